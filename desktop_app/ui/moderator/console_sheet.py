"""Sheets beside a running clock: nothing waits for them, and the clock's keys go on working in them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QWidget,
)

from desktop_app.core.live.keys import KEYS
from desktop_app.ui.moderator.keys import key_of
from desktop_app.ui.moderator.port import Act
from desktop_app.ui.widgets.buttons import PRIMARY, KeyButton
from desktop_app.ui.widgets.keys import sequence_of
from desktop_app.ui.widgets.sheet import Sheet

_CHOOSERS = (QAbstractSpinBox, QAbstractSlider, QComboBox, QAbstractItemView)


class ConsoleSheet(Sheet):
    """Open it with ``show()``: it is not modal, and the console beside it stays alive.

    A sheet that is not for typing leaves the focus to nobody when it opens, so that Space is still the clock's; Tab
    leads into it. ``wanted()`` when its main button is pressed: whoever opened it tries, and closes it only when that
    was done; a refusal is said in the sheet, and what was typed stays.
    """

    wanted = Signal()

    def __init__(
        self, parent: QWidget | None, title: str, *, width_px: int = 560, scrolls: bool = False
    ) -> None:
        super().__init__(parent, title, width_px=width_px, scrolls=scrolls)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_asking = False

    def add_main(self, word: str, press: Callable[[], object] | None = None) -> KeyButton:
        """The button that does what the sheet is for, with Ctrl and Enter from any field of it."""
        return self.add_button(word, "Ctrl+Return", PRIMARY, press or self.publish_wanted)

    def publish_wanted(self) -> None:
        """The only place that emits `wanted`; nothing is asked for twice while it is being done."""
        if not self.is_asking:
            self.wanted.emit()

    def hear_keys(self, act: Act) -> None:
        """The clock's keys do here what they do on the console, unless what has the focus needs them."""
        for name, key in KEYS.items():
            shortcut = QShortcut(sequence_of(name), self, lambda command=key.command: act(command))
            shortcut.setAutoRepeat(False)

    def event(self, event: QEvent) -> bool:
        """Qt asks whether a key is needed here before it looks at shortcuts; text fields answer themselves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.isAccepted() or needs(self.focusWidget(), key_of(event)))
            return event.isAccepted()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Without a field that was given the focus, nobody has it."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.make_room)


def needs(focus: QWidget | None, key: str) -> bool:
    """Whether the widget has a use of its own for a key of the clock.

    Pages (a clicker) and F11 are nobody's; a button needs Space; a number, a list or a slider all the others.
    """
    found = KEYS.get(key)
    if found is None or key in ("PgUp", "PgDown", "F11"):
        return False
    return isinstance(focus, _CHOOSERS) or (isinstance(focus, QAbstractButton) and key == "Space")
