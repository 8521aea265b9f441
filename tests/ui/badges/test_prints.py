"""From the queue to the printer: in order, once, and what came of it is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop_app.core.errors import Refused
from desktop_app.printing.cups import JobState
from desktop_app.services import badges
from desktop_app.services.badges import BadgeOptions
from desktop_app.services.print_queue import Job, Sending, State
from desktop_app.ui.prints import PrintPump
from desktop_app.ui.qt_printer import QtPrinter, print_pages
from tests.printing.pages import decoded, page_sizes_mm
from tests.ui.badges.conftest import FakePrinter, Office


@pytest.fixture
def pump(office: Office, printer: FakePrinter) -> Iterator[PrintPump]:
    made = PrintPump(office.window.context, printer)
    made._again.setInterval(0)
    office.settle()
    yield made
    made.stop()
    made.deleteLater()


def queue(office: Office, count: int = 1) -> list[Job]:
    people = office.ask(lambda c: c.attendees.of_event(office.event_id))[:count]
    options = BadgeOptions(sheet="dymo-99014")
    ids = [person.registration_id for person in people]
    jobs = office.ask(
        lambda c: [c.print_queue.add(office.event_id, [one], "Brother", options) for one in ids]
    )
    return list(jobs)


def states(office: Office, jobs: list[Job]) -> list[State]:
    return list(office.ask(lambda c: [c.print_queue.job(job.id).state for job in jobs]))


def settled(office: Office, pump: PrintPump) -> None:
    office.qtbot.waitUntil(lambda: pump.is_idle() and not pump._again.isActive())
    office.settle()


def test_waiting_jobs_are_sent_in_order_and_counted(
    office: Office, pump: PrintPump, printer: FakePrinter
) -> None:
    jobs = queue(office, 3)
    settled(office, pump)
    assert [sending.job.id for sending in printer.sent] == [job.id for job in jobs]
    assert states(office, jobs) == [State.PRINTED] * 3
    assert {a.badges_printed for a in office.ask(lambda c: c.attendees.of_event(office.event_id))} == {1}


def test_a_printer_that_is_off_leaves_the_job_and_says_so(
    office: Office, pump: PrintPump, printer: FakePrinter
) -> None:
    printer.refusal = Refused("printer-refused", "The printer {name} is not there.", name="Brother")
    jobs = queue(office)
    settled(office, pump)
    assert states(office, jobs) == [State.FAILED]
    assert "not printed" in office.window.status.text_of("printer")
    printer.refusal = None
    job = office.ask(lambda c: c.print_queue.open_jobs())[0]
    office.screen._act("retry", job.id)
    office.settle()
    settled(office, pump)
    assert states(office, jobs) == [State.PRINTED]
    assert len(printer.sent) == 1


def test_a_cancelled_job_is_no_printed_badge(office: Office, pump: PrintPump, printer: FakePrinter) -> None:
    printer.answer = (JobState.CANCELLED, "media-size-unknown")
    queue(office)
    settled(office, pump)
    job = office.ask(lambda c: c.print_queue.open_jobs())[0]
    assert (job.state, job.reason) == (State.FAILED, "media-size-unknown")


def test_a_printing_system_that_is_silent_for_a_while_is_asked_again(
    office: Office, pump: PrintPump, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def silent_at_first(name: str, job: str) -> tuple[JobState, str]:
        asked.append(job)
        if len(asked) == 1:
            raise Refused("printing-silent", "The printing system does not answer.")
        return JobState.DONE, ""

    monkeypatch.setattr(printer, "state", silent_at_first)
    jobs = queue(office)
    settled(office, pump)
    assert states(office, jobs) == [State.PRINTED]
    assert asked == ["1", "1"]


def test_what_was_being_sent_when_the_program_died_is_not_sent_again(
    office: Office, printer: FakePrinter
) -> None:
    jobs = queue(office)
    office.ask(lambda c: c.print_queue.next_job())
    pump = PrintPump(office.window.context, printer)
    settled(office, pump)
    assert states(office, jobs) == [State.UNSURE]
    assert printer.sent == []
    pump.stop()


def test_a_desk_that_prints_gets_ready_before_the_first_person(
    office: Office, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_ready: list[bool] = []
    monkeypatch.setattr(badges, "warm_up", lambda: made_ready.append(True))
    PrintPump(office.window.context, printer).stop()
    office.settle()
    assert not made_ready, "this desk has no printer"
    office.ask(lambda c: c.print_queue.set_desk_printer("Brother", BadgeOptions(sheet="dymo-99014")))
    pump = PrintPump(office.window.context, printer)
    settled(office, pump)
    assert made_ready == [True]
    pump.stop()


def test_a_job_found_just_before_its_file_was_damaged_is_printed(
    office: Office, pump: PrintPump, printer: FakePrinter
) -> None:
    pump._busy = True
    queue(office)
    pump._busy = False
    pump._turn()
    office.window.session._nothing_open()
    office.qtbot.waitUntil(lambda: len(printer.sent) == 1)
    settled(office, pump)


def sending_of(office: Office) -> Sending:
    queue(office)
    found = office.ask(lambda c: c.print_queue.next_job())
    assert isinstance(found, Sending)
    return found


def test_qt_paints_the_badge_at_true_size_with_a_code_that_reads(office: Office, tmp_path: Path) -> None:
    sending = sending_of(office)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "qt.pdf"))
    print_pages(printer, sending)
    data = (tmp_path / "qt.pdf").read_bytes()
    width, height = page_sizes_mm(data)[0]
    assert abs(width - 54) < 0.5
    assert abs(height - 101) < 0.5
    person = office.ask(lambda c: c.attendees.one(sending.job.registration_ids[0]))
    assert decoded(data, 300) == [person.code]


def test_qt_never_prints_on_another_printer(office: Office) -> None:
    with pytest.raises(Refused):
        QtPrinter().send(sending_of(office))
