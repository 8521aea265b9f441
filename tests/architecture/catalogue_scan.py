"""Reads from the code which texts need a translation."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_app"
FRENCH = ROOT / "resources" / "i18n" / "fr"

_TWO_FORMS = ("trn", "counted")

Entry = str | list[str]


@dataclass(frozen=True, slots=True)
class Use:
    """One text in the code: its key in the catalogue, whether it has two forms, and where it stands."""

    key: str
    plural: bool
    where: str


def python_files() -> list[Path]:
    """The program's own modules."""
    return sorted(file for file in PACKAGE.rglob("*.py") if "_bundled" not in file.parts)


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call of a translating function: its name, the call, and where it stands."""
    for file in python_files():
        if file == PACKAGE / "i18n.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := _name(node.func)) in ("tr", "trc", "N_", *_TWO_FORMS):
                yield name, node, f"{file.relative_to(ROOT)}:{node.lineno}"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "i18n" else ""
    return function.id if isinstance(function, ast.Name) else ""


def literals(name: str, call: ast.Call) -> list[str] | None:
    """The texts of a call, or None when one of them is computed."""
    wanted = call.args[: 2 if name in ("trc", *_TWO_FORMS) else 1]
    texts = [arg.value for arg in wanted if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return texts if texts and len(texts) == len(wanted) else None


def uses() -> list[Use]:
    """Every text that needs a translation."""
    found = []
    for name, call, where in calls():
        texts = literals(name, call)
        if texts:
            key = "|".join(texts) if name == "trc" else texts[-1]
            found.append(Use(key, name in _TWO_FORMS, where))
    return found


def catalogues() -> dict[str, dict[str, Entry]]:
    """The French catalogues by file name."""
    return {f.name: json.loads(f.read_text(encoding="utf-8")) for f in sorted(FRENCH.glob("*.json"))}


def forms(entry: Entry) -> list[str]:
    """The one or two texts of a catalogue entry."""
    return [entry] if isinstance(entry, str) else entry


def places(text: str) -> set[str]:
    """The names in braces of a text."""
    return set(re.findall(r"\{(\w+)[^}]*\}", text))
