"""The preview shows what the PDF shows: same words in the same places, same code."""

from dataclasses import replace
from typing import Any

import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import custom_sheet
from desktop_app.printing import qr
from desktop_app.printing.badges import Paper, badges_pdf, faces
from desktop_app.ui.widgets.badge_face import paint_face
from tests.printing.people import contents

_DPI = 200


def person(number: int) -> BadgeContent:
    """One of the test people, without the colour that two greys would show differently."""
    return replace(contents(8)[number], category_colour="")


def painted(number: int, width: float, height: float) -> QImage:
    """Badge ``number`` of the test people as the screen paints it."""
    layout = ready_layout(width, height, Back.PLAN)
    image = QImage(round(width / 25.4 * _DPI), round(height / 25.4 * _DPI), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(_DPI / 25.4, _DPI / 25.4)
    paint_face(painter, faces(layout, person(number))[0].drawn, qr.matrix)
    painter.end()
    return image


def dark_share(image: QImage, parts: int) -> list[float]:
    """How dark each cell of a grid is, 0 to 1."""
    small = image.scaled(
        parts, parts, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return [small.pixelColor(x, y).lightnessF() for y in range(parts) for x in range(parts)]


def printed(number: int, width: float, height: float) -> QImage:
    """The same badge from the PDF."""
    sheet = custom_sheet((width, height), (width, height), (1, 1), (0, 0), (width, height))
    data = badges_pdf(ready_layout(width, height), [person(number)], Paper(sheet)).data
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=_DPI / 72, grayscale=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
    return image.copy()


def test_screen_and_paper_are_dark_in_the_same_places(dressed: object) -> None:
    for number in (0, 1, 3, 4, 5, 6):
        screen, paper = (dark_share(make(number, 105, 148), 24) for make in (painted, printed))
        worst = max(abs(a - b) for a, b in zip(screen, paper, strict=True))
        assert worst < 0.05, (number, worst)


def test_the_code_on_the_screen_can_be_scanned(dressed: object) -> None:
    image = painted(0, 80, 50)
    pixels: Any = image.constBits()
    view = zxingcpp.ImageView(
        pixels, image.width(), image.height(), zxingcpp.ImageFormat.Lum, image.bytesPerLine()
    )
    assert [code.text for code in zxingcpp.read_barcodes(view)] == [contents(1)[0].code]
