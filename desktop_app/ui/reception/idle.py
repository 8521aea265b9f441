"""What the desk shows before the first scan, apart from the verdicts so that it is there at once."""

from desktop_app.i18n import tr
from desktop_app.ui.widgets.verdict import Face


def idle_face(expected: int) -> Face:
    """Nothing has been scanned yet: say how it goes."""
    hint = tr("Scan a badge, or type the first letters of a name and press Enter.")
    if not expected:
        hint = tr("Nobody is registered yet. Import the list in Attendees, or register people here with F4.")
    return Face("neutral", "", tr("Ready"), "", hint=hint)
