"""The live session without its windows: drift, cost of a second, durable commands, memory.

A half-day of 300 people at 50 tables with a clock that is set by hand: 8 simulated hours give the drift; 900 ticks
(look, hall, moderator, heartbeat: a quarter of an hour of the real clock) give CPU and memory. Each command is
followed in the same folder by a bare ``sqlite3`` insert and commit (WAL, synchronous=FULL). Prints one JSON line.
Aims: drift 0 ms, under 2 % of a core, growth under 5 MB an hour, command p99 under 50 ms.
Run: ``python -m tests.bench.live [--commands 300]``.
"""

import argparse
import datetime as dt
import gc
import json
import random
import sqlite3
import tempfile
import time
import tracemalloc
from pathlib import Path

from desktop_app.core.live.script import Step
from desktop_app.services.community import Community
from desktop_app.services.live import LiveSession
from desktop_app.services.programme import ProgrammeLine
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields
from tests.fakes import START, FakeClock

PEOPLE, SEATS, ROUNDS = 300, 6, 8
HOURS = 8
TICKS = 900


def fill(community: Community) -> str:
    """An event with people, programme and a plan; its id."""
    event = community.events.create("Bench", dt.date(2026, 11, 26))
    with community._recorder.transaction() as transaction:
        registrar = Registrar(community._store)
        people = []
        for n in range(PEOPLE):
            person = registrar.add_person(transaction, PersonFields(f"Anne{n % 40}", f"Villemin{n}"))
            people.append(registrar.register(transaction, event.id, person, RegistrationFields()))
    shuffled, rounds = random.Random(1), []
    for _ in range(ROUNDS):
        shuffled.shuffle(people)
        rounds.append([people[n : n + SEATS] for n in range(0, PEOPLE, SEATS)])
    payload = {"title": "", "format": "tables", "settings": {}, "quality": {"repeats": 0}, "rounds": rounds}
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:bench", payload, event.id)
        transaction.add("plan.activated", "plan:bench", {}, event.id)
    community.programme.replace(event.id, [ProgrammeLine("", "speed_dating", "Speed dating", start_min=840)])
    return event.id


def drift_ms(live: LiveSession, clock: FakeClock) -> int:
    """Error of the clock after simulated hours of rounds, looked at each second."""
    item = live.snapshot().state.show.items[0]
    live.set_timing(item.id, turn_s=HOURS * 3600 // ROUNDS // SEATS, move_s=0, settle_s=0, auto_rounds=True)
    live.start()
    snapshot = live.snapshot()
    started = clock.monotonic_ms
    steps: tuple[Step, ...] = snapshot.state.steps
    for _ in range(HOURS * 3600 - 10):
        clock.advance(1)
        snapshot.at(clock.read())
    position = snapshot.at(clock.read())
    counted = sum(step.length_ms for step in steps[: position.index]) + position.elapsed_ms
    return abs(counted - (clock.monotonic_ms - started))


def ticks(live: LiveSession, clock: FakeClock) -> tuple[float, float]:
    """Share of a core that ticks take, and megabytes an hour that they leave."""
    for _ in range(60):
        tick(live, clock)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(TICKS):
        tick(live, clock)
    gc.collect()
    grown = (tracemalloc.get_traced_memory()[0] - before) / 1e6 * 3600 / TICKS
    tracemalloc.stop()
    cpu = time.process_time()
    for _ in range(TICKS):
        tick(live, clock)
    return (time.process_time() - cpu) / TICKS, grown


def tick(live: LiveSession, clock: FakeClock) -> None:
    """A second of the window's work."""
    clock.advance(1)
    snapshot = live.beat(clock.read()) or live.snapshot(clock.read())
    position = snapshot.at(clock.read())
    snapshot.hall(position)
    snapshot.moderator(position)


def commands_ms(live: LiveSession, folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of durable commands, and of bare commits beside them."""
    floor = sqlite3.connect(folder / "floor.db", isolation_level=None)
    floor.execute("PRAGMA journal_mode=WAL")
    floor.execute("PRAGMA synchronous=FULL")
    floor.execute("CREATE TABLE line (id TEXT PRIMARY KEY, payload TEXT)")
    ours, bare = [], []
    for n in range(count):
        start = time.perf_counter()
        live.adjust(30 if n % 2 else -30)
        ours.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        floor.execute("BEGIN IMMEDIATE")
        floor.execute("INSERT INTO line VALUES (?, ?)", (str(n), "x" * 300))
        floor.execute("COMMIT")
        bare.append((time.perf_counter() - start) * 1000)
    floor.close()
    return sorted(ours), sorted(bare)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--commands", type=int, default=300)
    count = parser.parse_args().commands
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock(START)
        community = Community(Path(folder) / "bench.ronde", clock=clock)
        live = community.live.session(fill(community))
        live.drive()
        drift = drift_ms(live, clock)
        core_share, grown_mb = ticks(live, clock)
        ours, bare = commands_ms(live, Path(folder), count)
        community.close()
    at = lambda values, share: values[min(len(values) - 1, int(len(values) * share))]  # noqa: E731
    print(
        json.dumps(
            {
                "bench": "live",
                "simulated_hours": HOURS,
                "drift_ms": drift,
                "core_share": round(core_share, 5),
                "growth_mb_an_hour": round(grown_mb, 2),
                "command_p50_ms": round(at(ours, 0.5), 2),
                "command_p99_ms": round(at(ours, 0.99), 2),
                "bare_p99_ms": round(at(bare, 0.99), 2),
                "ratio_p99": round(at(ours, 0.99) / at(bare, 0.99), 2),
            }
        )
    )


if __name__ == "__main__":
    main()
