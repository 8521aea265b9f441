"""The badges screen: choose on the left, look in the middle, print on the right."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.services.badges import BadgeDocument, BadgeOptions, Material, Preview, made, preview
from desktop_app.services.papers import PaperKind
from desktop_app.services.print_queue import AutoPrint, Job
from desktop_app.ui.badges import empty
from desktop_app.ui.badges.choices import Choices
from desktop_app.ui.badges.layout_deeds import LayoutDeeds
from desktop_app.ui.badges.preview import PreviewCard
from desktop_app.ui.badges.print_card import PapersCard, PrintCard, paper_words
from desktop_app.ui.badges.queue_card import QueueCard
from desktop_app.ui.first_page import first_page
from desktop_app.ui.prints import system_printer
from desktop_app.ui.screen import ALL_SHOWN, Context, Screen
from desktop_app.ui.tasks import Cancelled, LongJob
from desktop_app.ui.widgets.notices import EmptyState, ProgressStrip
from desktop_app.whole_files import write_whole

if TYPE_CHECKING:
    from desktop_app.services.changes import Changed

_COLUMNS_PX, _NARROW_COLUMNS_PX, _ROOMY_PX = (340, 340), (304, 304), 1120
_CALM_MS = 400
_COUNTED_AT_ONCE = 100


class BadgesScreen(Screen):
    """Badges and the other papers of the meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._work: LongJob | None = None
        self.choices = Choices(context.settings)
        self.preview = PreviewCard()
        self.print_card = PrintCard(
            context.settings, self.save, self.print_now, self.use_at_desk, self.calibrate, self._choose_auto
        )
        self.queue = QueueCard(self._act)
        self.papers = PapersCard(self.save_paper)
        self.progress = ProgressStrip()
        self.progress.cancelled.connect(self._cancel)
        self.progress.hide()
        self._pages = QStackedWidget()
        self._page = self._lay_out()
        self._pages.addWidget(self._page)
        self._empty: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.layouts = LayoutDeeds(self, context, self.choices)
        # A crowd at the door must not make this screen read everybody after each scan.
        self._is_shown, self._is_stale = False, True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CALM_MS)
        self._later.timeout.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.choices.layouts_asked.connect(self.layouts.open_menu)
        self.choices.own_sheet_asked.connect(self.layouts.own_sheet)
        context.bridge.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Another file or event: everything anew, when somebody looks."""
        self.choices.choose(())
        self._is_stale = True
        if self._is_shown:
            self._read_all()

    def on_shown(self) -> None:
        """Ask which printers there are; a hung printing system must not be felt here."""
        self._is_shown = True
        if self._is_stale:
            self._read_all()
        self.context.pool.run(
            lambda: system_printer().printers(), self.print_card.show_printers, self._no_printers, owner=self
        )

    def go_to(self, place: str) -> None:
        """The badges of some people only: `ALL_SHOWN` or nothing, then their registrations, with spaces between."""
        words = place.split()
        are_shown = words[:1] == [ALL_SHOWN]
        self.choices.choose(words[are_shown:], are_shown=are_shown)
        self.refresh()

    def on_hidden(self) -> None:
        """Nobody looks: read nothing."""
        self._is_shown = False
        self._later.stop()

    def _read_all(self) -> None:
        self._is_stale = False
        may_print_lists = self.context.role.may_print_lists
        self.papers.setVisible(may_print_lists)
        self.print_card.save_button.setEnabled(may_print_lists)
        self.layouts.refresh()
        self.refresh()
        self._refresh_queue()

    def refresh(self) -> None:
        """Read what the badges say now and draw one."""
        community = self.context.workspace
        if community is None or not self.context.event_id:
            if not self.context.shell.is_opening():
                self._show_empty(first_page(self, self.context))
            return
        event_id = self.context.event_id
        selection, options = self.choices.selection(), self._options()

        def read() -> tuple[Material | Refused, list[Category], int]:
            categories = community.attendees.categories()
            try:
                found: Material | Refused = community.badges.material(event_id, selection, options)
            except Refused as refused:
                found = refused
            return found, categories, len(community.attendees.of_event(event_id))

        self.context.lane.run_latest("badges.preview", read, self._take_material, owner=self)

    def save(self) -> None:
        """The badges as a PDF file."""
        out = self.ask_file(tr("badges"))
        if out is not None:
            self._with_material(partial(self._make_file, out))

    def print_now(self) -> None:
        """The badges to the printer chosen, through the queue."""
        community, printer = self.context.workspace, self.print_card.printer_name()
        if community is None or not printer:
            return
        options, event_id = self._options(), self.context.event_id

        def queue(material: Material) -> None:
            self.context.lane.run(
                lambda: community.print_queue.add(event_id, material.registration_ids, printer, options),
                lambda _: self.context.shell.say(
                    "done", tr("In the print queue of {printer}.", printer=printer)
                ),
                owner=self,
            )

        self._with_material(queue)

    def use_at_desk(self) -> None:
        """This printer, sheet and back for single badges at this desk."""
        community, printer = self.context.workspace, self.print_card.printer_name()
        if community is not None and printer:
            options = replace(self._options(), start_at=1, blanks=0)
            self.context.lane.run(
                lambda: community.print_queue.set_desk_printer(printer, options),
                lambda _: self._refresh_queue(),
                owner=self,
            )

    def calibrate(self) -> None:
        """The page to measure a printer with."""
        community = self.context.workspace
        out = self.ask_file(tr("calibration")) if community is not None else None
        if out is not None and community is not None:
            sheet, (dx_mm, dy_mm) = self._options().sheet, self.print_card.shift_mm()
            self.context.lane.run(
                lambda: write_whole(out, community.papers.calibration(sheet, dx_mm, dy_mm)),
                lambda _: self._say_saved(out),
                owner=self,
            )

    def save_paper(self, kind: PaperKind) -> None:
        """One of the other papers as a file."""
        community, event_id = self.context.workspace, self.context.event_id
        out = self.ask_file(paper_words()[kind]) if community is not None and event_id else None
        if out is not None and community is not None:
            self.context.lane.run(
                lambda: community.papers.save(kind, event_id, out), lambda _: self._say_saved(out), owner=self
            )

    def ask_file(self, name: str) -> Path | None:
        """Where to save; None when the person thought better of it."""
        slug = self.context.event.slug if self.context.event else "ronde"
        folder = Path(self.context.settings.text("papers_folder") or Path.home())
        suggested = str(folder / f"{slug} - {name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save as PDF"), suggested, "PDF (*.pdf)")
        if not chosen:
            return None
        out = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        self.context.settings.put("papers_folder", str(out.parent))
        return out

    # What comes back

    def _take_material(self, found: tuple[Material | Refused, list[Category], int]) -> None:
        material, categories, registered = found
        self.choices.set_categories(categories)
        self.layouts.categories = categories
        if isinstance(material, Refused):
            if registered:
                self._show_page()
                self.context.shell.say("attention", tr_text(material.text))
            else:
                self._show_empty(empty.nobody(self.context))
            return
        self.choices.sheet_view.set_badges(len(material.contents))
        self.context.pool.run(lambda: preview(material), self._show_preview, owner=self)

    def _show_preview(self, shown: Preview) -> None:
        self._show_page()
        self.preview.show_preview(shown)
        self.layouts.preview = shown

    def _with_material(self, then: "partial[None] | object") -> None:
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id or not callable(then):
            return
        selection, options = self.choices.selection(), self._options()
        self.context.lane.run(
            lambda: community.badges.material(event_id, selection, options), then, owner=self
        )

    def _make_file(self, out: Path, material: Material) -> None:
        self.progress.begin(tr("Making the badges"))

        def work(job: LongJob) -> BadgeDocument:
            def progress(done: int, total: int) -> None:
                job.check()
                job.report(done, total)

            document = made(material, progress)
            job.check()
            write_whole(out, document.data)
            return document

        self._work = self.context.pool.run_long(
            work, partial(self._file_made, out, material), self._file_failed, owner=self
        )
        self._work.progressed.connect(self.progress.show_progress)

    def _file_made(self, out: Path, material: Material, document: BadgeDocument) -> None:
        self.progress.hide()
        community = self.context.workspace
        if community is None:
            return
        ids = document.registration_ids
        for start in range(0, len(ids), _COUNTED_AT_ONCE):  # a scan may pass between two pieces
            some = ids[start : start + _COUNTED_AT_ONCE]
            self.context.lane.run(
                partial(community.badges.count_printed, material.event_id, some, "file"), owner=self
            )
        self.context.lane.run(lambda: None, lambda _: self._say_saved(out), owner=self)

    def _file_failed(self, error: Exception) -> None:
        self.progress.hide()
        if isinstance(error, Cancelled):
            self.context.shell.say("info", tr("Stopped. No file was written."))
        else:
            self.context.shell.report(error)

    def _say_saved(self, out: Path) -> None:
        self.context.shell.say(
            "done", tr("Saved: {file}. Print it at 100 %, without fitting.", file=out.name)
        )

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _no_printers(self, error: Exception) -> None:
        self.print_card.show_printers([])
        if isinstance(error, Refused):
            self.context.shell.set_status(
                "printer", "attention_text", tr("The printing system does not answer")
            )

    # The queue

    def _on_changed(self, changed: "Changed") -> None:
        if not self._is_shown:
            self._is_stale = True
            return
        if changed.touches("print", "setting"):
            self._refresh_queue()
        if changed.touches(
            "registration", "person", "plan", "event", "badge", "door", "programme", "category"
        ):
            self._later.start()

    def _refresh_queue(self) -> None:
        community = self.context.workspace
        if community is None:
            return

        def read() -> tuple[list[Job], AutoPrint, str, BadgeOptions]:
            queue = community.print_queue
            return queue.open_jobs(), queue.auto_print(), *queue.desk_printer()

        self.context.lane.run_latest("badges.queue", read, self._show_queue, owner=self)

    def _show_queue(self, found: tuple[list[Job], AutoPrint, str, BadgeOptions]) -> None:
        jobs, auto, printer, options = found
        self.queue.show_jobs(jobs)
        self.print_card.auto.set_current(auto.value)
        words = tr("No printer for single badges at this desk yet.")
        if printer:
            sheet = self.choices.sheet_name(options.sheet)
            words = tr("This desk prints on {printer}, {sheet}.", printer=printer, sheet=sheet)
        self.print_card.desk_words.setText(words)

    def _act(self, deed: str, job_id: str) -> None:
        community = self.context.workspace
        if community is not None:
            queue = community.print_queue
            work = {"retry": queue.retry, "came_out": queue.came_out, "cancel": queue.cancel}[deed]
            self.context.lane.run(lambda: work(job_id), owner=self)

    def _choose_auto(self, word: str) -> None:
        community = self.context.workspace
        if community is not None:
            self.context.lane.run(lambda: community.print_queue.set_auto_print(AutoPrint(word)), owner=self)

    # Layout and empty states

    def _options(self) -> BadgeOptions:
        dx_mm, dy_mm = self.print_card.shift_mm()
        return replace(self.choices.options(), dx_mm=dx_mm, dy_mm=dy_mm)

    def _lay_out(self) -> QWidget:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._columns = (
            _scrolled((self.choices,)),
            _scrolled((self.queue, self.print_card, self.papers)),
        )
        row.addWidget(self._columns[0])
        row.addWidget(self.preview, 1)
        row.addWidget(self._columns[1])
        outer.addLayout(row, 1)
        outer.addWidget(self.progress)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the columns give way too, so that nothing leaves it."""
        super().resizeEvent(event)
        widths = _COLUMNS_PX if self.width() >= _ROOMY_PX else _NARROW_COLUMNS_PX
        for column, width in zip(self._columns, widths, strict=True):
            column.setFixedWidth(width)

    def _show_page(self) -> None:
        self._pages.setCurrentWidget(self._page)

    def _show_empty(self, empty: EmptyState) -> None:
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._pages.addWidget(empty)
        self._pages.setCurrentWidget(empty)


def _scrolled(widgets: tuple[QWidget, ...]) -> QScrollArea:
    """A column that scrolls where the window is low."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 4, 0)  # free of the scroll bar
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it
    area.setWidget(inside)
    return area
