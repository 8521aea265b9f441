"""Words of tool tips."""

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """The text as a tool tip shows it: signs and all, also where Qt would take what somebody typed for HTML."""
    if not Qt.mightBeRichText(text):
        return text
    from html import escape  # here, because its table of entities is not needed for the first picture

    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
