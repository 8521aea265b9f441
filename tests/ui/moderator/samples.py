"""Views of the console for tests and pictures."""

from dataclasses import replace

from desktop_app.core.live.choices import Answer, Proposal, Question
from desktop_app.core.live.fits import Fit
from desktop_app.core.live.lengths import ended
from desktop_app.core.live.moderator import fit_text
from desktop_app.core.live.show import Form
from desktop_app.core.live.views import (
    Command,
    Cue,
    HallMode,
    ModeratorView,
    Phase,
    QueueRow,
    RowState,
    RunRow,
)
from desktop_app.core.live.waiting import waiting
from desktop_app.core.plan_quality import Figure
from desktop_app.core.text import Text

RUN = (
    RunRow("a", "opening", "Ouverture", RowState.DONE, "14:00", "14:00", "14:00", "14:17"),
    RunRow("b", "talk", "Quatre projets", RowState.DONE, "14:15", "14:17", "14:17", "15:37"),
    RunRow("c", "resource", "Ressources", RowState.SKIPPED, "15:35", "", "15:37"),
    RunRow("d", "break", "Pause", RowState.DONE, "16:05", "16:06", "16:06", "16:32"),
    RunRow(
        "e",
        "speed_dating",
        "Speed dating",
        RowState.CURRENT,
        "16:30",
        "16:32",
        late=Text("+ {time}", {"time": Text("{n} min", {"n": 2})}),
        detail=Text("round {n} of {total} · expected end {time}", {"n": 3, "total": 8, "time": "17:42"}),
    ),
    RunRow("f", "closing", "Clôture", RowState.COMING, "17:45", "", "17:47", "17:57"),
)
QUALITY = (
    Figure(Text("People met"), Text("24.2 (min. 23)")),
    Figure(Text("Repeated pairs"), Text("0 — optimal")),
    Figure(Text("Meetings across worlds"), Text("83 %")),
    Figure(Text("Wishes kept"), Text("41 of 45")),
)
EVERYTHING = frozenset(Command) - {Command.TAKE_OVER, Command.START}
TABLES = ModeratorView(
    Text("Round {n} · turn {turn} of {turns}", {"n": 3, "turn": 2, "turns": 4}),
    Text("Seat\N{NO-BREAK SPACE}{seat} speaks", {"seat": "B"}),
    "2:14",
    Phase.NORMAL,
    Phase.NORMAL,
    is_running=True,
    bar=134 / 180,
    ticks=((30 / 180, Cue.WARNING), (10 / 180, Cue.LAST_CALL)),
    bar_note=Text("of {whole} · bell at {a} and {b}", {"whole": "3:00", "a": "0:30", "b": "0:10"}),
    next_things=Text("{a}, then {b}", {"a": "Seat C", "b": "seat D"}),
    change_in="8:14",
    delay=Text("+ {time}", {"time": Text("{n} min", {"n": 2})}),
    delay_s=90,
    run=RUN,
    latecomers=Text("{n} latecomers wait for a table.", {"n": 3}),
    latecomers_detail=Text("They can sit down from round {n} on.", {"n": 4}),
    quality=QUALITY,
    possible=EVERYTHING,
    start_label=Text("Pause"),
    hall_mode=HallMode.TIMER,
    wall="17:04",
    end="17:47",
)
PAUSED = replace(
    TABLES,
    phase=Phase.PAUSED,
    is_running=False,
    start_label=Text("Go on"),
    possible=EVERYTHING - {Command.PAUSE} | {Command.START},
)
WAITS = replace(
    PAUSED,
    phase=Phase.READY,
    start_label=Text("Start anyway"),
    waiting=waiting({7: ["Zoé ABSENTE"]}),
    fits=fit_text(Fit(Form.TABLES, 8, 4, 0, 0), "17:42"),
)
MANY_WAIT = replace(
    WAITS,
    waiting=waiting(
        {n: ["Marie-Bernadette DE MONTMORENCY-BOURBON", "Olivier MARTIN-LACROIX"] * 3 for n in range(1, 44)}
    ),
    latecomers=None,
    latecomers_detail=None,
    absents=Text("{n} people with a seat are not here.", {"n": 255}),
)
TALK = replace(
    TABLES,
    title=Text("Projet 3 : imagerie et parcours de soins"),
    subtitle=Text("Marguerite De la Tour, Olivier Martin, Sylvie Ben Saïd, Mohamed Garcia"),
)
RESUME = replace(
    PAUSED,
    question=Question(
        "resume",
        Text("The program was closed while the clock was running."),
        (
            Answer("count", Text("Go on at {time}, as if nothing had happened", {"time": "1:54"}), True),
            Answer("hold", Text("Go on where it was: {time}", {"time": "2:14"})),
        ),
    ),
)
LATE = replace(
    TABLES,
    delay_s=300,
    delay=Text("+ {time}", {"time": Text("{n} min", {"n": 5})}),
    proposals=(
        Proposal(
            "turns/e",
            Text("Turns of {length} from the next one on ({turns}): end at {end} instead of {was}.",
                 {"length": "2:40", "turns": Text("{n} turns", {"n": 18}, "{n} turn"), "end": "17:41", "was": "17:47"}),
            360,
            "17:41",
        ),
        Proposal(
            "rounds/e",
            Text("Stop after round {n} (everybody meets fewer people): end at {end} instead of {was}.",
                 {"n": 7, "end": "17:33", "was": "17:47"}),
            840,
            "17:33",
        ),
    ),
)  # fmt: skip


def speaker(n: int, state: RowState = RowState.COMING, **changes: object) -> QueueRow:
    """One line of a stage queue."""
    row = QueueRow(
        f"s{n}",
        f"Prénom{n} NOM-DE-FAMILLE",
        "CHRU de Nancy",
        "Suivi à domicile de l'insuffisance cardiaque",
        "clinical",
        state,
        is_present=True,
        is_next=False,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


STAGE = replace(
    TABLES,
    title=Text("Speaker {n} of {total}", {"n": 5, "total": 21}),
    subtitle=Text("{words}", {"words": "Prénom5 NOM-DE-FAMILLE"}),
    warnings=(Text("Next speaker {name} is not checked in.", {"name": "Prénom6 NOM-DE-FAMILLE"}),),
    change_in="",
    latecomers=None,
    latecomers_detail=None,
    queue_item="e",
    queue=(
        *(speaker(n, RowState.DONE, used="2:51") for n in range(1, 4)),
        speaker(4, RowState.SKIPPED),
        speaker(5, RowState.CURRENT),
        speaker(6, is_present=False, is_next=True),
        *(speaker(n) for n in range(7, 22)),
    ),
)
FOLLOWING = replace(
    TABLES, is_driving=False, driver="2", possible=frozenset({Command.TAKE_OVER}), latecomers=None
)
NOTHING = ModeratorView(
    Text("Nothing is loaded"),
    None,
    "",
    Phase.EMPTY,
    Phase.EMPTY,
    is_running=False,
    possible=frozenset({Command.BLACK, Command.MESSAGE}),
)
ENDED = replace(
    TABLES,
    title=Text("The session is over"),
    subtitle=None,
    digits="",
    phase=Phase.ENDED,
    time_phase=Phase.ENDED,
    is_running=False,
    bar=0.0,
    ticks=(),
    bar_note=None,
    next_things=None,
    change_in="",
    latecomers=None,
    latecomers_detail=None,
    start_label=Text("Start"),
    possible=frozenset({Command.PREVIOUS, Command.UNDO, Command.BLACK, Command.MESSAGE}),
    hall_mode=HallMode.THANKS,
    ended=ended("18:05", 5 * 60_000),
    end="18:05",
)
ALL = {
    "ended": ENDED,
    "tables": TABLES,
    "paused": PAUSED,
    "waits": WAITS,
    "many wait": MANY_WAIT,
    "talk": TALK,
    "resume": RESUME,
    "late": LATE,
    "stage": STAGE,
    "following": FOLLOWING,
    "nothing": NOTHING,
}
