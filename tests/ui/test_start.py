"""Starting the windows from the command line: where it cannot be done, a sentence says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without the display of the tester."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **surroundings}
    command = [sys.executable, "-m", "desktop_app", "--lang", "en", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_it_says_how_to_run_all_the_same(tmp_path: Path) -> None:
    ended = start("--data", str(tmp_path / "new.ronde"))
    assert ended.returncode == 1
    assert "xvfb-run" in ended.stderr
    assert "QT_QPA_PLATFORM=offscreen" in ended.stderr
    assert list(tmp_path.iterdir()) == []


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
