"""Made-up loudspeakers, and a note of what would have been heard."""

from PySide6.QtCore import QObject, Signal

from desktop_app.core.live.views import Cue
from desktop_app.ui.sound import SOUND_OF_CUE, Device, Hearing


class SilentSounds(QObject):
    """`desktop_app.ui.sound.Sounds` with the devices that a test makes up."""

    changed = Signal()

    def __init__(self, *devices: Device) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.heard_quietly: list[str] = []
        self._devices, self._volume = devices, 0.8
        self._chosen: Device | None = None
        self._quiet: Device | None = None

    def plug(self, *devices: Device) -> None:
        self._devices = devices
        self.publish_changed()

    def publish_changed(self) -> None:
        self.changed.emit()

    def prepare(self) -> None:
        """Nothing to load."""

    def play(self, name: str) -> bool:
        self.heard.append(name)
        return bool(self._devices)

    def play_quiet(self, name: str) -> bool:
        is_there = self._quiet in self._devices
        if is_there:
            self.heard_quietly.append(name)
        return is_there

    def ring(self, cue: Cue) -> bool:
        self.play_quiet(SOUND_OF_CUE[cue])
        return self.play(SOUND_OF_CUE[cue])

    def works(self) -> bool:
        return bool(self._devices)

    def hearing(self) -> Hearing:
        if not self._devices:
            return Hearing.SILENT
        is_gone = self._chosen is not None and self._chosen not in self._devices
        return Hearing.MOVED if is_gone else Hearing.FINE

    def device_name(self) -> str:
        if self._chosen in self._devices and self._chosen is not None:
            return self._chosen.name
        return self._devices[0].name if self._devices else ""

    def devices(self) -> tuple[Device, ...]:
        return self._devices

    def chosen(self) -> Device | None:
        return self._chosen

    def chosen_quiet(self) -> Device | None:
        return self._quiet

    def choose(self, key: str) -> None:
        self._chosen = self._named(key)
        self.publish_changed()

    def choose_quiet(self, key: str) -> None:
        self._quiet = self._named(key)
        self.publish_changed()

    def _named(self, key: str) -> Device | None:
        return next((device for device in self._devices if device.key == key), None)

    def volume(self) -> float:
        return self._volume

    def set_volume(self, volume: float) -> None:
        self._volume = volume
