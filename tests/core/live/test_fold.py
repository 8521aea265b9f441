"""A fold that is carried on is the fold of all entries, and an undo of late costs no more than any other key."""

from contextlib import suppress

import pytest
from hypothesis import given, settings

from desktop_app.core.errors import Refused
from desktop_app.core.journal import Entry
from desktop_app.core.live import commands
from desktop_app.core.live import fold as folding
from desktop_app.core.live.fold import Folded, carried_on, fold
from desktop_app.core.live.state import LiveState
from tests.core.live.driving import Driven, tables, talk
from tests.core.live.test_any_commands import ACTS, act, show


def long_show(presses: int) -> Driven:
    """A round with that many keys pressed."""
    driven = Driven(tables(2, 4))
    driven.start()
    for number in range(presses):
        driven.wait(1)
        driven.write(commands.adjust(driven.look(), 30 if number % 2 else -30))
    return driven


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_carried_on_after_each_command_is_the_fold_of_all(acts: list[tuple[str, int]]) -> None:
    driven = show()
    known = Folded()
    for number, (word, seconds) in enumerate(acts):
        with suppress(Refused):
            act(driven, word, seconds)
        if number % 3 == 2:
            driven.undo()
        if number % 5 == 4:
            driven.redo()
        driven.wait(seconds / 3)
        known = carried_on(known, driven.entries)
        assert known.state == fold(driven.entries)


def test_many_undos_and_redos_far_back_are_the_fold_of_all() -> None:
    driven = long_show(100)
    known = carried_on(Folded(), driven.entries)
    for turn in [driven.undo] * 80 + [driven.redo] * 80:
        assert turn()
        known = carried_on(known, driven.entries)
        assert known.state == fold(driven.entries)


def test_an_undo_folds_only_what_came_after_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    driven = long_show(200)
    known = carried_on(Folded(), driven.entries)
    counted: list[str] = []
    real = folding.folded

    def counting(state: LiveState, entry: Entry) -> LiveState:
        counted.append(entry.kind)
        return real(state, entry)

    monkeypatch.setattr(folding, "folded", counting)
    for turn in (driven.undo, driven.undo, driven.redo, driven.redo):
        turn()
        counted.clear()
        known = carried_on(known, driven.entries)
        assert len(counted) < 8


def test_few_states_are_kept_of_a_long_day() -> None:
    driven = long_show(300)
    known = Folded()
    for count in range(len(driven.entries)):
        known = carried_on(known, driven.entries[: count + 1])
    assert len(known.marks) < 60


def test_an_entry_that_comes_late_from_another_desk_is_put_in_its_place() -> None:
    driven = Driven(talk("a"), talk("b"))
    driven.start()
    driven.wait(20)
    driven.adjust(30)
    driven.wait(20)
    driven.pause()
    without = [*driven.entries[:2], *driven.entries[3:]]
    known = carried_on(Folded(), without)
    assert carried_on(known, driven.entries).state == driven.state
