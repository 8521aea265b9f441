"""The list of attendees out, and in again."""

from pathlib import Path

import pytest

from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo

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
