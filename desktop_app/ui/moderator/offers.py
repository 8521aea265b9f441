"""What can be done while nothing runs: the first steps before there is a run of show, and what comes after the end."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from desktop_app.core.live.views import ModeratorView, Phase
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import Label


class FirstSteps(Card):
    """Nothing is loaded: what makes a run of show, each with its button and what it gives."""

    def __init__(
        self,
        type_it: Callable[[], object],
        programme: Callable[[], object],
        plan: Callable[[], object],
        queue: Callable[[], object],
    ) -> None:
        super().__init__(ground="selection", margin=20)
        words = tr(
            "A programme, a plan of tables or a stage queue makes the run of show. One of them is enough."
        )
        self.content.addWidget(Label(words, theme.BODY_PX, fonts.SEMIBOLD, wrap=True))
        self.content.addSpacing(4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.content.addLayout(self._grid)
        self.type_it = self._step(
            tr("Type a programme"), tr("Items, times and speakers, line by line."), type_it, PRIMARY
        )
        self.programme = self._step(
            tr("Import a programme"), tr("From a spreadsheet or a text file."), programme
        )
        self.plan = self._step(tr("Make a plan"), tr("Who sits at which table in each round."), plan)
        self.queue = self._step(
            tr("Make a stage queue"),
            tr("Those who have an idea, one after the other at the microphone."),
            queue,
        )
        self.hide()

    def _step(self, word: str, gives: str, act: Callable[[], object], kind: str = PLAIN) -> KeyButton:
        button, row = KeyButton(word, "", kind, act), self._grid.rowCount()
        button.setAccessibleDescription(gives)
        self._grid.addWidget(button, row, 0)
        words = Label(gives, theme.BODY_PX, wrap=True)
        words.setMinimumWidth(1)  # a long word must not widen a small window
        self._grid.addWidget(words, row, 1)
        return button

    def show_view(self, view: ModeratorView) -> None:
        """There while nothing is loaded."""
        self.setVisible(view.phase is Phase.EMPTY and view.is_driving)


class EndedCard(Card):
    """The session is over: when it ended, how late, and what comes next."""

    def __init__(self, again: Callable[[], object], times: Callable[[], object]) -> None:
        super().__init__(ground="selection", margin=20)
        self.text = Label("", theme.BODY_PX, fonts.SEMIBOLD, wrap=True)
        self.content.addWidget(self.text)
        self.again = KeyButton(tr("New session"), "", PLAIN, again)
        self.times = KeyButton(tr("Save its times…"), "", PLAIN, times)
        row = FlowLayout(spacing=8)
        for button in (self.times, self.again):
            row.addWidget(button)
        self.content.addLayout(row)
        self.hide()

    def show_view(self, view: ModeratorView) -> None:
        """There once the session is over; only who drives begins another one."""
        self.setVisible(view.ended is not None)
        self.again.setVisible(view.is_driving)
        ended = tr_text(view.ended) if view.ended is not None else ""
        self.text.setText(f"{ended} {tr('Its times are kept.')}")
