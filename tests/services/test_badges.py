"""Badges of a meeting: on paper with the right codes, counted only when they came out."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.core.badge.ready import Back
from desktop_app.core.errors import Refused
from desktop_app.services.badge_facts import Order, Selection
from desktop_app.services.badges import BadgeOptions, preview
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.settings import COMMUNITY_NAME
from tests.printing.pages import decoded, page_count, text_of
from tests.services.conftest import Registers


@pytest.fixture
def people(register: Registers) -> list[str]:
    """Registration ids of three people."""
    return [
        register(
            "Anne-Laure", "Villemin", institution="CHRU de Nancy", category_key="clinical"
        ).registration_id,
        register("Zoé", "Abel", institution="Université", category_key="research").registration_id,
        register("Luc", "Moreau", institution="Moselle Capteurs", category_key="industry").registration_id,
    ]


def codes_of(community: Community, people: list[str]) -> set[str]:
    return {community.attendees.one(person).code for person in people}


@pytest.mark.parametrize("sheet", ["a6", "avery-l4785"])
def test_the_badges_of_an_event_carry_the_codes_of_its_people(
    community: Community, event: EventInfo, people: list[str], tmp_path: Path, sheet: str
) -> None:
    out = tmp_path / "badges.pdf"
    file = community.badges.save_pdf(event.id, out, options=BadgeOptions(sheet=sheet))
    assert (file.badges, file.pages, file.remarks) == (3, 1, ())
    assert set(decoded(out.read_bytes(), 300)) == codes_of(community, people)
    assert "VILLEMIN" in text_of(out.read_bytes())


@pytest.mark.parametrize(
    ("name", "heading", "beside"),
    [
        ("", "Numérique et Santé", ""),
        ("Réseau Santé", "Réseau Santé", "Numérique et Santé"),
        ("Numérique et Santé", "Numérique et Santé", ""),
    ],
)
def test_the_community_heads_the_badge_and_the_meeting_where_it_has_no_name(
    community: Community, event: EventInfo, people: list[str], name: str, heading: str, beside: str
) -> None:
    community.settings.set(COMMUNITY_NAME, name)
    community.events.change(event.id, theme="")
    (content, *_) = community.badges.facts.contents(event.id, [community.attendees.one(people[0])])
    assert (content.community, content.event) == (heading, beside)


def test_the_band_says_what_the_person_wrote_until_somebody_corrects_it(
    community: Community, event: EventInfo, register: Registers
) -> None:
    i18n.use_language("fr")
    person = register("Anne", "Villemin", category_key="clinical", category_typed="clinicienne")

    def word() -> str:
        who = community.attendees.one(person.registration_id)
        return community.badges.facts.contents(event.id, [who])[0].category

    assert word() == "Clinicienne"
    community.attendees.edit(person.registration_id, category_key="industry")
    assert word() == "Industrie"
    long = register(
        "Luc", "Moreau", category_key="clinical", category_typed="Autre : infirmier de coordination"
    )
    assert community.badges.facts.contents(event.id, [long])[0].category == "Cliniciens"


def test_badges_in_a_file_are_counted_once_it_is_written(
    community: Community, event: EventInfo, people: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(Refused):
        patch.setattr("os.fsync", full)
        community.badges.save_pdf(event.id, tmp_path / "badges.pdf")
    assert [community.attendees.one(person).badges_printed for person in people] == [0, 0, 0]
    assert not list(tmp_path.glob("*.pdf"))
    community.badges.save_pdf(event.id, tmp_path / "proof.pdf", count=False)
    assert [community.attendees.one(person).badges_printed for person in people] == [0, 0, 0]
    community.badges.save_pdf(event.id, tmp_path / "badges.pdf")
    assert [community.attendees.one(person).badges_printed for person in people] == [1, 1, 1]


def test_only_those_not_yet_printed(
    community: Community, event: EventInfo, people: list[str], tmp_path: Path, register: Registers
) -> None:
    community.badges.save_pdf(event.id, tmp_path / "one.pdf")
    late = register("Nora", "Tardy").registration_id
    document = community.badges.document(event.id, Selection(only_new=True))
    assert document.registration_ids == (late,)
    community.badges.save_pdf(event.id, tmp_path / "two.pdf", Selection(only_new=True))
    with pytest.raises(Refused) as refused:
        community.badges.document(event.id, Selection(only_new=True))
    assert refused.value.code == "nobody-selected"


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.NAME, ["Abel", "Moreau", "Villemin"]),
        (Order.INSTITUTION, ["Villemin", "Moreau", "Abel"]),
        (Order.CATEGORY, ["Villemin", "Abel", "Moreau"]),
        (Order.ARRIVAL, ["Moreau", "Abel", "Villemin"]),
    ],
)
def test_orders(
    community: Community, event: EventInfo, people: list[str], order: Order, names: list[str]
) -> None:
    community.reception.check_in(event.id, community.attendees.one(people[2]).code)
    chosen = community.badges.facts.chosen(event.id, Selection(order=order))
    assert [attendee.family_name for attendee in chosen] == names


def test_cancelled_people_and_other_categories_get_none(
    community: Community, event: EventInfo, people: list[str]
) -> None:
    community.attendees.cancel(people[0])
    chosen = community.badges.facts.chosen(
        event.id, Selection(categories=frozenset({"clinical", "research"}))
    )
    assert [attendee.family_name for attendee in chosen] == ["Abel"]


def test_a_reprint_has_a_new_code_and_the_old_one_is_revoked(
    community: Community, event: EventInfo, people: list[str], tmp_path: Path
) -> None:
    before = community.attendees.one(people[0]).code
    assert community.badges.for_reprint(people[0]).code == before, "no badge came out yet"
    community.badges.save_pdf(event.id, tmp_path / "a.pdf")
    assert community.badges.for_reprint(people[0], keep_code=True).code == before
    after = community.badges.for_reprint(people[0]).code
    assert after != before
    verdict = community.reception.check_in(event.id, before)[0]
    assert verdict.outcome.name == "REVOKED"


def test_the_table_plan_is_on_the_back(community: Community, event: EventInfo, people: list[str]) -> None:
    recorder = community._recorder
    plan = {
        "title": "Plan",
        "format": "tables",
        "settings": {},
        "quality": {},
        "rounds": [[people[:2], [people[2]]], [[people[2]], people[:2]]],
    }
    with recorder.transaction() as transaction:
        item = {
            "id": "i",
            "kind": "speed_dating",
            "title": "Speed dating",
            "start_min": 990,
            "length_s": 3600,
        }
        transaction.add("programme.replaced", f"programme:{event.id}", {"items": [item]}, event.id)
        transaction.add("plan.saved", "plan:p", plan, event.id)
        transaction.add("plan.activated", "plan:p", {}, event.id)
    document = community.badges.document(
        event.id, Selection(registration_ids=(people[0],)), BadgeOptions(back=Back.PLAN)
    )
    words = text_of(document.data)
    for word in (
        "Your speed dating",
        "Round 1",
        "16:30 · 3 minutes each",
        "Round 2",
        "16:38",
        "Table 2",
        "My notes",
    ):
        assert word in words
    assert page_count(document.data) == 2


def test_a_back_promises_no_tables_to_whoever_has_none(
    community: Community, event: EventInfo, register: Registers
) -> None:
    recorder = community._recorder
    seated, waiting, guest = (
        register(name, "Test", wants_speed_dating=wants).registration_id
        for name, wants in (("A", True), ("B", True), ("C", False))
    )
    plan = {
        "title": "",
        "format": "tables",
        "settings": {},
        "quality": {},
        "rounds": [[[seated]]],
    }
    with recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:p", plan, event.id)
        transaction.add("plan.activated", "plan:p", {}, event.id)

    def words(registration_id: str) -> str:
        selection = Selection(registration_ids=(registration_id,))
        return text_of(community.badges.document(event.id, selection, BadgeOptions(back=Back.PLAN)).data)

    assert "Table 1" in words(seated)
    assert "Your speed dating" in words(waiting) and "ask at the reception" in words(waiting)
    assert "speed dating" not in words(guest) and "My notes" in words(guest)
    shown = preview(community.badges.material(event.id, Selection(), BadgeOptions(back=Back.PLAN)))
    assert shown.without_table == 1
    assert preview(community.badges.material(event.id)).without_table == 0


def test_remarks_are_sentences_with_the_name(
    community: Community, event: EventInfo, register: Registers
) -> None:
    register("Kadek", "Ayuᬅ", institution="Institut " * 40)
    options = BadgeOptions(sheet="avery-l7160")
    said = [
        text.english() for text in preview(community.badges.material(event.id, Selection(), options)).remarks
    ]
    assert any("no font has BALINESE LETTER AKARA" in sentence for sentence in said)
    assert any("too long" in sentence for sentence in said)
    assert all("Kadek AYU" in sentence for sentence in said)


def test_blank_badges_for_walk_ins_need_nobody(community: Community, event: EventInfo) -> None:
    document = community.badges.document(event.id, options=BadgeOptions(blanks=8))
    assert document.pages == 2
    assert document.registration_ids == ()


@pytest.mark.parametrize(
    ("options", "code"),
    [(BadgeOptions(sheet="nope"), "sheet-unknown"), (BadgeOptions(start_at=9), "start-outside")],
)
def test_impossible_wishes_are_refused(
    community: Community,
    event: EventInfo,
    people: list[str],
    options: BadgeOptions,
    code: str,
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as refused:
        community.badges.save_pdf(event.id, tmp_path / "x.pdf", options=options)
    assert refused.value.code == code
    assert not list(tmp_path.glob("*.pdf"))


def test_a_preview_shows_the_first_the_longest_and_the_shortest_name(
    community: Community, event: EventInfo, people: list[str], register: Registers
) -> None:
    register("Maximilien-Alexandre", "Zola")
    shown = preview(community.badges.material(event.id, Selection(), BadgeOptions(back=Back.PLAN)))
    names = [sample.name for sample in shown.samples]
    assert names == ["Zoé ABEL", "Maximilien-Alexandre ZOLA"], "the first is the shortest too"
    assert (shown.badges, shown.pages) == (4, 2)
    assert all(len(rows) == 21 for sample in shown.samples for rows in sample.codes.values())


_FIRST_BADGE = """
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.ready import ready_layout
from desktop_app.core.badge.sheets import sheet_named
from desktop_app.printing import badges, fonts, qr
from desktop_app.services.badges import warm_up

warm_up()
loaded = fonts.pdf_font.cache_info().misses, qr._bit_effects.cache_info().misses
sheet = sheet_named("dymo-99014")
layout = ready_layout(sheet.badge_width_mm, sheet.badge_height_mm)
person = BadgeContent(given_name="Zoé", family_name="Abel", institution="CHRU de Nancy", code="23456789ABCDEFGH")
badges.badges_pdf(layout, [person], badges.Paper(sheet))
assert loaded[0] and loaded == (fonts.pdf_font.cache_info().misses, qr._bit_effects.cache_info().misses), loaded
"""


def test_after_warming_up_the_first_badge_loads_nothing_more() -> None:
    done = subprocess.run([sys.executable, "-c", _FIRST_BADGE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_has_no_place_on_the_back_is_counted_once_for_all(
    community: Community, event: EventInfo, people: list[str]
) -> None:
    items = [
        {"id": f"i{n}", "kind": "talk", "title": f"P{n}", "start_min": 540 + 10 * n, "length_s": 600}
        for n in range(40)
    ]
    community._recorder.record("programme.replaced", f"programme:{event.id}", {"items": items}, event.id)
    options = BadgeOptions(sheet="avery-l4785", back=Back.PROGRAMME)
    document = community.badges.document(event.id, options=options)
    words = text_of(document.data).split()
    left = [n for n in range(40) if f"P{n}" not in words]
    assert left == list(range(left[0], 40)), "the end of the programme, and nothing of its middle"
    (remark,) = document.remarks
    i18n.use_language("fr")
    assert i18n.tr_text(remark) == f"{len(left)} points du programme ne tiennent pas sur le badge."
