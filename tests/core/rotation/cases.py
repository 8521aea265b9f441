"""Rotation cases for tests and benches: files of tests/data/rotation, and plain ones that need no file."""

import json
import random
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "data" / "rotation"
STORED = sorted(path.stem for path in FOLDER.glob("*.json"))
CATEGORIES = (("clinician", 0.42), ("researcher", 0.28), ("industry", 0.2), ("patient", 0.1))


def stored(name: str) -> dict[str, Any]:
    """A case of tests/data/rotation."""
    case: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return case


def plain(people: int, seats: int, rounds: int, tables: int | None = None) -> dict[str, Any]:
    """Golfers: nobody wishes anything."""
    count = -(-people // seats) if tables is None else tables
    return {
        "id": f"a_golf_{people}_{seats}_{rounds}",
        "n_rounds": rounds,
        "tables": [{"capacity": seats, "min": 2} for _ in range(count)],
        "forbid_same_category": False,
        "people": [{"id": k, "category": "all", "institution": None} for k in range(people)],
        "wishes": [],
        "avoid": [],
        "met_before": [],
        "hosts": {},
        "frozen": [],
        "baseline": None,
    }


def event(people: int, seats: int, rounds: int, seed: int, hosts: bool = False) -> dict[str, Any]:
    """An event like the stored ones: categories, a few large institutions, wishes, avoidances, earlier meetings."""
    rng = random.Random(seed)
    case = plain(people, seats, rounds)
    case["id"] = f"{'h_host' if hosts else 'b_event'}_{people}_{seats}_{rounds}_s{seed}"
    names = [name for name, _ in CATEGORIES]
    weights = [share for _, share in CATEGORIES]
    kinds = max(3, people // 4)
    for person in case["people"]:
        person["category"] = rng.choices(names, weights)[0]
        person["institution"] = f"I{min(kinds, int(rng.paretovariate(0.8))) - 1:02d}"
    everybody = list(range(people))
    wishes = set()
    for who in everybody:
        for whom in rng.sample(everybody, min(people, rng.choice((0, 1, 1, 2, 2, 4)))):
            if whom != who and case["people"][whom]["institution"] != case["people"][who]["institution"]:
                wishes.add((who, whom))
    case["wishes"] = [[a, b, 1] for a, b in sorted(wishes)]
    case["avoid"] = [sorted(rng.sample(everybody, 2)) for _ in range(max(1, people // 30))]
    case["met_before"] = [sorted(rng.sample(everybody, 2)) for _ in range(people)]
    if hosts:
        tables = len(case["tables"])
        case["hosts"] = {str(t): who for t, who in enumerate(rng.sample(everybody, tables))}
    return case
