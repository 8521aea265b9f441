"""A stage queue made in the rotation, beside the time that the programme has for it."""

from desktop_app.core.live.fits import QueueTime
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.rotation.queue_making import made_words
from desktop_app.ui.widgets.buttons import KeyButton
from tests.ui.rotation.conftest import Office

MINUTE_MS = 60_000


def give_ideas(office: Office) -> None:
    event_id = office.window.context.event_id
    line = ProgrammeLine("", "speed_dating", "Pitches", start_min=840, length_s=2400)
    office.ask(lambda c: c.programme.replace(event_id, [line]))
    office.ask(
        lambda c: [
            c.attendees.edit(who.registration_id, idea="An idea") for who in c.attendees.of_event(event_id)
        ]
    )


def buttons(office: Office) -> list[KeyButton]:
    return [each for each in office.window.notice.findChildren(KeyButton) if each.isVisible()]


def test_a_queue_that_is_too_long_says_so_and_offers_to_keep_those_who_fit(office: Office) -> None:
    give_ideas(office)
    office.screen.make.format.set_current("stage")
    office.make()
    said = "20 presentations in the queue: 1 h 10, for 40 min in the programme. Only 11 fit."
    assert office.window.said() == said
    keep = next(b for b in buttons(office) if b.label() == "Keep 11 only, the others in reserve")
    keep.click()
    office.settle()
    assert office.window.said() == (
        "11 presentations in the queue. 9 in reserve: “Bring back” in the run of show lets them speak."
    )
    event_id = office.window.context.event_id
    entries = office.ask(lambda c: c.stage_queue.entries(event_id))
    assert [entry.skipped for entry in entries] == [False] * 11 + [True] * 9


def test_how_long_a_queue_takes_is_said_with_and_without_a_place_in_the_programme() -> None:
    whole = QueueTime(6, 20 * MINUTE_MS, 0, 6)
    assert made_words(6, whole) == "6 presentations in the queue, 20 min in all."
    fitting = QueueTime(6, 20 * MINUTE_MS, 40 * MINUTE_MS, 6)
    assert made_words(6, fitting) == "6 presentations in the queue: 20 min, for 40 min in the programme."
    assert made_words(1, None) == "1 presentation in the queue"
    none = QueueTime(1, 3 * MINUTE_MS, MINUTE_MS, 0)
    assert made_words(1, none).endswith("Not even one fits.")
