"""Keys of the console, of a clicker and of the hall's window: from Qt's key event to the key's name."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop_app.core.live.keys import KEYS, command_for
from desktop_app.core.live.views import Command

_SIGNS = tuple(name for name in KEYS if len(name) == 1 and not name.isalpha())


def key_of(event: QKeyEvent) -> str:
    """The portable name of the pressed key, as in `desktop_app.core.live.keys.KEYS`."""
    if event.text() in _SIGNS:  # wherever the keyboard has them, with Shift or on the number pad
        return event.text()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not modifiers & Qt.KeyboardModifier.ControlModifier:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    combination = QKeyCombination(modifiers, Qt.Key(event.key()))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def command_of(event: QKeyEvent) -> Command | None:
    """What the key does, None when it does nothing here."""
    return command_for(key_of(event))
