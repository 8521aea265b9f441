"""Ways to catch up, as a card over the clock: each says what it would change, and does exactly what it says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.live.catch_up import still_put_away
from desktop_app.core.live.choices import Proposal
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import theme
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import Label

AT_ONCE = 2
"""More of them would push the clock together; the others are a key away."""


class ProposalsCard(Card):
    """A few proposals at once, the rest behind "More". ``chosen(proposal)`` with the one that stood there."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("To finish on time"), margin=14)
        self._all: tuple[Proposal, ...] = ()
        self._page, self._late_s = 0, 0
        self._put_away_s: int | None = None
        self.more = KeyButton("", "", PLAIN, self._turn, small=True)
        self.close_button = KeyButton(tr("Not now"), "", PLAIN, self._not_now, small=True)
        self.content.removeWidget(self.heading)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.more)
        top.addWidget(self.close_button)
        self.content.addLayout(top)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self.lines = [_Line(self.publish_chosen) for _ in range(AT_ONCE)]
        for line in self.lines:
            rows.addWidget(line)
        self.content.addLayout(rows)
        self.hide()

    def show_proposals(self, proposals: tuple[Proposal, ...], late_s: int) -> None:
        """Show them all, unless they were put away and little more was lost since; ``late_s``: at the end of all."""
        self._late_s, self._put_away_s = late_s, still_put_away(self._put_away_s, late_s)
        self._all = in_order(self._all, proposals) if self._put_away_s is None else ()
        self._draw()

    def shown(self) -> tuple[Proposal, ...]:
        """Those that stand there now."""
        first = self._page * AT_ONCE
        return self._all[first : first + AT_ONCE]

    def _draw(self) -> None:
        pages = max(1, -(-len(self._all) // AT_ONCE))
        self._page = min(self._page, pages - 1) if self._all else 0
        shown = self.shown()
        for place, line in enumerate(self.lines):
            line.show_proposal(shown[place] if place < len(shown) else None)
        word = tr("More {n}/{total}", n=self._page + 1, total=pages)
        if word != self.more.label():
            self.more.set_label(word)
            self.more.setAccessibleName(tr("More proposals, {n} of {total}", n=self._page + 1, total=pages))
        self.more.setVisible(pages > 1)
        self.setVisible(bool(self._all))

    def _turn(self) -> None:
        """The next ones; after the last the first again."""
        self._page = (self._page + 1) % -(-len(self._all) // AT_ONCE) if self._all else 0
        self._draw()

    def _not_now(self) -> None:
        self._put_away_s = self._late_s
        self.show_proposals((), self._late_s)

    def publish_chosen(self, proposal: Proposal) -> None:
        """The only place that emits `chosen`."""
        self.chosen.emit(proposal)


class _Line(QWidget):
    """A proposal and its button; another wording changes the words and leaves the button where it is."""

    def __init__(self, chosen: Callable[[Proposal], None]) -> None:
        super().__init__()
        self._proposal: Proposal | None = None
        self._chosen = chosen
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.text = Label("", theme.SMALL_PX, wrap=True)
        row.addWidget(self.text, 1)
        self.button = KeyButton(tr("Do it"), "", PLAIN, self._press, small=True)
        row.addWidget(self.button)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Another one, or none."""
        if proposal != self._proposal:
            self._proposal = proposal
            words = tr_text(proposal.text) if proposal is not None else ""
            self.text.setText(words)
            self.button.setAccessibleDescription(words)
        self.setVisible(proposal is not None)

    def _press(self) -> None:
        if self._proposal is not None:
            self._chosen(self._proposal)


def in_order(before: Sequence[Proposal], after: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The new ones in the places of those that they replace, so that none slips under a finger; others behind."""
    places = {proposal.key: place for place, proposal in enumerate(before)}
    return tuple(sorted(after, key=lambda proposal: places.get(proposal.key, len(places))))
