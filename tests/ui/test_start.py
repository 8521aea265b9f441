"""Starting the windows from the command line: where it cannot be done, a sentence says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.ui import display
from desktop_app.ui.app import language_to_speak
from desktop_app.ui.settings import LocalSettings

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without the display of the tester."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **surroundings}
    command = [sys.executable, "-m", "desktop_app", "--lang", "en", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60)


ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a display"
)


@ON_LINUX
def test_without_a_display_it_says_how_to_run_all_the_same(tmp_path: Path) -> None:
    ended = start("--data", str(tmp_path / "new.ronde"))
    assert ended.returncode == 1
    assert "xvfb-run" in ended.stderr
    assert "QT_QPA_PLATFORM=offscreen" in ended.stderr
    assert list(tmp_path.iterdir()) == []


@ON_LINUX
@pytest.mark.parametrize("named", [{"DISPLAY": ":99"}, {"WAYLAND_DISPLAY": "wayland-99"}])
def test_a_display_that_is_gone_is_told_in_a_sentence(tmp_path: Path, named: dict[str, str]) -> None:
    ended = start("--data", str(tmp_path / "new.ronde"), **named)
    assert ended.returncode == 1, ended.stderr
    assert "99 does not answer" in ended.stderr
    assert "package xvfb" in ended.stderr
    checked = start("self-check", **named)
    assert checked.returncode == 0, checked.stderr
    assert "99 does not answer" in checked.stdout


@ON_LINUX
def test_a_missing_library_of_the_windows_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(display, "_x_answers", lambda: True)
    monkeypatch.setattr(display, "_missing_library", lambda plugin: "libxcb-cursor.so.0")
    why = display.why_no_window("ronde")
    assert why is not None
    assert "libxcb-cursor.so.0" in why.english()
    assert "sudo apt-get install -y libxcb-cursor0." in why.english()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libGL.so.1", "libgl1"),
    ],
)
def test_packages_are_named_by_debians_rule(library: str, package: str) -> None:
    assert display.package_of(library) == package


def test_a_demo_over_a_file_is_refused_before_any_window(tmp_path: Path) -> None:
    file = tmp_path / "mine.ronde"
    file.write_bytes(b"mine")
    ended = start("demo", "--data", str(file), QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, "never overwrites" in ended.stderr) == (1, True)
    assert file.read_bytes() == b"mine"


def test_self_check_has_a_line_for_everything() -> None:
    ended = start("--self-check")
    assert ended.returncode == 0, ended.stdout
    subjects = [line.split(":")[0].split()[-1] for line in ended.stdout.splitlines()]
    assert subjects == ["files", "Fonts", "Sounds", "Screens", "Printers", "Store"]


def test_the_language_asked_for_first_is_kept_and_a_chosen_one_stays(
    settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "system_language", lambda: "en")
    assert language_to_speak(settings, None) == "en"
    assert language_to_speak(settings, "fr") == "fr"
    assert language_to_speak(settings, None) == "fr"
    assert language_to_speak(settings, "en") == "en"  # for that start
    assert language_to_speak(settings, None) == "fr"


def test_windows_do_not_wait_long_for_the_workers() -> None:
    """Painting crosses between Qt and Python many times: each crossing may wait for a worker's turn to end."""
    code = (
        "import sys; from desktop_app.ui.app import make_application; "
        "from desktop_app.ui.settings import LocalSettings; "
        "make_application(LocalSettings(None)); print(sys.getswitchinterval())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, timeout=60
    )
    assert float(ended.stdout) <= 0.001, ended.stderr
