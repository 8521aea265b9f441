"""Questions that only the moderator can decide. The label of each answer is read off the session after that answer."""

from dataclasses import replace

from desktop_app.core.hours import time_of_day
from desktop_app.core.journal import Entry
from desktop_app.core.live import commands, kinds
from desktop_app.core.live.answers import is_behind
from desktop_app.core.live.choices import Answer, Question
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.fold import folded
from desktop_app.core.live.lengths import length
from desktop_app.core.live.phases import digits
from desktop_app.core.live.position import Asked, Position, Watch
from desktop_app.core.live.position import position as looked_at
from desktop_app.core.live.words import title
from desktop_app.core.text import N_, Text


def question(position: Position, facts: Facts) -> Question | None:
    """What only the moderator can decide."""
    if position.asked is Asked.RESUME:
        return _ended_question(position, facts) if position.ran_out else _resume_question(position)
    if position.asked is Asked.CLOCK:
        return _clock_question(position)
    if position.asked is Asked.GAP:
        return _gap_question(position)
    if position.asked is Asked.END:
        return _END if position.state.next_index() is None else _END_NOW
    return None


_END = Question(
    Asked.END.value,
    Text(N_("Nothing comes after this. End the session?")),
    (
        Answer(kinds.END, Text(N_("End the session")), True),
        Answer(kinds.HOLD, Text(N_("Not yet"))),
    ),
)


_END_NOW = Question(
    Asked.END.value,
    Text(N_("The run of show is not over. End the session all the same?")),
    (
        Answer(kinds.HOLD, Text(N_("Not yet")), True),
        Answer(kinds.END, Text(N_("End the session"))),
    ),
)
"""The way back first: what is to come is left out otherwise."""


def outcome(position: Position, choice: str) -> Position:
    """The session right after an answer to the open question."""
    assert position.asked is not None
    state, now = position.found, position.now
    for change in commands.answer(position, position.asked.value, choice):
        payload = commands.stamped(change, now)
        state = folded(state, Entry("", "", now.wall_ms, state.desk, "", change.kind, "", payload))
    return looked_at(state, Watch(now, True, position.seen))


def _resume_question(position: Position) -> Question:
    running = position.found.running
    if running is not None and is_behind(position.found, position.seen or running, position.now):
        return _early_question(position)
    answers = (
        _answer(
            position,
            kinds.COUNT,
            N_("Go on at {time}, as if nothing had happened"),
            N_("Go on at {time} in “{step}”, as if nothing had happened"),
            is_default=True,
        ),
        _held(position),
    )
    return Question(
        Asked.RESUME.value, Text(N_("The program was closed while the clock was running.")), answers
    )


def _early_question(position: Position) -> Question:
    """Nobody can tell for how long it was closed: the clock goes on where it was seen last."""
    text = N_(
        "The program was closed while the clock was running. The computer's clock is behind now: check the time of day."
    )
    return Question(Asked.RESUME.value, Text(text), (replace(_held(position), is_default=True),))


def _ended_question(position: Position, facts: Facts) -> Question:
    """The turn is over by now, and perhaps several others."""
    held = outcome(position, kinds.HOLD)
    if _is_same(position, held):
        ended_ms = ran_out_ms(position)
        time = "" if ended_ms is None else time_of_day(ended_ms, facts.zone)
        text = Text(N_("The program was closed; the turn ended meanwhile, at {time}."), {"time": time})
        leave = Answer(kinds.COUNT, Text(N_("Leave it finished")), True)
        back = Text(N_("Give back the time that was left: {time}"), _where(held))
        return Question(Asked.RESUME.value, text, (leave, Answer(kinds.HOLD, back)))
    values = {"before": title(held), "step": title(position)}
    text = Text(N_("The program was closed during “{before}”. By now it would be: “{step}”."), values)
    leave = Answer(kinds.COUNT, Text(_STAY, _where(outcome(position, kinds.COUNT))), True)
    return Question(Asked.RESUME.value, text, (leave, _held(position)))


def ran_out_ms(position: Position) -> int | None:
    """When the turn ended that ran out while the program was closed."""
    state = position.state
    if state.running is not None and state.step is not None:
        left_ms = state.length_ms(state.step) - state.log(state.step).elapsed_ms
        return state.running.wall_ms + max(0, left_ms)
    ends = [log.ended_ms for log in state.logs.values() if log.ended_ms is not None]
    return max(ends, default=None)


_LONGEST_SLEEP_MS = 24 * 60 * 60 * 1000
"""No session sleeps longer and goes on."""


def _clock_question(position: Position) -> Question:
    drift_ms = position.drift_ms
    amount = length(abs(drift_ms))
    stands = N_("Leave it where it is: {time}")
    goes_on = N_("Go on where it is: {time}") if position.is_running else stands
    keep = _answer(position, kinds.HOLD, goes_on, goes_on, is_default=True)
    if drift_ms < 0:
        back = N_("The computer's clock was set back by {time}. The time left has not changed.")
        return Question(Asked.CLOCK.value, Text(back, {"time": amount}), (keep,))
    if drift_ms > _LONGEST_SLEEP_MS:
        ahead = N_("The computer's clock was set ahead by {time}. The time left has not changed.")
        return Question(Asked.CLOCK.value, Text(ahead, {"time": amount}), (keep,))
    text = Text(
        N_("The computer slept for {time}, or its clock was set ahead. Count that time?"), {"time": amount}
    )
    return Question(Asked.CLOCK.value, text, (keep, _count_lost(position)))


def _count_lost(position: Position) -> Answer:
    """Count the time in doubt: in the turn at hand, or in the one before, which a hand has left since."""
    lost = next((step for step in position.state.steps if step.key == position.doubted), None)
    if lost is None or (position.step is not None and position.step.key == lost.key):
        return _counted(position)
    name = title(replace(position, step=lost))
    return Answer(kinds.COUNT, Text(N_("Count it as used by “{lost}”"), {"lost": name}))


def _gap_question(position: Position) -> Question:
    amount = length(position.drift_ms)
    text = Text(N_("The computer did not answer for {time} (asleep?). Count that time?"), {"time": amount})
    return Question(Asked.GAP.value, text, (_counted(position, is_default=True), _held(position)))


_STAY = N_("Leave it there: “{step}”, {time}")


def _counted(position: Position, *, is_default: bool = False) -> Answer:
    if position.asked is Asked.GAP and not position.is_running:
        return Answer(kinds.COUNT, Text(_STAY, _where(outcome(position, kinds.COUNT))), is_default)
    elsewhere = N_("Count it: {time} in “{step}”")
    return _answer(position, kinds.COUNT, N_("Count it: {time}"), elsewhere, is_default=is_default)


def _held(position: Position) -> Answer:
    elsewhere = N_("Go on where it was: {time} in “{step}”")
    return _answer(position, kinds.HOLD, N_("Go on where it was: {time}"), elsewhere)


def _answer(
    position: Position, choice: str, here: str, elsewhere: str, *, is_default: bool = False
) -> Answer:
    """An answer with the time that it leads to, and the step where that is another one than stands on the screen."""
    after = outcome(position, choice)
    return Answer(choice, Text(here if _is_same(position, after) else elsewhere, _where(after)), is_default)


def _where(look: Position) -> dict[str, object]:
    return {"time": digits(look.remaining_ms), "step": title(look)}


def _is_same(position: Position, other: Position) -> bool:
    return position.step is not None and other.step is not None and position.step.key == other.step.key
