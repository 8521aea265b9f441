"""How a name stands in a column: whole, with the given name as initials, on several lines; a surname is not cut.

All lengths are em (multiples of the font size), so that this module needs no font.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

NARROWEST = 0.8
"""A part that is wider than its column is set in letters of this width at least, before anything is cut."""


@dataclass(frozen=True, slots=True)
class NameWidths:
    """The parts of a name that a line may break after, each as wide as it is with its space or hyphen.

    Attributes:
        whole: with the given name whole. short: with the given name as initials.
        tail: room kept on the last line, for the number of the table.
        hang: by how much further lines stand in, so that nobody takes them for another name.
        held: so many parts at the front of the short form are initials: they stay with the part after them, as long
            as narrower letters make room for it.
    """

    whole: tuple[float, ...]
    short: tuple[float, ...]
    tail: float = 0.0
    hang: float = 0.0
    held: int = 0


class Fitted(NamedTuple):
    """A name in a column of some width.

    Attributes:
        parts: how many parts stand on each line. lines: how many that are.
        is_short: the given name is shortened. is_cut: even a part alone is wider than the column.
    """

    parts: tuple[int, ...]
    lines: int
    is_short: bool = False
    is_cut: bool = False


def fitted(name: NameWidths, room_em: float) -> Fitted:
    """One line if it can be, the given name shortened if need be; otherwise as few lines as possible."""
    if sum(name.whole) + name.tail <= room_em:
        return Fitted((len(name.whole),), 1)
    if sum(name.short) + name.tail <= room_em:
        return Fitted((len(name.short),), 1, True)
    whole, short = (
        _broken(name.whole, name, room_em),
        _broken(name.short, name, room_em, _held(name, room_em)),
    )
    is_short = len(short) < len(whole) or _widest(name.whole) > room_em - name.hang
    lines = short if is_short else whole
    widest = max(_widest(name.short if is_short else name.whole), name.tail)
    return Fitted(tuple(lines), len(lines), is_short, widest * NARROWEST > room_em - name.hang)


def _held(name: NameWidths, room_em: float) -> int:
    """The initials that stay before the surname; none where even narrow letters leave no room."""
    return name.held if sum(name.short[: name.held + 1]) * NARROWEST <= room_em else 0


def _widest(parts: Sequence[float]) -> float:
    return max(parts, default=0.0)


def _broken(parts: Sequence[float], name: NameWidths, room_em: float, held: int = 0) -> list[int]:
    """As much on each line as it takes; the last one leaves room for the tail, alone if it must be.

    Args:
        held: no line ends after any of the first parts, so many.
    """
    counts, used = [0], 0.0
    for place, part in enumerate(parts):
        if counts[-1] and used + part > room_em and place > held:
            counts.append(0)
            used = name.hang
        counts[-1] += 1
        used += part
    if name.tail and used + name.tail > room_em:
        carried = 1 if counts[-1] > 1 and name.hang + parts[-1] + name.tail <= room_em else 0
        counts[-1] -= carried
        counts.append(carried)
    return counts


def flow(heights: Sequence[int], rows: int) -> list[tuple[int, int]]:
    """Column and row of each entry, down one column after the other; none is torn apart."""
    places, column, row = [], 0, 0
    for height in heights:
        if row and row + height > rows:
            column, row = column + 1, 0
        places.append((column, row))
        row += height
    return places
