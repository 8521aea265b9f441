"""One scale factor of the hall's screen, through Qt: ``python -m tests.ui.projector.scaled 1.25``.

Two screens without hardware, the projector with that factor; prints what the hall's window looks like as JSON.
"""

import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

FACTOR = sys.argv[1]
SCREENS = (("operator", 0, 1366, 768), ("projector", 1366, 1920, 1080))


def use_two_screens(folder: Path) -> None:
    """Before Qt is loaded: the operator's screen at 1, the projector's at the factor."""
    screens = [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
        }
        for name, x, width, height in SCREENS
    ]
    config = {"synchronousWindowSystemEvents": True, "windowFrameMargins": False, "screens": screens}
    file = folder / "screens.json"
    file.write_text(json.dumps(config), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR_ROUNDING_POLICY"] = "PassThrough"
    os.environ["QT_SCREEN_SCALE_FACTORS"] = f"operator=1;projector={FACTOR}"


def run() -> dict[str, Any]:
    """Open the hall on the projector, turn through views, and look at what the projector gets."""
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop_app.core.live.board_layout import CAPITAL_EM
    from desktop_app.core.live.views import HallMode
    from desktop_app.ui import fonts
    from desktop_app.ui.projector.outputs import HallOutputs
    from desktop_app.ui.screens import QtScreens
    from desktop_app.ui.settings import LocalSettings
    from desktop_app.ui.widgets.hall.scene import Words
    from tests.ui.projector.samples import board, hall

    app = QApplication([])
    fonts.load()
    console = QWidget()
    console.setGeometry(100, 100, 600, 400)
    console.show()
    outputs = HallOutputs(LocalSettings(None), QtScreens(), lambda: console)
    view = hall()
    outputs.show_views({None: view})
    outputs.open()
    app.processEvents()
    (window,) = [slot.window for slot in outputs._slots if slot.window is not None]

    def shown() -> QImage:
        """The pixels that the projector gets."""
        device = window.backingStore().paintDevice()
        assert isinstance(device, QImage)
        return device.copy()

    names = hall(HallMode.NAMES, board=board(60))
    views = (replace(view, digits="2:13", bar=0.7), names, replace(names, digits="1:09"), view)
    differs = []
    for each in views:
        outputs.show_views({None: each})
        partly = shown()
        window.repaint()
        differs.append(_largest_difference(partly, shown()))
    image = shown()
    least = min(each.px for each in window.scene.elements if isinstance(each, Words))
    return {
        "screen": window.screen().name(),
        "console_screen": console.screen().name(),
        "ratio": window.devicePixelRatio(),
        "pixels": [image.width(), image.height()],
        "differs": differs,
        "capital_px": least * CAPITAL_EM * window.devicePixelRatio(),
        "least_px": view.smallest_text * 1080,
        "lit": _lit(image),
    }


def _largest_difference(one: Any, other: Any) -> int:
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return max((abs(a - b) for a, b in zip(first, second, strict=True) if a != b), default=0)


def _lit(image: Any) -> list[int]:
    """Left, top, right and bottom of what is bright in the image."""
    bright = [
        (x, y)
        for y in range(0, image.height(), 4)
        for x in range(0, image.width(), 4)
        if image.pixelColor(x, y).lightness() > 200
    ]
    xs, ys = [x for x, _ in bright], [y for _, y in bright]
    return [min(xs), min(ys), max(xs), max(ys)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        use_two_screens(Path(scratch))
        print(json.dumps(run()))
        sys.stdout.flush()
        os._exit(0)
