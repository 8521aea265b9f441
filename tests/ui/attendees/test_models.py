"""The tables without a window."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop_app.core.categories import DEFAULT_CATEGORIES
from desktop_app.core.text import Text
from desktop_app.services.attendees import Attendee
from desktop_app.services.import_report import ReportedRow
from desktop_app.services.import_words import FieldChange
from desktop_app.ui import hours
from desktop_app.ui.attendees.filters import Wanted, hour_typed
from desktop_app.ui.attendees.model import (
    CATEGORY,
    INSTITUTION,
    NAME,
    ROW_ROLE,
    SORT_ROLE,
    STATE,
    AttendeesFilter,
    AttendeesModel,
)
from desktop_app.ui.attendees.preview_model import NAME as ROW_NAME
from desktop_app.ui.attendees.preview_model import NOTICED, OUTCOME, TO_LOOK_AT, PreviewFilter, PreviewModel
from desktop_app.ui.attendees.words import state_word

ANNE = Attendee(
    registration_id="r1",
    person_id="p1",
    event_id="e",
    number=1,
    given_name="Anne",
    family_name="Villemin",
    email="anne@x.example",
    phone="",
    institution="CHRU de Nancy",
    unit="Cardiologie",
    category_key="clinical",
    category_typed="Clinicienne",
    role="IPA",
    status="confirmed",
    source="",
    code="X",
    present=False,
    first_in_ms=None,
    first_in_desk="",
    first_in_operator="",
    doubled=0,
    wants_speed_dating=None,
    idea="",
    consent_share=None,
    consent_photo=None,
    needs="",
    note="",
    attention="",
    badges_printed=0,
    created_ms=0,
)
PAUL = replace(
    ANNE, registration_id="r2", given_name="Paul", family_name="de la Haye", category_key="research"
)
ZOE = replace(ANNE, registration_id="r3", given_name="Zoé", family_name="Étienne", status="cancelled")
CATEGORIES = {category.key: category for category in DEFAULT_CATEGORIES}


def model(*people: Attendee) -> AttendeesModel:
    made = AttendeesModel()
    made.set_rows(people or (ANNE, PAUL, ZOE), CATEGORIES)
    return made


def shown(rows: AttendeesFilter) -> list[str]:
    return [str(rows.index(i, NAME).data()) for i in range(rows.rowCount())]


def test_cells() -> None:
    rows = model()
    paul, zoe, anne = (rows.place_of(f"r{i}") for i in (2, 3, 1))
    assert rows.index(anne, NAME).data() == "VILLEMIN Anne"
    assert rows.index(anne, INSTITUTION).data() == "CHRU de Nancy · Cardiologie"
    assert rows.index(anne, CATEGORY).data() == "Clinicians"
    assert rows.index(anne, STATE).data() == "Expected" and rows.index(zoe, STATE).data() == "Cancelled"
    assert rows.index(paul, NAME).data(ROW_ROLE) is PAUL
    assert rows.index(anne, NAME).data(Qt.ItemDataRole.ToolTipRole) == "VILLEMIN Anne\nanne@x.example"
    rows.set_private(False)
    assert rows.index(anne, NAME).data(Qt.ItemDataRole.ToolTipRole) == "VILLEMIN Anne"


def test_one_row_is_drawn_anew() -> None:
    rows = model()
    seen: list[int] = []
    rows.dataChanged.connect(lambda first, last: seen.append(first.row()))
    assert rows.replace(replace(ANNE, status="cancelled")) and seen == [rows.place_of("r1")]
    assert rows.index(seen[0], STATE).data() == "Cancelled"
    assert not rows.replace(replace(ANNE, registration_id="unknown"))


def test_sorting_is_by_folded_names() -> None:
    rows = AttendeesFilter(model())
    rows.sort(NAME)
    assert shown(rows) == ["DE LA HAYE Paul", "ÉTIENNE Zoé", "VILLEMIN Anne"]
    assert rows.index(1, NAME).data(SORT_ROLE).startswith("etienne\x00zoe")


def test_those_who_came_are_first_by_state() -> None:
    late, early = (
        replace(ANNE, present=True, first_in_ms=2_000),
        replace(PAUL, present=True, first_in_ms=1_000),
    )
    rows = AttendeesFilter(model(late, early, ZOE))
    rows.sort(STATE)
    assert shown(rows) == ["DE LA HAYE Paul", "VILLEMIN Anne", "ÉTIENNE Zoé"]
    rows = AttendeesFilter(model(ANNE, replace(late, family_name="Weber", present=False), early, ZOE))
    rows.sort(STATE)  # present, gone out, expected, cancelled
    assert shown(rows) == ["DE LA HAYE Paul", "WEBER Anne", "VILLEMIN Anne", "ÉTIENNE Zoé"]


def test_every_word_must_be_there_whatever_its_accents() -> None:
    rows = AttendeesFilter(model())
    rows.search("etienne ZOE")
    assert shown(rows) == ["ÉTIENNE Zoé"]
    rows.search("chru cardio paul")
    assert shown(rows) == ["DE LA HAYE Paul"]
    rows.search("nobody")
    assert shown(rows) == []


def test_category_and_state() -> None:
    rows = AttendeesFilter(model())
    rows.choose(Wanted("clinical"))
    assert shown(rows) == ["ÉTIENNE Zoé", "VILLEMIN Anne"]
    rows.choose(Wanted("clinical", "expected"))
    assert shown(rows) == ["VILLEMIN Anne"]
    rows.choose(Wanted(state="cancelled"))
    assert shown(rows) == ["ÉTIENNE Zoé"]


def test_who_went_out_is_no_longer_expected() -> None:
    gone = replace(PAUL, first_in_ms=1_000)
    rows = AttendeesFilter(model(ANNE, gone, replace(ZOE, first_in_ms=1_000)))
    rows.choose(Wanted(state="expected"))
    assert shown(rows) == ["VILLEMIN Anne"]
    rows.choose(Wanted(state="gone_out"))
    assert shown(rows) == ["DE LA HAYE Paul"] and state_word(gone) == "Gone out"


def test_who_came_when_the_clock_had_stopped_has_come() -> None:
    hours.use_zone("Europe/Paris")
    came = replace(ANNE, present=True, first_in_ms=0)
    assert state_word(came) == "Present, 01:00"
    assert state_word(replace(came, present=False)) == "Gone out"
    hours.use_zone("")


def test_institution_and_time_of_arrival() -> None:
    hours.use_zone("Europe/Paris")
    noon_ms = int(datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp() * 1000)  # 13:00 in Paris
    came = replace(ANNE, institution="Inria", present=True, first_in_ms=noon_ms)
    late = replace(PAUL, present=True, first_in_ms=noon_ms + 3_600_000)
    rows = AttendeesFilter(model(came, late, ZOE))
    rows.choose(Wanted(institution="Inria"))
    assert shown(rows) == ["VILLEMIN Anne"]
    rows.choose(Wanted(after="13:30"))
    assert shown(rows) == ["DE LA HAYE Paul"]
    rows.choose(Wanted(after="13:00"))
    assert len(shown(rows)) == 2
    hours.use_zone("")


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("1430", "14:30"),
        ("14h30", "14:30"),
        ("14 h 05", "14:05"),
        ("14", "14:00"),
        ("14:", "14:00"),
        ("930", "09:30"),
        ("9:30", "09:30"),
        ("24", ""),
        ("14:75", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_time_is_understood_as_people_type_it(typed: str, hour: str) -> None:
    assert hour_typed(typed) == hour


def test_rows_to_look_at() -> None:
    made = PreviewModel()
    plain = ReportedRow(1, 2, "imported", Text("New person."), None, name="A")
    odd = replace(plain, number=2, name="B", remarks=(Text("Look."),))
    aside = replace(plain, number=3, outcome="set_aside", name="")
    made.set_rows([plain, odd, aside])
    rows = PreviewFilter(made)
    rows.choose(TO_LOOK_AT)
    assert [rows.index(i, ROW_NAME).data() for i in range(rows.rowCount())] == ["B", "—"]
    rows.choose("imported")
    assert rows.rowCount() == 2


def test_endings_have_their_words_and_are_found_by_them() -> None:
    made = PreviewModel()
    plain = ReportedRow(1, 2, "imported", Text("New person."), None, name="A", ending="imported")
    gone = replace(plain, number=2, name="B", ending="cancelled")
    same = replace(plain, number=3, name="C", outcome="merged", ending="unchanged")
    made.set_rows([plain, gone, same])
    assert made.texts(OUTCOME) == ["New", "Cancelled", "Unchanged"]
    rows = PreviewFilter(made)
    counts = {}
    for wanted in ("imported", "cancelled", "merged", "unchanged"):
        rows.choose(wanted)
        counts[wanted] = rows.rowCount()
    assert counts == {"imported": 2, "cancelled": 1, "merged": 0, "unchanged": 1}


def test_a_row_says_what_it_changes_shortly_and_the_tool_tip_whole() -> None:
    long = "Des capteurs pour la glycémie, la nuit et le jour"
    changes = (FieldChange("phone", "", "06", "–", "06"), FieldChange("idea", "", long, "–", long))
    row = ReportedRow(1, 2, "updated", Text("Something new."), "r1", ending="updated", changes=changes)
    made = PreviewModel()
    made.set_rows([row])
    cell = made.index(0, NOTICED)
    assert cell.data().startswith("Telephone: – → 06 · Idea: – → Des capteurs") and long not in cell.data()
    assert long in cell.data(Qt.ItemDataRole.ToolTipRole)
