"""The doubts of a meeting: who, when, at which desk, and how each ended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui import fonts
from desktop_app.ui.hours import hour
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.doubts import Doubt

_MOST_PX = 320
"""More doubts than have room in it scroll."""


class DoubtsSheet(Sheet):
    """The list; each open doubt has a field to say how it was solved."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, tr("Doubts"), width_px=640)
        self._context = context
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("Doubts"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(self._area)
        self.add_button(tr("Close"), "Esc", PRIMARY, self.accept)
        self._ask()

    def _ask(self) -> None:
        community, event_id = self._context.workspace, self._context.event_id
        if community is not None:
            self._context.lane.run(
                lambda: community.doubts.of_event(event_id), self._show, self._failed, owner=self
            )

    def _show(self, doubts: "list[Doubt]") -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        if not doubts:
            column.addWidget(small(tr("No doubt was opened.")))
        for doubt in doubts:
            column.addWidget(self._card(doubt))
        column.addStretch(1)
        self._area.setWidget(page)
        needed = column.totalHeightForWidth(self._area.viewport().width())
        self._area.setMinimumHeight(min(_MOST_PX, max(needed, column.totalSizeHint().height())))
        self.make_room_soon()

    def _card(self, doubt: "Doubt") -> Card:
        card = Card(margin=16)
        name = Label(doubt.name, weight=fonts.SEMIBOLD, wrap=True)
        name.setMinimumWidth(1)  # a long name must not push the button out
        card.content.addWidget(name)
        where = tr("Opened at {time}, desk {desk}", time=hour(doubt.opened_ms), desk=doubt.opened_desk)
        who = f" — {doubt.opened_operator}" if doubt.opened_operator else ""
        card.content.addWidget(small(where + who))
        if doubt.note:
            card.content.addWidget(Label(doubt.note, wrap=True))
        if doubt.solved_ms is None:
            card.content.addLayout(self._solve_row(doubt))
        else:
            text = tr("Solved at {time}: {solution}", time=hour(doubt.solved_ms), solution=doubt.solution)
            card.content.addWidget(small(text, "admitted_text", wrap=True))
        return card

    def _solve_row(self, doubt: "Doubt") -> QHBoxLayout:
        row = QHBoxLayout()
        field = QLineEdit()
        field.setPlaceholderText(tr("How was it solved?"))
        field.setAccessibleName(tr("How was it solved?"))
        solve = lambda: self._solve(doubt.id, field.text())  # noqa: E731 - for field and button alike
        field.returnPressed.connect(solve)
        row.addWidget(field, 1)
        row.addWidget(KeyButton(tr("Solved"), "", "plain", solve))
        return row

    def _solve(self, doubt_id: str, solution: str) -> None:
        community, event_id = self._context.workspace, self._context.event_id
        if community is not None:
            self._context.lane.run(
                lambda: community.doubts.solve(event_id, doubt_id, solution),
                lambda _: self._ask(),
                self._failed,
                owner=self,
            )

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)
