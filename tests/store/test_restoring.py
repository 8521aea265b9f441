"""A copy is put back while others work, after damage, and never by halves."""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services import safety
from desktop_app.services.community import Community, PutBack
from desktop_app.store import backups, placing, restoring
from desktop_app.store.database import newest_version
from desktop_app.store.refusals import FileDamaged
from tests.fakes import FakeClock
from tests.store.another_process import AnotherProcess
from tests.store.files import DAY, damage, made, titles


@pytest.fixture
def copy(community_file: Path, tmp_path: Path) -> Path:
    """A copy of a community with the event "Old"; "New" was made since."""
    made(community_file, "Old")
    target = tmp_path / "copy.ronde"
    backups.copy_to(community_file, target, replace=False)
    made(community_file, "New")
    return target


def restore(file: Path, copy: Path) -> restoring.Restored:
    return safety.restore(file, copy, FakeClock())


def parts(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*.part*")]


def test_a_window_that_has_the_file_open_goes_on_in_the_restored_file(
    community_file: Path, copy: Path
) -> None:
    with AnotherProcess(community_file) as other:
        assert other("look") == "Old, New"
        kept = restore(community_file, copy).kept
        assert other("look") == "Old"
        assert other("notice") == "put back"
        other("write Later")
        assert titles(community_file) == ["Old", "Later"]
    assert titles(community_file) == ["Old", "Later"]
    assert kept is not None and titles(kept.path) == ["Old", "New"]


def test_what_another_desk_wrote_last_is_in_the_copy_that_is_kept(community_file: Path, copy: Path) -> None:
    with AnotherProcess(community_file) as other:
        other("write Just now")
        kept = restore(community_file, copy).kept
    assert kept is not None and titles(kept.path) == ["Old", "New", "Just now"]


def test_going_forward_again_is_no_other_history(community_file: Path, copy: Path) -> None:
    kept = restore(community_file, copy).kept
    assert kept is not None
    window = Community(community_file)
    restore(community_file, kept.path)
    assert window.notice_others()
    assert [event.title for event in window.events.all()] == ["Old", "New"]
    window.close()


def test_own_entries_that_went_are_noticed(community_file: Path, copy: Path) -> None:
    window = Community(community_file)
    window.events.create("Mine", DAY)
    restore(community_file, copy)
    with pytest.raises(PutBack):
        window.notice_others()
    window.close()


def test_what_this_window_writes_after_the_restore_does_not_hide_it(community_file: Path, copy: Path) -> None:
    window = Community(community_file)
    window.events.create("Mine", DAY)
    restore(community_file, copy)
    window.events.create("After", DAY)  # before the next look at the others
    with pytest.raises(PutBack):
        window.notice_others()
    window.close()


def test_the_copy_that_is_put_back_is_not_thrown_away_for_the_one_that_is_kept(community_file: Path) -> None:
    made(community_file, "A")
    copies = safety.Safety(community_file, FakeClock())
    for _ in range(safety.KEPT):
        copies.back_up()
    oldest = copies.copies()[-1].path
    restore(community_file, oldest)
    assert oldest.exists()


def test_a_file_that_cannot_be_looked_at_is_not_called_damaged(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    monkeypatch.setattr(backups, "_reader", busy)
    with pytest.raises(Refused) as refused:
        backups.is_sound(community_file)
    assert refused.value.code == "file-busy"


def test_a_busy_file_is_left_as_it_is(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.store.database.BUSY_TIMEOUT_MS", 1)
    other = sqlite3.connect(community_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        restore(community_file, copy)
    other.execute("ROLLBACK")
    other.close()
    assert refused.value.code == "file-busy"
    assert titles(community_file) == ["Old", "New"]


def test_nothing_is_put_back_when_what_stood_there_cannot_be_kept(community_file: Path, copy: Path) -> None:
    def full() -> backups.Backup:
        raise Refused("disk-full", "full")

    with pytest.raises(Refused):
        restoring.put_back(community_file, copy, 0, full)
    assert titles(community_file) == ["Old", "New"]
    assert parts(community_file.parent) == []


def test_a_killed_restore_leaves_the_old_state(
    community_file: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the pages were written and before the commit: what the log holds then is nothing."""
    with AnotherProcess(community_file) as other:  # so that nobody folds the log in
        other("look")
        killed = tmp_path / "killed.ronde"

        def photograph() -> backups.Backup:
            for suffix in ("", "-wal"):
                left = community_file.with_name(community_file.name + suffix)
                killed.with_name(killed.name + suffix).write_bytes(left.read_bytes())
            raise Refused("killed", "killed")

        with pytest.raises(Refused, match="killed"):
            restoring.put_back(community_file, copy, 0, photograph)
    assert titles(killed) == ["Old", "New"]


def test_a_damaged_file_is_kept_under_another_name(community_file: Path, copy: Path) -> None:
    damage(community_file)
    before = community_file.read_bytes()
    log = community_file.with_name(community_file.name + "-wal")
    log.write_bytes(b"what was not folded in")
    restored = restore(community_file, copy)
    assert titles(community_file) == ["Old"]
    aside = restored.set_aside
    assert restored.kept is None and aside is not None and aside.read_bytes() == before
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what was not folded in"


def test_a_damaged_file_that_another_window_has_open_is_refused(community_file: Path, copy: Path) -> None:
    with AnotherProcess(community_file) as other:
        other("look")
        damage(community_file)
        with pytest.raises(Refused) as refused:
            restore(community_file, copy)
        assert refused.value.code == "file-in-use"
        other("kill")
    assert restore(community_file, copy).set_aside is not None
    assert titles(community_file) == ["Old"]


@pytest.mark.parametrize("step", ["set_aside", "place_over"])
def test_a_restore_after_damage_that_breaks_off_can_be_done_again(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    damage(community_file)

    def breaks_off(*_paths: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restoring, step, breaks_off)
        restore(community_file, copy)
    assert community_file.exists()
    restore(community_file, copy)
    assert titles(community_file) == ["Old"]
    assert parts(community_file.parent) == []


class Held(PermissionError):
    """As Windows says it of a file that another program has open."""

    winerror = 32


def refuses(monkeypatch: pytest.MonkeyPatch, deed: str, error: type[OSError]) -> None:
    """The system refuses to move any file."""

    def refused(*_paths: Path) -> None:
        raise error(errno.EACCES, "refused")

    monkeypatch.setattr(Path, deed, refused)


def left_in(folder: Path) -> set[str]:
    """The files of a folder but SQLite's shared index, which it makes anew whenever it is missing."""
    return {file.name for file in folder.iterdir() if not file.name.endswith("-shm")}


@pytest.mark.parametrize("deed", ["replace", "rename"])
@pytest.mark.parametrize("links", [True, False])
def test_a_damaged_file_that_the_system_does_not_give_away_stays_with_its_log(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, deed: str, links: bool
) -> None:
    damage(community_file)
    log = community_file.with_name(community_file.name + "-wal")
    log.write_bytes(b"what was not folded in")
    before = community_file.read_bytes()
    names = left_in(community_file.parent)
    with monkeypatch.context() as patch, pytest.raises(Refused) as refused:
        refuses(patch, deed, PermissionError)
        if not links:
            patch.setattr(os, "link", refusing_link)
        restore(community_file, copy)
    assert refused.value.code == "file-readonly" and "nothing was put back" in str(refused.value)
    assert community_file.read_bytes() == before and log.read_bytes() == b"what was not folded in"
    assert left_in(community_file.parent) == names
    assert restore(community_file, copy).set_aside is not None
    assert titles(community_file) == ["Old"]


def refusing_link(*_paths: Path) -> None:
    raise PermissionError(errno.EPERM, "no links here")


def test_a_file_that_another_program_holds_is_called_so(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(community_file)
    with monkeypatch.context() as patch, pytest.raises(Refused) as refused:
        refuses(patch, "replace", Held)
        restore(community_file, copy)
    assert refused.value.code == "file-in-use" and "Close it there" in str(refused.value)
    assert restore(community_file, copy).set_aside is not None


def test_a_copy_that_cannot_take_its_place_says_so_and_leaves_the_older_one(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copy.read_bytes()
    for error in (PermissionError, Held):
        with monkeypatch.context() as patch, pytest.raises(Refused) as refused:
            refuses(patch, "replace", error)
            backups.copy_to(community_file, copy, replace=True)
        assert refused.value.code == "file-readonly" and "could not be written" in str(refused.value)
    assert copy.read_bytes() == before and parts(copy.parent) == []


def test_an_old_copy_that_somebody_looks_at_does_not_spoil_the_new_one(
    community_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.make(community_file, "hand", 1, keep=1)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == first.path:
            raise Held(errno.EACCES, "refused")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    second = backups.make(community_file, "hand", 2, keep=1)
    assert [each.path for each in backups.listed(community_file)] == [second.path, first.path]


@pytest.mark.parametrize("folder", ["Élodie d’Arc", "l'été & co", "a b  c", "100 % #1 ?x=y"])
def test_folders_with_accents_spaces_and_signs_hold_a_file_and_its_copies(
    tmp_path: Path, folder: str
) -> None:
    home = tmp_path / folder
    home.mkdir()
    file = home / "communauté.ronde"
    made(file, "A")
    kept = backups.make(file, "hand", 1_795_000_000_000, keep=3)
    made(file, "B")
    assert not set('<>:"/\\|?*') & set(kept.path.name) and not set('<>:"|?*') & set(kept.path.parent.name)
    assert restore(file, kept.path).kept is not None and titles(file) == ["A"]
    damage(file)
    aside = restore(file, kept.path).set_aside
    assert aside is not None and not set('<>:"/\\|?*') & set(aside.name) and titles(file) == ["A"]


def test_a_file_that_is_gone_comes_back(community_file: Path, copy: Path) -> None:
    community_file.unlink()
    assert restore(community_file, copy) == restoring.Restored()
    assert titles(community_file) == ["Old"]


def test_a_wrecked_file_with_copies_is_offered_one(community_file: Path, copy: Path) -> None:
    community = Community(community_file)
    kept = community.safety.back_up()
    community.close()
    community_file.write_bytes(b"")
    with pytest.raises(FileDamaged) as damaged:
        Community(community_file)
    assert damaged.value.path == community_file
    assert restore(community_file, kept.path).set_aside is not None
    assert titles(community_file) == ["Old", "New"]


def test_another_programs_file_is_not_put_aside(tmp_path: Path, copy: Path) -> None:
    foreign = tmp_path / "list.csv"
    foreign.write_text("Nom", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        restore(foreign, copy)
    assert refused.value.code == "not-community-file"
    assert foreign.read_text(encoding="utf-8") == "Nom"


def newer(copy: Path) -> None:
    conn = sqlite3.connect(copy)
    conn.execute(f"PRAGMA user_version = {newest_version() + 1}")
    conn.close()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(newer, "copy-newer"), (damage, "copy-damaged"), (lambda copy: copy.unlink(), "file-missing")],
)
def test_a_copy_that_cannot_be_opened_is_never_put_back(
    community_file: Path, copy: Path, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(copy)
    with pytest.raises(Refused) as refused:
        restore(community_file, copy)
    assert refused.value.code == code
    assert titles(community_file) == ["Old", "New"]


def test_the_file_is_no_copy_of_itself(community_file: Path, copy: Path) -> None:
    with pytest.raises(Refused) as refused:
        restore(community_file, community_file)
    assert refused.value.code == "copy-is-the-file"


def test_parts_of_a_killed_program_go_a_day_later(community_file: Path) -> None:
    left = community_file.with_name(community_file.name + ".12-ab.part")
    young = community_file.with_name(community_file.name + ".13-ab.part")
    for part in (left, young):
        part.write_bytes(b"x")
    os.utime(left, (0, 0))
    with placing.part_beside(community_file):
        assert (left.exists(), young.exists()) == (False, True)


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A copy of another community."""
    made(tmp_path / "other.ronde", "Elsewhere")
    target = tmp_path / "stranger.ronde"
    backups.copy_to(tmp_path / "other.ronde", target, replace=False)
    return target


def test_a_copy_of_another_community_is_refused_by_its_name(community_file: Path, stranger: Path) -> None:
    made(community_file, "Mine")
    assert safety.another_community(community_file, stranger) == "Elsewhere"
    with pytest.raises(Refused) as refused:
        restore(community_file, stranger)
    assert refused.value.code == "copy-of-another"
    assert "(Elsewhere)" in refused.value.text.english()
    assert titles(community_file) == ["Mine"]


def test_the_name_that_a_community_was_given_goes_before_its_meetings(
    community_file: Path, stranger: Path
) -> None:
    made(community_file, "Mine")
    other = Community(stranger)
    other.settings.set("community_name", "Les Rencontres")
    other.close()
    assert safety.another_community(community_file, stranger) == "Les Rencontres"


def test_a_copy_of_another_community_takes_its_place_when_that_is_wanted(
    community_file: Path, stranger: Path
) -> None:
    made(community_file, "Mine")
    kept = safety.restore(community_file, stranger, FakeClock(), may_be_another=True).kept
    assert titles(community_file) == ["Elsewhere"]
    assert kept is not None and titles(kept.path) == ["Mine"]


def test_a_damaged_or_missing_file_cannot_tell_whose_it_was(community_file: Path, stranger: Path) -> None:
    restore(community_file, stranger)
    assert titles(community_file) == ["Elsewhere"]
    community_file.unlink()
    made(community_file, *(f"Mine {n}" for n in range(200)))
    damage(community_file)
    assert restore(community_file, stranger).set_aside is not None
    assert titles(community_file) == ["Elsewhere"]
