"""The words of plans: their people and dates."""

from typing import TYPE_CHECKING

from desktop_app.core.plan_quality import mean_met, repeats
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.hours import hour
from desktop_app.ui.widgets.names import isolated, joined
from desktop_app.ui.widgets.numbers import number_words

if TYPE_CHECKING:
    from desktop_app.core.rotation.explain import Explained
    from desktop_app.services.rotation import PlanInfo
    from desktop_app.services.rotation_changes import LatecomersSeated, Seated

_MOST_MISSED = 200
"""A list that a person still reads."""


def name_with_initial(who: "Seated") -> str:
    """NOM P., where there is little room; an only name is no initial."""
    if not who.family_name:
        return isolated(who.given_name)
    initial = f"{who.given_name[:1]}." if who.given_name else ""
    return isolated(f"{who.family_name.upper()} {initial}".strip())


def round_word(round_: int) -> str:
    """ "Round 3", counted from 0."""
    return tr("Round {number}", number=round_ + 1)


def table_word(table: int) -> str:
    """ "Table 7", or that somebody rests."""
    return tr("Table {number}", number=table + 1) if table >= 0 else tr("rests")


def number(value: float) -> str:
    """A mean with one decimal where it needs one."""
    return number_words(value, 1)


def plan_title(plan: "PlanInfo") -> str:
    """What a list of plans says of one."""
    if plan.title:
        return plan.title
    size = 2 if plan.request.format == "pairs" else plan.request.table_size
    rounds = trn("{n} round", "{n} rounds", plan.request.rounds)
    kind = tr("face to face") if size == 2 else tr("tables of {size}", size=size)
    return tr("{hour} · {kind}, {rounds}", hour=hour(plan.created_ms), kind=kind, rounds=rounds)


def plan_summary(plan: "PlanInfo") -> str:
    """The second line: people and the two qualities that matter most."""
    quality = plan.measured
    people = trn("{n} person", "{n} people", quality.people)
    met, again = tr("{mean} met", mean=tr_text(mean_met(quality))), tr_text(repeats(quality))
    return tr("{people} · {met} · repeats {repeats}", people=people, met=met, repeats=again)


def missed_lines(explained: "Explained", names: dict[str, str]) -> list[str]:
    """Wishes that are not kept, each with its reason."""
    return [
        tr(
            "{who} wished to meet {whom}. {why}",
            who=isolated(names.get(str(missed.who), "")),
            whom=isolated(names.get(str(missed.whom), "")),
            why=tr_text(missed.sentence),
        )
        for missed in explained.missed[:_MOST_MISSED]
    ]


def seated_words(found: "LatecomersSeated", most: int = 4) -> str:
    """How many latecomers have a seat now, and who is left without one."""
    seated = trn("{n} person has a seat now.", "{n} people have a seat now.", found.count)
    if not found.left:
        return seated
    names = joined([who.list_name for who in found.left[:most]], max(0, len(found.left) - most))
    full = tr("No free seat for {names}. Plan again to make room.", names=names)
    return f"{seated} {full}" if found.count else full
