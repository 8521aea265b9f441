"""The frozen program carries the licence of everything that is in it."""

import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

import bundled_licences
import ronde
from bundled_licences import licence_files, locked_packages, missing_in
from tests.architecture.catalogue_scan import ROOT


class Textless:
    """A package whose authors forgot the text."""

    version, files = "1.0", ()


def installed() -> Iterator[str]:
    for name in locked_packages():
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        yield name


def test_every_locked_package_brings_its_text() -> None:
    folders = {folder.split("/")[1].rsplit("-", 1)[0] for _, folder in licence_files() if "/" in folder}
    assert {"numpy", "reportlab", "uharfbuzz", "zxing-cpp", "python", "pyinstaller"} <= folders
    assert set(installed()) - bundled_licences.TEXTS_ARE_OURS - folders == set()


def test_the_texts_of_qt_are_here_since_its_wheels_bring_none() -> None:
    texts = {text.name: text.read_text("utf-8") for text, folder in licence_files() if folder == "licences"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3" in texts["LGPL-3.0.txt"]
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in texts["GPL-3.0.txt"]
    assert "Version 2.1" in texts["LGPL-2.1.txt"]
    assert f" {_locked_version('pyside6-essentials')} " in texts["README.md"]


def test_no_text_takes_the_place_of_another() -> None:
    places = [(folder, text.name) for text, folder in licence_files()]
    assert len(set(places)) == len(places)


def test_a_package_without_a_text_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_licences, "locked_packages", lambda: ["textless"])
    monkeypatch.setattr(bundled_licences, "distribution", lambda name: Textless())
    with pytest.raises(SystemExit, match="textless"):
        licence_files()


def test_a_built_program_that_lacks_a_text_is_noticed(tmp_path: Path) -> None:
    for text, folder in licence_files():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, tmp_path / folder / text.name)
    assert missing_in(tmp_path) == []
    (tmp_path / "licences" / "LGPL-3.0.txt").unlink()
    (tmp_path / "LICENSE").unlink()
    assert missing_in(tmp_path) == ["LICENSE", "licences/LGPL-3.0.txt"]


def test_the_build_gathers_them_and_the_frozen_step_looks_for_them() -> None:
    assert "for text, folder in licence_files()" in (ROOT / "build.spec").read_text("utf-8")
    assert any("bundled_licences.py" in command for command in ronde.steps()["frozen"])


def _locked_version(name: str) -> str:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    return lock.split(f"\n{name}==")[1].split()[0]
