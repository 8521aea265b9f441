"""Ready layouts for every sheet: all fits, nothing meets the code, hostile contents stay inside."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.badge.boxes import (
    INK,
    BandBox,
    CodeBox,
    Layout,
    PictureBox,
    Rect,
    TextBox,
    Weight,
)
from desktop_app.core.badge.compose import back, code_rect, front, text_on
from desktop_app.core.badge.content import BadgeContent, Row, printable_line
from desktop_app.core.badge.drawn import CodeMark, Face, Fill, Picture, RemarkKind, Stroke, Words
from desktop_app.core.badge.fitting import MM_PER_PT
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import SHEETS
from desktop_app.core.errors import Refused
from tests.core.badge.sizes import COMMON_SIZES

SIZES = {key: (s.badge_width_mm, s.badge_height_mm) for key, s in SHEETS.items()} | COMMON_SIZES
EVERY_SIZE = pytest.mark.parametrize(("width", "height"), SIZES.values(), ids=SIZES)
PLAN = tuple(Row(f"Tour {n}", f"16:{30 + n}", f"Table {n}") for n in range(1, 13))


def measure(text: str, weight: Weight) -> float:
    return len(text) * 0.58


def person(**changes: object) -> BadgeContent:
    values: dict[str, object] = {
        "given_name": "Anne-Laure",
        "family_name": "VILLEMIN",
        "institution": "CHRU de Nancy",
        "role": "Cardiologie interventionnelle",
        "code": "B" * 16,
        "community": "Numérique et Santé",
        "event": "Cardiologie",
        "category_key": "clinical",
        "category": "Clinicienne",
        "category_colour": "#0072B2",
        "table": "Table 7",
        "plan_title": "Votre speed dating",
        "plan": PLAN,
        "notes": "Mes notes",
    }
    return BadgeContent(**(values | changes))  # type: ignore[arg-type]


def extent(mark: object) -> Rect | None:
    """The ink of a mark, roughly."""
    if isinstance(mark, Words):
        size = mark.size_pt * MM_PER_PT
        return Rect(mark.x_mm, mark.y_mm - 0.74 * size, mark.width_mm, 0.94 * size)
    if isinstance(mark, Fill | CodeMark | Picture):
        return mark.rect
    return None


def assert_inside(face: Face, layout: Layout) -> None:
    for mark in face.drawn:
        ink = extent(mark)
        assert ink is None or layout.rect.holds(ink, 0.05), mark


@EVERY_SIZE
def test_the_code_is_18_mm_and_nothing_enters_its_quiet_zone(width: float, height: float) -> None:
    layout = ready_layout(width, height)
    box = next(box for box in layout.front if isinstance(box, CodeBox))
    square = code_rect(box)
    assert square.width_mm >= 17.999
    quiet = square.grown(square.width_mm / 21 * 4 - 0.01)
    assert layout.rect.holds(quiet)
    long = person(given_name="Jean-Christophe", institution="Institut " * 9, role="Professeur " * 9)
    for content in (person(), long):
        for mark in front(layout, content, measure).drawn:
            ink = extent(mark)
            assert isinstance(mark, CodeMark) or ink is None or not ink.meets(quiet, 0.3), mark


@EVERY_SIZE
@pytest.mark.parametrize("kind", Back)
def test_boxes_stay_on_the_badge_and_fronts_do_not_meet(width: float, height: float, kind: Back) -> None:
    layout = ready_layout(width, height, kind)
    assert all(layout.rect.holds(box.rect) for box in layout.front + layout.back)
    boxes = [box.rect for box in layout.front]
    assert not any(a.meets(b, 0.4) for i, a in enumerate(boxes) for b in boxes[:i])


@EVERY_SIZE
def test_a_name_is_at_least_24_points_high(width: float, height: float) -> None:
    layout = ready_layout(width, height)
    for name in ("Léa", "Alexandre", "Émilie", "Jean-Christophe", "Maximilien-Barthélémy"):
        words = [
            mark for mark in front(layout, person(given_name=name), measure).drawn if isinstance(mark, Words)
        ]
        assert max(word.size_pt for word in words) >= 24.0


@EVERY_SIZE
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_hostile_texts_stay_on_the_badge(width: float, height: float, data: st.DataObject) -> None:
    text = st.text(max_size=220) | st.sampled_from(
        ["W" * 60, "=cmd|' /C calc'!A0", "\u202eabc\u0000\r\n", "-" * 80]
    )
    content = person(
        given_name=data.draw(text), family_name=data.draw(text), institution=data.draw(text),
        role=data.draw(text), category=data.draw(text), event=data.draw(text), table=data.draw(text),
    )  # fmt: skip
    layout = ready_layout(width, height, Back.PLAN)
    assert_inside(front(layout, content, measure), layout)
    assert_inside(back(layout, content, measure), layout)


def test_control_signs_and_direction_marks_are_taken_out() -> None:
    assert printable_line("a\u0000b\u202ec\u200fd\r\n e") == "abcd e"
    assert printable_line("x" * 900) == "x" * 400
    assert BadgeContent(given_name="{code}", code="SECRET").text("{given_name}") == "{code}"


def test_cut_texts_are_reported() -> None:
    face = front(ready_layout(80, 50), person(institution="Institut de recherche " * 20), measure)
    assert [remark.kind for remark in face.remarks] == [RemarkKind.CUT]


def test_a_role_rises_to_a_short_institution() -> None:
    def baseline(institution: str) -> float:
        face = front(ready_layout(105, 148), person(institution=institution), measure)
        return next(m.y_mm for m in face.drawn if isinstance(m, Words) and m.text.startswith("Cardiologie i"))

    assert baseline("CHRU") < baseline("Centre hospitalier régional et universitaire de Nancy et de Metz")


@EVERY_SIZE
@pytest.mark.parametrize("letters", [4, 40, 75, 110, 200])
def test_a_role_is_never_larger_than_the_institution(width: float, height: float, letters: int) -> None:
    institution = ("Institut de recherche en neurosciences " * 6)[:letters].strip()
    face = front(ready_layout(width, height), person(institution=institution, role="Urgences"), measure)
    role = next(word for word in words_of(face) if word.text == "Urgences")
    lines = [word for word in words_of(face) if word.text[:3] in institution and word.colour == INK]
    above = max(lines, key=lambda word: word.y_mm)
    assert role.size_pt <= above.size_pt
    assert role.y_mm - above.y_mm >= 1.15 * role.size_pt * MM_PER_PT, "a line apart, not touching"


def test_a_blank_badge_has_lines_to_write_on() -> None:
    face = front(ready_layout(105, 148), BadgeContent(community="C", blank=True), measure)
    assert len([mark for mark in face.drawn if isinstance(mark, Stroke)]) == 2
    assert not [mark for mark in face.drawn if isinstance(mark, CodeMark)]


def test_boxes_for_other_categories_are_left_out() -> None:
    box = TextBox(Rect(0, 0, 40, 8), "{extra_field}", only=frozenset({"industry"}))
    layout = Layout("x", "x", 60, 40, (box, PictureBox(Rect(0, 10, 10, 10))))
    seen = front(layout, person(category_key="industry", extra={"extra_field": "hello"}), measure)
    assert [mark.text for mark in seen.drawn if isinstance(mark, Words)] == ["hello"]
    assert [type(mark) for mark in front(layout, person(), measure).drawn] == [Picture]


def test_twelve_rounds_fit_on_the_back_of_the_smallest_badge() -> None:
    face = back(ready_layout(64, 38.1, Back.PLAN), person(), measure)
    assert not face.remarks
    assert len([mark for mark in face.drawn if isinstance(mark, Words)]) >= 36


def programme(count: int, title: str = "P{n}") -> tuple[Row, ...]:
    return tuple(Row("", f"{9 + n // 6:02}:{n % 6}0", title.format(n=n)) for n in range(1, count + 1))


def words_of(face: Face) -> list[Words]:
    return [mark for mark in face.drawn if isinstance(mark, Words)]


@EVERY_SIZE
def test_a_programme_that_is_too_long_loses_its_end_and_nothing_before(width: float, height: float) -> None:
    layout = ready_layout(width, height, Back.PROGRAMME)
    face = back(layout, person(plan_title="", programme=programme(200), notes=""), measure)
    titles = [word.text for word in words_of(face) if ":" not in word.text]
    kept = len(titles) - 1
    assert titles == [*(f"P{n}" for n in range(1, kept + 1)), "…"]
    (remark,) = face.remarks
    assert (remark.kind, remark.text, remark.count) == (RemarkKind.LEFT_OUT, "programme", 200 - kept)


def test_the_first_column_of_a_programme_is_full_before_the_second_begins() -> None:
    layout = ready_layout(99.1, 38.1, Back.PROGRAMME)
    face = back(layout, person(plan_title="", programme=programme(200), notes=""), measure)
    times = [word for word in words_of(face) if ":" in word.text]
    first = [word for word in times if word.x_mm == times[0].x_mm]
    assert times[: len(first)] == first
    assert len(first) == len(times) - len(first) + 1, "the ellipsis has the last place of the second column"


@EVERY_SIZE
def test_a_programme_that_fits_is_whole(width: float, height: float) -> None:
    layout = ready_layout(width, height, Back.PROGRAMME)
    face = back(layout, person(plan_title="", programme=programme(12)), measure)
    assert not face.remarks
    assert {f"P{n}" for n in range(1, 13)} <= {word.text for word in words_of(face)}


def test_a_long_title_of_a_programme_takes_the_lines_that_its_row_has_room_for() -> None:
    layout = ready_layout(105, 148, Back.PROGRAMME)
    title = "Suivi longitudinal des maladies rares par capteurs, une approche partagée {n}"
    face = back(layout, person(plan_title="", programme=programme(12, title), notes=""), measure)
    assert not face.remarks
    titles = [word for word in words_of(face) if ":" not in word.text]
    assert len(titles) == 24 and min(word.size_pt for word in titles) >= 8.0
    gaps = [later.y_mm - word.y_mm for word, later in pairwise(titles)]
    assert max(gaps[::2]) < min(gaps[1::2]) * 0.85, "what belongs together stands together"


def test_rows_too_low_for_two_lines_have_one() -> None:
    layout = ready_layout(105, 148, Back.PROGRAMME)
    title = "Suivi longitudinal des maladies rares par capteurs, une approche partagée {n}"
    face = back(layout, person(plan_title="", programme=programme(36, title), notes=""), measure)
    titles = [word for word in words_of(face) if ":" not in word.text]
    assert len(titles) == 36


def test_a_badge_too_small_says_what_to_change() -> None:
    with pytest.raises(Refused) as refused:
        ready_layout(40, 30)
    assert refused.value.code == "badge-too-small"


@pytest.mark.parametrize(
    ("colour", "text"),
    [
        ("#0072B2", "#FFFFFF"),
        ("#009E73", "#131A2A"),
        ("#E69F00", "#131A2A"),
        ("#B4568F", "#FFFFFF"),
        ("#56B4E9", "#131A2A"),
    ],
)
def test_the_word_on_a_band_reads_on_its_colour(colour: str, text: str) -> None:
    assert text_on(colour) == text


def test_no_category_means_no_band() -> None:
    layout = ready_layout(105, 148)
    band = next(box for box in layout.front if isinstance(box, BandBox))
    face = front(layout, person(category_colour="", category=""), measure)
    assert not [mark for mark in face.drawn if isinstance(mark, Fill) and mark.rect == band.rect]
