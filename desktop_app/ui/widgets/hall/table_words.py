"""What the hall calls a table: its number always, which is on paper and on badges too, and a name that it was given."""

from desktop_app.core.live.name_lines import NARROWEST
from desktop_app.core.live.views import BoardTable
from desktop_app.i18n import tr
from desktop_app.ui.widgets.hall.texts import BOLD, elide, width_em, width_px

_KEPT_EM = 5.0
"""Holds "12 · Curie"."""


def own_name(number: int, name: str) -> str:
    """The name that a table was given; empty for one that only says its number again."""
    return "" if name in (str(number), tr("Table {number}", number=number)) else name


def title(table: BoardTable) -> str:
    """Over its people: "1 · Curie", or "Table 1"; people who rest have a name and no number."""
    name = own_name(table.number, table.name)
    if not table.number:
        return name
    return f"{table.number} · {name}" if name else tr("Table {number}", number=table.number)


def continued(table: BoardTable, room_px: float, px: float) -> str:
    """The title of a table that goes on in a second card: a long name is cut before the word that says so, the number
    of a table never."""
    words = title(table)
    whole = tr("{table} (continued)", table=words)
    if not own_name(table.number, table.name) or width_px(whole, px, BOLD) * NARROWEST <= room_px:
        return whole
    rest_px = width_px(tr("{table} (continued)", table=""), px, BOLD)
    cut = elide(words, max(1.0, room_px - rest_px), px, BOLD)
    says_number = not table.number or cut.startswith(str(table.number))
    return tr("{table} (continued)", table=cut) if says_number else whole


def short_title(number: int, name: str) -> str:
    """At the end of a line of names: "1 · Curie", or "1"."""
    own = own_name(number, name)
    return f"{number} · {own}" if own else str(number)


def kept_em(words: str) -> float:
    """The room that is kept for it there: a long name does not take that of the people, nor often a page."""
    return min(width_em(words, BOLD), _KEPT_EM)
