"""Names of other people, one a line, with a field that completes from the list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.labels import ElidedLabel, small


class PeopleField(QWidget):
    """People to meet, or to keep apart. ``added(id)`` and ``dropped(id)``: done at once, taken back by the other."""

    added = Signal(str)
    dropped = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = small(title)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Type a name…"))
        self.field.setAccessibleName(title)
        label.setBuddy(self.field)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addWidget(label)
        column.addLayout(self._lines)
        column.addWidget(self.field)
        self.field.returnPressed.connect(self._take)

    def know(self, people: Sequence[tuple[str, str]]) -> None:
        """Everybody to choose from: id and name with institution."""
        self._names = dict(people)
        self._ids = {name: key for key, name in people}
        completer = QCompleter(list(self._ids), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._pick)
        self.field.setCompleter(completer)

    def show_people(self, ids: Sequence[str]) -> None:
        """Whom it is now."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for key in ids:
            self._lines.addWidget(self._line(key))

    def _line(self, key: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = self._names.get(key, "?")
        button = KeyButton(tr("Remove"), "", QUIET, partial(self.publish_dropped, key), small=True)
        button.setAccessibleName(tr("Remove {name}", name=name))
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(button)
        return line

    def _take(self) -> None:
        """Enter: the name as it stands, or the only one that begins so."""
        typed = self.field.text().strip().lower()
        fitting = [name for name in self._ids if typed and typed in name.lower()]
        if len(fitting) == 1:
            self._pick(fitting[0])

    def _pick(self, name: str) -> None:
        key = self._ids.get(name)
        if key:
            self.publish_added(key)
            QTimer.singleShot(0, self.field.clear)  # the completer writes the name after this

    def publish_added(self, key: str) -> None:
        """The only place that emits `added`."""
        self.added.emit(key)

    def publish_dropped(self, key: str) -> None:
        """The only place that emits `dropped`."""
        self.dropped.emit(key)
