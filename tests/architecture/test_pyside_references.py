"""PySide6 6.12 on Python 3.10 and 3.11 loses a reference to None in every void call and aborts after some 5,000.

A short test run stays green with it, so this calls 20,000 of them, in a process of its own.
"""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QObject
before = sys.getrefcount(None)
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
    thing.blockSignals(False)
print(before - sys.getrefcount(None))
"""


def test_twenty_thousand_void_calls_cost_no_reference() -> None:
    pytest.importorskip("PySide6")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-400:]
    assert int(done.stdout) < 1_000


def test_imports_read_no_source_once_the_windows_are_loaded() -> None:
    """PySide6 would read the source of every module for a feature that nobody here asks for."""
    pytest.importorskip("PySide6")
    program = (
        "import inspect; import desktop_app.ui; read = []; inspect.getsource = read.append;"
        "import desktop_app.core.codes, desktop_app.ui.theme; print(len(read))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
