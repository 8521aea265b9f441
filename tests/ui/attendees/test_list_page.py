"""Finding, correcting, cancelling and writing out, through the real window on a real file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop_app.core.roles import Role
from desktop_app.importers.attendees import read_tables
from desktop_app.ui import theme
from desktop_app.ui.attendees.model import NAME
from desktop_app.ui.widgets.sheet import Sheet
from tests.ui.attendees.conftest import Office


def find(office: Office, name: str) -> str:
    """Show somebody as a hand does: typed, then Enter. Gives the registration."""
    office.screen.list.search.setText(name)
    QTest.keyClick(office.screen.list.search, Qt.Key.Key_Return)
    office.settle()
    return office.screen.panel.registration_id


def accent_pixels(view: QWidget) -> int:
    """How much of a widget has the colour of the keyboard's frame."""
    image, accent = view.grab().toImage(), theme.colour("accent").rgb()
    return sum(image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def select_row(office: Office, row: int) -> None:
    """As a click without a key does, whatever keys the test before held."""
    flags = QItemSelectionModel.SelectionFlag
    index = office.screen.list.filter.index(row, NAME)
    office.screen.list.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


class TestTheList:
    @pytest.fixture(autouse=True)
    def people(self, office: Office, small_list: Path) -> None:
        office.bring_in(small_list)

    def test_search_and_filters(self, office: Office) -> None:
        assert office.names() == ["DURAND Paul", "ÉTIENNE Zoé", "VILLEMIN Anne"]
        QTest.keyClicks(office.screen.list.search, "chru")
        office.settle()
        assert (
            office.names() == ["ÉTIENNE Zoé", "VILLEMIN Anne"]
            and "2 shown" in office.screen.list.count.text()
        )
        office.screen.list.filters.state.setCurrentIndex(5)
        assert office.names() == ["ÉTIENNE Zoé"]

    def test_when_nobody_matches_one_button_shows_everybody(self, office: Office) -> None:
        shown = office.screen.list
        shown.filters.state.setCurrentIndex(5)
        shown.filters.after.setText("14:30")
        shown.search.setText("nobody at all")
        office.settle()
        assert shown.nobody.isVisible() and office.names() == []
        shown.nobody.buttons[0].click()
        assert len(office.names()) == 3 and not shown.nobody.isVisible() and shown.search.text() == ""

    def test_tab_passes_through_all_filters_and_the_time_is_typed(self, office: Office) -> None:
        filters = office.screen.list.filters
        office.window.activateWindow()
        filters.institution.setFocus()
        QTest.keyClick(filters.institution, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is filters.after
        QTest.keyClicks(filters.after, "1430")
        assert filters.wanted().after == "14:30" and office.names() == []
        QTest.keyClick(filters.after, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not filters.after and filters.after.text() == "14:30"
        filters.after.setFocus()
        filters.after.clear()
        QTest.keyClick(filters.after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is filters.institution and len(office.names()) == 3

    def test_the_row_of_the_keyboard_has_a_frame(self, office: Office) -> None:
        view = office.screen.list.view
        office.window.activateWindow()
        view.setFocus()
        view.setCurrentIndex(view.model().index(1, 0))
        with_focus = accent_pixels(view)
        office.screen.list.search.setFocus()
        assert with_focus > 500 > accent_pixels(view)

    def test_sorting_keeps_the_person_chosen(self, office: Office) -> None:
        select_row(office, 0)
        office.settle()
        office.screen.list.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        assert office.names() == ["VILLEMIN Anne", "ÉTIENNE Zoé", "DURAND Paul"]
        chosen = office.screen.list.selected()
        assert chosen is not None and chosen.family_name == "Durand"

    def test_enter_opens_the_first_and_a_correction_is_saved(self, office: Office) -> None:
        office.screen.list.search.setText("villemin")
        QTest.keyClick(office.screen.list.search, Qt.Key.Key_Return)
        office.settle()
        panel = office.screen.panel
        assert panel.isVisible() and panel.name.accessibleName() == "Anne VILLEMIN"
        assert "Clinicienne" in panel.typed.text() and not panel.save_button.isEnabled()
        panel.fields["institution"].setText("CHU")
        panel.answers["consent_photo"].setCurrentIndex(2)
        assert panel.changes() == {"institution": "CHU", "consent_photo": False}
        panel.save_button.click()
        office.settle()
        anne = next(a for a in office.attendees() if a.family_name == "Villemin")
        assert (anne.institution, anne.consent_photo) == ("CHU", False) and not panel.changes()

    def test_cancel_and_restore(self, office: Office) -> None:
        office.screen.list.search.setText("durand")
        office.screen.list.choose_first()
        office.settle()
        office.screen.panel.status_button.click()
        office.settle()
        assert next(a for a in office.attendees() if a.family_name == "Durand").status == "cancelled"
        office.screen.panel.status_button.click()
        office.settle()
        assert next(a for a in office.attendees() if a.family_name == "Durand").status == "confirmed"

    def test_what_was_typed_before_a_cancellation_is_kept(self, office: Office) -> None:
        shown = find(office, "durand")
        office.screen.panel.fields["institution"].setText("CHU de Metz")
        office.screen.panel.status_button.click()
        office.settle()
        durand = office.ask(lambda c: c.attendees.one(shown))
        assert (durand.status, durand.institution) == ("cancelled", "CHU de Metz")
        assert office.screen.panel.fields["institution"].text() == "CHU de Metz"

    def test_a_cancellation_is_told_and_ctrl_z_in_the_table_takes_it_back(self, office: Office) -> None:
        shown = find(office, "durand")
        office.screen.panel.status_button.click()
        office.settle()
        assert office.window.said() == "Registration of Paul DURAND cancelled. Ctrl Z restores it."
        QTest.keyClick(office.screen.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        office.settle()
        assert office.ask(lambda c: c.attendees.one(shown)).status == "confirmed"
        assert office.window.said() == "Registration of Paul DURAND restored."
        QTest.keyClick(office.screen.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        office.settle()
        assert office.ask(lambda c: c.attendees.one(shown)).status == "confirmed", "there was one deed"

    def test_ctrl_z_takes_a_correction_back_but_first_what_is_being_typed(self, office: Office) -> None:
        shown = find(office, "durand")
        panel, field = office.screen.panel, office.screen.panel.fields["institution"]
        before = office.ask(lambda c: c.attendees.one(shown))
        field.setText("CHU")
        panel.category.setCurrentIndex(panel.category.findData("other"))
        panel.save_button.click()
        office.settle()
        assert "Correction of Paul DURAND saved" in office.window.said()
        QTest.keyClicks(field, "X")
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        office.settle()
        assert field.text() == "CHU"
        assert office.ask(lambda c: c.attendees.one(shown)).institution == "CHU"
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        office.settle()
        assert office.ask(lambda c: c.attendees.one(shown)) == before
        assert field.text() == before.institution

    def test_what_another_desk_changed_since_is_not_taken_back(self, office: Office) -> None:
        shown = find(office, "durand")
        office.screen.panel.status_button.click()
        office.settle()
        office.ask(lambda c: c.attendees.restore(shown))
        office.screen.one.undo()
        office.settle()
        assert "changed again since" in office.window.said()

    def test_a_new_form_begins_at_its_top(self, office: Office) -> None:
        select_row(office, 0)
        office.settle()
        bar = office.screen.panel._area.verticalScrollBar()
        bar.setValue(bar.maximum())
        assert bar.value() > 0
        office.screen.one.add()
        office.settle()
        assert bar.value() == 0

    def test_somebody_new(self, office: Office) -> None:
        office.screen.one.add()
        panel = office.screen.panel
        panel.fields["given_name"].setText("Inès")
        panel.fields["family_name"].setText("Leroy")
        panel.save_button.click()
        office.settle()
        assert "LEROY Inès" in office.names() and panel.registration_id

    def test_unsaved_corrections_are_asked_about(self, office: Office) -> None:
        select_row(office, 0)
        office.settle()
        office.screen.panel.fields["role"].setText("Médecin")
        select_row(office, 2)
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        next(
            b for b in sheet.findChildren(type(office.screen.panel.save_button)) if b.label() == "Save"
        ).click()
        office.settle()
        assert next(a for a in office.attendees() if a.family_name == "Durand").role == "Médecin"
        assert office.screen.panel.name.accessibleName() == "Anne VILLEMIN"

    def test_the_panel_follows_the_door(self, office: Office) -> None:
        office.screen.list.search.setText("villemin")
        office.screen.list.choose_first()
        office.settle()
        code = next(a.code for a in office.attendees() if a.family_name == "Villemin")
        office.ask(lambda c: c.reception.check_in(office.window.context.event_id, code))
        office.settle()
        assert office.screen.panel.state.text().startswith("Present")

    def test_export_writes_what_is_shown(self, office: Office, tmp_path: Path) -> None:
        office.screen.list.search.setText("chru")
        office.settle()
        office.screen.list._search()
        office.screen.write(tmp_path / "out.csv")
        office.settle()
        text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
        assert "Villemin" in text and "Durand" not in text
        assert "2 people written" in office.window.notice.label.text()

    @pytest.mark.parametrize(("kind", "private"), [(0, False), (1, False), (2, True), (3, True)])
    def test_needs_and_wishes_go_out_only_when_chosen(
        self, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, private: bool
    ) -> None:
        def choose(_parent: QWidget, _title: str, _start: str, kinds: str) -> tuple[str, str]:
            return str(tmp_path / "out"), kinds.split(";;")[kind]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        office.screen.export()
        office.settle()
        table, _ = read_tables(tmp_path / ("out.csv" if kind % 2 else "out.xlsx"))
        assert ("Needs" in table.records[0].cells) is private

    def test_wishes_are_set_and_taken_back(self, office: Office) -> None:
        office.screen.list.search.setText("villemin")
        office.screen.list.choose_first()
        office.settle()
        panel = office.screen.panel
        panel.wishes.field.setText("durand")
        QTest.keyClick(panel.wishes.field, Qt.Key.Key_Return)
        office.settle()
        ids = {a.family_name: a.registration_id for a in office.attendees()}
        event_id = office.window.context.event_id
        assert office.ask(lambda c: c.attendees.wishes(event_id, ids["Villemin"])) == [
            (ids["Durand"], "wish")
        ]
        panel.wishes.publish_dropped(ids["Durand"])
        office.settle()
        assert office.ask(lambda c: c.attendees.wishes(event_id, ids["Villemin"])) == []

    def test_the_reception_sees_no_addresses(self, office: Office) -> None:
        office.window.session.take_role(Role.RECEPTION)
        office.settle()
        assert not office.screen.list.import_button.isVisible()
        assert not office.screen.list.export_button.isVisible()
        office.screen.begin_import()
        assert office.screen.pages.currentWidget() is office.screen.list
        office.screen.list.search.setText("villemin")
        office.screen.list.choose_first()
        office.settle()
        assert office.screen.panel.fields["email"].displayText() == ""
        assert office.screen.panel.typed.text() == ""
        office.screen.panel.fields["role"].setText("IPA")
        office.screen.panel.save_button.click()
        office.settle()
        anne = next(a for a in office.attendees() if a.family_name == "Villemin")
        assert (anne.email, anne.role) == ("anne@x.example", "IPA")


@pytest.mark.parametrize("wish", ["import_button", "add_button", "export_button"])
def test_every_printed_key_works_from_the_search_field(
    office: Office, small_list: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    office.bring_in(small_list)
    page = office.screen.list
    button = getattr(page, wish)
    office.window.activateWindow()
    page.search.setFocus()
    office.qtbot.waitUntil(page.search.hasFocus)
    pressed: list[str] = []
    for signal in (page.import_asked, page.add_asked, page.export_asked):
        signal.disconnect()
    button.clicked.connect(lambda: pressed.append(wish))
    QTest.keyClick(page.search, button.key[-1], Qt.KeyboardModifier.ControlModifier)
    assert pressed == [wish]


def test_the_search_field_leaves_to_the_buttons_what_is_no_editing(office: Office) -> None:
    """Qt asks the field first: on Linux a line edit would take Ctrl+E, Ctrl+K and Ctrl+U."""
    for key, is_taken in ((Qt.Key.Key_E, False), (Qt.Key.Key_K, False), (Qt.Key.Key_V, True)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        asked.ignore()
        QApplication.sendEvent(office.screen.list.search, asked)
        assert asked.isAccepted() is is_taken
