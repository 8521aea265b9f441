"""The contracts of pyproject.toml, and the packages that must not be loaded to answer quickly."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "openpyxl", "reportlab", "qrcode", "PIL", "numpy", "zxingcpp", "uharfbuzz")
EXCEPT = {
    "Only ui imports Qt": {"ui", "bootstrap", "__main__"},  # the last two start the windows, so they reach it
    "SQL is in store only": {"store"},
    "numpy is in core.rotation only": set[str](),
}
"""The contracts that hold for the whole house, and where each does not."""


@pytest.mark.parametrize("name", EXCEPT)
def test_what_the_house_forbids_itself_is_forbidden_in_every_folder(name: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contract = next(each for each in settings["contracts"] if each["name"] == name)
    bound = {module.split(".")[1] for module in contract["source_modules"]}
    parts = {
        part.stem for part in (ROOT / "desktop_app").iterdir() if part.suffix == ".py" or _holds_code(part)
    }
    assert bound == parts - {"__init__"} - EXCEPT[name]


def _holds_code(folder: Path) -> bool:
    return (folder / "__init__.py").is_file()


def test_every_import_follows_the_layers() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    "module", ["desktop_app.i18n", "desktop_app.services.community", "desktop_app.cli.main"]
)
def test_the_foundation_loads_nothing_heavy(module: str) -> None:
    assert _loaded_by(f"import {module}") == []


def test_help_loads_nothing_heavy() -> None:
    assert (
        _loaded_by(
            "from desktop_app import bootstrap\ntry: bootstrap.run(['--help'])\nexcept SystemExit: pass"
        )
        == []
    )


def test_check_in_loads_nothing_heavy(tmp_path: Path) -> None:
    data = tmp_path / "community.ronde"
    start = f"from desktop_app import bootstrap\nbootstrap.run(['--data', {str(data)!r}, "
    _loaded_by(
        start + "'event', 'create', '--title', 'T', '--date', '2026-11-26'])"
    )  # makes the file: may migrate
    assert _loaded_by(start + "'checkin', '--event', 't-2026', 'BCDFGHJKNPRSTUVX'])") == []


def _loaded_by(code: str) -> list[str]:
    """The heavy packages in ``sys.modules`` after ``code`` ran in a process of its own."""
    probe = f"{code}\nimport sys\nprint('LOADED', *[name for name in {HEAVY} if name in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, encoding="utf-8", env=environment
    )
    assert "LOADED" in ended.stdout, ended.stderr
    return ended.stdout.rsplit("LOADED", 1)[1].split()
