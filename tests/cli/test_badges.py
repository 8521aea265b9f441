"""``ronde badges``: the printed codes are the codes."""

from pathlib import Path

import pypdfium2
import zxingcpp

from desktop_app.cli.arguments import BACKS, ORDERS, PAPERS
from desktop_app.core.badge.ready import Back
from desktop_app.services.badge_facts import Order
from desktop_app.services.papers import PaperKind
from tests.cli.running import Ronde
from tests.cli.test_commands import register


def codes_in(pdf: Path) -> set[str]:
    """Every code on the pages, rendered at 300 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        images = [document[i].render(scale=300 / 72).to_pil() for i in range(len(document))]
    finally:
        document.close()
    return {barcode.text for image in images for barcode in zxingcpp.read_barcodes(image)}


def test_the_printed_codes_read_back(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    codes = {register(ronde.file, event, "Anne", name) for name in ("Un", "Deux", "Trois")}
    for sheet in ("a6", "avery-l4785"):
        out = tmp_path / f"{sheet}.pdf"
        made = ronde("badges", "--event", event, "--sheet", sheet, "--out", out, "--start-at", 3, "--json")
        assert (made.code, made.data["badges"]) == (0, 3)
        assert codes_in(out) == codes


def test_an_unknown_sheet_is_refused(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    register(ronde.file, event, "Anne", "Un")
    ended = ronde("badges", "--event", event, "--sheet", "a5", "--out", tmp_path / "x.pdf", "--json")
    assert (ended.code, ended.data["error"]) == (1, "sheet-unknown")
    assert not (tmp_path / "x.pdf").exists()


def test_every_paper_has_its_name_on_the_command_line(ronde: Ronde, tmp_path: Path) -> None:
    assert tuple(kind.value for kind in PaperKind) == PAPERS
    event = ronde.event()
    register(ronde.file, event, "Anne", "Un")
    out = tmp_path / "sheet.pdf"
    assert ronde("paper", "sign-in", "--event", event, "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_backs_orders_and_only_new(ronde: Ronde, tmp_path: Path) -> None:
    assert tuple(back.value for back in Back) == BACKS
    assert tuple(order.value for order in Order) == ORDERS
    event, out = ronde.event(), tmp_path / "b.pdf"
    register(ronde.file, event, "Anne", "Un")
    words = ("badges", "--event", event, "--sheet", "a6", "--out", out, "--json")
    made = ronde(*words, "--back", "same", "--order", "category", "--marks", "--blank", 4)
    assert (made.data["badges"], made.data["pages"]) == (5, 4)
    assert ronde(*words, "--only-new").data["error"] == "nobody-selected"


def test_the_badges_of_those_who_are_named(ronde: Ronde, tmp_path: Path) -> None:
    event, out = ronde.event(), tmp_path / "b.pdf"
    codes = [register(ronde.file, event, "Anne", name) for name in ("Un", "Deux", "Trois")]
    people = ronde("attendees", "list", "--event", event, "--json").data
    first = next(who["id"] for who in people if who["code"] == codes[0])
    words = ("badges", "--event", event, "--sheet", "a6", "--out", out, "--json")
    made = ronde(*words, "--registration", first, "--registration", codes[1])
    assert (made.code, made.data["badges"]) == (0, 2)
    assert codes_in(out) == set(codes[:2])
    other = ronde("event", "create", "--title", "Autre", "--date", "2027-01-01", "--json").data["id"]
    words = ("badges", "--event", other, "--sheet", "a6", "--out", out, "--json")
    assert ronde(*words, "--registration", first).data["error"] == "registration-unknown"
