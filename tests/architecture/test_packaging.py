"""What is shipped: every resource folder, in the wheel and in the frozen program, and pinned packages only."""

import ast
import re
import tomllib
from typing import Any

from desktop_app import __version__
from tests.architecture.catalogue_scan import ROOT, python_files

NOT_SHIPPED = {"pictures"}
PYTHONS = (11, 13)
"""The first and the last Python 3 that the pins are tried with."""
MODULE_OF = {
    "pyside6-essentials": "PySide6.QtWidgets",
    "pyside6-addons": "PySide6.QtMultimedia",
    "sqlite-utils": "sqlite_utils",
    "pillow": "PIL",
    "zxing-cpp": "zxingcpp",
}
"""What is imported of a package whose name is another; any other is imported by its own name."""
NOT_IMPORTED = {"tzdata"}
"""Data alone: ``zoneinfo`` reads it where the system knows no time zones, as on Windows."""


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def resource_folders() -> set[str]:
    return {folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir()}


def test_every_resource_folder_is_shipped() -> None:
    folders = resource_folders() - NOT_SHIPPED
    wheel = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {name.removeprefix("resources/") for name in wheel} == folders | {"db"}
    spec = (ROOT / "build.spec").read_text("utf-8")
    frozen = re.search(r"^RESOURCES = \((.*?)\)", spec, re.MULTILINE)
    assert frozen is not None
    assert set(re.findall(r'"(\w+)"', frozen[1])) == folders


def test_every_dependency_is_pinned_with_hashes_and_no_registry() -> None:
    wanted = {_name(line) for line in project()["project"]["dependencies"]}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert wanted <= {_name(line) for line in lock.splitlines() if re.match(r"[a-z]", line)}
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert "--index" not in text
        entries = re.split(r"\n(?=[a-z])", text)[1:]
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_every_dependency_is_imported_by_the_program() -> None:
    wanted = {_name(line) for line in project()["project"]["dependencies"]}
    assert wanted >= NOT_IMPORTED
    imported = _imported()
    assert {name for name in wanted - NOT_IMPORTED if MODULE_OF.get(name, name) not in imported} == set()


def test_every_resource_folder_has_its_licence_note() -> None:
    notes = {name: ROOT / "resources" / name / "README.md" for name in resource_folders()}
    silent = {
        name for name, note in notes.items() if not note.is_file() or "icence" not in note.read_text("utf-8")
    }
    assert silent == set()


def test_the_architecture_names_every_resource_folder() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    line = re.search(r"^resources/ +(.*); each with its licence note$", page, re.MULTILINE)
    assert line is not None
    assert set(line[1].split(", ")) == resource_folders()


def test_the_file_that_the_pins_are_made_from_names_what_the_project_names() -> None:
    wanted = [_name(line) for line in project()["project"]["dependencies"]]
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    assert sorted(_name(line) for line in lines if line and not line.startswith("#")) == sorted(wanted)


def test_the_pythons_that_will_do_are_the_same_everywhere() -> None:
    named = project()["project"]
    first, last = PYTHONS
    assert named["requires-python"] == f">=3.{first},<3.{last + 1}"
    numbers = range(first, last + 1)
    classifiers = {line for line in named["classifiers"] if line.startswith("Programming Language")}
    assert classifiers == {f"Programming Language :: Python :: 3.{number}" for number in numbers}
    start = (ROOT / "ronde.py").read_text("utf-8")
    assert re.findall(r"sys\.version_info (<|>=) \(3, (\d+)\)", start) == [
        ("<", str(first)),
        (">=", str(last + 1)),
    ]
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"3\.\d\d", readme) == [f"3.{number}" for number in numbers]
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert f"Python 3.{first} to 3.{last} " in (ROOT / name).read_text("utf-8").split("\n")[0]


def test_the_changelog_knows_this_version() -> None:
    assert __version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def _imported() -> set[str]:
    """The modules that the program's own modules import, with the packages around them."""
    names: set[str] = set()
    for file in python_files():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    return names | {name.split(".")[0] for name in names}


def _name(line: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+?(?=[=<>;! \[]|$)", line)
    assert found is not None, line
    return found[0].lower().replace("_", "-")
