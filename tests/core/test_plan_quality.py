"""What a plan is worth, in words: the same on every screen and on the command line."""

from typing import Any

import pytest

from desktop_app.core.plan_quality import Figure, Quality, apart, figures, headline
from desktop_app.core.text import Text

WHOLE: dict[str, Any] = {
    "people": 300, "tables": 50, "cost": 12.5, "met_mean": 24.2, "met_least": 23, "met_most": 25,
    "repeats": 2, "repeats_bound": 1, "repeats_optimal": False, "across_share": 0.834, "same_institution": 3,
    "met_before": 4, "avoidances_hit": 0, "avoidances": 2, "avoidances_kept": 2, "wishes": 45.0, "wishes_met": 41.0,
    "rests": 0, "moves_mean": 8.25, "proven_best": False,
}  # fmt: skip


def said(shown: tuple[Figure, ...]) -> dict[str, str]:
    return {figure.label.english(): figure.value.english() for figure in shown}


def test_everything_that_was_counted_is_told() -> None:
    assert said(figures(Quality.read(WHOLE))) == {
        "People met": "24.2 (min. 23)",
        "Repeated pairs": "2, at best 1",
        "Meetings across worlds": "83 %",
        "Colleagues together": "3",
        "Wishes kept": "41 of 45",
        "Met at an earlier meeting": "4",
        "Rests": "0",
        "Changes of table each": "8.2",
        "To keep apart": "2 pairs, all apart",
    }


def test_where_there_is_little_room_the_same_words_tell_what_matters() -> None:
    quality = Quality.read(WHOLE)
    names = ["People met", "Repeated pairs", "Meetings across worlds", "Wishes kept", "To keep apart"]
    assert list(said(headline(quality))) == names
    assert all(figure in figures(quality) for figure in headline(quality))
    plain = Quality.read({**WHOLE, "wishes": 0, "avoidances": 0})
    assert list(said(headline(plain))) == names[:3]


def test_what_an_older_version_did_not_count_is_neither_nought_nor_refused() -> None:
    nothing = Quality.read({})
    assert len(figures(nothing)) == len(figures(Quality.read(WHOLE)))
    assert {figure.value.english() for figure in figures(nothing)} == {"–"}
    assert headline(nothing) == ()
    assert said(headline(Quality.read({"met_mean": 12.0}))) == {"People met": "12"}


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"repeats": 0}, "0 — optimal"),
        ({"repeats": 0, "repeats_bound": 0, "repeats_optimal": True}, "0 — optimal"),
        ({"repeats": 3, "repeats_bound": 3, "repeats_optimal": True}, "3 — optimal"),
        ({"repeats": 3, "repeats_bound": 1}, "3, at best 1"),
        ({"repeats": 3}, "3"),
    ],
)
def test_repeats_are_optimal_where_that_is_proven_and_none_always_is(
    kept: dict[str, Any], words: str
) -> None:
    assert said(figures(Quality.read(kept)))["Repeated pairs"] == words


@pytest.mark.parametrize(
    ("pairs", "kept", "words"),
    [
        (0, 0, "no pair"),
        (1, 1, "1 pair, apart"),
        (5, 5, "5 pairs, all apart"),
        (1, 0, "1 pair, 1 together"),
        (5, 3, "5 pairs, 2 together"),
    ],
)
def test_those_to_keep_apart_are_told_on_their_own(pairs: int, kept: int, words: str) -> None:
    quality = Quality.read({"avoidances": pairs, "avoidances_kept": kept})
    assert apart(quality) == Figure(Text("To keep apart"), apart(quality).value)
    assert apart(quality).value.english() == words
