"""Texts that the core writes for a reader of any language."""

import errno

import pytest

from desktop_app import i18n
from desktop_app.core.badge.sheets import custom_sheet
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
    assert i18n.tr_text(Text("{name}: {value}", {"name": text, "value": 1})) == f"{french}\u00a0: 1"


def test_a_refusal_may_count() -> None:
    assert Refused("x", counted("{n} thing", "{n} things", 1)).text.english() == "1 thing"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disque est plein"), (errno.EROFS, "protégé"), (9999, "erreur 9999")],
)
def test_the_systems_reasons_are_told_in_our_words(number: int, words: str) -> None:
    i18n.use_language("fr")
    assert words in i18n.tr_text(reason_of(OSError(number, "No such thing in English")))


def test_a_measure_has_the_decimal_sign_of_the_reader() -> None:
    with pytest.raises(Refused) as refused:
        custom_sheet((210, 297), (99.1, 67.7), (2, 4), (8, 40.5), (101.6, 67.7))
    text = refused.value.text
    assert "ends at 208.7 x 311.3 mm, the page at 210 x 297 mm" in i18n.tr_text(text) == text.english()
    i18n.use_language("fr")
    assert "finit à 208,7 x 311,3 mm, la page à 210 x 297 mm" in i18n.tr_text(text)


@pytest.mark.parametrize(
    ("value", "french"), [(18.0, "18"), (17.5, "17,5"), (1.5, "1,5"), (2, "2"), ("1.5", "1.5")]
)
def test_only_a_measure_is_written_anew(value: object, french: str) -> None:
    i18n.use_language("fr")
    assert i18n.tr_text(Text("{value}", {"value": value})) == french


def test_thousands_stand_in_groups_as_the_reader_writes_them() -> None:
    rows = ("{n} row of {total}", "{n} rows of {total}")
    assert i18n.trn(*rows, 999, total=12_345_678) == "999 rows of 12,345,678"
    text = counted("{n} scan waits", "{n} scans wait", 2649)
    assert i18n.tr_text(text) == "2,649 scans wait"
    assert i18n.number(3000) == "3,000"
    i18n.use_language("fr")
    assert i18n.trn("{n} row", "{n} rows", 3000) == "3\u202f000 lignes"
    assert i18n.tr("of {expected}", expected=3000) == "sur 3\u202f000"
    assert (i18n.number(-3000), i18n.number(999)) == ("-3\u202f000", "999")


def test_a_number_by_which_something_is_found_again_stands_as_it_is() -> None:
    assert i18n.tr("No. {number}", number=1234) == "No. 1234"
    assert i18n.tr("Line {line}: {sentences}", line=2026, sentences="") == "Line 2026: "
