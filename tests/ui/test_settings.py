"""What a computer remembers, with several windows on it."""

import json
from pathlib import Path

import pytest

from desktop_app.ui.settings import LocalSettings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "computer.json"


def test_two_windows_keep_each_others_choices(file: Path) -> None:
    LocalSettings(file).put("theme", "light")
    one, other = LocalSettings(file), LocalSettings(file)
    one.put("theme", "dark")
    other.put("desk", "2")
    one.put("volume", 0.5)
    later = LocalSettings(file)
    assert (later.text("theme"), later.text("desk"), later.number("volume", 1)) == ("dark", "2", 0.5)
    assert (other.text("theme"), one.text("desk")) == ("light", ""), "a window goes on as it began"


def test_of_two_choices_of_one_thing_the_later_stays(file: Path) -> None:
    one, other = LocalSettings(file), LocalSettings(file)
    one.put("theme", "dark")
    other.put("theme", "light")
    one.put("desk", "2")
    assert LocalSettings(file).text("theme") == "light"
    one.put("theme", "dark")
    assert LocalSettings(file).text("theme") == "dark", "chosen again, though it is no news here"


@pytest.mark.parametrize("content", [None, "", "{", "[1]", "\u0000"])
def test_where_the_file_was_lost_or_broken_a_window_writes_what_it_knows(
    file: Path, content: str | None
) -> None:
    settings = LocalSettings(file)
    settings.put("theme", "dark")
    file.unlink()
    if content is not None:
        file.write_text(content, encoding="utf-8")
    settings.put("desk", "2")
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "dark", "desk": "2"}


def test_what_a_full_disk_did_not_take_is_written_with_the_next_choice(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = LocalSettings(file)
    settings.put("theme", "dark")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        settings.put("desk", "2")
    assert settings.text("desk") == "2"
    assert list(file.parent.iterdir()) == [file]
    settings.put("volume", 0.5)
    assert LocalSettings(file).text("desk") == "2"
