"""What a plan of rounds is worth, as it was kept with it, and in the words that every screen and the command line use.

A plan made by an older version may lack some of the measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.core.text import N_, Text, counted

UNKNOWN = Text("–")


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of a kept plan; None is what was not counted when it was made.

    Attributes:
        repeats_bound: fewest repeats that any plan of these people can have.
        avoidances: pairs to be kept apart.
    """

    people: int = 0
    tables: int = 0
    met_mean: float | None = None
    met_least: int | None = None
    repeats: int | None = None
    repeats_bound: int | None = None
    repeats_optimal: bool = False
    across_share: float | None = None
    same_institution: int | None = None
    wishes: float | None = None
    wishes_met: float = 0
    met_before: int | None = None
    rests: int | None = None
    moves_mean: float | None = None
    avoidances: int | None = None
    avoidances_kept: int = 0

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Quality":
        """From what was kept with the plan. No plan has fewer repeats than none: that is optimal, said or not."""
        known = {name: kept[name] for name in cls.__dataclass_fields__ if name in kept}
        return cls(**{**known, "repeats_optimal": known.get("repeats_optimal") or known.get("repeats") == 0})


class Figure(NamedTuple):
    """A measure with its name; ``is_known`` is False where the plan has not counted it."""

    label: Text
    value: Text
    is_known: bool = True


def figures(quality: Quality) -> tuple[Figure, ...]:
    """Everything that is told of a plan; always as many, in the same order."""
    return (
        _met(quality),
        Figure(Text(N_("Repeated pairs")), repeats(quality), quality.repeats is not None),
        _across(quality),
        _count(N_("Colleagues together"), quality.same_institution),
        _wishes(quality),
        _count(N_("Met at an earlier meeting"), quality.met_before),
        _count(N_("Rests"), quality.rests),
        _count(N_("Changes of table each"), quality.moves_mean),
        apart(quality),
    )


def headline(quality: Quality) -> tuple[Figure, ...]:
    """The few that matter most, where there is little room: no wishes, and nobody to keep apart, need no line."""
    met, again, across, _, wishes, *_, to_keep_apart = figures(quality)
    chosen = [met, again, across]
    chosen += [wishes] if quality.wishes else []
    chosen += [to_keep_apart] if quality.avoidances else []
    return tuple(figure for figure in chosen if figure.is_known)


def repeats(quality: Quality) -> Text:
    """Repeats with their bound; optimal only where that is proven."""
    if quality.repeats is None:
        return UNKNOWN
    if quality.repeats_optimal:
        return Text(N_("{n} — optimal"), {"n": quality.repeats})
    if quality.repeats_bound is None:
        return _number(quality.repeats)
    return Text(N_("{n}, at best {bound}"), {"n": quality.repeats, "bound": quality.repeats_bound})


def mean_met(quality: Quality) -> Text:
    """How many others somebody meets, on average."""
    return UNKNOWN if quality.met_mean is None else _number(quality.met_mean)


def apart(quality: Quality) -> Figure:
    """Whether those who were to be kept apart are."""
    label, pairs = Text(N_("To keep apart")), quality.avoidances
    if pairs is None:
        return Figure(label, UNKNOWN, is_known=False)
    if together := pairs - quality.avoidances_kept:
        said = counted(
            "{n} pair, {together} together",
            "{n} pairs, {together} together",
            pairs,
            together=together,
        )
    else:
        said = counted("{n} pair, apart", "{n} pairs, all apart", pairs) if pairs else Text(N_("no pair"))
    return Figure(label, said)


def _met(quality: Quality) -> Figure:
    label, mean = Text(N_("People met")), mean_met(quality)
    if quality.met_mean is None or quality.met_least is None:
        return Figure(label, mean, quality.met_mean is not None)
    return Figure(label, Text(N_("{mean} (min. {least})"), {"mean": mean, "least": quality.met_least}))


def _across(quality: Quality) -> Figure:
    label = Text(N_("Meetings across worlds"))
    if quality.across_share is None:
        return Figure(label, UNKNOWN, is_known=False)
    return Figure(label, Text(N_("{n} %"), {"n": round(100 * quality.across_share)}))


def _wishes(quality: Quality) -> Figure:
    label = Text(N_("Wishes kept"))
    if quality.wishes is None:
        return Figure(label, UNKNOWN, is_known=False)
    if not quality.wishes:
        return Figure(label, Text(N_("none made")))
    kept = {"kept": round(quality.wishes_met), "all": round(quality.wishes)}
    return Figure(label, Text(N_("{kept} of {all}"), kept))


def _count(source: str, value: float | None) -> Figure:
    return Figure(Text(source), UNKNOWN if value is None else _number(value), value is not None)


def _number(value: float) -> Text:
    """A count, or a mean with one decimal where it needs one."""
    return Text("{n}", {"n": round(value, 1)})
