"""Bells: a file for every cue, a device chosen and remembered, and never a failure without one."""

import subprocess
import sys

import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.core.live.views import Cue
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.sound import SOUND_OF_CUE, Device, QtSounds, SilentSounds


@pytest.mark.parametrize("cue", list(Cue))
def test_every_cue_has_a_sound_file(cue: Cue) -> None:
    assert (paths.resources() / "sounds" / f"{SOUND_OF_CUE[cue]}.wav").is_file()


def test_warning_last_call_end_and_move_are_different_sounds() -> None:
    cues = (Cue.GONG, Cue.WARNING, Cue.LAST_CALL, Cue.END, Cue.MOVE)
    assert len({SOUND_OF_CUE[cue] for cue in cues}) == len(cues)


def test_without_a_device_it_says_so_and_never_fails(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds = QtSounds(settings)
    monkeypatch.setattr(sounds, "_outputs", lambda: [])
    sounds.prepare()
    assert not sounds.works()
    assert sounds.device_name() == ""
    assert not sounds.play("gong")
    assert not sounds.ring(Cue.END)


def test_a_sound_library_that_cannot_be_loaded_is_no_sound(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    sounds = QtSounds(settings)
    assert not sounds.works()
    assert sounds.devices() == ()
    assert not sounds.ring(Cue.WARNING)


def test_volume_is_kept_between_0_and_1_and_remembered(qtbot: QtBot, settings: LocalSettings) -> None:
    sounds = QtSounds(settings)
    sounds.set_volume(1.7)
    assert QtSounds(settings).volume() == 1.0
    sounds.set_volume(0.25)
    assert QtSounds(settings).volume() == 0.25


def test_multimedia_is_imported_late() -> None:
    code = (
        "import sys; from desktop_app.ui.settings import LocalSettings; from desktop_app.ui import sound;"
        "sound.QtSounds(LocalSettings(None)); assert 'PySide6.QtMultimedia' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_silent_one_notes_what_would_be_heard() -> None:
    sounds = SilentSounds(Device("a", "Loudspeaker"))
    assert sounds.ring(Cue.MOVE)
    assert sounds.heard == ["move"]
