"""What the hall calls each table, and where it stands: "Atrium, to the left of the stage"."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop_app.core.live.views import Board
from desktop_app.i18n import tr
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.widgets.fields import LineField
from desktop_app.ui.widgets.labels import body, small

_MOST_PX = 420


class TablesSheet(ConsoleSheet):
    """One line a table; what differs is sent when the sheet is accepted."""

    def __init__(
        self, parent: QWidget, boards: Sequence[Board], name_table: Callable[[int, str, str], object]
    ) -> None:
        super().__init__(parent, tr("Name the tables"), width_px=620)
        self._name_table = name_table
        known = {table.number: table for board in boards for table in board.tables}
        self._before = {number: (table.name, table.note) for number, table in sorted(known.items())}
        self.fields: dict[int, tuple[LineField, LineField]] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.addWidget(small(tr("Name, if it has one")), 0, 1)
        grid.addWidget(small(tr("Where it stands")), 0, 2)
        for row, (number, (name, note)) in enumerate(self._before.items(), 1):
            pair = LineField(name), LineField(note)
            pair[0].setAccessibleName(tr("Name of table {number}", number=number))
            pair[1].setAccessibleName(tr("Where table {number} stands", number=number))
            pair[1].setPlaceholderText(tr("to the left of the stage"))
            grid.addWidget(body(str(number)), row, 0)
            grid.addWidget(pair[0], row, 1)
            grid.addWidget(pair[1], row, 2)
            self.fields[number] = pair
        grid.setRowStretch(grid.rowCount(), 1)  # a few tables stand right under their headings
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it
        scroll.setWidget(inside)
        scroll.setMinimumHeight(min(_MOST_PX, 48 * (len(self.fields) + 1)))
        self.content.addWidget(scroll)
        self.add_cancel()
        self.add_main(tr("Apply"), self.accept)
        self.accepted.connect(self._send)
        for first, _ in list(self.fields.values())[:1]:
            first.setFocus()

    def _send(self) -> None:
        for number, (name, note) in self.fields.items():
            said = name.text().strip(), note.text().strip()
            if said != self._before[number]:
                self._name_table(number, *said)
