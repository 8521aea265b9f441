"""Words on the screen, in the sizes and tones of the look."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.tips import tip

_SPARE_PX = 2
"""Beside a measured line, so that rounding does not break it."""


class Label(QLabel):
    """A text with a size in pixels, a weight and a tone (the name of a theme token, for example ``"muted"``)."""

    def __init__(
        self,
        text: str = "",
        size_px: int = theme.BODY_PX,
        weight: QFont.Weight = fonts.REGULAR,
        tone: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._size_px, self._weight, self._figures = size_px, weight, False
        self.setFont(fonts.font(size_px, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._dress()

    def setText(self, text: str) -> None:
        """Show ``text``; numbers and times get figures of one width."""
        figures = bool(text) and not any(c.isalpha() for c in text)
        if figures != self._figures:
            self._figures = figures
            self.setFont((fonts.figures if figures else fonts.font)(self._size_px, self._weight))
        super().setText(text)

    def set_tone(self, tone: str) -> None:
        """Another colour of the theme."""
        self._tone = tone
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._tone))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()


class ElidedLabel(Label):
    """One line that gives way: cut with an ellipsis when the room is short, whole in the tool tip."""

    def __init__(
        self,
        text: str = "",
        size_px: int = theme.BODY_PX,
        weight: QFont.Weight = fonts.REGULAR,
        tone: str = "ink",
    ) -> None:
        self._whole, self._kept, self._short = text, "", text
        super().__init__(text, size_px, weight, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole_text(self, text: str, kept: str = "", short: str = "") -> None:
        """Show ``text`` and ``kept`` after it; only ``text`` is cut where it must be, or ``short`` in its place."""
        self._whole, self._kept, self._short = text, kept, short or text
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Cut again at the new width."""
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(self.width() - metrics.horizontalAdvance(self._kept), 24)
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self._whole and self._short != self._whole:
            shown = metrics.elidedText(self._short, Qt.TextElideMode.ElideRight, room)
        whole = self._whole + self._kept
        self.setText(shown + self._kept)
        self.setToolTip(tip(whole) if shown != self._whole else "")
        self.setAccessibleName(whole)


class GivingLabel(Label):
    """A line that gives way where the room is short: two lines in smaller letters, and only then an ellipsis, with the
    whole in the tool tip.

    Args:
        about: comes before it for screen readers: what it is the value of.
        asks: it would like the width of its whole line, and does without; others take whatever there is.
    """

    def __init__(
        self,
        text: str = "",
        size_px: int = theme.BODY_PX,
        weight: QFont.Weight = fonts.REGULAR,
        tone: str = "ink",
        *,
        small_px: int = theme.SMALL_PX,
        about: str = "",
        asks: bool = False,
    ) -> None:
        self._whole, self._about = text, about
        self._sizes_px, self._asks = (size_px, small_px), asks
        super().__init__(text, size_px, weight, tone)
        policy = QSizePolicy.Policy.Preferred if asks else QSizePolicy.Policy.Ignored
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def whole_px(self, *, in_small: bool = False) -> int:
        """How wide all of it is on one line, in large letters or in small ones."""
        font = fonts.font(self._sizes_px[in_small], self._weight)
        return QFontMetrics(font).horizontalAdvance(self._whole)

    def sizeHint(self) -> QSize:
        """As wide as the whole line where it asks for that, whatever it shows just now."""
        hint = super().sizeHint()
        return QSize(self.whole_px() + _SPARE_PX, hint.height()) if self._asks else hint

    def minimumSizeHint(self) -> QSize:
        """Its words push nothing away."""
        return QSize(0, super().minimumSizeHint().height())

    def set_whole_text(self, text: str) -> None:
        """Show ``text``."""
        is_another = text != self._whole
        if is_another or (text and not self.text()):
            self._whole = text
            self._fit()
        if is_another:
            self.updateGeometry()

    def resizeEvent(self, event: object) -> None:
        """Break again at the new width."""
        self._fit()

    def _fit(self) -> None:
        large_px, small_px = self._sizes_px
        room = max(self.width(), 24)
        self._size_to(large_px)
        shown = self._whole
        if self.fontMetrics().horizontalAdvance(shown) > room:
            self._size_to(small_px)
            shown = "\n".join(_two_lines(shown, room, self.fontMetrics()))
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown.replace("\n", " ") != self._whole else "")
        self.setAccessibleName(f"{self._about} {self._whole}".strip())

    def _size_to(self, size_px: int) -> None:
        if size_px != self._size_px:
            self._size_px = size_px
            self.setFont((fonts.figures if self._figures else fonts.font)(size_px, self._weight))


def _two_lines(text: str, room: int, metrics: QFontMetrics) -> list[str]:
    """As many words as fit on the first line, the rest cut on the second."""
    words = text.split(" ")
    count = next(
        (n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= room), 1
    )
    lines = [" ".join(words[:count]), " ".join(words[count:])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines if line]


def heading(text: str = "") -> Label:
    """The small grey heading of a card."""
    label = Label(text, theme.SMALL_PX, fonts.SEMIBOLD, "muted")
    spaced = QFont(label.font())
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
    label.setFont(spaced)
    return label


def body(text: str = "", *, wrap: bool = True) -> Label:
    """A sentence."""
    return Label(text, wrap=wrap)


def small(text: str = "", tone: str = "muted", *, wrap: bool = False) -> Label:
    """A remark in 13 px."""
    return Label(text, theme.SMALL_PX, fonts.REGULAR, tone, wrap=wrap)
