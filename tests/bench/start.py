"""From the start of the process to the first paint of the reception window, against a bare PySide6 window.

Both run offscreen in processes of their own, one after the other. Prints one JSON line: median wall and CPU
milliseconds of both, the ratios, and the heavy packages that were loaded before the first paint (none is the rule).
Aim: ratio at most 1.5, better 1.25. Run: ``python -m tests.bench.start [--runs 11]``.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

_REPORT = """
def painted():
    import json, os, sys, time
    heavy = ("sqlite_utils", "reportlab", "qrcode", "openpyxl", "PIL", "numpy", "PySide6.QtMultimedia")
    loaded = [name for name in heavy if name in sys.modules]
    print(json.dumps({"at": time.time(), "cpu": time.process_time(), "loaded": loaded}), flush=True)
    os._exit(0)
"""

BARE = (
    _REPORT
    + """
import sys
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        painted()
app = QApplication(sys.argv)
window = Window("Ronde")
window.resize(1280, 720)
window.show()
app.exec()
"""
)

OURS = (
    _REPORT
    + """
import sys
from desktop_app.ui import shell
class Painted(shell.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        painted()
shell.MainWindow = Painted
from desktop_app import bootstrap
bootstrap.run(sys.argv[1:])
"""
)


def run(code: str, *words: str) -> dict[str, Any]:
    """One start: wall and CPU milliseconds to the first paint, and what was loaded."""
    # Compiled as after an installation, whatever this shell says about bytecode; the first run warms it.
    compiled = str(Path(tempfile.gettempdir()) / "ronde-bench-bytecode")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
    began = time.time()
    ended = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=environment, check=True
    )
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return {"wall": (found["at"] - began) * 1000, "cpu": found["cpu"] * 1000, "loaded": found["loaded"]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "bench.ronde")
        make = ["event", "create", "--title", "T", "--date", "2026-11-26"]
        command = [sys.executable, "-m", "desktop_app", "--data", data, *make]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        pairs = [(run(OURS, "--data", data), run(BARE)) for _ in range(runs + 1)][1:]
    found: dict[str, Any] = {"bench": "start", "runs": runs}
    for kind in ("wall", "cpu"):
        ours = statistics.median(pair[0][kind] for pair in pairs)
        bare = statistics.median(pair[1][kind] for pair in pairs)
        found |= {
            f"{kind}_ms": round(ours),
            f"bare_{kind}_ms": round(bare),
            f"ratio_{kind}": round(ours / bare, 2),
        }
    found["loaded_before_first_paint"] = pairs[0][0]["loaded"]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
