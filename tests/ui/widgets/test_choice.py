"""A list to choose from, in less room than its words need."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets.choice import Choice, GivingBox

WORDS = ("Standard layout of the community", "Short")


@pytest.fixture
def box(qtbot: QtBot) -> GivingBox:
    made = GivingBox()
    qtbot.addWidget(made)
    made.addItems(WORDS)
    made.show()
    return made


def test_a_word_that_is_too_long_is_cut_with_an_ellipsis_and_whole_in_the_tool_tip(box: GivingBox) -> None:
    box.resize(120, 36)
    assert box._shown(box._option())[0].endswith("…")
    assert box.toolTip() == WORDS[0]
    box.resize(600, 36)
    assert box._shown(box._option())[0] == WORDS[0]
    assert box.toolTip() == ""


def test_a_word_with_a_number_at_its_end_is_whole_in_smaller_letters(box: GivingBox) -> None:
    box.addItem("A6 (Herma 10809), 105 × 148\N{NO-BREAK SPACE}mm")
    box.setCurrentIndex(2)
    box.resize(256, 36)
    shown, font = box._shown(box._option())
    assert (shown, font.pixelSize()) == (box.currentText(), theme.SMALL_PX)
    box.resize(600, 36)
    assert box._shown(box._option())[1].pixelSize() > theme.SMALL_PX


def test_what_stands_there_before_anything_is_chosen(box: GivingBox) -> None:
    box.setPlaceholderText("Choose…")
    box.setCurrentIndex(-1)
    option = box._option()
    assert box._shown(option)[0] == "Choose…"
    assert option.palette.buttonText() == box.palette().placeholderText()


def test_the_tool_tip_follows_the_choice(box: GivingBox) -> None:
    box.resize(120, 36)
    box.setCurrentIndex(1)
    assert box.toolTip() == ""
    box.setCurrentIndex(0)
    assert box.toolTip() == WORDS[0]


def test_a_tool_tip_that_says_something_else_stays(box: GivingBox) -> None:
    box.resize(600, 36)
    box.setToolTip("Played already.")
    box.resize(120, 36)
    assert box.toolTip() == "Played already."


def test_a_choice_of_one_word_gives_way_too(qtbot: QtBot) -> None:
    made = Choice([("a", WORDS[0]), ("b", WORDS[1])], "a", "Layout")
    qtbot.addWidget(made)
    made.show()
    made.resize(120, 36)
    assert made.toolTip() == WORDS[0]
