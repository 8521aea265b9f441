"""What the self-check says of this machine's fonts, sounds, screens and printers."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.services.self_check import Mark
from desktop_app.ui import self_check


def test_every_part_has_its_line(qtbot: QtBot) -> None:
    found = {check.key: check.mark for check in self_check.checks()}
    assert list(found) == ["fonts", "sounds", "screens", "printers"]
    assert Mark.BAD not in found.values()


def test_missing_sounds_are_a_failure(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: paths.program() / "nowhere")
    check = self_check.check_sounds()
    assert (check.mark, "admitted" in check.finding.english()) == (Mark.BAD, True)


def test_a_hung_print_service_is_a_note(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    restarted = threading.Event()
    monkeypatch.setattr(self_check, "PRINTERS_WAIT_S", 0.01)
    monkeypatch.setattr(self_check, "_printer_names", lambda: [str(restarted.wait(5))])
    others = set(threading.enumerate())
    check = self_check.check_printers()
    restarted.set()
    for thread in set(threading.enumerate()) - others:
        thread.join(5)
    assert (check.mark, "does not answer" in check.finding.english()) == (Mark.NOTE, True)


def test_printers_are_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_check, "_printer_names", lambda: ["QL-820"])
    assert self_check.check_printers().finding.english() == "found: QL-820"
