"""Words in a box: never over its rim, never under the least size, cut only when all else failed, and then said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.badge.boxes import Rect, TextBox, Weight
from desktop_app.core.badge.fitting import ELLIPSIS, MM_PER_PT, NARROWEST, Fitted, fit

NAME = TextBox(Rect(0, 0, 91, 35), "{given_name}", 53.0, 35.0, 24.0, 3, Weight.BOLD, leading=1.0)
INSTITUTION = TextBox(Rect(0, 0, 60, 13), "{institution}", 14.0, 14.0, 9.0, 2)


def measure(text: str, weight: Weight) -> float:
    """A plain font: every sign six tenths of the size, wide ones a whole."""
    return sum(1.0 if ord(sign) > 0x2FFF else 0.6 for sign in text)


def fitted(text: str, box: TextBox = NAME) -> Fitted:
    return fit(text, box, box.rect.height_mm, measure)


def test_a_short_name_has_the_largest_size() -> None:
    assert fitted("Léa").lines == ("Léa",)
    assert fitted("Lea").size_pt == 53.0


def test_a_longer_name_shrinks_on_one_line_as_far_as_35_points() -> None:
    result = fitted("Anne-Laure")
    assert result.lines == ("Anne-Laure",)
    assert 35.0 <= result.size_pt < 53.0


def test_a_double_name_is_split_at_its_hyphen_before_it_falls_under_35() -> None:
    result = fitted("Jean-Christophe")
    assert result.lines == ("Jean-", "Christophe")
    assert result.size_pt >= 35.0


def test_a_name_is_split_at_its_spaces_too() -> None:
    assert fitted("Maria del Pilar").lines == ("Maria", "del Pilar")


def test_one_long_word_is_narrowed_before_it_is_broken() -> None:
    result = fitted("Hubertusmariawilde")
    assert result.lines == ("Hubertusmariawilde",)
    assert result.size_pt == 24.0
    assert NARROWEST <= result.squeeze < 1.0


def test_one_word_of_sixty_letters_is_broken_and_cut_and_both_are_said() -> None:
    result = fitted("W" * 90)
    assert result.size_pt == 24.0
    assert result.cut
    assert result.lines[-1].endswith(ELLIPSIS)


def test_an_institution_takes_two_lines_then_shrinks_then_is_cut() -> None:
    two = fitted("Université de Lorraine et CNRS", INSTITUTION)
    assert len(two.lines) == 2
    assert two.size_pt == 14.0
    small = fitted("Université de Lorraine et CNRS et INSERM, Nancy", INSTITUTION)
    assert len(small.lines) == 2
    assert 9.0 <= small.size_pt < 14.0
    long = fitted("Institut " * 30, INSTITUTION)
    assert long.cut
    assert len(long.lines) == 2


@pytest.mark.parametrize("text", ["É", "Ễ", "محمد", "王"])
def test_tall_signs_get_more_room_above(text: str) -> None:
    assert fitted(text).ascent_em > fitted("E").ascent_em


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=220).map(
        lambda text: " ".join(text.split()) or "x"
    ),
    st.floats(20, 120),
    st.floats(7, 60),
    st.integers(1, 4),
)
def test_words_never_leave_their_box(text: str, width: float, height: float, lines: int) -> None:
    box = TextBox(Rect(0, 0, width, height), "", 53.0, 35.0, 24.0, lines, Weight.BOLD, leading=1.0)
    result = fit(text, box, height, measure)
    size_mm = result.size_pt * MM_PER_PT
    assert len(result.lines) <= lines
    assert result.height_mm <= height + 1e-6
    for line in result.lines:
        assert measure(line, Weight.BOLD) * size_mm * result.squeeze <= width + 1e-6
    if result.size_pt < 24.0:
        assert result.height_mm == pytest.approx(height), "only a box too low for one line goes under"


@given(st.lists(st.text("abcé", min_size=1, max_size=8), min_size=1, max_size=6).map("-".join))
def test_what_is_not_cut_is_all_there(text: str) -> None:
    result = fitted(text)
    if not result.cut and not result.broken:
        assert "".join(result.lines).replace(" ", "") == text.replace(" ", "")
