"""Somebody registered on the spot while the meeting runs: let in, and given a place from the next round on."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.core.errors import Refused
from desktop_app.services.reception import Reception, Verdict
from desktop_app.services.registering import PersonFields, RegistrationFields

if TYPE_CHECKING:
    from desktop_app.services.rotation import Rotation
    from desktop_app.services.rotation_changes import RotationChanges


class Seating:
    """Walk-ins at the door of a meeting with a plan."""

    def __init__(self, reception: Reception, rotation: "Rotation", changes: "RotationChanges") -> None:
        self._reception = reception
        self._rotation = rotation
        self._changes = changes

    def walk_in(
        self,
        event_id: str,
        person: PersonFields,
        registration: RegistrationFields,
        person_id: str | None = None,
    ) -> Verdict:
        """As `Reception.walk_in`; with a plan in use, nobody else moves and the verdict tells the table.

        A plan without a free place keeps nobody out: the moderator sees a latecomer.
        """
        verdict = self._reception.walk_in(event_id, person, registration, person_id)
        who = verdict.attendee
        plan = self._rotation.active(event_id)
        if who is None or plan is None or not registration.wants_speed_dating:
            return verdict
        try:
            self._changes.seat_latecomer(plan.id, who.registration_id)
        except Refused:
            return verdict
        seat = self._reception.seat(event_id, who.registration_id)
        return replace(verdict, seat=seat, lacks_table=verdict.lacks_table and seat is None)
