"""The layout editor: by mouse and by keyboard, undone step by step, kept, used for printing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app import i18n
from desktop_app.core.badge.boxes import CodeBox, Rect, TextBox
from desktop_app.core.badge.drawn import Words
from desktop_app.ui.badges.editor import LayoutEditor, svg_as_png
from desktop_app.ui.badges.kinds import additions, box_word, shown_template, template_typed
from tests.printing.test_pictures import png
from tests.ui.badges.conftest import Office


@pytest.fixture
def editor(office: Office) -> LayoutEditor:
    choices = office.screen.choices
    choices.sheet.setCurrentIndex(choices.sheet.findData("avery-l4785"))
    office.settle()
    office.screen.layouts.edit()
    opened = office.screen.layouts.editor
    assert opened is not None
    office.qtbot.waitUntil(opened.isVisible)
    return opened


def place(editor: LayoutEditor, x_mm: float, y_mm: float) -> QPoint:
    return editor.canvas.point_of(x_mm, y_mm).toPoint()


def code(editor: LayoutEditor) -> Rect:
    return next(box.rect for box in editor.draft.layout.front if isinstance(box, CodeBox))


def test_a_box_is_dragged_with_the_mouse_and_put_back_with_one_undo(
    office: Office, editor: LayoutEditor
) -> None:
    before = code(editor)
    start = place(editor, before.x_mm + 12, before.y_mm + 12)
    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(editor.canvas, start - QPoint(step * 20, 0))
    QTest.mouseRelease(editor.canvas, Qt.MouseButton.LeftButton, pos=start - QPoint(100, 0))
    assert code(editor).x_mm < before.x_mm - 5
    assert editor.properties.title.text() == "Code"
    editor.undo()
    assert code(editor) == before
    editor.redo()
    assert code(editor) != before
    office.settle()


def test_the_editor_fits_a_small_laptop(office: Office, editor: LayoutEditor) -> None:
    layout = editor.layout()
    assert layout is not None
    editor._said.show()
    editor.problems.setText("\n".join(["What does not work."] * 12))
    least = layout.totalMinimumSize()
    assert least.height() <= 600 and least.width() <= 980
    assert editor.height() < editor.screen().availableGeometry().height()
    assert editor.save_button.geometry().bottom() <= editor.height()
    office.settle()


def test_fields_of_a_text_are_named_in_the_words_of_the_reader(office: Office, editor: LayoutEditor) -> None:
    i18n.use_language("fr")
    assert shown_template("{event} · {date}") == "{Thème} · {Date}"
    assert template_typed("{thème} · {date} {place}") == "{event} · {date} {place}"
    i18n.use_language("en")
    index = next(i for i, b in enumerate(editor.draft.boxes) if isinstance(b, TextBox))
    editor.take(editor.draft.pick(index))
    editor.properties.words.setText("Dr {Family name}")
    editor.properties.words.editingFinished.emit()
    box = editor.draft.box
    assert isinstance(box, TextBox) and box.template == "Dr {family_name}"
    assert editor.properties.words.text() == "Dr {Family name}"
    office.settle()


def test_a_box_is_moved_sized_and_removed_with_the_keyboard(office: Office, editor: LayoutEditor) -> None:
    canvas = editor.canvas
    canvas.setFocus()
    editor.take(editor.draft.pick(None))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    first = editor.draft.box
    assert first is not None
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = editor.draft.box
    assert moved is not None
    assert moved.rect.x_mm == pytest.approx(first.rect.x_mm + 0.5)
    assert moved.rect.height_mm == pytest.approx(first.rect.height_mm + 0.5)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert editor.draft.box is None
    office.settle()


def test_properties_change_the_box_in_hand(office: Office, editor: LayoutEditor) -> None:
    index = next(
        i for i, b in enumerate(editor.draft.boxes) if isinstance(b, TextBox) and b.template == "{role}"
    )
    editor.take(editor.draft.pick(index))
    panel = editor.properties
    panel.places[0].setValue(12.0)
    panel.field.setCurrentIndex(panel.field.findData("{place}"))
    panel.field.activated.emit(panel.field.currentIndex())
    panel.largest.setValue(16.0)
    panel.only.setCurrentIndex(panel.only.findData("industry"))
    panel.only.activated.emit(panel.only.currentIndex())
    box = editor.draft.box
    assert isinstance(box, TextBox)
    assert (box.rect.x_mm, box.template, box.largest_pt, box.only) == (
        12.0,
        "{place}",
        16.0,
        frozenset({"industry"}),
    )
    office.settle()


def test_everything_can_be_added_and_what_fails_is_said(office: Office, editor: LayoutEditor) -> None:
    for addition in additions():
        editor._add(addition)
        assert editor.draft.box is not None and box_word(editor.draft.box)
        editor.canvas.repaint()
    assert editor.problems.isVisible()
    office.settle()


def test_a_layout_is_kept_chosen_and_printed(office: Office, editor: LayoutEditor) -> None:
    editor.take(editor.draft.add(TextBox(Rect(3, 38, 40, 4), "Vestiaire B")))
    editor.name.setText("Soirée")
    editor.save()
    office.settle()
    assert office.screen.choices.options().layout == "soiree"
    sample = office.screen.preview.shown()
    assert sample is not None
    assert "Vestiaire B" in [mark.text for mark in sample.front.drawn if isinstance(mark, Words)]
    office.screen.layouts.forget()
    office.settle()
    assert office.screen.choices.options().layout == ""


def test_a_layout_without_a_name_is_refused_in_the_dialog(office: Office, editor: LayoutEditor) -> None:
    editor.name.setText(" ")
    editor.save()
    office.settle()
    assert "name" in editor.notice.label.text()
    assert editor.isVisible()


def test_a_logo_is_kept_and_shown(office: Office, editor: LayoutEditor, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(300, 100))
    office.screen.layouts._set_logo(tmp_path / "logo.png")
    office.settle()
    assert set(editor.canvas.pictures) == {"logo"}
    (tmp_path / "bad.png").write_bytes(b"no")
    office.screen.layouts._set_logo(tmp_path / "bad.png")
    office.settle()
    assert "cannot be read" in editor.notice.label.text()


@pytest.mark.qt_log_ignore("Cannot read file", extend=True)
def test_an_svg_logo_becomes_points(tmp_path: Path, dressed: object) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
    )
    assert svg_as_png(file).startswith(b"\x89PNG")
    file.write_text("no svg")
    assert svg_as_png(file) == b""


def test_both_sides_and_other_names_can_be_looked_at(office: Office, editor: LayoutEditor) -> None:
    editor.person.pick("1")
    assert editor.canvas.content.family_name == "WU"
    editor.side._pick("back")
    assert editor.draft.on_back
    assert editor.draft.boxes == ()
    office.settle()


def test_the_menu_offers_export_only_for_layouts_of_ones_own(office: Office) -> None:
    actions = {action.text(): action.isEnabled() for action in office.screen.layouts.menu().actions()}
    assert actions == {
        "Change this layout": True,
        "Take in a layout file": True,
        "Export this layout": False,
        "Forget this layout": False,
    }
