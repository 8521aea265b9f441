"""The time zones in which meetings are."""

from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean
from desktop_app.core.text import N_
from desktop_app.core.zones import zone_of

USUAL_ZONE = "Europe/Paris"
"""Where a meeting is of which nothing else is said."""


def is_zone(name: str) -> bool:
    """Whether a zone has that name (``America/Guadeloupe``)."""
    return zone_of(name) is not None


def check_zone(name: str) -> None:
    """Raises `Refused` ``zone-unknown`` for a name that no zone has."""
    if not is_zone(name):
        raise Refused(
            "zone-unknown",
            N_("“{name}” is no time zone. Write it as Europe/Paris or America/Guadeloupe."),
            name=clean(name, 80),
        )
