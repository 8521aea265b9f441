"""Questions that only the moderator can decide, with the consequence of each answer."""

from desktop_app.core.live import kinds
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.phases import digits, time_of_day
from desktop_app.core.live.position import Asked, Position
from desktop_app.core.live.views import Answer, Question
from desktop_app.core.text import N_, Text


def question(position: Position, facts: Facts) -> Question | None:
    """What only the moderator can decide."""
    if position.asked is Asked.RESUME:
        return _resume_question(position, facts)
    if position.asked is Asked.CLOCK:
        return _clock_question(position)
    if position.asked is Asked.GAP:
        return _gap_question(position)
    return None


def _resume_question(position: Position, facts: Facts) -> Question:
    counted, step = position.counted, position.step
    if position.ran_out or counted is None or step is None or counted.step is None:
        return _ended_question(position, facts)
    left = digits(counted.remaining_ms(counted.step, position.now))
    answers = (
        Answer(kinds.COUNT, Text(N_("Go on at {time}, as if nothing had happened"), {"time": left}), True),
        Answer(kinds.HOLD, Text(N_("Go on where it was: {time}"), {"time": digits(position.remaining_ms)})),
    )
    return Question(
        Asked.RESUME.value, Text(N_("The program was closed while the clock was running.")), answers
    )


def _ended_question(position: Position, facts: Facts) -> Question:
    ended_ms = ran_out_ms(position)
    time = "" if ended_ms is None else time_of_day(ended_ms, facts.zone)
    text = Text(N_("The program was closed; the turn ended meanwhile, at {time}."), {"time": time})
    answers = (
        Answer(kinds.COUNT, Text(N_("Leave it finished")), True),
        Answer(kinds.HOLD, Text(N_("Give back the time that was left"))),
    )
    return Question(Asked.RESUME.value, text, answers)


def ran_out_ms(position: Position) -> int | None:
    """When the turn ended that ran out while the program was closed."""
    state = position.state
    if state.running is not None and state.step is not None:
        left_ms = state.length_ms(state.step) - state.log(state.step).elapsed_ms
        return state.running.wall_ms + max(0, left_ms)
    ends = [log.ended_ms for log in state.logs.values() if log.ended_ms is not None]
    return max(ends, default=None)


def _clock_question(position: Position) -> Question:
    drift_ms = position.drift_ms
    amount = digits(abs(drift_ms) // 1000 * 1000)
    keep = Answer(
        kinds.HOLD, Text(N_("Go on where it is: {time}"), {"time": digits(position.remaining_ms)}), True
    )
    if drift_ms < 0:
        text = Text(
            N_("The computer's clock was set back by {time}. The time left has not changed."),
            {"time": amount},
        )
        return Question(Asked.CLOCK.value, text, (keep,))
    text = Text(
        N_("The computer slept for {time}, or its clock was set ahead. Count that time?"), {"time": amount}
    )
    left = digits(position.remaining_ms - drift_ms)
    count = Answer(kinds.COUNT, Text(N_("Count it: {time}"), {"time": left}))
    return Question(Asked.CLOCK.value, text, (keep, count))


def _gap_question(position: Position) -> Question:
    before = position.state.before_gap
    amount = digits(position.drift_ms // 1000 * 1000)
    left = "" if before is None or before.step is None else digits(_left_before(position))
    text = Text(N_("The computer did not answer for {time} (asleep?). Count that time?"), {"time": amount})
    answers = (
        Answer(kinds.COUNT, Text(N_("Count it: {time}"), {"time": digits(position.remaining_ms)}), True),
        Answer(kinds.HOLD, Text(N_("Go on where it was: {time}"), {"time": left})),
    )
    return Question(Asked.GAP.value, text, answers)


def _left_before(position: Position) -> int:
    before = position.state.before_gap
    assert before is not None and before.step is not None
    return before.length_ms(before.step) - before.log(before.step).elapsed_ms
