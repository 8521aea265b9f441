"""Buttons in as many rows as their words need."""

from PySide6.QtWidgets import QLayout

from desktop_app.ui.widgets.buttons import KeyButton

GAP_PX = 8


def packed(buttons: tuple[KeyButton, ...], room_px: int) -> list[list[KeyButton]]:
    """In rows, as many beside each other as have room for their words."""
    rows: list[list[KeyButton]] = [[]]
    used = 0
    for button in buttons:
        needed = button.sizeHint().width() + GAP_PX
        if rows[-1] and used + needed > room_px + GAP_PX:
            rows.append([])
            used = 0
        rows[-1].append(button)
        used += needed
    return rows


def by_width(button: KeyButton) -> tuple[KeyButton, int]:
    """A button that gets as much of its row as its words need."""
    return button, button.sizeHint().width()


def empty_row(row: QLayout | None) -> None:
    """Let go of the buttons and delete the row."""
    while row is not None and row.takeAt(0) is not None:
        pass
    if row is not None:
        row.deleteLater()
