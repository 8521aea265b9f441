"""Real printing: a private CUPS, a label printer whose dots are decoded again, and the true state of each job."""

import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from desktop_app.core.badge.ready import ready_layout
from desktop_app.core.badge.sheets import sheet_named
from desktop_app.core.errors import Refused
from desktop_app.printing.badges import Paper, badges_pdf
from desktop_app.printing.cups import CupsPrinter, JobState
from tests.printing import private_cups
from tests.printing.people import contents

pytestmark = pytest.mark.skipif(not private_cups.is_possible(), reason="needs cupsd and its tools")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with private_cups.private_cups() as found:
        yield found


def badge(sheet_key: str, count: int = 1) -> bytes:
    sheet = sheet_named(sheet_key)
    layout = ready_layout(sheet.badge_width_mm, sheet.badge_height_mm)
    return badges_pdf(layout, contents(count), Paper(sheet)).data


def ended(printer: str, job: str) -> JobState:
    """The state of a job once it is over."""
    ends = time.monotonic() + 30
    state = JobState.UNDER_WAY
    while state is JobState.UNDER_WAY and time.monotonic() < ends:
        time.sleep(0.1)
        state = CupsPrinter().state(printer, job)[0]
    return state


def test_the_printers_are_listed(folder: Path) -> None:
    assert CupsPrinter().available()
    assert {printer.name for printer in CupsPrinter().printers()} == {"Pdf", "Zebra"}


def test_a_label_comes_out_in_dots_that_read(folder: Path) -> None:
    job = CupsPrinter().send("Zebra", "Test", badge("dymo-99014"), (54, 101))
    assert ended("Zebra", job) is JobState.DONE
    rows = private_cups.zpl_rows((folder / "zebra.out").read_bytes())
    from PIL import Image

    picture = (
        Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows))
        .convert("L")
        .point(lambda v: 255 - v)
    )
    found = zxingcpp.read_barcodes(picture)
    assert [code.text for code in found] == [contents(1)[0].code]
    assert picture.width == pytest.approx(54 / 25.4 * 203, abs=8), "true size: 8 dots a millimetre"


def test_a_sheet_comes_out_at_true_size(folder: Path) -> None:
    job = CupsPrinter().send("Pdf", "Test", badge("a6", 4), (210, 297))
    assert ended("Pdf", job) is JobState.DONE
    document = pypdfium2.PdfDocument((folder / "pdf.out").read_bytes())
    page = document[0]
    assert [round(side * 25.4 / 72) for side in page.get_size()] == [210, 297]
    bitmap = page.render(scale=300 / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(bitmap)
    assert {code.text for code in found} == {person.code for person in contents(4)}
    left = min(code.position.top_left.x for code in found) * 25.4 / 300
    assert left == pytest.approx(68.0, abs=0.6), (
        "the first code stands 68 mm from the left: nothing was scaled"
    )
    document.close()


def test_a_cancelled_job_is_told_from_a_printed_one(folder: Path) -> None:
    private_cups.run("cupsdisable", "Pdf")
    cups = CupsPrinter()
    job = cups.send("Pdf", "Test", badge("a6"), (210, 297))
    assert cups.state("Pdf", job)[0] in (JobState.UNDER_WAY, JobState.HELD)
    paused = next(printer for printer in cups.printers() if printer.name == "Pdf")
    assert paused.note
    cups.cancel("Pdf", job)
    assert ended("Pdf", job) is JobState.CANCELLED


def test_an_unknown_printer_is_refused(folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        CupsPrinter().send("Nowhere", "Test", badge("a6"), (210, 297))
    assert refused.value.code == "printer-refused"


def test_a_job_that_nobody_knows_is_unknown(folder: Path) -> None:
    assert CupsPrinter().state("Pdf", "9999")[0] is JobState.UNKNOWN


def test_a_silent_printing_system_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    with pytest.raises(Refused):
        CupsPrinter().send("Pdf", "Test", b"%PDF", (210, 297))
    assert CupsPrinter().printers() == []
