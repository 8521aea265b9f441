"""Copies: where they may be written, in which order they stand, and that only sound ones are kept."""

import sqlite3
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.safety import KEPT, Safety
from desktop_app.store import backups
from desktop_app.store.refusals import FileDamaged
from tests.fakes import FakeClock
from tests.store.another_process import AnotherProcess
from tests.store.files import damage, made, titles


def code_of_copying(source: Path, target: Path, *, replace: bool = True) -> str:
    """How a copy is refused."""
    with pytest.raises(Refused) as refused:
        backups.copy_to(source, target, replace=replace)
    return refused.value.code


def test_a_copy_never_takes_the_place_of_an_open_community(community_file: Path, tmp_path: Path) -> None:
    made(community_file, "A")
    target = tmp_path / "b.ronde"
    made(target, "B")
    with AnotherProcess(target) as other:
        other("write B again")
        assert code_of_copying(community_file, target) == "copy-onto-open"
        assert other("look") == "B, B again"
    assert titles(target) == ["B", "B again"]


def test_only_a_copy_of_this_community_is_written_over(community_file: Path, tmp_path: Path) -> None:
    made(community_file, "A")
    target, other, letter = tmp_path / "copy.ronde", tmp_path / "b.ronde", tmp_path / "letter.odt"
    backups.copy_to(community_file, target, replace=False)
    made(community_file, "More")
    assert code_of_copying(community_file, target, replace=False) == "copy-exists"
    backups.copy_to(community_file, target, replace=True)
    assert titles(target) == ["A", "More"]
    made(other, "B")
    letter.write_text("Dear", encoding="utf-8")
    for theirs in (other, letter):
        before = theirs.read_bytes()
        assert code_of_copying(community_file, theirs) == "copy-onto-other"
        assert theirs.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(community_file: Path, tmp_path: Path) -> None:
    made(community_file, "A")
    assert code_of_copying(community_file, tmp_path / "nowhere" / "c.ronde") == "folder-missing"


def test_a_copy_of_a_damaged_file_takes_no_good_ones_place(community_file: Path) -> None:
    made(community_file, "A")
    safety = Safety(community_file, FakeClock())
    good = safety.back_up()
    damage(community_file)
    with pytest.raises(FileDamaged) as damaged:
        safety.back_up()
    assert damaged.value.path == community_file
    assert backups.listed(community_file) == [good]


def test_a_clock_set_back_stops_no_copy_and_throws_none_away(community_file: Path) -> None:
    made(community_file, "A")
    clock = FakeClock()
    safety = Safety(community_file, clock)
    safety.back_up("start")
    clock.jump_wall(-3600)
    clock.advance(600)
    assert safety.back_up_if_due() is not None
    assert [copy.reason for copy in safety.copies()] == ["live", "start"]
    for _ in range(KEPT):
        clock.jump_wall(-60)
        newest = safety.back_up("hand")
        assert safety.copies()[0] == newest and newest.path.exists()
    assert len(safety.copies()) == KEPT


def test_a_copy_that_another_window_just_let_go_of_is_not_listed(
    community_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(community_file, "A")
    safety = Safety(community_file, FakeClock())
    gone, kept = safety.back_up(), safety.back_up()
    described = backups._described

    def slow(path: Path) -> backups.Backup:
        gone.path.unlink(missing_ok=True)
        return described(path)

    monkeypatch.setattr(backups, "_described", slow)
    assert safety.copies() == [kept]


def test_copies_of_earlier_versions_of_the_program_stand_behind(community_file: Path) -> None:
    made(community_file, "A")
    safety = Safety(community_file, FakeClock())
    first = safety.back_up()
    old = first.path.with_name("20991231T120000000-live.ronde")
    first.path.rename(old)
    assert [(c.reason, c.number) for c in safety.copies()] == [("live", 0)]
    assert safety.copies()[0].path == old
    newest = safety.back_up("end")
    assert [c.path for c in safety.copies()] == [newest.path, old]


def test_no_empty_file_takes_the_place_of_one_that_has_copies(community_file: Path) -> None:
    made(community_file, "A")
    Safety(community_file, FakeClock()).back_up()
    community_file.unlink()
    with pytest.raises(Refused) as refused:
        Community(community_file)
    assert refused.value.code == "file-gone"
    assert not community_file.exists()


@pytest.mark.parametrize("busy", ["file", "copy"])
def test_a_busy_file_is_not_taken_for_another_community(
    community_file: Path, busy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PATIENCE_S", 0)
    made(community_file, "A")
    target = community_file.with_name("stick.ronde")
    backups.copy_to(community_file, target, replace=False)
    assert backups.is_same_community(community_file, target)
    held = sqlite3.connect(community_file if busy == "file" else target, isolation_level=None)
    held.execute("PRAGMA locking_mode = EXCLUSIVE")
    held.execute("BEGIN EXCLUSIVE")
    for ask in (
        lambda: backups.is_same_community(community_file, target),
        lambda: backups.copy_to(community_file, target, replace=True),
        lambda: backups.known_as(community_file if busy == "file" else target),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "file-busy"
    held.execute("ROLLBACK")
    held.close()
    assert backups.is_same_community(community_file, target)


def test_what_is_no_community_file_has_no_name_and_is_of_none(community_file: Path) -> None:
    made(community_file, "A")
    stray = community_file.with_name("stray.ronde")
    stray.write_bytes(b"a letter")
    assert not backups.is_same_community(community_file, stray)
    assert backups.known_as(stray) == ""
