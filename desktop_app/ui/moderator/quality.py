"""Quality of the plan, and what is prepared before the session."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.core.live.views import ModeratorView
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.marks import StatLine


class QualityCard(Card):
    """Lines on the plan at hand; below, the checks, the lengths and the rehearsal."""

    def __init__(
        self,
        check: Callable[[], object],
        formats: Callable[[], object],
        rehearse: Callable[[], object],
        programme: Callable[[], object],
        tables: Callable[[], object],
    ) -> None:
        super().__init__(tr("Quality of the plan"), margin=16)
        self._lines: list[StatLine] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.content.addLayout(self._column)
        self.nothing = small(tr("No plan yet: make one in Rotation."), wrap=True)
        self.content.addWidget(self.nothing)
        self.fits = small("", wrap=True)
        self.content.addWidget(self.fits)
        self.content.addStretch(1)
        self.check = KeyButton(tr("Checks"), "", PLAIN, check, small=True)
        self.formats = KeyButton(tr("Lengths"), "", PLAIN, formats, small=True)
        self.rehearse = KeyButton(tr("Rehearse"), "", PLAIN, rehearse, small=True)
        self.programme = KeyButton(tr("Programme"), "", PLAIN, programme, small=True)
        self.tables = KeyButton(tr("Table names"), "", PLAIN, tables, small=True)
        for row in ((self.check, self.formats, self.rehearse), (self.programme, self.tables)):
            line = QHBoxLayout()
            line.setSpacing(4)
            for button in row:
                line.addWidget(button, button.sizeHint().width())
            self.content.addLayout(line)
        self.content.setSpacing(4)
        self.tables.hide()

    def show_view(self, view: ModeratorView) -> None:
        """Draw the lines; only when they differ."""
        shown = tuple((tr_text(figure.label), tr_text(figure.value)) for figure in view.quality)
        self.fits.setText(tr_text(view.fits) if view.fits else "")
        self.fits.setVisible(view.fits is not None)
        word = tr("End rehearsal") if view.is_rehearsal else tr("Rehearse")
        if word != self.rehearse.label():
            self.rehearse.set_label(word)
        self.formats.setEnabled(view.is_driving)
        self.programme.setEnabled(view.is_driving)
        self.rehearse.setEnabled(view.is_driving)
        self.nothing.setText(
            tr_text(view.on_stage) if view.on_stage else tr("No plan yet: make one in Rotation.")
        )
        if shown == self._shown:
            return
        self._shown = shown
        self.tables.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [StatLine(name, value) for name, value in shown]
        for line in self._lines:
            self._column.addWidget(line)
