"""Codes on badges and what scanners make of them."""

import random
import string

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.codes import (
    ALPHABET,
    CODE_LENGTH,
    ScanKind,
    check_letter,
    is_valid,
    looks_like_code,
    new_code,
    read_scan,
)

codes = st.integers(0, 2**40).map(lambda seed: new_code(random.Random(seed).randrange))


@given(codes)
def test_a_new_code_is_sixteen_letters_that_every_layout_types_alike(code: str) -> None:
    assert len(code) == CODE_LENGTH
    assert set(code) <= set("BCDEFGHJKNPRSTUVX")
    assert is_valid(code)


@given(codes, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_every_single_wrong_letter_is_noticed(code: str, at: int, letter: str) -> None:
    wrong = code[:at] + letter + code[at + 1 :]
    assert is_valid(wrong) == (wrong == code)


@given(codes, st.integers(0, 15), st.integers(0, 15))
def test_every_exchange_of_two_letters_is_noticed(code: str, i: int, j: int) -> None:
    letters = list(code)
    letters[i], letters[j] = letters[j], letters[i]
    swapped = "".join(letters)
    assert is_valid(swapped) == (swapped == code)


@given(codes, st.sampled_from(["", "\r", "\n", "\r\n", "\t", " ", "\x00"]), st.booleans())
def test_enter_tab_and_caps_lock_do_not_matter(code: str, ending: str, caps_lock: bool) -> None:
    typed = (code.lower() if caps_lock else code) + ending
    scan = read_scan(typed)
    assert (scan.kind, scan.codes) == (ScanKind.OWN, (code,))


@given(codes, codes)
def test_two_scans_glued_together_are_both_read(first: str, second: str) -> None:
    expected = (first,) if first == second else (first, second)
    assert read_scan(first + second).codes == expected
    assert read_scan(f"{first}\n{second}").codes == expected


@given(codes, codes)
def test_a_scan_that_began_too_late_is_followed_by_a_whole_one(first: str, second: str) -> None:
    assert second in read_scan(first[5:] + second).codes


@given(codes, st.sampled_from(["]Q1", "#", "*", "]C1"]), st.sampled_from(["", "#", "$"]))
def test_a_prefix_of_the_scanner_is_dropped(code: str, prefix: str, suffix: str) -> None:
    assert read_scan(prefix + code + suffix).codes == (code,)


@given(codes, st.integers(0, 15))
def test_a_wrong_check_is_a_misread_and_no_unknown_code(code: str, at: int) -> None:
    wrong = code[:at] + ALPHABET[(ALPHABET.index(code[at]) + 1) % 17] + code[at + 1 :]
    assert read_scan(wrong).kind is ScanKind.MISREAD


@given(st.text(max_size=500))
def test_no_text_whatever_makes_reading_fail(text: str) -> None:
    scan = read_scan(text)
    assert (scan.kind is ScanKind.NOTHING) == (not scan.codes)


@given(st.text(string.ascii_letters + "éèàçùÉ' -", min_size=1, max_size=12))
def test_a_surname_is_never_taken_for_a_code(name: str) -> None:
    assert not looks_like_code(name)


def test_a_ticket_garbled_by_a_french_keyboard_comes_with_what_was_meant() -> None:
    # A US scanner on AZERTY: "azw2m" leaves the keys marked q w z é ,
    assert "AZQW12M" in read_scan("QWAZ&é?").codes


def test_the_check_letter_makes_the_weighted_sum_zero() -> None:
    body = "BCDEFGHJKNPRSTU"
    total = sum((16 - i) * ALPHABET.index(letter) for i, letter in enumerate(body + check_letter(body)))
    assert total % 17 == 0
