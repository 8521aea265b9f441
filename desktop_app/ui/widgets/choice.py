"""A choice of one word among several, where there is no room to show them side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from desktop_app.ui import theme
from desktop_app.ui.widgets.tips import tip
from desktop_app.ui.widgets.wheel import steady

_BESIDE_ICON_PX = 8


class GivingBox(QComboBox):
    """A list to choose from that gives way: smaller letters where the room is short, and an ellipsis where Qt would cut
    through one of these, with the whole in the tool tip, unless the box has one that says something else."""

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        steady(self)
        self.currentTextChanged.connect(lambda _: self._say_whole())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and as much of the word as there is room for."""
        option = self._option()
        option.currentText, font = self._shown(option)
        painter = QStylePainter(self)
        painter.setFont(font)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the word is seen."""
        super().resizeEvent(event)
        self._say_whole()

    def _option(self) -> QStyleOptionComboBox:
        """As Qt fills it; what stands there before anything is chosen Qt adds only when it paints by itself."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.currentText = self.placeholderText()
            palette = QPalette(option.palette)
            palette.setBrush(QPalette.ColorRole.ButtonText, palette.placeholderText())
            option.palette = palette
        return option

    def _shown(self, option: QStyleOptionComboBox) -> tuple[str, QFont]:
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width()
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + _BESIDE_ICON_PX
        font, word = self.font(), option.currentText
        if QFontMetrics(font).horizontalAdvance(word) > room and font.pixelSize() > theme.SMALL_PX:
            font = QFont(font)
            font.setPixelSize(theme.SMALL_PX)
        return QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, room), font

    def _say_whole(self) -> None:
        option = self._option()
        whole = option.currentText if self._shown(option)[0] != option.currentText else ""
        if self.toolTip() == self._told:
            self.setToolTip(tip(whole))
            self._told = whole


class Choice(GivingBox):
    """Like `buttons.Segmented`, in the width of one word. ``chosen(key)`` when a person picks another."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)
        self.set_current(current)
        self.activated.connect(lambda _: self.publish_chosen(self.current()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices: pairs of key and word; the one that holds stays where it still exists."""
        before = self.current()
        self.clear()
        for key, word in choices:
            self.addItem(word, key)
        self.set_current(before)

    def current(self) -> str:
        """The key of the choice that holds."""
        return str(self.currentData() or "")

    def set_current(self, key: str) -> None:
        """Show another choice without announcing it."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def pick(self, key: str) -> None:
        """As if a person picked it."""
        changed = key != self.current()
        self.set_current(key)
        if changed:
            self.publish_chosen(key)

    def publish_chosen(self, key: str) -> None:
        """The only place that emits `chosen`."""
        self.chosen.emit(key)
