"""The whole session at 1 to 20 times the speed, on the true screens; nothing of it is kept."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.core.live.views import ModeratorView
from desktop_app.i18n import tr
from desktop_app.ui.moderator.driver import LiveDriver

SPEEDS = (1, 2, 5, 10, 20)


def menu(parent: QWidget, driver: LiveDriver, view: ModeratorView | None) -> QMenu:
    """Speeds to choose, and the end of the rehearsal while one runs."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rehearses = view is not None and view.is_rehearsal
    for speed in SPEEDS:
        action = made.addAction(tr("At {n} times the speed", n=speed), partial(begin, driver, speed))
        action.setCheckable(True)
        action.setChecked(rehearses and view is not None and view.rehearsal_speed == speed)
    if rehearses:
        made.addSeparator()
        made.addAction(tr("End the rehearsal"), partial(end, driver))
    return made


def begin(driver: LiveDriver, speed: int) -> None:
    """Rehearse at that speed."""
    driver.call(lambda session, reading: session.rehearse(speed, reading=reading))


def end(driver: LiveDriver) -> None:
    """Back to the session itself."""
    driver.call(lambda session, reading: session.end_rehearsal())
