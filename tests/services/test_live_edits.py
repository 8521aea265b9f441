"""Lengths, lines and ways to catch up, and what is written of it."""

from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.edits import set_length
from desktop_app.core.live.show import Form
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.programme import ProgrammeLine
from tests.fakes import FakeClock
from tests.services.live_ground import digits, live, live_lines, people, plan, programme, through_to_round_two

__all__ = ["live", "people", "plan", "programme"]


def test_lengths_chosen_before_the_start_are_kept_for_the_event(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    dating = live.snapshot().state.show.items[2]
    snapshot = live.set_timing(dating.id, turn_s=150, warning_s=20)
    assert snapshot.state.show.items[2].timing.turn_s == 150
    assert snapshot.is_draft
    live.start()
    snapshot = live.set_timing(dating.id, turn_s=120)
    assert snapshot.state.show.items[2].timing.turn_s == 120
    assert (snapshot.state.show.items[2].timing.warning_s, live_lines(community)) == (20, 3)


def test_R3_live_edits_and_catching_up(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    clock.advance(40 * 60)
    snapshot = live.snapshot()
    shown = snapshot.moderator(snapshot.at(clock.read()))
    assert shown.delay is not None and shown.delay.english() == "+ 30 min"
    assert shown.proposals
    chosen = shown.proposals[-1]
    snapshot = live.catch_up(chosen)
    assert snapshot.moderator(snapshot.at(clock.read())).end == chosen.end
    with pytest.raises(Refused) as refused:
        live.catch_up("no such way")
    assert refused.value.code == "proposal-gone"
    snapshot = live.edit(set_length(snapshot.state.show.items[3].id, 300_000))
    assert snapshot.state.show.items[3].length_ms == 300_000


def test_R8_the_log_is_exported_with_planned_and_actual_times(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo, tmp_path: Path
) -> None:
    through_to_round_two(live, clock)
    live.pause()
    turns = community.live_log.turns(event.id)
    assert [(turn.item, turn.kind, turn.round_number, turn.seat, turn.used_s) for turn in turns][:5] == [
        ("Ouverture", "talk", 0, "", 600),
        ("Pause", "talk", 0, "", 600),
        ("Speed dating", "move", 1, "", 120),
        ("Speed dating", "settle", 1, "", 10),
        ("Speed dating", "turn", 1, "A", 180),
    ]
    assert turns[-1].used_s == 46
    path = tmp_path / "log.csv"
    assert community.live_log.write(event.id, path) == len(turns)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Item;Round;Seat;Speaker;Idea;")
    assert lines[1] == "Ouverture;;;;;14:00;14:00;14:10;600;600"


def test_the_programme_is_edited_as_lines_before_the_start(
    live: LiveSession, community: Community, event: EventInfo
) -> None:
    lines = list(live.lines())
    assert [(line.title, line.start_min, line.length_s) for line in lines][:2] == [
        ("Ouverture", 840, 600),
        ("Pause", 850, 600),
    ]
    lines.insert(1, ProgrammeLine("", "talk", "Un projet", length_s=900))
    snapshot = live.set_lines(lines)
    assert [item.title for item in snapshot.state.show.items][:3] == ["Ouverture", "Un projet", "Pause"]
    kept = community.programme.items(event.id)
    assert [(line.title, line.length_s) for line in kept][3] == ("Speed dating", 2400)


def test_the_programme_is_edited_as_lines_in_a_session_under_way(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    live.start()
    clock.advance(60)
    first, pause, dating, closing = live.lines()
    new = ProgrammeLine("", "talk", "Un projet", length_s=900)
    changed = ProgrammeLine(closing.id, "closing", "Fin", length_s=300, start_min=closing.start_min)
    snapshot = live.set_lines([first, new, dating, pause, changed])
    items = [(item.title, item.dropped) for item in snapshot.state.show.items]
    assert items == [
        ("Ouverture", False), ("Un projet", False), ("Speed dating", False), ("Pause", False), ("Fin", False),
    ]  # fmt: skip
    assert (snapshot.state.show.items[2].form, digits(snapshot, clock)) == (Form.TABLES, "9:00")
    snapshot = live.set_lines([line for line in live.lines() if line.title != "Pause"])
    assert [item.title for item in snapshot.state.show.items if item.dropped] == ["Pause"]
    assert len(community.programme.items(event.id)) == 4
    live.undo()
    live.undo()
    assert [line.title for line in live.lines()] == ["Ouverture", "Pause", "Speed dating", "Clôture"]
    with pytest.raises(Refused) as refused:
        live.set_lines(live.lines()[1:])
    assert refused.value.code == "item-running"
