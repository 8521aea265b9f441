"""Two records of one person: everything of both, once."""

import datetime as dt
from pathlib import Path

import pytest

from desktop_app.core.checkin import Outcome
from desktop_app.core.errors import Refused
from desktop_app.core.live.show import QueueEntry
from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.store.store import Store
from tests.fakes import FakeClock
from tests.services.conftest import Registers
from tests.services.live_ground import (  # noqa: F401 - fixtures
    live,
    people,
    plan,
    programme,
    save_plan,
    through_to_round_two,
)

TABLES = (
    "people",
    "registrations",
    "codes",
    "check_ins",
    "pair_wishes",
    "plan_seats",
    "plans",
    "queue_entries",
)


@pytest.fixture
def two(register: Registers) -> tuple[Attendee, Attendee]:
    """One person twice: the address is new."""
    return (
        register("Wei", "Antoine", institution="Inria", email="wei@old.example"),
        register("Wei", "Antoine", institution="Inria", email="wei@new.example", idea="A stent"),
    )


def test_both_badges_open_the_door_and_the_own_one_is_printed(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert community.attendees.one(kept.registration_id).code == kept.code
    (verdict,) = community.reception.check_in(event.id, other.code)
    assert verdict.outcome is Outcome.ADMITTED
    assert verdict.attendee is not None and verdict.attendee.registration_id == kept.registration_id
    (again,) = community.reception.check_in(event.id, kept.code)
    assert again.outcome is Outcome.ALREADY_IN and again.silent


def test_a_new_badge_ends_both_old_ones(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    community.attendees.new_code(kept.registration_id)
    for code in (kept.code, other.code):
        (verdict,) = community.reception.check_in(event.id, code)
        assert verdict.outcome is Outcome.REVOKED


def test_whoever_was_inside_is_inside_once_since_the_earlier_arrival(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], clock: FakeClock
) -> None:
    kept, other = two
    community.reception.check_in(event.id, other.code)
    arrived_ms = clock.read().wall_ms
    clock.advance(600)
    community.reception.check_in(event.id, kept.code)
    clock.advance(600)
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    now = community.attendees.one(kept.registration_id)
    assert (now.present, now.first_in_ms, now.doubled) == (True, arrived_ms, 0)
    cancelled = community.attendees.one(other.registration_id)
    assert (cancelled.present, cancelled.status) == (False, "cancelled")
    snapshot = community.reception.snapshot(event.id)
    assert (snapshot.present, snapshot.expected) == (1, 1)


def test_taking_back_at_the_desk_is_never_a_line_that_was_brought_over(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.reception.check_in(event.id, other.code)
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert community.reception.undo(event.id) is None
    assert community.attendees.one(kept.registration_id).present


def test_the_history_over_several_meetings_is_one(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], register: Registers
) -> None:
    kept, other = two
    before = community.events.create("Avant", dt.date(2026, 10, 1), "", "")
    earlier = community.attendees.register(
        before.id, PersonFields("Wei", "Antoine"), RegistrationFields(), other.person_id
    )
    told = community.joining.look(event.id, kept.registration_id, other.registration_id)
    assert set(told.other.meetings) == {before.title, event.title}
    assert told.sentences[0].english() == "One history of 2 meetings."
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert community.attendees.one(earlier.registration_id).person_id == kept.person_id
    assert community.attendees.one(earlier.registration_id).status == "confirmed"


def test_empty_fields_are_filled_and_the_address_that_was_chosen_stays(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.attendees.edit(other.registration_id, phone="0612345678", needs="vegan", consent_photo=False)
    joined = community.joining.join(event.id, kept.code, other.code)
    now = joined.kept.attendee
    assert (now.email, now.phone, now.idea) == ("wei@old.example", "0612345678", "A stent")
    assert (now.needs, now.consent_photo) == ("vegan", False)


def test_a_list_with_either_address_finds_the_one_person(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], tmp_path: Path
) -> None:
    kept, other = two
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    for address in ("wei@old.example", "wei@new.example"):
        file = tmp_path / "list.csv"
        file.write_text(f"Nom;Prénom;Email;Structure\nANTOINE;Wei;{address};Inria\n", encoding="utf-8")
        report = community.imports.import_attendees(event.id, file, dry_run=True)
        assert report.rows[0].registration_id == kept.registration_id
        later = community.events.create(f"After {address}", dt.date(2026, 12, 1), "", "")
        community.imports.import_attendees(later.id, file)
        (there,) = community.attendees.of_event(later.id)
        assert there.person_id == kept.person_id


def test_wishes_seats_and_the_place_on_stage_go_over(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], register: Registers
) -> None:
    kept, other = (who.registration_id for who in two)
    friend, foe = (register(name, "Zola").registration_id for name in ("Ada", "Bo"))
    community.rotation.wish(event.id, other, friend, "wish")
    community.rotation.wish(event.id, foe, other, "avoid")
    save_plan(community, event, [[[other, friend], [foe]], [[other, foe], [kept, friend]]])
    community.stage_queue.replace(event.id, [QueueEntry("", "Wei", other, "Inria", "A stent", "other")])
    told = community.joining.join(event.id, kept, other)
    assert any("both had a seat" in text.english() for text in told.sentences)
    assert community.attendees.all_wishes(event.id) == sorted([(kept, friend, "wish"), (foe, kept, "avoid")])
    assert community.rotation.rounds("plan-1") == [[[kept, friend], [foe]], [[foe], [kept, friend]]]
    (entry,) = community.stage_queue.entries(event.id)
    assert (entry.registration, entry.title) == (kept, "A stent")


def test_a_plan_taken_back_brings_the_other_back_nowhere(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], register: Registers
) -> None:
    kept, other = (who.registration_id for who in two)
    ada, bo = (register(name, "Zola").registration_id for name in ("Ada", "Bo"))
    save_plan(community, event, [[[other, ada], [bo]]])
    changed = {"rounds": [[[other], [ada, bo]]], "quality": {}}
    community._recorder.record("plan.changed", "plan:plan-1", changed, event.id)
    community.joining.join(event.id, kept, other)
    community.rotation_changes.undo("plan-1")
    assert community.rotation.rounds("plan-1") == [[[kept, ada], [bo]]]
    with pytest.raises(Refused) as refused:
        community.rotation_changes.undo("plan-1")
    assert refused.value.code == "nothing-to-undo"


def test_who_speaks_in_a_session_that_runs_is_here_under_the_name_that_stays(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee], clock: FakeClock
) -> None:
    kept, other = two
    community.reception.check_in(event.id, kept.code)
    community.stage_queue.make(event.id)
    session = community.live.session(event.id)
    session.drive()
    session.start()
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    session.beat(clock.read())
    snapshot = session.snapshot()
    (row,) = snapshot.moderator(snapshot.at(clock.read())).queue
    assert (row.name, row.is_present) == ("Wei ANTOINE", True)


def test_a_badge_that_was_printed_is_not_printed_once_more(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.badges.count_printed(event.id, [other.registration_id], "file")
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert community.attendees.one(kept.registration_id).badges_printed == 1
    assert community.badges.for_reprint(kept.registration_id).code != kept.code


def test_two_seats_in_a_round_of_a_session_that_runs_are_refused(
    community: Community,
    event: EventInfo,
    live: LiveSession,  # noqa: F811
    people: list[str],  # noqa: F811
    clock: FakeClock,
) -> None:
    through_to_round_two(live, clock)
    last = community._store.last_seq()
    with pytest.raises(Refused) as refused:
        community.joining.join(event.id, people[0], people[1])
    assert refused.value.code == "join-seated-twice"
    assert community._store.last_seq() == last


def test_one_person_is_not_joined_with_themselves(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    with pytest.raises(Refused) as refused:
        community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert refused.value.code == "join-same"


def test_a_copy_is_made_before(
    community: Community, event: EventInfo, two: tuple[Attendee, Attendee]
) -> None:
    kept, other = two
    community.joining.look(event.id, kept.registration_id, other.registration_id)
    assert not community.safety.copies()
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    assert [copy.reason for copy in community.safety.copies()] == ["join"]


def test_the_tables_fold_the_same_from_the_journal_anew(
    community: Community,
    event: EventInfo,
    two: tuple[Attendee, Attendee],
    register: Registers,
    tmp_path: Path,
) -> None:
    kept, other = two
    friend = register("Ada", "Zola").registration_id
    community.reception.check_in(event.id, other.code)
    community.rotation.wish(event.id, other.registration_id, friend, "wish")
    save_plan(community, event, [[[other.registration_id, friend]]])
    community.joining.join(event.id, kept.registration_id, other.registration_id)
    store = community._store
    anew = Store(tmp_path / "anew.ronde")
    subjects = [row["subject"] for row in store.rows("SELECT subject FROM journal ORDER BY seq")]
    entries = [entry for subject in dict.fromkeys(subjects) for entry in store.entries(subject)]
    with anew.transaction():
        for entry in sorted(entries, key=lambda each: each.hlc):
            anew.append(entry)
    for table in TABLES:
        one, two_ = (
            sorted(map(tuple, each.rows(f"SELECT * FROM {table}")), key=repr) for each in (store, anew)
        )
        assert one == two_
    anew.close()
