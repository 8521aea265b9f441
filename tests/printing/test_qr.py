"""Codes: the modules that the standard asks for, at the smallest size, whatever the text."""

from random import Random

import pytest
import qrcode
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_Q

from desktop_app.core import codes
from desktop_app.core.errors import Refused
from desktop_app.printing import qr


def decoded(rows: tuple[int, ...]) -> zxingcpp.Barcode:
    """Read a matrix as a picture of four pixels a module with its quiet zone."""
    from PIL import Image

    size = len(rows)
    picture = Image.new("L", (size + 8, size + 8), 255)
    for y, row in enumerate(rows):
        for x in range(size):
            if row >> (size - 1 - x) & 1:
                picture.putpixel((x + 4, y + 4), 0)
    found = zxingcpp.read_barcodes(picture.resize(((size + 8) * 4,) * 2, Image.Resampling.NEAREST))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("seed", range(20))
def test_a_code_of_ours_is_what_the_library_makes_of_it(seed: int) -> None:
    text = codes.new_code(Random(seed).randrange)
    library = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=3)
    library.add_data(text)
    library.make(fit=False)
    rows = tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in library.modules)
    assert qr.matrix(text) == rows
    assert decoded(rows).text == text


def test_a_code_of_ours_is_version_1_at_level_q() -> None:
    text = codes.new_code(Random(7).randrange)
    assert len(qr.matrix(text)) == 21
    assert decoded(qr.matrix(text)).ec_level == "Q"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ABCDEFGHIJKLMNOP", 21),
        ("0123456789", 21),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ012", 25),
        ("q7h2kd8s3jf92hfk20dlwp39dk2lam49", 29),
        ("https://tickets.example/e/9fk2/é", 33),
    ],
)
def test_an_outside_code_takes_the_smallest_version_at_m_or_better(text: str, side: int) -> None:
    rows = qr.matrix(text)
    assert len(rows) <= side
    found = decoded(rows)
    assert found.text == text
    assert found.ec_level in ("M", "Q", "H")


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_encoded(text: str) -> None:
    rows = qr.matrix(text)
    assert (len(rows) - 17) % 4 == 0


def test_a_text_that_no_code_holds_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        qr.matrix("x" * 5000)
    assert refused.value.code == "code-too-long"


def test_runs_cover_the_dark_modules_and_nothing_else() -> None:
    rows = qr.matrix(codes.new_code(Random(3).randrange))
    for row in rows:
        again = 0
        for x, width in qr.runs(row, 21):
            again |= ((1 << width) - 1) << (21 - x - width)
        assert again == row
