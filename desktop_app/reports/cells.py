"""Cells that a spreadsheet program must never take for a formula."""

_ACTIVE = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""First characters that begin a formula or a command, with their full-width forms."""

Cell = str | int | float | bool | None


def is_active(text: str) -> bool:
    """A spreadsheet program might calculate this text instead of showing it."""
    bare = text.lstrip(" \u00a0\n")
    return bool(bare) and (bare[0] in _ACTIVE or text[0] in _ACTIVE)


def for_csv(value: Cell) -> str:
    """The cell as CSV text; what could act is led by an apostrophe, so that ``+33 6 ...`` stays readable."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and is_active(text) else text
