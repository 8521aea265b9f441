"""What is looked at before the start: everything that is amiss, with what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication

from desktop_app.core.live.facts import Facts, PersonFact, boards
from desktop_app.core.live.views import RowState
from desktop_app.ui.moderator.checks import CheckSheet, Line, People, lines_of
from desktop_app.ui.moderator.power import _linux
from desktop_app.ui.sound import Device
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.marks import Mark
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.samples import NOTHING, TABLES, speaker
from tests.ui.moderator.sheet_bench import Bench, bench
from tests.ui.projector.fakes import EPSON, LAPTOP, at
from tests.ui.silent_sounds import SilentSounds

__all__ = ["bench"]


def checks(bench: Bench, **changes: object) -> dict[str, Line]:
    values: dict[str, object] = {
        "sounds": SilentSounds(Device("a", "Loudspeaker")),
        "view": TABLES,
        "people": People(187, 142, 48),
        "battery": False,
        "awake": True,
    }
    values |= changes
    sounds, view, people = values.pop("sounds"), values.pop("view"), values.pop("people")
    found = lines_of(bench.hall, sounds, view, people, **values)  # type: ignore[arg-type]
    return {line.key: line for line in found}


def test_when_all_is_well_only_the_last_row_and_the_bell_are_left_to_look_at(bench: Bench) -> None:
    bench.hall.open()
    found = checks(bench, view=replace(TABLES, latecomers=None))
    assert {key: line.good for key, line in found.items()} == {
        "screen": True,
        "size": None,
        "bell": None,
        "awake": True,
        "power": True,
        "list": True,
        "show": True,
    }
    assert found["screen"].text == EPSON.label()
    assert found["list"].text == "142 of 187 are here. Nobody who is planned is missing."
    bench.hall.shut()


def test_each_thing_amiss_is_said_with_what_to_do(bench: Bench) -> None:
    found = checks(bench, sounds=None, view=NOTHING, people=None, battery=True, awake=False)
    assert not any(line.good for line in found.values())
    assert found["screen"].deed == "Project"
    assert "bells are seen" in found["bell"].text
    assert "plug the computer in" in found["power"].text
    bench.screens.plug(at(LAPTOP, 0))
    assert "plug the projector in" in checks(bench)["screen"].text


def test_the_bell_and_the_size_of_the_hall_are_checked_by_a_person(bench: Bench) -> None:
    done: list[str] = []
    said: set[str] = set()
    sheet = CheckSheet(
        bench.window,
        lambda: tuple(checks(bench, heard="bell" in said, room_said="size" in said).values()),
        done.append,
        said.add,
        bench.hall,
    )
    sheet.show()
    for key, deed, answer in (("bell", "Ring", "I heard it"), ("size", "Change", "That is right")):
        line = {each.key: each for each in sheet.lines}[key]
        assert (line.good, line.deed, line.said) == (None, deed, answer)
        next(each for each in sheet.findChildren(KeyButton) if each.label() == answer).click()
        assert {each.key: each.good for each in sheet.lines}[key] is True
    assert done == []
    sheet.act("bell")
    assert done == ["bell"]
    sheet.close()


def test_the_list_is_complete_when_nobody_who_is_planned_is_missing(bench: Bench) -> None:
    names = tuple(f"Prénom{n} NOM" for n in range(9))
    found = checks(bench, people=People(187, 139, 48, names[:2]))["list"]
    assert found.good is False
    assert found.text == "139 of 187 are here. Missing of those planned: Prénom0 NOM, Prénom1 NOM."
    assert checks(bench, people=People(187, 1, 48, names))["list"].text.endswith("Prénom5 NOM and 3 others.")
    assert checks(bench, people=People(187, 1))["list"].good is True
    assert checks(bench, people=People(187, 0))["list"].good is False


def test_who_is_planned_sits_in_the_first_round_or_waits_in_the_queue() -> None:
    here = PersonFact("a", "Anne", "Villemin", is_present=True)
    away = PersonFact("b", "Bob", "Klein")
    walks = PersonFact("c", "Cléo", "Zola")
    facts = Facts(people={each.registration: each for each in (here, away, walks)})
    tables = boards([[["a", "b"]], [["a", "c"]]], facts.people)
    assert People.of(replace(facts, boards=tables), ()) == People(3, 1, 2, ("Bob KLEIN",))
    nobody_here = replace(
        facts,
        people={each.registration: replace(each, is_present=False) for each in (here, away, walks)},
    )
    away_too = boards([[["c", "a", "b"]]], nobody_here.people)
    by_family = ("Bob KLEIN", "Anne VILLEMIN", "Cléo ZOLA")
    assert People.of(replace(nobody_here, boards=away_too), ()).missing == by_family
    queue = tuple(
        replace(speaker(n, is_present=False), name=name) for n, name in enumerate(sorted(by_family))
    )
    assert People.of(nobody_here, queue).missing == by_family
    queue = (speaker(1), speaker(2, is_present=False), speaker(3, RowState.DONE, is_present=False))
    assert People.of(facts, queue) == People(3, 1, 2, ("Prénom2 NOM-DE-FAMILLE",))


def test_a_bell_that_was_heard_is_asked_again_on_another_loudspeaker(console: Console) -> None:
    errands = console.screen.errands
    errands._said("bell")
    assert {line.key: line.good for line in errands._checks()}["bell"] is True
    console.sounds.plug(Device("b", "Headphones"))
    assert {line.key: line.good for line in errands._checks()}["bell"] is None


def test_the_mark_of_a_check_stands_beside_its_heading(bench: Bench) -> None:
    long = Line(
        "list", "List", "Missing of those planned: " + ", ".join(["Anne VILLEMIN"] * 20), False, "See"
    )
    sheet = CheckSheet(bench.window, lambda: (long,), lambda key: None, lambda key: None, bench.hall)
    sheet.show()
    QApplication.processEvents()
    (row,) = sheet._widgets
    (mark,) = row.findChildren(Mark)
    heading = next(label for label in row.findChildren(Label) if label.text() == "List")
    assert row.height() > 80
    assert abs(mark.geometry().center().y() - heading.geometry().center().y()) <= 1


def supply(folder: Path, name: str, kind: str, online: str = "") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "type").write_text(kind, encoding="ascii")
    if online:
        (folder / name / "online").write_text(online, encoding="ascii")


def test_power_is_read_from_the_system(tmp_path: Path) -> None:
    supply(tmp_path / "a", "AC", "Mains", "0")
    supply(tmp_path / "a", "BAT0", "Battery")
    assert _linux(tmp_path / "a") is True
    supply(tmp_path / "b", "AC", "Mains", "1")
    supply(tmp_path / "b", "BAT0", "Battery")
    assert _linux(tmp_path / "b") is False
    (tmp_path / "c").mkdir()
    assert _linux(tmp_path / "c") is False
