"""What is said to fit without shaping does fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop_app.ui import fonts
from desktop_app.ui.widgets.text_width import Style, most_px, surely_fits

STYLES: tuple[Style, ...] = (
    (64, fonts.BOLD),
    (28, fonts.BOLD),
    (24, fonts.REGULAR),
    (19, fonts.SEMIBOLD),
    (17, fonts.MEDIUM),
)
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F).filter(str.isprintable)


@pytest.fixture(scope="module", autouse=True)
def faces(qapp: QApplication) -> None:
    fonts.load()
    fonts.load_fallbacks()


def _px(text: str, style: Style) -> float:
    return QFontMetricsF(fonts.font(*style)).horizontalAdvance(text)


@given(st.text(LETTERS, max_size=60), st.sampled_from(STYLES))
def test_no_text_is_wider_than_its_letters_tell(text: str, style: Style) -> None:
    most = most_px(text, style)
    assert most is not None
    assert _px(text, style) <= most


@pytest.mark.parametrize(
    "text",
    [
        "AVATAR To Ty LT",
        "ffi fl fj",
        "Œuvre — 14:02:11 · 131",
        "WWWWWWWW@@@@",
        "ĲĿŉǄǆ",
        "Å" * 40,
        "1/2 3/4",
        "->-->==>",
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_pairs_of_letters_that_change_one_another(text: str, style: Style) -> None:
    most = most_px(text, style)
    if most is not None:
        assert _px(text, style) <= most


@pytest.mark.parametrize("text", ["محمد", "שלום", "李小龙", "👩‍⚕️", "e\u0301", "ﷺ", "Nguyễn"])
def test_letters_that_join_or_stand_on_one_another_do_not_tell(text: str) -> None:
    assert most_px(text, STYLES[0]) is None
    assert not surely_fits(text, STYLES[0], 10_000)


def test_an_empty_text_fits() -> None:
    assert surely_fits("", STYLES[0], 0)
