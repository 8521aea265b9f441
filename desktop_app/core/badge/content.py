"""What one badge says: finished texts, so that a layout only has to place them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_PLACE = re.compile(r"\{(\w+)\}")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]"
)
_LONGEST = 400

FIELDS = (
    "community",
    "event",
    "date",
    "place",
    "given_name",
    "family_name",
    "institution",
    "role",
    "category",
    "table",
    "flag",
    "plan_title",
    "plan_note",
)
"""The texts that a layout can name as ``{field}``; `BadgeContent.extra` adds more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table plan or programme: ``Tour 1``, ``16:30``, ``Table 7``.

    Attributes:
        beside: what may stand small after ``what`` where there is room, the fullest first: ``Curie · by the door``,
            ``Curie``.
    """

    label: str
    time: str
    what: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgeContent:
    """Everything that may stand on one badge, in the language and case in which it is printed.

    Attributes:
        table: the first table as a finished text, ``Table 7``; empty when there is no plan.
        flag: a role worth showing (speaker, team); empty for most.
        category_colour: ``#RRGGBB``; empty for no band.
        category_shape: ``circle``, ``square``, ``triangle``, ``diamond``, ``hexagon`` or ``star``.
        code: what the code says; empty for none.
        blank: a badge without a name, with lines to write one by hand.
        extra: further fields of the attendee by name, for layouts of one's own.
    """

    given_name: str = ""
    family_name: str = ""
    institution: str = ""
    role: str = ""
    code: str = ""
    community: str = ""
    event: str = ""
    date: str = ""
    place: str = ""
    category_key: str = ""
    category: str = ""
    category_colour: str = ""
    category_shape: str = "circle"
    table: str = ""
    flag: str = ""
    plan_title: str = ""
    plan_note: str = ""
    plan: tuple[Row, ...] = ()
    programme: tuple[Row, ...] = ()
    notes: str = ""
    blank: bool = False
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, template: str) -> str:
        """``template`` with its ``{fields}`` filled and made printable; an unknown field is empty."""
        if template[:1] == "{" and template.count("{") == 1 and template[-1:] == "}":
            return printable_line(self._field(template[1:-1]))
        return printable_line(_PLACE.sub(lambda found: self._field(found[1]), template))

    def _field(self, name: str) -> str:
        if name in FIELDS:
            return str(getattr(self, name))
        return self.extra.get(name, "")


def printable_line(text: str) -> str:
    """One line without control signs or direction marks, at most 400 signs; what is visible is kept."""
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST and "  " not in text:
        return text.strip()
    return " ".join(_INVISIBLE.sub("", text).split())[:_LONGEST]
