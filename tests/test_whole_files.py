"""What leaves the program is on the disk whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.whole_files import write_whole


def test_a_full_disk_leaves_neither_half_a_file_nor_a_changed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "badges.pdf"
    file.write_bytes(b"before")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused) as refused:
        write_whole(file, b"x" * 1000)
    assert refused.value.code == "file-not-written"
    assert "disk is full" in refused.value.text.english()
    assert [path.name for path in tmp_path.iterdir()] == ["badges.pdf"]
    assert file.read_bytes() == b"before"


@pytest.mark.skipif(os.name != "posix", reason="about POSIX rights")
def test_a_file_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "badges.pdf", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "badges.pdf").stat().st_mode) == 0o644


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_whole(tmp_path / "none" / "badges.pdf", b"x")


def test_two_programs_that_write_one_file_have_a_draft_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts: list[str] = []

    def replace(draft: Path, target: Path) -> None:
        drafts.append(draft.name)

    monkeypatch.setattr(Path, "replace", replace)
    for process in (11, 12):
        monkeypatch.setattr("os.getpid", lambda process=process: process)
        write_whole(tmp_path / "list.csv", b"x")
    assert len(set(drafts)) == 2


def test_a_community_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "c.ronde"
    file.write_bytes(b"people")
    with pytest.raises(Refused) as refused:
        write_whole(file, b"x")
    assert (refused.value.code, file.read_bytes()) == ("file-is-community", b"people")


@pytest.mark.parametrize("there", [b"Nom;Prenom\nVillemin;Anne\n", b"PK\x03\x04..."])
def test_a_paper_does_not_take_the_place_of_the_list(tmp_path: Path, there: bytes) -> None:
    file = tmp_path / "list"
    file.write_bytes(there)
    with pytest.raises(Refused) as refused:
        write_whole(file, b"%PDF-1.7 badges")
    assert refused.value.code == "file-of-another-kind"
    assert file.read_bytes() == there
    write_whole(file, there + b"more")
    assert file.read_bytes() == there + b"more", "the same kind is replaced"


def test_an_empty_file_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "badges.pdf").touch()
    write_whole(tmp_path / "badges.pdf", b"%PDF-1.7")
    assert (tmp_path / "badges.pdf").read_bytes() == b"%PDF-1.7"


def test_a_write_protected_file_stays_whoever_runs_the_program(tmp_path: Path) -> None:
    file = tmp_path / "badges.pdf"
    file.write_bytes(b"%PDF-1.4")
    file.chmod(0o444)
    with pytest.raises(Refused) as refused:
        write_whole(file, b"%PDF-1.7")
    assert refused.value.code == "file-protected"
    assert file.read_bytes() == b"%PDF-1.4"
    file.chmod(0o644)  # or the folder cannot be taken away on Windows


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "badges.pdf")
    with pytest.raises(Refused) as refused:
        write_whole(tmp_path / "badges.pdf", b"%PDF-1.7")
    assert refused.value.code == "file-of-another-kind"


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "badges.pdf").mkdir()
    with pytest.raises(Refused):
        write_whole(tmp_path / "badges.pdf", b"%PDF-1.7")
    assert (tmp_path / "badges.pdf").is_dir()
