"""The list of attendees out, and in again."""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app import i18n
from desktop_app.core.checkin import Outcome
from desktop_app.services.badge_facts import Selection
from desktop_app.services.community import Community
from desktop_app.services.demo import make_demo
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


def test_the_order_is_that_of_the_papers(
    community: Community, event: EventInfo, register: Registers, tmp_path: Path
) -> None:
    for given, family in (
        ("Abdoul", "Zinedine"),
        ("Aymeric", "de La Tour"),
        ("Sting", ""),
        ("Anne", "Émile"),
    ):
        register(given, family)
    community.exports.write_attendees(event.id, tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    written = [line.split(";")[2] for line in lines]
    assert written == ["Aymeric", "Anne", "Sting", "Abdoul"]
    assert written == [who.given_name for who in community.badges.facts.chosen(event.id, Selection())]


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
    assert all(re.sub(r"/\d{4}", "", each) in words for each in said), "on paper without the year"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Community]:
    """A demo for tests that only read it."""
    community = make_demo(tmp_path_factory.mktemp("demo") / "demo.ronde", clock=FakeClock())
    yield community
    community.close()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_our_own_list_comes_back_unchanged(demo: Community, tmp_path: Path, name: str, language: str) -> None:
    (event,) = demo.events.all()
    i18n.use_language(language)
    count = demo.exports.write_attendees(event.id, tmp_path / name, with_needs=True)
    i18n.use_language("en")
    report = demo.imports.import_attendees(event.id, tmp_path / name, dry_run=True)
    assert report.source == "ronde" and all(feeds for _, feeds in report.columns)
    assert not any(row.changes or row.remarks for row in report.rows)
    assert report.counts["unchanged"] == report.counts["rows"] == count and report.counts["wishes"] == 0


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def corrected(community: Community, event: EventInfo, tmp_path: Path) -> EventInfo:
    """A meeting with all that a list would repair, guess or take for something else, put there by hand."""
    path = tmp_path / "first.csv"
    path.write_text(
        "Nom;Prénom;Courriel;Catégorie\n"
        "Zhang;Wei;z1@x.example;Chercheur\nZhang;Wei;z2@x.example;Cliniciennes\n"
        "Aubry;Anne;a@x.example;Autre chose\nMartin;Paul;p@x.example;patient\n",
        encoding="utf-8",
    )
    report = community.imports.import_attendees(event.id, path)
    one, two, anne, paul = (str(row.registration_id) for row in report.rows)
    community.attendees.edit(anne, given_name="AUBRY", family_name="anne", phone="+32 475 12 34 56")
    community.attendees.edit(anne, note="- fauteuil, ne viendra pas au repas", needs="- sans gluten")
    community.attendees.edit(paul, idea="=1+1", institution="Aucune ; Service", category_typed="")
    community.attendees.cancel(two)
    community.rotation.wish(event.id, anne, two, "avoid")
    community.rotation.wish(event.id, anne, paul, "wish")
    assert one
    return event


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_nothing_is_guessed_of_what_was_corrected(
    community: Community, corrected: EventInfo, tmp_path: Path, name: str
) -> None:
    community.exports.write_attendees(corrected.id, tmp_path / name, with_needs=True)
    report = community.imports.import_attendees(corrected.id, tmp_path / name, dry_run=True)
    assert [row.changes for row in report.rows] == [()] * 4 and report.counts["unchanged"] == 4


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_fresh_file_gets_every_column(
    community: Community, corrected: EventInfo, tmp_path: Path, name: str
) -> None:
    community.exports.write_attendees(corrected.id, tmp_path / name, with_needs=True)
    community.exports.write_attendees(corrected.id, tmp_path / "before.csv", with_needs=True)
    fresh = Community(tmp_path / "fresh.ronde", clock=FakeClock())
    try:
        event = fresh.events.create("Suite", dt.date(2026, 11, 26))
        fresh.imports.import_attendees(event.id, tmp_path / name)
        fresh.exports.write_attendees(event.id, tmp_path / "after.csv", with_needs=True)
        before, after = (
            sorted(rows_of(tmp_path / f"{when}.csv"), key=lambda row: row["Code"])
            for when in ("before", "after")
        )
        anne, paul = (next(row for row in before if row["Given name"] == name) for name in ("AUBRY", "Paul"))
        assert anne["Not at one table with"] == "z2@x.example" and anne["Wishes to meet"] == "Paul Martin"
        for row in (*before, *after):
            del row["No."]
        assert before == after
        verdict = fresh.reception.check_in(event.id, paul["Code"])[0]
        assert verdict.outcome is Outcome.ADMITTED
    finally:
        fresh.close()


def test_a_badge_opens_for_one_person_only(
    community: Community, corrected: EventInfo, tmp_path: Path
) -> None:
    community.exports.write_attendees(corrected.id, tmp_path / "list.csv")
    later = community.events.create("Suite", dt.date(2027, 3, 26))
    community.imports.import_attendees(later.id, tmp_path / "list.csv")
    old, new = ({a.code for a in community.attendees.of_event(e.id)} for e in (corrected, later))
    assert len(new) == 4 and old.isdisjoint(new)


def test_a_badge_that_was_replaced_stays_revoked(
    community: Community, corrected: EventInfo, tmp_path: Path
) -> None:
    community.exports.write_attendees(corrected.id, tmp_path / "list.csv")
    first = community.attendees.of_event(corrected.id)[0]
    community.attendees.new_code(first.registration_id)
    report = community.imports.import_attendees(corrected.id, tmp_path / "list.csv")
    assert report.counts["unchanged"] == 4
    verdict = community.reception.check_in(corrected.id, first.code)[0]
    assert verdict.outcome is Outcome.REVOKED


def test_what_was_edited_in_the_list_comes_in(
    community: Community, corrected: EventInfo, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    community.exports.write_attendees(corrected.id, path)
    text = path.read_text(encoding="utf-8-sig").replace("+32 475 12 34 56", "+32 475 00 00 00")
    path.write_text(text.replace("Registered", "Cancelled", 1), encoding="utf-8")
    report = community.imports.import_attendees(corrected.id, path)
    told = {change.text() for row in report.rows for change in row.changes}
    assert told == {"Telephone: +32 475 12 34 56 → +32 475 00 00 00", "Status: Registered → Cancelled"}
