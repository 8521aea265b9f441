"""Two chosen people who are one: both side by side, whose name and address stay, and what will happen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.words import STATE_TONES, state_word
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY, Segmented
from desktop_app.ui.widgets.labels import GivingLabel, Label, body, heading, small
from desktop_app.ui.widgets.names import isolated
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.joining import Joined, Record

_LEFT, _RIGHT = "left", "right"
_WIDTH_PX = 760


def ask_to_join(
    parent: QWidget,
    context: Context,
    registration_ids: tuple[str, str],
    done: "Callable[[Joined], object]",
    failed: Callable[[Exception], None],
) -> None:
    """Look what joining the two would do, either way round, and ask; ``done`` once it is on the disk."""
    community, event_id = context.workspace, context.event_id
    if community is None or not event_id:
        return
    left, right = registration_ids
    context.lane.run(
        lambda: (
            community.joining.look(event_id, left, right),
            community.joining.look(event_id, right, left),
        ),
        lambda ways: JoinSheet(parent, context, ways, done).open(),
        failed,
        owner=parent,
    )


class JoinSheet(Sheet):
    """``ways``: what happens when the left one stays, and when the right one does."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        ways: "tuple[Joined, Joined]",
        done: "Callable[[Joined], object]",
    ) -> None:
        super().__init__(parent, tr("Are these two one person?"), width_px=_WIDTH_PX, scrolls=True)
        self._context, self._done = context, done
        self._ways = dict(zip((_LEFT, _RIGHT), ways, strict=True))
        self.names: dict[str, Label] = {}
        self.content.addLayout(self._both())
        self.choice = Segmented(
            ((_LEFT, tr("On the left")), (_RIGHT, tr("On the right"))),
            _more_telling(ways[0]),
            tr("Name and address that stay"),
        )
        self.choice.chosen.connect(lambda _: self._tell())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(heading(tr("Name and address that stay")))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.content.addLayout(row)
        self.consequences = body("")
        self.content.addWidget(self.consequences)
        self.content.addWidget(
            small(
                tr("A safety copy is made first: going back to it in Settings parts the two again."),
                wrap=True,
            )
        )
        self.add_cancel()
        self.join_button = self.add_button(tr("They are one person"), "Return", PRIMARY, self._join)
        self._tell()

    def _both(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows = (tr("Institution"), tr("E-mail"), tr("Meetings"), tr("Code"), tr("State"))
        for row, word in enumerate(rows, 1):
            grid.addWidget(small(word), row, 0, Qt.AlignmentFlag.AlignTop)
        first = self._ways[_LEFT]
        for column, (side, record) in enumerate(((_LEFT, first.kept), (_RIGHT, first.other)), 1):
            who = record.attendee
            self.names[side] = Label(isolated(who.display_name), theme.BODY_PX, fonts.BOLD, wrap=True)
            grid.addWidget(self.names[side], 0, column)
            state = Label(state_word(who), tone=STATE_TONES[who.attendance], wrap=True)
            about = self.names[side].text()
            for row, cell in enumerate((*_cells(record, about), state), 1):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _tell(self) -> None:
        """Who stays is in full ink, and what will happen follows."""
        kept = self.choice.current()
        for side, name in self.names.items():
            name.set_tone("ink" if side == kept else "muted")
        self.consequences.setText("\n".join(f"• {tr_text(each)}" for each in self._ways[kept].sentences))
        self.make_room_soon()

    def _join(self) -> None:
        """Once: the button is out of reach until the disk has answered."""
        community = self._context.workspace
        if community is None:
            return
        way = self._ways[self.choice.current()]
        kept, other = way.kept.attendee, way.other.attendee
        self.join_button.setEnabled(False)
        self._context.lane.run(
            lambda: community.joining.join(kept.event_id, kept.registration_id, other.registration_id),
            self._joined,
            self._failed,
            owner=self,
        )

    def _joined(self, joined: "Joined") -> None:
        self.accept()
        self._done(joined)

    def _failed(self, error: Exception) -> None:
        self.join_button.setEnabled(True)
        self.fail(error, self._context.shell)


def _cells(record: "Record", about: str) -> list[Label]:
    """Institution, address, events and code; what is empty is a dash."""
    who = record.attendee
    email = GivingLabel(who.email or "–", about=about)
    return [
        Label(who.institution or "–", wrap=True),
        email,
        Label(" · ".join(record.meetings), wrap=True),
        Label(who.code or "–"),
    ]


def _more_telling(way: "Joined") -> str:
    """Who is inside, then who came more often, then who was there first is more surely known under the right name."""
    left, right = (
        (side.attendee.present, len(side.meetings), -side.attendee.created_ms)
        for side in (way.kept, way.other)
    )
    return _LEFT if left >= right else _RIGHT
