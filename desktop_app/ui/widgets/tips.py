"""Words of tool tips."""

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """The text as a tool tip shows it: signs and all, also where Qt would take what somebody typed for HTML."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
