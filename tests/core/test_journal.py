"""What entries of the journal hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.journal import whole


@given(st.integers(-(2**53), 2**53), st.booleans())
def test_a_whole_number_is_one_however_json_writes_it(number: int, with_point: bool) -> None:
    read = whole(json.loads(json.dumps(float(number) if with_point else number)))
    assert read == number and type(read) is int


@pytest.mark.parametrize(
    "value", [12.7, -0.5, float("nan"), float("inf"), True, False, "12", None, [12]], ids=repr
)
def test_what_is_no_whole_number_is_neither_cut_nor_guessed(value: object) -> None:
    with pytest.raises(TypeError):
        whole(value)
