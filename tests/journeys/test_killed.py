"""Every verdict that was shown is on the disk, whenever the program is killed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_every_verdict_shown_survives_two_hundred_kills(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.journeys.killed_desk", str(tmp_path / "kill.ronde"), "200"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.search(r"ROUNDS (\d+) SAID (\d+) LOST (\d+)", ended.stdout)
    assert found, ended.stderr
    rounds, said, lost = map(int, found.groups())
    assert (rounds, lost) == (200, 0)
    assert said >= 200
