"""Screens of the hall, size of the hall, and sound: what is set up once in a room."""

from functools import partial

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.core.live.board_layout import CAPITAL_EM, ROW_EM, Room, smallest_font_px
from desktop_app.core.live.views import HallMode
from desktop_app.i18n import tr, trn
from desktop_app.ui.moderator.board_choice import BoardChoice
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.screen_words import held_back
from desktop_app.ui.moderator.sound_part import SoundPart
from desktop_app.ui.screens import labels
from desktop_app.ui.sound import Sounds
from desktop_app.ui.widgets.boxes import choice_box
from desktop_app.ui.widgets.buttons import QUIET, KeyButton, Toggle
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.hall.canvas import mode_name
from desktop_app.ui.widgets.hall.port import HallPort, OutputState
from desktop_app.ui.widgets.labels import heading, small
from desktop_app.ui.widgets.numbers import number_field

WIDTH_PX = 948
FARTHEST_M, IMAGE_M = (2.0, 80.0), (0.3, 12.0)
OWN_PAGES = (HallMode.TIMER, HallMode.TABLES, HallMode.NAMES, HallMode.PROGRAMME, HallMode.SPEAKER)


class HallSheet(ConsoleSheet):
    """Everything is applied at once; the window beside it shows the effect.

    Args:
        boards: its choices, where a meeting is open.
    """

    def __init__(
        self, parent: QWidget, hall: HallPort, sounds: Sounds | None, boards: BoardChoice | None = None
    ) -> None:
        super().__init__(parent, tr("Screen and sound of the hall"), width_px=WIDTH_PX, scrolls=True)
        self._hall = hall
        self._outputs = QVBoxLayout()
        self._outputs.setSpacing(8)
        self.add_output = KeyButton(tr("One more screen"), "", QUIET, hall.add, small=True)
        top = QHBoxLayout()
        top.addWidget(heading(tr("Screens")), 1)
        top.addWidget(self.add_output)
        self.content.addLayout(top)
        self.content.addLayout(self._outputs)
        self.sound = SoundPart(sounds)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        beside.addLayout(self._picture_part(boards), 1)
        beside.addLayout(self._sound_part(), 1)
        self.content.addLayout(beside)
        self.content.addStretch(1)
        self.add_main(tr("Done"), self.accept)
        self._rows: list[QWidget] = []
        hall.changed.connect(self._show_outputs)
        self._show_outputs()
        self._show_size()

    # Screens

    def _show_outputs(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._output_row(index) for index in range(len(self._hall.outputs()))]
        for row in self._rows:
            self._outputs.addWidget(row)

    def _output_row(self, index: int) -> QWidget:
        output = self._hall.outputs()[index]
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        column.addLayout(line)
        if output.state is OutputState.HELD_BACK:
            column.addWidget(small(held_back(index), "attention_text", wrap=True))
        line.setSpacing(8)
        screens = choice_box()
        screens.setAccessibleName(tr("Screen {n}", n=index + 1))
        present = [each.identity for each in self._hall.present()]
        if output.screen is None:
            screens.addItem(tr("Choose a screen"), None)
        elif output.screen not in present:
            screens.addItem(tr("{screen} (unplugged)", screen=output.screen.label()), output.screen)
        first = screens.count()
        for each, label in zip(present, labels(present), strict=True):
            screens.addItem(label, each)
        if output.screen in present:
            screens.setCurrentIndex(first + present.index(output.screen))
        screens.activated.connect(partial(self._chosen, index, screens))
        line.addWidget(screens, 3)
        line.addWidget(self._page_box(index, output.page), 2)
        if index:
            line.addWidget(KeyButton(tr("Remove"), "", QUIET, partial(self._hall.remove, index)))
        return row

    def _page_box(self, index: int, page: HallMode | None) -> QComboBox:
        pages = choice_box()
        pages.setAccessibleName(tr("Page of screen {n}", n=index + 1))
        pages.addItem(tr("What the moderator shows"), None)
        for mode in OWN_PAGES:
            pages.addItem(mode_name(mode), mode)
        pages.setCurrentIndex(0 if page is None else 1 + OWN_PAGES.index(page) if page in OWN_PAGES else 0)
        pages.activated.connect(lambda place: self._hall.set_page(index, pages.itemData(place)))
        return pages

    def _chosen(self, index: int, box: QComboBox, place: int) -> None:
        screen = box.itemData(place)
        if screen is not None:
            self._hall.choose(index, screen)

    # Size

    def _picture_part(self, boards: BoardChoice | None) -> QVBoxLayout:
        """What the picture looks like: its size and light, and the boards."""
        column = QVBoxLayout()
        column.setSpacing(12)
        self._add_room(column)
        if boards is not None:
            column.addWidget(boards)
        column.addStretch(1)
        return column

    def _sound_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(heading(tr("Sound")))
        column.addWidget(self.sound)
        column.addStretch(1)
        return column

    def _add_room(self, part: QVBoxLayout) -> None:
        room = self._hall.room()
        part.addWidget(heading(tr("Size of the hall")))
        grid = QGridLayout()
        names = tr("From the last row to the image"), tr("Height of the image")
        self.farthest = number_field(names[0], " m", *FARTHEST_M, step=0.5)
        self.image = number_field(names[1], " m", *IMAGE_M, step=0.5)
        values = room.farthest_m, room.image_height_m
        for column, (name, box, value) in enumerate(
            zip(names, (self.farthest, self.image), values, strict=True)
        ):
            box.setValue(value)
            fields = form()
            add_field(fields, name, box)
            grid.addLayout(fields, 0, column)
            box.valueChanged.connect(self._room_changed)
        part.addLayout(grid)
        self.legible = small("", wrap=True)
        part.addWidget(self.legible)
        row = QHBoxLayout()
        self.light = Toggle(tr("Light picture, for a bright room"), self._hall.options().light)
        self.light.toggled.connect(self._hall.set_light)
        self.logo = KeyButton(tr("Logo…"), "", QUIET, self._choose_logo)
        row.addWidget(self.light)
        row.addStretch(1)
        row.addWidget(self.logo)
        part.addLayout(row)

    def _room_changed(self) -> None:
        self._hall.set_room(Room(self.farthest.value(), self.image.value()))
        self._show_size()

    def _show_size(self) -> None:
        self.legible.setText(size_words(self._hall.room(), self._hall.outputs()[0].size))

    def _choose_logo(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Logo"), "", tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        if file:
            self._hall.set_logo(file)


def size_words(room: Room, size: tuple[int, int] | None) -> str:
    """What the size of the hall means for the picture."""
    height = size[1] if size else 1080
    font_px = smallest_font_px(room, height)
    rows = max(1, int((height * 0.74) // (font_px * ROW_EM)))
    return trn(
        "Letters of at least {px} of {height} pixels: {n} line on a page of names.",
        "Letters of at least {px} of {height} pixels: {n} lines on a page of names.",
        rows,
        px=round(font_px * CAPITAL_EM),
        height=height,
    )
