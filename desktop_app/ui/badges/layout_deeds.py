"""What is done with layouts: change, keep, export, take in, forget, choose a logo."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop_app.core.badge.boxes import Layout
from desktop_app.core.badge.sheets import Sheet
from desktop_app.core.categories import Category
from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.services.badges import Preview
from desktop_app.ui.badges.choices import Choices
from desktop_app.ui.badges.editor import LayoutEditor, svg_as_png
from desktop_app.ui.badges.own_sheet import OwnSheet
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.numbers import size_words

if TYPE_CHECKING:
    from desktop_app.services.layouts import Layouts


class LayoutDeeds:
    """Opens the editor and writes through the lane. ``owner`` is the screen."""

    def __init__(self, owner: QWidget, context: Context, choices: Choices) -> None:
        self._owner, self._context, self._choices = owner, context, choices
        self.preview: Preview | None = None
        self.categories: list[Category] = []
        self.editor: LayoutEditor | None = None
        self.sheet_dialog: OwnSheet | None = None

    def refresh(self, chosen: str | None = None) -> None:
        """Read the layouts anew; ``chosen`` becomes the one in use."""
        layouts = self._layouts()
        if layouts is None:
            return

        def show(found: list[Layout]) -> None:
            self._choices.show_layouts(found, chosen)
            if chosen is not None:
                self._choices.publish_changed()

        self._context.lane.run_latest("badges.layouts", layouts.all, show, owner=self._owner)
        self.refresh_sheets()

    def refresh_sheets(self, chosen: str | None = None) -> None:
        """Read the sheets anew; ``chosen`` becomes the one in use."""
        community = self._context.workspace
        if community is not None:
            self._context.lane.run_latest(
                "badges.sheets",
                community.badges.sheets.all,
                lambda found: self._choices.show_sheets(found, chosen),
                owner=self._owner,
            )

    def own_sheet(self) -> None:
        """Ask for the measures of a sheet and keep it."""
        community = self._context.workspace
        if community is None:
            return
        sheets = community.badges.sheets

        def save(*measures: Any) -> None:
            self._context.lane.run(lambda: sheets.save(*measures), kept, refused, owner=self._owner)

        def kept(sheet: Sheet) -> None:
            dialog.accept()
            self.refresh_sheets(sheet.key)

        def refused(error: Exception) -> None:
            if isinstance(error, Refused):
                dialog.say("refused", tr_text(error.text))
            else:
                self._context.shell.report(error)

        dialog = self.sheet_dialog = OwnSheet(self._owner, self._choices.chosen_sheet(), save)
        dialog.open()

    def open_menu(self) -> None:
        """What can be done now."""
        button = self._choices.layout_button
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """Change, export and forget the layout in use; take one in."""
        menu = QMenu(self._owner)
        menu.addAction(tr("Change this layout"), self.edit).setEnabled(self.preview is not None)
        menu.addAction(tr("Take in a layout file"), self.take_in)
        own = bool(self._choices.options().layout)
        menu.addAction(tr("Export this layout"), self.export).setEnabled(own)
        menu.addAction(tr("Forget this layout"), self.forget).setEnabled(own)
        return menu

    def edit(self) -> None:
        """Open the editor on the layout in use; a ready one is kept under a new name."""
        layouts, key = self._layouts(), self._choices.options().layout
        if self.preview is None or layouts is None:
            return
        if key:  # whole, with the back that this print may leave out
            self._context.lane.run(lambda: layouts.find(key), self._open, owner=self._owner)
        else:
            ready = self.preview.layout
            size = size_words(ready.width_mm, ready.height_mm)
            self._open(replace(ready, name=tr("My layout {size}", size=size)))

    def _open(self, layout: Layout) -> None:
        preview = self.preview
        if preview is None or not preview.samples:
            return
        self.editor = LayoutEditor(
            self._owner,
            layout,
            preview.samples,
            preview.pictures,
            self.categories,
            self._save,
            self._set_logo,
        )
        self.editor.destroyed.connect(self._closed)
        self.editor.open()

    def _closed(self) -> None:
        self.editor = None

    def export(self) -> None:
        """The layout in use as a file."""
        layouts, key = self._layouts(), self._choices.options().layout
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, tr("Export this layout"), f"{key}.json", "JSON (*.json)"
        )
        if chosen and layouts is not None:
            out = Path(chosen)
            self._context.lane.run(
                lambda: layouts.export(key, out),
                lambda _: self._context.shell.say("done", tr("Saved: {file}", file=out.name)),
                owner=self._owner,
            )

    def take_in(self) -> None:
        """A layout from a file."""
        layouts = self._layouts()
        chosen, _ = QFileDialog.getOpenFileName(self._owner, tr("Take in a layout file"), "", "JSON (*.json)")
        if chosen and layouts is not None:
            self._context.lane.run(lambda: layouts.take_in(Path(chosen)).key, self.refresh, owner=self._owner)

    def forget(self) -> None:
        """The layout in use is no longer kept."""
        layouts, key = self._layouts(), self._choices.options().layout
        if layouts is not None and key:
            self._context.lane.run(lambda: layouts.remove(key), lambda _: self.refresh(""), owner=self._owner)

    def _save(self, layout: Layout) -> None:
        layouts = self._layouts()
        if layouts is not None:
            self._context.lane.run(
                lambda: layouts.save(layout), self._saved, self._refused, owner=self._owner
            )

    def _saved(self, layout: Layout) -> None:
        if self.editor is not None:
            self.editor.accept()
        self.refresh(layout.key)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refused) and self.editor is not None:
            self.editor.say("refused", tr_text(error.text))
        else:
            self._context.shell.report(error)

    def _set_logo(self, file: Path) -> None:
        layouts = self._layouts()
        if layouts is None:
            return

        def work() -> object:
            data = svg_as_png(file) if file.suffix.lower() == ".svg" else file.read_bytes()
            layouts.set_picture("logo", data)
            return layouts.pictures()

        self._context.lane.run(work, self._show_pictures, self._refused, owner=self._owner)

    def _show_pictures(self, pictures: dict[str, bytes]) -> None:
        if self.editor is not None:
            self.editor.show_pictures(pictures)

    def _layouts(self) -> "Layouts | None":
        community = self._context.workspace
        return community.badges.layouts if community is not None else None
