"""``ronde.py``: what it says and does before the program can run. Nothing is installed here."""

import ast
import os
import shutil
import sys
from pathlib import Path

import pytest

import ronde
from tests.architecture.catalogue_scan import ROOT

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Debian's packages")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_only_the_standard_library_is_used() -> None:
    tree = ast.parse((ROOT / "ronde.py").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_an_older_python_can_read_the_first_lines() -> None:
    head = (ROOT / "ronde.py").read_text("utf-8").split("import ctypes")[0]
    ast.parse(head, feature_version=(3, 4))
    assert "sys.version_info < (3, 11)" in head


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 14, 0), (3, 15, 0)])
def test_a_python_that_will_not_do_is_told_before_anything_else(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    head = (ROOT / "ronde.py").read_text("utf-8").split("import ctypes")[0]
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as stopped:
        exec(head, {})
    assert f"Python 3.{version[1]}" in str(stopped.value.code)
    assert "python.org" in str(stopped.value.code)


@pytest.mark.parametrize(
    ("typed", "needed"),
    [
        ("", True),
        ("demo", True),
        ("--data mine.ronde --lang fr", True),
        ("--data demo demo", True),
        ("test lint", True),
        ("event list", False),
        ("--data mine.ronde checkin --event e CODE", False),
        ("rotation solve case.json --budget-s 1", False),
        ("self-check", False),
        ("--help", False),
    ],
)
def test_only_windows_need_the_libraries_of_qt(typed: str, needed: bool) -> None:
    assert ronde.needs_windows(typed.split()) is needed


@pytest.mark.parametrize(
    ("typed", "run"),
    [
        ("", "demo"),
        ("--lang fr", "--lang fr demo"),
        ("--lang=fr", "--lang=fr demo"),
        ("--data mine.ronde --lang fr", "--data mine.ronde --lang fr"),
        ("--data=mine.ronde", "--data=mine.ronde"),
        ("--lang fr event list", "--lang fr event list"),
        ("--help", "--help"),
    ],
)
def test_the_demo_opens_where_neither_a_command_nor_a_file_is_named(typed: str, run: str) -> None:
    assert ronde.with_demo(typed.split()) == run.split()


@ON_LINUX
def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ronde, "_loads", lambda library: library != "libEGL.so.1")
    assert ronde.missing_qt_packages() == ["libegl1"]


@ON_LINUX
@pytest.mark.parametrize(
    ("language", "word"), [("C.UTF-8", "Type this line"), ("fr_FR.UTF-8", "Tapez cette ligne")]
)
def test_who_is_not_root_gets_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stopped:
        ronde.install_system(["libegl1", "libgl1"])
    said = capsys.readouterr().out
    assert (stopped.value.code, word in said) == (1, True)
    assert "sudo apt-get install -y libegl1 libgl1" in said


@ON_LINUX
def test_other_systems_hear_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SystemExit):
        ronde.install_system(["libegl1"])
    assert "libegl1" in capsys.readouterr().out


def test_it_installs_again_when_the_pins_change(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1", encoding="utf-8")
    before = ronde._fingerprint(lock)
    lock.write_text("a==2", encoding="utf-8")
    assert ronde._fingerprint(lock) != before


def test_an_unknown_step_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert ronde.test(["nonsense"]) == 2
    assert "pytest" in capsys.readouterr().out
