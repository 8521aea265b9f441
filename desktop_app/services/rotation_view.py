"""A plan as screens show it: everybody's tables, whom they meet, and what the plan is worth. Pure reading."""

from dataclasses import dataclass

from desktop_app.core.folding import name_order
from desktop_app.core.rotation.explain import Explained, Explainer, Pair, Route
from desktop_app.services.rotation_changes import PlanState, Seated


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person's row. ``tables``: for each round the table from 0, -1 for none."""

    who: Seated
    tables: tuple[int, ...]
    met: int
    wishes_kept: int
    wishes: int
    is_held: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its qualities and everybody's row, by name."""

    state: PlanState
    explained: Explained
    lines: tuple[PersonLine, ...]
    routes: dict[str, Route]

    def pair(self, a: str, b: str) -> Pair:
        """When two people meet, or why not."""
        return Explainer(self.state.instance, self.state.rounds).pair(a, b)


def plan_view(state: PlanState) -> PlanView:
    """Everything the Rotation window shows of a plan."""
    explainer = Explainer(state.instance, state.rounds)
    held = {p.person for p in state.info.pins} | {b.person for b in state.info.bans}
    routes = {str(p.id): explainer.person(p.id) for p in state.instance.people}
    lines = [
        PersonLine(
            state.people[who],
            tuple(stop.table for stop in route.stops),
            len(route.met),
            len(route.kept),
            len(route.kept) + len(route.missed),
            who in held,
        )
        for who, route in routes.items()
    ]
    lines.sort(key=lambda line: (name_order(line.who.given_name, line.who.family_name), line.who.id))
    return PlanView(state, explainer.plan(), tuple(lines), routes)
