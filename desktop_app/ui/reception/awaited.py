"""Who of the next item's speakers is not here yet: three lines at most beside the door, the whole in the tool tip."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent

from desktop_app.core.hours import time_of_minutes
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.names import joined
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.core.expected_speakers import Awaited

MOST_LINES = 3
_MOST_NAMES = 3
_TITLE_LETTERS, _NAME_LETTERS = 40, 24


class AwaitedLabel(Label):
    """As many names as fit, then how many others; hidden while nobody is awaited."""

    def __init__(self) -> None:
        super().__init__("", theme.SMALL_PX, fonts.REGULAR, "attention_text", wrap=True)
        self._awaited: Awaited | None = None
        self.hide()

    def show_awaited(self, awaited: "Awaited | None") -> None:
        """Speakers of the next item who are not here yet."""
        self._awaited = awaited
        self._fit()
        self.setVisible(awaited is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other names fit at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        awaited = self._awaited
        if awaited is None:
            return
        whole = _sentence(awaited, awaited.title, joined(awaited.absent))
        tries = list(_ever_shorter(awaited))
        shown = next((each for each in tries if self._fits(each)), tries[-1])
        self.setText(shown)
        self.setToolTip(tip(whole) if shown != whole else "")
        self.setAccessibleName(whole)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _fits(self, text: str) -> bool:
        room = QRect(0, 0, max(self.width(), 1), 10_000)
        needed = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return needed.height() <= MOST_LINES * self.fontMetrics().lineSpacing()


def _ever_shorter(awaited: "Awaited") -> Iterator[str]:
    """The whole sentence of a few, then with a shorter title, fewer and fewer names, and shorter ones."""
    title, names = _short(awaited.title, _TITLE_LETTERS), awaited.absent
    if len(names) <= _MOST_NAMES:
        yield _sentence(awaited, awaited.title, joined(names))
    most = min(_MOST_NAMES, len(names))
    for listed in (names, [_short(name, _NAME_LETTERS) for name in names]):
        for count in range(most, 0, -1):
            yield _sentence(awaited, title, joined(listed[:count], len(names) - count))


def _sentence(awaited: "Awaited", title: str, names: str) -> str:
    when = time_of_minutes(awaited.start_min)
    return tr("Not here yet for “{title}” ({time}): {names}", title=title, time=when, names=names)


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
