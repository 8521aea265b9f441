"""The one failure path tells a volunteer what to do and keeps names out of the log."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.services.failure_log import FailureLog, describe
from desktop_app.ui.failures import Failures
from desktop_app.ui.settings import LocalSettings


def _fail() -> Exception:
    try:
        raise ValueError("Anne-Laure VILLEMIN <anne@example.org>")
    except ValueError as error:
        return error


def test_a_description_has_the_place_and_not_the_message() -> None:
    text = describe(_fail())
    assert "ValueError" in text
    assert "_fail" in text
    assert "VILLEMIN" not in text
    assert str(Path.home()) not in text


def test_a_failure_is_written_down_and_shown_once(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    failures = Failures(lambda: tmp_path)
    failures.report(_fail())
    failures.report(_fail())
    dialogs = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    assert len(dialogs) == 1
    box = dialogs[0].findChild(QPlainTextEdit)
    assert box is not None and "ValueError" in box.toPlainText()
    dialogs[0].close()
    failures.close_log()
    written = (tmp_path / "ronde.log").read_text(encoding="utf-8")
    assert written.count("ValueError") == 2
    assert "VILLEMIN" not in written


def test_hooks_are_taken_and_given_back(tmp_path: Path) -> None:
    import sys
    import threading

    def of_another(kind: QtMsgType, context: QMessageLogContext, message: str) -> None: ...

    before = sys.excepthook, threading.excepthook
    of_pytest = qInstallMessageHandler(of_another)
    failures = Failures(lambda: tmp_path)
    failures.install()
    assert sys.excepthook is not before[0]
    failures.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
    assert qInstallMessageHandler(of_pytest) is of_another


def test_a_log_that_cannot_be_written_goes_to_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    log = FailureLog(lambda: tmp_path / "gone")
    log.write("error", "kept")
    log.close()
    assert log.file == tmp_path / "ronde.log"
    assert "kept" in log.file.read_text(encoding="utf-8")


def test_a_log_that_can_be_written_nowhere_speaks_on_the_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "gone"))
    FailureLog(lambda: tmp_path / "gone").write("error", "kept")
    assert capsys.readouterr().err == "kept\n"


def test_folders_that_cannot_be_made_stop_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    for folder in (paths.user_data(), paths.user_config(), paths.user_logs()):
        assert not folder.exists()
    settings = LocalSettings(paths.computer_file())
    settings.put("desk", "2")
    assert settings.text("desk") == "2"
