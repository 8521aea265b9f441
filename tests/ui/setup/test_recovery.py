"""A damaged file: the last good copy is offered and put back."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.ui.recovery import RecoverySheet
from desktop_app.ui.session import open_file
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096, len(content) - 64, 4096):
        content[at : at + 64] = b"\xff" * 64
    path.write_bytes(content)


def test_a_damaged_file_offers_its_last_good_copy(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path
) -> None:
    path = tmp_path / "c.ronde"
    community = Community(path)
    community.events.create("Kept", date.today())
    community.safety.back_up()
    community.close()
    _damage(path)
    settings.put("file", str(path))
    window = MainWindow(settings)
    window.show_screen("reception")
    window.show()
    window.open_with(lambda: open_file(path))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecoverySheet))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, RecoverySheet)
    sheet._restore()
    qtbot.waitUntil(lambda: window.context.event is not None)
    assert window.context.event is not None
    assert window.context.event.title == "Kept"
    qtbot.waitUntil(window.context.lane.is_idle)
    window.close()
