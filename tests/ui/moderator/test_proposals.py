"""Ways to catch up on the console: they say what is true now, all of them, and do what they say."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from desktop_app.core.live.choices import Proposal
from desktop_app.core.text import Text
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.proposals import ProposalsCard, in_order
from tests.fakes import FakeClock
from tests.ui.moderator.conftest import Console, Opens, community, save_plan
from tests.ui.moderator.test_console import Key


@pytest.fixture
def late(opens: Opens, clock: FakeClock) -> Console:
    """A full programme without gaps, and an opening that takes four minutes too long."""

    def full(path):  # type: ignore[no-untyped-def]
        opened = community(path, clock)
        event = opened.events.all()[0]
        lines = (("opening", 840, 10), ("resource", 850, 7), ("break", 857, 20))
        opened.programme.replace(
            event.id,
            [
                ProgrammeLine("", kind, kind.title(), start_min=at, length_s=60 * long)
                for kind, at, long in lines
            ]
            + [
                ProgrammeLine("", "speed_dating", "Speed dating", start_min=877, length_s=1500),
                ProgrammeLine("", "closing", "Clôture", start_min=902, length_s=600),
            ],
        )
        ids = [each.registration_id for each in opened.attendees.of_event(event.id)]
        a, b, c, d = ids
        save_plan(opened, event.id, [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d], [b, c]]])
        return opened

    console = opens(full)
    console.press(Key.Key_Space)
    console.wait(600 + 250)
    return console


def words(console: Console) -> list[str]:
    return [line.text.text() for line in console.screen.proposals.lines if line.isVisible()]


def test_proposals_say_what_is_true_at_every_second(late: Console) -> None:
    for _ in range(8):
        shown = {proposal.text.english() for proposal in late.view.proposals}
        assert len(words(late)) == 2
        assert set(words(late)) <= shown
        late.wait(10)


def test_a_proposal_does_what_stood_there_however_late_the_key_comes(late: Console) -> None:
    card = late.screen.proposals
    proposal = next(each for each in card.shown() if each.key.startswith("break/"))
    late.clock.advance(9)  # nothing was drawn since
    card.lines[card.shown().index(proposal)].button.click()
    late.settle()
    row = next(row for row in late.view.run if row.title == "Break")
    assert f"to {row.length.removesuffix(':00')} min:" in proposal.text.english()


def test_every_proposal_can_be_reached(late: Console) -> None:
    card = late.screen.proposals
    assert card.more.isVisible()
    seen: list[str] = []
    while card.shown()[0].key not in seen:
        seen += [proposal.key for proposal in card.shown()]
        card.more.click()
    assert sorted(seen) == sorted(proposal.key for proposal in late.view.proposals)
    assert len(seen) > 2


def proposal(key: str, end: str = "17:41") -> Proposal:
    values = {"title": key, "end": end, "was": "17:47"}
    return Proposal(key, Text("Drop “{title}”: end at {end} instead of {was}.", values), 60, end)


def test_another_wording_leaves_the_buttons_where_they_are(qtbot: QtBot) -> None:
    card = ProposalsCard()
    qtbot.addWidget(card)
    card.show_proposals((proposal("a"), proposal("b"), proposal("c")), 300)
    buttons = [line.button for line in card.lines]
    chosen: list[Proposal] = []
    card.chosen.connect(chosen.append)
    # Another order of the same ones, in other words.
    card.show_proposals((proposal("b"), proposal("a", "17:40"), proposal("c")), 300)
    assert [line.button for line in card.lines] == buttons
    buttons[0].click()
    assert chosen == [proposal("a", "17:40")]


def test_what_is_new_stands_behind_what_was_there() -> None:
    a, b, c = proposal("a"), proposal("b"), proposal("c")
    assert in_order((a, b), (c, b, replace(a, end="17:00"))) == (replace(a, end="17:00"), b, c)
    assert in_order((), (c, a)) == (c, a)


def test_not_now_holds_until_more_is_lost(qtbot: QtBot) -> None:
    card = ProposalsCard()
    qtbot.addWidget(card)
    card.show_proposals((proposal("a"),), 300)
    card.close_button.click()
    assert card.isHidden()
    card.show_proposals((proposal("a"), proposal("b")), 419)
    assert card.isHidden()
    card.show_proposals((proposal("a"),), 420)
    assert not card.isHidden()


def test_what_the_session_proposes_is_shown_however_late_it_is(qtbot: QtBot) -> None:
    card = ProposalsCard()
    qtbot.addWidget(card)
    card.show_proposals((proposal("a"),), 30)
    assert not card.isHidden()


def test_fewer_proposals_show_the_page_that_is_left(qtbot: QtBot) -> None:
    card = ProposalsCard()
    qtbot.addWidget(card)
    card.show_proposals(tuple(proposal(key) for key in "abcde"), 300)
    card.more.click()
    card.more.click()
    assert [each.key for each in card.shown()] == ["e"]
    card.show_proposals((proposal("a"),), 300)
    assert [each.key for each in card.shown()] == ["a"]
    assert card.more.isHidden()
