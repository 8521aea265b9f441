"""Lengths in words."""

import pytest

from desktop_app.core.live.lengths import delay, lateness, length

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "0 s"),
        (45 * SECOND, "45 s"),
        (10 * MINUTE, "10 min"),
        (2 * MINUTE + 5 * SECOND, "2 min 05"),
        (HOUR, "1 h 00"),
        (HOUR + 44 * MINUTE + 55 * SECOND, "1 h 45"),
        (2 * HOUR - SECOND, "2 h 00"),
        (47 * HOUR, "47 h 00"),
        (70 * 365 * 24 * HOUR, "25550 days"),
    ],
)
def test_a_length_is_said_in_words(ms: int, words: str) -> None:
    assert length(ms).english() == words


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (29_999, "On time"),
        (-29_999, "On time"),
        (30_000, "+ 1 min"),
        (2 * MINUTE + 26 * SECOND, "+ 2 min"),
        (32 * MINUTE, "+ 32 min"),
        (-(HOUR + 44 * MINUTE + 55 * SECOND), "− 1 h 45"),
    ],
)
def test_R5_lateness_is_never_to_be_taken_for_a_clock(ms: int, words: str) -> None:
    assert lateness(ms).english() == words


def test_what_is_ahead_is_called_so() -> None:
    assert [text.english() for text in delay(-(HOUR + 45 * MINUTE))] == ["Ahead of the programme", "1 h 45"]
    assert [text.english() for text in delay(2 * MINUTE)] == ["Delay on the programme", "+ 2 min"]
    assert [text.english() for text in delay(0)] == ["Delay on the programme", "On time"]
