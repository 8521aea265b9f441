"""The planner: every case at 0.2, 1 and 10 s of CPU over several seeds, re-planning, growth, memory.

    python -m tests.bench.rotation [--seconds 0.2 1] [--seeds 5] [--only b_event] [--like] [--growth]

Prints a table; cost and repeats as least / median / most over the seeds. CPU seconds of this process, one thread.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from desktop_app.core.rotation.budget import Budget
from desktop_app.core.rotation.case import read_case
from desktop_app.core.rotation.instance import Instance, PersonId, frozen_rounds
from desktop_app.core.rotation.replan import replan
from desktop_app.core.rotation.solve import Solution, solve
from tests.core.rotation import yardstick
from tests.core.rotation.cases import STORED, event, plain, stored

GOLFERS = (
    (24, 4, 6),
    (32, 4, 8),
    (32, 4, 10),
    (36, 6, 5),
    (40, 5, 7),
    (60, 6, 6),
    (100, 10, 5),
    (200, 8, 6),
    (300, 6, 8),
)
LIKE = (
    (30, 5, 6, False),
    (42, 6, 6, False),
    (48, 6, 6, True),
    (57, 6, 6, False),
    (61, 6, 6, True),
    (80, 8, 5, False),
    (96, 8, 6, False),
    (120, 6, 6, True),
    (150, 6, 6, False),
    (200, 8, 6, False),
)


def run(case: dict[str, Any], seconds: float, seed: int) -> tuple[Solution, float, float]:
    """The plan, the seconds it took, and those until the first valid plan."""
    first: list[float] = []
    started = time.process_time()

    def seen(solution: Solution) -> None:
        first.append(time.process_time() - started)

    solution = solve(read_case(case), Budget(time.process_time, seconds, started_s=started), seed, seen)
    took = time.process_time() - started
    assert yardstick.faults(case, solution.rounds) == []
    assert abs(yardstick.cost(case, solution.rounds) - solution.measures.cost) < 1e-6
    return solution, took, first[0]


def row(case: dict[str, Any], seconds: float, seeds: int) -> None:
    found = [run(case, seconds, seed) for seed in range(seeds)]
    costs = [s.measures.cost for s, _, _ in found]
    repeats = [s.measures.repeats for s, _, _ in found]
    bound = found[0][0].bound.value
    print(
        f"{case['id']:<24} {seconds:5.1f} s  cost {spread(costs):>16}  repeats {spread(repeats):>10}  bound {bound:>3}"
        f"  first {1000 * max(f for _, _, f in found):5.0f} ms  took {max(t for _, t, _ in found):5.2f} s",
        flush=True,
    )


def spread(values: list[float] | list[int]) -> str:
    return f"{min(values):g}/{median(values):g}/{max(values):g}"


def replans(seeds: int) -> None:
    """A tenth of the people missing after two rounds: time and quality of planning again, against a fresh plan."""
    for people, seats, rounds, seconds in ((60, 6, 6, 0.3), (300, 6, 8, 1.0)):
        case = event(people, seats, rounds, seed=people)
        printed = run(case, 1.0, 0)[0].rounds
        away = list(range(0, people, 10))
        for keep in (0.0, 0.5, 1.0):
            costs, seats_changed, took = [], [], 0.0
            for seed in range(seeds):
                instance = absent_from(read_case(case), list(away), 2)
                started = time.process_time()
                again = replan(instance, printed, 2, Budget(time.process_time, seconds), keep=keep, seed=seed)
                took = max(took, time.process_time() - started)
                costs.append(again.solution.measures.cost)
                seats_changed.append(again.solution.measures.changed_seats)
            print(
                f"replan {people:>4} people keep {keep:3.1f}   cost {spread(costs):>14}"
                f"  seats changed {spread(seats_changed):>14}  took {took:4.2f} s"
            )
        fresh = fresh_rest(absent_from(read_case(case), away, 2), printed, seconds)
        print(f"fresh  {people:>4} people           cost {fresh.measures.cost:g}")


def absent_from(instance: Instance, away: Sequence[PersonId], first_round: int) -> Instance:
    """The instance without ``away`` from ``first_round`` on (no-shows: from 0; early leavers: from the next)."""
    gone = set(away)
    people = tuple(
        replace(p, rounds=frozenset(r for r in range(first_round) if instance.attends(p, r)))
        if p.id in gone
        else p
        for p in instance.people
    )
    return replace(instance, people=people)


def fresh_rest(instance: Instance, printed: Any, seconds: float) -> Solution:
    """The rounds to come planned from nothing, with ten times the time."""
    rest = replace(instance, frozen=frozen_rounds(printed[:2]))
    return solve(rest, Budget(time.process_time, 10 * seconds), 0)


def growth() -> None:
    """From 24 to 1,000 people: time to the first plan, cost after 1 s, memory so far."""
    for people in (24, 48, 100, 200, 400, 700, 1000):
        case = event(people, 6, 6, seed=1)
        solution, took, first = run(case, 1.0, 0)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{people:>5} people  first {1000 * first:5.0f} ms  took {took:4.2f} s  cost {solution.measures.cost:g}"
            f"  repeats {solution.measures.repeats}  peak {peak:.0f} MB",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, nargs="+", default=[0.2, 1.0, 10.0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--like", action="store_true", help="cases like the stored ones, made here")
    parser.add_argument("--growth", action="store_true", help="re-planning, growth and memory alone")
    chosen = parser.parse_args()
    if chosen.growth:
        replans(chosen.seeds)
        growth()
        return
    cases = [plain(*sizes) for sizes in GOLFERS] + [plain(40, 2, 12)] + [stored(name) for name in STORED]
    if chosen.like:
        cases = [event(n, k, r, seed=n, hosts=hosts) for n, k, r, hosts in LIKE]
    for case in cases:
        if chosen.only in case["id"]:
            for seconds in chosen.seconds:
                row(case, seconds, chosen.seeds)
    if not chosen.only and not chosen.like:
        replans(chosen.seeds)
        growth()


if __name__ == "__main__":
    main()
