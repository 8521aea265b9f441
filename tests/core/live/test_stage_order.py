"""The order on stage, changed while somebody is up: nobody is passed over in silence."""

from desktop_app.core.live import commands
from desktop_app.core.live.edits import insert_speaker, order_queue, put_back
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.queue import settled
from desktop_app.core.live.show import QueueEntry
from tests.core.live.driving import MINUTE, Driven, stage, talk


def rows(driven: Driven) -> list[tuple[str, str]]:
    view = moderator_view(driven.look(), Facts())
    return [(row.name, row.state.value) for row in view.queue]


def first_spoken(*, then_next: bool = True) -> Driven:
    driven = Driven(stage("Ana", "Bob", "Cleo", "Dan"), talk("end"))
    driven.start()
    driven.wait(MINUTE)
    if then_next:
        driven.next()
    return driven


def spoken_order(driven: Driven) -> list[str]:
    """Who has the word, press by press, until the stage is over."""
    heard: list[str] = []
    while (step := driven.look().step) is not None and step.item_id == "stage":
        if step.kind.value == "turn" and driven.look().is_started:
            heard.append(step.entry)
        driven.next()
    return heard


def test_another_order_before_the_start_begins_with_its_first_speaker() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo", "Dan"))
    driven.edit(order_queue("stage", ("bob", "cleo", "dan", "ana")))
    assert driven.key == "stage/turn/bob"
    assert rows(driven)[0] == ("Bob", "current")


def test_whoever_walks_to_the_stage_stays_and_the_others_come_behind() -> None:
    driven = first_spoken()
    assert driven.key == "stage/move/bob"
    driven.edit(order_queue("stage", ("ana", "cleo", "bob", "dan")))
    assert driven.key == "stage/move/bob"
    assert [name for name, _ in rows(driven)] == ["Ana", "Bob", "Cleo", "Dan"]
    assert spoken_order(driven) == ["bob", "cleo", "dan"]


def test_whoever_is_only_announced_gives_way() -> None:
    driven = first_spoken()
    driven.wait(30)
    assert (driven.key, driven.look().is_started) == ("stage/turn/bob", False)
    driven.edit(order_queue("stage", ("ana", "cleo", "bob", "dan")))
    assert (driven.key, driven.look().is_started) == ("stage/turn/cleo", False)
    assert spoken_order(driven) == ["cleo", "bob", "dan"]


def test_a_speaker_called_up_out_of_turn_leaves_the_others_to_come() -> None:
    driven = first_spoken(then_next=False)
    driven.write(commands.go_to(driven.look(), "stage/turn/dan"))
    assert rows(driven) == [("Ana", "done"), ("Dan", "current"), ("Bob", "coming"), ("Cleo", "coming")]
    assert spoken_order(driven) == ["dan", "bob", "cleo"]
    driven.undo()


def test_calling_up_is_one_command_for_undo() -> None:
    driven = first_spoken(then_next=False)
    driven.write(commands.go_to(driven.look(), "stage/turn/dan"))
    driven.undo()
    assert [name for name, _ in rows(driven)] == ["Ana", "Bob", "Cleo", "Dan"]
    assert (driven.key, driven.look().is_running) == ("stage/turn/ana", True)


def test_a_change_of_speakers_that_was_broken_off_begins_anew() -> None:
    driven = first_spoken()
    driven.wait(12)
    driven.write(commands.go_to(driven.look(), "stage/turn/dan"))
    driven.start()
    driven.wait(MINUTE)
    driven.next()
    assert (driven.key, driven.digits) == ("stage/move/bob", "0:30")


def test_a_speaker_called_up_before_the_stage_is_first() -> None:
    driven = Driven(talk("a"), stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.write(commands.go_to(driven.look(), "stage/turn/cleo"))
    assert rows(driven) == [("Cleo", "current"), ("Ana", "coming"), ("Bob", "coming")]


def test_somebody_inserted_or_put_back_before_the_speaker_comes_behind() -> None:
    driven = first_spoken(then_next=False)
    driven.edit(insert_speaker("stage", QueueEntry("eve", "Eve"), 0))
    driven.skip("stage", "cleo")
    driven.edit(put_back("stage", "cleo", 0))
    assert rows(driven)[0] == ("Ana", "current")
    assert sorted(spoken_order(driven)) == ["ana", "bob", "cleo", "dan", "eve"]


def test_the_head_of_the_queue_is_who_has_spoken_and_who_is_up() -> None:
    driven = first_spoken(then_next=False)
    item = driven.state.show.items[0]
    assert [each.id for each in settled(driven.look(), item)] == ["ana"]
    driven.next()
    assert [each.id for each in settled(driven.look(), item)] == ["ana", "bob"]
    driven.wait(30)
    assert [each.id for each in settled(driven.look(), item)] == ["ana"]
