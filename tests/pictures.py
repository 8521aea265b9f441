"""Draw every screen from the real windows: ``python tests/pictures.py [folder]``.

French and English, light and dark, on the demo community, without a display. The README and the
guide show these files.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QDeadlineTimer, QEventLoop  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop_app import i18n  # noqa: E402
from desktop_app.services.community import Community  # noqa: E402
from desktop_app.services.demo import make_demo  # noqa: E402
from desktop_app.ui import app as windows  # noqa: E402
from desktop_app.ui import theme  # noqa: E402
from desktop_app.ui.settings import LocalSettings  # noqa: E402
from desktop_app.ui.shell import MainWindow  # noqa: E402

FOLDER = ROOT / "resources" / "pictures"
SIZE_PX = (1440, 900)
_PATIENCE_MS = 15_000


def main(folder: Path) -> None:
    """Draw everything into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        app = windows.make_application(LocalSettings(None), "fr")
        for language in i18n.LANGUAGES:
            for theme_name in (theme.LIGHT_NAME, theme.DARK_NAME):
                i18n.use_language(language)
                theme.apply(app, theme_name)
                file = Path(scratch) / f"{language}-{theme_name}.ronde"
                draw_screens(
                    app, partial(make_demo, file, random=Random(1)), folder, f"{language}-{theme_name}"
                )


def draw_screens(app: QApplication, opener: Callable[[], Community], folder: Path, ending: str) -> None:
    """One window, each of its screens in turn."""
    window = MainWindow(LocalSettings(None))
    window.resize(*SIZE_PX)
    window.show_screen("reception")
    window.show()
    window.open_with(opener)
    settle(app, window)
    for entry in window.entries:
        window.show_screen(entry.key)
        settle(app, window)
        save(window, folder / f"{entry.key}-{ending}.png")
    window.close()
    app.processEvents()


def settle(app: QApplication, window: MainWindow) -> None:
    """Let the lane and the pool finish and everything be painted."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not (window.context.lane.is_idle() and window.context.pool.is_idle()) and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    app.processEvents()
    app.sendPostedEvents()


def save(widget: QWidget, file: Path) -> None:
    """The widget as it looks, in few bytes: 256 colours are enough for flat screens."""
    widget.grab().save(str(file))
    with Image.open(file) as image:
        small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    print(file.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
