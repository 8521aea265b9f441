"""What to plan: who, in which format, how large the tables, how many rounds, what to mix; and proposals."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.core.categories import Category
from desktop_app.core.rotation.instance import Knobs, Mixing
from desktop_app.i18n import tr, trc, trn
from desktop_app.services.rotation_people import LARGEST_TABLE, MOST_ROUNDS, PAIRS, TABLES, PlanRequest
from desktop_app.ui.widgets.buttons import PRIMARY, QUIET, KeyButton, Segmented
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.numbers import indented

STAGE = "stage"
SEARCH_S = {"1": 1.0, "5": 5.0, "30": 30.0}


class MakePanel(Card):
    """The form; ``make_asked`` when the plan is to be made."""

    make_asked = Signal()
    proposals_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("New plan"), margin=16)
        self.content.setSpacing(10)
        self.format = Segmented(
            ((TABLES, tr("Tables")), (PAIRS, tr("Face to face")), (STAGE, tr("Stage queue"))),
            TABLES,
            tr("Format"),
        )
        self.who = Segmented((("here", ""), ("expected", "")), "here", tr("People"))
        self.seats = _number(3, LARGEST_TABLE, 6, tr("Seats at a table"))
        self.rounds = _number(1, MOST_ROUNDS, 6, tr("Rounds"))
        self.side = GivingBox()
        self.side.setAccessibleName(tr("Who stays seated"))
        self.categories = _mixing(tr("Mix categories"))
        self.institutions = _mixing(tr("Separate colleagues"))
        self.wishes = _mixing(tr("Follow wishes"))
        self.search = Segmented(
            tuple((key, tr("{seconds} s", seconds=key)) for key in SEARCH_S), "1", tr("Time to search")
        )
        self.propose_button = KeyButton(tr("Propose sizes and rounds"), "Ctrl+P", clicked=self._propose)
        self.make_button = KeyButton(tr("Make the plan"), "Ctrl+Return", PRIMARY, self._make)
        self.seed = 0
        self._build()
        self.format.chosen.connect(lambda _: self._show_fields())
        self.set_numbers(0, 0)
        self.set_categories(())
        self._show_fields()

    def _build(self) -> None:
        self.content.addWidget(self.format)
        self.content.addWidget(small(tr("Who takes part in the speed dating")))
        self.content.addWidget(self.who)
        self._sizes = _pair(_named(tr("Seats at a table"), self.seats), _named(tr("Rounds"), self.rounds))
        self._side_row = _named(tr("Who stays seated"), self.side)
        self._knobs = QWidget()
        grid = QGridLayout(self._knobs)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        knobs = (
            (tr("Mix categories"), self.categories),
            (tr("Separate colleagues"), self.institutions),
            (tr("Follow wishes"), self.wishes),
            (tr("Time to search"), self.search),
        )
        for row, (name, knob) in enumerate(knobs):
            grid.addWidget(small(name), 2 * row, 0)
            grid.addWidget(knob, 2 * row + 1, 0)
        self.more_button = KeyButton(
            tr("What to mix, how long to search"), "", QUIET, self._toggle, small=True
        )
        for part in (self._sizes, self._side_row, self.propose_button, self.more_button, self._knobs):
            self.content.addWidget(part)
        self._shows_knobs = False
        self.hint = small(wrap=True)
        self.content.addWidget(self.hint)
        self.content.addWidget(self.make_button)

    def set_numbers(self, here: int, expected: int) -> None:
        """How many are here and how many are expected."""
        self.who.set_choices(
            (
                ("here", trn("{n} present", "{n} present", here)),
                ("expected", trn("{n} expected", "{n} expected", expected)),
            )
        )
        self._numbers = {"here": here, "expected": expected}
        if here < 2 <= expected:
            self.who.set_current("expected")
        for button in (self.make_button, self.propose_button):
            button.setEnabled(expected >= 2)  # nobody to plan for

    def set_categories(self, categories: Sequence[Category]) -> None:
        """The choices of who stays seated face to face."""
        chosen = self.side.currentData()
        self.side.clear()
        self.side.addItem(tr("nobody: all meet all"), "")
        for category in categories:
            self.side.addItem(category.label(i18n.language()), category.key)
        self.side.setCurrentIndex(max(0, self.side.findData(chosen)))

    def people(self) -> int:
        """How many the plan would be for."""
        return self._numbers[self.who.current()]

    def is_stage(self) -> bool:
        """Whether the stage queue is chosen, which has no tables."""
        return self.format.current() == STAGE

    def request(self) -> PlanRequest:
        """What is asked for."""
        return PlanRequest(
            format=self.format.current(),
            table_size=self.seats.value(),
            rounds=self.rounds.value(),
            present_only=self.who.current() == "here",
            two_sides=str(self.side.currentData() or "") if self.format.current() == PAIRS else "",
            knobs=Knobs(
                categories=Mixing(self.categories.current()),
                institutions=Mixing(self.institutions.current()),
                wishes=Mixing(self.wishes.current()),
            ),
            seed=self.seed,
        )

    def search_s(self) -> float:
        """How long to search."""
        return SEARCH_S[self.search.current()]

    def take(self, size: int, rounds: int) -> None:
        """A proposal was chosen."""
        self.format.set_current(PAIRS if size == 2 else TABLES)
        self.seats.setValue(size)
        self.rounds.setValue(rounds)
        self._show_fields()

    def take_over(self, request: PlanRequest) -> None:
        """Format, sizes and rounds of a plan that there is."""
        self.take(2 if request.format == PAIRS else request.table_size, request.rounds)

    def _show_fields(self) -> None:
        format_ = self.format.current()
        for part in (self._sizes, self.propose_button, self.more_button):
            part.setVisible(format_ != STAGE)
        self._knobs.setVisible(format_ != STAGE and self._shows_knobs)
        self.seats.setEnabled(format_ == TABLES)
        self._side_row.setVisible(format_ == PAIRS)
        self.hint.setVisible(format_ == STAGE)
        self.hint.setText(tr("Everybody with an idea presents it on stage, in the order of registration."))
        self.make_button.set_label(tr("Make the queue") if format_ == STAGE else tr("Make the plan"))

    def _toggle(self) -> None:
        self._shows_knobs = not self._shows_knobs
        self._show_fields()

    def _make(self) -> None:
        self.make_asked.emit()

    def _propose(self) -> None:
        self.proposals_asked.emit()


def _number(least: int, most: int, value: int, name: str) -> QSpinBox:
    box = indented(QSpinBox())
    box.setRange(least, most)
    box.setValue(value)
    box.setAccessibleName(name)
    return box


def _mixing(name: str) -> Segmented:
    choices = (
        (Mixing.NOT.value, trc("mixing", "not")),
        (Mixing.SOME.value, trc("mixing", "some")),
        (Mixing.A_LOT.value, trc("mixing", "a lot")),
    )
    return Segmented(choices, Mixing.SOME.value, name)


def _named(name: str, field: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label: Label = small(name)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder


def _pair(left: QWidget, right: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(left)
    row.addWidget(right)
    return holder
