"""What the console says of the hall's screens in every state."""

import pytest

pytest.importorskip("PySide6")

from desktop_app import i18n
from desktop_app.core.live.views import HallMode
from desktop_app.ui.moderator.screen_words import screen_words
from desktop_app.ui.widgets.hall.port import Output, OutputState
from tests.ui.moderator.conftest import Console
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY, at

CLOSED, SHOWN, COVERS, LOST = (
    OutputState.CLOSED,
    OutputState.SHOWN,
    OutputState.COVERS_CONSOLE,
    OutputState.UNPLUGGED,
)


@pytest.mark.parametrize(
    "outputs, status, tone, notes",
    [
        ([(None, CLOSED)], "nothing projected", "attention_text", ["what the hall would see"]),
        ([(EPSON, CLOSED)], "nothing projected", "attention_text", ["what the hall would see"]),
        ([(EPSON, CLOSED), (SONY, CLOSED)], "nothing projected", "attention_text", ["would see"]),
        ([(EPSON, SHOWN)], EPSON.called(), "admitted_text", []),
        ([(LAPTOP, COVERS)], "on this screen", "attention_text", []),
        ([(EPSON, LOST)], "unplugged", "refused_text", [f"{EPSON.label()} is unplugged"]),
        ([(EPSON, LOST), (SONY, LOST)], "unplugged", "refused_text", [EPSON.label(), SONY.label()]),
        ([(EPSON, SHOWN), (SONY, SHOWN)], "2 screens", "admitted_text", [EPSON.label(), SONY.label()]),
        ([(EPSON, SHOWN), (SONY, LOST)], "1 of 2 screens", "attention_text", [f"{SONY.label()} is"]),
        ([(EPSON, LOST), (SONY, SHOWN)], "1 of 2 screens", "attention_text", [f"{EPSON.label()} is"]),
        ([(EPSON, SHOWN), (None, CLOSED)], "1 of 2 screens", "attention_text", ["Screen 2 of the hall"]),
        ([(LAPTOP, COVERS), (SONY, LOST)], "on this screen", "attention_text", [f"{SONY.label()} is"]),
    ],
)
def test_the_words_are_exact_in_every_state(outputs, status, tone, notes) -> None:  # type: ignore[no-untyped-def]
    said = screen_words([Output(screen, None, state) for screen, state in outputs])
    assert (said.status, said.tone) == (status, tone)
    assert len(said.notes) == len(notes)
    assert all(part in note for part, note in zip(notes, said.notes, strict=True))


def test_two_screens_say_what_each_shows() -> None:
    said = screen_words([Output(EPSON, None, SHOWN), Output(SONY, HallMode.NAMES, SHOWN)])
    assert said.notes == (f"{EPSON.label()}: What the moderator shows", f"{SONY.label()}: Names")


def test_s1_s2_the_card_follows_the_screens(console: Console) -> None:
    card = console.screen.hall_card
    status = card.status.accessibleName
    assert status() == f"● {EPSON.called()}"
    assert card.open.label() == i18n.tr("Stop projecting")
    console.screens.plug(at(LAPTOP, 0))
    assert status() == "● unplugged"
    assert card.note.isVisible()
    console.screens.plug(at(LAPTOP, 0), at(EPSON, 1366), at(SONY, 3286))
    console.hall.add()
    assert status() == "● 2 screens"
    console.screens.plug(at(LAPTOP, 0), at(SONY, 3286))
    assert status() == "● 1 of 2 screens"
    assert card.open.label() == i18n.tr("Stop projecting")
    console.hall.close()
    assert status() == "● nothing projected"
    assert card.note.text() == "This is what the hall would see."
    assert card.open.label() == i18n.tr("Project")
