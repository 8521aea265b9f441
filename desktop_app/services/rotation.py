"""Rotation plans of a meeting: made for the people who are here, kept, compared, put to use.

Reading and saving run on the database lane; `solve` is pure and runs anywhere.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.core.errors import Refused
from desktop_app.core.plan_quality import Quality
from desktop_app.core.rotation.instance import Ban, Instance, Knobs, Mixing, Pin, Rounds
from desktop_app.core.text import N_
from desktop_app.services.recorder import Recorder
from desktop_app.services.rotation_history import sat
from desktop_app.services.rotation_people import PAIRS, PlanRequest, instance_for, taking_part
from desktop_app.store import plans_table
from desktop_app.store.store import Row

if TYPE_CHECKING:
    from desktop_app.core.rotation.bounds import RepeatsBound
    from desktop_app.core.rotation.cost import Measures
    from desktop_app.core.rotation.solve import Solution


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """A kept plan without its seats. ``quality`` holds its measures as they are kept.

    ``pins`` and ``bans`` were set by hand and hold in every later plan of the meeting.
    """

    id: str
    event_id: str
    title: str
    format: str
    created_ms: int
    active: bool
    request: PlanRequest
    quality: dict[str, Any]
    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()

    @property
    def measured(self) -> Quality:
        """What the plan is worth, as it is told."""
        return Quality.read(self.quality)


class Rotation:
    """Use cases on plans."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store

    def instance(self, event_id: str, request: PlanRequest) -> Instance:
        """The problem as the file stands now; see `rotation_people.instance_for` for what is refused.

        While the session runs, the rounds that have begun are part of it as people sat; who met in a session that was
        ended has met before.
        """
        history = sat(self._store, event_id, request.format, self._recorder.clock.read())
        instance = instance_for(self._store, event_id, request, history.rounds)
        known = {person.id for person in instance.people}
        met = tuple(pair for pair in history.met if known.issuperset(pair))
        instance = replace(instance, met_before=tuple(dict.fromkeys((*instance.met_before, *met))))
        active = self.active(event_id)
        return instance if active is None else held(instance, active.pins, active.bans)

    def plan(self, event_id: str, request: PlanRequest, budget_s: float = 1.0) -> PlanInfo:
        """Make a plan, keep it and put it to use, all in one."""
        instance = self.instance(event_id, request)
        return self.save(event_id, request, instance, solve(instance, budget_s, request.seed))

    def save(
        self,
        event_id: str,
        request: PlanRequest,
        instance: Instance,
        solution: "Solution",
        title: str = "",
        *,
        activate: bool = True,
    ) -> PlanInfo:
        """Keep a plan, and put it to use if wanted."""
        with self._recorder.transaction() as transaction:
            plan_id = transaction.new_id()
            payload = {
                "title": title,
                "format": request.format,
                "settings": settings_of(request, instance.pins, instance.bans),
                "quality": quality(instance, solution),
                "rounds": solution.rounds,
            }
            transaction.add("plan.saved", f"plan:{plan_id}", payload, event_id)
            if activate:
                transaction.add("plan.activated", f"plan:{plan_id}", {}, event_id)
        return self.find(plan_id)

    def numbers(self, event_id: str) -> tuple[int, int]:
        """How many who take part are here, and how many are expected in all."""
        here = taking_part(self._store, event_id, present_only=True)
        return len(here), len(taking_part(self._store, event_id, present_only=False))

    def activate(self, plan_id: str) -> PlanInfo:
        """The meeting uses this plan from now on."""
        found = self.find(plan_id)
        self._recorder.record("plan.activated", f"plan:{plan_id}", {}, found.event_id)
        return self.find(plan_id)

    def find(self, plan_id: str) -> PlanInfo:
        """One plan. Raises `Refused` ``plan-unknown``."""
        row = plans_table.plan(self._store, plan_id)
        if row is None:
            raise Refused("plan-unknown", N_("This plan no longer exists."))
        return _plan_info(row)

    def all(self, event_id: str) -> list[PlanInfo]:
        """The plans of a meeting, the newest first."""
        return [_plan_info(row) for row in plans_table.plans(self._store, event_id)]

    def active(self, event_id: str) -> PlanInfo | None:
        """The plan that the meeting uses."""
        row = plans_table.active_plan(self._store, event_id)
        return _plan_info(row) if row else None

    def rounds(self, plan_id: str) -> Rounds:
        """Rounds of tables of registration ids."""
        return [[list(table) for table in tables] for tables in plans_table.rounds(self._store, plan_id)]

    def wish(self, event_id: str, who: str, whom: str, kind: str = "wish") -> None:
        """``who`` would like to meet ``whom`` (``"wish"``), or must not share a table (``"avoid"``)."""
        payload = {"who": who, "whom": whom, "kind": kind}
        self._recorder.record("wish.set", f"wish:{who}:{whom}", payload, event_id)

    def drop_wish(self, event_id: str, who: str, whom: str) -> None:
        """Take a wish or an avoidance back."""
        self._recorder.record("wish.dropped", f"wish:{who}:{whom}", {"who": who, "whom": whom}, event_id)


def solve(
    instance: Instance,
    budget_s: float = 1.0,
    seed: int = 0,
    *,
    progress: "Callable[[Solution], None] | None" = None,
    should_stop: Callable[[], bool] | None = None,
) -> "Solution":
    """The best plan found within ``budget_s`` seconds of this thread's CPU; pure, for any thread."""
    from desktop_app.core.rotation.budget import Budget
    from desktop_app.core.rotation.solve import solve as search

    return search(instance, Budget(time.thread_time, budget_s, should_stop=should_stop), seed, progress)


def quality(instance: Instance, solution: "Solution") -> dict[str, Any]:
    """The measures that are kept with a plan, JSON-able; `Quality` reads them."""
    return quality_of(instance, solution.measures, solution.bound, proven_best=solution.proven)


def quality_of(
    instance: Instance, m: "Measures", bound: "RepeatsBound", *, proven_best: bool = False
) -> dict[str, Any]:
    """The same, of any plan that was measured."""
    return {
        "people": len(instance.people),
        "tables": len(instance.tables),
        "cost": m.cost,
        "met_mean": round(m.met_mean, 1),
        "met_least": m.met_least,
        "met_most": m.met_most,
        "repeats": m.repeats,
        "repeats_bound": bound.value,
        "repeats_optimal": bound.met_by(m.repeats),
        "across_share": round(m.cross_share, 3),
        "same_institution": m.same_institution,
        "met_before": m.met_before,
        "avoidances_hit": m.avoidances_hit,
        "avoidances": m.avoidances,
        "avoidances_kept": m.avoidances_kept,
        "wishes": m.wishes,
        "wishes_met": m.wishes_kept,
        "rests": m.rests,
        "moves_mean": round(m.moves_mean, 2),
        "proven_best": proven_best,
    }


def held(instance: Instance, pins: tuple[Pin, ...], bans: tuple[Ban, ...]) -> Instance:
    """The instance with those pins and bans that still mean something in it."""
    known = {person.id for person in instance.people}

    def fits(person: object, table: int | None, round_: int | None) -> bool:
        in_room = table is None or table < len(instance.tables)
        return person in known and in_room and (round_ is None or round_ < instance.rounds)

    return replace(instance, pins=tuple(p for p in pins if fits(*p)), bans=tuple(b for b in bans if fits(*b)))


def settings_of(request: PlanRequest, pins: tuple[Pin, ...], bans: tuple[Ban, ...]) -> dict[str, Any]:
    """What a plan was asked for and what hands fixed, JSON-able."""
    settings = asdict(request)
    settings["knobs"] = {name: mixing.value for name, mixing in settings["knobs"].items()}
    return settings | {"pins": [list(p) for p in pins], "bans": [list(b) for b in bans]}


def _plan_info(row: Row) -> PlanInfo:
    settings = json.loads(row["settings_json"])
    knobs = Knobs(**{name: Mixing(value) for name, value in settings.pop("knobs", {}).items()})
    known = {name: settings[name] for name in PlanRequest.__dataclass_fields__ if name in settings}
    return PlanInfo(
        id=row["id"],
        event_id=row["event_id"],
        title=row["title"],
        format=row["format"],
        created_ms=row["created_ms"],
        active=bool(row["active"]),
        request=PlanRequest(**known, knobs=knobs),
        quality=json.loads(row["quality_json"]),
        pins=tuple(Pin(*p) for p in settings.get("pins", ())),
        bans=tuple(Ban(*b) for b in settings.get("bans", ())),
    )


__all__ = ["PAIRS", "PlanInfo", "PlanRequest", "Rotation", "quality", "solve"]
