"""The columns of a table share its width."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.columns import Column, FollowingTable, SharedWidth, Wish, shared


def test_each_has_its_least_then_what_it_needs_from_the_left() -> None:
    wishes = [Wish(50), Wish(100, (300,)), Wish(100, (200,))]
    assert shared(250, wishes) == [50, 100, 100]
    assert shared(350, wishes) == [50, 200, 100]
    assert shared(500, wishes) == [50, 300, 150]


def test_one_long_text_does_not_take_the_words_of_its_neighbour() -> None:
    wishes = [Wish(50, (100,)), Wish(60, (500,)), Wish(60, (200,))]
    assert shared(500, wishes) == [100, 200, 200]
    assert shared(600, wishes) == [100, 300, 200]
    assert shared(300, wishes) == [100, 100, 100]


def test_what_nobody_needs_goes_to_all_that_grow() -> None:
    assert shared(651, [Wish(50), Wish(100, (300,)), Wish(100, (200,))]) == [50, 350, 251]
    assert shared(300, [Wish(50), Wish(60)]) == [50, 60]


def test_every_first_step_comes_before_the_second_ones() -> None:
    wishes = [Wish(10, (60, 200)), Wish(10, (80, 90))]
    assert shared(150, wishes) == [70, 80]
    assert shared(290, wishes) == [200, 90]


def test_too_narrow_a_table_leaves_the_least(qtbot: QtBot) -> None:
    assert shared(10, [Wish(50), Wish(100, (300,))]) == [50, 100]


NAMES = ["VILLEMIN Anne", "DE MONTMORENCY-BOURBON Marie-Charlotte", "LEROY Inès"]
PLACES = ["Inria", "CHRU de Nancy", "Institut Pasteur"]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FollowingTable]:
    made = FollowingTable()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for row in zip(NAMES, PLACES, "123", strict=True):
        model.appendRow([QStandardItem(text) for text in row])
    made.setModel(model)
    made.verticalHeader().hide()
    columns = [Column(60, lambda: NAMES), Column(60, lambda: PLACES), Column(50)]
    SharedWidth(made, columns)
    made.resize(900, 200)
    made.show()
    yield made


def widths(view: FollowingTable) -> list[int]:
    return [view.columnWidth(column) for column in range(3)]


def test_no_cell_is_cut_and_the_table_is_filled(view: FollowingTable) -> None:
    for row in range(3):
        for column in range(2):
            option = QStyleOptionViewItem()
            option.font = view.font()
            needed = QStyledItemDelegate().sizeHint(option, view.model().index(row, column)).width()
            assert view.columnWidth(column) >= needed
    assert sum(widths(view)) == view.viewport().width()
    assert widths(view)[2] == 50


def test_in_a_narrow_table_the_first_takes_less_than_half_until_the_others_have_enough(
    view: FollowingTable,
) -> None:
    view.resize(330, 200)
    assert 60 < widths(view)[0] <= 0.45 * view.viewport().width()
    assert sum(widths(view)) == view.viewport().width()


def test_a_width_set_by_hand_stays_and_the_others_share_what_is_left(
    view: FollowingTable, qtbot: QtBot
) -> None:
    view.horizontalHeader().resizeSection(0, 120)  # as dragging its edge does
    qtbot.waitUntil(lambda: sum(widths(view)) == view.viewport().width())
    assert widths(view)[0] == 120
    view.resize(1200, 200)
    assert widths(view)[0] == 120
    assert sum(widths(view)) == view.viewport().width()


def test_a_hidden_column_leaves_its_room_to_the_others(view: FollowingTable) -> None:
    view.setColumnHidden(1, True)
    fits = view.findChild(SharedWidth)
    assert fits is not None
    fits.fit()
    assert widths(view)[0] == view.viewport().width() - 50
    view.setColumnHidden(1, False)
    fits.fit()
    assert widths(view)[1] > 60


def test_other_texts_are_measured_anew(view: FollowingTable) -> None:
    before = widths(view)
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    NAMES.append("W" * 60)
    try:
        model.beginResetModel()
        model.endResetModel()
        assert widths(view)[0] > before[0]
    finally:
        NAMES.pop()


def test_one_text_that_is_much_longer_leaves_the_others_what_they_need(view: FollowingTable) -> None:
    view.resize(480, 200)
    before = widths(view)
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    NAMES.append("W" * 60)
    try:
        model.beginResetModel()
        model.endResetModel()
        assert widths(view)[1] >= before[1] - 1
    finally:
        NAMES.pop()


def test_a_column_that_gives_way_goes_before_the_others_are_scrolled_away(qtbot: QtBot) -> None:
    view = FollowingTable()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 3)
    view.setModel(model)
    columns = [Column(100), Column(150, gives_way=True), Column(120)]
    widths = SharedWidth(view, columns)
    view.show()
    for room_px, is_gone in ((300, True), (600, False)):
        view.resize(room_px, 200)
        widths.fit()
        assert view.isColumnHidden(1) is is_gone
        assert view.horizontalHeader().length() <= view.viewport().width()
