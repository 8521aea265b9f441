"""Programme, queue and lengths of a session: before the start in the file, under way in the session itself."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.core.clock import Reading
from desktop_app.core.errors import Refused
from desktop_app.core.live import catch_up, commands, edits
from desktop_app.core.live.choices import Proposal
from desktop_app.core.live.commands import Changes
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.position import Position
from desktop_app.core.live.queue import fixed_then, settled
from desktop_app.core.live.show import Form, Show
from desktop_app.core.live.state import LiveState
from desktop_app.core.text import N_, Text
from desktop_app.services.events import Events
from desktop_app.services.live_around import Around
from desktop_app.services.live_commands import LiveCommands, stage_item
from desktop_app.services.live_draft import DraftEdits
from desktop_app.services.live_facts import LiveFacts
from desktop_app.services.live_snapshot import LiveSnapshot, Pace
from desktop_app.services.programme import ProgrammeLine, ProgrammeReport
from desktop_app.services.stage_queue import StageQueue


class LiveProgramme(LiveCommands):
    """What changes the run of show; `LiveSession` gives it the session."""

    _events: Events
    _event_id: str
    _source: LiveFacts
    _queue: StageQueue
    _pace: Pace | None
    _around: Around
    _draft: bool
    _before_start: DraftEdits

    @abstractmethod
    def _current(self) -> LiveState:
        """The state, folded anew when entries may have come."""

    @abstractmethod
    def _need_drive(self) -> None:
        """Refuse in a window that only follows."""

    @abstractmethod
    def _still_free(self) -> bool:
        """Nothing is under way, as the file has it now."""

    @abstractmethod
    def _forget(self) -> None:
        """Look at everything anew."""

    def order_queue(self, how: str | Sequence[str], reading: Reading | None = None) -> LiveSnapshot:
        """``"arrival"``, ``"alternating"`` or ids for those who come; who has spoken, or is up, stays in front.

        Raises:
            Refused: ``speaker-up`` when the ids differ only in who has spoken or is up.
        """

        def decide(at: Position) -> Changes:
            item = stage_item(at)
            front = settled(at, item)
            rest = [entry for entry in item.queue if entry not in front]
            before = front[-1].category if front else None
            wanted = self._queue.ordered(self._event_id, rest, how, before)
            order = fixed_then(item.queue, [entry.id for entry in front], wanted)
            standing = tuple(entry.id for entry in item.queue)
            if order != standing:
                return commands.edit(at, [edits.order_queue(item.id, order)])
            if not isinstance(how, str) and tuple(how) != standing:
                raise Refused(
                    "speaker-up",
                    N_(
                        "Whoever speaks or walks to the stage stays first. “Speaks now” calls somebody else up."
                    ),
                )
            return commands.NOTHING

        return self._do(decide, reading)

    def set_timing(self, item: str, **changes: int | bool) -> LiveSnapshot:
        """Other lengths, thresholds or choices for an item; remembered for the event's format too."""
        found = self._current().show.item(item)
        if found is None:
            raise Refused("item-unknown", N_("This item is no longer in the programme."))
        if self._pace is None:
            self._need_drive()
            self._keep_timing(found.form, changes)
        if self._draft:
            self._forget()
            return self.snapshot()
        return self.edit(edits.set_timing(item, **changes))

    def _keep_timing(self, form: Form, changes: Mapping[str, int | bool]) -> None:
        source, event_id = self._source, self._event_id
        if not self._draft:
            source.keep_timing(event_id, form, changes)
            return
        self._before_start.run(
            Text(N_("Undo the change of lengths")),
            lambda: source.timings(event_id),
            lambda kept: source.keep_timings(event_id, kept),
            lambda: source.keep_timing(event_id, form, changes),
        )

    def name_table(self, number: int, name: str = "", note: str = "") -> LiveSnapshot:
        """What the hall calls a table ("Atrium"), and where it stands; a rehearsal keeps it to itself."""
        if self._pace is not None:
            self._around.rehearsed_tables = {**self._around.rehearsed_tables, number: (name, note)}
        else:
            self._source.name_table(self._event_id, number, name, note)
        self._around.known = None
        return self.snapshot()

    def lines(self) -> tuple[ProgrammeLine, ...]:
        """The run of show as lines of a programme, to be edited; see `set_lines`."""
        return self._source.lines(self._events.find(self._event_id), self._current().show)

    def set_lines(self, lines: Sequence[ProgrammeLine]) -> LiveSnapshot:
        """Write the edited lines: into the programme, or into the session when it is under way.

        Raises:
            Refused: ``item-running``, ``before-running``, ``item-begun``, ``kind-of-rounds``, ``length-of-turns``
                for what a session under way does not allow.
        """
        if self._pace is None and self._still_free():
            self._before_start.run(
                Text(N_("Undo the change of the run of show")),
                lambda: self._source.programme(self._event_id),
                lambda kept: self._source.put_programme(self._event_id, kept),
                lambda: self._source.write_lines(self._event_id, lines),
            )
            return self.snapshot()
        _refuse_other_lengths(self._current().show, self.lines(), lines)
        wanted = self._source.items(self._events.find(self._event_id), lines)
        return self._do(lambda at: commands.edit(at, edits.between(at.state.show, wanted)))

    def import_programme(self, path: Path) -> tuple[ProgrammeReport, bool]:
        """Replace the programme by that of a list; also whether undo brings the old one back: before the start.

        Refuses as `Programme.import_list` does; nothing is changed then.
        """
        reports: list[ProgrammeReport] = []

        def read_list() -> None:
            reports.append(self._source.import_programme(self._event_id, path))

        if self._pace is None and self._still_free():
            self._before_start.run(
                Text(N_("Undo the import of the programme")),
                lambda: self._source.programme(self._event_id),
                lambda kept: self._source.put_programme(self._event_id, kept),
                read_list,
            )
        else:
            read_list()
        return reports[0], self.snapshot().draft_undo is not None

    def catch_up(self, chosen: Proposal | str, reading: Reading | None = None) -> LiveSnapshot:
        """Apply a proposal as it was shown, or by its key as it stands now.

        Raises:
            Refused: ``proposal-gone`` when it no longer stands.
        """

        def decide(at: Position) -> Changes:
            wanted = catch_up.edits_of(at, self._around.known or Facts(), chosen)
            if not wanted:
                raise Refused("proposal-gone", N_("This proposal no longer fits: look at the new ones."))
            return commands.edit(at, wanted)

        return self._do(decide, reading)


def _refuse_other_lengths(show: Show, known: Sequence[ProgrammeLine], lines: Sequence[ProgrammeLine]) -> None:
    """What a plan or a queue takes is not typed: it follows from its turns."""
    before = {line.id: line.length_s for line in known}
    for line in lines:
        item = show.item(line.id)
        if item is not None and item.form is not Form.TALK and line.length_s != before.get(line.id):
            raise Refused(
                "length-of-turns",
                N_("“{title}” takes as long as its turns: change them under “Lengths”."),
                title=line.title,
            )
