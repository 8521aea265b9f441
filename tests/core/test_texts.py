"""Texts that the core writes for a reader of any language."""

import errno

import pytest

from desktop_app import i18n
from desktop_app.core.errors import Refused
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import Text, counted

PAIRS = ("{n} repeated pair", "{n} repeated pairs")


@pytest.mark.parametrize(
    ("n", "english", "french"),
    [
        (0, "0 repeated pairs", "0 paire répétée"),
        (1, "1 repeated pair", "1 paire répétée"),
        (2, "2 repeated pairs", "2 paires répétées"),
    ],
)
def test_zero_and_one_are_singular_in_french_and_only_one_in_english(
    n: int, english: str, french: str
) -> None:
    text = counted(*PAIRS, n)
    assert text.english() == i18n.tr_text(text) == english
    i18n.use_language("fr")
    assert i18n.tr_text(text) == french
    assert i18n.tr_text(Text("{repeats}: optimal", {"repeats": text})) == f"{french}\u00a0: optimal"


def test_a_refusal_may_count() -> None:
    assert Refused("x", counted("{n} thing", "{n} things", 1)).text.english() == "1 thing"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disque est plein"), (errno.EROFS, "protégé"), (9999, "erreur 9999")],
)
def test_the_systems_reasons_are_told_in_our_words(number: int, words: str) -> None:
    i18n.use_language("fr")
    assert words in i18n.tr_text(reason_of(OSError(number, "No such thing in English")))
