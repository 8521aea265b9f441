"""Rows: where the keyboard is, what is chosen, and colours that mean something."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets.rows import ReadingArea, dress_rows, shape_icon


def pixels(widget: QWidget, colour: str) -> int:
    image, wanted = widget.grab().toImage(), theme.colour(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(320, 160)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def table(behaviour: QAbstractItemView.SelectionBehavior) -> QTableView:
    view = QTableView()
    model = QStandardItemModel(4, 3, view)
    for row in range(4):
        item = QStandardItem("green")
        item.setForeground(theme.colour("admitted_text"))
        model.setItem(row, 0, item)
    view.setModel(model)
    view.setSelectionBehavior(behaviour)
    view.setStyleSheet("QTableView { border: 0; }")
    view.verticalHeader().hide()
    dress_rows(view)
    return view


def test_a_frame_stands_round_the_row_of_the_keyboard(qtbot: QtBot) -> None:
    view = table(QAbstractItemView.SelectionBehavior.SelectRows)
    shown(qtbot, view)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    row = pixels(view, "accent")
    view.clearFocus()
    assert row > 2 * 2 * 250 and pixels(view, "accent") == 0


def test_where_cells_are_chosen_the_frame_stands_round_one_cell(qtbot: QtBot) -> None:
    view = table(QAbstractItemView.SelectionBehavior.SelectItems)
    shown(qtbot, view)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    assert 200 < pixels(view, "accent") < 2 * 2 * 250
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 2 and 200 < pixels(view, "accent") < 2 * 2 * 250


def test_a_chosen_row_keeps_the_colours_of_its_words(qtbot: QtBot) -> None:
    view = table(QAbstractItemView.SelectionBehavior.SelectRows)
    shown(qtbot, view)
    before = pixels(view, "admitted_text")
    view.selectRow(1)
    assert pixels(view, "selection") > 2_000
    assert abs(pixels(view, "admitted_text") - before) <= before // 4


def test_the_ground_of_a_chosen_line_has_round_corners_like_its_list(qtbot: QtBot) -> None:
    view = QListWidget()
    view.addItems(["one", "two"])
    dress_rows(view)
    shown(qtbot, view)
    view.setCurrentRow(0)
    view.clearFocus()
    box = view.visualItemRect(view.item(0)).translated(view.viewport().pos())
    image, ground = view.grab().toImage(), theme.colour("selection").rgb()
    assert image.pixel(box.center()) == ground
    assert image.pixel(box.topLeft() + QPoint(0, 0)) != ground


def test_the_shape_of_a_category_is_not_tinted_when_its_row_is_chosen(dressed: object) -> None:
    icon = shape_icon("circle", "#0072B2")
    size = icon.availableSizes()[0]
    plain, chosen = (icon.pixmap(size, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert plain == chosen


def test_long_text_is_scrolled_by_the_keyboard_and_shows_that_it_may_be(qtbot: QtBot) -> None:
    area = ReadingArea("Remarks")
    words = QLabel("\n".join(["A line and " + "a word without an end" * 2] * 40))
    words.setWordWrap(True)
    area.setWidget(words)
    shown(qtbot, area)
    assert area.accessibleName() == "Remarks" and words.width() <= area.viewport().width()
    area.setFocus()
    assert pixels(area, "accent") > 500
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_sentences_in_a_list_are_whole_in_every_script(qtbot: QtBot) -> None:
    view = QListWidget()
    view.setWordWrap(True)
    view.resize(400, 600)
    dress_rows(view)
    tall = (
        "欧阳 48 Marie-Antoinette-Joséphine-Alexandrine-Wilhelmine prend place : tables 9, 7 aux tours 3, 4"
    )
    endless = "Wolfeschlegel" * 9
    view.addItems([tall, endless, "one\ntwo"])
    shown(qtbot, view)
    one_line = view.sizeHintForIndex(view.model().index(2, 0)).height() / 2
    for row in (0, 1):
        box = view.visualItemRect(view.item(row))
        assert box.width() <= view.viewport().width() and box.height() > 1.8 * one_line
    assert not view.horizontalScrollBar().isVisible()
    endless_box = view.visualItemRect(view.item(1))
    picture = view.viewport().grab(endless_box).toImage()
    edge = picture.copy(picture.width() - 8, 0, 8, picture.height())
    assert (
        len({edge.pixel(x, y) for x in range(8) for y in range(edge.height())}) == 1
    )  # nothing leaves the row
