"""How the columns of a table share its width: no word is cut beside a column that stands empty."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView

MOST_OF_FIRST = 0.45
"""The share of the table that the first column takes before the others have what they need."""
_UNUSUAL = 20
"""One text of so many, or a single one, may be longer than the others without taking their room."""
_EDGES_PX = 26
_MEASURED = 24
"""So many of the longest texts are measured: letters are not all of one width."""
_LET_GO_MS = 200
"""After an edge was last moved: the others share what is left when the hand is still."""
_BROKEN = 0.6
"""The share of its width that a text needs on each of two lines."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column needs.

    Attributes:
        least_px: it is never narrower.
        steps_px: what it would have, if there is room: first each column its first step, then each its second; without
            any it does not grow.
    """

    least_px: int
    steps_px: tuple[int, ...] = ()


def shared(room_px: int, wishes: Sequence[Wish]) -> list[int]:
    """The width of each column: what is least, then step by step; what is left goes to all that grow.

    Within a step the first column that grows is served first. The others share what is there, the narrowest first, so
    that one long text does not take the words of its neighbours.
    """
    widths = [wish.least_px for wish in wishes]
    growing = [column for column, wish in enumerate(wishes) if wish.steps_px]
    for step in range(max((len(wish.steps_px) for wish in wishes), default=0)):
        wanted = {c: wishes[c].steps_px[step] for c in growing if step < len(wishes[c].steps_px)}
        for together in (growing[:1], growing[1:]):
            _raise({c: wanted[c] for c in together if c in wanted}, widths, room_px - sum(widths))
    spare = room_px - sum(widths)
    if spare > 0 and growing:
        each, rest = divmod(spare, len(growing))
        for column in growing:
            widths[column] += each
        widths[growing[-1]] += rest
    return widths


def _raise(wanted: Mapping[int, int], widths: list[int], spare_px: int) -> None:
    """Give columns what they want out of what there is: nobody has more than a neighbour who wants more."""

    def at(level_px: int) -> dict[int, int]:
        return {c: max(widths[c], min(px, level_px)) for c, px in wanted.items()}

    def used_px(level_px: int) -> int:
        return sum(px - widths[c] for c, px in at(level_px).items())

    levels = range(max(wanted.values(), default=0) + 1)
    level_px = bisect_right(levels, max(0, spare_px), key=used_px) - 1
    for column, px in at(level_px).items():
        widths[column] = px


def text_px(texts: Iterable[str], font: QFont) -> int:
    """The width of a cell that shows the longest of the texts whole, on one line."""
    return _widest_px(nlargest(_MEASURED, set(texts), key=len), font)


def usual_px(texts: Iterable[str], font: QFont) -> int:
    """The same for all but the few that are the longest."""
    known = set(texts)
    left_out = max(1, len(known) // _UNUSUAL)
    return _widest_px(nlargest(left_out + _MEASURED, known, key=len)[left_out:], font)


def _widest_px(texts: Iterable[str], font: QFont) -> int:
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0) + _EDGES_PX


class FollowingTable(QTableView):
    """A table whose columns follow the room there is."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of `SharedWidth`.

    Attributes:
        texts: what its cells say, for a column that grows; the first of these comes first.
        good_px: it has so much before any column has all that it needs.
        gives_way: it goes where there is no room for all columns at their least.
    """

    least_px: int
    texts: Callable[[], Iterable[str]] | None = None
    font: QFont | None = None
    good_px: int = 0
    gives_way: bool = False


class SharedWidth(QObject):
    """Keeps the columns of a table to its width; one that a hand has set stays as it is.

    Args:
        lines: how many a cell has: where there are two, every column has room for its texts on two before one has
            them on a single line.
    """

    def __init__(self, view: FollowingTable, columns: Sequence[Column], *, lines: int = 1) -> None:
        super().__init__(view)
        self._view, self._columns, self._lines = view, columns, lines
        self._needed_px = [0] * len(columns)
        self._usual_px = [0] * len(columns)
        self._by_hand: dict[int, int] = {}
        self._is_fitting = False
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(_LET_GO_MS)
        self._let_go.timeout.connect(self.fit)
        self.measure()
        view.resized.connect(self.fit)
        view.model().modelReset.connect(self.measure)
        view.horizontalHeader().sectionResized.connect(self._resized)

    def measure(self) -> None:
        """Other texts: what each column needs, and the widths that follow from it."""
        for number, column in enumerate(self._columns):
            if column.texts is not None:
                texts, font = list(column.texts()), column.font or self._view.font()
                self._needed_px[number], self._usual_px[number] = text_px(texts, font), usual_px(texts, font)
        self.fit()

    def fit(self) -> None:
        """Share the width anew: the table has another one, or shows other columns."""
        room_px, header = self._view.viewport().width(), self._view.horizontalHeader()
        self._is_fitting = True
        is_tight = room_px < sum(column.least_px for column in self._columns)
        for number, each in enumerate(self._columns):
            if each.gives_way:
                header.setSectionHidden(number, is_tight)
        for column, width in enumerate(shared(room_px, self._wishes(room_px))):
            if not header.isSectionHidden(column) and width:
                header.resizeSection(column, width)
        self._is_fitting = False

    def _wishes(self, room_px: int) -> list[Wish]:
        header, most_px = self._view.horizontalHeader(), int(room_px * MOST_OF_FIRST)
        wishes: list[Wish] = []
        for number, column in enumerate(self._columns):
            needed = self._needed_px[number]
            if header.isSectionHidden(number):
                wishes.append(Wish(0))
            elif number in self._by_hand:
                wishes.append(Wish(self._by_hand[number]))
            elif not needed:
                wishes.append(Wish(column.least_px))
            else:
                is_first = not any(wish.steps_px for wish in wishes)
                steps = [self._usual_px[number] if self._lines == 1 else int(needed * _BROKEN), needed]
                if is_first:
                    steps = [*(min(step, most_px) for step in steps), needed]
                least_px = max(column.least_px, header.sectionSizeHint(number))
                wishes.append(Wish(least_px, (min(column.good_px, needed), *steps)))
        return wishes

    def _resized(self, column: int, before_px: int, width_px: int) -> None:
        """By a hand, if not from here; a column that is hidden or shown has no width before or after."""
        if not self._is_fitting and before_px and width_px:
            self._by_hand[column] = width_px
            self._let_go.start()
