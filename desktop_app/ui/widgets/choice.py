"""A choice of one word among several, where there is no room to show them side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop_app.ui.widgets.wheel import steady


class Choice(QComboBox):
    """Like `buttons.Segmented`, in the width of one word. ``chosen(key)`` when a person picks another."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str, accessible_name: str) -> None:
        super().__init__()
        steady(self)
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
