"""List, badges, 150 scans, plan, two rounds, kill, resume: one meeting through the real windows on two screens."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6")

ROOT = Path(__file__).resolve().parents[2]
SCREENS = {
    "synchronousWindowSystemEvents": True,
    "windowFrameMargins": False,
    "screens": [
        {"name": "operator", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1},
        {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
    ],
}
for screen in SCREENS["screens"]:  # type: ignore[attr-defined]
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """One process of the program with two virtual screens."""
    config = folder / "screens.json"
    config.write_text(json.dumps(SCREENS))
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "tests.journeys.day", words[0], str(folder), *words[1:]]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def facts_until(process: "subprocess.Popen[str]", last: str) -> dict[str, dict[str, Any]]:
    """The JSON lines of a process by their step, up to the step ``last``."""
    facts: dict[str, dict[str, Any]] = {}
    assert process.stdout is not None and process.stderr is not None
    for line in process.stdout:
        if line.startswith("{"):
            found = json.loads(line)
            facts[found["step"]] = found
            if found["step"] == last:
                return facts
    raise AssertionError(f"ended after {list(facts)}: {process.stderr.read()[-3000:]}")


@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_a_meeting_from_list_to_projector_killed_in_a_turn_and_resumed(tmp_path: Path) -> None:
    with start(tmp_path, "morning") as morning:
        try:
            seen = facts_until(morning, "in a turn")
        finally:
            morning.send_signal(signal.SIGKILL)
    assert 220 <= seen["list"]["people"] <= 240
    assert seen["badges"]["read"] >= 150
    assert seen["scans"]["present"] == 150
    assert seen["plan"]["repeats"] == 0 and seen["plan"]["people"] > 60
    assert seen["drive"]["digits"] == "2:00"
    assert {"TIMER"} < set(seen["drive"]["modes"]) and {"TABLES", "NAMES"} & set(seen["drive"]["modes"])
    assert seen["drive"]["hall_on"] == ["projector"]
    killed = seen["in a turn"]
    with start(tmp_path, "evening", str(killed["wall_ms"]), str(killed["monotonic_ms"])) as evening:
        later = facts_until(evening, "resumed")
    assert later["asked"]["question"] and not later["asked"]["running"]
    assert later["resumed"] == {"step": "resumed", "digits": "1:40", "running": True, "present": 150}
