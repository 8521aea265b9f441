"""The tokens of the look, light and dark, and how they reach Qt: a palette and one style sheet.

Widgets that paint themselves ask `tokens` inside ``paintEvent``, so a change of theme needs no bookkeeping.
"""

from functools import lru_cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui import shapes

SYSTEM, LIGHT_NAME, DARK_NAME = "system", "light", "dark"
THEMES = (SYSTEM, LIGHT_NAME, DARK_NAME)

SMALL_PX, BODY_PX, TITLE_PX = 13, 15, 21
NAME_PX = 64
"""A name in a verdict. Up to 64 px Qt keeps letters as pictures; larger ones it draws anew, eight times slower."""
CARD_RADIUS_PX, BUTTON_RADIUS_PX = 12, 9


class Tokens(NamedTuple):
    """The colours of one theme, as ``#RRGGBB``.

    ``admitted``, ``attention`` and ``refused`` are grounds for white text; the ``..._text`` ones are readable on
    ``card`` and ``ground`` (4.5:1 at least).
    """

    dark: bool
    ink: str
    muted: str
    faint: str
    line: str
    control_line: str
    ground: str
    card: str
    accent: str
    accent_hover: str
    accent_disabled: str
    on_accent: str
    selection: str
    track: str
    admitted: str
    admitted_text: str
    attention: str
    attention_text: str
    attention_ground: str
    refused: str
    refused_text: str
    refused_ground: str
    rail: str
    rail_active: str
    rail_ink: str


LIGHT = Tokens(
    dark=False,
    ink="#131A2A",
    muted="#5B6579",
    faint="#6B7488",
    line="#E1E5EC",
    control_line="#C3C9D6",
    ground="#F3F5F9",
    card="#FFFFFF",
    accent="#1F3A8A",
    accent_hover="#172C69",
    accent_disabled="#A5B0D0",
    on_accent="#FFFFFF",
    selection="#E6ECF9",
    track="#E6E9F1",
    admitted="#0B7A4B",
    admitted_text="#0B7A4B",
    attention="#9A5B00",
    attention_text="#9A5B00",
    attention_ground="#FFF6E5",
    refused="#B3261E",
    refused_text="#B3261E",
    refused_ground="#FDECEA",
    rail="#131A2A",
    rail_active="#26324D",
    rail_ink="#B4BCCC",
)

DARK = Tokens(
    dark=True,
    ink="#EEF1F7",
    muted="#A3AEC2",
    faint="#8F9BB0",
    line="#26314A",
    control_line="#43506E",
    ground="#0C1220",
    card="#161F33",
    accent="#7CC4FF",
    accent_hover="#A4D6FF",
    accent_disabled="#3B5877",
    on_accent="#0C1220",
    selection="#22345A",
    track="#2A3550",
    admitted="#0B7A4B",
    admitted_text="#4CCB8E",
    attention="#9A5B00",
    attention_text="#F2B657",
    attention_ground="#33270F",
    refused="#B3261E",
    refused_text="#FF9088",
    refused_ground="#3A1917",
    rail="#080C16",
    rail_active="#1E2A45",
    rail_ink="#A3AEC2",
)

_current = LIGHT


def tokens() -> Tokens:
    """The tokens in use."""
    return _current


def colour(name: str) -> QColor:
    """One token as a colour, by its name: ``colour("accent")``."""
    return QColor(getattr(_current, name))


def mark_colour(category: str) -> str:
    """A category's colour for its shape and its bar: told from every ground of the theme in use (3:1)."""
    return _told_from(category, _current.selection, 3.0)


def word_colour(category: str) -> str:
    """A category's colour for words: readable on every ground of the theme in use (4.5:1)."""
    return _told_from(category, _current.selection, 4.5)


@lru_cache(maxsize=64)
def _told_from(category: str, hardest: str, ratio: float) -> str:
    """A chosen row has the ground nearest to the middle: what can be read there can be read on the others."""
    return shapes.readable(category, hardest, ratio).name()


def apply(app: QApplication, name: str) -> None:
    """Dress the whole program: ``name`` is one of `THEMES`."""
    apply_colours(app, name)
    apply_sheet(app)


def apply_colours(app: QApplication, name: str) -> None:
    """The palette, and what widgets that paint themselves read: enough for the first picture."""
    global _current
    _current = DARK if _wants_dark(app, name) else LIGHT
    app.setPalette(_palette(_current))


def apply_sheet(app: QApplication) -> None:
    """The style sheet for Qt's own widgets; dressing hundreds of widgets takes a moment."""
    app.setStyleSheet(Template(_SHEET).substitute(_sheet_values(_current)))


def _wants_dark(app: QApplication, name: str) -> bool:
    if name == SYSTEM:
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return name == DARK_NAME


def _sheet_values(t: Tokens) -> dict[str, str]:
    icons = (paths.resources() / "icons").as_posix()
    values = {name: str(getattr(t, name)) for name in t._fields}
    return values | {
        "arrow": f"{icons}/arrow-down.svg",
        "arrow_up": f"{icons}/arrow-up.svg",
        "check": f"{icons}/check-{'dark' if t.dark else 'light'}.svg",
    }


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in (
        (role.Window, t.ground),
        (role.WindowText, t.ink),
        (role.Base, t.card),
        (role.AlternateBase, t.ground),
        (role.Text, t.ink),
        (role.Button, t.card),
        (role.ButtonText, t.ink),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.PlaceholderText, t.faint),
        (role.ToolTipBase, t.ink),
        (role.ToolTipText, t.card),
        (role.Link, t.accent),
        (role.Mid, t.line),
        (role.Midlight, t.line),
        (role.Light, t.card),
        (role.Dark, t.control_line),
        (role.Accent, t.accent),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.faint))
    return palette


_SHEET = """
QToolTip { background: $ink; color: $card; border: 0; padding: 6px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $card; color: $ink; border: 1px solid $control_line; border-radius: 9px; padding: 7px 10px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: 20px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $faint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 6px 9px; }
QLineEdit#large-field, QLineEdit#large-field:focus { border: 0; background: transparent; padding: 0; min-height: 64px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QTimeEdit:disabled,
QComboBox:disabled {
  color: $faint; background: $ground; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $line; padding: 4px; outline: 0;
  selection-background-color: $selection; selection-color: $ink; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QTimeEdit::up-button, QTimeEdit::down-button { border: 0; width: 18px; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow { image: url($arrow_up); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow {
  image: url($arrow); width: 10px; height: 10px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: 0; padding: 0 0 0 9px; min-height: 0; background: transparent; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: 0; width: 26px; subcontrol-position: right center; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QPushButton { background: $card; color: $ink; border: 1px solid $control_line; border-radius: 9px; padding: 8px 16px;
  font-weight: 600; min-height: 20px; }
QPushButton:hover { background: $ground; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 15px; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent_hover; }
QTableView, QListView, QTreeView { background: $card; color: $ink; border: 1px solid $line; border-radius: 12px;
  gridline-color: $line; outline: 0; selection-background-color: $selection; selection-color: $ink; }
QListView { padding: 4px; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QTableView::item, QListView::item, QTreeView::item { padding: 4px 8px; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $card; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 8px;
  font-size: 13px; font-weight: 600; }
QTableCornerButton::section { background: $card; border: 0; }
QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $control_line; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: 0;
  width: 0; height: 0; }
QCheckBox, QRadioButton { color: $ink; spacing: 8px; min-height: 24px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; border: 1px solid $control_line;
  background: $card; border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 16px; height: 16px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QRadioButton::indicator:checked { border: 6px solid $accent; width: 8px; height: 8px; }
QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 20px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $selection; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $track; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 6px; background: $track; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::handle:horizontal:focus { border: 3px solid $ink; width: 16px; height: 16px; margin: -8px 0;
  border-radius: 11px; }
QSlider::handle:horizontal { background: $accent; width: 20px; height: 20px; margin: -7px 0; border-radius: 10px; }
QSplitter::handle { background: transparent; }
QGroupBox { border: 1px solid $line; border-radius: 12px; margin-top: 20px; padding: 12px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; color: $muted; }
QTabBar::tab { padding: 8px 14px; color: $muted; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabWidget::pane { border: 0; }
"""
