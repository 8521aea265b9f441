"""Whom the next item of the programme needs: who of its speakers is not here yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.core.speaker_names import names_in

GRACE_MIN = 10
"""An item that began this long ago is still the next one for a speaker who runs in."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An item with its speakers: names as the programme writes them; minutes after midnight of the meeting's day."""

    title: str
    start_min: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """The next item with speakers, and those of them who are not here."""

    title: str
    start_min: int
    absent: tuple[str, ...]


def awaited(
    items: Sequence[Announced], now_min: int, is_here: Callable[[str], bool | None]
) -> Awaited | None:
    """The next item that has speakers, with the absent ones; None when all are here or nothing is to come.

    Args:
        items: the programme in its order.
        now_min: minutes after local midnight of the meeting's day, beyond 24 hours in its night.
        is_here: whether somebody of this name is checked in; None when nobody of this name is registered.
    """
    coming = [item for item in items if item.speakers and item.start_min >= now_min - GRACE_MIN]
    if not coming:
        return None
    first = min(coming, key=lambda item: item.start_min)
    names = [name for cell in first.speakers for name in names_in(cell, lambda n: is_here(n) is not None)]
    absent = tuple(name for name in names if not is_here(name))
    return Awaited(first.title, first.start_min, absent) if absent else None
