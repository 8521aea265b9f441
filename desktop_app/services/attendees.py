"""The people registered for a meeting: list, find, correct, cancel, restore, new code."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from desktop_app.core.categories import Category
from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, display_name, list_name, name_order
from desktop_app.core.presence import Attendance, attendance
from desktop_app.core.search import NameIndex
from desktop_app.core.text import N_
from desktop_app.services.changes import Changed
from desktop_app.services.recorder import Recorder, Transaction
from desktop_app.services.registering import (
    LONGEST_TEXT,
    PersonFields,
    Registrar,
    RegistrationFields,
)
from desktop_app.store import people_table, registrations_table, wishes_table
from desktop_app.store.store import Row


@dataclass(frozen=True, slots=True)
class Attendee:
    """One registration with its person, as screens show it. Booleans that were never said are None.

    Attributes:
        registration_id, person_id, event_id: keys.
        number: the number on the paper list.
        status: ``confirmed``, ``pending`` or ``cancelled``.
        code: the badge code that holds, or empty.
        present: inside now; first_in_ms: first admission, Unix milliseconds, or None.
        doubled: admissions that no exit explains, to review.
        note: for the desk, asked before letting in. attention: "VIP", "speaker", "call the organiser"...
        badges_printed: how many badges came out.
    """

    registration_id: str
    person_id: str
    event_id: str
    number: int
    given_name: str
    family_name: str
    email: str
    phone: str
    institution: str
    unit: str
    category_key: str
    category_typed: str
    role: str
    status: str
    source: str
    code: str
    present: bool
    first_in_ms: int | None
    first_in_desk: str
    first_in_operator: str
    doubled: int
    wants_speed_dating: bool | None
    idea: str
    consent_share: bool | None
    consent_photo: bool | None
    needs: str
    note: str
    attention: str
    badges_printed: int
    created_ms: int

    @property
    def display_name(self) -> str:
        """``Prénom NOM``, as on badges and in verdicts."""
        return display_name(self.given_name, self.family_name)

    @property
    def list_name(self) -> str:
        """``NOM Prénom``, as in lists."""
        return list_name(self.given_name, self.family_name)

    @property
    def attendance(self) -> Attendance:
        """Present, gone out, expected, to confirm or cancelled."""
        return attendance(present=self.present, status=self.status, first_in_ms=self.first_in_ms)

    @property
    def order(self) -> tuple[str, str]:
        """By what lists are sorted (see `core.folding.name_order`)."""
        return name_order(self.given_name, self.family_name)


_BOOLEANS = ("present", "wants_speed_dating", "consent_share", "consent_photo")
_NAMES = tuple(f.name for f in fields(Attendee))


def attendee_from(row: Row | Mapping[str, object]) -> Attendee:
    """An attendee from a row of ``store.registrations_table``."""
    values = {name: row["id" if name == "registration_id" else name] for name in _NAMES}
    for name in _BOOLEANS:
        values[name] = None if values[name] is None else bool(values[name])
    values["code"] = values["code"] or ""
    return Attendee(**values)  # type: ignore[arg-type]


PERSON_FIELDS = ("given_name", "family_name", "email", "phone", "institution", "unit")
REGISTRATION_FIELDS = (
    "category_key",
    "category_typed",
    "role",
    "wants_speed_dating",
    "idea",
    "consent_share",
    "consent_photo",
    "needs",
    "note",
    "attention",
)
_CONSENTS = frozenset({"consent_share", "consent_photo"})
_ON_THE_BADGE = frozenset({"given_name", "family_name", "institution", "role", "category_key"})


class Attendees:
    """Use cases on registrations, for windows and the command line alike."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._indexes: dict[str, NameIndex] = {}
        self._stale: dict[str, set[str]] = {}
        recorder.changes.subscribe(self._on_changed)

    def of_event(self, event_id: str) -> list[Attendee]:
        """Everybody registered, cancelled included, in the order of all lists: SQLite would put É and œ after Z."""
        everybody = [attendee_from(row) for row in registrations_table.of_event(self._store, event_id)]
        return sorted(everybody, key=lambda who: (who.order, who.number))

    def find(self, event_id: str, key: str) -> Attendee:
        """One attendee of a meeting by the registration's key or by the code on the badge.

        Raises:
            Refused: ``registration-unknown``.
        """
        holders = registrations_table.by_codes(self._store, [key])
        keys = [row["id"] for row in holders if row["revoked_ms"] is None] or [key]
        for row in registrations_table.several(self._store, keys):
            if row["event_id"] == event_id:
                return attendee_from(row)
        raise Refused(
            "registration-unknown", N_("Nobody is registered for this meeting as “{key}”."), key=key
        )

    def one(self, registration_id: str) -> Attendee:
        """One attendee. Raises `Refused` ``registration-unknown``."""
        row = registrations_table.one(self._store, registration_id)
        if row is None:
            raise Refused("registration-unknown", N_("This registration no longer exists."))
        return attendee_from(row)

    def categories(self) -> list[Category]:
        """The community's categories in the order of the screens."""
        return people_table.categories(self._store)

    def institutions(self) -> list[str]:
        """Names of the known institutions, for completion."""
        return people_table.institution_names(self._store)

    def wishes(self, event_id: str, registration_id: str) -> list[tuple[str, str]]:
        """Whom somebody wishes to meet (``"wish"``) or must not be seated with (``"avoid"``): registration and kind."""
        return [(whom, kind) for who, whom, kind in self.all_wishes(event_id) if who == registration_id]

    def all_wishes(self, event_id: str) -> list[tuple[str, str, str]]:
        """Who names whom, and whether to meet (``"wish"``) or not to be seated with them (``"avoid"``)."""
        rows = wishes_table.of_event(self._store, event_id)
        return [(row["who_id"], row["whom_id"], row["kind"]) for row in rows]

    def register(
        self,
        event_id: str,
        person: PersonFields,
        registration: RegistrationFields,
        person_id: str | None = None,
    ) -> Attendee:
        """Register a new person, or a known one (``person_id``), for a meeting."""
        with self._recorder.transaction() as transaction:
            registrar = Registrar(self._store)
            known = person_id or registrar.add_person(transaction, person)
            new = registrar.register(transaction, event_id, known, self.dated(registration))
        return self.one(new)

    def edit(self, registration_id: str, **changes: object) -> Attendee:
        """Change fields of the person and of the registration (see `PERSON_FIELDS`, `REGISTRATION_FIELDS`).

        A person who comes to several meetings is corrected in all of them.
        """
        unknown = set(changes) - set(PERSON_FIELDS) - set(REGISTRATION_FIELDS)
        if unknown:
            raise TypeError(f"no such field: {sorted(unknown)}")
        with self._recorder.transaction() as transaction:
            before = self.one(registration_id)
            self._edit_person(transaction, before, changes)
            self._edit_registration(transaction, before, changes)
        return self.one(registration_id)

    @staticmethod
    def changes_badge(changes: Mapping[str, object]) -> bool:
        """Whether these changes show on the badge, so that a new one is due."""
        return not _ON_THE_BADGE.isdisjoint(changes)

    def _edit_person(self, transaction: Transaction, before: Attendee, changes: Mapping[str, object]) -> None:
        wanted = {name: str(changes[name]) for name in PERSON_FIELDS if name in changes}
        if any(getattr(before, name) != value for name, value in wanted.items()):
            now = PersonFields(**{name: wanted.get(name, getattr(before, name)) for name in PERSON_FIELDS})
            Registrar(self._store).change_person(transaction, before.person_id, now)

    def _edit_registration(
        self, transaction: Transaction, before: Attendee, changes: Mapping[str, object]
    ) -> None:
        payload = {}
        for name in REGISTRATION_FIELDS:
            if name in changes and changes[name] != getattr(before, name):
                value = changes[name]
                payload[name] = clean(value, LONGEST_TEXT) if isinstance(value, str) else value
        if "category_key" in payload:  # what the list said is not what this person is
            payload.setdefault("category_typed", "")
        if not _CONSENTS.isdisjoint(payload):
            payload |= {"consent_ms": self._recorder.clock.read().wall_ms, "consent_origin": self._here()}
        if payload:
            subject = f"registration:{before.registration_id}"
            transaction.add("registration.changed", subject, payload, before.event_id)

    def dated(self, fields: RegistrationFields) -> RegistrationFields:
        """A consent given here carries its date and its origin."""
        said = fields.consent_share is not None or fields.consent_photo is not None
        if not said or fields.consent_ms is not None:
            return fields
        now_ms = self._recorder.clock.read().wall_ms
        return replace(fields, consent_ms=now_ms, consent_origin=fields.consent_origin or self._here())

    def _here(self) -> str:
        """Where a consent was given: the desk and who sat there."""
        return " · ".join(part for part in (f"desk {self._recorder.desk}", self._recorder.operator) if part)

    def cancel(self, registration_id: str) -> Attendee:
        """Cancel a registration; nothing is erased."""
        return self._set_status(registration_id, "registration.cancelled")

    def restore(self, registration_id: str) -> Attendee:
        """Take a cancellation back, or confirm a pending registration."""
        return self._set_status(registration_id, "registration.restored")

    def _set_status(self, registration_id: str, kind: str) -> Attendee:
        event_id = self.one(registration_id).event_id
        self._recorder.record(kind, f"registration:{registration_id}", {}, event_id)
        return self.one(registration_id)

    def new_code(self, registration_id: str) -> Attendee:
        """A fresh code for a reprinted badge; the old ones of ours are revoked, outside codes stay."""
        with self._recorder.transaction() as transaction:
            event_id = self.one(registration_id).event_id
            for row in registrations_table.valid_codes(self._store, registration_id):
                if row["origin"] == "ronde":
                    payload = {"code": row["code"]}
                    transaction.add("code.revoked", f"registration:{registration_id}", payload, event_id)
            code = transaction.new_code()
            Registrar(self._store).issue(transaction, event_id, registration_id, code, "ronde")
        return self.one(registration_id)

    def search(self, event_id: str, query: str, limit: int = 20) -> list[Attendee]:
        """Who is meant by what was typed, the best first; see `core.search`."""
        index = self._index(event_id)
        found = index.find(query, limit)
        rows = {row["id"]: row for row in registrations_table.several(self._store, found)}
        return [attendee_from(rows[key]) for key in found if key in rows]

    def similar(self, event_id: str, given_name: str, family_name: str, email: str) -> list[Attendee]:
        """Registrations that may be the same person: same address, or the same name give or take a slip."""
        found = {a.registration_id: a for a in self.search(event_id, f"{given_name} {family_name}", 5)}
        if email.strip():
            found |= {a.registration_id: a for a in self.search(event_id, email, 5)}
        return list(found.values()) if family_name.strip() or email.strip() else []

    def _index(self, event_id: str) -> NameIndex:
        """The search index of a meeting, filled once and then kept up to date by what changed."""
        index = self._indexes.get(event_id)
        if index is None:
            index = self._indexes[event_id] = NameIndex()
            for row in registrations_table.of_event(self._store, event_id):
                _put(index, row)
        for registration_id in self._stale.pop(event_id, set()):
            row_now = registrations_table.one(self._store, registration_id)
            if row_now is not None:
                _put(index, row_now)
        return index

    def _on_changed(self, changed: Changed) -> None:
        if changed.elsewhere or changed.touches("person", "institution"):
            if changed.elsewhere or any(s.startswith(("person:", "institution:")) for s in changed.subjects):
                self._forget_or_mark(changed)
        elif changed.touches("registration"):
            self._mark(changed)

    def _forget_or_mark(self, changed: Changed) -> None:
        """A few new people with their registrations are added; a change of a known person fills anew."""
        registrations = [s for s in changed.subjects if s.startswith("registration:")]
        people = [s for s in changed.subjects if s.startswith("person:")]
        if changed.elsewhere or len(people) != len(registrations) or len(people) > 200:
            self._indexes.clear()
            self._stale.clear()
        else:
            self._mark(changed)

    def _mark(self, changed: Changed) -> None:
        ids = {s.partition(":")[2] for s in changed.subjects if s.startswith("registration:")}
        for event_id in changed.event_ids & self._indexes.keys():
            self._stale.setdefault(event_id, set()).update(ids)


def _put(index: NameIndex, row: Row) -> None:
    index.put(row["id"], (row["given_name"], row["family_name"]), (row["institution"], row["email"]))
