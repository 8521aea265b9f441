"""A tool tip shows what somebody typed, and not what HTML would make of it."""

import pytest
from PySide6.QtGui import Qt, QTextDocument

from desktop_app.ui.widgets.tips import tip


@pytest.mark.parametrize(
    "text",
    [
        "Anne <b>Roy</b>",
        "<h1>VIP</h1>",
        "<img src='x'>\nécrire <3 à Zoé & Luc",
        "</span><u>x</u>  y",
        "a < b > c",
    ],
)
def test_signs_of_html_are_shown(text: str) -> None:
    shown = tip(text)
    if Qt.mightBeRichText(shown):  # Qt asks itself the same
        page = QTextDocument()
        page.setHtml(shown)
        shown = page.toPlainText()
    assert shown == text


@pytest.mark.parametrize("text", ["", "Anne ROY", "Anne & Luc\ntable <3"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert tip(text) == text
