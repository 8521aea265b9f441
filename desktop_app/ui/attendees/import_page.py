"""A list comes in: choose the file, look at what would happen, import it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.errors import Refused
from desktop_app.core.roster.columns import Field
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.column_choices import ColumnChoices
from desktop_app.ui.attendees.preview_model import (
    ALL,
    TO_LOOK_AT,
    PreviewFilter,
    PreviewModel,
    columns_of,
    found_under,
    needs_a_look,
    sentences,
)
from desktop_app.ui.attendees.tables import in_card, table
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY, QUIET, KeyButton, Segmented
from desktop_app.ui.widgets.columns import SharedWidth
from desktop_app.ui.widgets.labels import ElidedLabel, small
from desktop_app.ui.widgets.notices import EmptyState, InlineNotice, ProgressStrip

if TYPE_CHECKING:
    from desktop_app.core.roster.rows import ImportTable
    from desktop_app.services.import_report import ImportReport
    from desktop_app.ui.tasks import LongJob

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")
_COLUMNS_PX = 320
_LAST_FOLDER = "import_folder"


class ImportPage(QWidget):
    """The assistant. ``finished(report or None)`` when the list is in, or the person went back."""

    finished = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: Path | None = None
        self._table: ImportTable | None = None
        self._columns: tuple[tuple[str, str], ...] = ()
        self._mapping: dict[int, Field | None] = {}
        self._job: LongJob | None = None
        self._turn = 0
        self.report: ImportReport | None = None
        self.model = PreviewModel()
        self.filter = PreviewFilter(self.model)
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(self._top())
        self.notice = InlineNotice()
        self.notice.hide()
        outer.addWidget(self.notice)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choosing())
        self.pages.addWidget(self._previewing())
        outer.addWidget(self.pages, 1)
        self.progress = ProgressStrip()
        self.progress.cancelled.connect(self.stop)
        self.progress.hide()
        outer.addWidget(self.progress)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back_button = KeyButton(tr("Back"), "Esc", QUIET, self.go_back)
        self.title = ElidedLabel(tr("Import a list"), theme.TITLE_PX, fonts.BOLD)
        self.columns_button = KeyButton(tr("Columns"), "Ctrl+L", clicked=self.toggle_columns)
        self.other_button = KeyButton(tr("Another file"), "Ctrl+O", clicked=self.choose_file)
        self.import_button = KeyButton(tr("Import"), "Ctrl+Return", PRIMARY, self.carry_out)
        row.addWidget(self.back_button)
        row.addWidget(self.title, 1)
        for button in (self.columns_button, self.other_button, self.import_button):
            row.addWidget(button)
        return row

    def _choosing(self) -> QWidget:
        page = EmptyState(
            tr("Drop the list here"),
            tr(
                "An Excel or CSV file from pretix, Indico, HelloAsso, Eventbrite, Framaforms, LimeSurvey, Google or"
                " Microsoft Forms, or made by hand. You see what would happen before anything is written."
            ),
            ((tr("Choose a file"), "Return", self.choose_file),),
        )
        self.choose_button = page.buttons[0]
        return page

    def _previewing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.shown = Segmented([(ALL, "")], ALL, tr("Rows to show"))
        self.shown.chosen.connect(self._choose_rows)
        line = QHBoxLayout()
        line.addWidget(self.shown)
        line.addStretch(1)
        self.unread_button = KeyButton("", kind=QUIET, small=True, clicked=lambda: self._show_columns(True))
        self.unread_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+L does the same; rows come first
        line.addWidget(self.unread_button)
        column.addLayout(line)
        self.view = table(self.filter, tr("Rows of the list"), lines=2)
        self.columns = ColumnChoices()
        self.columns.setFixedWidth(_COLUMNS_PX)
        self.columns.changed.connect(self._remap)
        self.columns.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(in_card(self.view), 1)
        self._widths = SharedWidth(self.view, columns_of(self.model), lines=2)
        row.addWidget(self.columns)
        column.addLayout(row, 1)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._say_below())
        self.remarks = small("", wrap=True)
        column.addWidget(self.remarks)
        return page

    # Choosing

    def begin(self) -> None:
        """Ask for a file."""
        self._path = self._table = self.report = None
        self._mapping = {}
        self.columns.settled.clear()
        self.title.set_whole_text(tr("Import a list"))
        self.notice.hide()
        self.progress.hide()
        self.pages.setCurrentIndex(0)
        if self.isVisible():
            self.choose_button.setFocus()  # or Enter would press "Back", the first button of the page
        self._show_buttons()

    def choose_file(self) -> None:
        """The system's file dialog."""
        folder = self._context.settings.text(_LAST_FOLDER, str(Path.home()))
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = f"{tr('Lists')} ({patterns});;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a list"), folder, kinds)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file and show what would happen."""
        self.begin()
        self._path = path
        self._context.settings.put(_LAST_FOLDER, str(path.parent))
        self.title.set_whole_text(path.name)
        self._read_again()

    def _read_again(self) -> None:
        community, path, mapping = self._context.workspace, self._path, dict(self._mapping)
        if community is None or path is None:
            return
        self._turn += 1
        turn = self._turn
        self._busy(tr("Reading the list…"))

        def read(known: list[str]) -> None:
            from desktop_app.services.imports import read_list

            def work() -> Any:
                return read_list(path, mapping, known)

            self._context.pool.run(
                work, lambda found: self._plan(turn, found), self._refused_for(turn), owner=self
            )

        # The community's spellings come from the lane, the file is read beside it, the plan is made on the lane:
        # scans at the door never wait for a spreadsheet.
        self._context.lane.run(community.attendees.institutions, read, self._refused_for(turn), owner=self)

    def _plan(self, turn: int, found: "ImportTable") -> None:
        community, path, event_id = self._context.workspace, self._path, self._context.event_id
        if turn != self._turn or community is None or path is None:
            return
        self._table = found
        self._context.lane.run(
            lambda: community.imports.import_attendees(event_id, path, dry_run=True, table=found),
            lambda report: self._show_preview(turn, report),
            self._refused_for(turn),
            owner=self,
        )

    # Looking

    def _show_preview(self, turn: int, report: "ImportReport") -> None:
        if turn != self._turn:
            return
        self.progress.hide()
        self.notice.hide()
        self.report = report
        self.model.set_rows(report.rows)
        self._show_choices(report)
        if not self.columns.settled:  # a box that somebody works on stays where it is
            self._columns = report.columns
            self.columns.show_columns(report.columns, self._typed_samples(), self._unread())
        self._say_below()
        self.pages.setCurrentIndex(1)
        self._show_buttons()

    def _unread(self) -> list[int]:
        """Columns that were not understood; those that a person settled are no longer among them."""
        settled = self.columns.settled
        return [place for place in self._table.unread if place not in settled] if self._table else []

    def _typed_samples(self) -> list[list[str]]:
        """What the first people's cells hold, column by column."""
        people = self._table.people[:3] if self._table else ()
        return [[person.typed.get(name, "") for name, _ in self._columns] for person in people]

    def _show_choices(self, report: "ImportReport") -> None:
        counts = Counter(key for row in report.rows for key in found_under(row))
        total, looks = len(report.rows), sum(needs_a_look(row) for row in report.rows)
        rows = [
            (ALL, total, trn("{n} row", "{n} rows", total)),
            ("imported", counts["imported"], trn("{n} new", "{n} new", counts["imported"])),
            ("updated", counts["updated"], trn("{n} updated", "{n} updated", counts["updated"])),
            ("cancelled", counts["cancelled"], trn("{n} cancelled", "{n} cancelled", counts["cancelled"])),
            ("pending", counts["pending"], trn("{n} to confirm", "{n} to confirm", counts["pending"])),
            ("merged", counts["merged"], trn("{n} merged", "{n} merged", counts["merged"])),
            ("unchanged", counts["unchanged"], trn("{n} unchanged", "{n} unchanged", counts["unchanged"])),
            ("set_aside", counts["set_aside"], trn("{n} set aside", "{n} set aside", counts["set_aside"])),
            (TO_LOOK_AT, looks, trn("{n} to look at", "{n} to look at", looks)),
        ]
        kept = self.shown.current()
        choices = [(key, words) for key, n, words in rows if n or key == ALL]
        current = kept if kept in [key for key, _ in choices] else ALL
        self.shown.set_choices(choices)
        self.shown.set_current(current)
        self.filter.choose(current)
        unread = len(self._unread())
        self.unread_button.set_label(trn("{n} column not understood", "{n} columns not understood", unread))
        self.unread_button.setVisible(bool(unread))

    def _choose_rows(self, wanted: str) -> None:
        """Other rows: what stands below spoke of one that may not be among them."""
        self.view.clearSelection()
        self.filter.choose(wanted)

    def _say_below(self) -> None:
        """Everything about the chosen row; about the whole file when none is chosen."""
        rows = self.view.selectionModel().selectedRows()
        if rows:
            row = self.model.row(self.filter.mapToSource(rows[0]).row())
            text = tr("Line {line}: {sentences}", line=row.line, sentences=" ".join(sentences(row)))
        else:
            text = "\n".join(tr_text(remark) for remark in self.report.remarks) if self.report else ""
        self.remarks.setText(text)
        self.remarks.setVisible(bool(text))

    def toggle_columns(self) -> None:
        """Show or hide what each column feeds."""
        self._show_columns(not self.columns.isVisible())

    def _show_columns(self, shown: bool) -> None:
        self.columns.setVisible(shown)
        self._widths.fit()

    def _remap(self) -> None:
        self._mapping = self.columns.mapping()
        self._read_again()

    # Importing

    def carry_out(self) -> None:
        """Import what is shown."""
        community, path, found, event_id = (
            self._context.workspace,
            self._path,
            self._table,
            self._context.event_id,
        )
        if community is None or path is None or found is None or not self.import_button.isEnabled():
            return
        self._busy(tr("Importing the list…"))
        self._job = self._context.lane.run_long(
            lambda job: community.imports.import_attendees(
                event_id, path, table=found, progress=job.report, cancelled=job.is_cancelled
            ),
            self._imported,
            self._refused_for(self._turn),
            owner=self,
        )
        self._job.progressed.connect(self.progress.show_progress)

    def stop(self) -> None:
        """Stop reading or importing; nothing is changed."""
        if self._job is not None:
            self._job.cancel()
        else:
            self._turn += 1
            self.begin()

    def _imported(self, report: "ImportReport") -> None:
        self._job = None
        self.progress.hide()
        self.publish_finished(report)

    def go_back(self) -> None:
        """Back to the list; a running import goes on to its end or is cancelled first."""
        if self._job is not None:
            self.stop()
            return
        self._turn += 1
        self.publish_finished(None)

    # What can go wrong

    def _refused_for(self, turn: int) -> Callable[[Exception], None]:
        return lambda error: self._refused(error) if turn == self._turn else None

    def _refused(self, error: Exception) -> None:
        from desktop_app.ui.tasks import Cancelled

        self._job = None
        self.progress.hide()
        self._show_buttons()
        if isinstance(error, Refused) and error.code == "columns-unknown" and self._path is not None:
            self._ask_for_columns(error)
        elif isinstance(error, Refused):
            kind = "info" if error.code == "import-stopped" else "refused"
            self._say(kind, tr_text(error.text))
        elif isinstance(error, Cancelled):
            self._say("info", tr("The import was stopped. Nothing was changed."))
        else:
            self._context.shell.report(error)

    def _ask_for_columns(self, error: Refused) -> None:
        """The header words are not known: a person says what the columns are."""
        from desktop_app.services.imports import peek

        assert self._path is not None
        self._say("attention", f"{tr_text(error.text)} {tr('Or choose the columns by hand.')}")
        if not self.columns.boxes or not self._mapping:
            samples = peek(self._path)
            width = max((len(row) for row in samples), default=0)
            first = samples[0] if samples else ()
            names = [(first[i].strip() if i < len(first) else "", "") for i in range(width)]
            self.columns.show_columns(names, samples)
        self.model.set_rows([])
        self.shown.set_choices([(ALL, trn("{n} row", "{n} rows", 0))])
        self.unread_button.hide()
        self.remarks.hide()
        self._show_columns(True)
        self.pages.setCurrentIndex(1)

    def _say(self, kind: str, text: str) -> None:
        self.notice.say(kind, text)
        self.notice.show()

    def _busy(self, text: str) -> None:
        self.notice.hide()
        self.progress.begin(text)
        self._show_buttons()

    def _show_buttons(self) -> None:
        working = not self.progress.isHidden()
        previewing = self.pages.currentIndex() == 1 and self._path is not None
        counts = self.report.counts if self.report else {}
        people = sum(counts.get(name, 0) for name in ("imported", "updated", "cancelled_elsewhere"))
        wishes = counts.get("wishes", 0)
        self.import_button.set_label(
            trn("Import {n} row", "Import {n} rows", people)
            if people
            else trn("Import {n} wish", "Import {n} wishes", wishes)
            if wishes
            else tr("Nothing new to import")
        )
        self.import_button.setEnabled(bool(people or wishes) and not working)
        self.import_button.setVisible(previewing)
        self.columns_button.setVisible(previewing)
        self.other_button.setVisible(previewing)
        for button in (self.columns_button, self.other_button):
            button.setEnabled(not working)
        self.back_button.set_key("" if working else "Esc")
        self.columns.setEnabled(not working or self._job is None)

    def publish_finished(self, report: "ImportReport | None") -> None:
        """The only place that emits `finished`."""
        self.finished.emit(report)
