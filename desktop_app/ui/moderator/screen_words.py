"""The state of the hall's screens in words: what is really projected, and what is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.i18n import tr, trn
from desktop_app.ui.widgets.hall.canvas import mode_name
from desktop_app.ui.widgets.hall.port import Output, OutputState


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """A word with its tone (a name of the theme), and lines below the picture with theirs."""

    status: str
    tone: str
    notes: tuple[str, ...] = ()
    note_tone: str = "muted"


def screen_words(outputs: Sequence[Output]) -> ScreenWords:
    """What to say of all outputs, the main one first."""
    missing = _missing(outputs)
    if all(each.state in (OutputState.CLOSED, OutputState.HELD_BACK) for each in outputs):
        held = [held_back(i) for i, each in enumerate(outputs) if each.state is OutputState.HELD_BACK]
        notes = held or [tr("This is what the hall would see.")]
        return ScreenWords(tr("nothing projected"), "attention_text", tuple(notes))
    if any(each.state is OutputState.COVERS_CONSOLE for each in outputs):
        return ScreenWords(tr("on this screen"), "attention_text", missing, "refused_text")
    shown = [each for each in outputs if each.state is OutputState.SHOWN]
    if not shown:
        return ScreenWords(tr("unplugged"), "refused_text", missing, "refused_text")
    if missing:
        count = tr("{n} of {total} screens", n=len(shown), total=len(outputs))
        return ScreenWords(count, "attention_text", missing, "refused_text")
    if len(shown) == 1:
        screen = shown[0].screen
        return ScreenWords(screen.called() if screen is not None else "", "admitted_text")
    count = trn("{n} screen", "{n} screens", len(shown))
    return ScreenWords(count, "admitted_text", tuple(_what_it_shows(each) for each in shown))


def what_goes_on(*, drives: bool, outputs: Sequence[Output]) -> list[str]:
    """What would end with the window: a session that it drives, the hall's picture."""
    found = []
    if drives:
        found.append(
            tr(
                "A session is under way, and this window drives it. Nothing is lost: when Ronde is opened again, "
                "the clock goes on at the right second."
            )
        )
    if _is_seen(outputs):
        found.append(tr("The hall sees the picture of this window. It would go dark."))
    return found


def what_is_left(*, drives: bool, outputs: Sequence[Output]) -> list[str]:
    """What another meeting, file or role would cut short: the same two."""
    found = []
    if drives:
        found.append(
            tr(
                "A session is under way, and this window drives it. Nobody would drive it until you come back; "
                "its clock then goes on at the right second."
            )
        )
    if _is_seen(outputs):
        found.append(tr("The hall sees the picture of this window. It would change or go dark."))
    return found


def _is_seen(outputs: Sequence[Output]) -> bool:
    return any(each.state in (OutputState.SHOWN, OutputState.COVERS_CONSOLE) for each in outputs)


def _missing(outputs: Sequence[Output]) -> tuple[str, ...]:
    lost = [
        tr("{screen} is unplugged. It comes back by itself when plugged in.", screen=_label(each))
        for each in outputs
        if each.state is OutputState.UNPLUGGED
    ]
    homeless = [
        tr("Screen {n} of the hall has no place yet: choose one under “Screen…”.", n=number)
        for number, each in enumerate(outputs, 1)
        if each.state is OutputState.CLOSED
    ]
    held = [held_back(i) for i, each in enumerate(outputs) if each.state is OutputState.HELD_BACK]
    return (*lost, *homeless, *held)


def held_back(index: int) -> str:
    """Why an output is not shown though its screen is there."""
    return tr("Screen {n} is not shown: the console needs one for itself.", n=index + 1)


def _what_it_shows(output: Output) -> str:
    page = tr("What the moderator shows") if output.page is None else mode_name(output.page)
    return tr("{screen}: {page}", screen=_label(output), page=page)


def _label(output: Output) -> str:
    return output.screen.label() if output.screen is not None else ""
