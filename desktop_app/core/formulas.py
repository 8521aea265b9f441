"""Text that a spreadsheet program might take for a formula, and the apostrophe that keeps it from doing so."""

_ACTIVE = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""First characters that begin a formula or a command, with their full-width forms."""


def is_active(text: str) -> bool:
    """A spreadsheet program might calculate this text instead of showing it."""
    bare = text.lstrip(" \u00a0\n")
    return bool(bare) and (bare[0] in _ACTIVE or text[0] in _ACTIVE)


def guarded(text: str) -> str:
    """The text, led by an apostrophe where it could act, so that ``+33 6 ...`` stays readable."""
    return f"'{text}" if is_active(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` put before it."""
    return text[1:] if text[:1] == "'" and is_active(text[1:]) else text
