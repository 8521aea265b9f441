"""Logos: checked and made small once, when they are chosen, so that no badge ever waits for them."""

import io
import warnings

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

_MOST_POINTS = 40_000_000
_SIDE_PX = 1000
"""Enough for 85 mm at 300 dpi."""


def small_png(name: str, data: bytes) -> bytes:
    """The picture as a PNG of at most 1,000 points a side, transparency kept.

    Raises:
        Refused: ``picture-unreadable`` or ``picture-too-large``; its size is read before it is unpacked.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data))
        width, height = picture.size
        if width * height > _MOST_POINTS:
            raise Refused(
                "picture-too-large",
                N_(
                    "The picture {name} is too large ({width} x {height} points). "
                    "Use one of at most {most} million points."
                ),
                name=name,
                width=width,
                height=height,
                most=_MOST_POINTS // 1_000_000,
            )
        small = picture.convert("RGBA")
        small.thumbnail((_SIDE_PX, _SIDE_PX))
        out = io.BytesIO()
        small.save(out, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Refused(
            "picture-unreadable", N_("The picture {name} cannot be read. Use a PNG or JPEG file."), name=name
        ) from fault
    return out.getvalue()
