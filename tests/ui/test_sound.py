"""Bells: a file for every cue, a device chosen and remembered, and never a failure without one."""

import subprocess
import sys
import wave
from array import array
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.core.live.views import Cue
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.sound import SOUND_OF_CUE, Device, Hearing, QtSounds
from tests.ui.silent_sounds import SilentSounds


@pytest.mark.parametrize("cue", list(Cue))
def test_every_cue_has_a_sound_file(cue: Cue) -> None:
    assert (paths.resources() / "sounds" / f"{SOUND_OF_CUE[cue]}.wav").is_file()


RATE_HZ, HOP_S = 22_050, 0.01


def onsets_s(name: str) -> list[float]:
    """Where a note begins, heard in the samples: the loudness of the high part jumps up."""
    with wave.open(str(paths.resources() / "sounds" / f"{name}.wav")) as file:
        assert file.getframerate() == RATE_HZ
        samples = array("h", file.readframes(file.getnframes()))
    hop = round(RATE_HZ * HOP_S)
    edges = [b - a for a, b in pairwise(samples)]
    loud = [sum(edge * edge for edge in edges[at : at + 2 * hop]) for at in range(0, len(edges), hop)]
    found: list[float] = []
    for place, level in enumerate(loud):
        before = max(loud[max(0, place - 4) : place], default=0)
        is_new = level > 1.8 * before + 0.01 * max(loud)
        if is_new and (not found or place * HOP_S - found[-1] > 0.06):
            found.append(place * HOP_S)
    return found


def rhythm(name: str) -> tuple[float, ...]:
    """Lengths between the notes; pitch and loudness do not count."""
    return tuple(b - a for a, b in pairwise(onsets_s(name)))


def alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Nobody tells two rhythms apart whose gaps differ by less than a fifth of a second."""
    return len(one) == len(other) and all(abs(a - b) < 0.2 for a, b in zip(one, other, strict=True))


def test_the_ear_of_this_test_hears_the_notes() -> None:
    assert len(onsets_s("gong")) == 1
    assert rhythm("end") == pytest.approx((0.7, 0.7), abs=0.03)
    assert rhythm("move") == pytest.approx((0.4, 0.2, 0.4), abs=0.03)


@pytest.mark.parametrize("one, other", list(combinations(Cue, 2)), ids=lambda cue: cue.value)
def test_every_cue_is_told_by_its_rhythm_alone(one: Cue, other: Cue) -> None:
    assert not alike(rhythm(SOUND_OF_CUE[one]), rhythm(SOUND_OF_CUE[other]))


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


@dataclass
class Speaker:
    """A made-up device of the system."""

    name: str
    is_default: bool = False

    def id(self) -> QByteArray:
        return QByteArray(self.name.encode())

    def description(self) -> str:
        return self.name

    def isDefault(self) -> bool:
        return self.is_default


@dataclass
class Effect:
    """A made-up player; ``good`` is whether its device plays."""

    good: bool = True

    class Status(Enum):
        Ready = 2
        Error = 3

    def setVolume(self, volume: float) -> None: ...
    def play(self) -> None: ...
    def stop(self) -> None: ...
    def deleteLater(self) -> None: ...

    def status(self) -> Status:
        return self.Status.Ready if self.good else self.Status.Error


def test_a_device_that_goes_away_is_told_and_comes_back(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, hall = Speaker("Laptop", is_default=True), Speaker("Hall")
    there = [laptop, hall]
    sounds = QtSounds(settings)
    told: list[Hearing] = []
    sounds.changed.connect(lambda: told.append(sounds.hearing()))
    monkeypatch.setattr(sounds, "_outputs", lambda: list(there))
    monkeypatch.setattr(sounds, "_effect", lambda name, device: Effect())
    sounds.choose("Hall")
    there.remove(hall)
    sounds._forget()  # what Qt calls when devices change
    assert (sounds.device_name(), sounds.chosen()) == ("Laptop", Device("Hall", "Hall"))
    there.remove(laptop)
    sounds._forget()
    there.append(hall)
    sounds._forget()
    assert told == [Hearing.FINE, Hearing.MOVED, Hearing.SILENT, Hearing.FINE]


def test_a_bell_that_cannot_ring_is_told_until_one_rings(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    effect = Effect(good=False)
    sounds = QtSounds(settings)
    monkeypatch.setattr(sounds, "_outputs", lambda: [Speaker("Laptop", is_default=True)])
    monkeypatch.setattr(sounds, "_effect", lambda name, device: effect)
    with qtbot.waitSignal(sounds.changed):
        assert not sounds.ring(Cue.GONG)
    assert sounds.hearing() is Hearing.SILENT
    effect.good = True
    with qtbot.waitSignal(sounds.changed):
        assert sounds.ring(Cue.GONG)
    assert sounds.hearing() is Hearing.FINE


def test_the_quiet_device_is_another_one_and_tried_alone(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []
    sounds = QtSounds(settings)
    monkeypatch.setattr(sounds, "_outputs", lambda: [Speaker("Hall", is_default=True), Speaker("Ear")])

    def play(name: str, device: Speaker, volume: float) -> bool:
        played.append(device.name)
        return True

    monkeypatch.setattr(sounds, "_play", play)
    assert not sounds.play_quiet("warning")
    sounds.choose_quiet("Ear")
    assert sounds.play_quiet("warning")
    assert sounds.ring(Cue.WARNING)
    assert played == ["Ear", "Ear", "Hall"]


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
