"""Colours of the hall's screen: dark by default, light for bright rooms, and one band for each state."""

from dataclasses import dataclass

from desktop_app.core.live.views import Cue, Phase


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one variant, as ``#RRGGBB``."""

    ground: str
    card: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    track: str


@dataclass(frozen=True, slots=True)
class Band:
    """Ground of the band and of the bar in a state, and the colour of the words on it."""

    ground: str
    ink: str


DARK = Palette("#0C1220", "#161F33", "#FFFFFF", "#C1C7D3", "#7CC4FF", "#0C1220", "#26304A")
LIGHT = Palette("#FFFFFF", "#EEF1F7", "#131A2A", "#4C566A", "#1F3A8A", "#FFFFFF", "#D5DBE6")

_BANDS = {
    Phase.WARNING: Band("#F0B429", "#131A2A"),
    Phase.LAST_CALL: Band("#E8710A", "#131A2A"),
    Phase.OVERTIME: Band("#B3261E", "#FFFFFF"),
    Phase.ENDED: Band("#B3261E", "#FFFFFF"),
    Phase.PAUSED: Band("#5B6579", "#FFFFFF"),
}
_CUE_PHASES = {
    Cue.WARNING: Phase.WARNING,
    Cue.LAST_CALL: Phase.LAST_CALL,
    Cue.END: Phase.OVERTIME,
}


def palette(light: bool, inverted: bool) -> Palette:
    """The variant to paint with; from zero on the other one is used, once."""
    return LIGHT if light != inverted else DARK


def band(phase: Phase, colours: Palette) -> Band | None:
    """The band of a state, or None where the screen stays quiet; moving and settling use the accent."""
    if phase in (Phase.MOVE, Phase.SETTLE):
        return Band(colours.accent, colours.on_accent)
    return _BANDS.get(phase)


def cue_colour(cue: Cue, colours: Palette) -> str:
    """Colour of the frame that is the visual twin of a bell."""
    phase = _CUE_PHASES.get(cue)
    return _BANDS[phase].ground if phase else colours.accent
