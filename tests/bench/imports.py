"""How long a list takes: read, previewed, imported, imported again, in CPU seconds of this process.

The floor is what the same list costs the standard library alone: `csv` and one transaction of bare inserts, as many
as the import writes. Prints one JSON line. Run: ``python -m tests.bench.imports [--rows 3000]``.
"""

import argparse
import csv
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.core.roster.given_names import spellings
from desktop_app.services.community import Community

HEADER = (
    "Nom",
    "Prénom",
    "Courriel",
    "Établissement",
    "Service",
    "Fonction",
    "Catégorie",
    "Photo",
    "Partage",
)
FAMILIES = ("Villemin", "Le Goff", "de la Haye", "Durand", "Martin-Roussel", "Öztürk", "Nguyen", "L'Huillier")
CATEGORIES = ("Clinicienne", "Chercheur", "Industriel", "Asso patients", "Autre")


def write_list(path: Path, rows: int) -> None:
    """A list like those that arrive: half the family names in capitals, free words."""
    chance = random.Random(5)
    given = sorted(spellings())
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER)
        for n in range(rows):
            family = chance.choice(FAMILIES)
            family = family.upper() if chance.random() < 0.5 else family
            name = chance.choice(given)
            mail = f"p{n}@x.example"
            writer.writerow(
                (family, name, mail, f"CHU {n % 60}", "Service", "IPA", chance.choice(CATEGORIES), "oui", "")
            )


def cpu_s(work: Callable[[], object]) -> float:
    """CPU seconds that ``work`` takes."""
    begun = time.process_time()
    work()
    return round(time.process_time() - begun, 3)


def bare(path: Path, file: Path) -> None:
    """Rows read by `csv`, four bare inserts for each, one commit."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (a, b, c, d, e, f, g, h, i)")
    connection.execute("BEGIN IMMEDIATE")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream, delimiter=";"):
            for _ in range(4):
                connection.execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.execute("COMMIT")
    connection.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write_list(path, rows)
        floor = cpu_s(lambda: bare(path, Path(folder) / "bare.db"))
        community = Community(Path(folder) / "bench.ronde")
        event = community.events.create("Bench", date(2026, 11, 26))
        imports = community.imports
        preview = cpu_s(lambda: imports.import_attendees(event.id, path, dry_run=True))
        first = cpu_s(lambda: imports.import_attendees(event.id, path))
        again = cpu_s(lambda: imports.import_attendees(event.id, path))
        community.close()
    result = {
        "bench": "imports",
        "rows": rows,
        "floor_s": floor,
        "preview_s": preview,
        "import_s": first,
        "again_s": again,
    }
    print(json.dumps(result | {"ratio": round(first / floor, 1), "rows_per_s": round(rows / first)}))


if __name__ == "__main__":
    main()
