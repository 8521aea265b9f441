"""Badge sheets as PDFs: every code is read again, pages are true to size."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.drawn import RemarkKind
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import SHEETS, Flip, Sheet, sheet_named
from desktop_app.core.errors import Refused
from desktop_app.printing.badges import Paper, Printed, badges_pdf, remarks
from tests.printing.pages import decoded, page_count, page_sizes_mm, text_of
from tests.printing.people import contents


def printed(sheet: Sheet, people: list[BadgeContent], back: Back = Back.NONE, **paper: object) -> Printed:
    layout = ready_layout(sheet.badge_width_mm, sheet.badge_height_mm, back)
    return badges_pdf(layout, people, Paper(sheet, **paper))  # type: ignore[arg-type]


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("key", ["a6", "avery-l4785"])
def test_every_code_of_500_badges_is_read_again(key: str, dpi: int) -> None:
    people = contents(500)
    result = printed(sheet_named(key), people)
    assert sorted(decoded(result.data, dpi)) == sorted(person.code for person in people)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_sheet_prints_at_its_size_and_reads(sheet: Sheet) -> None:
    people = contents(min(sheet.labels, 8))
    result = printed(sheet, people, Back.PLAN, marks=True)
    assert set(decoded(result.data, 203)) == {person.code for person in people}
    size = (round(sheet.page_width_mm, 1), round(sheet.page_height_mm, 1))
    assert set(page_sizes_mm(result.data)) == {size}
    assert page_count(result.data) == result.pages


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=220))
@settings(max_examples=40)
def test_hostile_names_print(name: str) -> None:
    people = [replace(contents(1)[0], given_name=name, family_name=name, institution=name)]
    result = printed(sheet_named("avery-l4785"), people)
    assert result.data.startswith(b"%PDF")


def test_the_same_badges_make_the_same_bytes() -> None:
    first, second = (printed(sheet_named("a7"), contents(20), Back.PLAN).data for _ in range(2))
    assert first == second


def test_names_are_in_the_file_as_text() -> None:
    words = text_of(printed(sheet_named("a6"), contents(4), Back.PLAN).data)
    for word in ("Anne-Laure", "VILLEMIN", "CHRU de Nancy", "Clinicienne", "Table 7", "Tour 1", "Mes notes"):
        assert word in words


def test_an_outside_code_prints_too() -> None:
    ticket = "https://tickets.example/t/9fk2?x=é"
    people = [replace(contents(1)[0], code=ticket)]
    assert decoded(printed(sheet_named("avery-l7160"), people).data, 300) == [ticket]


def test_a_part_used_sheet_starts_where_it_is_free() -> None:
    sheet = sheet_named("avery-l4785")
    assert printed(sheet, contents(8), start_at=3).pages == 1
    assert printed(sheet, contents(9), start_at=3).pages == 2


@pytest.mark.parametrize("flip", Flip)
def test_both_sides_of_a_sheet_alternate(flip: Flip) -> None:
    sheet = sheet_named("a6")
    layout = ready_layout(105, 148, Back.SAME)
    result = badges_pdf(layout, contents(6), Paper(sheet, flip=flip))
    assert result.pages == 4
    assert len(decoded(result.data, 203)) == 12


def test_remarks_name_the_badge_and_the_sign() -> None:
    people = contents(3)
    people[1] = replace(people[1], institution="Aᬅ", role="mot " * 60)
    found = printed(sheet_named("avery-l4785"), people).remarks
    assert {(remark.index, remark.remark.kind) for remark in found} == {
        (1, RemarkKind.CUT),
        (1, RemarkKind.MISSING_SIGNS),
    }
    assert any("BALINESE LETTER AKARA" in remark.remark.detail for remark in found)
    assert remarks(ready_layout(80, 50), people) == found


def test_a_layout_larger_than_the_label_is_refused_before_printing() -> None:
    with pytest.raises(Refused) as refused:
        badges_pdf(ready_layout(105, 148), contents(1), Paper(sheet_named("avery-l4785")))
    assert refused.value.code == "layout-too-large"


def test_no_badge_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        printed(sheet_named("a6"), [])
    assert refused.value.code == "nothing-to-print"


def test_progress_is_told_and_a_cancel_stops() -> None:
    told: list[tuple[int, int]] = []

    class Stop(Exception):
        pass

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 8:
            raise Stop

    with pytest.raises(Stop):
        badges_pdf(ready_layout(105, 148), contents(40), Paper(sheet_named("a6")), progress=progress)
    assert told == [(4, 40), (8, 40)]


def test_blank_badges_for_walk_ins() -> None:
    blank = BadgeContent(community="Numérique et Santé", event="Cardiologie", blank=True)
    result = printed(sheet_named("a6"), [blank] * 4)
    assert result.pages == 1
    assert not result.remarks
