"""Identifiers: UUID version 7 (RFC 9562, section 5.7), which sort by the time they were made."""

from collections.abc import Callable

RandomBits = Callable[[int], int]
"""Gives that many random bits as a non-negative integer, like ``random.getrandbits``."""


def uuid7(wall_ms: int, random_bits: RandomBits) -> str:
    """A new UUIDv7 as lower-case text.

    Args:
        wall_ms: Unix time in milliseconds.
        random_bits: source of the 74 random bits.
    """
    random = random_bits(74)  # drawn at once: each draw asks the system
    value = (wall_ms & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | random >> 62 << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
