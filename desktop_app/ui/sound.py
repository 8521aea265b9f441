"""Bells and verdict sounds: which device, how loud, and never a failure when there is none.

QtMultimedia is imported at the first use only. Every sound has a visual twin elsewhere; this module may always
answer "no sound" and the meeting goes on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QUrl, Signal

from desktop_app import paths
from desktop_app.core.live.views import Cue
from desktop_app.ui.settings import LocalSettings

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

DEVICE_KEY, QUIET_KEY, VOLUME_KEY = "sound.device", "sound.quiet_device", "sound.volume"
NAME_ENDING = "_name"
"""Beside the key of a chosen device stands its name, to say which one has gone."""

QUIET_SHARE = 0.35
"""The moderator's own cue is quieter than the hall's."""

SOUND_OF_CUE = {
    Cue.START: "start",
    Cue.GONG: "gong",
    Cue.WARNING: "warning",
    Cue.LAST_CALL: "last_call",
    Cue.END: "end",
    Cue.MOVE: "move",
    Cue.SETTLE: "settle",
    Cue.FINISHED: "finished",
}


class Hearing(Enum):
    """Whether a bell is heard, and where."""

    FINE = "fine"
    MOVED = "moved"
    """The chosen device is gone, and another one rings."""
    SILENT = "silent"
    """There is no device, or the one there is cannot play."""


@dataclass(frozen=True, slots=True)
class Device:
    """A loudspeaker. ``key`` is remembered, ``name`` is read."""

    key: str
    name: str


class Sounds(Protocol):
    """What plays sounds: Qt, or a note-taker in tests."""

    @property
    def changed(self) -> Any:
        """Signal: devices came or went, or another was chosen."""

    def prepare(self) -> None:
        """Load the bells before they are needed; harmless without a device."""

    def play(self, name: str) -> bool:
        """Play ``resources/sounds/<name>.wav``; False when there is no sound."""

    def ring(self, cue: Cue) -> bool:
        """The bell of a cue, in the hall and quietly for the moderator."""

    def play_quiet(self, name: str) -> bool:
        """The same for the moderator alone; False when no second device was chosen, or it is gone."""

    def works(self) -> bool:
        """Whether there is a device to play on."""

    def hearing(self) -> Hearing:
        """Whether the hall hears the bells, as far as the computer can know."""

    def device_name(self) -> str:
        """The device in use, or ``""``."""

    def devices(self) -> tuple[Device, ...]:
        """All loudspeakers."""

    def chosen(self) -> Device | None:
        """The hall's device as it was chosen, here or gone; None is the system's own choice."""

    def chosen_quiet(self) -> Device | None:
        """The moderator's device as it was chosen, here or gone; None is none."""

    def choose(self, key: str) -> None:
        """The hall's device; ``""`` is the system's own choice."""

    def choose_quiet(self, key: str) -> None:
        """The moderator's device; ``""`` is none."""

    def volume(self) -> float:
        """0 to 1."""

    def set_volume(self, volume: float) -> None:
        """0 to 1, remembered."""


class QtSounds(QObject):
    """Plays through Qt. Sounds are loaded once for each device, so that a bell rings at once."""

    changed = Signal()

    def __init__(self, settings: LocalSettings) -> None:
        super().__init__()
        self._settings = settings
        self._media: QMediaDevices | None = None
        self._broken = False
        self._failed = False
        self._is_prepared = False
        self._effects: dict[tuple[str, str], QSoundEffect] = {}

    def prepare(self, names: Iterable[str] = tuple(SOUND_OF_CUE.values())) -> None:
        """Load sounds before they are needed; harmless without a device."""
        self._is_prepared = True
        for name in dict.fromkeys(names):
            for device in self._chosen():
                self._effect(name, device)

    def play(self, name: str) -> bool:
        """Play ``resources/sounds/<name>.wav`` in the hall; False when there is no sound."""
        hall = self._hall_device()
        heard = hall is not None and self._play(name, hall, self.volume())
        if heard is self._failed:
            self._failed = not heard
            self.publish_changed()
        return heard

    def play_quiet(self, name: str) -> bool:
        """The same for the moderator alone; False when no second device was chosen, or it is gone."""
        quiet = self._quiet_device()
        return quiet is not None and self._play(name, quiet, self.volume() * QUIET_SHARE)

    def ring(self, cue: Cue) -> bool:
        """The bell of a cue, in the hall and quietly for the moderator."""
        name = SOUND_OF_CUE[cue]
        self.play_quiet(name)
        return self.play(name)

    def works(self) -> bool:
        """Whether there is a device to play on."""
        return self._hall_device() is not None

    def hearing(self) -> Hearing:
        """Whether the hall hears the bells, as far as the computer can know."""
        hall, wanted = self._hall_device(), self._settings.text(DEVICE_KEY)
        if hall is None or self._failed:
            return Hearing.SILENT
        return Hearing.MOVED if wanted and _key(hall) != wanted else Hearing.FINE

    def device_name(self) -> str:
        """The device in use, or ``""``."""
        device = self._hall_device()
        return device.description() if device is not None else ""

    def devices(self) -> tuple[Device, ...]:
        """All loudspeakers."""
        return tuple(Device(_key(each), each.description()) for each in self._outputs())

    def chosen(self) -> Device | None:
        """The hall's device as it was chosen, here or gone; None is the system's own choice."""
        return self._remembered(DEVICE_KEY)

    def chosen_quiet(self) -> Device | None:
        """The moderator's device as it was chosen, here or gone; None is none."""
        return self._remembered(QUIET_KEY)

    def choose(self, key: str) -> None:
        """The hall's device; ``""`` is the system's own choice."""
        self._remember(DEVICE_KEY, key)

    def choose_quiet(self, key: str) -> None:
        """The moderator's device; ``""`` is none."""
        self._remember(QUIET_KEY, key)

    def _remembered(self, setting: str) -> Device | None:
        key = self._settings.text(setting)
        return Device(key, self._settings.text(setting + NAME_ENDING) or key) if key else None

    def _remember(self, setting: str, key: str) -> None:
        names = {device.key: device.name for device in self.devices()}
        self._settings.put(setting, key)
        if key in names:
            self._settings.put(setting + NAME_ENDING, names[key])
        self._forget()

    def volume(self) -> float:
        """0 to 1."""
        return min(1.0, max(0.0, self._settings.number(VOLUME_KEY, 0.8)))

    def set_volume(self, volume: float) -> None:
        """0 to 1, remembered."""
        self._settings.put(VOLUME_KEY, round(min(1.0, max(0.0, volume)), 2))

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()

    # Devices

    def _devices_object(self) -> "QMediaDevices | None":
        if self._media is None and not self._broken:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError:
                # A bare system without the sound libraries.
                self._broken = True
                return None
            self._media = QMediaDevices(self)
            self._media.audioOutputsChanged.connect(self._forget)
        return self._media

    def _outputs(self) -> list["QAudioDevice"]:
        media = self._devices_object()
        return [each for each in media.audioOutputs() if not each.isNull()] if media is not None else []

    def _hall_device(self) -> "QAudioDevice | None":
        """The chosen device; the system's own when it is gone; None when there is none at all."""
        outputs = self._outputs()
        wanted = self._settings.text(DEVICE_KEY)
        for each in outputs:
            if wanted and _key(each) == wanted:
                return each
        for each in outputs:
            if each.isDefault():
                return each
        return outputs[0] if outputs else None

    def _quiet_device(self) -> "QAudioDevice | None":
        wanted, hall = self._settings.text(QUIET_KEY), self._hall_device()
        if not wanted or hall is None or _key(hall) == wanted:
            return None
        return next((each for each in self._outputs() if _key(each) == wanted), None)

    def _chosen(self) -> list["QAudioDevice"]:
        return [each for each in (self._hall_device(), self._quiet_device()) if each is not None]

    def _forget(self) -> None:
        """Devices changed: sounds belong to a device and are loaded anew."""
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects, self._failed = {}, False
        if self._is_prepared:
            self.prepare()
        self.publish_changed()

    # Playing

    def _play(self, name: str, device: "QAudioDevice", volume: float) -> bool:
        effect = self._effect(name, device)
        if effect is None:
            return False
        effect.setVolume(volume)
        effect.play()
        return effect.status() is not type(effect).Status.Error

    def _effect(self, name: str, device: "QAudioDevice") -> "QSoundEffect | None":
        found = self._effects.get((name, _key(device)))
        if found is not None:
            return found
        file = paths.resources() / "sounds" / f"{name}.wav"
        if not file.is_file():
            return None
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect(device, self)
        effect.setSource(QUrl.fromLocalFile(str(file)))
        self._effects[(name, _key(device))] = effect
        return effect


def _key(device: "QAudioDevice") -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
