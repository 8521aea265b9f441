"""The layout editor: the badge on the table, what can be set beside it, what will not work below."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QWidget

from desktop_app.core.badge.boxes import Layout
from desktop_app.core.badge.editing import Draft, problems
from desktop_app.core.categories import Category
from desktop_app.i18n import tr, tr_text, trc
from desktop_app.services.badges import Sample
from desktop_app.ui.badges.canvas import Canvas
from desktop_app.ui.badges.kinds import Addition, additions
from desktop_app.ui.badges.properties import Properties
from desktop_app.ui.badges.samples import SampleChoice
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton, Segmented
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.rows import ReadingArea
from desktop_app.ui.widgets.sheet import Sheet

_FRONT, _BACK = "front", "back"
_PANEL_PX, _SAID_PX = 290, 64
_RIM_PX, _TITLE_PX = 24, 36
"""What stays free around the dialog, and what the system puts above it."""


class LayoutEditor(Sheet):
    """Changes one layout; nothing is kept before Save.

    Args:
        save: called with the layout; the dialog closes by itself only when the caller calls ``accept``.
        set_logo: called with a PNG or JPEG file's path.
    """

    def __init__(
        self,
        parent: QWidget | None,
        layout: Layout,
        samples: Sequence[Sample],
        pictures: Mapping[str, bytes],
        categories: Sequence[Category],
        save: Callable[[Layout], object],
        set_logo: Callable[[Path], object],
    ) -> None:
        super().__init__(parent, tr("Badge layout"), width_px=980)
        self._samples, self._save_layout, self._set_logo = samples, save, set_logo
        self.draft = Draft(layout)
        self.canvas = Canvas(self.draft, samples[0].content, pictures)
        self.properties = Properties(self.draft, categories)
        self.name = QLineEdit(layout.name)
        self.name.setAccessibleName(tr("Name of the layout"))
        self.name.setPlaceholderText(tr("Name of the layout"))
        self.problems = small("", "attention_text", wrap=True)
        self._said = ReadingArea(tr("What will not work"))
        self._said.setMaximumHeight(_SAID_PX)
        self._said.setWidget(self.problems)
        self.content.addLayout(self._tools())
        self.content.addLayout(self._table(), 1)
        self.content.addWidget(self._said)
        self.canvas.changed.connect(self.take)
        self.properties.changed.connect(self.take)
        self.add_cancel()
        self.save_button = self.add_button(tr("Save the layout"), "Ctrl+Return", PRIMARY, self.save)
        for keys, deed in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo)):
            QShortcut(QKeySequence(keys), self, deed)
        self._fit()
        self._show()

    def _fit(self) -> None:
        """Large, because it is the work; whole, with its buttons, on the smallest laptop."""
        parent = self.parentWidget()
        room = self.screen().availableSize()
        if parent is not None:
            room = parent.screen().availableSize().boundedTo(parent.window().size())
        self.resize(min(1080, room.width() - _RIM_PX), min(680, room.height() - _TITLE_PX - _RIM_PX))

    def take(self, draft: Draft) -> None:
        """The layout was changed by hand."""
        self.draft = draft
        self._show()

    def undo(self) -> None:
        """One step back."""
        self.take(self.draft.undo())

    def redo(self) -> None:
        """One step forward."""
        self.take(self.draft.redo())

    def save(self) -> None:
        """Keep the layout under its name."""
        named = self.draft.rename(self.draft.layout.key, self.name.text())
        self._save_layout(named.layout)

    def show_pictures(self, pictures: Mapping[str, bytes]) -> None:
        """A logo was chosen."""
        self.canvas.pictures = pictures
        self.canvas.update()

    def choose_logo(self) -> None:
        """Ask for a picture and use it as the logo."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Logo"), "", f"{tr('Pictures')} (*.png *.jpg *.jpeg *.svg)"
        )
        if chosen:
            self._set_logo(Path(chosen))

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add_menu = QMenu(self)
        for addition in additions():
            self.add_menu.addAction(addition.word, partial(self._add, addition))
        self.add_button_widget = KeyButton(tr("Add"), "", PLAIN, self._open_menu)
        self.side = Segmented(((_FRONT, tr("Front")), (_BACK, trc("badge", "Back"))), _FRONT, tr("Side"))
        self.side.chosen.connect(lambda side: self.take(self.draft.turned(side == _BACK)))
        self.person = SampleChoice(len(self._samples))
        self.person.chosen.connect(lambda key: self.canvas.show_content(self._samples[int(key)].content))
        self.undo_button = KeyButton(tr("Undo"), "Ctrl+Z", PLAIN, self.undo)
        self.undo_button.only_print_key()
        row.addWidget(self.name, 1)
        row.addWidget(self.side)
        row.addWidget(self.person)
        row.addWidget(self.undo_button)
        row.addWidget(KeyButton(tr("Logo"), "", PLAIN, self.choose_logo))
        row.addWidget(self.add_button_widget)
        return row

    def _table(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.canvas, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it
        area.setFixedWidth(_PANEL_PX)
        self.properties.setContentsMargins(0, 0, 12, 0)
        area.setWidget(self.properties)
        row.addWidget(area)
        return row

    def _open_menu(self) -> None:
        corner = self.add_button_widget.rect().bottomLeft()
        self.add_menu.popup(self.add_button_widget.mapToGlobal(corner))

    def _add(self, addition: Addition) -> None:
        self.take(self.draft.add(addition.make()))
        self.canvas.setFocus()

    def _show(self) -> None:
        self.canvas.show_draft(self.draft)
        self.properties.show_draft(self.draft)
        self.undo_button.setEnabled(bool(self.draft.past))
        found = [tr_text(text) for text in problems(self.draft.layout)]
        self.problems.setText("\n".join(found))
        self._said.setVisible(bool(found))


def svg_as_png(file: Path) -> bytes:
    """An SVG picture as a PNG, 1,000 points across its longer side; empty when it cannot be read."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(file))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return b""
    image = QImage(size.scaled(1000, 1000, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
