"""Lists in, through the real window on a real file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from desktop_app import i18n
from desktop_app.core.roster.columns import Field
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.attendees import preview_model
from desktop_app.ui.attendees.model import NAME
from desktop_app.ui.attendees.preview_model import NOTICED, OUTCOME
from desktop_app.ui.widgets.notices import EmptyState
from tests.ui.attendees.conftest import LISTS, Office


def test_an_empty_list_says_what_to_do(office: Office) -> None:
    page = office.screen.pages.currentWidget()
    assert isinstance(page, EmptyState) and "Import" in page.text.text()
    page.buttons[0].click()
    assert office.screen.pages.currentWidget() is office.screen.assistant


class TestImports:
    def test_the_messy_list_from_preview_to_table(self, office: Office) -> None:
        page = office.read(LISTS / "attendees_240.xlsx")
        assert page.report is not None and page.report.counts["imported"] == 228
        assert page.model.rowCount() == 240 and office.attendees() == []
        assert "Annulés" in page.remarks.text() and page.import_button.label() == "Import 228 rows"
        page.carry_out()
        office.settle()
        assert office.screen.list.model.rowCount() == 228 == len(office.attendees())
        assert office.screen.pages.currentWidget() is office.screen.list
        assert "228 imported" in office.window.notice.label.text()

    def test_the_rows_to_look_at(self, office: Office) -> None:
        page = office.read(LISTS / "attendees_240.csv")
        page.shown._pick("to_look_at")
        assert 0 < page.filter.rowCount() < 60
        page.shown._pick("merged")
        assert page.filter.rowCount() == 12
        page.view.selectRow(0)
        assert "Same person" in page.remarks.text()
        page.shown._pick("to_look_at")
        assert "Same person" not in page.remarks.text()

    def test_a_long_remark_stands_whole_in_its_row(self, office: Office) -> None:
        page = office.read(LISTS / "attendees_pretix.csv")
        page.shown._pick("to_look_at")
        cell = page.filter.index(0, NOTICED)
        font, box = cell.data(Qt.ItemDataRole.FontRole), page.view.visualRect(cell)
        room = box.adjusted(12, 4, -12, -4)
        needed = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, str(cell.data()))
        assert room.width() < QFontMetrics(font).horizontalAdvance(str(cell.data()))
        assert needed.height() <= room.height()

    def test_the_choices_count_what_they_show(self, office: Office) -> None:
        page = office.read(LISTS / "attendees_240.csv")
        words = [segment.text() for segment in page.shown._segments.values()]
        assert words[:3] == ["240 rows", "228 new", "2 cancelled"]

    def test_rows_are_counted_in_one_gender(self, office: Office) -> None:
        i18n.use_language("fr")
        page = office.read(LISTS / "attendees_240.xlsx")
        words = [segment.text() for segment in page.shown._segments.values()]
        assert words[:4] == ["240 lignes", "228 nouvelles", "2 annulées", "12 fusionnées"]

    def test_who_is_cancelled_is_told_before_and_after(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        path.write_text(
            "Nom;Prénom;Courriel;Statut\nRoux;Henri;h@x.example;Annulé\nGarnier;Éva;e@x.example;En attente\n",
            encoding="utf-8",
        )
        page = office.read(path)
        assert [page.filter.index(i, OUTCOME).data() for i in range(2)] == ["Cancelled", "To confirm"]
        page.carry_out()
        office.settle()
        assert "2 imported, 1 cancelled, 1 to confirm" in office.window.notice.label.text()

    def test_the_same_list_again_has_nothing_new(self, office: Office, small_list: Path) -> None:
        office.bring_in(small_list)
        page = office.read(small_list)
        assert not page.import_button.isEnabled() and page.import_button.label() == "Nothing new to import"

    @pytest.mark.parametrize("name", ["truncated.xlsx", "empty.csv", "ole2_encrypted_stub.xlsx"])
    def test_a_refused_file_says_why(self, office: Office, name: str) -> None:
        page = office.read(LISTS / "broken" / name)
        assert page.notice.isVisible() and name in page.notice.label.text()
        assert not page.import_button.isVisible() and office.attendees() == []

    def test_unknown_columns_are_chosen_by_hand(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "unknown.csv"
        path.write_text("A1;B1\nXyz;Abc\nUvw;Ghi\n", encoding="utf-8")
        page = office.read(path)
        assert page.columns.isVisible() and len(page.columns.boxes) == 2
        page.columns.boxes[0].setCurrentIndex(page.columns.boxes[0].findData(Field.FAMILY.value))
        office.settle()
        page.columns.boxes[1].setCurrentIndex(page.columns.boxes[1].findData(Field.GIVEN.value))
        office.settle()
        page.carry_out()
        office.settle()
        assert office.names() == ["UVW Ghi", "XYZ Abc"]

    def test_a_column_put_right_changes_the_preview(self, office: Office, small_list: Path) -> None:
        page = office.read(small_list)
        page.columns.boxes[3].setCurrentIndex(page.columns.boxes[3].findData(Field.ROLE.value))
        office.settle()
        assert page.report is not None and page.report.rows[0].institution == ""

    def test_stopping_leaves_nobody(self, office: Office) -> None:
        page = office.read(LISTS / "attendees_240.csv")
        page.carry_out()
        page.stop()
        office.settle()
        assert office.attendees() == [] and "Nothing was changed" in page.notice.label.text()
        page.carry_out()
        office.settle()
        assert len(office.attendees()) == 228

    def test_a_file_is_dropped(self, office: Office, small_list: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(small_list))])
        event = QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        office.screen.dropEvent(event)
        office.settle()
        assert office.screen.assistant is not None and office.screen.assistant.model.rowCount() == 3

    def test_esc_goes_back(self, office: Office, small_list: Path) -> None:
        office.bring_in(small_list)
        page = office.read(small_list)
        page.back_button.click()
        office.settle()
        assert office.screen.pages.currentWidget() is office.screen.list


def cut(view: QTableView, column: int) -> list[str]:
    """What stands in a column without having room there."""
    rows, option = view.model(), QStyleOptionViewItem()
    option.font = view.font()
    cells = [rows.index(row, column) for row in range(rows.rowCount())]
    room = view.columnWidth(column)
    return [str(cell.data()) for cell in cells if view.itemDelegate().sizeHint(option, cell).width() > room]


class TestWidths:
    def test_no_name_is_cut_while_another_column_stands_empty(self, office: Office, small_list: Path) -> None:
        office.bring_in(small_list)
        name = PersonFields("Jean-Baptiste Alexandre", "de Montmorency-Laval", institution="Inria")
        office.ask(lambda c: c.attendees.register(office.window.context.event_id, name, RegistrationFields()))
        office.settle()
        assert cut(office.screen.list.view, NAME) == []

    def test_the_preview_of_an_import_has_room_for_names_and_institutions(self, office: Office) -> None:
        office.window.resize(1920, 1080)
        page = office.read(LISTS / "attendees_240.csv")
        assert cut(page.view, preview_model.NAME) == []
        assert cut(page.view, preview_model.INSTITUTION) == []
