"""Papers of a real event."""

from pathlib import Path

import pytest

from desktop_app.core.badge.ready import Back
from desktop_app.core.errors import Refused
from desktop_app.services.badges import BadgeOptions
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.papers import PaperKind
from tests.printing.pages import page_count, text_of
from tests.services.conftest import Registers


@pytest.fixture
def people(register: Registers) -> list[str]:
    return [register(f"Zoé{n}", "Abel", institution="CHRU").registration_id for n in range(4)]


def plan(community: Community, event: EventInfo, people: list[str]) -> None:
    """Two tables, two rounds, in use."""
    rounds = [[people[:2], people[2:]], [people[2:], people[:2]]]
    payload = {"title": "P", "format": "tables", "settings": {}, "quality": {}, "rounds": rounds}
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:p", payload, event.id)
        transaction.add("plan.activated", "plan:p", {}, event.id)


def test_the_sign_in_sheet_takes_the_arrival_from_the_scan(
    community: Community, event: EventInfo, people: list[str], tmp_path: Path
) -> None:
    community.reception.check_in(event.id, community.attendees.one(people[1]).code)
    out = community.papers.save(PaperKind.SIGN_IN, event.id, tmp_path / "sheet.pdf")
    words = text_of(out.read_bytes())
    assert "ABEL Zoé1" in words
    assert "14:00" in words, "13:00 UTC is 14:00 in Paris"


@pytest.mark.parametrize("kind", [PaperKind.NAME_LIST, PaperKind.TABLE_SIGNS, PaperKind.PLAN_CARDS])
def test_papers_of_a_rotation_need_one(
    community: Community, event: EventInfo, people: list[str], kind: PaperKind
) -> None:
    with pytest.raises(Refused) as refused:
        community.papers.pdf(kind, event.id)
    assert refused.value.code == "no-plan"
    plan(community, event, people)
    assert "2" in text_of(community.papers.pdf(kind, event.id))


def test_a_sign_for_each_table_of_the_plan(community: Community, event: EventInfo, people: list[str]) -> None:
    plan(community, event, people)
    assert page_count(community.papers.table_signs(event.id)) == 2


def test_the_name_and_the_place_of_a_table_are_on_its_sign_and_on_the_cards(
    community: Community, event: EventInfo, people: list[str]
) -> None:
    plan(community, event, people)
    community.settings.set(f"live.table_names.{event.id}", {"1": "Curie", "2": "Table 2"})
    community.settings.set(f"live.table_notes.{event.id}", {"1": "près de la porte", "2": "au fond"})
    signs = text_of(community.papers.table_signs(event.id))
    for words, times in (("Curie", 2), ("près de la porte", 2), ("au fond", 2), ("Table", 4)):
        assert signs.count(words) == times, words
    cards = text_of(community.papers.plan_cards(event.id))
    assert cards.count("Curie") == cards.count("Table 1") == cards.count("au fond") == 4
    badges = community.badges.document(event.id, options=BadgeOptions(back=Back.PLAN))
    assert "Curie" not in text_of(badges.data)


def test_the_stage_order_follows_the_queue(community: Community, event: EventInfo, people: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        community.papers.stage_order(event.id)
    assert refused.value.code == "queue-empty"
    entries = [
        {"id": "q1", "registration_id": people[3], "title": "Une idée"},
        {"id": "q2", "speaker": "Guest"},
        {"id": "q3", "speaker": "Gone", "state": "skipped"},
    ]
    community._recorder.record("queue.replaced", f"queue:{event.id}", {"entries": entries})
    words = text_of(community.papers.stage_order(event.id))
    assert "Zoé3 ABEL" in words and "Une idée" in words and "Guest" in words and "Gone" not in words


def test_reception_list_and_calibration(community: Community, event: EventInfo, people: list[str]) -> None:
    assert "ABEL Zoé0" in text_of(community.papers.pdf(PaperKind.RECEPTION_LIST, event.id))
    assert page_count(community.papers.calibration("a7")) == 1


@pytest.mark.parametrize(
    ("starts", "word"),
    [((540, 600), "morning"), ((840, 990), "afternoon"), ((540, 900), ""), ((), ""), ((600, 720), "morning")],
)
def test_the_half_day_follows_the_programme(
    community: Community, event: EventInfo, people: list[str], starts: tuple[int, ...], word: str
) -> None:
    items = [
        {"id": str(start), "kind": "talk", "title": "T", "start_min": start, "length_s": 600}
        for start in starts
    ]
    community._recorder.record("programme.replaced", f"programme:{event.id}", {"items": items}, event.id)
    words = text_of(community.papers.sign_in_sheet(event.id))
    assert [half for half in ("morning", "afternoon") if half in words] == ([word] if word else [])
