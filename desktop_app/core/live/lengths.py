"""Lengths of time in words, where digits would be taken for a time of day or a time left."""

from desktop_app.core.text import N_, Text

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 24 * 3600
ON_TIME_MS = 30_000
"""Within half a minute things are on time."""


def length(ms: int) -> Text:
    """ "40 s", "10 min", "2 min 05", from an hour on in whole minutes "1 h 45", from two days on "2 days"."""
    seconds = ms // 1000
    if seconds >= 2 * _DAY_S:
        return Text(N_("{n} days"), {"n": seconds // _DAY_S})
    if seconds >= _HOUR_S:
        hours, minutes = divmod((seconds + _MINUTE_S // 2) // _MINUTE_S, 60)
        return Text(N_("{hours} h {minutes}"), {"hours": hours, "minutes": f"{minutes:02}"})
    minutes, rest = divmod(seconds, _MINUTE_S)
    if not minutes:
        return Text(N_("{n} s"), {"n": rest})
    if rest:
        return Text(N_("{n} min {seconds}"), {"n": minutes, "seconds": f"{rest:02}"})
    return Text(N_("{n} min"), {"n": minutes})


def minutes(ms: int) -> Text:
    """The length to the nearest minute: "2 min", "1 h 45"."""
    return length((abs(ms) + 30_000) // 60_000 * 60_000)


def between_hours_ms(first_ms: int, last_ms: int) -> int:
    """Between two times of day as they are shown, without their seconds: 16:45 and 16:55:40 are ten minutes apart."""
    return (last_ms // 60_000 - first_ms // 60_000) * 60_000


def lateness(delay_ms: int) -> Text:
    """ "On time", late "+ 2 min", ahead "− 2 min"."""
    if abs(delay_ms) < ON_TIME_MS:
        return Text(N_("On time"))
    return Text(N_("+ {time}") if delay_ms > 0 else N_("− {time}"), {"time": minutes(delay_ms)})


def ended(time: str, late_ms: int | None) -> Text:
    """When the session ended, and how far from the plan; None where nothing was planned."""
    if late_ms is None:
        return Text(N_("The session ended at {time}."), {"time": time})
    if abs(late_ms) < ON_TIME_MS:
        return Text(N_("The session ended on time, at {time}."), {"time": time})
    late, early = (
        N_("The session ended at {time}, {length} later than planned."),
        N_("The session ended at {time}, {length} earlier than planned."),
    )
    return Text(late if late_ms > 0 else early, {"time": time, "length": minutes(late_ms)})


def overrun(end: str, over_ms: int) -> Text:
    """Before the start: "The session would end at 17:46, 46 min after the time planned."."""
    text = N_("The session would end at {time}, {length} after the time planned.")
    return Text(text, {"time": end, "length": minutes(over_ms)})


def delay(delay_ms: int) -> tuple[Text, Text]:
    """What to call it and how long it is: a delay "+ 2 min", a lead "2 min"."""
    if delay_ms <= -ON_TIME_MS:
        return Text(N_("Ahead of the programme")), minutes(delay_ms)
    return Text(N_("Delay on the programme")), lateness(delay_ms)
