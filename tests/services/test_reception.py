"""The door on a real file: outcomes, sequences, counters, and what is on the disk."""

import datetime as dt
import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.core.checkin import Outcome, Way
from desktop_app.core.errors import Refused
from desktop_app.services.changes import Changed
from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from desktop_app.services.reception import Verdict
from desktop_app.services.registering import PersonFields, RegistrationFields
from tests.fakes import FakeClock
from tests.services.conftest import Registers

HOSTILE = [
    "",
    " ",
    "\n",
    "BEGIN:VCARD\nN:Doe",
    "https://x.example/t/ABCDEF",
    "0" * 5000,
    "&éz\"'(-è_çà",
    "ABCDEF\tGHI",
    "ＡＢＣ",
    "'; DROP TABLE registrations;--",
    "../../x",
    "\x00\x01",
    "\ud800",
    "=cmd|' /C calc'!A0",
    "\u202eXDLROW",
]


def one(community: Community, event: EventInfo, raw: str, **how: object) -> Outcome:
    verdicts = community.reception.check_in(event.id, raw, **how)  # type: ignore[arg-type]
    assert len(verdicts) == 1
    return verdicts[0].outcome


def test_a_scan_admits_and_is_on_the_disk_before_the_verdict_is_returned(
    community: Community, event: EventInfo, register: Registers, community_file: Path
) -> None:
    anne = register("Anne-Laure", "Villemin", category_key="clinical", institution="CHRU de Nancy")
    (verdict,) = community.reception.check_in(event.id, anne.code.lower() + "\r\n")
    assert verdict.outcome is Outcome.ADMITTED
    assert verdict.attendee is not None and verdict.attendee.display_name == "Anne-Laure VILLEMIN"
    assert verdict.entrance_number == 1
    other = sqlite3.connect(community_file)
    row = other.execute("SELECT present, first_in_desk, first_in_operator FROM registrations").fetchone()
    other.close()
    assert row == (1, "2", "Zoé")


def test_a_verdict_is_foreseen_before_it_is_on_the_disk(
    community: Community, event: EventInfo, register: Registers, community_file: Path
) -> None:
    anne, paul = register("Anne-Laure", "Villemin"), register("Paul", "Fresneux")
    foreseen: list[tuple[Verdict, int]] = []
    on_disk: list[int] = []

    def lines() -> int:
        with closing(sqlite3.connect(community_file)) as other:
            return int(other.execute("SELECT count(*) FROM check_ins").fetchone()[0])

    def foresee(verdict: Verdict) -> Callable[[], object]:
        foreseen.append((verdict, lines()))
        return lambda: on_disk.append(lines())

    community.changes.subscribe(lambda changed: on_disk.append(-1))
    verdicts = community.reception.check_in(event.id, anne.code, foresee=foresee)
    assert foreseen == [(verdicts[0], 0)]
    assert on_disk == [1, -1], "said before other screens are told"
    community.reception.check_in(event.id, anne.code, foresee=foresee)
    assert foreseen[1][0].outcome is Outcome.ALREADY_IN
    both = community.reception.check_in(event.id, paul.code + anne.code, foresee=foresee)
    assert len(both) == 2
    assert len(foreseen) == 2  # of badges glued together one verdict is shown, and nobody knows yet which


def test_what_was_foreseen_and_not_written_did_not_happen(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne-Laure", "Villemin")
    foreseen: list[Verdict] = []

    def foresee(verdict: Verdict) -> Callable[[], object]:
        foreseen.append(verdict)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        community.reception.check_in(event.id, anne.code, foresee=foresee)
    assert foreseen[0].outcome is Outcome.ADMITTED
    assert one(community, event, anne.code) is Outcome.ADMITTED


def test_already_in_tells_when_where_and_by_whom(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    first_ms = clock.wall_ms
    one(community, event, anne.code)
    clock.advance(3)
    (again,) = community.reception.check_in(event.id, anne.code)
    assert again.silent  # a trembling hand
    clock.advance(60)
    community.sign_as("3", "Ali")
    (verdict,) = community.reception.check_in(event.id, anne.code)
    assert (verdict.outcome, verdict.silent) == (Outcome.ALREADY_IN, False)
    assert (verdict.first_at_ms, verdict.first_desk, verdict.first_operator) == (first_ms, "2", "Zoé")


def test_undo_keeps_both_lines_and_a_new_scan_admits(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    one(community, event, anne.code)
    undone = community.reception.undo(event.id)
    assert undone is not None and undone.attendee is not None and not undone.attendee.present
    assert community.reception.undo(event.id) is None
    assert [line.outcome for line in community.reception.snapshot(event.id).last] == ["UNDONE", "ADMITTED"]
    clock.advance(1)
    assert one(community, event, anne.code) is Outcome.ADMITTED


def test_the_line_of_an_undo_knows_what_it_took_back(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    one(community, event, anne.code)
    clock.advance(60)
    one(community, event, anne.code, leaving=True)
    for took_back in ("LEFT", "ADMITTED"):
        clock.advance(60)
        community.reception.undo(event.id)
        line = community.reception.snapshot(event.id).last[0]
        assert (line.outcome, line.took_back) == ("UNDONE", took_back)


def test_undo_takes_back_only_what_this_desk_did(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne, paul = register("Anne", "Villemin"), register("Paul", "Martin")
    one(community, event, anne.code)
    community.sign_as("3", "")
    assert community.reception.undo(event.id) is None
    one(community, event, paul.code)
    undone = community.reception.undo(event.id)
    assert undone is not None and undone.attendee is not None and undone.attendee.family_name == "Martin"


def test_two_badges_glued_together_give_two_verdicts(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne, paul = register("Anne", "Villemin"), register("Paul", "Martin")
    verdicts = community.reception.check_in(event.id, anne.code + paul.code)
    assert [v.outcome for v in verdicts] == [Outcome.ADMITTED, Outcome.ADMITTED]


def test_order_is_by_time_of_scan(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    one(community, event, anne.code)
    earlier = clock.wall_ms - 60_000
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    one(community, event, anne.code, leaving=True, at_ms=earlier)  # arrives late: it was before the entry
    assert community.attendees.one(anne.registration_id).present


def test_a_clock_that_was_set_back_leaves_the_order_of_the_door_as_it_was(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne, paul = register("Anne", "Villemin"), register("Paul", "Martin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    one(community, event, anne.code)
    clock.advance(60)
    clock.jump_wall(-3600)
    one(community, event, paul.code)
    snapshot = community.reception.snapshot(event.id)
    assert [line.name for line in snapshot.last] == ["Paul MARTIN", "Anne VILLEMIN"]
    assert snapshot.forecast.recent == 1
    clock.advance(60)
    assert one(community, event, anne.code, leaving=True) is Outcome.LEFT
    assert not community.attendees.one(anne.registration_id).present
    clock.advance(60)
    undone = [community.reception.undo(event.id) for _ in range(2)]
    assert [verdict.attendee.given_name for verdict in undone if verdict and verdict.attendee] == [
        "Anne",
        "Paul",
    ]
    assert community.attendees.one(anne.registration_id).present


def test_a_trembling_hand_is_heard_after_the_clock_was_set_back(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    one(community, event, anne.code)
    clock.jump_wall(-3600)
    clock.advance(60)
    one(community, event, anne.code, leaving=True)
    clock.advance(60)
    assert one(community, event, anne.code) is Outcome.RE_ENTERED
    clock.advance(1)
    (again,) = community.reception.check_in(event.id, anne.code)
    assert again.silent


def test_undo_takes_back_what_was_entered_last_and_not_what_happened_last(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne, paul = register("Anne", "Villemin"), register("Paul", "Martin")
    one(community, event, anne.code)
    clock.advance(60)
    community.paper_list.enter(event.id, str(paul.number), clock.wall_ms - 1_800_000)
    undone = community.reception.undo(event.id)
    assert undone is not None and undone.attendee is not None and undone.attendee.given_name == "Paul"


def test_exit_and_reentry_where_the_event_wants_them(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    seen = []
    for leaving in (True, False, True, False):
        clock.advance(10)
        seen.append(one(community, event, anne.code, leaving=leaving))
    assert seen == [Outcome.LEFT, Outcome.ADMITTED, Outcome.LEFT, Outcome.RE_ENTERED]


def test_a_badge_of_another_meeting_says_which_and_finds_the_person_here(
    community: Community, event: EventInfo, register: Registers
) -> None:
    other = community.events.create("Neurologie", dt.date(2026, 3, 5))
    anne = register("Anne", "Villemin", event_id=other.id)
    here = community.attendees.register(
        event.id, PersonFields("", ""), RegistrationFields(), person_id=anne.person_id
    )
    (verdict,) = community.reception.check_in(event.id, anne.code)
    assert verdict.outcome is Outcome.WRONG_EVENT
    assert verdict.other_event is not None and verdict.other_event.title == "Neurologie"
    assert verdict.also_here is not None and verdict.also_here.registration_id == here.registration_id


def test_a_reprint_revokes_the_old_badge(community: Community, event: EventInfo, register: Registers) -> None:
    anne = register("Anne", "Villemin")
    new = community.attendees.new_code(anne.registration_id)
    assert new.code != anne.code
    assert one(community, event, anne.code) is Outcome.REVOKED
    assert one(community, event, new.code) is Outcome.ADMITTED


def test_cancelled_restored_pending_and_noted(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin")
    community.attendees.cancel(anne.registration_id)
    assert one(community, event, anne.code) is Outcome.CANCELLED
    community.attendees.restore(anne.registration_id)
    community.attendees.edit(anne.registration_id, note="À régler : 20 €")
    (asked,) = community.reception.check_in(event.id, anne.code)
    assert (asked.outcome, asked.reason) == (Outcome.NEEDS_CONFIRMATION, "À régler : 20 €")
    assert one(community, event, anne.code, confirmed=True) is Outcome.ADMITTED


def test_a_ticket_of_another_platform_is_accepted_even_through_a_french_keyboard(
    community: Community, event: EventInfo, register: Registers
) -> None:
    register("Anne", "Villemin", outside_codes=(("AZQW12M", "pretix"),))
    assert one(community, event, "QWAZ&é?") is Outcome.ADMITTED


def test_two_people_who_share_a_ticket_are_told_apart_by_the_desk(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin", outside_codes=(("T-1", "helloasso"),))
    register("Paul", "Villemin", outside_codes=(("T-1", "helloasso"),))
    (verdict,) = community.reception.check_in(event.id, "T-1")
    assert verdict.outcome is Outcome.AMBIGUOUS and len(verdict.choices) == 2
    chosen = community.reception.admit(event.id, anne.registration_id)
    assert chosen.outcome is Outcome.ADMITTED


@pytest.mark.parametrize("raw", HOSTILE)
def test_hostile_scans_are_unknown_and_change_nobody(
    community: Community, event: EventInfo, register: Registers, raw: str
) -> None:
    register("Anne", "Villemin")
    assert one(community, event, raw) is Outcome.UNKNOWN_CODE
    assert community.reception.snapshot(event.id).present == 0


def test_the_sample_of_hostile_scanner_inputs(community: Community, event: EventInfo) -> None:
    sample = Path(__file__).parents[1] / "data" / "scanner_inputs.json"
    for raw in json.loads(sample.read_text(encoding="utf-8")):
        assert one(community, event, raw) in (Outcome.UNKNOWN_CODE, Outcome.MISREAD)


def test_a_walk_in_is_registered_coded_and_admitted(community: Community, event: EventInfo) -> None:
    verdict = community.reception.walk_in(
        event.id, PersonFields("Zoë", "Ünal", institution="Loria"), RegistrationFields("research")
    )
    assert verdict.outcome is Outcome.ADMITTED and verdict.attendee is not None
    assert verdict.attendee.code and verdict.attendee.institution == "Loria"
    assert community.attendees.search(event.id, "unal zoe") == [verdict.attendee]


def test_a_walk_in_without_a_name_is_refused_and_leaves_nothing(
    community: Community, event: EventInfo
) -> None:
    with pytest.raises(Refused, match="name is needed"):
        community.reception.walk_in(event.id, PersonFields(" ", "\u202e"), RegistrationFields())
    assert community.attendees.of_event(event.id) == []


def test_counts_by_category_and_the_pace_of_the_door(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    people = [register(f"G{i}", f"F{i}", category_key="clinical" if i % 2 else "research") for i in range(20)]
    for person in people[:10]:
        one(community, event, person.code)
        clock.advance(12)
    snapshot = community.reception.snapshot(event.id)
    assert (snapshot.present, snapshot.expected) == (10, 20)
    assert {c.category.key: (c.present, c.expected) for c in snapshot.categories} == {
        "clinical": (5, 10),
        "research": (5, 10),
    }
    assert snapshot.forecast.recent == 10 and snapshot.forecast.still_expected == 10


def test_screens_are_told_after_the_commit(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin")
    told: list[Changed] = []
    community.changes.subscribe(told.append)
    one(community, event, anne.code)
    assert len(told) == 1 and told[0].touches("door") and told[0].event_ids == {event.id}


def test_another_window_on_the_same_file_sees_the_arrival(
    community: Community, event: EventInfo, register: Registers, community_file: Path
) -> None:
    anne = register("Anne", "Villemin")
    other = Community(community_file, clock=FakeClock(), random=random.Random(9), desk="5")
    assert not other.notice_others()
    one(community, event, anne.code)
    told: list[Changed] = []
    other.changes.subscribe(told.append)
    assert other.notice_others() and told[0].touches("door")
    assert one(other, event, anne.code) is Outcome.ALREADY_IN
    other.close()


def test_names_from_an_import_or_another_window_are_found_at_once(
    community: Community, event: EventInfo, register: Registers
) -> None:
    register("Anne", "Villemin")
    assert len(community.attendees.search(event.id, "villemin")) == 1
    register("Jean", "Villemin")
    assert len(community.attendees.search(event.id, "villemin")) == 2
    first = community.attendees.search(event.id, "jean")[0]
    community.attendees.edit(first.registration_id, family_name="Durand")
    assert [a.family_name for a in community.attendees.search(event.id, "jean")] == ["Durand"]


def test_the_paper_list_is_entered_by_numbers_with_the_time_they_came(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    people = [register(f"G{i}", f"F{i}") for i in range(6)]
    came = clock.wall_ms - 3_600_000
    entries = community.paper_list.enter(event.id, "1 3-5 99", came)
    assert [(e.number, e.verdict and e.verdict.outcome.name) for e in entries] == [
        (1, "ADMITTED"),
        (3, "ADMITTED"),
        (4, "ADMITTED"),
        (5, "ADMITTED"),
        (99, None),
    ]
    assert community.attendees.one(people[0].registration_id).first_in_ms == came
    with pytest.raises(Refused):
        community.paper_list.enter(event.id, "6 seven")
    assert not community.attendees.one(people[5].registration_id).present


def test_a_doubt_is_opened_and_solved_by_name(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin")
    doubt_id = community.doubts.open(event.id, anne.registration_id, "Quelqu'un d'autre")
    assert community.reception.snapshot(event.id).doubts_open == 1
    with pytest.raises(Refused):
        community.doubts.solve(event.id, doubt_id, "  ")
    community.doubts.solve(event.id, doubt_id, "Sa sœur : inscrite sur place")
    (doubt,) = community.doubts.of_event(event.id)
    assert (doubt.solved_operator, doubt.solution) == ("Zoé", "Sa sœur : inscrite sur place")


def test_every_way_in_goes_through_the_same_rules(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin")
    community.attendees.cancel(anne.registration_id)
    for way in (Way.SEARCH, Way.KIOSK, Way.PAPER, Way.CAMERA):
        assert community.reception.admit(event.id, anne.registration_id, way).outcome is Outcome.CANCELLED
