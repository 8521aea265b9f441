"""Message to the hall: typed or ready-made, shown over the page, on black too, and taken away again with M."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu

from desktop_app.core.live.keys import keys_of
from desktop_app.core.live.views import Command, ModeratorView
from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.card import Card

LONGEST = 160


class _Field(QLineEdit):
    """Escape gives the keys back to the clock; the show goes on."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self._leave = leave

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class MessageCard(Card):
    """``wanted(text)``: show this over the page; an empty text takes it away.

    Args:
        give_back: called when nothing is typed any more, so that the keys are the clock's and Tab begins there.
    """

    wanted = Signal(str)

    def __init__(self, give_back: Callable[[], object]) -> None:
        super().__init__(tr("Message to the hall"), margin=16)
        self._shown = self._old = ""
        self._give_back = give_back
        self.field = _Field(give_back)
        self.field.setPlaceholderText(tr("Join your table…"))
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(tr("Message to the hall"))
        self.field.returnPressed.connect(self._entered)
        self.content.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(4)
        key = keys_of(Command.MESSAGE)[0]
        self.button = KeyButton(tr("Show"), key, PLAIN, self._pressed, small=True)
        self.button.only_print_key()  # M may begin another message; the button shows what stands in the field
        self.ready = KeyButton(tr("Ready-made"), "", PLAIN, self._show_menu, small=True)
        row.addWidget(self.button, 1)
        row.addWidget(self.ready)
        self.content.addLayout(row)

    def show_view(self, view: ModeratorView) -> None:
        """The message that stands over the page now."""
        self._shown = view.message
        word = tr("Take away") if view.message else tr("Show")
        if word != self.button.label():
            self.button.set_label(word)
        for part in (self.field, self.button, self.ready):
            part.setEnabled(view.is_driving)

    def press(self) -> None:
        """M: take the message away; or show what was typed; or begin to type, over what was shown before."""
        if not self.field.isEnabled():
            return
        if self._shown or self.field.text().strip() not in ("", self._old):
            self._pressed()
            return
        self.activateWindow()  # M may have been pressed in a sheet
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        whole = len(self.field.text())
        self.field.setSelection(whole, -whole)  # backwards: a long one is read from its beginning

    def _pressed(self) -> None:
        """The button: take the message away, or show what stands in the field."""
        if self._shown:
            self.publish_wanted("")
        elif self.field.text().strip():
            self._entered()
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def publish_wanted(self, text: str) -> None:
        """The only place that emits `wanted`."""
        self.wanted.emit(text)

    def _entered(self) -> None:
        text = self.field.text().strip()
        if text:
            self._say(text)
            if self.field.hasFocus():
                self._give_back()

    def _choose(self, text: str) -> None:
        self.field.setText(text)
        self._say(text)

    def _say(self, text: str) -> None:
        """Ask for it; a long one is read from its beginning."""
        self._old = text
        self.field.setCursorPosition(0)
        self.publish_wanted(text)

    def _show_menu(self) -> None:
        self.menu().popup(self.ready.mapToGlobal(self.ready.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The ready-made messages."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in ready_made():
            menu.addAction(text, partial(self._choose, text))
        return menu


def ready_made() -> tuple[str, ...]:
    """Messages that are needed at every meeting."""
    return (
        tr("Please join your table"),
        tr("Please speak more softly"),
        tr("Please take your seats"),
        tr("One minute left before the next round"),
        tr("We go on in five minutes"),
        tr("Please keep your belongings with you"),
        tr("A car blocks the entrance: please see the reception"),
    )
