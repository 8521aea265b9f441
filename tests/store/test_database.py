"""Opening community files: new, old, newer, foreign, damaged, busy."""

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.store import database
from desktop_app.store.database import FileDamaged, fold_log, newest_version, open_database, schema_text
from desktop_app.store.store import Store
from tests.store.test_journal import entry


def close(path: Path) -> None:
    """Open and close: afterwards the file is whole and has no write-ahead log."""
    open_database(path).close()


def test_the_snapshot_of_the_schema_is_true(community_file: Path) -> None:
    conn = open_database(community_file)
    snapshot = (paths.program() / "db" / "schema.sql").read_text(encoding="utf-8")
    assert snapshot.split("\n\n", 1)[1] == schema_text(conn)
    conn.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc/locks tells the POSIX locks of Linux")
def test_looking_at_a_file_that_is_open_leaves_its_locks(community_file: Path) -> None:
    close(community_file)
    conn = open_database(community_file)
    inode = f":{community_file.stat().st_ino} "
    assert inode in Path("/proc/locks").read_text(encoding="ascii")
    second = open_database(community_file)  # judges it by its first bytes
    second.close()
    database.judge(community_file)
    assert inode in Path("/proc/locks").read_text(encoding="ascii")
    conn.close()


def test_a_new_file_is_strict_durable_and_keeps_its_references(community_file: Path) -> None:
    conn = open_database(community_file)
    pragma = {
        name: conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "journal_mode", "synchronous", "user_version")
    }
    assert pragma == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "user_version": newest_version(),
    }
    tables = conn.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    )
    assert {name for name, strict in tables if not strict} <= {"sqlite_schema", "sqlite_sequence"}
    conn.close()


@pytest.mark.parametrize("content", [b"", b"Nom;Prenom\n", b"PK\x03\x04" + bytes(200), bytes(4096)])
def test_a_foreign_file_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        Store(path)
    assert refused.value.code == "not-community-file"
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["liste.csv"]


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE t (x)")
    conn.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="not a community file"):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_and_left_as_it_was(community_file: Path) -> None:
    close(community_file)
    conn = sqlite3.connect(community_file)
    conn.execute(f"PRAGMA user_version = {newest_version() + 1}")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    before = community_file.read_bytes()
    with pytest.raises(Refused) as refused:
        Store(community_file)
    assert refused.value.code == "file-newer"
    assert community_file.read_bytes() == before


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Store(tmp_path)
    assert refused.value.code == "file-unreadable"


def test_a_damaged_file_is_noticed(community_file: Path) -> None:
    close(community_file)
    with community_file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    with pytest.raises(FileDamaged):
        Store(community_file)


def test_a_truncated_file_is_noticed(community_file: Path) -> None:
    close(community_file)
    with community_file.open("r+b") as file:
        file.truncate(community_file.stat().st_size // 2)
    with pytest.raises(FileDamaged):
        Store(community_file)


def test_an_old_file_is_copied_before_it_is_migrated(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(community_file)
    migrations = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), migrations)
    version = newest_version() + 1
    (migrations / f"{version:04d}_more.sql").write_text("CREATE TABLE more (x TEXT) STRICT;")
    monkeypatch.setattr(paths, "migrations", lambda: migrations)
    conn = open_database(community_file)
    assert "CREATE TABLE more" in schema_text(conn)
    conn.close()
    copies = list(tmp_path.glob("community-before-*.ronde"))
    assert len(copies) == 1
    assert database.judge(copies[0]) == version - 1


def test_a_migration_that_fails_changes_nothing(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(community_file)
    migrations = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), migrations)
    version = newest_version() + 1
    (migrations / f"{version:04d}_bad.sql").write_text("CREATE TABLE more (x TEXT) STRICT; NOT SQL;")
    monkeypatch.setattr(paths, "migrations", lambda: migrations)
    with pytest.raises(sqlite3.OperationalError):
        open_database(community_file)
    assert database.judge(community_file) == version - 1
    monkeypatch.undo()
    conn = open_database(community_file)
    assert "CREATE TABLE more" not in schema_text(conn)
    conn.close()


def test_the_log_is_folded_in_while_somebody_is_writing(community_file: Path) -> None:
    store = Store(community_file)
    with store.transaction():
        store.append(entry(1, "setting.changed", "setting:x", value=1))
        fold_log(community_file)
    with store.transaction():
        store.append(entry(2, "setting.changed", "setting:x", value=2))
    fold_log(community_file)
    left = store.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    assert left[1] == left[2]
    store.close()
    again = Store(community_file)
    assert again.last_seq() == 2
    again.close()


def test_folding_makes_no_file(tmp_path: Path) -> None:
    fold_log(tmp_path / "gone.ronde")
    assert list(tmp_path.iterdir()) == []
