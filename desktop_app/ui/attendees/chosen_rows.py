"""The rows that are chosen, and those among them that a search or a filter hides."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Signal

from desktop_app.ui.attendees.model import NAME, AttendeesFilter, AttendeesModel

_Flag = QItemSelectionModel.SelectionFlag


class ChosenRows(QItemSelectionModel):
    """A selection by registration: Qt's own forgets a row as soon as it is hidden. ``chosen_changed()`` by hand."""

    chosen_changed = Signal()

    def __init__(self, shown: AttendeesFilter, people: AttendeesModel) -> None:
        super().__init__(shown)
        self._shown, self._people = shown, people
        self._ids: set[str] = set()
        self._is_resetting = False

    def ids(self) -> list[str]:
        """Registrations that are chosen, in the order of the list."""
        return sorted(self._ids, key=self._people.place_of)

    def holds_any(self, registration_ids: Iterable[str]) -> bool:
        """Whether one of these is chosen."""
        return not self._ids.isdisjoint(registration_ids)

    def hidden(self) -> set[str]:
        """Those of them that no row shows."""
        return {i for i in self._ids if not self.is_shown(i)}

    def is_shown(self, registration_id: str) -> bool:
        """Whether a row shows a registration."""
        return self.index_of(registration_id).isValid()

    def index_of(self, registration_id: str) -> QModelIndex:
        """The row of a registration, invalid when it is hidden or unknown."""
        place = self._people.place_of(registration_id)
        return self._shown.mapFromSource(self._people.index(place, NAME)) if place >= 0 else QModelIndex()

    def choose(self, registration_ids: Iterable[str]) -> None:
        """Those of these who are on the list and nobody else, whether they are shown or not."""
        self._take(self._known(registration_ids))
        self.light()

    def light(self) -> None:
        """Other rows are shown: those that are chosen are lit again; who left the list is no longer chosen."""
        self._ids = self._known(self._ids)
        rows = sorted(index.row() for index in map(self.index_of, self._ids) if index.isValid())
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._shown.index(first, NAME), self._shown.index(last, NAME))
        super().select(selection, _Flag.ClearAndSelect | _Flag.Rows)

    def select(
        self,
        what: QItemSelection | QModelIndex | QPersistentModelIndex,
        command: QItemSelectionModel.SelectionFlag,
    ) -> None:
        """A hand chose. Who is hidden stays chosen, unless the choice begins anew as with a plain click."""
        selection = what if isinstance(what, QItemSelection) else QItemSelection(what, what)
        hidden = set() if command & _Flag.Clear else self.hidden()
        super().select(selection, command)
        if command != _Flag.NoUpdate and not self._is_resetting:
            self._take(hidden | {self._registration(row) for row in self.selectedRows(NAME)})

    def reset(self) -> None:
        """The rows are read anew: that is no choice of anybody's."""
        self._is_resetting = True
        super().reset()
        self._is_resetting = False

    def _known(self, registration_ids: Iterable[str]) -> set[str]:
        return {i for i in registration_ids if self._people.place_of(i) >= 0}

    def _registration(self, row: QModelIndex) -> str:
        return self._people.row(self._shown.mapToSource(row).row()).registration_id

    def _take(self, ids: set[str]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.publish_chosen_changed()

    def publish_chosen_changed(self) -> None:
        """The only place that emits `chosen_changed`."""
        self.chosen_changed.emit()


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of the rows that follow one another: Qt compares every range with every other."""
    begins = [i for i, row in enumerate(rows) if i == 0 or row != rows[i - 1] + 1]
    for begin, end in zip(begins, [*begins[1:], len(rows)], strict=False):
        yield rows[begin], rows[end - 1]
