"""Logos: made small, embedded once, never a bomb."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from desktop_app.core.badge.boxes import PictureBox, Rect
from desktop_app.core.badge.ready import ready_layout
from desktop_app.core.badge.sheets import sheet_named
from desktop_app.core.errors import Refused
from desktop_app.printing.badges import Paper, badges_pdf
from desktop_app.printing.pictures import small_png
from tests.printing.people import contents


def png(width: int, height: int, colour: tuple[int, ...] = (200, 0, 0, 255)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def test_a_logo_is_in_every_badge_and_embedded_once() -> None:
    layout = ready_layout(105, 148)
    layout = replace(layout, front=(*layout.front, PictureBox(Rect(7, 100, 30, 20))))
    pictures = {"logo": small_png("logo", png(600, 200))}
    sheet = sheet_named("a6")
    data = badges_pdf(layout, contents(8), Paper(sheet, pictures=pictures)).data
    plain = badges_pdf(layout, contents(8), Paper(sheet)).data
    assert len(data) < len(plain) + 6000
    document = pypdfium2.PdfDocument(data)
    image = document[1].render(scale=72 / 72).to_pil().convert("RGB")
    for x, y in ((22, 110), (127, 110), (22, 258)):
        red, green, _ = image.getpixel((round(x * 72 / 25.4), round(y * 72 / 25.4)))
        assert red > 180 and green < 60
    above = image.getpixel((round(22 * 72 / 25.4), round(102 * 72 / 25.4)))
    assert above == (255, 255, 255), "600 x 200 points in 30 x 20 mm: 10 mm high, in the middle"
    document.close()


def test_a_missing_logo_is_left_out() -> None:
    layout = ready_layout(80, 50)
    layout = replace(layout, front=(*layout.front, PictureBox(Rect(1, 1, 9, 9), "gone")))
    assert badges_pdf(layout, contents(1), Paper(sheet_named("avery-l4785"))).badges == 1


def test_a_large_picture_is_made_small() -> None:
    small = Image.open(io.BytesIO(small_png("x", png(3000, 1500))))
    assert small.size == (1000, 500)


def test_a_picture_of_forty_million_points_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (8000, 6000)).save(out, "PNG")
    with pytest.raises(Refused) as refused:
        small_png("huge.png", out.getvalue())
    assert refused.value.code == "picture-too-large"


@pytest.mark.parametrize("data", [b"", b"not a picture", png(40, 40)[:60], b"<svg/>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        small_png("logo.png", data)
    assert refused.value.code == "picture-unreadable"
