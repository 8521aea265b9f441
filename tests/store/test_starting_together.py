"""Several windows start on one file at the same moment, and programs that are killed while they begin."""

import multiprocessing
import os
import shutil
import sqlite3
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.store import database, migrations, placing
from desktop_app.store.database import newest_version, open_database
from tests.store.another_process import AnotherProcess
from tests.store.files import made, titles

TOGETHER = 4
_SPAWN = multiprocessing.get_context("spawn")


def _open(file: Path, together: Barrier, folder: Path | None, said: "multiprocessing.Queue[str]") -> None:
    if folder is not None:
        paths.migrations = lambda: folder
    together.wait()
    try:
        Community(file).close()
        said.put("opened")
    except Exception as error:  # told to the test
        said.put(repr(error))


def open_together(file: Path, folder: Path | None = None) -> list[str]:
    """How processes fared that all opened ``file`` at once; ``folder`` holds other migrations."""
    together, said = _SPAWN.Barrier(TOGETHER), _SPAWN.Queue()
    processes = [_SPAWN.Process(target=_open, args=(file, together, folder, said)) for _ in range(TOGETHER)]
    for process in processes:
        process.start()
    answers = [said.get() for _ in processes]
    for process in processes:
        process.join()
    return answers


def more_migrations(tmp_path: Path) -> Path:
    """The migrations of a next version."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder)
    number = newest_version() + 1
    (folder / f"{number:04d}_more.sql").write_text("CREATE TABLE more (x TEXT) STRICT; -- and; so on\n")
    return folder


def test_all_that_create_the_same_file_have_it(community_file: Path) -> None:
    assert open_together(community_file) == ["opened"] * TOGETHER
    assert [file.name for file in community_file.parent.iterdir()] == [community_file.name]


def test_an_old_file_is_migrated_once(community_file: Path, tmp_path: Path) -> None:
    made(community_file, "Old")
    version = newest_version()
    folder = more_migrations(tmp_path)
    assert open_together(community_file, folder) == ["opened"] * TOGETHER
    assert database.judge(community_file) == version + 1
    (copy,) = tmp_path.glob("community-before-*")
    assert database.judge(copy) == version
    assert titles(copy) == ["Old"]


def test_a_creation_that_breaks_off_leaves_nothing(
    community_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_paths: Path) -> bool:
        assert not community_file.exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(database, "place_new", killed)
        open_database(community_file)
    assert list(community_file.parent.iterdir()) == []
    open_database(community_file).close()


def test_where_no_hard_links_are_a_file_is_made_all_the_same(
    community_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    made(community_file, "A")
    assert titles(community_file) == ["A"]
    part = community_file.with_name("x.part")
    part.write_bytes(b"")
    assert not placing.place_new(part, community_file)


def test_a_migration_that_fails_leaves_the_old_version(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(community_file, "Old")
    version = newest_version()
    folder = more_migrations(tmp_path)
    (folder / f"{version + 2:04d}_bad.sql").write_text("CREATE TABLE further (x TEXT) STRICT; NOT SQL;")
    with monkeypatch.context() as patch, pytest.raises(sqlite3.OperationalError):
        patch.setattr(paths, "migrations", lambda: folder)
        open_database(community_file)
    assert database.judge(community_file) == version
    assert titles(community_file) == ["Old"]


def test_a_newer_version_in_the_log_of_a_killed_program_is_refused(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(community_file, "Old")
    with AnotherProcess(community_file) as newer:
        conn = sqlite3.connect(community_file)
        conn.execute(f"PRAGMA user_version = {newest_version() + 1}")
        conn.close()
        newer("kill")
    assert database.judge(community_file) == newest_version()  # the file itself does not know yet
    log = community_file.with_name(community_file.name + "-wal")
    before = (community_file.read_bytes(), log.read_bytes())
    with pytest.raises(Refused) as refused:
        open_database(community_file)
    assert refused.value.code == "file-newer"
    assert (community_file.read_bytes(), log.read_bytes()) == before


def test_the_version_is_read_again_under_the_lock(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window of a newer version was faster, between our first look and our lock."""
    made(community_file, "Old")
    folder = more_migrations(tmp_path)
    conn = database.connect(community_file)
    conn.execute(f"PRAGMA user_version = {newest_version() + 2}")
    old = newest_version()
    looks = [lambda _conn: old, migrations._version]  # the first from before
    monkeypatch.setattr(migrations, "_version", lambda of: (looks.pop(0) if looks[1:] else looks[0])(of))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    with pytest.raises(Refused) as refused:
        migrations.bring_up_to_date(conn, community_file)
    assert refused.value.code == "file-newer"
    assert not conn.in_transaction
    conn.close()
