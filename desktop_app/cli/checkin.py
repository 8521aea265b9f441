"""``ronde checkin``: codes from the command line or from a stream, one answer each."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, REFUSED, Output
from desktop_app.core.checkin import Outcome, Way
from desktop_app.core.errors import Refused
from desktop_app.core.hours import time_of_day
from desktop_app.core.text import N_, Text
from desktop_app.core.zones import zone_of
from desktop_app.i18n import tr, tr_text

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict

FROM_STANDARD_INPUT = "-"
TRIES = 24
"""Each try waits five seconds for the file (`store.database.BUSY_TIMEOUT_MS`): two minutes in all."""
_FILE_BUSY = "file-busy"
_BUSY = N_("Another program keeps the file busy: this code was NOT recorded. Send it again later.")


def check_in(arguments: argparse.Namespace, output: Output) -> int:
    """Check in every code; each answer is on the disk before it is written. 1 when one was refused."""
    from desktop_app.services.safety import FileLost

    refused, tries = False, TRIES
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        zone = zone_of(event.timezone)
        codes = _codes(arguments.codes)
        for code in codes:
            at_ms = opened.clock.read().wall_ms
            ask = partial(opened.reception.check_in, event.id, code, Way.CLI, at_ms=at_ms)
            try:
                verdicts = _patiently(ask, tries, output)
            except FileLost as lost:
                for each in chain([code], codes):
                    _say_not_recorded(lost, each, output)
                raise  # once more, with the way back to a copy
            except Refused as stopped:
                _say_not_recorded(stopped, code, output)
                refused, tries = True, 1  # who reads the answers would take two minutes for each for silence
                continue
            tries = TRIES
            for verdict in verdicts:
                output.answer(_as_line(verdict, zone), _as_data(verdict, zone))
                refused |= verdict.outcome.is_refusal
    return REFUSED if refused else DONE


def _say_not_recorded(stopped: Refused, code: str, output: Output) -> None:
    """An answer for a code that could not be written, so that whoever sent it can send it again."""
    sentence = tr_text(Text(_BUSY) if stopped.code == _FILE_BUSY else stopped.text)
    code = code.strip()
    said = tr("{subject}: {finding}", subject=code, finding=sentence)
    output.refuse_with(said, {"error": stopped.code, "message": sentence, "code": code})


def _patiently(ask: "Callable[[], Sequence[Verdict]]", tries: int, output: Output) -> "Sequence[Verdict]":
    """Nobody is there to scan again: while another program writes a long list the code is kept and tried again."""
    for tried in range(tries - 1):
        try:
            return ask()
        except Refused as refused:
            if refused.code != _FILE_BUSY:
                raise
            if not tried:
                print(
                    tr("The file is busy: the code is kept and tried again."), file=output.errors, flush=True
                )
    return ask()


def _codes(words: list[str]) -> Iterator[str]:
    for word in words:
        if word == FROM_STANDARD_INPUT:
            yield from _read_codes()
        else:
            yield word


def _read_codes() -> Iterator[str]:
    """Lines of standard input as they arrive; a bare Enter is no code. None where it was closed."""
    if sys.stdin is None:
        return
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in iter(sys.stdin.readline, ""):
        if line.strip():
            yield line


def _as_data(verdict: "Verdict", zone: tzinfo | None) -> dict[str, object]:
    data: dict[str, object] = {
        "outcome": verdict.outcome.name,
        "code": verdict.code,
        "registration": verdict.attendee.registration_id if verdict.attendee else None,
        "name": verdict.attendee.display_name if verdict.attendee else None,
        "at": _moment(verdict.at_ms, zone),
    }
    if verdict.outcome is Outcome.ALREADY_IN and verdict.first_at_ms is not None:
        data["first_at"] = _moment(verdict.first_at_ms, zone)
    return data


def _moment(at_ms: int, zone: tzinfo | None) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).isoformat(timespec="milliseconds")


def _as_line(verdict: "Verdict", zone: tzinfo | None) -> str:
    name = verdict.attendee.display_name if verdict.attendee else verdict.code
    return f"{_word(verdict, zone)} · {name}" if name else _word(verdict, zone)


def _word(verdict: "Verdict", zone: tzinfo | None) -> str:
    """The outcome in the words of the door."""
    match verdict.outcome:
        case Outcome.ADMITTED:
            return tr("Welcome")
        case Outcome.ALREADY_IN:
            first_ms = verdict.at_ms if verdict.first_at_ms is None else verdict.first_at_ms
            return tr("Already in at {time}", time=time_of_day(first_ms, zone))
        case Outcome.RE_ENTERED:
            return tr("Welcome back")
        case Outcome.LEFT:
            return _goodbye(verdict, zone)
        case Outcome.WRONG_EVENT:
            other = verdict.other_event.title if verdict.other_event else ""
            return tr("Badge of another event: {event}", event=other)
        case Outcome.NEEDS_CONFIRMATION:
            return tr("To confirm at the desk: {reason}", reason=verdict.reason or tr("pending registration"))
        case _:
            return _refusal(verdict.outcome)


def _goodbye(verdict: "Verdict", zone: tzinfo | None) -> str:
    """An exit is written down all the same; the door says what does not fit."""
    if verdict.first_at_ms is None:
        return tr("Goodbye; no entry was recorded")
    if verdict.out_since_ms is not None:
        return tr("Already gone out at {time}", time=time_of_day(verdict.out_since_ms, zone))
    return tr("Goodbye")


def _refusal(outcome: Outcome) -> str:
    words = {
        Outcome.UNKNOWN_CODE: tr("Unknown code"),
        Outcome.MISREAD: tr("Misread: scan again"),
        Outcome.CANCELLED: tr("Registration cancelled"),
        Outcome.REVOKED: tr("Old badge: a newer one exists"),
        Outcome.NOT_ADMITTED_HERE: tr("Not admitted at this door"),
        Outcome.AMBIGUOUS: tr("Several people share this code: choose at the desk"),
        Outcome.TOO_EARLY: tr("Too early: the door is not open yet"),
        Outcome.TOO_LATE: tr("Too late: the door is closed"),
    }
    return words[outcome]
