"""Whose badge is looked at: the first, the longest name, the shortest."""

from desktop_app.i18n import tr
from desktop_app.ui.widgets.choice import Choice


class SampleChoice(Choice):
    """``chosen(key)``: the key is the place of the sample among them."""

    def __init__(self, count: int = 1) -> None:
        super().__init__((), "0", tr("Whose badge is shown"))
        self.show_samples(count)

    def show_samples(self, count: int) -> None:
        """So many of the three."""
        words = (tr("First badge"), tr("Longest name"), tr("Shortest name"))
        self.set_choices([(str(index), words[index]) for index in range(min(count, len(words)))])

    def place(self) -> int:
        """The place of the sample looked at."""
        return int(self.current() or 0)
