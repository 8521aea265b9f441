"""Importing lists into a real community file."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.roster.categories import Meaning
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.store import backups
from desktop_app.store.refusals import FileDamaged

LISTS = Path(__file__).parent.parent / "data" / "lists"
SMALL = "Nom;Prénom;Email;Structure;Fonction;Catégorie;Photo;Date d'inscription\n"


def state(community: Community) -> list[object]:
    """Everything that the file holds."""
    store = community._store
    tables = ("people", "registrations", "institutions", "codes", "check_ins")
    return [[tuple(row) for row in store.rows(f"SELECT * FROM {name}")] for name in tables] + [
        store.last_seq()
    ]


def small(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text(SMALL + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["attendees_240.csv", "attendees_240.xlsx"])
def test_the_messy_list(community: Community, event: EventInfo, name: str) -> None:
    report = community.imports.import_attendees(event.id, LISTS / name)
    assert report.counts == {
        "rows": 240, "imported": 228, "updated": 0, "merged": 12, "set_aside": 0, "people": 228,
        "wishes": 0, "cancelled": 2, "cancelled_elsewhere": 0, "pending": 0, "unchanged": 0,
    }  # fmt: skip
    assert [row.number for row in report.rows] == list(range(1, 241))
    attendees = community.attendees.of_event(event.id)
    assert (
        len(attendees) == 228 and len({a.code for a in attendees}) == 228 and all(a.code for a in attendees)
    )
    assert {row.registration_id for row in report.rows} <= {a.registration_id for a in attendees}
    assert sum(a.status == "cancelled" for a in attendees) == 2
    assert {a.category_key for a in attendees} == {"clinical", "research", "industry", "patients", "other"}


def test_what_stood_before_is_copied_where_there_was_something(
    community: Community, event: EventInfo
) -> None:
    first = community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    assert not first.has_copy and first.without_copy is None and not community.safety.copies()
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv", dry_run=True)
    assert not community.safety.copies()
    again = community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    (copy,) = community.safety.copies()
    assert again.has_copy and again.without_copy is None and copy.reason == "import"
    with closing(sqlite3.connect(copy.path)) as kept:
        assert kept.execute("SELECT count(*) FROM registrations").fetchone() == (first.counts["people"],)


def test_an_import_does_not_need_room_for_a_copy(
    community: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop_app.store.backups.make", full)
    report = community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    assert report.counts["imported"] and not report.has_copy
    assert report.without_copy is not None and "disk is full" in report.without_copy.english()


def test_an_import_goes_on_where_a_copy_is_refused_and_says_why(
    community: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")

    def refused(*args: object, **kwargs: object) -> None:
        raise Refused("disk-full", "No room.")

    monkeypatch.setattr(backups, "make", refused)
    report = community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    assert report.counts["imported"] and not report.has_copy
    assert report.without_copy is not None and report.without_copy.english().endswith("No room.")


def test_nothing_goes_into_a_file_whose_own_copy_shows_it_damaged(
    community: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    before = state(community)
    monkeypatch.setattr(backups, "is_sound", lambda path: False)
    with pytest.raises(FileDamaged):
        community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    assert state(community) == before


def test_the_same_list_again_is_unchanged(community: Community, event: EventInfo) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    again = community.imports.import_attendees(event.id, LISTS / "attendees_240.csv").counts
    assert (again["imported"], again["updated"], again["merged"], again["unchanged"]) == (0, 0, 240, 228)


def test_a_preview_writes_nothing(community: Community, event: EventInfo) -> None:
    before = state(community)
    report = community.imports.import_attendees(event.id, LISTS / "attendees_240.csv", dry_run=True)
    assert report.dry_run and report.counts["imported"] == 228 and state(community) == before


def test_a_second_meeting_uses_the_people_of_the_first(community: Community, event: EventInfo) -> None:
    later = community.events.create("Suite", dt.date(2027, 3, 26))
    community.imports.import_attendees(event.id, LISTS / "attendees_240.csv")
    report = community.imports.import_attendees(later.id, LISTS / "attendees_240.csv")
    assert report.counts["imported"] == 228
    people = {a.person_id for a in community.attendees.of_event(event.id)}
    assert {a.person_id for a in community.attendees.of_event(later.id)} == people and len(people) == 228


def test_importing_again_keeps_presence_notes_and_corrections(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    path = small(tmp_path, "VILLEMIN;Anne;anne@x.example;CHRU;IPA;Clinicienne;oui;2026-10-18 10:24")
    first = community.imports.import_attendees(event.id, path).rows[0]
    assert first.registration_id
    anne = community.attendees.one(first.registration_id)
    community.reception.check_in(event.id, anne.code)
    community.attendees.edit(anne.registration_id, note="au premier rang", institution="CHRU de Nancy")
    small(tmp_path, "VILLEMIN;Anne;anne@x.example;CHRU;Cadre de santé;Clinicienne;oui;2026-10-18 10:24")
    again = community.imports.import_attendees(event.id, path)
    assert again.rows[0].outcome == "updated" and again.rows[0].registration_id == anne.registration_id
    now = community.attendees.one(anne.registration_id)
    assert now.present and now.note == "au premier rang" and now.institution == "CHRU de Nancy"
    assert now.role == "Cadre de santé" and now.code == anne.code


def test_consents_keep_their_date_and_origin(community: Community, event: EventInfo, tmp_path: Path) -> None:
    path = small(tmp_path, "VILLEMIN;Anne;anne@x.example;CHRU;IPA;Clinicienne;oui;2026-10-18 10:24")
    community.imports.import_attendees(event.id, path)
    row = community._store.row(
        "SELECT consent_photo, consent_share, consent_ms, consent_origin FROM registrations"
    )
    assert row is not None
    moment = dt.datetime(2026, 10, 18, 8, 24, tzinfo=dt.UTC)
    assert tuple(row) == (1, None, int(moment.timestamp() * 1000), "list · list.csv")


def test_two_people_of_one_row(community: Community, event: EventInfo, tmp_path: Path) -> None:
    path = small(tmp_path, "MARTIN et DURAND;Anne / Paul;anne.martin@x.example;CHRU;;;;")
    row = community.imports.import_attendees(event.id, path).rows[0]
    assert row.registration_id and row.also_registered and row.registration_id != row.also_registered
    assert community.attendees.one(row.also_registered).email == ""


def test_tickets_of_other_platforms_open_the_door(community: Community, event: EventInfo) -> None:
    community.imports.import_attendees(event.id, LISTS / "attendees_pretix.csv")
    verdict = community.reception.check_in(event.id, "VKBAP37UCM")
    assert "ADMITTED" in str(verdict)


@pytest.mark.parametrize("stop_at", [0, 1, 60, 200, 240])
def test_stopping_leaves_no_trace(community: Community, event: EventInfo, stop_at: int) -> None:
    before = state(community)
    seen: list[int] = []

    def progress(done: int, total: int) -> None:
        seen.append(done)

    with pytest.raises(Refused) as refused:
        community.imports.import_attendees(
            event.id,
            LISTS / "attendees_240.csv",
            progress=progress,
            cancelled=lambda: len(seen) > stop_at // 25,
        )
    assert refused.value.code == "import-stopped" and state(community) == before


def test_progress_goes_forward_to_its_end(community: Community, event: EventInfo) -> None:
    seen: list[tuple[int, int]] = []
    community.imports.import_attendees(
        event.id, LISTS / "attendees_240.csv", progress=lambda done, total: seen.append((done, total))
    )
    done = [step for step, _ in seen]
    assert done == sorted(done) and seen[-1][0] == seen[-1][1] and len(seen) > 8


@pytest.mark.parametrize(
    "name", ["empty.csv", "header_only.csv", "binary_junk.csv", "ole2_encrypted_stub.xlsx", "truncated.xlsx"]
)
def test_a_refused_file_leaves_the_community_byte_for_byte(
    community: Community, community_file: Path, event: EventInfo, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "before"
    shutil.copy(community_file, copy)
    with pytest.raises(Refused):
        community.imports.import_attendees(event.id, LISTS / "broken" / name)
    assert community_file.read_bytes() == copy.read_bytes()


def test_an_unknown_meeting(community: Community) -> None:
    with pytest.raises(Refused) as refused:
        community.imports.import_attendees("nothing", LISTS / "attendees_240.csv")
    assert refused.value.code == "event-unknown"


def test_a_consent_given_by_hand_has_its_date_and_origin(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    path = small(tmp_path, "VILLEMIN;Anne;anne@x.example;CHRU;IPA;Clinicienne;;")
    row = community.imports.import_attendees(event.id, path).rows[0]
    community.attendees.edit(str(row.registration_id), consent_photo=True)
    stored = community._store.row("SELECT consent_photo, consent_ms, consent_origin FROM registrations")
    assert stored is not None
    assert tuple(stored) == (1, community.clock.read().wall_ms, "desk 2 · Zoé")


def test_wishes_name_people_of_the_list_or_registered_before(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    community.imports.import_attendees(event.id, small(tmp_path, "PETIT;Marie;marie@x.example;Inria;;;;"))
    path = tmp_path / "wishes.csv"
    path.write_text(
        "Nom;Prénom;Email;Souhaite rencontrer;Ne pas placer avec\n"
        "VILLEMIN;Anne;anne@x.example;Paul DURAND | Marie Petit;Le Goff Yann\n"
        "DURAND;Paul;paul@x.example;Personne Inconnue;\n"
        "LE GOFF;Yann;yann@x.example;;\n",
        encoding="utf-8",
    )
    report = community.imports.import_attendees(event.id, path)
    names = {a.registration_id: a.family_name for a in community.attendees.of_event(event.id)}
    stored = community._store.rows("SELECT who_id, whom_id, kind FROM pair_wishes")
    assert {(names[w], names[m], kind) for w, m, kind in map(tuple, stored)} == {
        ("Villemin", "Durand", "wish"),
        ("Villemin", "Petit", "wish"),
        ("Villemin", "Le Goff", "avoid"),
    }
    assert report.counts["wishes"] == 3 and "Personne Inconnue" in report.rows[1].remarks[-1].english()
    assert community.imports.import_attendees(event.id, path).counts["wishes"] == 0


def test_somebody_moved_to_the_sheet_of_cancellations_is_cancelled(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Nom", "Prénom", "Email"],
        ["Villemin", "Anne", "a@x.example"],
        ["Durand", "Paul", "p@x.example"],
    ):
        sheet.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    community.imports.import_attendees(event.id, path)
    sheet.delete_rows(3)
    gone = book.create_sheet("Annulés")
    gone.append(["Nom", "Prénom", "Email"])
    gone.append(["Durand", "Paul", "p@x.example"])
    book.save(path)
    report = community.imports.import_attendees(event.id, path)
    statuses = {a.family_name: a.status for a in community.attendees.of_event(event.id)}
    assert statuses == {"Villemin": "confirmed", "Durand": "cancelled"} and report.counts["cancelled"] == 1


def test_a_list_without_a_status_brings_nobody_back(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"

    def read(text: str) -> str:
        path.write_text(text, encoding="utf-8")
        row = community.imports.import_attendees(event.id, path).rows[0]
        return community.attendees.one(str(row.registration_id)).status

    assert read("Nom;Prénom;Courriel;Statut\nVillemin;Anne;anne@x.example;Annulé\n") == "cancelled"
    assert read("Nom;Prénom;Courriel\nVillemin;Anne;anne@x.example\n") == "cancelled"
    assert read("Nom;Prénom;Courriel;Statut\nVillemin;Anne;anne@x.example;\n") == "cancelled"
    assert read("Nom;Prénom;Courriel;Service\nVillemin;Anne;anne@x.example;Accueil\n") == "cancelled"
    assert read("Nom;Prénom;Courriel;Statut\nVillemin;Anne;anne@x.example;Confirmé\n") == "confirmed"


def test_what_was_emptied_or_corrected_by_hand_stays(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Nom;Prénom;Courriel;Service\nVillemin;Anne;anne@x.example;Accueil\n", encoding="utf-8")
    anne = str(community.imports.import_attendees(event.id, path).rows[0].registration_id)
    path.write_text(
        "Nom;Prénom;Courriel;Service;Téléphone\nVillemin;Anne;anne@x.example;Accueil;0639983914\n",
        encoding="utf-8",
    )
    community.imports.import_attendees(event.id, path)
    community.attendees.edit(anne, unit="", phone="06 39 98 00 00")
    assert community.imports.import_attendees(event.id, path).counts["unchanged"] == 1
    now = community.attendees.one(anne)
    assert (now.unit, now.phone) == ("", "06 39 98 00 00")


def test_a_reader_that_knows_more_overwrites_nothing_and_doubles_nobody(
    community: Community, event: EventInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Nom;Catégorie\nDurand Zoé;PH\nPetit Anne et Bernard;PH\n", encoding="utf-8")
    with monkeypatch.context() as before:
        before.setattr("desktop_app.core.roster.people.meaning_of", lambda text: Meaning("other"))
        before.setattr("desktop_app.core.roster.naming.part_couple", lambda *args: None)
        first = community.imports.import_attendees(event.id, path)
    community.attendees.edit(str(first.rows[0].registration_id), category_key="research")
    again = community.imports.import_attendees(event.id, path)
    assert (first.counts["people"], again.counts["unchanged"]) == (2, 1)
    found = {(a.given_name, a.family_name, a.category_key) for a in community.attendees.of_event(event.id)}
    assert found == {
        ("Zoé", "Durand", "research"),
        ("Anne", "Petit", "other"),
        ("Bernard", "Petit", "clinical"),
    }
    assert community.imports.import_attendees(event.id, path).counts["unchanged"] == 2
