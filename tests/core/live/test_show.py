"""A show as an entry of the journal holds it."""

from dataclasses import replace

import pytest

from desktop_app.core.live.edits import applied, set_length
from desktop_app.core.live.show import Show, decode_item, decode_show, decode_timing, encode_item, encode_show
from tests.core.live.driving import stage, tables, talk


def test_a_show_reads_back_as_it_was_written() -> None:
    show = Show((talk("opening", 10, 0), tables(2, 3), replace(stage("Ana", "Bob"), dropped=True)))
    assert decode_show(encode_show(show)) == show


def test_lengths_with_a_point_are_whole_and_parts_of_one_are_refused() -> None:
    item = talk("opening", 10)
    written = encode_item(item)
    assert decode_item({**written, "length_ms": float(item.length_ms)}) == item
    assert decode_timing({"turn_s": 90.0}).turn_s == 90
    for broken in ({"length_ms": 12.7}, {"planned_start_ms": 0.5}, {"rounds": [2.5]}):
        with pytest.raises(TypeError):
            decode_item({**written, **broken})
    with pytest.raises(TypeError):
        decode_timing({"turn_s": 12.7})


def test_an_edit_reads_numbers_as_the_show_does() -> None:
    show = Show((talk("opening", 10),))
    assert applied(show, [{**set_length("opening", 0), "length_ms": 60_000.0}]).items[0].length_ms == 60_000
    with pytest.raises(TypeError):
        applied(show, [{**set_length("opening", 0), "length_ms": 12.7}])
