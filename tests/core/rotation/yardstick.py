"""The yardstick of the planner, written again without arrays: what a schedule costs, and its faults.

Kept apart from the program on purpose: the tests compare the two.
"""

from collections import Counter
from itertools import combinations
from math import comb
from typing import Any

Case = dict[str, Any]
Schedule = list[list[list[Any]]]


def who_is_there(case: Case) -> list[set[Any]]:
    rounds = range(case["n_rounds"])
    attends = {p["id"]: set(rounds) if p.get("rounds") is None else set(p["rounds"]) for p in case["people"]}
    return [{who for who, when in attends.items() if r in when} for r in rounds]


def faults(case: Case, schedule: Schedule) -> list[str]:
    found = []
    frozen, there = case.get("frozen") or [], who_is_there(case)
    if len(schedule) != case["n_rounds"]:
        found.append("number of rounds")
    for r, tables in enumerate(schedule):
        if r < len(frozen):
            if [sorted(t) for t in tables if t] != [sorted(t) for t in frozen[r] if t]:
                found.append(f"round {r}: played round changed")
            continue
        sitting = [who for table in tables for who in table]
        if len(set(sitting)) < len(sitting):
            found.append(f"round {r}: somebody twice")
        if set(sitting) - there[r]:
            found.append(f"round {r}: somebody who is away")
        if len(tables) > len(case["tables"]):
            found.append(f"round {r}: too many tables")
        for t, table in enumerate(tables[: len(case["tables"])]):
            if len(table) > case["tables"][t]["capacity"]:
                found.append(f"round {r} table {t}: too full")
            if 0 < len(table) < case["tables"][t].get("min", 2):
                found.append(f"round {r} table {t}: too small")
        for t, host in (case.get("hosts") or {}).items():
            if host in there[r] and host not in tables[int(t)]:
                found.append(f"round {r}: host {host} elsewhere")
    return found


def cost(case: Case, schedule: Schedule) -> float:
    """The cost of a schedule without faults."""
    category = {p["id"]: p["category"] for p in case["people"]}
    institution = {p["id"]: p["institution"] for p in case["people"]}
    met = Counter(
        frozenset(pair) for tables in schedule for table in tables for pair in combinations(table, 2)
    )
    same_side = bool(case.get("forbid_same_category"))
    floor_category, floor_institution = floors(case, category), floors(case, institution)

    def inside(group: dict[Any, Any]) -> int:
        return sum(
            n
            for pair, n in met.items()
            if len({group[i] for i in pair}) == 1 and None not in {group[i] for i in pair}
        )

    avoid = {frozenset(pair) for pair in case["avoid"]}
    before = {frozenset(pair) for pair in case["met_before"]}
    total: float = 10.0 * sum(n - 1 for n in met.values())
    total += 100 * (sum(met[pair] for pair in avoid) + (inside(category) if same_side else 0))
    total += 8 * sum(met[pair] for pair in before)
    total += 6 * (inside(institution) - floor_institution)
    total += 2 * (inside(category) - (0 if same_side else floor_category))
    total += 3 * sum(weight for a, b, weight in case["wishes"] if frozenset((a, b)) not in met)
    return total + rest_cost(case, schedule, category) + 5 * max(0, uneven(schedule) - 1)


def floors(case: Case, group: dict[Any, Any]) -> int:
    capacities: list[int] = [t["capacity"] for t in case["tables"]]
    total = 0
    for there in who_is_there(case):
        seated = seats_taken(case, there)
        sizes = Counter(group[i] for i in there if group[i] is not None).values()
        if max(capacities) > 2 and seated == len(there):
            total += sum(pairs_when_spread(n, len(capacities)) for n in sizes)
        elif max(capacities) == 2:
            total += max([0] + [n - seated // 2 - (len(there) - seated) for n in sizes])
    return total


def pairs_when_spread(people: int, tables: int) -> int:
    share, more = divmod(people, tables)
    return more * comb(share + 1, 2) + (tables - more) * comb(share, 2)


def seats_taken(case: Case, there: set[Any]) -> int:
    capacities: list[int] = [t["capacity"] for t in case["tables"]]
    seated: int = min(len(there), sum(capacities))
    if case.get("forbid_same_category"):
        sides = Counter(p["category"] for p in case["people"] if p["id"] in there)
        seated = min(seated, 2 * min(sides.values())) if len(sides) == 2 else seated
    return seated - seated % 2 if max(capacities) == 2 else seated


def rest_cost(case: Case, schedule: Schedule, category: dict[Any, Any]) -> float:
    there = who_is_there(case)
    rests: Counter[Any] = Counter()
    for r, tables in enumerate(schedule):
        rests.update(there[r] - {who for table in tables for who in table})
    forced = sum(len(t) - seats_taken(case, t) for t in there)
    regular = [
        p["id"] for p in case["people"] if p.get("rounds") is None or len(p["rounds"]) == case["n_rounds"]
    ]
    sides = sorted(set(category.values())) if case.get("forbid_same_category") else [None]
    groups = [[rests[i] for i in regular if side is None or category[i] == side] for side in sides]
    spread = max((max(g) - min(g) for g in groups if g), default=0)
    return 5 * max(0, spread - 1) + 20 * max(0, sum(rests.values()) - forced)


def uneven(schedule: Schedule) -> int:
    sizes = [[len(table) for table in tables if table] for tables in schedule]
    return max((max(s) - min(s) for s in sizes if s), default=0)
