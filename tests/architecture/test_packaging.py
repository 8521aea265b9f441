"""What is shipped: every resource folder, in the wheel and in the frozen program, and pinned packages only."""

import re
import tomllib
from typing import Any

from desktop_app import __version__
from tests.architecture.catalogue_scan import ROOT

NOT_SHIPPED = {"pictures"}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_resource_folder_is_shipped() -> None:
    folders = {folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir()} - NOT_SHIPPED
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


def test_every_resource_folder_has_its_licence_note() -> None:
    for name in ("demo", "fonts", "icons", "sounds"):
        assert "icence" in (ROOT / "resources" / name / "README.md").read_text("utf-8")


def test_the_changelog_knows_this_version() -> None:
    assert __version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def _name(line: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+?(?=[=<>;! \[]|$)", line)
    assert found is not None, line
    return found[0].lower().replace("_", "-")
