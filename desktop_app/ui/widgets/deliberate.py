"""A list whose choice has consequences: it is made in the open list or with Enter, not by an arrow that passes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop_app.ui.widgets.choice import GivingBox


class DeliberateChoice(GivingBox):
    """Keys on the closed list only look; Enter takes what stands there, Esc and leaving the list go back.

    Signals:
        taken(index): a person chose another line.
        looked(is_looking): another line stands there than holds, or again the one that holds.
    """

    taken = Signal(int)
    looked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._holds = -1
        self._by_key = False
        self.activated.connect(self._activated)

    def is_looking(self) -> bool:
        """Whether another line stands there than holds."""
        return self.currentIndex() != self._holds

    def refill(self, lines: Sequence[tuple[str, str]]) -> None:
        """Other lines: pairs of words and key."""
        self.clear()
        for line, key in lines:
            self.addItem(line, key)
        self._holds = self.currentIndex()

    def hold(self, index: int) -> None:
        """The line that holds; shown unless somebody looks at others."""
        is_looking, self._holds = self.hasFocus() and self.is_looking(), index
        if not is_looking:
            self.setCurrentIndex(index)

    def go_back(self) -> None:
        """To the line that holds."""
        self.setCurrentIndex(self._holds)
        self.publish_looked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters look, Enter takes, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_looking():
            self.publish_taken(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.is_looking():
            self.go_back()
        else:
            self._by_key = True
            super().keyPressEvent(event)
            self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing was chosen; the list that falls open, and another window, are no leaving."""
        super().focusOutEvent(event)
        stays = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not stays and self.is_looking():
            self.go_back()

    def _activated(self, index: int) -> None:
        if self._by_key:
            self.publish_looked(self.is_looking())
        elif index != self._holds:
            self.publish_taken(index)
        else:
            self.publish_looked(False)

    def publish_taken(self, index: int) -> None:
        """The only place that emits `taken`."""
        self.taken.emit(index)

    def publish_looked(self, is_looking: bool) -> None:
        """The only place that emits `looked`."""
        self.looked.emit(is_looking)
