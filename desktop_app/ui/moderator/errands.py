"""Errands of the console: sheets, files and choices that are opened from its buttons."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.core.live.rundown import rundown
from desktop_app.core.live.show import Form
from desktop_app.core.live.views import Cue, ModeratorView
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.driver import LiveDriver
from desktop_app.ui.moderator.port import Act, Call
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.hall.port import HallPort

if TYPE_CHECKING:
    from desktop_app.ui.moderator.board_choice import BoardChoice
    from desktop_app.ui.moderator.checks import Line
    from desktop_app.ui.moderator.formats import FormatSheet
    from desktop_app.ui.moderator.programme_sheet import ProgrammeSheet
    from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet

MOST_REMARKS = 3
ROOM_SAID_KEY = "hall.room_said"
"""The size of the hall that somebody has confirmed, in metres."""


class Errands:
    """Opens what a button names and sends the outcome to the session.

    Args:
        parent: the console, beside which sheets stand. act: what its keys do. view: what it shows now.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        driver: LiveDriver,
        hall: HallPort,
        act: Act,
        view: Callable[[], ModeratorView | None],
    ) -> None:
        self._parent, self._context, self._act, self._view = parent, context, act, view
        self._driver, self._hall = driver, hall
        self._heard_on = ""

    def _is_open(self, kind: type[ConsoleSheet]) -> bool:
        """One sheet of a kind is enough: the one that stands there comes to the front."""
        for sheet in self._parent.findChildren(kind):
            if sheet.isVisible():
                sheet.raise_()
                sheet.activateWindow()
                return True
        return False

    def _show(self, sheet: ConsoleSheet) -> None:
        sheet.hear_keys(self._act)
        sheet.show()

    def _send(self, sheet: ConsoleSheet, call: Call) -> None:
        """Do what a sheet asks for and close it; a refusal is said in it, and everything typed stays there.

        One that was closed by hand meanwhile leaves the word to the shell.
        """

        def failed(error: Exception) -> None:
            if isValid(sheet) and sheet.isVisible():
                sheet.is_asking = False
                sheet.fail(error, self._context.shell)
            else:
                self._context.shell.report(error)

        sheet.is_asking = True
        self._driver.call(call, lambda: sheet.accept() if isValid(sheet) else None, failed)

    def hall_settings(self) -> None:
        """Screens, size of the hall, sound."""
        from desktop_app.ui.moderator.hall_sheet import HallSheet

        if not self._is_open(HallSheet):
            sheet = HallSheet(self._parent, self._hall, self._context.sounds, self._board_choice())
            before = self._room()
            sheet.finished.connect(lambda: self._room_was_set(before))
            self._show(sheet)

    def _board_choice(self) -> "BoardChoice | None":
        from desktop_app.ui.moderator.board_choice import BoardChoice

        facts = getattr(self._driver.snapshot, "facts", None)
        return BoardChoice(facts.board_pages, facts.page_s, self._set) if facts is not None else None

    def _set(self, key: str, value: object) -> None:
        """A setting of the meeting's file."""
        workspace = self._context.workspace
        if workspace is not None:
            self._context.lane.run(
                lambda: workspace.settings.set(key, value),
                lambda _: self._driver.refresh_soon(),
                self._context.shell.report,
                owner=self._parent,
            )

    def check(self) -> None:
        """The checks before the start."""
        from desktop_app.ui.moderator.checks import CheckSheet

        if not self._is_open(CheckSheet):
            sheet = CheckSheet(self._parent, self._checks, self._mend, self._said, self._hall)
            if self._context.sounds is not None:
                self._context.sounds.changed.connect(sheet.look_again)
            self._show(sheet)

    def _checks(self) -> "tuple[Line, ...]":
        from desktop_app.ui.moderator.checks import People, lines_of
        from desktop_app.ui.moderator.power import on_battery

        snapshot, view, sounds = self._driver.snapshot, self._view(), self._context.sounds
        queue = view.queue if view is not None else ()
        return lines_of(
            self._hall,
            sounds,
            view,
            People.of(snapshot.facts, queue) if snapshot is not None else None,
            battery=on_battery(),
            awake=self._context.is_awake() if self._context.is_awake is not None else None,
            heard=sounds is not None and sounds.device_name() == self._heard_on,
            room_said=self._context.settings.get(ROOM_SAID_KEY) == self._room(),
        )

    def _room(self) -> list[float]:
        room = self._hall.room()
        return [room.farthest_m, room.image_height_m]

    def _said(self, key: str) -> None:
        """What only a person can tell: the bell was heard, the hall is so large."""
        if key == "bell" and self._context.sounds is not None:
            self._heard_on = self._context.sounds.device_name()
        elif key == "size":
            self._context.settings.put(ROOM_SAID_KEY, self._room())

    def _room_was_set(self, before: list[float]) -> None:
        from desktop_app.ui.moderator.checks import CheckSheet

        if self._room() != before:
            self._said("size")
            for sheet in self._parent.findChildren(CheckSheet):
                sheet.look_again()

    def _mend(self, key: str) -> None:
        """The button of a check."""
        if key == "screen":
            self._hall.open()
        elif key == "size":
            self.hall_settings()
        elif key == "bell" and self._context.sounds is not None:
            self._context.sounds.ring(Cue.GONG)
        elif key == "show":
            self._context.shell.show_screen("rotation")

    def formats(self) -> None:
        """Lengths and bells of an item."""
        from desktop_app.ui.moderator.formats import Begins, FormatSheet

        snapshot = self._driver.snapshot
        if snapshot is None or self._is_open(FormatSheet):
            return
        position = snapshot.at(self._driver.read())
        state = position.state
        items = tuple(item for item in state.show.items if not item.dropped)
        if not items:
            return
        dating = next((item.id for item in items if item.form is not Form.TALK), items[0].id)
        current = state.step.item_id if state.step is not None else dating
        kinds = {item.id: item.form for item in items}
        starts = {row.item.id: row.start_ms for row in rundown(position)}
        shown = current if kinds.get(current) is not Form.TALK else dating
        sheet = FormatSheet(self._parent, items, shown, Begins(starts, snapshot.facts.zone))
        sheet.wanted.connect(lambda: self._set_timing(sheet))
        self._show(sheet)

    def _set_timing(self, sheet: "FormatSheet") -> None:
        item, changes = sheet.chosen().id, sheet.changed_timing()
        if changes:
            self._send(sheet, lambda session, reading: session.set_timing(item, **changes))
        else:
            sheet.accept()

    def rehearse(self, anchor: QWidget) -> None:
        """Choose a speed, or end the rehearsal."""
        from desktop_app.ui.moderator import rehearsal

        rehearsal.menu(self._parent, self._driver, self._view()).popup(
            anchor.mapToGlobal(anchor.rect().topLeft())
        )

    def begin_again(self) -> None:
        """A new session after one that was ended."""
        self._driver.call(lambda session, reading: session.begin_again())

    def save_times(self) -> None:
        """Planned and actual times as a table."""
        workspace, event_id = self._context.workspace, self._context.event_id
        words = tr("Tables (*.xlsx *.csv)")
        file, _ = QFileDialog.getSaveFileName(self._parent, tr("Save the times of the session"), "", words)
        if file and workspace is not None:
            self._context.lane.run(
                lambda: workspace.live_log.write(event_id, Path(file)),
                lambda rows: self._context.shell.say("done", tr("Written: {file}", file=file)),
                self._context.shell.report,
                owner=self._parent,
            )

    def insert_speaker(self) -> None:
        """A speaker more."""
        from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet

        if self._is_open(SpeakerSheet):
            return
        sheet = SpeakerSheet(self._parent)
        sheet.wanted.connect(lambda: self._insert(sheet))
        self._show(sheet)

    def _insert(self, sheet: "SpeakerSheet") -> None:
        name, title, affiliation, is_next = sheet.values()
        self._send(
            sheet,
            lambda session, reading: session.insert_speaker(
                name, title, affiliation=affiliation, after_current=is_next
            ),
        )

    def tables(self) -> None:
        """Names of tables and where they stand."""
        from desktop_app.ui.moderator.tables_sheet import TablesSheet

        snapshot = self._driver.snapshot
        if snapshot is not None and (boards := snapshot.facts.boards) and not self._is_open(TablesSheet):
            self._show(TablesSheet(self._parent, boards, self._name_table))

    def _name_table(self, number: int, name: str, note: str) -> None:
        self._driver.call(lambda session, reading: session.name_table(number, name, note))

    def programme(self) -> None:
        """The run of show, to be typed or put right."""
        from desktop_app.ui.moderator.programme_sheet import ProgrammeSheet

        session: Any = self._driver.session
        if session is not None and not self._is_open(ProgrammeSheet):
            self._context.lane.run(
                session.lines, self._edit_programme, self._context.shell.report, owner=self._parent
            )

    def _edit_programme(self, lines: Any) -> None:
        from desktop_app.ui.moderator.programme_sheet import ProgrammeSheet, fixed_by

        snapshot, view = self._driver.snapshot, self._view()
        is_live = snapshot is not None and snapshot.is_live
        fixed = {}
        if snapshot is not None and view is not None and is_live:
            forms = {item.id: item.form for item in snapshot.at(self._driver.read()).state.show.items}
            fixed = {row.key: fixed_by(row, forms.get(row.key, Form.TALK)) for row in view.run}
        ways = (
            (tr("Import a programme"), self.import_programme),
            (tr("Speakers from the ideas"), self.make_queue),
            (tr("Speakers from a list…"), self.import_pitches),
        )
        sheet = ProgrammeSheet(self._parent, lines, ways, is_live=is_live, fixed=fixed)
        sheet.wanted.connect(lambda: self._set_lines(sheet))
        self._show(sheet)

    def _set_lines(self, sheet: "ProgrammeSheet") -> None:
        lines = sheet.lines()
        self._send(sheet, lambda session, reading: session.set_lines(lines))

    def import_programme(self) -> None:
        """A programme from a file."""
        session: Any = self._driver.session
        words = tr("Programmes (*.csv *.xlsx *.txt)")
        file, _ = QFileDialog.getOpenFileName(self._parent, tr("Import a programme"), "", words)
        if file and session is not None:
            self._context.lane.run(
                lambda: session.import_programme(Path(file)),
                self._programme_read,
                self._context.shell.report,
                owner=self._parent,
            )

    def _programme_read(self, found: Any) -> None:
        """How many items, what they replaced and how to have that back, and what had to be guessed."""
        report, can_undo = found
        words = [trn("{n} item imported.", "{n} items imported.", len(report.lines))]
        if report.replaced and can_undo:
            replaced = trn(
                "In the place of {n} item: “Undo” (Ctrl+Z) brings it back.",
                "In the place of {n} items: “Undo” (Ctrl+Z) brings them back.",
                report.replaced,
            )
            words.append(replaced)
        remarks = [tr_text(remark) for remark in report.remarks]
        words += remarks[:MOST_REMARKS]
        if len(remarks) > MOST_REMARKS:
            words.append(tr("Other remarks: {n}.", n=len(remarks) - MOST_REMARKS))
        self._context.shell.say("attention" if report.remarks else "done", " ".join(words))
        self._driver.refresh_soon()

    def import_pitches(self) -> None:
        """A stage queue from a list of pitches."""
        workspace, event_id = self._context.workspace, self._context.event_id
        words = tr("Lists (*.csv *.xlsx *.txt)")
        file, _ = QFileDialog.getOpenFileName(self._parent, tr("Import a list of pitches"), "", words)
        if file and workspace is not None:
            self._context.lane.run(
                lambda: workspace.stage_queue.import_pitches(event_id, Path(file)),
                self._pitches_read,
                self._context.shell.report,
                owner=self._parent,
            )

    def _pitches_read(self, report: Any) -> None:
        """How many speak, how many the list calls absent, and how many nobody knows."""
        absent = sum(entry.skipped for entry in report.entries)
        unknown = sum(not entry.registration for entry in report.entries)
        count = len(report.entries) - absent
        text = trn("{n} speaker in the queue.", "{n} speakers in the queue.", count)
        if absent:
            text += " " + tr("Left out, absent according to the list: {n}.", n=absent)
        if unknown:
            text += " " + tr("Not registered: {n}.", n=unknown)
        self._context.shell.say("attention" if unknown or absent else "done", text)
        self._driver.refresh_soon()

    def make_queue(self) -> None:
        """A stage queue from those who have an idea."""
        workspace, event_id = self._context.workspace, self._context.event_id
        if workspace is not None:
            self._context.lane.run(
                lambda: workspace.stage_queue.make(event_id, present_only=False),
                lambda found: self._driver.refresh_soon(),
                self._context.shell.report,
                owner=self._parent,
            )
