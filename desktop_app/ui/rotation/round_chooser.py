"""Which round is looked at: one press for a few rounds, a list for many."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.buttons import Segmented
from desktop_app.ui.widgets.choice import GivingBox

MOST_PRESSED = 8
"""More rounds than this would not stand side by side in a window of 1280 points."""


class RoundChooser(QWidget):
    """``chosen(round from 0)`` when a person picks another."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.few = Segmented((), "0", tr("Round"))
        self.many = GivingBox()
        self.many.setAccessibleName(tr("Round"))
        self.many.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.many.setMaxVisibleItems(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.few)
        row.addWidget(self.many)
        self.few.chosen.connect(lambda key: self.publish_chosen(int(key)))
        self.many.activated.connect(self.publish_chosen)

    def show_rounds(self, count: int, current: int) -> None:
        """So many rounds, one of them looked at."""
        pressed = count <= MOST_PRESSED
        self.few.set_choices([(str(r), words.round_word(r)) for r in range(count if pressed else 0)])
        self.many.clear()
        for r in range(0 if pressed else count):
            self.many.addItem(tr("Round {number} of {all}", number=r + 1, all=count))
        self.few.setVisible(pressed)
        self.many.setVisible(not pressed)
        self.set_current(current)

    def set_current(self, round_: int) -> None:
        """Show another round without announcing it."""
        self.few.set_current(str(round_))
        self.many.setCurrentIndex(min(round_, self.many.count() - 1))

    def publish_chosen(self, round_: int) -> None:
        """The only place that emits `chosen`."""
        self.chosen.emit(round_)
