"""The list of attendees out, and in again."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.fakes import FakeClock
from tests.printing.pages import text_of
from tests.services.conftest import Registers

LISTS = Path(__file__).parent.parent / "data" / "lists"


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_goes_out_comes_back(community: Community, event: EventInfo, tmp_path: Path, name: str) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    path = tmp_path / name
    assert community.exports.write_attendees(event.id, path) == 228
    report = community.imports.import_attendees(event.id, path, dry_run=True)
    assert report.counts["imported"] == 0 and report.counts["rows"] == 228


def test_needs_stay_inside_unless_asked_for(community: Community, event: EventInfo, tmp_path: Path) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    community.exports.write_attendees(event.id, tmp_path / "a.csv")
    assert "fauteuil" not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    community.exports.write_attendees(event.id, tmp_path / "b.csv", with_needs=True)
    assert "fauteuil" in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


def test_some_of_them_in_their_order(community: Community, event: EventInfo, tmp_path: Path) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    ids = [a.registration_id for a in community.attendees.of_event(event.id)][:3]
    assert community.exports.write_attendees(event.id, tmp_path / "a.csv", only=ids[::-1]) == 3


def test_an_arrival_has_its_date_where_it_was_on_another_day(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock, tmp_path: Path
) -> None:
    moments_ms = {
        "Anne": clock.wall_ms,
        "Benoît": clock.wall_ms + 11 * 3_600_000,
        "Chloé": clock.wall_ms + 24 * 3_600_000,
        "David": 0,  # the clock of that desk had stopped
    }
    for name, at_ms in moments_ms.items():
        community.reception.check_in(event.id, register(name, f"Villemin {name}").code, at_ms=at_ms)
    register("Emma", "Villemin Emma")
    said = ["14:00", "01:00", "27/11/2026 14:00", "01/01/1970 01:00", ""]
    community.exports.write_attendees(event.id, tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    column = lines[0].split(";").index("First arrival")
    assert [line.split(";")[column] for line in lines[1:]] == said
    community.exports.write_attendees(event.id, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [row[column] or "" for row in sheet.iter_rows(min_row=2, values_only=True)] == said
    words = " ".join(text_of(community.papers.sign_in_sheet(event.id)).split())
    assert all(each in words for each in said)
