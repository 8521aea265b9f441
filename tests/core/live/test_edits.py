"""Edits of a show, and those that lead from one show to another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.live.edits import Edit, applied, between, drop_item, restore_item, set_start
from desktop_app.core.live.show import Form, Item, Show, Speaker
from tests.core.live.driving import START_MS, stage, tables, talk

IDS = ("opening", "talk", "break", "dating", "closing")
starts = st.none() | st.integers(0, 600).map(lambda minutes: START_MS + minutes * 60_000)
items = st.builds(
    Item,
    id=st.just(""),
    title=st.sampled_from(("Opening", "Pause", "Talk")),
    kind=st.sampled_from(("talk", "break", "arrival")),
    planned_start_ms=starts,
    length_ms=st.integers(0, 60).map(lambda minutes: minutes * 60_000),
    speakers=st.lists(st.builds(Speaker, st.sampled_from(("Ana", "Bob"))), max_size=2).map(tuple),
    form=st.sampled_from((Form.TALK, Form.TALK, Form.STAGE)),
    timing=st.sampled_from((talk().timing, replace(talk().timing, warning_s=0, last_call_s=0))),
    dropped=st.booleans(),
)


@st.composite
def shows(draw: st.DrawFn) -> tuple[Item, ...]:
    """Some items, in any order, each once."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    return tuple(replace(draw(items), id=each) for each in ids)


def as_wanted(known: Item | None, wanted: Item) -> Item:
    """What is to become of an item: what the session alone knows of it stays."""
    if known is None:
        return wanted
    own = replace(
        known,
        dropped=False,
        title=wanted.title,
        kind=wanted.kind,
        speakers=wanted.speakers,
        planned_start_ms=wanted.planned_start_ms,
    )
    if known.form is not Form.TALK:
        return own
    rings_otherwise = known.kind != wanted.kind
    return replace(own, length_ms=wanted.length_ms, timing=wanted.timing if rings_otherwise else known.timing)


@given(shows(), shows())
def test_the_edits_between_two_shows_lead_from_one_to_the_other(
    before: tuple[Item, ...], listed: tuple[Item, ...]
) -> None:
    show = Show(before)
    wanted = tuple(replace(item, dropped=False) for item in listed)
    after = applied(show, between(show, wanted))
    kept = tuple(item for item in after.items if not item.dropped)
    assert kept == tuple(as_wanted(show.item(item.id), item) for item in wanted)
    assert {item.id for item in after.items} == {item.id for item in (*before, *wanted)}
    assert between(after, wanted) == (), "nothing is done twice"


def does(edits: tuple[Edit, ...]) -> list[object]:
    return [edit["do"] for edit in edits]


def test_nothing_leads_from_a_show_to_itself() -> None:
    items = (talk("opening", 10, 0), tables(2, 3), stage("Ana", "Bob"))
    assert between(Show(items), items) == ()


def test_only_the_item_that_goes_back_is_moved() -> None:
    a, b, c = talk("a"), talk("b"), talk("c")
    edits = between(Show((a, b, c)), (c, a, b))
    assert applied(Show((a, b, c)), edits).items == (c, a, b)
    assert set(does(edits)) == {"move"}


def test_a_start_within_the_same_minute_is_no_change() -> None:
    item = talk("opening", 10, 0)
    assert item.planned_start_ms is not None
    between_two = replace(item, planned_start_ms=item.planned_start_ms + 59_000)
    assert between(Show((between_two,)), (item,)) == ()
    later = replace(item, planned_start_ms=item.planned_start_ms + 60_000)
    assert between(Show((item,)), (later,)) == (set_start("opening", later.planned_start_ms),)


def test_lengths_of_what_runs_a_plan_or_a_queue_are_left_alone() -> None:
    for item in (tables(2, 3), stage("Ana", "Bob")):
        assert between(Show((item,)), (replace(item, length_ms=60_000, rounds=(), queue=()),)) == ()


def test_an_item_of_another_kind_rings_as_the_other_kind_does() -> None:
    item = talk("talk", 10)
    silent = replace(item, kind="break", timing=replace(item.timing, warning_s=0, last_call_s=0))
    assert does(between(Show((item,)), (silent,))) == ["kind", "timing"]
    queue = stage("Ana")
    assert does(between(Show((queue,)), (replace(queue, kind="break"),))) == ["kind"]


def test_what_is_left_out_is_dropped_once_and_can_be_wanted_again() -> None:
    show = Show((talk("a"), talk("b")))
    without = applied(show, between(show, (show.items[0],)))
    assert between(show, (show.items[0],)) == (drop_item("b"),)
    assert between(without, (show.items[0],)) == ()
    assert between(without, show.items) == (restore_item("b"),)
