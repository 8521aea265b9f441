"""From the button to dots on a label: the screen, the queue, the pump and a real CUPS together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop_app.services.attendees import Attendee
from desktop_app.services.print_queue import CupsSender
from desktop_app.ui.prints import PrintPump
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.printing import private_cups
from tests.ui.badges.conftest import Office, community

pytestmark = pytest.mark.skipif(not private_cups.is_possible(), reason="needs cupsd and its tools")


@pytest.fixture
def cups() -> Iterator[Path]:
    with private_cups.private_cups() as folder:
        yield folder


def test_a_badge_comes_out_and_is_counted(
    cups: Path, qtbot: QtBot, settings: LocalSettings, tmp_path: Path, dressed: object
) -> None:
    settings.put("badges_sheet", "dymo-99014")
    settings.put("badges_printer", "Zebra")
    window = MainWindow(settings)
    window.show_screen("badges")
    window.show()
    window.open_with(lambda: community(tmp_path / "c.ronde"))
    qtbot.waitUntil(lambda: bool(window.context.event_id))
    office = Office(window, qtbot, tmp_path)
    qtbot.waitUntil(lambda: office.screen.print_card.printer_name() == "Zebra", timeout=20_000)
    pump = PrintPump(window.context, CupsSender())
    category = office.screen.choices.category
    qtbot.waitUntil(lambda: category.findData("research") >= 0)
    category.setCurrentIndex(category.findData("research"))
    office.settle()
    office.screen.print_now()
    office.settle()

    def printed_badges() -> list[Attendee]:
        people = office.ask(lambda c: c.attendees.of_event(office.event_id))
        return [person for person in people if person.badges_printed]

    qtbot.waitUntil(lambda: bool(printed_badges()), timeout=30_000)
    printed = printed_badges()
    assert [person.family_name for person in printed] == ["Wu"]
    rows = private_cups.zpl_rows((cups / "zebra.out").read_bytes())
    dots = Image.frombytes("1", (len(rows[0]) * 8, len(rows)), b"".join(rows)).convert("L")
    found = zxingcpp.read_barcodes(dots.point(lambda value: 255 - value))
    assert [code.text for code in found] == [printed[0].code]
    qtbot.waitUntil(lambda: pump.is_idle() and not pump._again.isActive())
    pump.stop()
    window.close()
