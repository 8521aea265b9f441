"""The sheet before something is cut short: what goes on, a way back that is the first, and the deed all the same."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import body
from desktop_app.ui.widgets.sheet import Sheet


def question(
    parent: QWidget, title: str, sentences: Sequence[str], *, stay: str, go: tuple[str, str]
) -> Sheet:
    """A sheet to be opened: Esc is the word ``stay`` and rejects it, ``go`` is the word and the key of the deed."""
    sheet = Sheet(parent, title)
    sheet.holds_scans = False  # it is of the meeting about to be left, or nobody would be there later
    for sentence in sentences:
        sheet.content.addWidget(body(sentence))
    word, key = go
    sheet.add_button(stay, "Esc", PRIMARY, sheet.reject)
    sheet.add_button(word, key, PLAIN, sheet.accept)
    return sheet
