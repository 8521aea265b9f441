"""Write the program's sounds as WAV files: ``python resources/sounds/synthesise.py [folder]``.

Each sound has its own rhythm, so that they are told apart in noise, by ears that do not hear pitch well, and
on small loudspeakers. Standard library only; the same files come out on every machine.
"""

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 22_050
PEAK = 0.8
_ATTACK_S = 0.006
_RELEASE_S = 0.012


@dataclass(frozen=True, slots=True)
class Note:
    """A struck tone.

    Attributes:
        start_s: when it begins.
        pitch_hz: its lowest partial.
        length_s: how long it is held.
        decay_s: time in which it falls to a third; a short one sounds like wood, a long one like a bell.
        partials: (multiple of the pitch, share of the loudness) of each overtone.
        loudness: 0 to 1, before the whole sound is brought to its peak.
    """

    start_s: float
    pitch_hz: float
    length_s: float
    decay_s: float
    partials: Sequence[tuple[float, float]] = ((1.0, 1.0), (2.0, 0.35), (3.0, 0.12))
    loudness: float = 1.0


BELL = ((0.5, 0.25), (1.0, 1.0), (1.19, 0.45), (1.5, 0.3), (2.0, 0.6), (2.74, 0.25), (3.76, 0.12))
GONG = ((1.0, 1.0), (1.47, 0.7), (2.09, 0.5), (2.56, 0.35), (3.3, 0.2), (4.1, 0.1))
BUZZ = ((1.0, 1.0), (2.0, 0.6), (3.0, 0.5), (4.0, 0.35), (5.0, 0.25), (7.0, 0.15))

# The reception: a short rising pair, two equal knocks, three steps, one long low growl, a small fanfare.
# The hall, each told by its rhythm alone: a stroke with a grace note, a single stroke, two strokes, four quick ones, a
# walking figure, a hop and a long knock, three slow bells, three quick bells and a slow one, a cadence of five.
SOUNDS: dict[str, Sequence[Note]] = {
    "admitted": (Note(0.0, 784, 0.10, 0.10), Note(0.09, 1175, 0.24, 0.14)),
    "already_in": (Note(0.0, 622, 0.14, 0.07), Note(0.22, 622, 0.16, 0.07)),
    "attention": (Note(0.0, 523, 0.10, 0.08), Note(0.14, 659, 0.10, 0.08), Note(0.28, 523, 0.22, 0.12)),
    "refused": (Note(0.0, 147, 0.55, 0.9, BUZZ),),
    "vip": (
        Note(0.0, 523, 0.12, 0.12),
        Note(0.11, 659, 0.12, 0.12),
        Note(0.22, 784, 0.12, 0.12),
        Note(0.33, 1047, 0.42, 0.22),
    ),
    "start": (Note(0.0, 196, 0.2, 0.12, GONG), Note(0.2, 196, 2.4, 0.8, GONG)),
    "gong": (Note(0.0, 196, 2.6, 0.8, GONG),),
    "warning": (Note(0.0, 880, 0.7, 0.25, BELL), Note(0.45, 880, 0.9, 0.3, BELL)),
    "last_call": tuple(Note(0.16 * i, 1047, 0.5 if i == 3 else 0.2, 0.12, BELL) for i in range(4)),
    "move": (
        Note(0.0, 659, 0.5, 0.2, BELL),
        Note(0.4, 523, 0.3, 0.2, BELL),
        Note(0.6, 659, 0.5, 0.2, BELL),
        Note(1.0, 784, 1.0, 0.35, BELL),
    ),
    "settle": (
        Note(0.0, 587, 0.3, 0.09, BELL),
        Note(0.12, 587, 0.3, 0.09, BELL),
        Note(0.6, 494, 0.9, 0.3, BELL),
    ),
    "finished": tuple(
        Note(start_s, pitch_hz, length_s, length_s / 3.5, BELL)
        for start_s, pitch_hz, length_s in (
            (0.0, 392, 0.6),
            (0.5, 494, 0.4),
            (0.75, 587, 0.4),
            (1.0, 494, 0.6),
            (1.5, 784, 1.8),
        )
    ),
    "end": tuple(Note(0.7 * i, 440, 2.0 if i == 2 else 1.2, 0.55, BELL) for i in range(3)),
}


def samples(notes: Sequence[Note]) -> "array[int]":
    """All notes together as signed 16-bit samples at `RATE_HZ`, brought to `PEAK`."""
    length = round(max(note.start_s + note.length_s for note in notes) * RATE_HZ)
    mixed = [0.0] * length
    for note in notes:
        _add(mixed, note)
    loudest = max(map(abs, mixed)) or 1.0
    return array("h", (round(value / loudest * PEAK * 32_767) for value in mixed))


def _add(mixed: list[float], note: Note) -> None:
    first = round(note.start_s * RATE_HZ)
    for i in range(min(round(note.length_s * RATE_HZ), len(mixed) - first)):
        at_s = i / RATE_HZ
        mixed[first + i] += note.loudness * _envelope(note, at_s) * _tone(note, at_s)


def _envelope(note: Note, at_s: float) -> float:
    rise = min(1.0, at_s / _ATTACK_S)
    fall = min(1.0, (note.length_s - at_s) / _RELEASE_S)
    return rise * fall * math.exp(-at_s / note.decay_s)


def _tone(note: Note, at_s: float) -> float:
    return sum(share * math.sin(math.tau * note.pitch_hz * times * at_s) for times, share in note.partials)


def write(file: Path, data: "array[int]") -> None:
    """Write mono samples as a WAV file."""
    if sys.byteorder == "big":
        data = array("h", data)
        data.byteswap()
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(data.tobytes())


def main(folder: Path) -> None:
    """Write every sound into ``folder``."""
    for name, notes in SOUNDS.items():
        write(folder / f"{name}.wav", samples(notes))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
