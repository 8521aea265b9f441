"""Start the windows: dress Qt, show the reception at once, then open the community file on the lane."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import i18n, paths
from desktop_app.ui import file_types, fonts, theme
from desktop_app.ui.failures import Failures
from desktop_app.ui.session import Opener
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow

_FUSION = ("-style", "Fusion")
"""Chosen by Qt's own option: ``QApplication.setStyle`` hands the style to Python, a twentieth of the start."""

_GIVES_WAY_S = 0.001
"""After how long a thread of the workers lets the windows go on. Painting goes to and fro between Qt and Python, and
with Python's five milliseconds every step of it waited as long while a plan was made."""


def make_application(settings: LocalSettings, language: str | None = None) -> QApplication:
    """The Qt application, dressed in Inter and the chosen theme, in the chosen language; the rest of the dress
    comes after the first picture (`MainWindow`)."""
    file_types.make_known()
    sys.setswitchinterval(_GIVES_WAY_S)
    app = QApplication.instance() or QApplication([*sys.argv[:1], *_FUSION])
    assert isinstance(app, QApplication)
    QCoreApplication.setApplicationName(paths.APP_NAME)
    i18n.use_language(language_to_speak(settings, language))
    fonts.load_first()
    fonts.use_everywhere(app)
    theme.apply_colours(app, settings.text("theme", theme.SYSTEM))
    return app


def language_to_speak(settings: LocalSettings, asked: str | None) -> str:
    """The language asked for at this start, else the one chosen before, else the system's.

    One that is asked for is kept where none was ever chosen: a start by an icon then speaks it too.
    """
    chosen = settings.text("language")
    if asked and not chosen:
        settings.put("language", asked)
    return asked or chosen or i18n.system_language()


def run(opener: Opener | None, language: str | None = None, settings_file: Path | None = None) -> int:
    """Show the windows until they are closed; returns the exit code.

    Args:
        opener: opens the community; None when there is none yet: the window then offers what to do.
        language: ``"fr"`` or ``"en"`` from the command line; otherwise what was chosen before, or the system's.
        settings_file: this computer's own settings; by default in the user's configuration folder.
    """
    settings = LocalSettings(settings_file or paths.computer_file())
    failures = Failures()
    failures.install()
    app = make_application(settings, language)
    window = MainWindow(settings, failures)
    failures.window = window
    window.on_first_paint = lambda: QTimer.singleShot(0, window, lambda: _begin(app, window, opener))
    window.show_screen("reception")
    window.show()
    try:
        return app.exec()
    finally:
        failures.uninstall()


def _end(app: QApplication, window: MainWindow) -> None:
    """As if the window had been closed, whatever dialog stands before it."""
    window.end()
    app.quit()


def _begin(app: QApplication, window: MainWindow, opener: Opener | None) -> None:
    """What can wait until something is on the screen."""
    from PySide6.QtGui import QIcon

    from desktop_app.ui.ending import Ending

    ending = Ending(lambda: _end(app, window), window)
    app.aboutToQuit.connect(ending.stop)
    app.commitDataRequest.connect(lambda _manager: window.before_the_system_ends())
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ronde.svg")))
    fonts.load_fallbacks()
    window.equipment.use_sounds()
    window.equipment.use_printers()
    window.open_with(opener)
