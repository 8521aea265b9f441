"""Marks of unfinished work and vague names stay out of the program."""

import re

from tests.architecture.catalogue_scan import PACKAGE, ROOT, python_files

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")
VAGUE = re.compile(r"(^|_)(manager|helper|helpers|utils?|misc)$")


def test_nothing_is_marked_unfinished() -> None:
    marked = [
        str(file.relative_to(ROOT)) for file in python_files() if UNFINISHED.search(file.read_text("utf-8"))
    ]
    assert marked == []


def test_modules_have_telling_names() -> None:
    vague = [str(file.relative_to(PACKAGE)) for file in python_files() if VAGUE.search(file.stem)]
    assert vague == []


def test_only_system_clock_reads_the_clock() -> None:
    reading = re.compile(r"\b(datetime\.now|date\.today|datetime\.utcnow|time\.time|time\.monotonic)\(")
    core = [file for file in (PACKAGE / "core").rglob("*.py") if reading.search(file.read_text("utf-8"))]
    assert core == []


def test_files_stay_one_thing() -> None:
    long = {
        str(f.relative_to(ROOT)): n for f in python_files() if (n := f.read_text("utf-8").count("\n")) > 400
    }
    assert long == {}
