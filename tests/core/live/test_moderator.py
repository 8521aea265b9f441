"""What the moderator's window shows."""

from dataclasses import replace

from desktop_app.core.live.catch_up import edits_of, still_put_away
from desktop_app.core.live.edits import set_length
from desktop_app.core.live.facts import Facts, PersonFact, boards
from desktop_app.core.live.hall import hall_view
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.rundown import delay_ms
from desktop_app.core.live.undoing import undo_target
from desktop_app.core.live.views import Command, Cue, HallMode, ModeratorView, RowState
from tests.core.live.driving import MINUTE, Driven, stage, tables, talk
from tests.core.live.test_hall import FACTS


def view(driven: Driven, facts: Facts = FACTS) -> ModeratorView:
    return moderator_view(driven.look(), facts, undo=undo_target(driven.entries))


def test_the_window_of_the_picture() -> None:
    driven = Driven(
        talk("opening", 15, 0, kind="opening"),
        tables(8, 4, start_min=15, move_s=60, settle_s=0, auto_rounds=True),
        talk("closing", 15, 120, kind="closing"),
    )
    driven.start()
    driven.wait(17 * MINUTE)
    driven.next()
    driven.start()
    driven.wait(2 * 13 * MINUTE + MINUTE + 3 * MINUTE + 46)
    shown = view(driven)
    assert shown.title.english() == "Round 3 · turn 2 of 4"
    assert shown.subtitle is not None and shown.subtitle.english() == "Seat\N{NO-BREAK SPACE}B speaks"
    assert (shown.digits, shown.change_in) == ("2:14", "8:14")
    assert (
        shown.next_things is not None
        and shown.next_things.english() == "Seat\N{NO-BREAK SPACE}C, then seat\N{NO-BREAK SPACE}D"
    )
    assert shown.delay is not None and shown.delay.english() == "+ 2 min"
    assert shown.bar_note is not None and shown.bar_note.english() == "of 3:00 · bell at 0:30 and 0:10"
    assert [cue for _, cue in shown.ticks] == [Cue.WARNING, Cue.LAST_CALL]
    assert [row.state for row in shown.run] == [RowState.DONE, RowState.CURRENT, RowState.COMING]
    current = shown.run[1]
    assert (current.planned, current.actual) == ("13:15", "13:17")
    assert current.detail is not None and current.detail.english() == "round 3 of 8 · expected end 15:01"
    assert shown.fits is not None and shown.fits.english() == "8 rounds of 4 turns, end 15:01"
    assert (shown.run[2].planned, shown.run[2].expected) == ("15:00", "15:01")


def test_commands_that_would_do_something() -> None:
    driven = Driven(talk("a"), talk("b"))
    assert Command.START in view(driven).possible
    assert not view(driven).possible & {Command.PAUSE, Command.PREVIOUS, Command.RESET, Command.UNDO}
    driven.start()
    assert view(driven).possible >= {Command.PAUSE, Command.NEXT, Command.RESET, Command.UNDO, Command.PLUS}
    assert Command.START not in view(driven).possible
    assert Command.TABLES not in view(driven).possible
    label = view(driven).undo_label
    assert label is not None and label.english() == "Undo the start"


def test_a_window_that_only_follows_can_only_take_over() -> None:
    driven = Driven(talk("a"))
    driven.start()
    shown = moderator_view(driven.look(drives=False), replace(FACTS, driver="1"), drives=False)
    assert (shown.possible, shown.is_driving, shown.driver) == (frozenset({Command.TAKE_OVER}), False, "1")


def test_a_table_that_is_not_complete_is_named_before_the_start() -> None:
    driven = Driven(tables(2, 2, settle_s=0))
    shown = view(driven)
    assert [table.line.english() for table in shown.waiting] == ["Table 2 waits for Omar DA SILVA."]
    assert shown.start_label is not None and shown.start_label.english() == "Start anyway"
    driven.start()
    driven.wait(2 * MINUTE)
    driven.start()
    assert view(driven).waiting == ()


def test_many_incomplete_tables_are_counted() -> None:
    people = {f"p{n}": PersonFact(f"p{n}", f"P{n}", "X") for n in range(10)}
    facts = Facts(people=people, boards=boards([[[f"p{n}", f"p{n + 5}"] for n in range(5)]], people))
    said = [table.line.english() for table in view(Driven(tables(1, 2)), facts).waiting]
    assert len(said) == 4
    assert said[-1] == "Other tables that wait for somebody: 2."


def test_an_absent_speaker_is_flagged_before_their_turn() -> None:
    here = {
        f"r-{name}": PersonFact(f"r-{name}", name, "X", is_present=name != "bob")
        for name in ("ana", "bob", "cleo")
    }
    facts = Facts(people=here)
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    shown = view(driven, facts)
    assert [text.english() for text in shown.warnings] == ["Next speaker Bob is not checked in."]
    assert [(row.name, row.is_present, row.is_next) for row in shown.queue] == [
        ("Ana", True, False), ("Bob", False, True), ("Cleo", True, False),
    ]  # fmt: skip
    driven.wait(171)
    driven.skip("stage", "bob")
    driven.next()
    shown = view(driven, facts)
    assert [(row.state, row.used) for row in shown.queue] == [
        (RowState.DONE, "2:51"), (RowState.SKIPPED, ""), (RowState.CURRENT, ""),
    ]  # fmt: skip
    assert shown.warnings == ()
    assert Command.PUT_BACK in shown.possible


def test_latecomers_are_counted_and_said_from_which_round_they_can_sit() -> None:
    shown = view(Driven(tables()), replace(FACTS, latecomers=("hugo", "marie", "léa"), from_round=4))
    assert shown.latecomers is not None and shown.latecomers.english() == "3 latecomers wait for a table."
    assert shown.latecomers_detail is not None
    assert shown.latecomers_detail.english() == "They can sit down from round 4 on."
    one = view(Driven(tables()), replace(FACTS, latecomers=("hugo",)))
    assert one.latecomers is not None and one.latecomers.english() == "Hugo ZOLA waits for a table."


def test_absents_are_told_once_a_round_has_begun() -> None:
    facts = replace(FACTS, absents=("omar",))
    driven = Driven(tables(2, 2))
    assert view(driven, facts).absents is None
    driven.start()
    said = view(driven, facts).absents
    assert said is not None and said.english() == "Omar DA SILVA has a seat and is not here."
    said = view(driven, replace(FACTS, absents=("omar", "hugo"))).absents
    assert said is not None and said.english() == "2 people with a seat are not here."


def late_half_day() -> Driven:
    driven = Driven(
        talk("opening", 10, 0, kind="opening"),
        talk("resource", 7, 10, kind="resource"),
        talk("break", 20, 17, kind="break"),
        tables(4, 4, start_min=37, move_s=120, settle_s=0),
        talk("closing", 10, 93, kind="closing"),
    )
    driven.start()
    driven.wait(16 * MINUTE)
    return driven


def test_ways_to_catch_up_state_their_consequence_before_they_are_applied() -> None:
    driven = late_half_day()
    assert delay_ms(driven.look()) == 6 * 60_000
    shown = view(driven).proposals
    assert [(proposal.key, proposal.gain_s) for proposal in shown] == [
        ("break/break", 6 * MINUTE),
        ("turns/dating", 16 * 25),
        ("rounds/dating", 14 * MINUTE),
        ("drop/resource", 7 * MINUTE),
        ("moves/dating", 4 * 30),
    ]
    shorter = next(proposal for proposal in shown if proposal.key == "break/break")
    assert shorter.text.english() == "Shorten “Talk break” to 14 min: end at 14:43 instead of 14:49."


def test_nothing_is_proposed_before_anything_has_begun() -> None:
    driven = Driven(talk("arrival", 30, -40, kind="arrival"), talk("break", 20, -10, kind="break"))
    assert delay_ms(driven.look()) >= 30 * 60_000
    assert view(driven).proposals == ()
    driven.start()
    driven.wait(MINUTE)
    assert view(driven).proposals != ()


def test_a_way_to_catch_up_does_what_it_said() -> None:
    for key in ("rounds/dating", "drop/resource", "turns/dating", "break/break", "moves/dating"):
        driven = late_half_day()
        promised = next(proposal for proposal in view(driven).proposals if proposal.key == key)
        driven.edit(*edits_of(driven.look(), FACTS, key))
        assert view(driven).end == promised.end


def test_very_late_what_gains_most_comes_first() -> None:
    driven = late_half_day()
    driven.wait(24 * MINUTE)
    gains = [proposal.gain_s for proposal in view(driven).proposals]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] >= 10 * MINUTE


def test_what_was_read_is_what_is_done() -> None:
    driven = late_half_day()
    read = view(driven).proposals[0]
    driven.wait(4 * MINUTE)
    assert view(driven).proposals[0].text != read.text
    assert edits_of(driven.look(), FACTS, read) == read.edits
    driven.edit(*edits_of(driven.look(), FACTS, read))
    assert driven.state.show.items[2].length_ms == 14 * 60_000
    assert edits_of(driven.look(), FACTS, "no such way") == ()


def test_nothing_is_proposed_when_a_gap_takes_up_the_delay() -> None:
    driven = Driven(talk("a", 10, 0), talk("b", 20, 15, kind="break"), talk("c", 10, 35))
    driven.start()
    driven.wait(14 * MINUTE)
    assert delay_ms(driven.look()) == 4 * 60_000
    assert view(driven).proposals == ()
    driven.wait(4 * MINUTE)
    assert [proposal.key for proposal in view(driven).proposals] == ["break/b"]


def test_nobody_is_bothered_for_less_than_two_minutes() -> None:
    driven = Driven(talk("a", 10, 0), talk("b", 20, 10, kind="break"))
    driven.start()
    driven.wait(12 * MINUTE - 1)
    assert view(driven).proposals == ()
    driven.wait(1)
    assert view(driven).end_late_s == 2 * MINUTE
    assert [proposal.key for proposal in view(driven).proposals] == ["break/b"]


def test_what_was_put_away_comes_back_after_two_more_minutes() -> None:
    assert still_put_away(None, 9 * MINUTE) is None
    put_away_s = still_put_away(5 * MINUTE, 7 * MINUTE - 1)
    assert put_away_s == 5 * MINUTE
    assert still_put_away(put_away_s, 7 * MINUTE) is None


def test_what_was_put_away_counts_from_where_the_session_recovered_to() -> None:
    put_away_s = still_put_away(9 * MINUTE, MINUTE)
    assert put_away_s == MINUTE
    assert still_put_away(put_away_s, 3 * MINUTE) is None


def test_nobodys_talk_is_dropped_for_a_few_minutes() -> None:
    driven = Driven(talk("a", 10, 0), talk("b", 10, 10, kind="talk"), talk("c", 20, 20, kind="break"))
    driven.start()
    driven.wait(13 * MINUTE)
    assert [proposal.key for proposal in view(driven).proposals] == ["break/c"]
    driven.wait(5 * MINUTE)
    assert [proposal.key for proposal in view(driven).proposals] == ["break/c", "drop/b"]


def test_nothing_is_proposed_on_time() -> None:
    driven = Driven(talk("a", 10, 0), talk("b", 10, 10, kind="break"))
    driven.start()
    assert view(driven).proposals == ()
    assert view(driven).delay is not None and view(driven).delay.english() == "On time"  # type: ignore[union-attr]


def test_an_ended_session_has_no_turn_and_no_time_left() -> None:
    driven = Driven(tables(2, 2, start_min=0, move_s=60, settle_s=10))
    driven.start()
    driven.wait(65)
    driven.stop()
    shown = moderator_view(driven.look(), replace(FACTS, latecomers=("a", "b")))
    assert shown.title.english() == "The session is over"
    assert (shown.digits, shown.bar, shown.ticks, shown.change_in) == ("", 0.0, (), "")
    assert shown.bar_note is None and shown.subtitle is None and shown.latecomers is None
    assert shown.end == "13:01" and shown.delay_s < 0
    assert shown.ended is not None
    assert shown.ended.english() == "The session ended at 13:01, 13 min earlier than planned."
    hall = hall_view(driven.look(), FACTS, HallMode.TIMER)
    assert (hall.digits, hall.headline, hall.speaking, hall.next_up) == ("", None, None, None)
    assert hall.word is None and not hall.inverted


def test_an_end_without_a_plan_is_neither_late_nor_early() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.wait(MINUTE)
    driven.stop()
    shown = view(driven)
    assert shown.ended is not None and shown.ended.english() == "The session ended at 13:01."


def test_only_moves_that_would_be_taken_are_offered() -> None:
    driven = Driven(stage("Anne", "Bob", "Cleo", "Dan"), talk("after"), talk("last"))
    rows = view(driven).queue
    assert [(row.can_rise, row.can_fall) for row in rows] == [
        (False, True), (True, True), (True, True), (True, False),
    ]  # fmt: skip
    driven.start()
    rows = view(driven).queue
    assert [(row.can_rise, row.can_fall) for row in rows] == [
        (False, False), (False, True), (True, True), (True, False),
    ]  # fmt: skip
    items = view(driven).run
    assert [(row.can_rise, row.can_fall) for row in items] == [(False, False), (False, True), (True, False)]


def test_a_plan_longer_than_its_place_in_the_programme_is_said_before_the_start() -> None:
    long = replace(tables(6, 4, start_min=20, move_s=60, settle_s=0), length_ms=20 * 60_000)
    driven = Driven(talk("opening", 10, 10), long, talk("closing", 10, 40))
    shown = view(driven)
    assert shown.end == "14:48" and shown.delay_s == 58 * 60
    assert shown.delay_name is not None and shown.delay_name.english() == "Planned overrun"
    assert shown.delay is not None and shown.delay.english() == "+ 58 min"
    said = [text.english() for text in shown.warnings]
    assert said[0] == "The session would end at 14:48, 58 min after the time planned."
    driven.wait(10 * MINUTE)
    driven.start()
    begun = view(driven)
    assert begun.delay_name is not None and begun.delay_name.english() == "Planned overrun"
    assert begun.delay is not None and begun.delay.english() == "+ 58 min"
    assert not any("would end" in text.english() for text in begun.warnings)
    driven.wait(10 * MINUTE + 36)
    late = view(driven)  # a little late now, and much at the end: the larger figure stays
    assert late.delay_name is not None and late.delay_name.english() == "Planned overrun"


def test_the_minutes_beyond_the_plan_agree_with_the_hours_that_are_shown() -> None:
    long = replace(tables(6, 4, start_min=20, move_s=60, settle_s=0), length_ms=20 * 60_000)
    driven = Driven(talk("opening", 10, 10), long, talk("closing", 10, 40))
    before = view(driven)
    driven.edit(set_length("opening", 10 * 60_000 + 40_000))
    shown = view(driven)
    assert (before.end, shown.end) == ("14:48", "14:48")
    assert shown.warnings[0].english() == before.warnings[0].english()
    assert shown.delay is not None and shown.delay.english() == "+ 58 min"


def test_ahead_now_and_late_at_the_end_is_said_as_what_is_to_come() -> None:
    driven = Driven(talk("a", 10, 10), talk("b", 10, 20, kind="break"), talk("c", 10, 30))
    driven.start()
    driven.edit(set_length("c", 30 * 60_000))
    shown = view(driven)
    assert delay_ms(driven.look()) < 0
    assert [proposal.key for proposal in shown.proposals]
    assert shown.delay_name is not None and shown.delay_name.english() == "Planned overrun"
    assert shown.delay is not None and shown.delay.english() == f"+ {shown.end_late_s // 60} min"
    driven.edit(set_length("c", 10 * 60_000))
    ahead = view(driven)
    assert ahead.delay_name is not None and ahead.delay_name.english() == "Ahead of the programme"


def test_a_plan_that_fits_its_place_is_no_overrun_and_a_late_start_is_a_delay() -> None:
    fits = replace(tables(3, 4, start_min=20, move_s=60, settle_s=0), length_ms=90 * 60_000)
    driven = Driven(talk("opening", 10, 10), fits)
    assert view(driven).delay == view(Driven(talk("opening", 10, 10))).delay
    late = Driven(talk("opening", 10, 0), talk("closing", 10, 10))
    late.wait(12 * MINUTE)
    shown = view(late)
    assert shown.delay_name is not None and shown.delay_name.english() == "Delay on the programme"
    assert shown.delay is not None and shown.delay.english() == "+ 12 min"


def test_a_programme_of_another_day_is_neither_late_nor_on_time() -> None:
    for days in (-3, 1):
        driven = Driven(talk("opening", 10, days * 24 * 60 + 60), talk("closing", 10, days * 24 * 60 + 70))
        assert view(driven).delay is None
        assert view(driven).notices == ()
        driven.start()
        driven.wait(60)
        shown = view(driven)
        assert (shown.delay, shown.delay_s) == (None, 0)
        assert [text.english() for text in shown.notices] == [
            "The programme is half a day away or more: nothing is counted as late or ahead."
        ]
        assert shown.proposals == ()


def test_a_queue_that_is_used_is_told_where_a_plan_would_be() -> None:
    told = view(Driven(stage("Ana", "Bob", "Cleo"))).on_stage
    assert told is not None and told.english() == "3 presentations in the queue"
    assert view(Driven(tables(2, 2))).on_stage is None
