"""What can be set of the box in hand: its place, its text, its look, for whom."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.core.badge.boxes import (
    CATEGORY,
    INK,
    LINE,
    MUTED,
    WHITE,
    Align,
    FillBox,
    Rect,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.core.badge.editing import Draft, Edge
from desktop_app.core.categories import Category
from desktop_app.i18n import language, tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.badges.kinds import box_word, field_words, shown_template, template_typed, upright_words
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.numbers import number_field


class Properties(QWidget):
    """The panel beside the badge. ``changed`` carries the new draft."""

    changed = Signal(object)

    def __init__(self, draft: Draft, categories: Sequence[Category]) -> None:
        super().__init__()
        self.draft = draft
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = Label("", theme.BODY_PX, fonts.SEMIBOLD)
        column.addWidget(self.title)
        self._place = self._place_part(column)
        self._text = self._text_part()
        column.addWidget(self._text)
        self.only = self._combo(tr("For whom"), [("", tr("All categories"))], self._take_only)
        for category in categories:
            self.only.addItem(category.label(language()), category.key)
        self.remove_button = KeyButton(
            tr("Remove"), "", QUIET, lambda: self.publish_changed(self.draft.remove())
        )
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.addWidget(small(tr("For whom")))
        rest.addWidget(self.only)
        rest.addWidget(self.remove_button)
        column.addWidget(self._rest)
        self.hint = small(tr("Click a box, or take one with Tab."), wrap=True)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.show_draft(draft)

    def show_draft(self, draft: Draft) -> None:
        """The box in hand, or the hint when there is none."""
        self.draft = draft
        box = draft.box
        self._filling = True
        self.title.setText(box_word(box) if box is not None else "")
        for part in (self._place, self._rest):
            part.setVisible(box is not None)
        self._text.setVisible(isinstance(box, TextBox | FillBox))
        self.hint.setVisible(box is None)
        if box is not None:
            values = (box.rect.x_mm, box.rect.y_mm, box.rect.width_mm, box.rect.height_mm)
            for field, value in zip(self.places, values, strict=True):
                field.setValue(value)
            self.only.setCurrentIndex(max(self.only.findData(next(iter(sorted(box.only)), "")), 0))
        self._fill_text(box)
        self._filling = False

    def publish_changed(self, draft: Draft) -> None:
        """The only place that emits `changed`."""
        if not self._filling:
            self.changed.emit(draft)

    def _place_part(self, column: QVBoxLayout) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.places: list[QDoubleSpinBox] = []
        names = (tr("Left"), tr("Top"), tr("Width"), tr("Height"))
        for index, name in enumerate(names):
            field = number_field(name, " mm", -200.0, 400.0, 0.5)
            field.valueChanged.connect(lambda _: self._take_place())
            self.places.append(field)
            row, place = divmod(index, 2)
            grid.addWidget(small(name), row * 2, place)
            grid.addWidget(field, row * 2 + 1, place)
        grid.addWidget(small(tr("Against the badge")), 4, 0, 1, 2)
        rows = QVBoxLayout()
        for pair in (tuple(_edge_words().items())[:3], tuple(_edge_words().items())[3:]):
            line = QHBoxLayout()
            line.setSpacing(0)
            for edge, word in pair:
                line.addWidget(KeyButton(word, "", QUIET, self._aligner(edge)))
            line.addStretch(1)
            rows.addLayout(line)
        grid.addLayout(rows, 5, 0, 1, 2)
        column.addWidget(part)
        return part

    def _aligner(self, edge: Edge) -> Callable[[], object]:
        return lambda: self.publish_changed(self.draft.align(edge))

    def _text_part(self) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._make_words()
        self._make_sizes()
        self._make_looks()
        self._only_text = [
            *self._pair(grid, 0, tr("Field"), self.field),
            *self._pair(grid, 2, tr("Text; fields stand in braces"), self.words),
            *self._halves(grid, 4, (tr("Largest size"), self.largest), (tr("Least size"), self.least)),
            *self._halves(grid, 6, (tr("Lines"), self.lines), (tr("Weight"), self.weight)),
            *self._halves(grid, 8, (tr("Align"), self.align), (tr("In the height"), self.upright)),
        ]
        self._pair(grid, 10, tr("Colour"), self.colour)
        return part

    def _make_words(self) -> None:
        """What stands in the box: a field of the person, or any words."""
        fields = [*field_words().items(), ("", tr("Free text"))]
        self.field = self._combo(tr("Field"), fields, self._take_field)
        self.words = QLineEdit()
        self.words.setAccessibleName(tr("Text; fields stand in braces"))
        self.words.setToolTip(tr("Text; fields stand in braces"))
        self.words.editingFinished.connect(lambda: self._take(template=template_typed(self.words.text())))

    def _make_sizes(self) -> None:
        """How large the letters may be, and on how many lines."""
        self.largest = number_field(tr("Largest size"), " pt", 4.0, 300.0, 1.0)
        self.least = number_field(tr("Least size"), " pt", 4.0, 300.0, 1.0)
        self.lines = number_field(tr("Lines"), "", 1, 12, decimals=0)
        self.largest.valueChanged.connect(self._take_largest)
        self.least.valueChanged.connect(lambda value: self._take(least_pt=value))
        self.lines.valueChanged.connect(lambda value: self._take(lines=int(value)))

    def _make_looks(self) -> None:
        """Weight, place in the box, colour."""
        self.weight = self._combo(
            tr("Weight"), _weight_words(), lambda: self._take(weight=Weight(self.weight.currentData()))
        )
        self.align = self._combo(
            tr("Align"), _align_words(), lambda: self._take(align=Align(self.align.currentData()))
        )
        heights = [(upright.value, word) for upright, word in upright_words().items()]
        self.upright = self._combo(
            tr("In the height"), heights, lambda: self._take(upright=Upright(self.upright.currentData()))
        )
        self.colour = self._combo(
            tr("Colour"), _colour_words(), lambda: self._take(colour=self.colour.currentData())
        )

    def _fill_text(self, box: object) -> None:
        for widget in self._only_text:
            widget.setVisible(isinstance(box, TextBox))
        if isinstance(box, TextBox):
            known = self.field.findData(box.template)
            self.field.setCurrentIndex(known if known >= 0 else self.field.findData(""))
            self.words.setText(shown_template(box.template))
            self.largest.setValue(box.largest_pt)
            self.least.setValue(box.least_pt)
            self.lines.setValue(box.lines)
            for combo, value in (
                (self.weight, box.weight),
                (self.align, box.align),
                (self.upright, box.upright),
            ):
                combo.setCurrentIndex(combo.findData(value.value))
        if isinstance(box, TextBox | FillBox):
            self.colour.setCurrentIndex(max(self.colour.findData(box.colour), 0))

    def _take_place(self) -> None:
        if not self._filling:
            x, y, width, height = (field.value() for field in self.places)
            self.publish_changed(self.draft.place(Rect(x, y, width, height)))

    def _take_field(self) -> None:
        template = self.field.currentData()
        if template:
            self._take(template=template)
        elif not self._filling:
            self.words.setFocus()
            self.words.selectAll()

    def _take_largest(self, size_pt: float) -> None:
        box = self.draft.box
        if isinstance(box, TextBox):
            self._take(largest_pt=size_pt, good_pt=min(box.good_pt, size_pt))

    def _take_only(self) -> None:
        key = self.only.currentData()
        self._take(only=frozenset({key} if key else ()))

    def _take(self, **values: Any) -> None:
        if not self._filling:
            self.publish_changed(self.draft.change(**values))

    def _combo(self, name: str, choices: Sequence[tuple[str, str]], taken: Callable[[], object]) -> QComboBox:
        combo = GivingBox()
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(6)
        for key, word in choices:
            combo.addItem(word, key)
        combo.activated.connect(lambda _: taken())
        return combo

    @staticmethod
    def _pair(grid: QGridLayout, row: int, name: str, field: QWidget) -> list[QWidget]:
        label = small(name)
        grid.addWidget(label, row, 0, 1, 2)
        grid.addWidget(field, row + 1, 0, 1, 2)
        return [label, field]

    @staticmethod
    def _halves(grid: QGridLayout, row: int, *halves: tuple[str, QWidget]) -> list[QWidget]:
        found: list[QWidget] = []
        for place, (name, field) in enumerate(halves):
            label = small(name)
            grid.addWidget(label, row, place)
            grid.addWidget(field, row + 1, place)
            found += [label, field]
        return found


def _edge_words() -> dict[Edge, str]:
    return {
        Edge.LEFT: tr("Left"),
        Edge.CENTRE: tr("Centre"),
        Edge.RIGHT: tr("Right"),
        Edge.TOP: tr("Top"),
        Edge.MIDDLE: tr("Middle"),
        Edge.BOTTOM: tr("Bottom"),
    }


def _weight_words() -> list[tuple[str, str]]:
    return [
        (Weight.REGULAR.value, tr("Regular")),
        (Weight.SEMIBOLD.value, tr("Semibold")),
        (Weight.BOLD.value, tr("Bold")),
    ]


def _align_words() -> list[tuple[str, str]]:
    return [
        (Align.LEFT.value, tr("Left")),
        (Align.CENTRE.value, tr("Centre")),
        (Align.RIGHT.value, tr("Right")),
    ]


def _colour_words() -> list[tuple[str, str]]:
    return [
        (INK, tr("Ink")),
        (MUTED, tr("Grey")),
        (LINE, tr("Light grey")),
        (WHITE, tr("White")),
        (CATEGORY, tr("Colour of the category")),
    ]
