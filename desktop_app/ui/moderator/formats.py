"""Lengths and bells of an item: turn, move, settling in, thresholds, overtime, what starts by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.core.live.fits import Fit, end_of, turn_that_fits, what_fits
from desktop_app.core.live.lengths import length, minutes
from desktop_app.core.live.script import item_length_ms, most_turns
from desktop_app.core.live.show import Form, Item, Timing
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton, Toggle
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.numbers import Seconds, indented

_MINUTE_S = 60

Changes = dict[str, int | bool]


@dataclass(frozen=True, slots=True)
class Begins:
    """When items start, as things go now: Unix ms by item, in the zone of the meeting."""

    starts_ms: Mapping[str, int | None]
    zone: tzinfo | None

    def end(self, item: Item, fit: Fit) -> str:
        """When it is over, empty where nobody knows when it starts."""
        start_ms = self.starts_ms.get(item.id)
        return "" if start_ms is None else end_of(fit, start_ms, self.zone)


NOT_KNOWN = Begins({}, UTC)


class FormatSheet(ConsoleSheet):
    """One item at a time. ``changed_timing()`` gives what differs; the screen sends it to the session."""

    def __init__(
        self, parent: QWidget, items: tuple[Item, ...], current: str, begins: Begins = NOT_KNOWN
    ) -> None:
        super().__init__(parent, tr("Lengths and bells"), width_px=620)
        self.items, self._begins = items, begins
        self.item = GivingBox()
        for each in items:
            self.item.addItem(each.title or tr("Speed dating"), each.id)
        self.item.setCurrentIndex(max(0, self.item.findData(current)))
        self.item.currentIndexChanged.connect(self._show)
        self.item.setAccessibleName(tr("Item"))
        self.content.addWidget(self.item)
        self._fields()
        self.sum = Label("", wrap=True)
        self.content.addWidget(self.sum)
        self._add_calculator()
        self.add_cancel()
        self.apply: KeyButton = self.add_main(tr("Apply"))
        self._show()

    def _add_calculator(self) -> None:
        self.available = indented(QSpinBox())
        self.available.setRange(0, 600)
        self.available.setSingleStep(5)
        self.available.setSuffix(tr(" min"))
        self.available.setValue(60)
        self.available.setAccessibleName(tr("What fits into"))
        self.available.valueChanged.connect(self._show_sum)
        self.fits = Label("", theme.BODY_PX, fonts.SEMIBOLD, wrap=True)
        self.all_fit = KeyButton("", "", PLAIN, self._use_turn_that_fits, small=True)
        self.calculator = QWidget()
        column = QVBoxLayout(self.calculator)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(small(tr("What fits into")))
        row.addWidget(self.available)
        row.addWidget(self.fits, 1)
        column.addLayout(row)
        column.addWidget(self.all_fit, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.calculator)

    def chosen(self) -> Item:
        """The item in hand."""
        return self.items[max(0, self.item.currentIndex())]

    def changed_timing(self) -> Changes:
        """The fields of `Timing` that differ from the item's."""
        before, after = self.chosen().timing, self.timing()
        return {
            name: getattr(after, name)
            for name in Timing.__dataclass_fields__
            if getattr(after, name) != getattr(before, name)
        }

    def timing(self) -> Timing:
        """What the fields say."""
        return replace(
            self.chosen().timing,
            turn_s=self.turn.value(),
            move_s=self.move_time.value(),
            settle_s=self.settle.value(),
            warning_s=self.warning.value(),
            last_call_s=self.last_call.value(),
            overtime=self.overtime.isChecked(),
            auto_turns=self.auto_turns.isChecked(),
            auto_rounds=self.auto_rounds.isChecked(),
            half_swap=self.half_swap.isChecked(),
        )

    def _fields(self) -> None:
        self.turn = Seconds(tr("One turn"), 10, 3600, 10)
        self.move_time = Seconds(tr("To change place"), 0, 1800, 10)
        self.settle = Seconds(tr("Settling in"), 0, 60, 5)
        self.warning = Seconds(tr("First bell, before the end"), 0, 1800, 10)
        self.last_call = Seconds(tr("Last bell, before the end"), 0, 600, 5)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        boxes = (self.turn, self.move_time, self.settle, self.warning, self.last_call)
        for place, box in enumerate(boxes):
            fields = form()
            add_field(fields, box.accessibleName(), box)
            grid.addLayout(fields, place // 3, place % 3)
            box.valueChanged.connect(self._show_sum)
        self.content.addLayout(grid)
        self.overtime = Toggle(tr("Count on after zero"))
        self.auto_turns = Toggle(tr("The next turn starts by itself"))
        self.auto_rounds = Toggle(tr("The next round starts by itself"))
        self.half_swap = Toggle(tr("Face to face: swap at half-time"))
        column = QVBoxLayout()
        for toggle in (self.overtime, self.auto_turns, self.auto_rounds, self.half_swap):
            column.addWidget(toggle)
            toggle.toggled.connect(self._show_sum)
        self.content.addLayout(column)

    def _show(self) -> None:
        item, timing = self.chosen(), self.chosen().timing
        for box, value in (
            (self.turn, timing.turn_s),
            (self.move_time, timing.move_s),
            (self.settle, timing.settle_s),
            (self.warning, timing.warning_s),
            (self.last_call, timing.last_call_s),
        ):
            box.setValue(value)
        self.overtime.setChecked(timing.overtime)
        self.auto_turns.setChecked(timing.auto_turns)
        self.auto_rounds.setChecked(timing.auto_rounds)
        self.half_swap.setChecked(timing.half_swap)
        talks = item.form is not Form.TALK
        for widget in (self.turn, self.move_time, self.settle, self.auto_turns, self.auto_rounds):
            widget.setEnabled(talks)
        self.auto_rounds.setVisible(item.form in (Form.TABLES, Form.PAIRS))
        self.half_swap.setVisible(item.form is Form.PAIRS)
        self.calculator.setVisible(talks)
        if talks and item.planned_length_ms:
            self.available.setValue(round(item.planned_length_ms / 60_000))
        self._show_sum()

    def _show_sum(self) -> None:
        item = replace(self.chosen(), timing=self.timing())
        self.sum.setText(sum_words(item))
        if item.form is not Form.TALK:
            available_s = self.available.value() * _MINUTE_S
            fit = what_fits(item.form, item.timing, max(item.rounds, default=1), available_s)
            self.fits.setText(fits_words(fit, self._begins.end(item, fit)))
            self._offer_turn(item)

    def _turn_that_fits(self, item: Item) -> int | None:
        """The turn with which all that is planned ends in time; None where it does already, or nothing would do."""
        available_s, count = self.available.value() * _MINUTE_S, planned_count(item)
        if item_length_ms(item) <= available_s * 1000:
            return None
        return turn_that_fits(item.form, item.timing, count, max(item.rounds, default=1), available_s)

    def _offer_turn(self, item: Item) -> None:
        turn_s = self._turn_that_fits(item)
        self.all_fit.setVisible(turn_s is not None)
        if turn_s is not None:
            words = {"length": self.turn.textFromValue(turn_s), "n": planned_count(item)}
            self.all_fit.set_label(
                tr("Turns of {length}: all {n} speakers fit", **words)
                if item.form is Form.STAGE
                else tr("Turns of {length}: all {n} rounds fit", **words)
            )

    def _use_turn_that_fits(self) -> None:
        turn_s = self._turn_that_fits(replace(self.chosen(), timing=self.timing()))
        if turn_s is not None:
            self.turn.setValue(turn_s)


def planned_count(item: Item) -> int:
    """Rounds, or speakers on stage."""
    return sum(not entry.skipped for entry in item.queue) if item.form is Form.STAGE else len(item.rounds)


def sum_words(item: Item) -> str:
    """What the item takes with these lengths."""
    whole = length_words(item_length_ms(item) // 1000)
    if item.form is Form.STAGE:
        count = planned_count(item)
        return trn("{n} speaker, {whole} in all.", "{n} speakers, {whole} in all.", count, whole=whole)
    if item.form is Form.TALK:
        return tr("{whole} in all.", whole=whole)
    turns = most_turns(item)
    rounds = trn("{n} round", "{n} rounds", len(item.rounds))
    if item.form is Form.PAIRS and turns == 1:
        return tr("{rounds} face to face, {whole} in all.", rounds=rounds, whole=whole)
    return tr(
        "{rounds} of {turns}, {whole} in all.",
        rounds=rounds,
        turns=trn("{n} turn", "{n} turns", turns),
        whole=whole,
    )


def fits_words(fit: Fit, end: str) -> str:
    """How many rounds or speakers end in time, when, and what is left of it."""
    if not fit.count:
        return tr("Nothing fits.")
    spare = tr("{length} to spare", length=length_words(fit.spare_s)) if fit.spare_s >= _MINUTE_S else ""
    when = tr("end {time}", time=end) if end else ""
    return ", ".join(part for part in (_fit_count(fit), when, spare) if part) + "."


def _fit_count(fit: Fit) -> str:
    if fit.form is Form.STAGE:
        return trn("{n} speaker", "{n} speakers", fit.count)
    rounds = trn("{n} round", "{n} rounds", fit.count)
    if fit.form is Form.PAIRS:
        return tr("{rounds} face to face", rounds=rounds)
    return tr("{rounds} of {turns}", rounds=rounds, turns=trn("{n} turn", "{n} turns", fit.turns))


def length_words(seconds: int) -> str:
    """1 h 15, 45 min, 40 s: a sum to the nearest minute."""
    return tr_text(length(seconds * 1000) if seconds < _MINUTE_S else minutes(seconds * 1000))
