"""Reading QR codes from the grey values of a picture, fast enough for every frame of a camera.

zxing-cpp with its local threshold reads most frames. What it misses is tried again with other eyes, one of them
for each frame in turn: a camera sends thirty frames a second, so a hard badge is read within a fraction of a second
while no single frame costs more than two readings.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(slots=True)
class QrReader:
    """Reads frames; remembers which second reading is due."""

    _turn: int = 0

    def read(self, grey: Any, width: int, height: int, stride: int) -> list[str]:
        """Texts of the QR codes in a frame.

        Args:
            grey: buffer of at least ``stride * height`` bytes, a byte a pixel, rows from the top.
            width, height: pixels.
            stride: bytes from one row to the next.
        """
        zxing = _zxing()
        view = zxing.ImageView(grey, width, height, zxing.ImageFormat.Lum, stride)
        found = _read(view, zxing.Binarizer.LocalAverage, invert=False)
        if not found:
            self._turn += 1
            binarizer = zxing.Binarizer.GlobalHistogram if self._turn % 2 else zxing.Binarizer.LocalAverage
            found = _read(view, binarizer, invert=not self._turn % 2)
        return found


def _read(view: Any, binarizer: Any, *, invert: bool) -> list[str]:
    zxing = _zxing()
    found = zxing.read_barcodes(
        view, formats=zxing.BarcodeFormat.QRCode, binarizer=binarizer, try_rotate=False, try_invert=invert
    )
    return [code.text for code in found if code.text]


@cache
def _zxing() -> Any:
    import zxingcpp

    return zxingcpp
