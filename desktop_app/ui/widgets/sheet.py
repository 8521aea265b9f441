"""Dialogs, only for what cannot be undone or needs several fields; made alike everywhere."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.buttons import DANGER, PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.notices import InlineNotice

_SIDE_PX = 28
_BAR_PX, _LEAST_PX = 14, 160
"""Room for a scroll bar beside what scrolls, and the least of it that is seen."""


class Sheet(QDialog):
    """A titled dialog: fields go into ``content``, buttons are added with `add_button`; Esc closes.

    Open it with ``open()``, which does not block; ``accepted`` and ``rejected`` are Qt's own. It deletes itself.

    Attributes:
        holds_scans: a scan waits until it is closed; not where the program may end with it.

    Args:
        scrolls: what it holds may be higher than a small screen: it scrolls there, and the buttons stay in sight.
    """

    def __init__(
        self, parent: QWidget | None, title: str, *, width_px: int = 560, scrolls: bool = False
    ) -> None:
        super().__init__(parent)
        self.holds_scans = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width_px)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SIDE_PX, 24, _SIDE_PX, 24)
        outer.setSpacing(16)
        self.title = Label(title, theme.TITLE_PX, fonts.BOLD, wrap=True)
        outer.addWidget(self.title)
        self.notice = InlineNotice()
        self.notice.hide()
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        if scrolls:
            outer.addWidget(_Scrolled(self.content), 1)
        else:
            outer.addLayout(self.content, 1)
        outer.addWidget(self.notice)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)

    def add_button(
        self, word: str, key: str, kind: str = PLAIN, act: Callable[[], object] | None = None
    ) -> KeyButton:
        """A button at the bottom, in the order of adding."""
        button = KeyButton(word, key, kind, act)
        self.buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """No button is narrower than its words, in whatever language."""
        needed = self.buttons.sizeHint().width() + 2 * _SIDE_PX
        self.setMinimumWidth(max(self.minimumWidth(), min(needed, self.screen().availableGeometry().width())))
        super().showEvent(event)

    def add_aside(self, word: str, act: Callable[[], object]) -> KeyButton:
        """A button at the far left, away from those that end the dialog."""
        button = KeyButton(word, "", PLAIN, act)
        self.buttons.insertWidget(0, button)
        return button

    def add_cancel(self, word: str = "") -> KeyButton:
        """The way out: Esc."""
        return self.add_button(word or tr("Cancel"), "Esc", PLAIN, self.reject)

    def say(self, kind: str, text: str) -> None:
        """A line above the buttons: what is wrong, or that a scan waits."""
        self.notice.say(kind, text)
        self.notice.show()
        if self.isVisible():
            self.make_room_soon()

    def make_room_soon(self) -> None:
        """Fields or lines came or went: find the new size once they have theirs."""
        QTimer.singleShot(0, self, self.make_room)

    def make_room(self) -> None:
        """As tall as what it says and no taller, and on the screen: nothing is pressed together."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        needed = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
        around = self.frameGeometry().height() - self.height()
        room = self.screen().availableGeometry()
        height = min(max(needed, layout.totalSizeHint().height()), room.height() - around)
        self.resize(self.width(), height)
        below = self.frameGeometry().bottom() - room.bottom()
        if below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))

    def fail(self, error: Exception, shell: "_Reporter") -> None:
        """What was asked was not done: a refusal in its words here, a fault through the one failure path."""
        if isinstance(error, Refused):
            self.say("refused", tr_text(error.text))
        else:
            shell.report(error)


class _Scrolled(QScrollArea):
    """As high as what it holds where there is room, and never a bar across: only the height gives way."""

    def __init__(self, content: QVBoxLayout) -> None:
        super().__init__()
        inside = QWidget()
        content.setContentsMargins(0, 0, _BAR_PX, 0)
        inside.setLayout(content)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside, self._content = inside, content

    def heightForWidth(self, width: int) -> int:
        """All of it."""
        return max(self._content.totalHeightForWidth(width), self._content.totalSizeHint().height())

    def sizeHint(self) -> QSize:
        """As what it holds."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for all, and high enough to see that there is more."""
        return QSize(self._inside.minimumSizeHint().width(), _LEAST_PX)


class _Reporter(Protocol):
    def report(self, error: Exception) -> None: ...


def confirm(
    parent: QWidget, title: str, text: str, word: str, act: Callable[[], object], *, danger: bool = True
) -> Sheet:
    """Ask before something that cannot be undone: ``word`` names the deed, never "OK"."""
    sheet = Sheet(parent, title)
    sheet.content.addWidget(Label(text, wrap=True))
    sheet.add_cancel()

    def agreed() -> None:
        sheet.accept()
        act()

    sheet.add_button(word, "", DANGER if danger else PRIMARY, agreed)
    sheet.open()
    return sheet
