"""A plan or a queue made anew beside the session: what is new comes, what the moderator did stays."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.live.adoption import adopt
from desktop_app.core.live.commands import gap_noticed
from desktop_app.core.live.edits import insert_speaker, order_queue, put_back, set_rounds
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.kinds import HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.queue import merged_queue
from desktop_app.core.live.rounds import plans_of_begun, rounds_begun, rounds_to_run
from desktop_app.core.live.show import Form, Item, QueueEntry, Show
from tests.core.live.driving import MINUTE, Driven, stage, tables, talk


def made(driven: Driven, *items: Item, plan: str = "plan-2", basis: str = "new") -> None:
    driven.write(adopt(driven.look(), Show(items), plan, basis))


def queue(driven: Driven) -> list[str]:
    return [entry.id for entry in driven.state.show.items[-1].queue]


def notices(driven: Driven) -> list[str]:
    return [text.english() for text in moderator_view(driven.look(), Facts()).notices]


def rounds(driven: Driven) -> tuple[int, ...]:
    return driven.state.show.items[0].rounds


def with_names(item: Item, **names: str) -> Item:
    return replace(item, queue=tuple(replace(e, name=names.get(e.id, e.name)) for e in item.queue))


def test_a_corrected_name_leaves_order_skips_and_insertions_alone() -> None:
    driven = Driven(talk("opening"), stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.edit(order_queue("stage", ("cleo", "bob", "ana")))
    driven.edit(insert_speaker("stage", QueueEntry("eve", "Eve"), 1))
    driven.skip("stage", "bob")
    made(driven, with_names(stage("Ana", "Bob", "Cleo"), ana="Anna"))
    assert queue(driven) == ["cleo", "eve", "bob", "ana"]
    item = driven.state.show.items[-1]
    assert [entry.name for entry in item.queue] == ["Cleo", "Eve", "Bob", "Anna"]
    assert [entry.id for entry in item.queue if entry.skipped] == ["bob"]
    assert notices(driven) == ["A name or a title in the queue was corrected."]
    driven.wait(61)
    assert notices(driven) == []


def test_a_queue_made_anew_while_the_stage_runs_brings_who_is_new_and_takes_who_is_gone() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.wait(MINUTE)
    made(driven, stage("Cleo", "Dan"))
    assert queue(driven) == ["ana", "cleo", "dan"]
    assert (driven.key, driven.digits) == ("stage/turn/ana", "2:00")
    assert notices(driven) == ["New in the queue: Dan.", "No longer in the queue: Bob."]


def test_whoever_walks_to_the_stage_is_not_taken_away() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.wait(MINUTE)
    driven.next()
    made(driven, stage("Cleo"))
    assert queue(driven) == ["ana", "bob", "cleo"]
    assert driven.key == "stage/move/bob"


def test_an_order_made_outside_is_taken_when_the_moderator_gave_none() -> None:
    driven = Driven(talk("opening"), stage("Ana", "Bob", "Cleo"))
    driven.start()
    made(driven, stage("Cleo", "Bob", "Dan", "Ana"))
    assert queue(driven) == ["cleo", "bob", "dan", "ana"]


def test_whoever_was_brought_back_stays_back() -> None:
    skipped = stage("Ana", "Bob")
    skipped = replace(skipped, queue=(skipped.queue[0], replace(skipped.queue[1], skipped=True)))
    driven = Driven(talk("opening"), skipped)
    driven.start()
    driven.edit(put_back("stage", "bob", 1))
    made(driven, with_names(skipped, ana="Anna"))
    assert not driven.state.show.items[-1].queue[1].skipped


def in_round_two() -> Driven:
    driven = Driven(tables(3, 2, move_s=60, settle_s=0, auto_rounds=True), talk("end"))
    driven.start()
    driven.wait(60 + 360 + 60 + 10)
    assert driven.key == "dating/2/turn/1"
    return driven


def test_a_catch_up_decision_survives_a_plan_made_anew() -> None:
    driven = in_round_two()
    driven.edit(set_rounds("dating", (2, 2)))
    made(driven, tables(3, 3))
    assert rounds(driven) == (2, 2)
    assert rounds_to_run(driven.state) == 2
    made(driven, tables(5, 3), basis="newer")
    assert rounds(driven) == (2, 2)


def test_rounds_that_come_follow_the_new_plan_and_the_moderator_is_told() -> None:
    driven = in_round_two()
    made(driven, tables(4, 3))
    assert rounds(driven) == (2, 2, 3, 3)
    assert notices(driven) == ["The new plan of tables is in use from round 3 on."]


def test_what_is_made_in_another_form_comes_too_late_for_rounds_that_run() -> None:
    driven = in_round_two()
    before = driven.look().state
    made(driven, replace(stage("Ana", "Bob"), id="dating"), plan="")
    state = driven.look().state
    assert (state.plan, state.show.items) == (before.plan, before.show.items)
    assert notices(driven) == ["The stage queue is not used now: the rounds have begun and go on."]
    pairs = replace(tables(4, 3), form=Form.PAIRS)
    made(driven, pairs, basis="newer")
    assert driven.look().state.plan == before.plan
    assert notices(driven) == ["The new plan is not used now: the speed dating has begun in another form."]


def test_rounds_that_have_begun_keep_the_plan_by_which_people_sit() -> None:
    driven = in_round_two()
    before = driven.state.plan
    made(driven, tables(4, 3))
    state = driven.look().state
    assert (state.plan, plans_of_begun(state)) == ("plan-2", (before, before))
    driven.wait(6 * MINUTE)
    assert plans_of_begun(driven.look().state) == (before, before, "plan-2")


def test_a_round_that_only_waits_has_not_begun() -> None:
    driven = Driven(talk("opening"), tables(2, 2, move_s=60, settle_s=10))
    driven.start()
    driven.next()
    assert (driven.key, rounds_begun(driven.look().state)) == ("dating/1/move", 0)
    driven.start()
    assert rounds_begun(driven.look().state) == 1


def test_after_the_rounds_none_comes() -> None:
    driven = Driven(tables(1, 1, move_s=0, settle_s=0), talk("end"))
    driven.start()
    driven.next()
    assert driven.key == "end"
    assert rounds_begun(driven.look().state) == rounds_to_run(driven.look().state) == 1


def test_C4_a_plan_taken_while_the_question_of_a_sleep_is_open_stays_after_the_answer() -> None:
    driven = in_round_two()
    last_look = driven.now
    driven.wait(40)
    driven.write(gap_noticed(driven.look(), last_look))
    made(driven, tables(4, 3))
    driven.answer(HOLD)
    assert rounds(driven) == (2, 2, 3, 3)
    assert (driven.state.plan, driven.state.basis) == ("plan-2", "new")
    assert (driven.key, driven.digits) == ("dating/2/turn/1", "2:50")


ENTRIES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def entries(ids: list[str], skipped: set[str]) -> tuple[QueueEntry, ...]:
    return tuple(QueueEntry(each, each.upper(), skipped=each in skipped) for each in ids)


@given(ENTRIES, ENTRIES, ENTRIES, st.sets(st.sampled_from("abcdefgh")))
def test_a_merged_queue_has_everybody_once(
    live: list[str], base: list[str], new: list[str], skipped: set[str]
) -> None:
    merged = [
        each.id for each in merged_queue(entries(live, skipped), entries(base, set()), entries(new, set()))
    ]
    inserted = set(live) - set(base)
    assert sorted(merged) == sorted(set(new) | inserted)
    kept = [
        each.id for each in merged_queue(entries(live, skipped), entries(base, set()), entries(base, set()))
    ]
    if set(live) >= set(base):
        assert kept == live


def test_nothing_is_taken_twice() -> None:
    driven = in_round_two()
    made(driven, tables(4, 3))
    assert adopt(driven.look(), Show((tables(4, 3),)), "plan-2", "new") == ()
