"""From facts about a person and a meeting to the finished texts of a badge, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.core.badge.content import BadgeContent, Row
from desktop_app.core.categories import Category
from desktop_app.i18n import language, tr, trc, trn


@dataclass(frozen=True, slots=True)
class Occasion:
    """What stands on every badge of a meeting.

    Attributes:
        community: its name, or empty.
        theme: shown beside the heading, or empty.
        date: as printed.
        plan_note: one line under the title of the table plan, or empty.
        programme: the run of show for the backs.
    """

    community: str
    title: str
    theme: str
    date: str
    place: str
    plan_note: str = ""
    programme: tuple[Row, ...] = ()

    @property
    def heading(self) -> str:
        """What stands first: the community, or the meeting where the community has no name."""
        return self.community or self.title

    @property
    def beside(self) -> str:
        """The title, where it does not stand in the heading already."""
        return "" if self.heading == self.title else self.title


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody sits in a round. ``round`` from 0; ``time`` as printed or empty; ``table`` from 1, 0 to rest."""

    round: int
    time: str
    table: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose badge it is. ``takes_part``: in the speed dating; ``stops``: where, as far as the plan knows them."""

    given_name: str
    family_name: str
    institution: str
    unit: str
    role: str
    code: str
    category: Category | None
    category_typed: str = ""
    flag: str = ""
    stops: tuple[Stop, ...] = ()
    takes_part: bool = True


def badge_content(occasion: Occasion, holder: Holder, programme_back: bool = False) -> BadgeContent:
    """The texts of one badge: ``Prénom NOM``, first table on the front, plan or programme on the back."""
    category = holder.category
    first = next((stop for stop in holder.stops if stop.table), None)
    title, note = (tr("Programme"), occasion.title) if programme_back else _plan_heading(occasion, holder)
    return BadgeContent(
        given_name=holder.given_name,
        family_name=holder.family_name.upper(),
        institution=holder.institution,
        role=holder.unit or holder.role,
        code=holder.code,
        community=occasion.heading,
        event=occasion.theme or occasion.beside,
        date=occasion.date,
        place=occasion.place,
        category_key=category.key if category else "",
        category=category.word(holder.category_typed, language()) if category else "",
        category_colour=category.colour if category else "",
        category_shape=category.shape if category else "circle",
        table=table_text(first.table) if first else "",
        flag=holder.flag,
        plan_title=title,
        plan_note=note,
        plan=tuple(map(plan_row, holder.stops)),
        programme=occasion.programme,
        notes=tr("My notes"),
        extra={"unit": holder.unit, "function": holder.role, "title": occasion.title},
    )


def _plan_heading(occasion: Occasion, holder: Holder) -> tuple[str, str]:
    """Title and note above the tables: no promise of tables to whoever has none."""
    if holder.stops:
        return tr("Your speed dating"), occasion.plan_note
    if holder.takes_part:
        return tr("Your speed dating"), tr("Your table: ask at the reception.")
    return "", ""


def blank_content(occasion: Occasion) -> BadgeContent:
    """A badge without a name, for somebody who was not expected."""
    return BadgeContent(
        community=occasion.heading,
        event=occasion.theme or occasion.beside,
        date=occasion.date,
        place=occasion.place,
        notes=tr("My notes"),
        blank=True,
    )


def plan_row(stop: Stop) -> Row:
    """One round of a table plan as printed."""
    what = table_text(stop.table) if stop.table else tr("pause")
    return Row(tr("Round {n}", n=stop.round + 1), stop.time, what)


def with_names(
    content: BadgeContent, stops: Sequence[Stop], names: Mapping[int, str], places: Mapping[int, str]
) -> BadgeContent:
    """The plan with the names and places of its tables beside their numbers."""

    def beside(table: int) -> tuple[str, ...]:
        name, place = names.get(table, ""), places.get(table, "")
        return tuple(dict.fromkeys(words for words in (joined((name, place)), name or place) if words))

    rows = zip(content.plan, stops, strict=True)
    return replace(content, plan=tuple(replace(row, beside=beside(stop.table)) for row, stop in rows))


def plan_note(start: str, turn_s: int) -> str:
    """``16:30 · 3 minutes each``; ``start`` may be empty."""
    if turn_s % 60:
        each = tr("{minutes} min {seconds} s each", minutes=turn_s // 60, seconds=turn_s % 60)
    else:
        each = trn("{n} minute each", "{n} minutes each", turn_s // 60)
    return joined((start, each))


def table_text(number: int) -> str:
    """``Table 7``."""
    return trc("badge", "Table {n}", n=number)


def joined(parts: Sequence[str]) -> str:
    """Parts that are not empty, with middle dots between."""
    return " · ".join(part for part in parts if part)
