"""The clock of the console: what runs, the digits, the bar with its bells, the controls, what comes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.live.keys import keys_of
from desktop_app.core.live.views import Command, Cue, ModeratorView, Phase
from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.button_rows import GAP_PX, by_width, empty_row, packed
from desktop_app.ui.moderator.fact import Fact
from desktop_app.ui.moderator.port import Act
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.hall.sheet import shown_digits
from desktop_app.ui.widgets.hall.texts import BOLD, face, width_em
from desktop_app.ui.widgets.labels import GivingLabel, Label
from desktop_app.ui.widgets.tips import tip

_MOST_DIGITS_PX, _LEAST_DIGITS_PX, _CROWDED_DIGITS_PX = 250, 90, 56
_TIGHT_PX, _PAIR_PX, _SCROLL_BAR_PX = 420, 350, 14
_STATE_PX = 165
"""The widest state of a turn in its chip, and the gaps beside it."""
_TONES = {
    Phase.WARNING: ("attention_text", "attention_ground"),
    Phase.LAST_CALL: ("attention_text", "attention_ground"),
    Phase.OVERTIME: ("refused_text", "refused_ground"),
    Phase.ENDED: ("refused_text", "refused_ground"),
    Phase.PAUSED: ("ink", "track"),
    Phase.MOVE: ("accent", "selection"),
    Phase.SETTLE: ("accent", "selection"),
}


class ClockCard(Card):
    """The middle of the console."""

    def __init__(self, act: Act) -> None:
        super().__init__(margin=24)
        self._act, self._is_narrow, self._room_px = act, False, 10_000
        self._is_below: bool | None = None
        self._is_crowded = False
        self.title = GivingLabel("", theme.TITLE_PX, fonts.BOLD, small_px=17)
        self.subtitle = GivingLabel("", 17, fonts.REGULAR, "muted", small_px=theme.BODY_PX, asks=True)
        self.word = Chip()
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(12)
        self._top.setVerticalSpacing(2)
        self._top.setColumnStretch(0, 1)
        self._top.addWidget(self.title, 0, 0)
        self._top.addWidget(self.word, 0, 1)
        self.content.addLayout(self._top)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(8)
        self.content.addLayout(self.notes)
        self.digits = Digits()
        self.content.addWidget(self.digits, 1)
        self._rest = QWidget()
        self.content.addWidget(self._rest, 1)
        self.bar = BellBar()
        self.content.addWidget(self.bar)
        self._add_legend()
        self._add_controls()
        self._add_facts()

    def heading_px(self) -> int:
        """How far down the title reaches, with what stands below and beside it."""
        return self._top.geometry().bottom() + 4

    def _add_legend(self) -> None:
        row = QHBoxLayout()
        self.zero = Label("0:00", theme.BODY_PX, fonts.REGULAR, "muted")
        self.note = GivingLabel("", theme.BODY_PX, fonts.REGULAR, "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.zero, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.note, 1)
        self.content.addLayout(row)
        self.content.addSpacing(14)

    def _add_controls(self) -> None:
        self.minus = self._button(tr("− 30 s"), Command.MINUS, PLAIN, large=True)
        self.start = self._button(tr("Start"), Command.START, PRIMARY, large=True)
        self.plus = self._button(tr("+ 30 s"), Command.PLUS, PLAIN, large=True)
        self.next = self._button(tr("Next"), Command.NEXT, PLAIN, large=True)
        self.previous = self._button(tr("Previous"), Command.PREVIOUS, PLAIN, small=True)
        self.undo = self._button(tr("Undo"), Command.UNDO, PLAIN, small=True)
        self.redo = self._button(tr("Redo"), Command.REDO, PLAIN, small=True)
        self.skip = self._button(tr("Skip"), Command.SKIP, PLAIN, small=True)
        self.reset = self._button(tr("Restart"), Command.RESET, PLAIN, small=True)
        self.stop = self._button(tr("End session"), Command.STOP, PLAIN, small=True)
        self._controls = QVBoxLayout()
        self._controls.setSpacing(8)
        self.content.addLayout(self._controls)
        self._place_controls()

    def _place_controls(self) -> None:
        """The large ones in one row, the small ones in as many as they need; in a narrow window only two are large.

        “Redo” is grey until something was undone, so that no other button moves when it comes.
        """
        while (item := self._controls.takeAt(0)) is not None:
            empty_row(item.layout())
        for button in (self.minus, self.plus):
            button.large, button.small = not self._is_narrow, self._is_narrow
            button.updateGeometry()
        is_one_column = self._is_narrow and self._room_px < _PAIR_PX
        is_small = self._is_crowded and is_one_column
        self.next.large, self.next.small = not is_small, is_small
        self.next.updateGeometry()
        back, on = (self.previous, self.undo), (self.skip, self.reset, self.stop)
        if self._is_narrow:
            if not is_one_column:
                self._add_row(12, (self.start, 5), (self.next, 4))
            else:
                self._add_row(12, (self.start, 1))
            if is_one_column and not is_small:
                self._add_row(12, (self.next, 1))
            first = (self.next,) if is_small else ()
            rows = packed((*first, self.minus, self.plus, *back, *on, self.redo), self._room_px)
        else:
            self._add_row(12, (self.minus, 11), (self.start, 16), (self.plus, 11), (self.next, 12))
            rows = packed((*back, self.redo, *on), self._room_px)
            rows = rows if len(rows) == 1 else [[*back, self.redo], [*on]]
        for row in rows:
            self._add_row(GAP_PX, *(by_width(button) for button in row))

    def _add_row(self, gap_px: int, *buttons: tuple[KeyButton, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(gap_px)
        for button, share in buttons:
            row.addWidget(button, share)
        self._controls.addLayout(row)

    def _button(
        self, word: str, command: Command, kind: str, *, large: bool = False, small: bool = False
    ) -> KeyButton:
        keys = keys_of(command)
        key = keys[0] if keys else ""
        return KeyButton(word, key, kind, lambda: self._act(command), large=large, small=small)

    def _add_facts(self) -> None:
        self.content.addSpacing(6)
        self.content.addWidget(Rule())
        self.content.addSpacing(6)
        self.coming, self.change, self.delay = Fact(tr("Then")), Fact(tr("Table change")), Fact("")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(20)
        self.content.addLayout(self._facts)
        self._place_words()

    def _place_words(self) -> None:
        """The facts side by side, or below each other where they would be cut."""
        is_tight = self._room_px < _TIGHT_PX
        places = ((0, 0, 2), (1, 0, 1), (1, 1, 1)) if is_tight else ((0, 0, 1), (0, 1, 1), (0, 2, 1))
        for fact, (row, column, span) in zip((self.coming, self.change, self.delay), places, strict=True):
            self._facts.addWidget(fact, row, column, 1, span)
        for column, stretch in enumerate((4, 4, 0) if is_tight else (5, 4, 4)):
            self._facts.setColumnStretch(column, stretch)
        self._place_subtitle()

    def _place_subtitle(self) -> None:
        """Who speaks beside the title, or below it over the whole width where both do not stand in one line.

        Room is kept for a state, so that nothing moves when one of a turn comes.
        """
        state_px = max(_STATE_PX, self.word.sizeHint().width() + 2 * GAP_PX)
        beside_px = self.title.whole_px(in_small=True) + self.subtitle.whole_px() + state_px
        is_below = self._room_px < max(_TIGHT_PX, beside_px)
        if is_below == self._is_below:
            return
        self._is_below = is_below
        if is_below:
            self._top.addWidget(self.subtitle, 1, 0, 1, 3)
        else:
            self._top.addWidget(self.subtitle, 0, 2)

    def show_view(self, view: ModeratorView, word: Text | None) -> None:
        """Draw the view; ``word`` is the state as the hall reads it."""
        self.title.set_whole_text(tr_text(view.title))
        self.subtitle.set_whole_text(tr_text(view.subtitle) if view.subtitle else "")
        self.subtitle.setVisible(view.subtitle is not None)
        self.word.show_word(tr_text(word) if word else "", *_TONES.get(view.phase, ("", "")))
        self._place_subtitle()
        has_time = bool(view.digits)
        self._rest.setVisible(not has_time)
        self.digits.setVisible(has_time)
        self.bar.setVisible(has_time)
        self.digits.show_digits(view.digits)
        self.bar.show_bar(view.bar, view.ticks, view.phase)
        self.note.set_whole_text(tr_text(view.bar_note) if view.bar_note else "")
        self.zero.setVisible(bool(view.bar_note))
        self._show_controls(view)
        self._show_facts(view)

    def _show_controls(self, view: ModeratorView) -> None:
        can = view.possible
        pauses = view.is_running
        start = tr_text(view.start_label) if view.start_label else tr("Start")
        _relabel(self.start, tr("Pause") if pauses else start)
        self.start.setEnabled(bool(can & {Command.START, Command.PAUSE}))
        for button, command in (
            (self.minus, Command.MINUS),
            (self.plus, Command.PLUS),
            (self.previous, Command.PREVIOUS),
            (self.undo, Command.UNDO),
            (self.redo, Command.REDO),
            (self.skip, Command.SKIP),
            (self.reset, Command.RESET),
            (self.stop, Command.STOP),
        ):
            button.setEnabled(command in can)
        self.next.setEnabled(Command.NEXT in can)
        _relabel(self.next, tr("End the session") if view.offers_end else tr("Next"))
        self.stop.setVisible(not view.offers_end)  # the large one does the same now
        waits = view.question is not None
        for button, command in ((self.stop, Command.STOP), (self.next, Command.NEXT)):
            button.setToolTip(tr("Answer the question first.") if waits and command not in can else "")
        self.undo.setToolTip(tip(tr_text(view.undo_label)) if view.undo_label else "")

    def set_room(self, width_px: int, *, is_narrow: bool) -> None:
        """How wide it will be; smaller margins and fewer large buttons where the window is small."""
        is_tight = width_px < _TIGHT_PX
        side, top = (12, 12) if is_tight else (18, 12) if is_narrow else (24, 24)
        room_px = width_px - 2 * side - (_SCROLL_BAR_PX if is_tight else 0)
        if (room_px, is_narrow) == (self._room_px, self._is_narrow):
            return
        self._room_px, self._is_narrow = room_px, is_narrow
        self._place_controls()
        self._place_words()
        self.content.setContentsMargins(side, top, side, top)

    def set_crowded(self, crowded: bool) -> None:
        """A question in a low window: the digits and “Next” are smaller, so that every key is seen."""
        if crowded != self._is_crowded:
            self._is_crowded = crowded
            self.digits.setMinimumHeight(_CROWDED_DIGITS_PX if crowded else _LEAST_DIGITS_PX)
            self._place_controls()

    def _show_facts(self, view: ModeratorView) -> None:
        self.coming.show_value(tr_text(view.next_things) if view.next_things else "–")
        changes = view.change_in
        self.change.setVisible(bool(changes) or bool(view.end))
        if changes:
            self.change.show_named(tr("Table change"), tr("in {time}", time=changes))
        else:
            self.change.show_named(tr("Expected end") if view.ended is None else tr("Ended at"), view.end)
        late = "attention_text" if view.delay_s >= 30 else "ink"
        name = tr_text(view.delay_name) if view.delay_name else tr("Delay on the programme")
        self.delay.show_named(name, tr_text(view.delay) if view.delay else "–", late)


def _relabel(button: KeyButton, word: str) -> None:
    if button.label() != word:
        button.set_label(word)


class Rule(QWidget):
    """A thin line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), theme.colour("line"))


class Chip(QWidget):
    """The state in a word on a coloured ground."""

    def __init__(self) -> None:
        super().__init__()
        self._word, self._ink, self._ground = "", "ink", "track"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def word(self) -> str:
        """What is said."""
        return self._word

    def show_word(self, word: str, ink: str, ground: str) -> None:
        """Another word; without a colour the chip goes away."""
        self.setVisible(bool(word and ink))
        if (word, ink, ground) == (self._word, self._ink, self._ground):
            return
        self._word, self._ink, self._ground = word, ink or "ink", ground or "track"
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word."""
        return QSize(round(width_em(self._word, fonts.SEMIBOLD) * theme.BODY_PX) + 25, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 15, 15)
        painter.setPen(theme.colour(self._ink))
        painter.setFont(fonts.font(theme.BODY_PX, fonts.SEMIBOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)


class Digits(QWidget):
    """The clock, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._digits = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST_DIGITS_PX)

    def text(self) -> str:
        """What stands there."""
        return self._digits

    def show_digits(self, digits: str) -> None:
        """Another time."""
        if digits != self._digits:
            self._digits = digits
            self.setAccessibleName(tr("Time left: {time}", time=digits) if digits else "")
            self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room: no more is asked for than the least."""
        return QSize(200, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The digits, centred."""
        text = shown_digits(self._digits) or "–:––"
        shape = "".join("0" if sign.isdigit() else sign for sign in text)
        px = min(_MOST_DIGITS_PX, self.height() * 0.95, self.width() / (width_em(shape, BOLD) * 1.04))
        painter = QPainter(self)
        painter.setPen(theme.colour("ink" if self._digits else "control_line"))
        painter.setFont(face(text, max(12, int(px)), BOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)


class BellBar(QWidget):
    """Time left as a bar; ticks where the bells ring."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._phase = 1.0, Phase.EMPTY
        self._ticks: tuple[tuple[float, Cue], ...] = ()
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, share: float, ticks: tuple[tuple[float, Cue], ...], phase: Phase) -> None:
        """What is left, and where it rings."""
        state = (round(share, 3), ticks, phase)
        if state != (self._share, self._ticks, self._phase):
            self._share, self._ticks, self._phase = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, filling, ticks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(box, 7, 7)
        painter.save()
        painter.setClipRect(QRectF(0, 0, box.width() * self._share, box.height()))
        painter.setBrush(theme.colour(_BAR_TONES.get(self._phase, "accent")))
        painter.drawRoundedRect(box, 7, 7)
        painter.restore()
        for share, cue in self._ticks:
            colour = "#E69F00" if cue is Cue.WARNING else "#D55E00"
            painter.setBrush(theme.colour("card"))
            painter.drawRect(QRectF(box.width() * share - 2, 0, 4, box.height()))
            painter.setBrush(colour)
            painter.drawRect(QRectF(box.width() * share - 1, 0, 2, box.height()))


_BAR_TONES = {Phase.WARNING: "attention", Phase.LAST_CALL: "attention", Phase.PAUSED: "control_line"}
