"""The bundled fonts as the paper uses them: widths, fallback for other scripts, shaping, missing signs.

Inter draws Latin, Cyrillic and Greek without shaping; a text with anything else is cut into stretches of one font and
direction that HarfBuzz shapes.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from desktop_app import paths
from desktop_app.core.badge.boxes import Weight
from desktop_app.printing.bidi import Stretch, visual_order

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_MAIN = {Weight.REGULAR: "Inter-Regular", Weight.SEMIBOLD: "Inter-SemiBold", Weight.BOLD: "Inter-Bold"}
_HEAVY = (Weight.SEMIBOLD, Weight.BOLD)
_EMOJI = "NotoEmoji-Medium"
_FORMS = {"cv11": True}
"""Features of Inter: as in ``ui.fonts``."""
_PRIVATE = 0xE000
"""Glyphs that stand for no single sign are given one of the private use area, by their number."""


@dataclass(frozen=True, slots=True)
class Run:
    """Signs to show with one font. ``x_em``, ``y_em``: where they begin, in sizes, y upwards."""

    font: str
    text: str
    x_em: float
    y_em: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text ready to draw, and its width in ems."""

    runs: tuple[Run, ...]
    width_em: float


def measure(text: str, weight: Weight) -> float:
    """Width of ``text`` in ems."""
    widths = _widths(weight)
    try:
        return sum([widths[sign] for sign in text])
    except KeyError:
        return line(text, weight).width_em


@lru_cache(maxsize=8192)
def line(text: str, weight: Weight) -> Line:
    """``text`` as runs of fonts, in visual order."""
    text = unicodedata.normalize("NFC", text)
    name = _MAIN[weight]
    widths = _widths(weight)
    if all(sign in widths for sign in text):
        return Line((Run(name, text, 0.0),), sum(widths[sign] for sign in text))
    runs: list[Run] = []
    x_em = 0.0
    for stretch in visual_order(text):
        for font_name, part in _by_font(stretch, weight):
            shaped, width = _shape(font_name, part, stretch.right_to_left, x_em)
            runs += shaped
            x_em += width
    return Line(tuple(runs), x_em)


def missing_signs(text: str) -> tuple[str, ...]:
    """The signs of ``text`` that no bundled font has, each once, in order."""
    widths = _widths(Weight.REGULAR)
    absent = (sign for sign in unicodedata.normalize("NFC", text) if sign not in widths)
    return tuple(dict.fromkeys(sign for sign in absent if not _ignorable(sign) and _fallback(sign) is None))


def sign_name(sign: str) -> str:
    """How to call a sign in a message: its Unicode name and number."""
    return f"{unicodedata.name(sign, '?')} (U+{ord(sign):04X})"


@cache
def pdf_font(name: str) -> "TTFont":
    """The font of ``resources/fonts/<name>.ttf``, with the forms of letters that the program uses everywhere."""
    from reportlab.pdfbase.ttfonts import TTFont

    # Without asciiReadable only the signs that are used are embedded.
    font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), asciiReadable=0)
    if name in _MAIN.values():
        _use_letter_forms(name, font.face)
    return font


def _use_letter_forms(name: str, face: Any) -> None:
    """Put the one-storey a of the windows (`_FORMS`) in the place of the usual one, with all its accents."""
    for code in [code for code in face.charToGlyph if code < 0x1F00 and _is_an_a(chr(code))]:
        glyph = _glyphs(name, chr(code), False)[0][0]
        face.charToGlyph[code] = glyph
        face.charWidths[code] = _advance(name, glyph) * 1000
        face.glyphToChar[glyph] = [code]


def _is_an_a(sign: str) -> bool:
    return unicodedata.normalize("NFD", sign)[0] == "a"


@cache
def _widths(weight: Weight) -> dict[str, float]:
    """Widths in ems of the signs that need neither another font nor shaping."""
    face: Any = pdf_font(_MAIN[weight]).face
    return {
        chr(code): face.charWidths.get(code, face.defaultWidth) / 1000
        for code in face.charToGlyph
        if code >= 32 and not unicodedata.combining(chr(code)) and not _PRIVATE <= code < 0xF900
    }


def _has(font_name: str, sign: str) -> bool:
    return ord(sign) in pdf_font(font_name).face.charToGlyph


def _fallback_names(weight: Weight) -> tuple[str, ...]:
    cut = "Bold" if weight in _HEAVY else "Regular"
    return (f"NotoSansArabic-{cut}", f"NotoSansHebrew-{cut}", "NotoSansSC-Medium", _EMOJI)


@lru_cache(maxsize=4096)
def _fallback(sign: str, weight: Weight = Weight.REGULAR) -> str | None:
    """The first font after Inter that has ``sign``."""
    if _has(_MAIN[weight], sign):
        return _MAIN[weight]
    return next((name for name in _fallback_names(weight) if _has(name, sign)), None)


def _ignorable(sign: str) -> bool:
    """Joiners, variation selectors and the like, which have no picture of their own."""
    return unicodedata.category(sign) in ("Cf", "Cc", "Zs", "Zl", "Zp") or 0xFE00 <= ord(sign) <= 0xFE0F


def _by_font(stretch: Stretch, weight: Weight) -> list[tuple[str, str]]:
    """The parts of a stretch by font, from left to right; joiners and marks stay with the sign before."""
    parts: list[tuple[str, str]] = []
    for sign in stretch.text:
        stays = parts and (_ignorable(sign) or unicodedata.combining(sign))
        if sign == " " and parts and parts[-1][0] == _EMOJI:
            stays = False  # its space is as wide as a picture
        if stays and (not unicodedata.combining(sign) or _has(parts[-1][0], sign)):
            parts[-1] = (parts[-1][0], parts[-1][1] + sign)
            continue
        name = _fallback(sign, weight) or _MAIN[weight]
        if parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + sign)
        else:
            parts.append((name, sign))
    return parts[::-1] if stretch.right_to_left else parts


@cache
def _shaper(font_name: str) -> Any:
    """The font as HarfBuzz sees it."""
    import uharfbuzz as hb

    file = paths.resources() / "fonts" / f"{font_name}.ttf"
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))


def _glyphs(font_name: str, text: str, right_to_left: bool) -> list[tuple[int, float, float, float]]:
    """The glyphs of a text from left to right: number, advance, and shift in x and y, in ems."""
    import uharfbuzz as hb

    font = _shaper(font_name)
    unit = font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(font, buffer, _FORMS)
    return [
        (info.codepoint, at.x_advance / unit, at.x_offset / unit, at.y_offset / unit)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _shape(font_name: str, text: str, right_to_left: bool, start_em: float) -> tuple[list[Run], float]:
    """Runs for a part in one font and direction, and its width in ems."""
    runs: list[Run] = []
    x_em, expected = start_em, None
    for glyph, advance, dx, dy in _glyphs(font_name, text, right_to_left):
        sign, natural = _sign_for(font_name, glyph)
        at = (round(x_em + dx, 4), round(dy, 4))
        if runs and at == expected:
            runs[-1] = Run(font_name, runs[-1].text + sign, runs[-1].x_em, runs[-1].y_em)
        else:
            runs.append(Run(font_name, sign, *at))
        expected = (round(at[0] + natural, 4), at[1])
        x_em += advance
    return runs, x_em - start_em


@cache
def _sign_for(font_name: str, glyph: int) -> tuple[str, float]:
    """A sign that the PDF library draws as that glyph, and its width in ems."""
    face: Any = pdf_font(font_name).face
    signs = face.glyphToChar.get(glyph)
    code = signs[0] if signs else _PRIVATE + glyph
    if not signs:
        face.charToGlyph[code] = glyph
        face.charWidths[code] = _advance(font_name, glyph) * 1000
    return chr(code), face.charWidths.get(code, face.defaultWidth) / 1000


def _advance(font_name: str, glyph: int) -> float:
    """Width of a glyph in ems."""
    font = _shaper(font_name)
    return float(font.get_glyph_h_advance(glyph)) / float(font.face.upem)
