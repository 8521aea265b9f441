"""The attendees: the list of who is registered, imports, corrections, exports."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.attendees.import_page import SUFFIXES, ImportPage
from desktop_app.ui.attendees.list_page import ListPage
from desktop_app.ui.attendees.one_attendee import OneAttendee
from desktop_app.ui.first_page import first_page
from desktop_app.ui.screen import ALL_SHOWN, Context, Screen
from desktop_app.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.changes import Changed
    from desktop_app.services.import_report import ImportReport

_REFRESH_MS = 150
_FEW = 40


class AttendeesScreen(Screen):
    """Table, panel and import assistant."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self.list = ListPage()
        self.pages = QStackedWidget()
        self.one = OneAttendee(context, self.list, lambda: self.pages.setCurrentWidget(self.list))
        self.panel = self.one.panel
        self.header_tools = self.list.header_tools()
        self.assistant: ImportPage | None = None
        self._empty: QWidget | None = None
        self._changed: set[str] = set()
        self._all_changed = False
        self._left: list[str] = []
        self._is_organiser = True
        self.pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._connect()

    def _connect(self) -> None:
        self.list.import_asked.connect(self.begin_import)
        self.list.export_asked.connect(self.export)
        self.list.badges_asked.connect(self.go_to_badges)
        self.panel.badge_asked.connect(lambda who: self.go_to_badges([who]))
        self._refresh.timeout.connect(self._refetch)
        self.pages.currentChanged.connect(lambda _: self._show_tools())
        self.context.bridge.changed.connect(self._on_changed)

    # Coming and going

    def hand_over(self) -> list[str]:
        """Who is chosen: in another language they are the same people."""
        return self._left or self.list.selected_ids()

    def go_on_with(self, left: Any) -> None:
        """Chosen again as soon as the list is there."""
        self._left = left

    def reload(self) -> None:
        """Another file or meeting."""
        self.one.close(force=True)
        self.one.forget()
        self.list.search.clear()
        self.list.filters.clear()
        self._take_role()
        if self.assistant is not None:
            self.assistant.begin()
            self.pages.setCurrentWidget(self.list)
        if self.context.workspace is None or not self.context.event_id:
            self._show_empty()
            return
        self._fetch()

    def on_shown(self) -> None:
        """Hands type a name; what happened meanwhile is drawn."""
        if self._all_changed or self._changed:
            self._refetch()
        if self.pages.currentWidget() is self.list:
            self.list.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z that no field needs takes back what was last done to somebody."""
        if event.matches(QKeySequence.StandardKey.Undo) and self.pages.currentWidget() is self.list:
            self.one.undo()
        else:
            super().keyPressEvent(event)

    def on_close(self) -> None:
        """No timer outlives the window."""
        self._refresh.stop()
        self.list._typing.stop()

    def _on_changed(self, changed: "Changed") -> None:
        families = ("registration", "person", "institution", "door", "badge", "category")
        concerned = changed.elsewhere or not changed.event_ids or self.context.event_id in changed.event_ids
        if not concerned or not changed.touches(*families):
            return
        subjects = {s for s in changed.subjects if not s.startswith("scan:")}
        if not subjects or len(subjects) > _FEW or any(not s.startswith("registration:") for s in subjects):
            self._all_changed = True
        self._changed |= {s.partition(":")[2] for s in subjects}
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    def _refetch(self) -> None:
        """After changes: a few registrations alone, or everybody."""
        community, ids = self.context.workspace, self._changed
        if self._all_changed or len(ids) > _FEW or self.list.model.rowCount() == 0:
            self._fetch()
        elif community is not None and ids:
            self._changed = set()
            self.context.lane.run(
                lambda: [community.attendees.one(i) for i in ids], self._draw_changed, owner=self
            )

    def _draw_changed(self, changed: "list[Attendee]") -> None:
        here = [who for who in changed if who.event_id == self.context.event_id]
        if self.list.show_changed(here):
            self.one.refresh()
        else:
            self._fetch()

    def _fetch(self) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        self._changed, self._all_changed = set(), False
        if community is None or not event_id:
            return
        self.context.lane.run_latest(
            "attendees",
            lambda: (
                community.attendees.of_event(event_id),
                community.attendees.categories(),
                community.attendees.institutions(),
            ),
            self._draw,
            owner=self,
        )

    def _draw(self, found: Any) -> None:
        attendees, categories, institutions = found
        by_key = {category.key: category for category in categories}
        if not (self.panel.isVisible() and self.panel.changes()):
            self.panel.know(by_key, institutions)
        self.list.show_attendees(attendees, by_key)
        if self._left:
            self.list.rows.choose(self._left)
            self._left = []
        self.panel.know_people([(who.registration_id, _named(who)) for who in attendees])
        self.one.refresh()
        if self.assistant is not None and self.pages.currentWidget() is self.assistant:
            return
        if attendees or self.panel.isVisible():
            self.pages.setCurrentWidget(self.list)
        else:
            self._show_empty()

    def _take_role(self) -> None:
        """The reception sees no addresses and neither imports nor exports."""
        role = self.context.role
        self._is_organiser = role.may_export
        self.panel.show_private(role.sees_addresses)
        self.list.model.set_private(role.sees_addresses)
        self.list.import_button.setVisible(role.may_export)
        self._show_tools()

    def _show_tools(self) -> None:
        """Badges, adding and exporting belong to the list."""
        in_front = self.pages.currentWidget() is self.list
        self.list.add_button.setVisible(in_front)
        self.list.badges_button.setVisible(in_front)
        self.list.export_button.setVisible(in_front and self._is_organiser)

    # The empty screen teaches

    def _show_empty(self) -> None:
        if self.context.shell.is_opening():
            return
        former, self._empty = self._empty, self._empty_page()
        self.pages.addWidget(self._empty)
        self.pages.setCurrentWidget(self._empty)
        if former is not None:
            self.pages.removeWidget(former)
            former.deleteLater()

    def _empty_page(self) -> EmptyState:
        if self.context.workspace is None or not self.context.event_id:
            return first_page(self, self.context)
        return EmptyState(
            tr("Nobody is registered yet"),
            tr(
                "Import the organisers’ list as it is, Excel or CSV: drop the file here."
                " People of earlier events are known again."
            ),
            (
                (tr("Import a list"), "Ctrl+O", self.begin_import),
                (tr("Add somebody"), "Ctrl+N", self.one.add),
            ),
        )

    # Imports

    def begin_import(self, path: Path | None = None) -> None:
        """Open the assistant, with a file or to choose one."""
        if self.context.workspace is None or not self.context.event_id or not self._is_organiser:
            return
        if self.assistant is None:
            self.assistant = ImportPage(self.context)
            self.assistant.finished.connect(self._import_finished)
            self.pages.addWidget(self.assistant)
        self.pages.setCurrentWidget(self.assistant)
        self.context.shell.say("info", "")
        if path is None:
            self.assistant.begin()
        else:
            self.assistant.read(path)

    def _import_finished(self, report: "ImportReport | None") -> None:
        self.pages.setCurrentWidget(self.list)
        self._fetch()
        self.list.search.setFocus()
        if report is not None:
            self.one.forget()
            self.context.shell.saved_now()
            self.context.shell.say("attention" if report.without_copy else "done", _summary(report))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A list may be dropped anywhere on the screen."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.begin_import(path)

    # Exports

    def go_to_badges(self, registration_ids: list[str], are_chosen: bool = True) -> None:
        """To the screen of the badges, for these people: paper, first label and printer are chosen there."""
        if registration_ids:
            how = () if are_chosen else (ALL_SHOWN,)
            self.context.shell.show_screen("badges", " ".join((*how, *registration_ids)))

    def export(self) -> None:
        """Write the rows that are shown to a file."""
        nowhere = self.context.workspace is None or not self.context.event_id
        if nowhere or not self._is_organiser or not self.list.shown_ids():
            return
        slug = self.context.event.slug if self.context.event else "ronde"
        folder = Path(self.context.settings.text("export_folder", str(Path.home())))
        private = tr("with needs, wishes and separations")
        plain = (f"{tr('Excel workbook')}{{}} (*.xlsx)", f"{tr('CSV list')}{{}} (*.csv)")
        kinds = ";;".join(kind.format(more) for more in ("", f", {private}") for kind in plain)
        start = str(folder / f"{slug}-{tr('attendees')}.xlsx")
        name, kind = QFileDialog.getSaveFileName(self, tr("Export"), start, kinds)
        if name:
            path = Path(name)
            if path.suffix.lower() not in (".xlsx", ".csv"):
                path = path.with_name(path.name + (".csv" if "csv" in kind else ".xlsx"))
            self.write(path, with_needs=private in kind)

    def write(self, path: Path, *, with_needs: bool = False) -> None:
        """Write the rows that are shown to ``path``; ``with_needs`` as for `Exports.write_attendees`."""
        community, event_id, ids = self.context.workspace, self.context.event_id, self.list.shown_ids()
        if community is None:
            return
        self.context.settings.put("export_folder", str(path.parent))

        def written(count: int) -> None:
            text = trn(
                "{n} person written to {file}.", "{n} people written to {file}.", count, file=path.name
            )
            self.context.shell.say("done", text)

        self.context.lane.run(
            lambda: community.exports.write_attendees(event_id, path, ids, with_needs=with_needs),
            written,
            self.one.failed,
            owner=self,
        )


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if urls and urls[0].isLocalFile() else None
    return path if path and path.suffix.lower() in SUFFIXES else None


def _named(who: "Attendee") -> str:
    return f"{who.list_name} — {who.institution}" if who.institution else who.list_name


def _summary(report: "ImportReport") -> str:
    counts, what = report.counts, ", ".join(map(tr_text, report.summary()))
    rows = trn("{n} row", "{n} rows", counts["rows"])
    done = tr("{file}, {rows}: {what}.", file=report.file, rows=rows, what=what)
    if report.without_copy is not None:
        return f"{done} {tr_text(report.without_copy)}"
    is_news = report.has_copy and counts["imported"] + counts["updated"] > 0
    return f"{done} {tr('What stood before is among the safety copies, in Settings.')}" if is_news else done
