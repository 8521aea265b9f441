"""What a plan is worth, in words."""

import pytest

from desktop_app.ui.rotation.words import apart


@pytest.mark.parametrize(
    ("pairs", "kept", "said"),
    [
        (0, 0, "nobody"),
        (1, 1, "1 pair, apart"),
        (5, 5, "5 pairs, all apart"),
        (1, 0, "1 pair, 1 at one table"),
        (5, 3, "5 pairs, 2 at one table"),
    ],
)
def test_those_to_keep_apart_are_told_on_their_own(pairs: int, kept: int, said: str) -> None:
    assert apart({"avoidances": pairs, "avoidances_kept": kept}) == said
