"""The print queue: nothing is lost, nothing is printed twice unasked, only what came out is counted."""

import random
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.core.badge.ready import Back
from desktop_app.core.badge.sheets import Flip
from desktop_app.core.errors import Refused
from desktop_app.printing.cups import JobState
from desktop_app.services.badge_facts import Selection
from desktop_app.services.badges import BadgeOptions, Material
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.print_queue import AutoPrint, Job, State
from tests.fakes import FakeClock
from tests.printing.pages import decoded
from tests.services.conftest import Registers

LABEL = BadgeOptions(sheet="dymo-99014")


@pytest.fixture
def person(register: Registers) -> str:
    return register("Anne-Laure", "Villemin", category_key="clinical").registration_id


@pytest.fixture
def queued(community: Community, person: str) -> Job:
    """One badge waiting for the desk's printer."""
    community.print_queue.set_desk_printer("Dymo", LABEL)
    return community.print_queue.print_one(person)


def printed(community: Community, person: str) -> int:
    return community.attendees.one(person).badges_printed


def test_a_badge_goes_to_the_printer_and_is_counted_when_it_is_done(
    community: Community, person: str, queued: Job
) -> None:
    queue = community.print_queue
    sending = queue.next_job()
    assert sending is not None
    assert sending.page_mm == (54, 101)
    assert decoded(sending.pdf(), 300) == [community.attendees.one(person).code]
    assert queue.next_job() is None, "a job is handed over once"
    queue.sent(queued.id, "17")
    queue.outcome(queued.id, JobState.UNDER_WAY)
    assert printed(community, person) == 0
    assert queue.outcome(queued.id, JobState.DONE).state is State.PRINTED
    assert printed(community, person) == 1
    assert queue.open_jobs() == []
    assert queue.outcome(queued.id, JobState.DONE).state is State.PRINTED
    assert printed(community, person) == 1, "told twice, counted once"


@pytest.mark.parametrize("state", [JobState.CANCELLED, JobState.FAILED])
def test_a_job_that_the_system_drops_is_no_printed_badge(
    community: Community, person: str, queued: Job, state: JobState
) -> None:
    community.print_queue.next_job()
    community.print_queue.sent(queued.id, "17")
    job = community.print_queue.outcome(queued.id, state, "media size not supported")
    assert (job.state, job.reason) == (State.FAILED, "media size not supported")
    assert printed(community, person) == 0
    assert community.print_queue.open_jobs() == [job]


def test_a_failed_job_is_tried_again_only_when_asked(community: Community, person: str, queued: Job) -> None:
    queue = community.print_queue
    queue.next_job()
    queue.failed(queued.id, "offline")
    assert queue.next_job() is None
    assert queue.retry(queued.id).state is State.WAITING
    again = queue.next_job()
    assert again is not None and again.job.tries == 2


def test_a_second_click_on_try_again_does_not_print_twice(
    community: Community, person: str, queued: Job
) -> None:
    queue = community.print_queue
    queue.next_job()
    queue.failed(queued.id, "offline")
    queue.retry(queued.id)
    queue.next_job()
    assert queue.retry(queued.id).state is State.SENDING
    assert queue.cancel(queued.id).state is State.SENDING
    assert queue.next_job() is None
    queue.sent(queued.id, "3")
    queue.outcome(queued.id, JobState.DONE)
    assert queue.retry(queued.id).state is State.PRINTED
    assert queue.came_out(queued.id).state is State.PRINTED
    assert printed(community, person) == 1


def test_two_windows_of_one_desk_do_not_both_take_a_job(
    community: Community,
    person: str,
    queued: Job,
    register: Registers,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other window takes the job after this one has read the queue."""
    clock.advance(1)
    later = community.print_queue.print_one(register("Luc", "Moreau").registration_id)
    other = Community(community.path, clock=clock, random=random.Random(8), desk="2")
    read_as_always = community.badges.material
    taken: list[str] = []

    def read_slowly(*args: Any) -> Material:
        if not taken:
            sending = other.print_queue.next_job()
            assert sending is not None
            taken.append(sending.job.id)
        return read_as_always(*args)

    monkeypatch.setattr(community.badges, "material", read_slowly)
    sending = community.print_queue.next_job()
    assert taken == [queued.id]
    assert sending is not None and sending.job.id == later.id
    other.close()


def test_a_job_that_cannot_be_made_does_not_hold_up_the_next(
    community: Community,
    queued: Job,
    register: Registers,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock.advance(1)
    later = community.print_queue.print_one(register("Luc", "Moreau").registration_id)
    read_as_always = community.badges.material

    def refuse_the_first(event_id: str, selection: Selection, options: BadgeOptions) -> Material:
        if queued.registration_ids == selection.registration_ids:
            raise Refused("sheet-unknown", "This sheet is gone.")
        return read_as_always(event_id, selection, options)

    monkeypatch.setattr(community.badges, "material", refuse_the_first)
    sending = community.print_queue.next_job()
    assert sending is not None and sending.job.id == later.id
    assert community.print_queue.job(queued.id).state is State.FAILED


def test_a_second_press_does_not_print_twice(community: Community, person: str, queued: Job) -> None:
    with pytest.raises(Refused) as refused:
        community.print_queue.print_one(person)
    assert refused.value.code == "already-waiting"
    assert len(community.print_queue.open_jobs()) == 1


def test_after_a_crash_while_sending_somebody_has_to_look(
    community: Community, event: EventInfo, person: str, queued: Job, clock: FakeClock
) -> None:
    community.print_queue.next_job()
    reopened = Community(community.path, clock=clock, random=random.Random(8), desk="2")
    queue = reopened.print_queue
    assert [job.state for job in queue.recover()] == [State.UNSURE]
    assert queue.next_job() is None
    assert queue.came_out(queued.id).state is State.PRINTED
    assert printed(reopened, person) == 1
    reopened.close()


def test_waiting_jobs_survive_a_restart(community: Community, queued: Job, clock: FakeClock) -> None:
    reopened = Community(community.path, clock=clock, random=random.Random(8), desk="2")
    assert reopened.print_queue.recover() == []
    sending = reopened.print_queue.next_job()
    assert sending is not None and sending.job.id == queued.id
    assert sending.job.options == LABEL
    reopened.close()


def test_jobs_of_other_desks_are_shown_but_left_alone(community: Community, queued: Job) -> None:
    community.sign_as("3", "Luc")
    assert [job.id for job in community.print_queue.open_jobs()] == [queued.id]
    assert community.print_queue.next_job() is None


def test_a_cancelled_job_is_gone(community: Community, person: str, queued: Job) -> None:
    assert community.print_queue.cancel(queued.id).state is State.CANCELLED
    assert community.print_queue.open_jobs() == []
    assert community.print_queue.job(queued.id).state is State.CANCELLED
    assert printed(community, person) == 0


def test_a_lost_answer_is_unsure_not_printed(community: Community, person: str, queued: Job) -> None:
    community.print_queue.next_job()
    community.print_queue.sent(queued.id, "17")
    assert community.print_queue.outcome(queued.id, JobState.UNKNOWN).state is State.UNSURE
    assert printed(community, person) == 0


def test_a_reprint_at_the_desk_gets_a_new_code(
    community: Community, event: EventInfo, person: str, queued: Job
) -> None:
    queue = community.print_queue
    first = community.attendees.one(person).code
    queue.next_job()
    queue.sent(queued.id, "1")
    queue.outcome(queued.id, JobState.DONE)
    queue.print_one(person)
    sending = queue.next_job()
    assert sending is not None
    assert decoded(sending.pdf(), 300) == [community.attendees.one(person).code] != [first]


def test_automatic_printing_is_off_at_first_and_prints_each_person_once(
    community: Community, event: EventInfo, person: str
) -> None:
    queue = community.print_queue
    assert queue.auto_print() is AutoPrint.OFF
    assert queue.after_admission(person) is None
    queue.set_desk_printer("Dymo", LABEL)
    queue.set_auto_print(AutoPrint.ALWAYS)
    job = queue.after_admission(person)
    assert job is not None
    queue.next_job()
    queue.sent(job.id, "1")
    queue.outcome(job.id, JobState.DONE)
    assert queue.after_admission(person) is None


def test_without_a_printer_the_desk_says_so(community: Community, person: str) -> None:
    with pytest.raises(Refused) as refused:
        community.print_queue.print_one(person)
    assert refused.value.code == "no-printer"
    with pytest.raises(Refused):
        community.print_queue.job("none")


def test_a_job_that_cannot_be_made_fails_with_its_reason(
    community: Community, event: EventInfo, person: str
) -> None:
    queue = community.print_queue
    job = queue.add(event.id, [person], "Office", BadgeOptions(sheet="a6", start_at=99))
    assert queue.next_job() is None
    assert queue.job(job.id).state is State.FAILED
    assert "cannot start at 99" in queue.job(job.id).reason
    i18n.use_language("fr")
    job = queue.add(event.id, [person], "Office", BadgeOptions(sheet="a6", start_at=99))
    assert queue.next_job() is None
    assert "étiquettes" in queue.job(job.id).reason


def test_journal_keeps_every_step(community: Community, queued: Job, community_file: Path) -> None:
    community.print_queue.next_job()
    community.print_queue.failed(queued.id, "off")
    kinds = [entry.kind for entry in community._store.entries(f"print:{queued.id}")]
    assert kinds == ["print.queued", "print.moved", "print.moved"]


@pytest.mark.parametrize(
    ("options", "sides"),
    [
        (BadgeOptions(), "one-sided"),
        (BadgeOptions(back=Back.SAME), "two-sided-long-edge"),
        (BadgeOptions(back=Back.SAME, flip=Flip.SHORT_EDGE), "two-sided-short-edge"),
    ],
)
def test_a_badge_with_a_back_is_printed_on_both_sides(
    community: Community, event: EventInfo, person: str, options: BadgeOptions, sides: str
) -> None:
    community.print_queue.add(event.id, [person], "Office", options)
    sending = community.print_queue.next_job()
    assert sending is not None and sending.sides == sides
    assert len(list(sending.pages())) == (1 if sides == "one-sided" else 2)


def test_the_desk_may_be_asked_about_each_badge_once(community: Community, person: str) -> None:
    queue = community.print_queue
    queue.set_auto_print(AutoPrint.ASK)
    assert not queue.asks_for(person), "there is no printer to print on"
    queue.set_desk_printer("Dymo", LABEL)
    assert queue.asks_for(person)
    assert queue.after_admission(person) is None
    queue.print_one(person)
    assert not queue.asks_for(person)
