"""What stands in the run of show: items and speakers as lines, and what can be done to each. No widget here."""

from dataclasses import dataclass, replace

from desktop_app.core.live.views import ModeratorView, QueueRow, RowState, RunRow
from desktop_app.core.programme import SPEED_DATING
from desktop_app.i18n import tr, tr_text, trn

ITEM_DEEDS = ("go", "longer", "shorter", "up", "down", "drop", "restore")
QUEUE_DEEDS = ("by_arrival", "alternating", "insert")
SPEAKER_DEEDS = ("speaker_go", "speaker_up", "speaker_down", "speaker_skip", "speaker_back")

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list, ready to paint.

    Attributes:
        details: pieces of the quiet second line: round, planned start, end.
        deeds: what can be done to it, words of `ITEM_DEEDS`, `QUEUE_DEEDS` or `SPEAKER_DEEDS`.
        blocked: those of them that would be refused as things stand.
        is_left_out: by somebody; what was skipped otherwise was not reached.
    """

    key: str
    time: str
    title: str
    details: tuple[str, ...]
    state: RowState
    remark: str = ""
    is_speaker: bool = False
    is_attention: bool = False
    deeds: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    is_left_out: bool = False

    @property
    def detail(self) -> str:
        """The second line where there is room for it."""
        return BETWEEN.join(self.details)


def current(lines: tuple[Line, ...]) -> str:
    """The innermost row that is up: the speaker if there is one."""
    keys = [line.key for line in lines if line.state is RowState.CURRENT]
    return keys[-1] if keys else ""


def lines_of(view: ModeratorView, picked: str = "") -> tuple[Line, ...]:
    """Items; the speakers of a queue under their own item, while it is up or picked."""
    lines: list[Line] = []
    speakers = tuple(_speaker_line(speaker) for speaker in view.queue)
    is_inside = any(line.key == picked for line in speakers)
    for row in view.run:
        owns = row.key == view.queue_item
        line = _item_line(row)
        if owns and speakers and row.state is not RowState.CURRENT:
            count = trn("{n} speaker", "{n} speakers", len(speakers))
            line = replace(line, details=(count, *line.details))
        if owns and row.state in (RowState.CURRENT, RowState.COMING):
            line = replace(line, deeds=(*line.deeds, *QUEUE_DEEDS))
        lines.append(line)
        if owns and (row.state is RowState.CURRENT or picked == row.key or is_inside):
            lines.extend(speakers)
    return tuple(lines)


def without_past(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Where there is no room for all second lines, what is over needs its own least."""
    return tuple(replace(line, details=()) if line.state is RowState.DONE else line for line in lines)


def _item_line(row: RunRow) -> Line:
    time = row.actual or row.expected or row.planned
    deeds = {
        RowState.COMING: ("go", "longer", "shorter", "up", "down", "drop"),
        RowState.CURRENT: ("longer", "shorter"),
        RowState.DONE: ("go",),
        RowState.SKIPPED: ("restore",),
    }[row.state]
    if row.kind == SPEED_DATING:  # its length is that of its turns: see the sheet of lengths
        deeds = tuple(deed for deed in deeds if deed not in ("longer", "shorter"))
    return Line(
        row.key,
        time,
        row.title,
        _details(row, time),
        row.state,
        deeds=deeds,
        blocked=_blocked("up", "down", row),
        is_left_out=row.is_dropped,
    )


def _blocked(up: str, down: str, row: RunRow | QueueRow) -> tuple[str, ...]:
    """The moves that this row cannot make."""
    return tuple(deed for deed, can in ((up, row.can_rise), (down, row.can_fall)) if not can)


def _details(row: RunRow, time: str) -> tuple[str, ...]:
    """Where it stands, when it was to begin if that was another time, and when it ends or ended."""
    if row.state is RowState.SKIPPED:
        return ()
    planned = tr("planned {time}", time=row.planned) if row.planned and row.planned != time else ""
    if row.state is not RowState.CURRENT:
        end = tr("end {time}", time=row.expected_end) if row.expected_end else ""
        return tuple(part for part in (planned, end) if part)
    late = tr_text(row.late) if row.late is not None else ""
    *where, end = tr_text(row.detail).split(BETWEEN) if row.detail else ("",)
    return tuple(part for part in (*where, planned, late, end) if part)


def _speaker_line(row: QueueRow) -> Line:
    absent = "" if row.is_present else tr("not here")
    next_up = tr("next") if row.is_next else ""
    remark = row.used or absent or next_up
    deeds = {
        RowState.COMING: ("speaker_go", "speaker_up", "speaker_down", "speaker_skip"),
        RowState.CURRENT: ("speaker_skip",),
        RowState.DONE: ("speaker_go",),
        RowState.SKIPPED: ("speaker_back",),
    }[row.state]
    return Line(
        row.key,
        "",
        row.name,
        (row.title,) if row.title else (),
        row.state,
        remark,
        is_speaker=True,
        is_attention=not row.is_present and row.state is not RowState.DONE,
        deeds=deeds,
        blocked=_blocked("speaker_up", "speaker_down", row),
        is_left_out=row.state is RowState.SKIPPED,
    )


def deed_name(deed: str) -> str:
    """What a button under a row says."""
    return {
        "go": tr("Go there"),
        "longer": tr("+ 5 min"),
        "shorter": tr("− 5 min"),
        "up": tr("Earlier"),
        "down": tr("Later"),
        "drop": tr("Leave out"),
        "restore": tr("Bring back"),
        "by_arrival": tr("By arrival"),
        "alternating": tr("Alternating"),
        "insert": tr("Add a speaker"),
        "speaker_go": tr("Speaks now"),
        "speaker_up": tr("Earlier"),
        "speaker_down": tr("Later"),
        "speaker_skip": tr("Skip"),
        "speaker_back": tr("Bring back"),
    }[deed]
