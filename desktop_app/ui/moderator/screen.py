"""The moderator's console: run of show, clock, what the hall sees."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.core.live.choices import Proposal
from desktop_app.core.live.keys import KEYS
from desktop_app.core.live.views import Command, HallMode, HallView, ModeratorView, Phase
from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text
from desktop_app.services.changes import Changed
from desktop_app.services.system_clock import SystemClock
from desktop_app.ui.first_page import first_page
from desktop_app.ui.moderator import deeds
from desktop_app.ui.moderator.clock import ClockCard
from desktop_app.ui.moderator.driver import LiveDriver
from desktop_app.ui.moderator.errands import Errands
from desktop_app.ui.moderator.hall_card import HallCard
from desktop_app.ui.moderator.keys import command_of
from desktop_app.ui.moderator.message import MessageCard
from desktop_app.ui.moderator.notes import (
    FollowerCard,
    LatecomersCard,
    QuestionCard,
    WarningLines,
)
from desktop_app.ui.moderator.offers import EndedCard, FirstSteps
from desktop_app.ui.moderator.proposals import ProposalsCard
from desktop_app.ui.moderator.quality import QualityCard
from desktop_app.ui.moderator.run import RunCard
from desktop_app.ui.moderator.screen_notices import ScreenNotices
from desktop_app.ui.moderator.screen_words import what_goes_on, what_is_left
from desktop_app.ui.moderator.sound_part import hearing_words
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.sound import Sounds
from desktop_app.ui.widgets.hall.port import HallPort
from desktop_app.ui.widgets.keys import sequence_of

if TYPE_CHECKING:
    from desktop_app.services.community import Community

LEFT_PX, RIGHT_PX, NARROW_PX, LOW_PX, GAP_PX = (200, 330), (292, 344), 1300, 760, 16
PRINTED = frozenset({"Space", "Right", "Left", "Up", "Down", "Ctrl+Z", "Ctrl+Shift+Z", "F11"})
"""Keys that a `KeyButton` of the console hears; the others have no button of their own."""
TOUCHES = ("live", "plan", "queue", "programme", "door", "registration", "event")
"""What makes the session look different."""


class ModeratorScreen(Screen):
    """Drives the live session of the meeting worked on; its clock runs on while another screen is in front."""

    shows_header = False
    shows_status = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        assert context.make_hall is not None
        self.hall: HallPort = context.make_hall()
        clock = context.workspace.clock if context.workspace is not None else SystemClock()
        self.driver = LiveDriver(context.lane, clock, self.hall, self._sounds, context.shell.report)
        self.view: ModeratorView | None = None
        self.screens = ScreenNotices(self, self.hall, context.shell)
        self.errands = Errands(self, context, self.driver, self.hall, self.act, lambda: self.view)
        self._workspace: Community | None = None
        self._event_id = ""
        self._followed: Sounds | None = None
        self._problem: Text | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Stage"))
        self._build()
        self._connect()
        self.hall.keys = self._key_over_the_hall
        self.hall_card.show_outputs()

    # Building

    def _build(self) -> None:
        self.stack = QStackedLayout(self)
        self.console = QWidget()
        row = QHBoxLayout(self.console)
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(GAP_PX)
        self.run = RunCard()
        self.latecomers = LatecomersCard(self._see_latecomers)
        self.run.foot.addWidget(self.latecomers)
        self.clock = ClockCard(self.act)
        self.follower, self.question = FollowerCard(self.act), QuestionCard()
        self.proposals, self.warnings = ProposalsCard(), WarningLines()
        self.notices = WarningLines("selection")
        self.first = FirstSteps(
            self.errands.programme,
            self.errands.import_programme,
            lambda: self.context.shell.show_screen("rotation"),
            self.errands.make_queue,
        )
        self.ended = EndedCard(self.errands.begin_again, self.errands.save_times)
        for note in (
            self.follower,
            self.question,
            self.first,
            self.ended,
            self.warnings,
            self.notices,
            self.proposals,
        ):
            self.clock.notes.addWidget(note)
        self.cards = self._right_column()
        row.addWidget(self.run)
        row.addWidget(self.clock, 1)
        row.addWidget(self.cards)
        self.stack.addWidget(self._scrolled(self.console))
        self.empty = QWidget()
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)

    def _scrolled(self, console: QWidget) -> QScrollArea:
        """In a window that is too small the console scrolls: nothing overlaps, and nothing is out of reach."""
        self.whole = QScrollArea()
        self.whole.setWidgetResizable(True)
        self.whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole.setWidget(console)
        self.whole.viewport().setAutoFillBackground(False)
        console.setAutoFillBackground(False)
        return self.whole

    def _right_column(self) -> QScrollArea:
        self.hall_card = HallCard(self.hall, self.act, self.errands.hall_settings)
        self.message = MessageCard(self.take_keys)
        self.quality = QualityCard(
            self.errands.check,
            self.errands.formats,
            lambda: self.errands.rehearse(self.quality.rehearse),
            self.errands.programme,
            self.errands.tables,
        )
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for card in (self.hall_card, self.message):
            column.addWidget(card)
        column.addWidget(self.quality, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The clock in the middle gets what the columns leave; the columns have bounds."""
        super().resizeEvent(event)
        for part, share, (least, most) in ((self.run, 0.2, LEFT_PX), (self.cards, 0.265, RIGHT_PX)):
            part.setFixedWidth(min(most, max(least, round(self.width() * share))))
        room_px = self.width() - self.run.width() - self.cards.width() - 2 * GAP_PX
        self.clock.set_room(room_px, is_narrow=self.width() < NARROW_PX)
        is_low = self.height() <= LOW_PX
        self.warnings.waiting.set_low(is_low)
        self._column.setSpacing(6 if is_low else 16)
        edge_px = 5 if is_low else 12
        for card in (self.hall_card, self.message, self.quality):
            card.content.setContentsMargins(16, edge_px, 16, edge_px)
        for card in (self.hall_card, self.message):
            card.content.setSpacing(5 if is_low else 8)

    def _show_first_page(self) -> None:
        """Nothing to drive: what to do first. While a file is being opened it is too early to say."""
        former = self.empty
        self.empty = QWidget() if self.context.shell.is_opening() else first_page(self, self.context)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        former.deleteLater()
        if self.isVisible():
            self.take_keys()

    def _connect(self) -> None:
        self.driver.showed.connect(self.hall_card.show_hall)
        self.driver.moved.connect(self.show_view)
        self.driver.foresight.foresaw.connect(self.hall_card.prepare)
        self.driver.rang.connect(lambda cue: QTimer.singleShot(0, self, self._show_sound))
        self.run.asked.connect(self._deed)
        self.question.answered.connect(self._answer)
        self.proposals.chosen.connect(self._catch_up)
        self.hall_card.page_chosen.connect(self._page)
        self.message.wanted.connect(self._say)
        self.hall.changed.connect(self.hall_card.show_outputs)
        self.context.bridge.changed.connect(self._changed)
        for name, key in KEYS.items():
            if name not in PRINTED:
                self._shortcut(name, key.command)

    def _shortcut(self, name: str, command: Command) -> None:
        shortcut = QShortcut(sequence_of(name), self, lambda: self.act(command))
        shortcut.setAutoRepeat(False)

    # What a person does

    def act(self, command: Command) -> None:
        """A key or a button of the console."""
        view = self.view
        if command is Command.FULL_SCREEN:
            self.screens.toggle()
        elif command is Command.MESSAGE:
            self.message.press()
        elif command is Command.START and view is not None and view.is_running:
            self.driver.do(Command.PAUSE)
        else:
            self.driver.do(command)

    def _key_over_the_hall(self, event: QKeyEvent) -> bool:
        command = command_of(event)
        if command is None or command is Command.MESSAGE:
            return False
        if not event.isAutoRepeat():
            self.act(command)
        return True

    def _deed(self, deed: str, key: str) -> None:
        snapshot = self.driver.snapshot
        if deed == "insert":
            self.errands.insert_speaker()
        elif snapshot is not None:
            self.driver.call(deeds.call_of(deed, key, self.run.lines(), snapshot))

    def _answer(self, question: str, answer: str) -> None:
        self.driver.call(lambda session, reading: session.answer(question, answer, reading=reading))

    def _catch_up(self, chosen: Proposal) -> None:
        self.driver.call(lambda session, reading: session.catch_up(chosen, reading=reading))

    def _page(self, mode: HallMode | None) -> None:
        if mode is HallMode.BLACK:
            self.driver.do(Command.BLACK)
            return
        self.driver.call(lambda session, reading: session.show(mode, reading=reading))

    def _say(self, text: str) -> None:
        self.driver.call(lambda session, reading: session.say(text, reading=reading))

    def _see_latecomers(self) -> None:
        self.context.shell.show_screen("rotation")

    # What comes from outside

    def reload(self) -> None:
        """The file or the meeting is another one."""
        workspace, event_id = self.context.workspace, self.context.event_id
        self._problem = None
        may_drive = self.context.role.may_drive
        if may_drive:
            self.hall.come_back(event_id)
        else:
            self.hall.step_aside(self._event_id)  # nobody here would keep its clock going
        if workspace is None or not event_id or not may_drive:
            self._workspace, self._event_id = None, ""
            self.driver.use(None)
            self._show_first_page()
            return
        is_same = (workspace, event_id) == (self._workspace, self._event_id)
        if is_same and self.driver.session is not None:
            self.driver.refresh_soon()
            return
        # After a restore the event is the same, the file not.
        self._workspace, self._event_id = workspace, event_id
        self.driver.use(lambda: workspace.live.session(event_id))

    def on_shown(self) -> None:
        """Draw at once what has happened meanwhile; the keys belong to the clock, not to the rail."""
        self.take_keys()
        self._show_sound()
        self.driver.tick()

    def take_keys(self) -> None:
        """Nobody types here: the keys are the clock's, and Tab goes through the console; or the first page has them."""
        is_first = self.stack.currentWidget() is self.empty and self.empty.focusProxy() is not None
        (self.empty if is_first else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def notice_place(self, *, is_brief: bool) -> QRect | None:
        """Who came in is read over the heading of the run of show; what needs a person, over the title of the clock."""
        if self.stack.currentWidget() is not self.whole:
            return None
        card = self.run if is_brief else self.clock
        place = QRect(card.mapTo(self, QPoint(0, 0)), QSize(card.width(), card.heading_px()))
        return place if self.rect().contains(place) else None

    def unfinished(self) -> list[str]:
        """A session that this window drives, and the hall's picture."""
        return what_goes_on(drives=self._drives(), outputs=self.hall.outputs())

    def abandoned(self) -> list[str]:
        """The same two, where somebody turns away and the program goes on."""
        return what_is_left(drives=self._drives(), outputs=self.hall.outputs())

    def _drives(self) -> bool:
        snapshot, view = self.driver.snapshot, self.view
        is_rehearsal = view is not None and view.is_rehearsal
        return snapshot is not None and snapshot.drives and snapshot.is_live and not is_rehearsal

    def on_close(self) -> None:
        """The drive is free; the hall's windows belong to the shell."""
        self.driver.stop()
        self.hall.keys = None

    def show_view(self, view: ModeratorView, hall: HallView) -> None:
        """Draw the session as it stands."""
        self.view = view
        if view.problem != self._problem:
            self._tell_problem(view.problem)
        if self.context.sounds is not self._followed:
            self._show_sound()
        self._bring_console()
        self.run.show_view(view)
        self.latecomers.show_view(view)
        is_quiet = view.phase is Phase.READY or view.ended is not None
        self.clock.show_view(view, None if is_quiet else hall.word)
        self.follower.show_view(view)
        self.first.show_view(view)
        self.ended.show_view(view)
        self.question.show_question(view.question)
        self.warnings.show_lines(
            tuple(tr_text(line) for line in view.warnings),
            tuple((tr_text(table.line), tr_text(table.whole)) for table in view.waiting),
        )
        self.notices.show_lines(tuple(tr_text(line) for line in view.notices))
        # How late it is depends on the answer: ways to catch up come after it.
        proposals = view.proposals if view.question is None else ()
        self.proposals.show_proposals(proposals, view.end_late_s)
        asks = not (self.question.isHidden() and self.proposals.isHidden())
        self.clock.set_crowded(asks and self.height() <= LOW_PX)
        self.hall_card.show_view(view, hall)
        self.message.show_view(view)
        self.quality.show_view(view)

    def _bring_console(self) -> None:
        """Once there is something to drive; Qt would give the keys of the first page to a button of the console."""
        if self.stack.currentWidget() is not self.whole:
            had_focus = self.empty.isAncestorOf(self.window().focusWidget())
            self.stack.setCurrentWidget(self.whole)
            if had_focus:
                self.take_keys()

    def _tell_problem(self, problem: Text | None) -> None:
        """Said once, on another screen too; it stands on the console until the file can be written again."""
        self._problem = problem
        if problem is None:
            self.context.shell.say("done", tr("The file can be written again: everything is recorded."))
        elif not self.isVisible():
            self.context.shell.say("refused", tr_text(problem))

    def _changed(self, change: Changed) -> None:
        if change.touches(*TOUCHES):
            self.driver.refresh_soon()

    def _sounds(self) -> Sounds | None:
        return self.context.sounds

    def _show_sound(self) -> None:
        """Sounds are loaded after the first paint; until then nobody knows."""
        sounds = self.context.sounds
        if sounds is not None and sounds is not self._followed:
            self._followed = sounds
            sounds.changed.connect(self._show_sound)
        self.hall_card.show_sound(hearing_words(sounds) if sounds is not None else "")
