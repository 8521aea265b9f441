"""Sentences of the live session, ready to be translated where they are painted."""

from desktop_app.core.live.phases import digits, thresholds
from desktop_app.core.live.position import Position
from desktop_app.core.live.script import Step, StepKind, seat_letter, waiting
from desktop_app.core.live.show import Form, Item, QueueEntry
from desktop_app.core.live.views import Phase
from desktop_app.core.text import N_, Text


def plain(words: str) -> Text:
    """Something that people typed, which no language changes."""
    return Text("{words}", {"words": words})


def joined(*parts: Text | None) -> Text | None:
    """Parts with a middle dot between them."""
    present = [part for part in parts if part is not None]
    result = present[0] if present else None
    for part in present[1:]:
        result = Text("{a} · {b}", {"a": result, "b": part})
    return result


_PHASES = {
    Phase.READY: N_("Ready"),
    Phase.WARNING: N_("Soon over"),
    Phase.LAST_CALL: N_("Please conclude"),
    Phase.OVERTIME: N_("Time is up"),
    Phase.ENDED: N_("Finished"),
    Phase.PAUSED: N_("Paused"),
    Phase.SETTLE: N_("Settle in"),
    Phase.MOVE: N_("Change tables"),
}


def word(phase: Phase, step: Step | None) -> Text | None:
    """The state in a word for the hall."""
    if phase is Phase.MOVE and step is not None and step.entry:
        return Text(N_("Next speaker"))
    return Text(_PHASES[phase]) if phase in _PHASES else None


def item_of(position: Position) -> Item | None:
    """The current item."""
    return position.state.show.item(position.step.item_id) if position.step else None


def entry_of(item: Item | None, entry_id: str) -> QueueEntry | None:
    """A speaker of a queue."""
    return next((each for each in item.queue if each.id == entry_id), None) if item else None


def headline(position: Position) -> Text | None:
    """What the hall reads over the digits."""
    step, item = position.step, item_of(position)
    if step is None or item is None:
        return None
    if step.round_number:
        return Text(N_("Round {n} of {total}"), {"n": step.round_number, "total": len(item.rounds)})
    if step.entry:
        queue = waiting(item)
        place = next((n for n, each in enumerate(queue, 1) if each.id == step.entry), 0)
        return Text(N_("Speaker {n} of {total}"), {"n": place, "total": len(queue)})
    return plain(item.title)


def title(position: Position) -> Text:
    """What the moderator reads over the digits."""
    step, item = position.step, item_of(position)
    if step is None or item is None:
        return Text(N_("Nothing is loaded"))
    if not step.round_number:
        return headline(position) or plain(item.title)
    values = {"n": step.round_number, "turn": step.turn, "turns": step.turns}
    if step.kind is StepKind.MOVE:
        return Text(N_("Round {n} · table change"), values)
    if step.kind is StepKind.SETTLE:
        return Text(N_("Round {n} · settling in"), values)
    if step.turns == 1:
        return Text(N_("Round {n} · face to face"), values)
    return Text(N_("Round {n} · turn {turn} of {turns}"), values)


def speaking(position: Position) -> Text | None:
    """Who speaks now."""
    step, item = position.step, item_of(position)
    if step is None or item is None or step.kind is StepKind.SETTLE:
        return None
    if step.entry:
        entry = entry_of(item, step.entry)
        return plain(entry.name) if entry else None
    if step.kind is StepKind.MOVE:
        return None
    if step.turn:
        return turn_name(item, step, N_("Seat\N{NO-BREAK SPACE}{seat} speaks"))
    names = ", ".join(speaker.name for speaker in item.speakers)
    return plain(names) if names else None


def turn_name(item: Item, step: Step, source: str) -> Text:
    """A turn in words; both people of a pair speak in a turn without a swap."""
    if item.form is Form.PAIRS and step.turns == 1:
        return Text(N_("Face to face"))
    return Text(source, {"seat": seat_letter(step.turn)})


def step_name(position: Position, step: Step, *, first: bool = True) -> Text:
    """A coming step in a word or two, as the first thing said or after another."""
    item = position.state.show.item(step.item_id)
    if item is None:
        return plain("")
    if step.kind is StepKind.MOVE:
        entry = entry_of(item, step.entry)
        if entry:
            return plain(entry.name)
        return Text(N_("Table change")) if first else Text(N_("table change"))
    if step.kind is StepKind.SETTLE:
        return Text(N_("Settling in")) if first else Text(N_("settling in"))
    if step.entry:
        entry = entry_of(item, step.entry)
        return plain(entry.name if entry else "")
    if step.turn:
        return turn_name(
            item, step, N_("Seat\N{NO-BREAK SPACE}{seat}") if first else N_("seat\N{NO-BREAK SPACE}{seat}")
        )
    return plain(item.title)


def next_things(position: Position) -> Text | None:
    """The next two things: "Seat C, then seat D"."""
    steps = position.state.steps[position.index + 1 :]
    if position.step is None or position.state.finished_ms is not None:
        return None
    names: list[Text] = []
    entries: set[str] = {position.step.entry} - {""}
    for step in steps:
        if step.entry and step.entry in entries:
            continue
        entries |= {step.entry} - {""}
        names.append(step_name(position, step, first=not names))
        if len(names) == 2:
            break
    if not names:
        return Text(N_("End of the session"))
    return names[0] if len(names) == 1 else Text(N_("{a}, then {b}"), {"a": names[0], "b": names[1]})


def bar_note(position: Position) -> Text | None:
    """ "of 3:00 · bell at 0:30 and 0:10"."""
    step = position.step
    if step is None:
        return None
    whole = digits(position.length_ms)
    bells = thresholds(step, position.length_ms)
    marks = [digits(ms) for ms in (bells.warning_ms, bells.last_call_ms) if ms]
    if len(marks) == 2:
        return Text(N_("of {whole} · bell at {a} and {b}"), {"whole": whole, "a": marks[0], "b": marks[1]})
    if marks:
        return Text(N_("of {whole} · bell at {a}"), {"whole": whole, "a": marks[0]})
    return Text(N_("of {whole}"), {"whole": whole})
