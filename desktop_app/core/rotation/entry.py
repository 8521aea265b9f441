"""A case in, a schedule out: what the command line and other programs call."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop_app.core.rotation.budget import Budget
from desktop_app.core.rotation.case import read_case
from desktop_app.core.rotation.replan import stay_weight
from desktop_app.core.rotation.solve import solve

RESERVE_S = 0.02  # for writing the answer
KEEP = 0.35
"""In a case with a printed plan, where the slider stands between the best plan (0) and the fewest changes (1)."""


def solve_case(
    case: Mapping[str, Any],
    budget_s: float,
    seed: int,
    cpu_s: Callable[[], float],
    *,
    ticks: int | None = None,
) -> dict[str, Any]:
    """The best schedule within ``budget_s`` seconds of ``cpu_s``, counted from its zero.

    With ``cpu_s`` the process's own CPU clock the start of the program counts too. ``ticks``: instead of seconds,
    see `Budget`.

    Raises:
        Refused: when the case cannot be read or contradicts itself.
    """
    instance = read_case(case)
    if instance.baseline is not None:
        instance = replace(instance, weights=replace(instance.weights, stay=stay_weight(KEEP)))
    budget = Budget(cpu_s, max(0.0, budget_s - RESERVE_S), started_s=0.0, ticks=ticks)
    solution = solve(instance, budget, seed)
    return {
        "id": instance.id,
        "rounds": solution.rounds,
        "cost": solution.measures.cost,
        "repeats": solution.measures.repeats,
        "bound": solution.bound.value,
        "optimal_repeats": solution.fewest_repeats,
        "proven_best": solution.proven,
        "seconds_cpu": round(cpu_s(), 3),
        "seconds_to_best": round(solution.cpu_s, 3),
        "seed": seed,
    }
