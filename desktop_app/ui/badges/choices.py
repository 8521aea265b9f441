"""What to print: sheet, people, back, extras."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.core.badge.boxes import Layout
from desktop_app.core.badge.ready import Back
from desktop_app.core.badge.sheets import SHEETS, Flip, Sheet
from desktop_app.core.categories import Category
from desktop_app.i18n import language, tr, trc, trn
from desktop_app.services.badge_facts import Order, Selection
from desktop_app.services.badges import BadgeOptions
from desktop_app.ui.badges.sheet_view import SheetView
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.widgets.buttons import PLAIN, QUIET, KeyButton, Segmented, Toggle
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import Choice, GivingBox
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import indented, size_words

_EVERYBODY, _NEW, _PRESENT = "all", "new", "present"
_MOST_BLANKS = 500
_OWN = "?"
"""The last line of the list: measure a sheet of one's own."""


def sheet_words(sheet: Sheet) -> str:
    """A sheet with the size of its labels, unless the name says it."""
    if "mm" in sheet.name:
        return sheet.name
    return f"{sheet.name}, {size_words(sheet.label_width_mm, sheet.label_height_mm)}"


class Choices(QWidget):
    """The left column. ``changed`` is emitted after every choice, the others by their buttons."""

    changed = Signal()
    layouts_asked = Signal()
    own_sheet_asked = Signal()

    def __init__(self, settings: LocalSettings) -> None:
        super().__init__()
        self._settings = settings
        self._wanted = settings.text("badges_sheet", "a6")
        self._sheets: dict[str, Sheet] = {}
        self._chosen: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._sheet_card())
        column.addWidget(self._people_card())
        column.addWidget(self._back_card())
        column.addStretch(1)
        self._show_sheet()

    def selection(self) -> Selection:
        """Whose badges."""
        if self._chosen:
            return Selection(Order(self.order.currentData()), registration_ids=self._chosen)
        category = str(self.category.currentData() or "")
        return Selection(
            order=Order(self.order.currentData()),
            only_new=self.who.current() == _NEW,
            only_present=self.who.current() == _PRESENT,
            categories=frozenset({category} if category else ()),
        )

    def choose(self, registration_ids: Sequence[str], *, are_shown: bool = False) -> None:
        """The badges of these people and of nobody else; of everybody again with none.

        Args:
            are_shown: nobody chose them one by one, they are whom the list of attendees shows.
        """
        self._chosen = tuple(registration_ids)
        count = len(self._chosen)
        chosen = trn("{n} person chosen", "{n} people chosen", count)
        shown = trn("{n} person shown in Attendees", "{n} people shown in Attendees", count)
        self.chosen_words.setText(shown if are_shown else chosen)
        self.chosen_part.setVisible(bool(count))
        self.who.setVisible(not count)
        self.category.setVisible(not count)

    def choose_everybody(self) -> None:
        """No longer those only who were chosen one by one."""
        self.choose(())
        self.publish_changed()

    def options(self) -> BadgeOptions:
        """How they are printed; the printer's shift is added where the printer is known."""
        return BadgeOptions(
            sheet=str(self.sheet.currentData()),
            start_at=self.sheet_view.start_at,
            back=Back(self.back.current()),
            flip=Flip(self.flip.current()),
            marks=self.marks.isChecked(),
            blanks=self.blanks.value(),
            layout=str(self.layout_box.currentData() or ""),
        )

    def set_categories(self, categories: Sequence[Category]) -> None:
        """The community's categories; what was chosen stays chosen."""
        before = self.category.currentData()
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(tr("All categories"), "")
        for category in categories:
            self.category.addItem(category.label(language()), category.key)
        self.category.setCurrentIndex(max(self.category.findData(before), 0))
        self.category.blockSignals(False)

    def show_sheets(self, sheets: Sequence[Sheet], chosen: str | None = None) -> None:
        """All sheets, and the way to one of one's own; what was chosen stays chosen."""
        before = (self.sheet.currentData() or self._wanted) if chosen is None else chosen
        self._sheets = {sheet.key: sheet for sheet in sheets}
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for sheet in sheets:
            self.sheet.addItem(sheet_words(sheet), sheet.key)
        self.sheet.addItem(tr("Own sheet…"), _OWN)
        self.sheet.setCurrentIndex(max(self.sheet.findData(before), 0))
        self.sheet.blockSignals(False)
        if chosen is not None:
            self._take_sheet()
        elif self.sheet.currentData() == self._wanted and hasattr(self, "sheet_view"):
            self._show_sheet()

    def chosen_sheet(self) -> Sheet:
        """The sheet in use."""
        return self._sheets[str(self.sheet.currentData())]

    def sheet_name(self, key: str) -> str:
        """How a sheet is called; the key itself when nobody knows it any more."""
        found = self._sheets.get(key)
        return sheet_words(found) if found is not None else key

    def publish_own_sheet_asked(self) -> None:
        """The only place that emits `own_sheet_asked`."""
        self.own_sheet_asked.emit()

    def show_layouts(self, layouts: Sequence[Layout], chosen: str | None = None) -> None:
        """The layouts of the community; what was chosen stays chosen unless ``chosen`` says otherwise."""
        before = self.layout_box.currentData() if chosen is None else chosen
        self.layout_box.blockSignals(True)
        self.layout_box.clear()
        self.layout_box.addItem(tr("Standard layout"), "")
        for layout in layouts:
            self.layout_box.addItem(layout.name, layout.key)
        self.layout_box.setCurrentIndex(max(self.layout_box.findData(before), 0))
        self.layout_box.blockSignals(False)

    def publish_layouts_asked(self) -> None:
        """The only place that emits `layouts_asked`."""
        self.layouts_asked.emit()

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()

    def _sheet_card(self) -> Card:
        card = Card(tr("Sheet"), margin=16)
        self.sheet = GivingBox()
        self.sheet.setAccessibleName(tr("Sheet"))
        self.sheet.setMinimumContentsLength(10)
        self.show_sheets(list(SHEETS.values()))
        self.sheet.currentIndexChanged.connect(lambda _: self._take_sheet())
        self.sheet_view = SheetView()
        self.sheet_view.start_chosen.connect(lambda _: self._start_moved())
        self.start_words = small()
        self.layout_box = GivingBox()
        self.layout_box.setAccessibleName(tr("Layout"))
        self.layout_box.setMinimumContentsLength(8)
        self.show_layouts([])
        self.layout_box.currentIndexChanged.connect(lambda _: self.publish_changed())
        self.layout_button = KeyButton(tr("Layouts"), "", QUIET, self.publish_layouts_asked)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.layout_box, 1)
        row.addWidget(self.layout_button)
        card.content.addWidget(self.sheet)
        card.content.addLayout(row)
        card.content.addWidget(self.sheet_view)
        card.content.addWidget(self.start_words)
        return card

    def _people_card(self) -> Card:
        card = Card(tr("Whose badges"), margin=16)
        who = ((_EVERYBODY, tr("All")), (_NEW, tr("Not yet printed")), (_PRESENT, trc("people", "Present")))
        self.who = Segmented(who, _EVERYBODY, tr("Whose badges"))
        self.who.chosen.connect(lambda _: self.publish_changed())
        self.category = GivingBox()
        self.category.setAccessibleName(tr("Category"))
        self.set_categories(())
        self.category.currentIndexChanged.connect(lambda _: self.publish_changed())
        self.order = GivingBox()
        self.order.setAccessibleName(tr("Order"))
        words = {
            Order.NAME: tr("By name"),
            Order.INSTITUTION: tr("By institution"),
            Order.CATEGORY: tr("By category"),
            Order.ARRIVAL: tr("By arrival"),
        }
        for order, word in words.items():
            self.order.addItem(word, order.value)
        self.order.currentIndexChanged.connect(lambda _: self.publish_changed())
        for widget in (self._chosen_row(), self.who, self.category, self.order):
            card.content.addWidget(widget)
        self.choose(())
        return card

    def _chosen_row(self) -> QWidget:
        """How many were chosen one by one elsewhere, and the way back to everybody."""
        self.chosen_words = small("", "ink", wrap=True)
        self.everybody_button = KeyButton(tr("All badges"), "", PLAIN, self.choose_everybody, small=True)
        self.chosen_part = QWidget()
        row = QHBoxLayout(self.chosen_part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chosen_words, 1)
        row.addWidget(self.everybody_button)
        return self.chosen_part

    def _back_card(self) -> Card:
        card = Card(tr("Back and extras"), margin=16)
        backs = (
            (Back.NONE.value, tr("Nothing on the back")),
            (Back.SAME.value, tr("On the back: as on the front")),
            (Back.PLAN.value, tr("On the back: their tables")),
            (Back.PROGRAMME.value, tr("On the back: the programme")),
        )
        self.back = Choice(backs, Back.NONE.value, trc("badge", "Back"))
        self.back.chosen.connect(lambda _: self._back_chosen())
        flips = ((Flip.LONG_EDGE.value, tr("Long edge")), (Flip.SHORT_EDGE.value, tr("Short edge")))
        self.flip = Segmented(flips, Flip.LONG_EDGE.value, tr("The printer turns the paper over the"))
        self.flip.chosen.connect(lambda _: self.publish_changed())
        self.flip_words = small(tr("The printer turns the paper over the"))
        self.marks = Toggle(tr("Cutting marks"))
        self.marks.toggled.connect(lambda _: self.publish_changed())
        self.blanks = indented(QSpinBox())
        self.blanks.setRange(0, _MOST_BLANKS)
        self.blanks.setAccessibleName(tr("Blank badges for walk-ins"))
        self.blanks.valueChanged.connect(lambda _: self.publish_changed())
        row = QHBoxLayout()
        row.addWidget(small(tr("Blank badges for walk-ins"), "ink", wrap=True), 1)
        row.addWidget(self.blanks)
        card.content.addWidget(self.back)
        card.content.addWidget(self.flip_words)
        card.content.addWidget(self.flip)
        self._show_flip()
        card.content.addWidget(self.marks)
        card.content.addLayout(row)
        return card

    def _back_chosen(self) -> None:
        self._show_flip()
        self.publish_changed()

    def _show_flip(self) -> None:
        has_back = self.back.current() != Back.NONE.value
        self.flip.setVisible(has_back)
        self.flip_words.setVisible(has_back)

    def _take_sheet(self) -> None:
        if self.sheet.currentData() == _OWN:
            self.sheet.blockSignals(True)
            self.sheet.setCurrentIndex(max(self.sheet.findData(self._wanted), 0))
            self.sheet.blockSignals(False)
            self.publish_own_sheet_asked()
            return
        self._wanted = str(self.sheet.currentData())
        self._settings.put("badges_sheet", self._wanted)
        self._show_sheet()
        self.publish_changed()

    def _show_sheet(self) -> None:
        self.sheet_view.set_sheet(self.chosen_sheet())
        self._say_start()

    def _start_moved(self) -> None:
        self._say_start()
        self.publish_changed()

    def _say_start(self) -> None:
        self.start_words.setText(self.sheet_view.accessibleName())
