"""One open community: every use case, for windows and command line alike."""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from desktop_app.core.categories import DEFAULT_CATEGORIES
from desktop_app.core.clock import Clock
from desktop_app.services.attendees import Attendees
from desktop_app.services.changes import Changes
from desktop_app.services.desks import Desks
from desktop_app.services.doubts import Doubts
from desktop_app.services.elsewhere import Elsewhere
from desktop_app.services.events import Events
from desktop_app.services.paper_list import PaperList
from desktop_app.services.reception import Reception
from desktop_app.services.recorder import Recorder
from desktop_app.services.roles import Roles
from desktop_app.services.safety import Safety
from desktop_app.services.settings import Settings
from desktop_app.services.system_clock import SystemClock
from desktop_app.store import live_table
from desktop_app.store.database import FOLD_AFTER_ENTRIES, fold_log
from desktop_app.store.store import Store

if TYPE_CHECKING:
    from desktop_app.services.badges import Badges
    from desktop_app.services.exports import Exports
    from desktop_app.services.imports import Imports
    from desktop_app.services.live import Live
    from desktop_app.services.live_log import LiveLog
    from desktop_app.services.papers import Papers
    from desktop_app.services.print_queue import PrintQueue
    from desktop_app.services.programme import Programme
    from desktop_app.services.rotation import Rotation
    from desktop_app.services.rotation_changes import RotationChanges
    from desktop_app.services.seating import Seating
    from desktop_app.services.speakers import Speakers
    from desktop_app.services.stage_queue import StageQueue
    from desktop_app.services.stage_room import StageRoom
    from desktop_app.services.windows import Windows


class PutBack(Exception):
    """Another window has put an earlier copy of the file back: open it anew, nothing that was read holds any more."""


LAST_ROUND = 1_000
"""No round has so high a number: all have begun."""


class _TakenBack(Exception):
    """Nothing of this is to be kept."""


class Community:
    """The use cases on one community file. All methods run in one thread, the database lane.

    Args:
        path: the file; created with the default categories when missing.
        clock: both clocks; the system's by default.
        random: identifiers and codes; the system's randomness by default.
        desk, operator: signature of what is written here.

    Raises:
        Refused: see `store.database.open_database`.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock | None = None,
        random: Random | None = None,
        desk: str = "1",
        operator: str = "",
    ) -> None:
        self.path = path
        self.clock = clock or SystemClock()
        self.changes = Changes()
        self._store = Store(path)
        self._recorder = Recorder(
            self._store, self.clock, random or SystemRandom(), self.changes, desk, operator
        )
        try:
            self._seed()
            self._elsewhere = Elsewhere(self._store)
            self._owes_news = False
            self._folded_at = self._entries_known()
        except BaseException:
            self._store.close()
            raise

    def close(self) -> None:
        """Close the file; the drive of a live session is given back."""
        live, windows = self.__dict__.get("live"), self.__dict__.get("windows")
        try:
            if windows is not None:
                windows.leave()
            if live is not None:
                live.release()
        finally:
            self._store.close()

    @property
    def desk(self) -> str:
        """The name of this desk."""
        return self._recorder.desk

    @property
    def operator(self) -> str:
        """Who works here, or empty."""
        return self._recorder.operator

    def sign_as(self, desk: str, operator: str) -> None:
        """Sign what is written from now on."""
        self._recorder.desk = desk
        self._recorder.operator = operator

    def take_desk(self, computer: str, chosen: str, operator: str) -> bool:
        """Sign as this computer's desk from now on; True when another computer has called itself the same.

        Args:
            computer: the mark that the computer gave itself.
            chosen: the name that somebody chose, or empty: then the one it had in this file, or a free one.
        """
        self.sign_as(self.desk, operator)
        return self.desks.is_taken(computer, self.desks.sign(computer, chosen))

    def try_writing(self) -> None:
        """Begin a change and take it back. Raises `Refused` as any change would, for a write-protected file say.

        SQLite lets a transaction begin on a file that it cannot write: only the first entry tells.
        """
        with suppress(_TakenBack), self._recorder.transaction() as transaction:
            transaction.add("setting.changed", "setting:tried", {"value": True})
            raise _TakenBack

    def is_log_long(self) -> bool:
        """Whether the write-ahead log should be folded in before a check-in has to; may be asked from any thread."""
        return self._entries_known() - self._folded_at >= FOLD_AFTER_ENTRIES

    def _entries_known(self) -> int:
        """How many entries the file has, those of others as of the last look."""
        place = self._store.known_place()
        return place[0] if place else 0

    def fold_log(self) -> None:
        """Fold it in, beside the lane."""
        self._folded_at = self._entries_known()
        fold_log(self.path)

    def notice_others(self) -> bool:
        """Tell the listeners what another window or process has written; asked about twice a second.

        Raises:
            PutBack: an earlier copy stands in the file now.
        """
        self._owes_news = self._store.changed_elsewhere() or self._owes_news  # until a look has not failed
        if self._store.is_another_history(looks=self._owes_news):
            raise PutBack
        if not self._owes_news:
            self._elsewhere.pass_over()
            return False
        news = self._elsewhere.look()
        self._owes_news = False
        for changed in news:
            self.changes.publish(changed)
        return bool(news)

    @cached_property
    def events(self) -> Events:
        """The meetings."""
        return Events(self._recorder)

    @cached_property
    def attendees(self) -> Attendees:
        """Registrations and the people behind them."""
        return Attendees(self._recorder)

    @cached_property
    def imports(self) -> "Imports":
        """Lists of attendees, read and written."""
        from desktop_app.services.imports import Imports

        return Imports(self._recorder, lambda: self.safety.back_up("import"))

    @cached_property
    def exports(self) -> "Exports":
        """Lists for spreadsheets."""
        from desktop_app.services.exports import Exports

        return Exports(self.events, self.attendees)

    @cached_property
    def reception(self) -> Reception:
        """The door."""
        return Reception(self._recorder, self.events, self.attendees, self._rounds_begun)

    @cached_property
    def safety(self) -> Safety:
        """Backup copies."""
        return Safety(self.path, self.clock)

    @cached_property
    def settings(self) -> Settings:
        """Settings of the community."""
        return Settings(self._recorder)

    @cached_property
    def desks(self) -> Desks:
        """Who signs."""
        return Desks(self._recorder)

    @cached_property
    def windows(self) -> "Windows":
        """Which windows have this file open."""
        from desktop_app.services.windows import Windows

        return Windows(self._recorder)

    @cached_property
    def doubts(self) -> Doubts:
        """Doubts at the door."""
        return Doubts(self._recorder)

    @cached_property
    def roles(self) -> Roles:
        """Reception, moderator, organiser."""
        return Roles(self._recorder, self.settings)

    @cached_property
    def paper_list(self) -> PaperList:
        """Numbers ticked on paper."""
        return PaperList(self._store, self.reception)

    @cached_property
    def badges(self) -> "Badges":
        """Badges on paper."""
        from desktop_app.services.badges import Badges
        from desktop_app.services.live_facts import LiveFacts

        live = LiveFacts(self._store, self.programme, self.stage_queue, self.settings)
        return Badges(self._recorder, self.events, self.attendees, self.settings, live)

    @cached_property
    def print_queue(self) -> "PrintQueue":
        """What was asked of printers."""
        from desktop_app.services.print_queue import PrintQueue

        return PrintQueue(self._recorder, self.badges, self.attendees, self.settings)

    @cached_property
    def papers(self) -> "Papers":
        """Sign-in sheet, lists, signs, cards."""
        from desktop_app.services.papers import Papers

        return Papers(self._store, self.badges.facts, self.events, self.attendees, self.settings)

    @cached_property
    def programme(self) -> "Programme":
        """The programme of a meeting."""
        from desktop_app.services.programme import Programme

        return Programme(self._recorder, self.events)

    @cached_property
    def speakers(self) -> "Speakers":
        """Who is announced and not here."""
        from desktop_app.services.speakers import Speakers

        return Speakers(self.clock, self.events, self.programme, self.attendees, lambda: self.live)

    @cached_property
    def stage_queue(self) -> "StageQueue":
        """Who presents on stage, in order."""
        from desktop_app.services.stage_queue import StageQueue

        return StageQueue(self._recorder)

    @cached_property
    def stage_room(self) -> "StageRoom":
        """How the stage queue stands to the programme."""
        from desktop_app.services.live_facts import LiveFacts
        from desktop_app.services.stage_room import StageRoom

        facts = LiveFacts(self._store, self.programme, self.stage_queue, self.settings)
        return StageRoom(self.clock, self.events, facts, self.stage_queue, self.live)

    @cached_property
    def rotation(self) -> "Rotation":
        """Rotation plans."""
        from desktop_app.services.rotation import Rotation

        return Rotation(self._recorder)

    @cached_property
    def rotation_changes(self) -> "RotationChanges":
        """A kept plan changed: by hand, or planned again while the meeting runs."""
        from desktop_app.services.rotation_changes import RotationChanges

        return RotationChanges(self._recorder, self.rotation, self.live)

    @cached_property
    def live(self) -> "Live":
        """The clock, the hall's screen and who drives them."""
        from desktop_app.services.live import Live

        return Live(
            self._recorder,
            self.events,
            self.programme,
            self.stage_queue,
            self.settings,
            lambda: self.roles.here.may_drive,
        )

    @cached_property
    def live_log(self) -> "LiveLog":
        """Planned and actual times of every turn."""
        from desktop_app.services.live_log import LiveLog

        return LiveLog(self._recorder, self.events)

    @cached_property
    def seating(self) -> "Seating":
        """Walk-ins with a place at a table."""
        from desktop_app.services.seating import Seating

        return Seating(self.reception, self.rotation, self.rotation_changes)

    def _rounds_begun(self, event_id: str) -> int:
        """Rounds that people can no longer be sent to: all of them after the session, none before it."""
        if live_table.open_session(self._store, event_id) is None:
            return LAST_ROUND if live_table.has_ended_with_plan(self._store, event_id) else 0
        free = self.live.session(event_id).free_round()
        return free - 1 if free else LAST_ROUND

    def _seed(self) -> None:
        """A new file gets the categories of the community."""
        if self._store.last_seq():
            return
        with self._recorder.transaction() as transaction:
            if self._store.last_seq():
                return
            for position, category in enumerate(DEFAULT_CATEGORIES):
                payload = {
                    "label_fr": category.label_fr,
                    "label_en": category.label_en,
                    "colour": category.colour,
                    "shape": category.shape,
                    "position": position,
                }
                transaction.add("category.added", f"category:{category.key}", payload)
