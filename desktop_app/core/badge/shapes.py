"""The shapes that double the colours of the categories, as points around a middle."""

from math import cos, pi, sin

_CORNERS = {"square": (4, pi / 4, 1.25), "diamond": (4, 0.0, 1.15), "hexagon": (6, 0.0, 1.08)}


def corners(shape: str, size: float) -> tuple[tuple[float, float], ...]:
    """The corners around (0, 0), y downwards, ``size`` across; empty for a circle and unknown shapes."""
    if shape == "triangle":
        half = size / 2
        return ((0.0, -half), (half * 1.1, half * 0.9), (-half * 1.1, half * 0.9))
    if shape == "star":
        return tuple(_at(k * pi / 5 - pi / 2, size * (0.58 if k % 2 == 0 else 0.24)) for k in range(10))
    if shape in _CORNERS:
        count, turn, scale = _CORNERS[shape]
        return tuple(_at(turn + k * 2 * pi / count, size / 2 * scale) for k in range(count))
    return ()


def _at(angle: float, radius: float) -> tuple[float, float]:
    return radius * cos(angle), radius * sin(angle)
