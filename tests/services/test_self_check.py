"""The self-check looks at the file that the day depends on, not at one of its own only."""

import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.self_check import Mark, check_store


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This user's own file, with a meeting in it."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    file = paths.default_community_file()
    community = Community(file)
    community.events.create("Kept", date(2026, 11, 26))
    community.close()
    return file


def test_this_users_own_file_is_opened(own: Path) -> None:
    check = check_store()
    assert (check.mark, own.name in check.finding.english()) == (Mark.GOOD, True)
    content = bytearray(own.read_bytes())
    for at in range(4096, len(content) - 64, 4096):
        content[at : at + 64] = b"\xff" * 64
    own.write_bytes(content)
    check = check_store()
    assert (check.mark, "damaged" in check.finding.english()) == (Mark.BAD, True)


def test_a_file_that_cannot_be_written_is_no_good(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def protected(community: Community) -> None:
        raise Refused("file-readonly", "“{name}” is write-protected", name=community.path.name)

    monkeypatch.setattr(Community, "try_writing", protected)
    check = check_store(own)
    assert (check.mark, "write-protected" in check.finding.english()) == (Mark.BAD, True)


def test_trying_to_write_changes_nothing(own: Path) -> None:
    community = Community(own)
    before = community._store.last_seq()
    community.try_writing()
    assert community._store.last_seq() == before
    community.close()


def test_a_protected_file_is_noticed_by_writing(own: Path) -> None:
    community = Community(own)
    community._store.conn.execute("PRAGMA query_only = ON")  # BEGIN IMMEDIATE still goes well then
    with pytest.raises(Refused) as refused:
        community.try_writing()
    assert refused.value.code == "file-readonly"
    community.close()


def test_a_folder_that_is_missing_is_no_good(tmp_path: Path) -> None:
    check = check_store(tmp_path / "gone" / "c.ronde")
    assert (check.mark, "no folder" in check.finding.english()) == (Mark.BAD, True)


def test_a_file_that_is_still_to_be_made_is_good_and_not_made(tmp_path: Path) -> None:
    assert check_store(tmp_path / "c.ronde").mark is Mark.GOOD
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("free_mb", "mark"), [(0, Mark.BAD), (12, Mark.NOTE), (5_000, Mark.GOOD)])
def test_a_disk_that_is_nearly_full_is_told(
    own: Path, monkeypatch: pytest.MonkeyPatch, free_mb: int, mark: Mark
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, free_mb * 1_000_000))
    assert check_store().mark is mark
