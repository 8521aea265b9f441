"""Cells that a spreadsheet program must never take for a formula."""

from desktop_app.core.formulas import guarded

Cell = str | int | float | bool | None


def for_csv(value: Cell) -> str:
    """The cell as CSV text; what could act is led by an apostrophe."""
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else str(value)
