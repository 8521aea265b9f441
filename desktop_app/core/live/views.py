"""What the hall's screen and the moderator's window draw: frozen snapshots, ready to paint.

Nothing here needs arithmetic on time to be drawn: digits and times of day are finished strings (local zone,
24 hours), lengths of bars are fractions. Sentences are `Text`, translated where they are painted; names and
titles are plain strings as people typed them.
"""

from dataclasses import dataclass
from enum import Enum

from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.choices import Proposal, Question
from desktop_app.core.plan_quality import Figure
from desktop_app.core.text import Text


class HallMode(Enum):
    """Which of its pages the hall's screen shows."""

    WELCOME = "welcome"
    PROGRAMME = "programme"
    ITEM = "item"
    TIMER = "timer"
    TABLES = "tables"
    NAMES = "names"
    SPEAKER = "speaker"
    MESSAGE = "message"
    BREAK = "break"
    THANKS = "thanks"
    BLACK = "black"
    LOGO = "logo"


class Phase(Enum):
    """Where the clock stands in a turn. A view has two: `phase` to show, `time_phase` as if not paused."""

    EMPTY = "empty"
    """Nothing is loaded: no digits."""
    READY = "ready"
    """Loaded, not started: the full length is shown."""
    NORMAL = "normal"
    WARNING = "warning"
    LAST_CALL = "last_call"
    OVERTIME = "overtime"
    ENDED = "ended"
    """At zero where overtime is not allowed, or the session is over."""
    PAUSED = "paused"
    SETTLE = "settle"
    MOVE = "move"


class Cue(Enum):
    """What is heard, and seen, at one instant. Each has its own rhythm and its visual twin."""

    START = "start"
    GONG = "gong"
    """A turn starts by itself (settled, or the next seat speaks)."""
    WARNING = "warning"
    LAST_CALL = "last_call"
    END = "end"
    MOVE = "move"
    """Everybody changes table."""
    SETTLE = "settle"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Category:
    """A category as a badge shows it: never colour alone."""

    key: str
    name: str
    shape: str = "circle"
    """circle, square, triangle, diamond, hexagon or star."""
    colour: str = "#0072B2"


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """One person on a board."""

    registration: str
    given_name: str
    family_name: str
    category: str = ""
    """`Category.key`, found again in `Board.legend`."""
    present: bool = True
    seat: str = ""
    """Letter of the seat, which is also the order of speaking: A, B, C..."""


@dataclass(frozen=True, slots=True)
class BoardTable:
    """One table of a round, in the order of speaking."""

    number: int
    name: str
    """A name given to it, beside its number; empty, or "Table 7", for none."""
    people: tuple[BoardPerson, ...] = ()
    note: str = ""
    """Where it stands, if set: "to the left of the stage"."""


@dataclass(frozen=True, slots=True)
class BoardName:
    """A line of the board by name, in alphabetical order: people look for their own name."""

    given_name: str
    family_name: str
    table: int
    table_name: str = ""
    category: str = ""

    @property
    def looked_for(self) -> str:
        """What the order goes by: the family name in capitals, or the only name as it is written."""
        return self.family_name.strip().upper() or self.given_name.strip()

    @property
    def beside(self) -> str:
        """The given name, where it stands beside a family name."""
        return self.given_name if self.family_name.strip() else ""


@dataclass(frozen=True, slots=True)
class Board:
    """Where everybody sits in one round. The painter pages it at the legible size.

    Attributes:
        round_number: counted from 1.
        headline: over the tables ("Round 4 - join your table"); names_headline: over the names.
        tables: in order of number. names: the same people by family name, those who rest with table 0.
        resting: people without a table in this round.
        page_turn: pages that the moderator has turned (may be negative). since_s: since when they turn by
            themselves. within_s: in which time all should have been seen, 0 is no hurry. page_s: how long one
            stays, 0 is as it fits. The painter knows how many there are and asks `board_pages`.
        both_ways: pages by name, then by table if there is time; otherwise only those of the view's mode.
    """

    round_number: int
    rounds: int
    headline: Text
    names_headline: Text
    tables: tuple[BoardTable, ...] = ()
    names: tuple[BoardName, ...] = ()
    resting: tuple[BoardPerson, ...] = ()
    legend: tuple[Category, ...] = ()
    page_turn: int = 0
    since_s: int = 0
    within_s: int = 0
    page_s: int = 0
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """Somebody who speaks, with what the hall should know of them."""

    name: str
    affiliation: str = ""
    title: str = ""
    """Title of the idea or of the talk."""
    category: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item of the programme in large: title and its speakers."""

    title: str
    kind: str
    speakers: tuple[SpeakerCard, ...] = ()
    starts: str = ""
    """Time of day, "14:15"."""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One line of the programme for the hall."""

    time: str
    title: str
    kind: str = ""
    speakers: tuple[str, ...] = ()
    is_current: bool = False
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class HallView:
    """Everything the projector draws at one instant.

    Attributes:
        mode: the page. phase: the state to show; time_phase: what it would be if not paused.
        digits: "2:14", overtime "-0:10", long items "1:05:00"; empty when nothing is loaded.
        length: "15 min" while the time has not begun to run; None from then on.
        bar: fraction of the time that is left, 0 to 1.
        word: the state in a word ("Last call"), None when there is nothing to say.
        headline: "Round 3 of 8", or the title of the item. speaking: "Seat B speaks", or a name.
        coming: "Table change in 8:14". next_up: who speaks next, with the title of the idea.
        inverted: the one inversion, from zero on. cue: the visual twin of a bell that has just
            rung; whoever heard it puts it here (`cues.Ear`).
        overlay: a message over the page; message: the text of the page MESSAGE.
        back_at: "16:10" on the page BREAK. wall: time of day. is_rehearsal: mark the screen as a trial.
        smallest_text: lowest legible height of an element as a fraction of the image's height; whoever knows the
            room puts it here.
    """

    mode: HallMode
    phase: Phase = Phase.EMPTY
    time_phase: Phase = Phase.EMPTY
    digits: str = ""
    length: Text | None = None
    bar: float = 1.0
    word: Text | None = None
    headline: Text | None = None
    speaking: Text | None = None
    coming: Text | None = None
    item: ItemCard | None = None
    speaker: SpeakerCard | None = None
    next_up: SpeakerCard | None = None
    programme: tuple[ProgrammeLine, ...] = ()
    board: Board | None = None
    message: str = ""
    overlay: str = ""
    back_at: str = ""
    event_title: str = ""
    event_subtitle: str = ""
    wall: str = ""
    inverted: bool = False
    cue: Cue | None = None
    is_rehearsal: bool = False
    smallest_text: float = Room().smallest_text


class Command(Enum):
    """What a moderator can do. `ModeratorView.possible` lists those that would change something now."""

    START = "start"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    PLUS = "plus"
    MINUS = "minus"
    RESET = "reset"
    STOP = "stop"
    UNDO = "undo"
    REDO = "redo"
    SKIP = "skip"
    PUT_BACK = "put_back"
    BLACK = "black"
    MESSAGE = "message"
    TABLES = "tables"
    NEXT_PAGE = "next_page"
    PREVIOUS_PAGE = "previous_page"
    FULL_SCREEN = "full_screen"
    TAKE_OVER = "take_over"


class RowState(Enum):
    """What has become of an item of the run of show."""

    COMING = "coming"
    CURRENT = "current"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class RunRow:
    """One row of the run of show.

    Attributes:
        planned: "14:15" as first planned. actual: when it really started, or empty.
        expected: when it starts as things go now (equal to actual once started); expected_end: its end.
        detail: second line under the current item ("round 3 of 8 · expected end 17:42").
        late: expected (or actual) start against the plan, "+ 2 min"; None within half a minute.
        can_rise, can_fall: it may be moved one place up or down.
        is_dropped: somebody left it out; otherwise what was skipped was passed over, or the end came first.
    """

    key: str
    kind: str
    title: str
    state: RowState
    planned: str
    actual: str = ""
    expected: str = ""
    expected_end: str = ""
    length: str = ""
    speakers: tuple[str, ...] = ()
    detail: Text | None = None
    late: Text | None = None
    can_rise: bool = True
    can_fall: bool = True
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One speaker of the stage queue."""

    key: str
    name: str
    affiliation: str
    title: str
    category: str
    state: RowState
    is_present: bool
    is_next: bool
    used: str = ""
    """Time used, "2:51", once they have spoken."""
    can_rise: bool = True
    can_fall: bool = True
    """They may come one place earlier, or later."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A table that waits: ``line`` names the first of those who are missing, ``whole`` all of them."""

    line: Text
    whole: Text


@dataclass(frozen=True, slots=True)
class ModeratorView:
    """What the moderator's window shows beside the miniature (which is a `HallView`).

    Attributes:
        title: "Round 3 · turn 2 of 4". subtitle: "Seat B speaks". digits: the same as the hall's.
        bar: fraction left; ticks: (fraction, Cue) of warning and last call on that bar.
        bar_note: "of 3:00 · bell at 0:30 and 0:10".
        next_things: "Seat C, then seat D". change_in: "in 8:14", empty when no move is coming.
        delay: "+ 2 min", "On time", or how far ahead; delay_name: what that is. delay_s: late by so much.
        latecomers: lines such as "3 latecomers wait for a table".
        absents: people with a seat in a coming round who are not here, once a round has begun.
        quality: what the plan is worth. possible: commands that would do something now.
        is_driving: False in a second window that only follows. driver: desk that drives; is_driven: somebody does.
        problem: why this window cannot drive; it stands among the warnings too.
        start_label: START resumes, starts, or starts anyway. hall_mode: which button is down.
        notices: what the session took from outside, told quietly for a while.
        warnings: a next speaker who is not here, an end that is too late, unreadable history.
        waiting: tables that wait for somebody before a round.
        proposals: ways to catch up; end_late_s: how late all would end.
        offers_end: next has nothing more, offer STOP. end: expected end of all.
        ended: once the session is over, when, and how late; there is no time and no turn to show any more.
        fits: "8 rounds of 4 turns, end 17:42" for the item at hand. on_stage: how many present, where a queue is used.
        queue_item: key of the row that `queue` belongs to.
    """

    title: Text
    subtitle: Text | None
    digits: str
    phase: Phase
    time_phase: Phase
    is_running: bool
    bar: float = 1.0
    ticks: tuple[tuple[float, Cue], ...] = ()
    bar_note: Text | None = None
    next_things: Text | None = None
    change_in: str = ""
    delay_name: Text | None = None
    delay: Text | None = None
    delay_s: int = 0
    run: tuple[RunRow, ...] = ()
    queue: tuple[QueueRow, ...] = ()
    latecomers: Text | None = None
    latecomers_detail: Text | None = None
    absents: Text | None = None
    quality: tuple[Figure, ...] = ()
    warnings: tuple[Text, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    notices: tuple[Text, ...] = ()
    question: Question | None = None
    possible: frozenset[Command] = frozenset()
    start_label: Text | None = None
    hall_mode: HallMode = HallMode.WELCOME
    message: str = ""
    wall: str = ""
    is_driving: bool = True
    driver: str = ""
    is_driven: bool = True
    problem: Text | None = None
    is_rehearsal: bool = False
    rehearsal_speed: int = 1
    undo_label: Text | None = None
    proposals: tuple[Proposal, ...] = ()
    end_late_s: int = 0
    offers_end: bool = False
    end: str = ""
    ended: Text | None = None
    fits: Text | None = None
    on_stage: Text | None = None
    queue_item: str = ""
