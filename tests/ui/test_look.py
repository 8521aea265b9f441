"""The look as numbers: text has pixels, colours can be read, shapes differ."""

import itertools

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets import rows
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.marks import Bar, CategoryDot


def _ink(image: QImage) -> int:
    back = image.pixel(0, 0)
    return sum(
        image.pixel(x, y) != back for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def test_text_has_pixels_and_is_inter(qtbot: QtBot) -> None:
    label = Label("Élodie 142")
    qtbot.addWidget(label)
    label.show()
    assert _ink(label.grab().toImage()) > 50
    assert QFontInfo(fonts.font(15)).family() == "Inter"


def test_figures_are_of_one_width() -> None:
    metrics = QFontMetrics(fonts.figures(66, fonts.BOLD))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("t", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_grounds(t: theme.Tokens) -> None:
    for ink, ground in itertools.product(
        (t.ink, t.muted, t.admitted_text, t.attention_text, t.refused_text), (t.card, t.ground)
    ):
        assert shapes.contrast(QColor(ink), QColor(ground)) >= 4.5, (ink, ground)
    for ground in (t.admitted, t.attention, t.refused):
        assert shapes.contrast(QColor("#FFFFFF"), QColor(ground)) >= 4.5, ground
    assert shapes.contrast(QColor(t.on_accent), QColor(t.accent)) >= 4.5
    assert shapes.contrast(QColor(t.attention_text), QColor(t.attention_ground)) >= 4.5
    assert shapes.contrast(QColor(t.refused_text), QColor(t.refused_ground)) >= 4.5
    assert shapes.contrast(QColor(t.rail_ink), QColor(t.rail)) >= 4.5
    assert shapes.contrast(QColor(t.faint), QColor(t.card)) >= 4.5


@pytest.mark.parametrize("t", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_categories_can_be_told_on_every_ground(t: theme.Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "_current", t)
    for colour, _ in shapes.CATEGORY_STYLES:
        mark, word = QColor(theme.mark_colour(colour)), QColor(theme.word_colour(colour))
        for ground in (t.card, t.ground, t.selection, t.track):
            assert shapes.contrast(mark, QColor(ground)) >= 3.0, (colour, ground)
        for ground in (t.card, t.ground, t.selection):
            assert shapes.contrast(word, QColor(ground)) >= 4.5, (colour, ground)


@pytest.mark.parametrize("t", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_category_is_drawn_as_the_theme_needs_it(
    t: theme.Tokens, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_current", t)
    colour = "#0072B2" if t.dark else "#E69F00"
    dot, bar = CategoryDot("square", colour), Bar(1.0, colour)
    icon = rows.shape_icon("square", colour).pixmap(14, 14).toImage()
    pictures = [dot.grab().toImage(), bar.grab().toImage(), icon]
    for widget in (dot, bar):
        qtbot.addWidget(widget)
    wanted = QColor(theme.mark_colour(colour))
    assert wanted != QColor(colour)
    for picture in pictures:
        assert picture.pixelColor(picture.rect().center()) == wanted


def test_the_six_shapes_differ_without_colour() -> None:
    pictures = [_picture(shape) for _, shape in shapes.CATEGORY_STYLES]
    for one, other in itertools.combinations(pictures, 2):
        different = sum(one.pixel(x, y) != other.pixel(x, y) for x in range(24) for y in range(24))
        assert different > 24


def _picture(shape: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    shapes.paint_shape(painter, QRectF(2, 2, 20, 20), shape, "#000000")
    painter.end()
    return image


def test_the_program_follows_the_system_while_it_runs(
    qapp: QApplication, qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(settings)
    window.show_screen("setup")
    window.show()
    qtbot.waitUntil(lambda: window.equipment.awake is not None)
    screen = window.current_screen()
    changed = qapp.styleHints().colorSchemeChanged
    monkeypatch.setattr(theme, "_wants_dark", lambda app, name: name in (theme.SYSTEM, theme.DARK_NAME))
    try:
        settings.put("theme", theme.LIGHT_NAME)
        changed.emit(Qt.ColorScheme.Dark)
        assert not theme.tokens().dark
        settings.put("theme", theme.SYSTEM)
        changed.emit(Qt.ColorScheme.Dark)
        assert theme.tokens().dark
        assert window.current_screen() is screen  # what is typed in it stays
        window.close()
        theme.apply(qapp, theme.LIGHT_NAME)
        changed.emit(Qt.ColorScheme.Dark)
        assert not theme.tokens().dark  # a window that is closed hears nothing
    finally:
        theme.apply(qapp, theme.LIGHT_NAME)
