"""A kept plan changed: by hand with undo, for a latecomer, or planned again while the meeting runs.

Every change is one journal entry with the plan as it stands after it; undo writes the plan before it again.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.core.errors import Refused
from desktop_app.core.folding import display_name, list_name
from desktop_app.core.journal import Entry
from desktop_app.core.live.rounds import plans_of_begun, rounds_begun, rounds_to_run
from desktop_app.core.live.state import LiveState
from desktop_app.core.rotation.going_on import going_on, tables_now
from desktop_app.core.rotation.instance import Instance, PersonId, Rounds, Table
from desktop_app.core.text import N_
from desktop_app.services.live import Live
from desktop_app.services.plan_history import as_of, standing
from desktop_app.services.recorder import Recorder
from desktop_app.services.rotation import PlanInfo, Rotation, held, quality_of, settings_of
from desktop_app.services.rotation_people import PAIRS, instance_of, taking_part
from desktop_app.store import registrations_table
from desktop_app.store.store import Row

if TYPE_CHECKING:
    from desktop_app.core.rotation.by_hand import Effect
    from desktop_app.core.rotation.replan import Replanned
    from desktop_app.core.rotation.solve import Solution


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody of a plan as screens show them."""

    id: str
    given_name: str
    family_name: str
    institution: str
    category_key: str
    present: bool

    @property
    def list_name(self) -> str:
        """``NOM Prénom``, as in lists."""
        return list_name(self.given_name, self.family_name)


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan with all that screens, explanations and changes need. ``played``: rounds that have begun."""

    info: PlanInfo
    instance: Instance
    rounds: Rounds
    people: dict[str, Seated]
    played: int
    can_undo: bool
    unseated: tuple[str, ...]
    """Those who are here, take part and have no seat in any round to come (latecomers)."""
    missing: tuple[str, ...]
    """Those who have a seat in a round to come and are not here."""

    def instance_ids(self) -> set[PersonId]:
        """Everybody who has a seat in this plan."""
        return {person.id for person in self.instance.people}


@dataclass(frozen=True, slots=True)
class LatecomersSeated:
    """What became of those who came late: how many have a seat now, and who found no free one."""

    count: int
    left: tuple[Seated, ...] = ()


class RotationChanges:
    """Use cases on one kept plan; reading and writing run on the database lane."""

    def __init__(self, recorder: Recorder, rotation: Rotation, live: Live) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._rotation = rotation
        self._live = live

    def state(self, plan_id: str) -> PlanState:
        """The plan as it stands, with everybody in it."""
        info = self._rotation.find(plan_id)
        rounds = self._as_sat(info, self._rotation.rounds(plan_id))
        played = min(self.played(info), len(rounds))
        in_plan = {who for tables in rounds for table in tables for who in table}
        rows = {r["id"]: r for r in registrations_table.of_event(self._store, info.event_id)}
        here = {r["id"] for r in taking_part(self._store, info.event_id, present_only=True)}
        run = self._run(info, rounds)
        to_come = {who for tables in rounds[played:run] for table in tables for who in table}
        instance = self._instance(info, rounds, played, [rows[i] for i in rows if i in in_plan])
        return PlanState(
            info,
            instance,
            rounds,
            {i: _seated(row) for i, row in rows.items() if i in in_plan or i in here},
            played,
            len(standing(self._entries(plan_id))) > 1,
            tuple(i for i in rows if i in here and i not in to_come) if played < run else (),
            tuple(i for i in rows if i in to_come and not rows[i]["present"]),
        )

    def played(self, info: PlanInfo) -> int:
        """Rounds of this plan that have begun; 0 when the meeting does not use it or has not begun."""
        state = self._under_way(info)
        return 0 if state is None else rounds_begun(state)

    def _as_sat(self, info: PlanInfo, rounds: Rounds) -> Rounds:
        """Rounds that have begun as people really sat: by the plan that was in use then, perhaps another one."""
        state = self._under_way(info)
        sat = list(rounds)
        for place, plan in enumerate(plans_of_begun(state)[: len(rounds)] if state is not None else ()):
            if plan not in ("", info.id):
                other = self._rotation.rounds(plan)
                sat[place] = other[place] if place < len(other) else sat[place]
        return sat

    def _under_way(self, info: PlanInfo) -> LiveState | None:
        """The session that runs this plan, None when there is none."""
        if not info.active:
            return None
        snapshot = self._live.session(info.event_id).snapshot()
        if snapshot.is_draft or snapshot.is_rehearsal:
            return None
        return snapshot.at(self._recorder.clock.read()).state

    def _run(self, info: PlanInfo, rounds: Rounds) -> int:
        """How many rounds are run: those of the plan, fewer when the session was cut short."""
        state = self._under_way(info)
        wanted = None if state is None else rounds_to_run(state)
        return len(rounds) if wanted is None else min(wanted, len(rounds))

    def _instance(self, info: PlanInfo, rounds: Rounds, played: int, rows: list[Row]) -> Instance:
        instance = instance_of(self._store, info.event_id, info.request, rows)
        size = 2 if info.request.format == PAIRS else info.request.table_size
        count = max((len(tables) for tables in rounds), default=len(instance.tables))
        largest = max([size] + [len(table) for tables in rounds for table in tables])
        # Who had no seat in a round that was played was not there.
        everybody = {person.id for person in instance.people}
        instance = going_on(
            replace(instance, rounds=len(rounds)), rounds[:played], everybody, (Table(largest, 2),) * count
        )
        return held(instance, info.pins, info.bans)

    # -- by hand

    def swap(self, plan_id: str, round_: int, a: PersonId, b: PersonId) -> "Effect":
        """Exchange two people in one round; kept at once, undone with `undo`."""
        from desktop_app.core.rotation import by_hand

        return self._by_hand(plan_id, lambda state: by_hand.swap(state.instance, state.rounds, round_, a, b))

    def move(self, plan_id: str, round_: int, person: PersonId, table: int) -> "Effect":
        """Give somebody a free seat at another table in one round."""
        from desktop_app.core.rotation import by_hand

        return self._by_hand(
            plan_id, lambda state: by_hand.move(state.instance, state.rounds, round_, person, table)
        )

    def _by_hand(self, plan_id: str, change: "Callable[[PlanState], Effect]") -> "Effect":
        from desktop_app.core.rotation.model import build
        from desktop_app.core.rotation.solve import bound_of

        state = self.state(plan_id)
        with _names(state):
            effect = change(state)
        measured = quality_of(state.instance, effect.after, bound_of(build(state.instance)))
        self._write(plan_id, {"rounds": effect.rounds, "quality": measured})
        return effect

    def pin(self, plan_id: str, person: PersonId, table: int, round_: int | None = None) -> PlanInfo:
        """Hold somebody at a table in every later plan of this meeting."""
        from desktop_app.core.rotation import by_hand

        return self._hold(plan_id, lambda instance: by_hand.pin(instance, person, table, round_))

    def forbid(
        self, plan_id: str, person: PersonId, table: int | None = None, round_: int | None = None
    ) -> PlanInfo:
        """Keep somebody away from a table, or out of a round, in every later plan of this meeting."""
        from desktop_app.core.rotation import by_hand

        return self._hold(plan_id, lambda instance: by_hand.forbid(instance, person, table, round_))

    def release(self, plan_id: str, person: PersonId) -> PlanInfo:
        """Forget every pin and ban of somebody."""
        from desktop_app.core.rotation import by_hand

        return self._hold(plan_id, lambda instance: by_hand.release(instance, person))

    def _hold(self, plan_id: str, change: Callable[[Instance], Instance]) -> PlanInfo:
        state = self.state(plan_id)
        with _names(state):
            changed = change(state.instance)
        settings = settings_of(state.info.request, changed.pins, changed.bans)
        self._write(plan_id, {"rounds": state.rounds, "quality": state.info.quality, "settings": settings})
        return self._rotation.find(plan_id)

    def undo(self, plan_id: str) -> PlanInfo:
        """The plan as it was before its last change.

        Raises:
            Refused: ``nothing-to-undo`` when the plan is as it was made.
        """
        entries = self._entries(plan_id)
        versions = standing(entries)
        if len(versions) < 2:
            raise Refused("nothing-to-undo", N_("Nothing was changed in this plan."))
        payload = as_of(entries, versions[-2])
        self._write(plan_id, payload | {"undoes": versions[-1].id})
        return self._rotation.find(plan_id)

    # -- while the meeting runs

    def seat_latecomer(self, plan_id: str, person: PersonId) -> Rounds:
        """Seats for somebody who came late, from the next round on; nobody else moves."""
        from desktop_app.core.rotation import replan

        state = self.state(plan_id)
        instance = self.now(state)
        with _names(state):
            rounds = replan.seat_latecomer(instance, state.rounds, person, state.played)
        self._keep(state, instance, rounds)
        return rounds

    def seat_latecomers(self, plan_id: str) -> LatecomersSeated:
        """Seats for everybody who is here and has none in the rounds to come, as far as there are free ones."""
        state = self.state(plan_id)
        left = [who for who in state.unseated if not self._finds_seat(plan_id, who)]
        return LatecomersSeated(len(state.unseated) - len(left), tuple(state.people[who] for who in left))

    def _finds_seat(self, plan_id: str, person: PersonId) -> bool:
        """Whether this latecomer found a seat: for the next one there may be one that this one may not take."""
        try:
            self.seat_latecomer(plan_id, person)
        except Refused as refused:
            if refused.code != "tables-full":
                raise
            return False
        return True

    def now(self, state: PlanState, closed: Collection[int] = (), added: int = 0) -> Instance:
        """The problem of the rounds to come for the people who are here now; pure reading, then `replanned`.

        Args:
            closed: table numbers, as on their signs, that are no longer used.
            added: how many tables come on top.

        Raises:
            Refused: ``table-unknown`` for a number that stands on no table.
        """
        request = state.info.request
        # Once people have sat down, only those who are here count, whatever the plan was first made for.
        present_only = request.present_only or state.played > 0
        here = {r["id"] for r in taking_part(self._store, state.info.event_id, present_only=present_only)}
        concerned = here | state.instance_ids()
        rows = [
            r for r in registrations_table.of_event(self._store, state.info.event_id) if r["id"] in concerned
        ]
        instance = instance_of(self._store, state.info.event_id, request, rows)
        tables = tables_now(state.instance.tables, len(here), closed, added)
        to_come = going_on(
            replace(instance, rounds=len(state.rounds)),
            state.rounds[: state.played],
            here,
            tables,
            closed=[number - 1 for number in closed],
        )
        return held(to_come, state.info.pins, state.info.bans)

    def accept(self, state: PlanState, instance: Instance, replanned: "Replanned") -> PlanInfo:
        """Keep a plan made again; refuses when the plan was changed meanwhile."""
        if self._as_sat(state.info, self._rotation.rounds(state.info.id)) != state.rounds:
            raise Refused("plan-changed", N_("The plan was changed meanwhile. Plan again."))
        self._keep(state, instance, replanned.solution.rounds)
        return self._rotation.find(state.info.id)

    def _keep(self, state: PlanState, instance: Instance, rounds: Rounds) -> None:
        from desktop_app.core.rotation.cost import measure
        from desktop_app.core.rotation.model import build, seats_of
        from desktop_app.core.rotation.solve import bound_of

        instance = _seated_only(instance, rounds)
        model = build(instance)
        measures = measure(model, seats_of(rounds, model.index, instance.rounds))
        self._write(
            state.info.id, {"rounds": rounds, "quality": quality_of(instance, measures, bound_of(model))}
        )

    def _write(self, plan_id: str, payload: dict[str, Any]) -> None:
        event_id = self._rotation.find(plan_id).event_id
        self._recorder.record("plan.changed", f"plan:{plan_id}", payload, event_id)

    def _entries(self, plan_id: str) -> list[Entry]:
        kinds = ("plan.saved", "plan.changed")
        return [e for e in self._store.entries(f"plan:{plan_id}") if e.kind in kinds]


@contextmanager
def _names(state: PlanState) -> Iterator[None]:
    """The planner knows people by their ids; whoever reads a refusal knows them by name."""
    try:
        yield
    except Refused as error:
        raise named(error, state.people) from None


def named(error: Refused, people: dict[str, Seated]) -> Refused:
    """The same refusal with a name instead of an id."""
    values = dict(error.text.values)
    who = people.get(str(values.get("person", "")))
    if who is None:
        return error
    values["person"] = display_name(who.given_name, who.family_name)
    return Refused(error.code, error.text.source, **values)


def replanned(
    state: PlanState,
    instance: Instance,
    clock_s: Callable[[], float],
    *,
    keep: float,
    budget_s: float = 1.0,
    progress: "Callable[[Solution], None] | None" = None,
    should_stop: Callable[[], bool] | None = None,
) -> "Replanned":
    """Plan the rounds to come again; pure, for any thread. ``keep``: 0 best plan, 1 fewest changes."""
    from desktop_app.core.rotation.budget import Budget
    from desktop_app.core.rotation.replan import replan

    budget = Budget(clock_s, budget_s, should_stop=should_stop)
    return replan(
        instance,
        state.rounds,
        state.played,
        budget,
        keep=keep,
        seed=state.info.request.seed,
        progress=progress,
    )


def _seated(row: Row) -> Seated:
    return Seated(
        row["id"],
        row["given_name"],
        row["family_name"],
        row["institution"],
        row["category_key"],
        bool(row["present"]),
    )


def _seated_only(instance: Instance, rounds: Rounds) -> Instance:
    """The problem for those who have a seat in these rounds: who still waits has met nobody and rests in none."""
    who = {person for tables in rounds for table in tables for person in table}
    used = 1 + max((t for tables in rounds for t, table in enumerate(tables) if table), default=-1)
    seated = replace(
        instance,
        people=tuple(person for person in instance.people if person.id in who),
        tables=instance.tables[:used],
        wishes=tuple(wish for wish in instance.wishes if who.issuperset(wish[:2])),
        avoid=tuple(pair for pair in instance.avoid if who.issuperset(pair)),
        met_before=tuple(pair for pair in instance.met_before if who.issuperset(pair)),
        closed=frozenset(place for place in instance.closed if place[1] < used),
    )
    return held(seated, instance.pins, instance.bans)
