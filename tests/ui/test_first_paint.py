"""The first picture is there before anything heavy is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlite_utils", "reportlab", "qrcode", "openpyxl", "PIL", "numpy", "PySide6.QtMultimedia", "sqlite3")

PROGRAM = """
import json, os, sys
from pathlib import Path
from desktop_app.ui import app, shell
class Painted(shell.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)
app.MainWindow = Painted
app.run(lambda: None, "fr", Path(sys.argv[1]))
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "computer.json")],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-400:]
    loaded = set(json.loads(done.stdout))
    assert loaded.isdisjoint(HEAVY), sorted(loaded & set(HEAVY))
    assert "desktop_app.ui.reception.screen" in loaded
