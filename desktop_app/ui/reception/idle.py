"""What the desk shows before the first scan, apart from the verdicts so that it is there at once."""

from desktop_app.i18n import tr
from desktop_app.ui.widgets.verdict_places import Face


def idle_face(expected: int, *, leaving: bool = False) -> Face:
    """Nothing has been scanned yet: say how it goes, with or without a badge."""
    if leaving:
        return Face(
            "attention", "out", tr("People going out"), hint=tr("Each scan lets somebody out. F3 ends it.")
        )
    if not expected:
        hint = tr("Nobody is registered yet. Import the list in Attendees, or register people here with F4.")
        return Face("neutral", "", tr("Ready"), "", hint=hint)
    ways = (
        (tr("With a badge"), tr("Scan it")),
        (tr("Without a badge"), tr("Type the name, Enter")),
        (tr("Not on the list"), tr("Press F4")),
    )
    return Face("neutral", "", tr("Ready"), "", chips=ways)
