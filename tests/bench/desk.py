"""The desk under load: scan to durable verdict, scans from standard input, search as you type.

Every figure is set against the floor of the same run: the bare ``sqlite3`` insert and commit (WAL, FULL) on the same
disk. Run: ``python -m tests.bench.desk``; prints a JSON line for each measure.
"""

import contextlib
import datetime as dt
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.services.community import Community
from desktop_app.services.recorder import Recorder
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields
from desktop_app.store import registrations_table

ROOT = Path(__file__).resolve().parents[2]
SIZES = (200, 3_000, 20_000)
SCANS = 400
SYLLABLES = (
    "ma",
    "ri",
    "lo",
    "be",
    "nan",
    "cy",
    "vil",
    "lem",
    "du",
    "ran",
    "ker",
    "gour",
    "chau",
    "vet",
    "le",
    "go",
)


def quantiles_ms(times_s: list[float]) -> dict[str, float]:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(times_s)
    return {
        "p50_ms": round(ordered[len(ordered) // 2] * 1000, 3),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 3),
    }


def timed(act: Callable[[], object]) -> float:
    """Seconds that ``act`` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@contextlib.contextmanager
def bare(folder: Path) -> Iterator[Callable[[], None]]:
    """An insert and commit by sqlite3 alone, as durable as ours."""
    with contextlib.closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, at_ms INTEGER, payload TEXT)")

        def insert() -> None:
            conn.execute("BEGIN IMMEDIATE")
            conn.execute("INSERT INTO t (at_ms, payload) VALUES (?, ?)", (time.time_ns(), "x" * 120))
            conn.execute("COMMIT")

        yield insert


def filled(path: Path, people: int) -> tuple[Community, str, list[str]]:
    """A community with one event and ``people`` registrations; their codes."""
    community = Community(path)
    event_id = community.events.create("Bench", dt.date(2026, 11, 26)).id
    rng = random.Random(people)
    recorder: Recorder = community._recorder
    with recorder.transaction() as transaction:
        registrar = Registrar(recorder.store)
        for n in range(people):
            given = "".join(rng.choices(SYLLABLES, k=2)).title()
            family = "".join(rng.choices(SYLLABLES, k=rng.choice((2, 3)))).title()
            person = PersonFields(
                given, family, f"{given}.{family}{n}@example.org", institution=f"I {n % 90}"
            )
            person_id = registrar.add_person(transaction, person)
            registrar.register(transaction, event_id, person_id, RegistrationFields("clinical"))
    codes = [row["code"] for row in registrations_table.of_event(recorder.store, event_id)]
    rng.shuffle(codes)
    return community, event_id, codes


def scan_to_verdict(folder: Path, people: int) -> dict[str, object]:
    """Scans and bare commits in turn, so that both meet the same disk."""
    community, event_id, codes = filled(folder / f"{people}.ronde", people)
    ours, floor = [], []
    with bare(folder) as insert:
        for n in range(SCANS):
            code = codes[n % len(codes)]
            ours.append(timed(lambda code=code: community.reception.check_in(event_id, code)))  # type: ignore[misc]
            floor.append(timed(insert))
    community.close()
    (folder / "bare.db").unlink()
    result, base = quantiles_ms(ours), quantiles_ms(floor)
    ratio = round(result["p99_ms"] / base["p99_ms"], 2)
    return {"bench": "scan to verdict", "people": people, **result, "floor": base, "ratio_p99": ratio}


def typed_search(folder: Path, people: int) -> dict[str, object]:
    """Every keystroke of names and of misspelt names."""
    community, event_id, _ = filled(folder / "search.ronde", people)
    names = [a.family_name for a in community.attendees.of_event(event_id)]
    first_s = timed(lambda: community.attendees.search(event_id, "a", 1))
    rng, times = random.Random(1), []
    for n in range(150):
        name = rng.choice(names)
        word = name if n % 3 else name[:2] + name[3:]
        times += [
            timed(lambda part=word[:i]: community.attendees.search(event_id, part, 30))  # type: ignore[misc]
            for i in range(1, len(word) + 1)
        ]
    community.close()
    return {"bench": "search", "people": people, **quantiles_ms(times), "index_s": round(first_s, 2)}


def from_standard_input(folder: Path) -> dict[str, object]:
    """2,000 scans through ``ronde checkin -``, start of the program included, against 2,000 bare commits."""
    community, event_id, codes = filled(folder / "stdin.ronde", 3_000)
    community.close()
    typed = "\n".join(codes[:2_000]) + "\n"
    command = [sys.executable, "-m", "desktop_app", "--data", str(folder / "stdin.ronde")]
    command += ["checkin", "--event", event_id, "--json", "-"]
    start = time.perf_counter()
    ended = subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, text=True, check=True)
    ours_s = time.perf_counter() - start
    assert ended.stdout.count("ADMITTED") == 2_000
    with bare(folder) as insert:
        floor_s = sum(timed(insert) for _ in range(2_000))
    ratio = round(ours_s / floor_s, 2)
    return {
        "bench": "checkin -",
        "scans_per_s": round(2_000 / ours_s),
        "floor_per_s": round(2_000 / floor_s),
        "ratio": ratio,
    }


def main() -> None:
    """All measures, a JSON line each."""
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        for people in SIZES:
            print(json.dumps(scan_to_verdict(Path(folder), people)), flush=True)
        print(json.dumps(typed_search(Path(folder), SIZES[-1])), flush=True)
        print(json.dumps(from_standard_input(Path(folder))), flush=True)


if __name__ == "__main__":
    main()
