"""Starting again opens what was worked on."""

from argparse import Namespace
from pathlib import Path

import pytest

from desktop_app import bootstrap, paths
from desktop_app.core.roles import Role
from desktop_app.services.community import Community
from desktop_app.ui.session import remembered_role
from desktop_app.ui.settings import LocalSettings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path)
    return tmp_path


def opened(command: str = "windows", data: Path | None = None) -> Path | None:
    """What the windows would open."""
    opener = bootstrap._opener(Namespace(command=command, data=data))
    if opener is None:
        return None
    community = opener()
    community.close()
    return community.path


def test_without_anything_there_is_nothing_to_open(home: Path) -> None:
    assert opened() is None


def test_the_file_named_then_the_one_worked_on_last_then_this_users_own(home: Path) -> None:
    for name in ("named", "last", "communaute"):
        Community(home / f"{name}.ronde").close()
    LocalSettings(paths.computer_file()).put("file", str(home / "last.ronde"))
    assert opened(data=home / "named.ronde") == home / "named.ronde"
    assert opened() == home / "last.ronde"
    (home / "last.ronde").unlink()
    assert opened() == home / "communaute.ronde"


def test_a_demo_is_made_where_it_is_named(home: Path) -> None:
    assert opened("demo", home / "mine.ronde") == home / "mine.ronde"
    assert opened("demo") == home / "demo.ronde"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("demo.ronde", True),
        ("demo-12.ronde", True),
        ("demo-avant-v3.ronde", False),
        ("demo-before-v3.ronde", False),
        ("demonstration.ronde", False),
        ("demo.csv", False),
    ],
)
def test_demos_are_known_by_their_names(home: Path, name: str, is_one: bool) -> None:
    assert paths.is_demo(home / name) is is_one
    assert not paths.is_demo(home / "elsewhere" / name)


def test_the_role_is_the_last_one_and_a_word_that_is_none_here_may_do_least(home: Path) -> None:
    settings = LocalSettings(home / "computer.json")
    assert remembered_role(settings) is Role.ORGANISER
    for word, role in (("moderator", Role.MODERATOR), ("chair", Role.RECEPTION), ("", Role.RECEPTION)):
        settings.put("role", word)
        assert remembered_role(settings) is role
