"""A turn of the wheel scrolls the page: it changes no choice and no number that the pointer happens to pass."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QWidget

_Box = TypeVar("_Box", bound=QWidget)


def steady(box: _Box) -> _Box:
    """The box, deaf to the wheel: a list until it is open, a number or a slider until it has the focus."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not give it the focus either
    box.installEventFilter(_Deaf(box))
    return box


class _Deaf(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An open list has a window of its own: what comes to its box is for the page."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus() and not isinstance(watched, QComboBox):
            return False
        event.ignore()  # so that it goes on to what scrolls
        return True
