"""Writing people and their registrations: shared by imports, walk-ins and the desk's corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, fold
from desktop_app.core.text import N_
from desktop_app.services.recorder import Entries
from desktop_app.store import people_table, registrations_table
from desktop_app.store.store import Store

LONGEST_NAME = 200
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Who somebody is. ``typed`` keeps what the list said beside the tidied form."""

    given_name: str
    family_name: str
    email: str = ""
    phone: str = ""
    institution: str = ""
    unit: str = ""
    typed: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegistrationFields:
    """What somebody registered for. None means that it was not said."""

    category_key: str = "other"
    category_typed: str = ""
    role: str = ""
    status: str = "confirmed"
    source: str = ""
    wants_speed_dating: bool | None = None
    idea: str = ""
    consent_share: bool | None = None
    consent_photo: bool | None = None
    consent_ms: int | None = None
    consent_origin: str = ""
    needs: str = ""
    note: str = ""
    attention: str = ""
    typed: Mapping[str, object] = field(default_factory=dict)
    outside_codes: tuple[tuple[str, str], ...] = ()
    """Codes of other platforms: (code, origin)."""
    own_code: str = ""
    """A badge code of ours that the list brings and nobody in this file has; a fresh one when empty."""


class Registrar:
    """Writes people and registrations as entries; knows the institutions met and the next numbers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next_numbers: dict[str, int] = {}
        self._institution_ids = {fold(name): key for key, name in reversed(people_table.institutions(store))}

    def institution_id(self, entries: Entries, name: str) -> str | None:
        """The institution with this name whatever its case and accents, added when it is new; None for ""."""
        name = clean(name, LONGEST_NAME)
        if not name:
            return None
        key = fold(name) or name
        if key not in self._institution_ids:
            new = entries.new_id()
            entries.add("institution.added", f"institution:{new}", {"name": name})
            self._institution_ids[key] = new
        return self._institution_ids[key]

    def add_person(self, entries: Entries, person: PersonFields) -> str:
        """A new person; their id. Raises `Refused` ``person-unnamed`` without any name."""
        person_id = entries.new_id()
        payload = self._person_payload(entries, person)
        entries.add("person.added", f"person:{person_id}", payload)
        return person_id

    def change_person(self, entries: Entries, person_id: str, person: PersonFields) -> None:
        """Write all fields of a known person. Raises `Refused` ``person-unnamed`` without any name."""
        payload = self._person_payload(entries, person)
        entries.add("person.changed", f"person:{person_id}", payload)

    def register(self, entries: Entries, event_id: str, person_id: str, fields: RegistrationFields) -> str:
        """Register a person for a meeting, with its badge code; the registration's id."""
        registration_id = entries.new_id()
        number = self._next_numbers.get(event_id) or registrations_table.next_number(self._store, event_id)
        self._next_numbers[event_id] = number + 1
        payload = {"person_id": person_id, "number": number} | registration_payload(fields)
        entries.add("registration.added", f"registration:{registration_id}", payload, event_id)
        self.issue(entries, event_id, registration_id, fields.own_code or entries.new_code(), "ronde")
        for code, origin in fields.outside_codes:
            self.issue(entries, event_id, registration_id, code, origin)
        return registration_id

    def issue(self, entries: Entries, event_id: str, registration_id: str, code: str, origin: str) -> None:
        """Give a registration a code."""
        payload = {"code": clean(code), "origin": origin}
        entries.add("code.issued", f"registration:{registration_id}", payload, event_id)

    def _person_payload(self, entries: Entries, person: PersonFields) -> dict[str, object]:
        payload: dict[str, object] = {
            "given_name": clean(person.given_name, LONGEST_NAME),
            "family_name": clean(person.family_name, LONGEST_NAME),
            "email": clean(person.email, LONGEST_NAME),
            "phone": clean(person.phone, 60),
            "institution_id": self.institution_id(entries, person.institution),
            "unit": clean(person.unit, LONGEST_NAME),
        }
        if person.typed:
            payload["typed_json"] = dict(person.typed)
        if not payload["given_name"] and not payload["family_name"]:
            raise Refused("person-unnamed", N_("A name is needed: a given name or a family name."))
        return payload


def registration_payload(fields: RegistrationFields) -> dict[str, object]:
    """The fields as the journal keeps them, texts cleaned."""
    payload: dict[str, object] = {
        "category_key": fields.category_key,
        "category_typed": clean(fields.category_typed, LONGEST_NAME),
        "role": clean(fields.role, LONGEST_NAME),
        "status": fields.status,
        "source": clean(fields.source, LONGEST_NAME),
        "wants_speed_dating": fields.wants_speed_dating,
        "idea": clean(fields.idea, LONGEST_TEXT),
        "consent_share": fields.consent_share,
        "consent_photo": fields.consent_photo,
        "consent_ms": fields.consent_ms,
        "consent_origin": clean(fields.consent_origin, LONGEST_NAME),
        "needs": clean(fields.needs, LONGEST_TEXT),
        "note": clean(fields.note, LONGEST_TEXT),
        "attention": clean(fields.attention, LONGEST_TEXT),
    }
    if fields.typed:
        payload["typed_json"] = dict(fields.typed)
    return payload
