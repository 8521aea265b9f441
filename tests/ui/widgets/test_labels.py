"""Labels that give way where the room is short."""

import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from desktop_app.ui import fonts
from desktop_app.ui.widgets.labels import ElidedLabel, GivingLabel
from desktop_app.ui.widgets.names import joined, short_name


@pytest.fixture
def label(qtbot: QtBot) -> GivingLabel:
    made = GivingLabel("", 21, fonts.BOLD, small_px=17)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(label: GivingLabel, width_px: int, text: str) -> tuple[str, int, str]:
    label.resize(width_px, 60)
    label.set_whole_text(text)
    return label.text(), label.font().pixelSize(), label.toolTip()


def test_what_fits_is_whole_and_large(label: GivingLabel) -> None:
    assert shown(label, 500, "Accueil café") == ("Accueil café", 21, "")


def test_what_does_not_fit_is_smaller_and_then_on_two_lines(label: GivingLabel) -> None:
    text = "Accueil café et remise des badges"
    assert shown(label, 330, text) == (text, 17, "")
    assert shown(label, 200, text) == ("Accueil café et remise\ndes badges", 17, "")
    assert label.accessibleName() == text


def test_only_what_is_longer_still_is_cut_and_whole_in_the_tool_tip(label: GivingLabel) -> None:
    text = "Accueil café et remise des badges aux participants de la demi-journée"
    words, _, tip = shown(label, 200, text)
    assert words.endswith("…") and tip == text == label.accessibleName()


def test_it_is_large_again_where_there_is_room(label: GivingLabel) -> None:
    shown(label, 200, "Accueil café et remise des badges")
    label.resize(600, 60)
    assert (label.text(), label.font().pixelSize()) == ("Accueil café et remise des badges", 21)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Pierre VIDAL", "P. VIDAL"),
        ("Marie-Ange Lou DE LA TOUR", "M.-A. L. DE LA TOUR"),
        ("Sting", "Sting"),
        ("VIDAL", "VIDAL"),
        ("小明 王", "小明 王"),
    ],
)
def test_a_short_name_keeps_the_family_name(name: str, short: str) -> None:
    assert short_name(name) == short


def test_names_in_a_row_keep_their_order_and_the_others_are_counted() -> None:
    hebrew = "יעל כהן"
    assert joined(["Anne VILLEMIN", hebrew]) == f"Anne VILLEMIN, \u2068{hebrew}\u2069"
    assert joined([hebrew], 1) == f"\u2068{hebrew}\u2069 and 1 other"
    assert joined(["Anne VILLEMIN"], 2) == "Anne VILLEMIN and 2 others"


def test_a_line_that_is_too_long_is_said_shorter_before_it_is_cut(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    kept = " — registration cancelled"
    label.resize(label.fontMetrics().horizontalAdvance("P. VIDAL" + kept) + 2, 30)
    label.set_whole_text("Pierre VIDAL", kept, "P. VIDAL")
    assert label.text() == "P. VIDAL" + kept
    assert label.toolTip() == label.accessibleName() == "Pierre VIDAL" + kept
    label.resize(600, 30)
    assert label.text() == "Pierre VIDAL" + kept
