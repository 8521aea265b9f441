"""Where a meeting is, as far as its hours go: the time zones of France by the names that people say."""

from PySide6.QtCore import QTimeZone

from desktop_app.i18n import tr
from desktop_app.services.zones import USUAL_ZONE, is_zone
from desktop_app.ui.widgets.choice import GivingBox


class ZoneField(GivingBox):
    """The zones of France, and the computer's own and the meeting's where they are others.

    Args:
        zone: the meeting's now, or empty for a new one. For one that this computer does not know its own is
            proposed: in that the hours were shown until now.
    """

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.setMinimumContentsLength(8)
        for name, word in _offered(zone).items():
            self.addItem(word, name)
        meant = zone or USUAL_ZONE
        self.setCurrentIndex(max(0, self.findData(meant if is_zone(meant) else computers_zone())))

    def zone(self) -> str:
        """The zone chosen, ``Europe/Paris``."""
        return str(self.currentData())


def computers_zone() -> str:
    """The zone to which this computer is set; empty where the system has no name for it."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def _offered(zone: str) -> dict[str, str]:
    """Names of zones, and the words for them."""
    offered, own = _french(), computers_zone()
    if own not in offered and is_zone(own):
        offered[own] = tr("{zone} (this computer)", zone=_spoken(own))
    if zone not in offered and is_zone(zone):
        offered[zone] = _spoken(zone)
    return offered


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _french() -> dict[str, str]:
    return {
        "Europe/Paris": tr("Mainland France (Paris)"),
        "America/Guadeloupe": tr("Guadeloupe"),
        "America/Martinique": tr("Martinique"),
        "America/Cayenne": tr("French Guiana"),
        "America/Marigot": tr("Saint Martin"),
        "America/St_Barthelemy": tr("Saint Barthélemy"),
        "America/Miquelon": tr("Saint Pierre and Miquelon"),
        "Indian/Reunion": tr("Réunion"),
        "Indian/Mayotte": tr("Mayotte"),
        "Pacific/Noumea": tr("New Caledonia"),
        "Pacific/Wallis": tr("Wallis and Futuna"),
        "Pacific/Tahiti": tr("Polynesia (Tahiti)"),
        "Pacific/Marquesas": tr("Polynesia (Marquesas)"),
        "Pacific/Gambier": tr("Polynesia (Gambier)"),
    }
