"""Names of all scripts: measured as drawn, shaped, and missing signs named."""

import pytest

from desktop_app.core.badge.boxes import Weight
from desktop_app.printing import fonts


@pytest.mark.parametrize(
    "text",
    ["Anne-Laure", "Łódź", "Nguyễn Thị Phương", "Ольга", "Ωμέγα", "محمد", "דוד", "王小明", "🎉", "naïve fi"],
)
def test_names_of_many_scripts_have_all_their_signs(text: str) -> None:
    assert fonts.missing_signs(text) == ()
    assert fonts.measure(text, Weight.BOLD) > 0.2


def test_a_sign_that_no_font_has_is_named() -> None:
    assert fonts.missing_signs("Aᬅ") == ("ᬅ",)
    assert fonts.sign_name("ᬅ") == "BALINESE LETTER AKARA (U+1B05)"


def test_spaces_and_joiners_are_never_missing() -> None:
    assert fonts.missing_signs("a\u00a0b\u202fc\u200dd\ufe0f") == ()


def test_a_decomposed_accent_is_the_composed_one() -> None:
    assert fonts.line("E\u0301", Weight.BOLD) == fonts.line("É", Weight.BOLD)


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    runs = fonts.line("محمد", Weight.BOLD).runs
    assert {run.font for run in runs} == {"NotoSansArabic-Bold"}
    assert not set("محمد") & set("".join(run.text for run in runs)), "isolated forms would be unjoined"


def test_a_mixed_line_changes_font_in_the_right_places() -> None:
    runs = fonts.line("Li 王 🎉", Weight.REGULAR).runs
    assert [run.font.split("-")[0] for run in runs][0] == "Inter"
    assert {run.font for run in runs} == {"Inter-Regular", "NotoSansSC-Medium", "NotoEmoji-Medium"}
    assert [run.x_em for run in runs] == sorted(run.x_em for run in runs)


def test_the_space_after_a_picture_is_as_wide_as_any_other() -> None:
    picture, name = fonts.measure("🎉", Weight.BOLD), fonts.measure(" Zoé", Weight.BOLD)
    assert fonts.measure("🎉 Zoé", Weight.BOLD) == pytest.approx(picture + name)


def test_the_width_of_a_line_is_that_of_its_runs() -> None:
    line = fonts.line("Anne-Laure", Weight.BOLD)
    assert line.width_em == pytest.approx(fonts.measure("Anne-Laure", Weight.BOLD))
    assert 5.0 < line.width_em < 6.5
