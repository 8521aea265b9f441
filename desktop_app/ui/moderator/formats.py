"""Lengths and bells of an item: turn, move, settling in, thresholds, overtime, what starts by itself."""

from dataclasses import replace

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.core.live.fits import what_fits
from desktop_app.core.live.script import item_length_ms
from desktop_app.core.live.show import Form, Item, Timing
from desktop_app.i18n import tr, trn
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.widgets.buttons import PRIMARY, KeyButton, Toggle
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import Label, small

_MINUTE_S = 60

Changes = dict[str, int | bool]


class FormatSheet(ConsoleSheet):
    """One item at a time. ``changed_timing()`` gives what differs; the screen sends it to the session."""

    def __init__(self, parent: QWidget, items: tuple[Item, ...], current: str) -> None:
        super().__init__(parent, tr("Lengths and bells"), width_px=620)
        self.items = items
        self.item = QComboBox()
        for each in items:
            self.item.addItem(each.title or tr("Speed dating"), each.id)
        self.item.setCurrentIndex(max(0, self.item.findData(current)))
        self.item.currentIndexChanged.connect(self._show)
        self.item.setAccessibleName(tr("Item"))
        self.content.addWidget(self.item)
        self._fields()
        self.sum = Label("", wrap=True)
        self.content.addWidget(self.sum)
        row = QHBoxLayout()
        self.available = QSpinBox()
        self.available.setRange(0, 600)
        self.available.setSingleStep(5)
        self.available.setSuffix(tr(" min"))
        self.available.setValue(60)
        self.available.setAccessibleName(tr("What fits into"))
        self.available.valueChanged.connect(self._show_sum)
        self.fits = small("", wrap=True)
        row.addWidget(small(tr("What fits into")))
        row.addWidget(self.available)
        row.addWidget(self.fits, 1)
        self.calculator = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self.calculator.setLayout(row)
        self.content.addWidget(self.calculator)
        self.add_cancel()
        self.apply: KeyButton = self.add_button(tr("Apply"), "", PRIMARY, self.accept)
        self._show()

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
        self.turn, self.move_time, self.settle = Seconds(10, 3600), Seconds(0, 1800), Seconds(0, 60)
        self.warning, self.last_call = Seconds(0, 1800), Seconds(0, 600)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        named = (
            (tr("One turn"), self.turn),
            (tr("To change place"), self.move_time),
            (tr("Settling in"), self.settle),
            (tr("First bell, before the end"), self.warning),
            (tr("Last bell, before the end"), self.last_call),
        )
        for place, (name, box) in enumerate(named):
            fields = form()
            add_field(fields, name, box)
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
            self.fits.setText(fits_words(item, self.available.value() * _MINUTE_S))


def sum_words(item: Item) -> str:
    """What the item takes with these lengths."""
    whole = length_words(item_length_ms(item) // 1000)
    if item.form is Form.STAGE:
        count = sum(not entry.skipped for entry in item.queue)
        return trn("{n} speaker, {whole} in all.", "{n} speakers, {whole} in all.", count, whole=whole)
    if item.form is Form.TALK:
        return tr("{whole} in all.", whole=whole)
    turns = max(item.rounds, default=0)
    rounds = trn("{n} round", "{n} rounds", len(item.rounds))
    return tr(
        "{rounds} of {turns}, {whole} in all.",
        rounds=rounds,
        turns=trn("{n} turn", "{n} turns", turns),
        whole=whole,
    )


def fits_words(item: Item, available_s: int) -> str:
    """How many rounds or speakers end in time, and what is left of it."""
    turns = max(item.rounds, default=1)
    fit = what_fits(item.form, item.timing, turns, available_s)
    spare = length_words(fit.spare_s)
    if item.form is Form.STAGE:
        return trn(
            "{n} speaker, {spare} to spare.", "{n} speakers, {spare} to spare.", fit.count, spare=spare
        )
    return trn("{n} round, {spare} to spare.", "{n} rounds, {spare} to spare.", fit.count, spare=spare)


def length_words(seconds: int) -> str:
    """1 h 15, 45 min, 40 s."""
    if seconds < _MINUTE_S:
        return tr("{n} s", n=seconds)
    minutes = round(seconds / _MINUTE_S)
    if minutes < 60:
        return tr("{n} min", n=minutes)
    return tr("{hours} h {minutes}", hours=minutes // 60, minutes=f"{minutes % 60:02}")


class Seconds(QSpinBox):
    """A length as minutes and seconds: 3:00."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(5 if most <= 600 else 10)

    def textFromValue(self, value: int) -> str:
        """3:00."""
        return f"{value // _MINUTE_S}:{value % _MINUTE_S:02}"

    def valueFromText(self, text: str) -> int:
        """3:00, 3:, or 180."""
        minutes, colon, seconds = text.strip().partition(":")
        if not colon:
            return int(minutes or 0)
        return int(minutes or 0) * _MINUTE_S + int(seconds or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Digits with at most one colon."""
        minutes, _, seconds = text.strip().partition(":")
        good = all(not part or (part.isascii() and part.isdigit()) for part in (minutes, seconds))
        state = QValidator.State.Acceptable if good and text.strip() else QValidator.State.Intermediate
        return (state if good else QValidator.State.Invalid, text, position)
