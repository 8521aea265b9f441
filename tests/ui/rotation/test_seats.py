"""Names at their seats: whole, of one size, each table as high as they ask for."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop_app.ui.rotation.seats import column_widths, fitted, row_px
from tests.ui.rotation.conftest import Office, select


def test_a_family_name_is_never_cut_at_a_seat(dressed: QApplication) -> None:
    assert fitted("DUPONT Anne", "DUPONT A.", 400).text == "DUPONT Anne"
    assert fitted("GRANDJEAN Mehdi", "GRANDJEAN M.", 84).text == "GRANDJEAN Mehdi"
    three_lines = "DUBOIS-LAURENT Victoire-Anne"
    assert fitted(three_lines, "DUBOIS-LAURENT V.", 84).text == "DUBOIS-LAURENT V."
    long = fitted("D’HAUSSONVILLE-MONTMORENCY Élise", "D’HAUSSONVILLE-MONTMORENCY É.", 104)
    assert long.text == "D’HAUSSONVILLE-MONTMORENCY É." and long.font.stretch() == 80
    endless = fitted("VON WOLFESCHLEGELSTEINHAUSEN Ada", "VON WOLFESCHLEGELSTEINHAUSEN A.", 84)
    assert endless.text.split("\n")[0] == "VON"
    assert endless.text.replace("\n", "").replace(" ", "") == "VONWOLFESCHLEGELSTEINHAUSENA."
    room = QRect(0, 0, 84, 1000)
    box = QFontMetrics(endless.font).boundingRect(room, Qt.TextFlag.TextWordWrap, endless.text)
    assert box.width() <= 84 and box.height() == endless.height_px


def test_a_table_is_as_high_as_its_names_ask_for(dressed: QApplication) -> None:
    one, two = ("DUPONT Anne", "DUPONT A."), ("GRANDJEAN Mehdi", "GRANDJEAN M.")
    many = ("MONTMORENCY-LAVAL-DUBOIS-LAURENT Ada", "MONTMORENCY-LAVAL-DUBOIS-LAURENT A.")
    heights = [row_px([one], 300), row_px([one, two], 120), row_px([one, two, many], 120)]
    assert heights == sorted(set(heights))


def test_in_a_small_window_no_seat_is_scrolled_away_and_each_table_takes_two_lines(office: Office) -> None:
    make = office.screen.make
    make.seats.setValue(6)
    office.make()
    page = office.screen.page
    whole = [who for tables in office.rounds()[:1] for members in tables for who in members]
    office.window.resize(1024, 640)
    office.settle()
    model, table = page.round_model, page.round_table
    assert table.horizontalHeader().length() <= table.viewport().width()
    shown = [
        model.person(model.index(row, column))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert model.columnCount() < model.seats() and [who for who in shown if who] == whole
    headings = [model.headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert headings == ["Table 1", "", "Table 2"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Seats A, D"
    assert (model.table(0), model.table(1), model.table(2)) == (0, 0, 1)
    select(office, whole[4])
    office.window.resize(1920, 1080)
    office.settle()
    assert model.columnCount() == model.seats() and page.chosen_people() == [whole[4]]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Seat A"


def test_a_long_family_name_has_a_wide_column_and_stays_as_large_as_the_others(dressed: QApplication) -> None:
    short = [("BERTIN Maud", "BERTIN M."), ("CUNY Adèle", "CUNY A.")]
    long = ("D'HAUSSONVILLE Maud", "D'HAUSSONVILLE M.")
    widths = column_widths([[*short, *short, short[0], long]], 6, 702)
    assert len(widths) == 6 and sum(widths) == 702 and widths[5] > widths[0]
    name = fitted(*long, widths[5] - 29)
    assert name.text == long[0] and name.font.pixelSize() == 13 and name.font.stretch() in (0, 100)
    assert len(column_widths([[long] * 6], 6, 440)) == 3
