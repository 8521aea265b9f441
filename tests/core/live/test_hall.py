"""What the hall's screen shows, and when."""

from dataclasses import replace

from desktop_app.core.live import commands
from desktop_app.core.live.facts import Facts, PersonFact, boards
from desktop_app.core.live.hall import boards_ahead, hall_view
from desktop_app.core.live.show import Speaker
from desktop_app.core.live.views import Category, HallMode, HallView, Phase
from tests.core.live.driving import MINUTE, Driven, stage, tables, talk

PEOPLE = {
    name: PersonFact(name, name.capitalize(), family, "Inserm", category, present)
    for name, family, category, present in (
        ("marie", "Leroy", "clinical", True),
        ("élise", "Émond", "research", True),
        ("omar", "Da Silva", "industry", False),
        ("hugo", "Zola", "clinical", True),
        ("léa", "Abadie", "clinical", True),
    )
}
LEGEND = (
    Category("clinical", "Cliniciens"),
    Category("research", "Recherche"),
    Category("patients", "Associations"),
)
ROUNDS = [[["marie", "élise"], ["omar", "hugo"]], [["marie", "omar"], ["léa", "hugo"]]]
FACTS = Facts(people=PEOPLE, boards=boards(ROUNDS, PEOPLE, LEGEND, table_notes={2: "à gauche de la scène"}))


def hall(driven: Driven, facts: Facts = FACTS) -> HallView:
    return hall_view(driven.look(), facts)


def test_it_flips_by_itself_between_boards_and_timer_in_a_round() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10), talk("end"))
    assert hall(driven).mode is HallMode.TABLES
    driven.start()
    assert (hall(driven).mode, hall(driven).phase, hall(driven).digits) == (
        HallMode.TABLES,
        Phase.MOVE,
        "1:00",
    )
    driven.wait(60)
    assert (hall(driven).mode, hall(driven).phase) == (HallMode.TABLES, Phase.READY)
    driven.start()
    assert (hall(driven).mode, hall(driven).phase) == (HallMode.TIMER, Phase.SETTLE)
    driven.wait(10)
    view = hall(driven)
    assert (view.mode, view.phase, view.digits) == (HallMode.TIMER, Phase.NORMAL, "3:00")
    assert [text.english() for text in (view.headline, view.speaking, view.coming) if text] == [
        "Round 1 of 2",
        "Seat\N{NO-BREAK SPACE}A speaks",
        "Table change in 6:00",
    ]
    driven.wait(6 * MINUTE)
    view = hall(driven)
    assert (view.mode, view.board and view.board.round_number) == (HallMode.TABLES, 2)
    driven.wait(60)
    driven.start()
    driven.wait(10)
    assert hall(driven).coming.english() == "End in 6:00"  # type: ignore[union-attr]


def test_the_board_shows_the_same_people_by_table_and_by_name() -> None:
    board = hall(Driven(tables(2, 2))).board
    assert board is not None
    by_table = [(table.number, [person.family_name for person in table.people]) for table in board.tables]
    assert by_table == [(1, ["Leroy", "Émond"]), (2, ["Da Silva", "Zola"])]
    assert [(line.family_name, line.table) for line in board.names] == [
        ("Abadie", 0), ("Da Silva", 2), ("Émond", 1), ("Leroy", 1), ("Zola", 2),
    ]  # fmt: skip
    assert [person.family_name for person in board.resting] == ["Abadie"]
    assert [person.seat for person in board.tables[0].people] == ["A", "B"]
    assert [category.key for category in board.legend] == ["clinical", "research"]
    assert board.tables[1].note == "à gauche de la scène"


def turned(driven: Driven) -> tuple[int, int]:
    """Seconds since pages turn by themselves, and pages turned by hand."""
    board = hall(driven).board
    assert board is not None
    return board.since_s, board.page_turn


def test_pages_turn_by_time_and_by_hand() -> None:
    driven = Driven(tables(2, 2))
    driven.start()
    assert turned(driven) == (0, 0)
    driven.wait(17)
    assert turned(driven) == (17, 0)
    driven.write(commands.turn_page(1))
    assert turned(driven) == (17, 1)


def test_a_board_that_a_hand_asks_for_begins_at_its_first_page() -> None:
    driven = Driven(tables(2, 2))
    driven.start()
    driven.wait(130)
    by_itself = turned(driven)[0]
    assert by_itself
    driven.write(commands.show_page(driven.look(), HallMode.TABLES))
    assert hall(driven).mode is HallMode.TABLES and turned(driven) == (0, 0)
    driven.wait(9)
    assert turned(driven) == (9, 0)
    driven.write(commands.show_page(driven.look(), None))
    assert turned(driven) == (by_itself + 9, 0), "by itself again: since the step began"


def test_pages_turned_by_hand_lapse_with_their_round() -> None:
    driven = Driven(tables(3, 2, move_s=60, turn_s=60))
    driven.start()
    driven.write(commands.turn_page(2))
    assert turned(driven)[1] == 2
    while driven.key != "dating/2/move":
        driven.next()
    driven.wait(1)
    assert turned(driven) == (1, 0)
    driven.write(commands.turn_page(1))
    assert turned(driven)[1] == 1
    driven.next()
    assert driven.key == "dating/2/settle" and turned(driven)[1] == 1, "the same round"


def test_C1_pages_go_on_when_the_wall_clock_is_set_back_or_forward() -> None:
    driven = Driven(tables(2, 2))
    driven.start()
    driven.wait(20)
    for jump_s in (-3600, 7200):
        before = turned(driven)
        driven.clock.jump_wall(jump_s)
        assert turned(driven) == before
        driven.wait(20)
        assert turned(driven) == (before[0] + 20, 0)


def test_C1_a_board_that_waits_turns_its_pages_whatever_the_wall_clock_says() -> None:
    driven = Driven(tables(2, 2))
    before = turned(driven)[0]
    driven.clock.jump_wall(-3600)
    assert turned(driven)[0] == before
    driven.wait(5)
    assert turned(driven)[0] == before + 5


def test_T3_pages_go_on_in_a_pause_and_after_it_without_a_jump() -> None:
    driven = Driven(tables(2, 2))
    driven.start()
    driven.wait(20)
    driven.pause()
    assert turned(driven) == (20, 0)
    driven.wait(300)
    assert turned(driven) == (320, 0)
    driven.clock.jump_wall(-3600)
    driven.start()
    assert turned(driven) == (320, 0)
    driven.wait(5)
    driven.pause()
    driven.wait(5)
    driven.start()
    assert turned(driven) == (330, 0)


def test_a_board_that_waits_for_a_hand_begins_with_its_first_page() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10))
    driven.start()
    driven.wait(65)
    assert not driven.look().is_running
    assert turned(driven) == (5, 0)


def test_only_a_move_presses_and_time_given_live_does_not_change_the_pace() -> None:
    driven = Driven(tables(2, 2, move_s=120))
    assert hall(driven).board.within_s == 0  # type: ignore[union-attr]
    driven.start()
    assert hall(driven).board.within_s == 60  # type: ignore[union-attr]
    driven.adjust(60)
    assert hall(driven).board.within_s == 60  # type: ignore[union-attr]


def test_the_boards_that_were_chosen_once_are_the_ones_shown() -> None:
    driven = Driven(tables(2, 2))
    shown = {
        pages: (view.mode, view.board is not None and view.board.both_ways)
        for pages in ("both", "tables", "names")
        for view in [hall(driven, replace(FACTS, board_pages=pages))]
    }
    assert shown == {
        "both": (HallMode.TABLES, True),
        "tables": (HallMode.TABLES, False),
        "names": (HallMode.NAMES, False),
    }


def test_tables_chosen_by_hand_lapse_with_the_turn_and_black_stays() -> None:
    driven = Driven(tables(2, 2, move_s=0, settle_s=0))
    driven.start()
    driven.write(commands.show_page(driven.look(), HallMode.TABLES))
    assert hall(driven).mode is HallMode.TABLES
    driven.wait(3 * MINUTE)
    assert hall(driven).mode is HallMode.TIMER
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    driven.wait(3 * MINUTE)
    assert hall(driven).mode is HallMode.BLACK
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    assert hall(driven).mode is HallMode.TABLES


def test_a_talk_announces_itself_then_counts() -> None:
    speakers = (Speaker("Maud Petitdemange", "CRAN"), Speaker("Delphine Pierrat", "CHRU"))
    driven = Driven(talk("a", title="Capteurs", speakers=speakers), talk("b", title="Aorte"))
    view = hall(driven)
    assert view.mode is HallMode.ITEM
    assert view.item is not None
    assert (view.item.title, [each.name for each in view.item.speakers]) == (
        "Capteurs",
        ["Maud Petitdemange", "Delphine Pierrat"],
    )
    driven.start()
    view = hall(driven)
    assert (view.mode, view.headline and view.headline.english()) == (HallMode.TIMER, "Capteurs")
    assert view.coming is not None and view.coming.english() == "Next: Aorte"


def test_a_break_says_when_to_be_back_and_arrival_and_end_have_their_pages() -> None:
    driven = Driven(talk("in", 30, 0, kind="arrival"), talk("pause", 27, 30, kind="break"), talk("last", 5))
    assert hall(driven).mode is HallMode.WELCOME
    driven.start()
    assert hall(driven).mode is HallMode.WELCOME
    driven.wait(30 * MINUTE)
    driven.next()
    driven.start()
    driven.wait(20)
    view = hall(driven)
    assert (view.mode, view.back_at) == (HallMode.BREAK, "13:57")
    driven.adjust(90)
    assert hall(driven).back_at == "13:59"
    driven.next()
    driven.stop()
    assert hall(driven).mode is HallMode.THANKS


def test_nothing_loaded_is_the_welcome_page() -> None:
    assert hall_view(Driven().look(), Facts(event_title="Numérique et Santé")).mode is HallMode.WELCOME


def test_on_stage_the_next_speaker_and_idea_are_announced() -> None:
    driven = Driven(stage("Ana", "Bob"))
    view = hall(driven)
    assert (view.mode, view.next_up and view.next_up.name) == (HallMode.SPEAKER, "Ana")
    driven.start()
    view = hall(driven)
    assert view.mode is HallMode.TIMER
    assert view.speaker is not None and view.next_up is not None
    assert (view.speaker.name, view.next_up.name, view.next_up.title) == ("Ana", "Bob", "Idea of Bob")
    driven.next()
    view = hall(driven)
    assert (view.mode, view.next_up and view.next_up.name) == (HallMode.SPEAKER, "Bob")
    assert view.word is not None and view.word.english() == "Next speaker"


def test_one_inversion_from_zero_on_and_only_for_people_who_speak() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.wait(179.999)
    assert not hall(driven).inverted
    driven.wait(0.001)
    assert hall(driven).inverted
    driven.adjust(30)
    assert not hall(driven).inverted


def test_a_screen_of_its_own_shows_another_page() -> None:
    driven = Driven(tables(2, 2, move_s=0, settle_s=0))
    driven.start()
    look = driven.look()
    assert hall_view(look, FACTS).mode is HallMode.TIMER
    assert hall_view(look, FACTS, HallMode.NAMES).mode is HallMode.NAMES


def test_a_screen_with_the_tables_as_its_own_page_shows_tables_only() -> None:
    board = hall_view(Driven(tables(2, 2)).look(), FACTS, HallMode.TABLES).board
    assert board is not None and not board.both_ways


def test_black_is_for_every_screen_whatever_its_own_page() -> None:
    driven = Driven(tables(2, 2))
    driven.start()
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    assert hall_view(driven.look(), FACTS, HallMode.NAMES).mode is HallMode.BLACK
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    assert hall_view(driven.look(), FACTS, HallMode.NAMES).mode is HallMode.NAMES


def test_a_message_lies_over_any_page_and_goes_away() -> None:
    driven = Driven(talk("a"))
    driven.write(commands.say("  Rejoignez votre table  "))
    assert (hall(driven).overlay, hall(driven).mode) == ("Rejoignez votre table", HallMode.ITEM)
    driven.write(commands.say(""))
    assert hall(driven).overlay == ""
    driven.write(commands.say("Bienvenue", over=False))
    assert (hall(driven).mode, hall(driven).message) == (HallMode.MESSAGE, "Bienvenue")


def test_paused_keeps_what_the_time_says_beside_it() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.wait(160)
    driven.pause()
    view = hall(driven, replace(FACTS, is_rehearsal=True))
    assert (view.phase, view.time_phase, view.word and view.word.english()) == (
        Phase.PAUSED,
        Phase.WARNING,
        "Paused",
    )
    assert view.is_rehearsal


def test_drinks_after_the_last_item_are_thanks_and_nobody_must_be_back() -> None:
    driven = Driven(talk("last", 5), talk("drinks", 55, kind="cocktail"))
    driven.start()
    driven.next()
    assert hall(driven).mode is HallMode.THANKS


def test_the_boards_that_come_are_the_round_at_hand_and_the_next() -> None:
    driven = Driven(tables(2, 2), talk("end"))

    def ahead() -> list[int]:
        return [board.round_number for board in boards_ahead(driven.look(), FACTS)]

    assert ahead() == [1, 2]
    driven.start()
    assert ahead() == [1, 2]
    seen: list[list[int]] = []
    while hall(driven).mode is not HallMode.ITEM:
        seen.append(ahead())
        driven.next()
    assert seen[-1] == [2]
    assert ahead() == []


def test_the_boards_that_come_are_paged_like_those_that_are_shown() -> None:
    driven = Driven(tables(2, 2))
    shown = hall(driven).board
    assert shown is not None
    assert shown.both_ways is boards_ahead(driven.look(), FACTS)[0].both_ways is True
    only_names = replace(FACTS, board_pages="names")
    assert boards_ahead(driven.look(), only_names)[0].both_ways is False
