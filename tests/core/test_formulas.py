"""The apostrophe before what a spreadsheet program might calculate, put on and taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.formulas import guarded, is_active, unguarded


@given(st.text())
def test_what_is_guarded_comes_back_and_never_acts(text: str) -> None:
    assert not is_active(guarded(text))
    assert unguarded(guarded(text)) == text or unguarded(text) != text


@pytest.mark.parametrize("text", ["'t Hooft", "'", "", "O'Brien", "'Éva'"])
def test_an_apostrophe_of_a_name_stays(text: str) -> None:
    assert unguarded(text) == text


@pytest.mark.parametrize("text", ["+32 475", "- sans gluten", "=1+1", "@moi", "\u00a0=1"])
def test_what_could_act_is_led_by_one(text: str) -> None:
    assert guarded(text) == f"'{text}" and unguarded(f"'{text}") == text
