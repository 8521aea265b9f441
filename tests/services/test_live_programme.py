"""The programme while a session is under way: effective where nothing has begun, or refused in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.edits import restore_item
from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.live_snapshot import LiveSnapshot
from tests.fakes import FakeClock
from tests.services.live_ground import live, people, plan, programme

__all__ = ["live", "people", "plan", "programme"]


def journal_lines(community: Community) -> int:
    row = community._store.row("SELECT count(*) AS n FROM journal")
    assert row is not None
    return int(row["n"])


def run(snapshot: LiveSnapshot, clock: FakeClock) -> list[tuple[str, str, str]]:
    rows = snapshot.moderator(snapshot.at(clock.read())).run
    return [(row.title, row.state.value, row.planned) for row in rows]


def test_start_and_kind_of_what_comes_are_changed(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    *others, closing = live.lines()
    snapshot = live.set_lines([*others, replace(closing, start_min=16 * 60 + 30, kind="break")])
    item = snapshot.state.show.items[3]
    assert run(snapshot, clock)[3] == ("Clôture", "coming", "16:30")
    assert (item.kind, item.timing.warning_s, item.timing.last_call_s) == ("break", 0, 0)
    snapshot = live.undo()
    assert run(snapshot, clock)[3] == ("Clôture", "coming", "15:00")


def test_lines_that_were_not_touched_write_nothing(live: LiveSession, community: Community) -> None:
    live.start()
    before = journal_lines(community)
    live.set_lines(live.lines())
    assert journal_lines(community) == before


@pytest.mark.parametrize(
    ("place", "changes", "code"),
    [
        (0, {"start_min": 13 * 60}, "item-begun"),
        (0, {"kind": "talk"}, "item-begun"),
        (1, {"kind": "speed_dating"}, "kind-of-rounds"),
        (2, {"kind": "talk"}, "kind-of-rounds"),
        (2, {"length_s": 90 * 60}, "length-of-turns"),
    ],
)
def test_what_a_session_under_way_does_not_allow_is_refused_and_nothing_is_written(
    live: LiveSession, community: Community, place: int, changes: dict[str, object], code: str
) -> None:
    live.start()
    before = journal_lines(community)
    lines = list(live.lines())
    lines[place] = replace(lines[place], **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        live.set_lines(lines)
    assert refused.value.code == code
    assert journal_lines(community) == before


def test_a_programme_is_not_imported_under_a_running_session(
    live: LiveSession, community: Community, event: EventInfo, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Heure;Durée;Type;Titre\n14:00;10;Ouverture;Autre ouverture\n", encoding="utf-8")
    live.start()
    before = journal_lines(community)
    with pytest.raises(Refused) as refused:
        community.programme.import_list(event.id, path)
    assert refused.value.code == "session-open"
    assert journal_lines(community) == before
    live.stop()
    assert len(community.programme.import_list(event.id, path).lines) == 1


def test_an_item_that_was_passed_over_is_brought_back_right_after_the_current_one(
    live: LiveSession, clock: FakeClock
) -> None:
    live.start()
    items = live.snapshot().state.show.items
    live.go_to(items[2].id)
    snapshot = live.start()
    assert run(snapshot, clock)[1][:2] == ("Pause", "skipped")
    snapshot = live.edit(restore_item(items[1].id))
    assert [row[:2] for row in run(snapshot, clock)] == [
        ("Ouverture", "done"), ("Speed dating", "current"), ("Pause", "coming"), ("Clôture", "coming"),
    ]  # fmt: skip


def test_an_item_that_was_left_out_before_the_current_one_is_brought_back_after_it(
    live: LiveSession, clock: FakeClock
) -> None:
    live.start()
    items = live.snapshot().state.show.items
    live.skip(items[1].id)
    live.next()
    live.start()
    snapshot = live.edit(restore_item(items[1].id))
    assert [row[0] for row in run(snapshot, clock)] == ["Ouverture", "Speed dating", "Pause", "Clôture"]
    assert run(snapshot, clock)[2][1] == "coming"


def test_bringing_back_what_is_there_writes_nothing(live: LiveSession, community: Community) -> None:
    live.start()
    before = journal_lines(community)
    live.edit(restore_item(live.snapshot().state.show.items[2].id))
    assert journal_lines(community) == before


def test_a_rehearsal_that_names_tables_leaves_no_trace(live: LiveSession, community: Community) -> None:
    before = journal_lines(community)
    live.rehearse(5)
    board = live.name_table(1, "Atrium", "à gauche").facts.board(1)
    assert board is not None and (board.tables[0].name, board.tables[0].note) == ("Atrium", "à gauche")
    board = live.end_rehearsal().facts.board(1)
    assert board is not None and (board.tables[0].name, board.tables[0].note) == ("", "")
    assert journal_lines(community) == before


def label(snapshot: LiveSnapshot, clock: FakeClock) -> str:
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (Command.UNDO in view.possible) is (view.undo_label is not None)
    return "" if view.undo_label is None else view.undo_label.english()


def test_R7_lengths_and_programme_edited_before_the_start_are_undone_and_redone(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    dating = live.snapshot().state.show.items[2]
    assert label(live.snapshot(), clock) == ""
    live.set_timing(dating.id, turn_s=150)
    lines = live.lines()
    snapshot = live.set_lines([replace(lines[0], title="Bienvenue"), *lines[1:]])
    assert label(snapshot, clock) == "Undo the change of the run of show"
    snapshot = live.undo()
    assert [line.title for line in community.programme.items(event.id)][0] == "Ouverture"
    assert label(snapshot, clock) == "Undo the change of lengths"
    snapshot = live.undo()
    assert (snapshot.state.show.items[2].timing.turn_s, label(snapshot, clock)) == (180, "")
    live.do(Command.REDO)
    snapshot = live.do(Command.REDO)
    assert snapshot.state.show.items[2].timing.turn_s == 150
    assert snapshot.state.show.items[0].title == "Bienvenue"
    snapshot = live.start()
    assert label(snapshot, clock) == "Undo the start"
    assert label(live.undo(), clock) == ""


def test_an_edit_before_the_start_that_somebody_changed_since_is_not_undone(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    lines = live.lines()
    live.set_lines([replace(lines[0], title="Bienvenue"), *lines[1:]])
    community.programme.change(event.id, lines[0].id, title="Mot de bienvenue")
    with pytest.raises(Refused) as refused:
        live.undo()
    assert refused.value.code == "changed-meanwhile"
    assert community.programme.items(event.id)[0].title == "Mot de bienvenue"


def test_an_import_before_the_start_is_undone_and_one_after_the_end_does_not_promise_it(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Heure;Durée;Type;Titre\n14:00;10;Ouverture;Autre ouverture\n", encoding="utf-8")
    before = community.programme.items(event.id)
    report, can_undo = live.import_programme(path)
    assert can_undo and report.replaced == len(before)
    assert label(live.snapshot(), clock) == "Undo the import of the programme"
    live.undo()
    assert community.programme.items(event.id) == before
    live.start()
    with pytest.raises(Refused) as refused:
        live.import_programme(path)
    assert refused.value.code == "session-open"
    live.stop()
    report, can_undo = live.import_programme(path)
    assert not can_undo and [line.title for line in report.lines] == ["Autre ouverture"]
