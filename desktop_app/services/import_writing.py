"""The entries that carry a planned import out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.core.roster.matching import ImportPlan, KnownPerson, PlannedPerson
from desktop_app.core.roster.merging import Merged, said_with, values_of
from desktop_app.core.roster.own_list import SOURCE
from desktop_app.core.roster.rows import OutsideCode
from desktop_app.core.zones import zone_of
from desktop_app.services.recorder import Entries, Recorder
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields, registration_payload
from desktop_app.store import registrations_table
from desktop_app.store.store import Row

PERSON_NAMES = ("given_name", "family_name", "email", "phone", "institution", "unit")
_STEP = 25


@dataclass(slots=True)
class PlanWriter:
    """Turns a plan into entries."""

    recorder: Recorder
    entries: Entries
    event: Row
    origin: str
    registrar: Registrar = field(init=False)
    _taken: set[str] = field(default_factory=set, init=False)
    """Badge codes of ours in the list that somebody has already: a printed badge opens the door for one person."""

    def __post_init__(self) -> None:
        self.registrar = Registrar(self.recorder.store)

    def write(self, plan: ImportPlan, step: Callable[[int], None]) -> dict[int, str]:
        """Everybody's entries; index in the plan to registration id. ``step``: told how many are done."""
        ids: dict[int, str] = {}
        own = [code.code for person in plan.people for code in person.merged.outside_codes if _is_own(code)]
        self._taken = registrations_table.known_codes(self.recorder.store, own) if own else set()
        for index, person in enumerate(plan.people):
            if index % _STEP == 0:
                step(index)
            ids[index] = self._write_one(person)
        return ids

    def _write_one(self, person: PlannedPerson) -> str:
        known, row = person.known, person.merged
        if known is None:
            person_id = self.registrar.add_person(self.entries, _person_fields(row))
            return self._register(person_id, row)
        own = {name: person.changes[name] for name in PERSON_NAMES if name in person.changes}
        if own:
            fields = {name: str(own.get(name, known.values.get(name) or "")) for name in PERSON_NAMES}
            emails = [e for e in dict.fromkeys((fields["email"], *known.emails, *_addresses(row))) if e]
            self.registrar.change_person(
                self.entries, known.person_id, PersonFields(**fields, typed={"emails": emails})
            )
        if known.registration_id is None:
            return self._register(known.person_id, row)
        self._change_registration(known, row, person.changes)
        return known.registration_id

    def _register(self, person_id: str, row: Merged) -> str:
        free = [code.code for code in row.outside_codes if _is_own(code) and code.code not in self._taken][:1]
        self._taken.update(free)
        fields = self._fields(row, own_code=free[0] if free else "")
        return self.registrar.register(self.entries, self.event["id"], person_id, fields)

    def _fields(self, row: Merged, own_code: str = "") -> RegistrationFields:
        consents = row.consent_share.flag is not None or row.consent_photo.flag is not None
        return RegistrationFields(
            category_key=row.category_key,
            category_typed=row.category_typed,
            role=row.role,
            status=row.status.value,
            source=self.origin,
            wants_speed_dating=row.wants_speed_dating.flag,
            idea=row.idea,
            consent_share=row.consent_share.flag,
            consent_photo=row.consent_photo.flag,
            consent_ms=self._moment_ms(row.registered_at) if consents else None,
            consent_origin=self.origin if consents else "",
            needs=row.needs,
            note=row.note,
            typed={"cells": dict(row.typed), "said": values_of(row)},
            outside_codes=tuple((code.code, code.origin) for code in row.outside_codes if not _is_own(code)),
            own_code=own_code,
        )

    def _change_registration(self, known: KnownPerson, row: Merged, changes: dict[str, object]) -> None:
        subject = f"registration:{known.registration_id}"
        if changes:
            complete = registration_payload(self._fields(row))
            payload = {name: value for name, value in changes.items() if name in complete}
            payload["typed_json"] = {"cells": dict(row.typed), "said": said_with(known.last_said, row)}
            if "consent_share" in changes or "consent_photo" in changes:
                payload |= {
                    "consent_ms": complete["consent_ms"],
                    "consent_origin": complete["consent_origin"],
                }
            self.entries.add("registration.changed", subject, payload, self.event["id"])
        for code in row.outside_codes:
            if (
                code.code not in known.outside_codes
                and code.code not in self._taken
                and known.registration_id
            ):
                self._taken.update([code.code] if _is_own(code) else [])
                self.registrar.issue(
                    self.entries, self.event["id"], known.registration_id, code.code, code.origin
                )

    def _moment_ms(self, local: str) -> int:
        """When the consent was given: at registration, or now when the list does not say."""
        if not local:
            return self.recorder.clock.read().wall_ms
        moment = datetime.fromisoformat(local).replace(tzinfo=zone_of(self.event["timezone"]))
        return round(moment.timestamp() * 1000)


def _is_own(code: OutsideCode) -> bool:
    return code.origin == SOURCE


def _addresses(row: Merged) -> tuple[str, ...]:
    return tuple(address for address in (row.email, *row.other_emails) if address)


def _person_fields(row: Merged) -> PersonFields:
    typed = {"emails": list(_addresses(row))} if row.other_emails else {}
    return PersonFields(
        row.given_name, row.family_name, row.email, row.phone, row.institution, row.unit, typed=typed
    )
