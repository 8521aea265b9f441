"""A community to look at and try: invented people, part of them already in, a plan and a queue that wait."""

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

from desktop_app import paths
from desktop_app.core.checkin import Way
from desktop_app.core.clock import Clock
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.core.zones import zone_of
from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.services.events import FORGOTTEN_MS, EventInfo
from desktop_app.services.places import check_folder
from desktop_app.services.rotation_people import PlanRequest
from desktop_app.store.placing import with_beside

ARRIVED_SHARE = 0.65
_ARRIVALS_MS = 24 * 60 * 1000
_PLANNING_S = 0.5
_OPEN_SINCE_MIN = 30
_DAY_MIN = 24 * 60
_ZONE = "Europe/Paris"


def go_on_or_make(besides: Path | None = None) -> Community:
    """The demo whose session was left under way (the program was ended in it), or else a new one.

    One that another window drives is that window's.

    Args:
        besides: a demo that is open already: who asks for another wants a new one.
    """
    for file in _left_lately():
        found = None if file == besides else _under_way(file)
        if found is not None:
            return found
    return make_demo(free_file())


def _left_lately() -> list[Path]:
    """Demos written to within half a day, the latest first: an older one has no session to go on with."""
    demos = filter(paths.is_demo, paths.user_data().glob("demo*.ronde"))
    written = {file: _written_s(file) for file in demos}
    lately = [file for file, at_s in written.items() if (time.time() - at_s) * 1000 < FORGOTTEN_MS]
    return sorted(lately, key=lambda file: written[file], reverse=True)


def _written_s(file: Path) -> float:
    """When a file was last written to; most of it stands in the log beside it while somebody works."""
    beside = file.with_name(file.name + "-wal")
    return max(each.stat().st_mtime for each in (file, beside) if each.exists())


def _under_way(file: Path) -> Community | None:
    """A demo, open, when its session is under way without a driver; None otherwise, or if it cannot be opened."""
    try:
        community = Community(file)
    except Refused:
        return None
    if any(community.events.waits_for_a_driver(event_id) for event_id in community.events.under_way()):
        return community
    community.close()
    return None


def free_file(named: Path | None = None) -> Path:
    """Where a demo may be made: the file named, or the first free name in the user's folder.

    Raises:
        Refused: ``demo-exists``: a demo never overwrites a file; see also `check_folder`.
    """
    if named is not None:
        if named.exists():
            raise Refused(
                "demo-exists",
                N_("“{file}” exists already and a demo never overwrites a file. Name another one."),
                file=str(named),
            )
        check_folder(named.absolute().parent)
        return named
    folder = paths.user_data()
    check_folder(folder)
    numbers = iter(range(2, 10_000))
    file = folder / "demo.ronde"
    while file.exists():
        file = folder / f"demo-{next(numbers)}.ronde"
    return file


def make_demo(file: Path, clock: Clock | None = None, random: Random | None = None) -> Community:
    """Make the demo community in a new file and return it open.

    Raises:
        Refused: ``demo-exists``; a file that could not be finished is taken away again.
    """
    free_file(file)
    community = Community(file, clock=clock, random=random)
    try:
        _fill(community)
    except BaseException:
        community.close()
        for each in with_beside(file):
            each.unlink(missing_ok=True)
        raise
    return community


def _fill(community: Community) -> None:
    now = community.clock.read().wall.astimezone(zone_of(_ZONE))
    event = community.events.create(
        "Numérique et Santé", now.date(), "Neurologie", "Amphithéâtre des Trois-Rivières", _ZONE
    )
    lists = paths.resources() / "demo"
    community.imports.import_attendees(event.id, lists / "participants.csv")
    community.programme.import_list(event.id, lists / "programme.csv")
    _begin_about(community, event, now)
    _let_in(community, event, now)
    community.stage_queue.make(event.id, present_only=True)
    community.rotation.plan(event.id, PlanRequest(present_only=True), _PLANNING_S)


def _begin_about(community: Community, event: EventInfo, now: datetime) -> None:
    """Move the programme so that doors opened half an hour ago, whatever the time of day; all of it today."""
    lines = community.programme.items(event.id)
    starts = [line.start_min for line in lines if line.start_min is not None]
    last_start_min = _DAY_MIN - (max(starts) - min(starts)) - 60
    opened_min = (now.hour * 60 + now.minute - _OPEN_SINCE_MIN) // 5 * 5
    shift = max(0, min(opened_min, last_start_min)) - min(starts)
    moved = [replace(line, start_min=line.start_min + shift) for line in lines if line.start_min is not None]
    community.programme.replace(event.id, moved)


def _let_in(community: Community, event: EventInfo, now: datetime) -> None:
    """Most people came in the last minutes, one of them twice, and one badge was of nobody here."""
    chance = Random(26)
    people = community.attendees.of_event(event.id)
    arrived = chance.sample(people, round(ARRIVED_SHARE * len(people)))
    now_ms = round(now.timestamp() * 1000)
    for attendee, at_ms in zip(arrived, _moments(chance, len(arrived), now_ms), strict=True):
        _scan(community, event, attendee, at_ms)
    _scan(community, event, arrived[-3], now_ms - 40_000)
    community.reception.check_in(event.id, "ABC-123", Way.SCAN, at_ms=now_ms - 25_000)


def _scan(community: Community, event: EventInfo, attendee: Attendee, at_ms: int) -> None:
    community.reception.check_in(event.id, attendee.code, Way.SCAN, at_ms=at_ms)


def _moments(chance: Random, count: int, now_ms: int) -> list[int]:
    """Arrivals in order, thicker towards the end."""
    return sorted(now_ms - 60_000 - round(chance.random() ** 1.6 * _ARRIVALS_MS) for _ in range(count))
