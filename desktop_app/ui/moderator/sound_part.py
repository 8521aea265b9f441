"""Sound in the sheet of the hall: which loudspeaker, how loud, and every bell to try."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop_app.core.live.views import Cue
from desktop_app.i18n import tr
from desktop_app.ui.sound import SOUND_OF_CUE, Device, Hearing, Sounds
from desktop_app.ui.widgets.boxes import choice_box
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.wheel import steady

_BELLS_IN_A_ROW = 3


class SoundPart(QWidget):
    """Follows the devices that come and go while it is open."""

    def __init__(self, sounds: Sounds | None) -> None:
        super().__init__()
        self._sounds = sounds
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.state = small("", "attention_text", wrap=True)
        column.addWidget(self.state)
        self.hall, self.quiet = choice_box(), choice_box()
        self.quiet_test = KeyButton(tr("Try the quiet bell"), "", PLAIN, self._try_quiet, small=True)
        self.bells: list[KeyButton] = []
        self.controls = QWidget()
        column.addWidget(self.controls)
        if sounds is not None:
            self._build(sounds)
            sounds.changed.connect(self._show)
        self._show()

    def _build(self, sounds: Sounds) -> None:
        inside = QVBoxLayout(self.controls)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        grid = QGridLayout()
        for column, (name, box, choose) in enumerate(
            (
                (tr("Bells in the hall"), self.hall, sounds.choose),
                (tr("Quiet bells for the moderator"), self.quiet, sounds.choose_quiet),
            )
        ):
            box.activated.connect(partial(_choose, box, choose))
            fields = form()
            add_field(fields, name, box)
            grid.addLayout(fields, 0, column)
            grid.setColumnStretch(column, 1)
        inside.addLayout(grid)
        inside.addLayout(self._volume(sounds))
        self.bells = [
            KeyButton(word, "", PLAIN, partial(sounds.play, name), small=True) for word, name in bells()
        ]
        to_try = QGridLayout()
        to_try.setSpacing(8)
        for place, button in enumerate(self.bells):
            to_try.addWidget(button, place // _BELLS_IN_A_ROW, place % _BELLS_IN_A_ROW)
        to_try.addWidget(self.quiet_test, len(self.bells) // _BELLS_IN_A_ROW, 0, 1, _BELLS_IN_A_ROW)
        inside.addLayout(to_try)

    def _volume(self, sounds: Sounds) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        volume = steady(QSlider(Qt.Orientation.Horizontal))
        volume.setRange(0, 100)
        volume.setValue(round(sounds.volume() * 100))
        volume.setAccessibleName(tr("Volume"))
        volume.valueChanged.connect(lambda value: sounds.set_volume(value / 100))
        row.addWidget(small(tr("Volume")))
        row.addWidget(volume, 1)
        return row

    def _show(self) -> None:
        sounds = self._sounds
        words = hearing_words(sounds)
        self.state.setText(words)
        self.state.setVisible(bool(words))
        devices = sounds.devices() if sounds is not None else ()
        self.controls.setVisible(bool(devices))
        if sounds is not None:
            _fill(self.hall, tr("As the computer is set"), devices, sounds.chosen())
            _fill(self.quiet, tr("None"), devices, sounds.chosen_quiet())
            self.quiet_test.setEnabled(sounds.chosen_quiet() in devices)

    def _try_quiet(self) -> None:
        if self._sounds is not None:
            self._sounds.play_quiet(SOUND_OF_CUE[Cue.WARNING])


def _choose(box: QComboBox, choose: Callable[[str], None], place: int) -> None:
    choose(str(box.itemData(place)))


def _fill(box: QComboBox, nothing: str, devices: tuple[Device, ...], chosen: Device | None) -> None:
    """The devices that are there; the chosen one even when it is gone."""
    box.clear()
    box.addItem(nothing, "")
    for device in devices:
        box.addItem(device.name, device.key)
    if chosen is not None and box.findData(chosen.key) < 0:
        box.addItem(tr("{screen} (unplugged)", screen=chosen.name), chosen.key)
    box.setCurrentIndex(max(0, box.findData(chosen.key if chosen is not None else "")))


def hearing_words(sounds: Sounds | None) -> str:
    """What is amiss with the bells; empty when nothing is."""
    hearing = sounds.hearing() if sounds is not None else Hearing.SILENT
    if sounds is None or not sounds.devices():
        return tr("No loudspeaker found: bells are seen, not heard.")
    if hearing is Hearing.SILENT:
        return tr("{device} does not play: bells are seen, not heard.", device=sounds.device_name())
    chosen = sounds.chosen()
    if hearing is Hearing.MOVED and chosen is not None:
        return tr(
            "{chosen} is gone: bells ring on {device}.", chosen=chosen.name, device=sounds.device_name()
        )
    return ""


def bells() -> tuple[tuple[str, str], ...]:
    """Bells to try: word and sound, in the order of a round."""
    words = (
        (tr("Gong"), Cue.GONG),
        (tr("Warning"), Cue.WARNING),
        (tr("Last seconds"), Cue.LAST_CALL),
        (tr("Time is up"), Cue.END),
        (tr("Table change"), Cue.MOVE),
        (tr("Settling in"), Cue.SETTLE),
    )
    return tuple((word, SOUND_OF_CUE[cue]) for word, cue in words)
