"""Two records of one person made one: said before, then done in one transaction."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.core.errors import Refused
from desktop_app.core.joining import rounds_seated_twice
from desktop_app.core.text import N_, Text, counted
from desktop_app.services.attendees import PERSON_FIELDS, Attendee, Attendees
from desktop_app.services.joining_writing import JoinWriter
from desktop_app.services.recorder import Recorder, Transaction
from desktop_app.services.registering import PersonFields, Registrar
from desktop_app.store import events_table, live_table, people_table, plans_table, registrations_table
from desktop_app.store.store import Row


@dataclass(frozen=True, slots=True)
class Record:
    """One of the two, as the meeting at hand has them. ``meetings``: titles of those they registered for."""

    attendee: Attendee
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining two records does, or did.

    Attributes:
        kept: whose name, address and registrations stay. other: whose registrations go there.
        sentences: what becomes of meetings, badges, presence and addresses.
    """

    kept: Record
    other: Record
    sentences: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two registrations for one meeting."""

    event: Row
    kept: Row
    other: Row


@dataclass(frozen=True, slots=True)
class _Found:
    """The two people with all their registrations."""

    kept: Attendee
    other: Attendee
    kept_rows: list[Row]
    other_rows: list[Row]
    pairs: list[_Pair]


class Joining:
    """Says that two people of a list are one.

    Args:
        keep_copy: what stands before is copied first, so that going back to it takes everything back.
    """

    def __init__(self, recorder: Recorder, attendees: Attendees, keep_copy: Callable[[], object]) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._attendees = attendees
        self._keep_copy = keep_copy

    def look(self, event_id: str, kept_key: str, other_key: str) -> Joined:
        """What `join` would do; nothing is changed. Refuses as `join`."""
        return self._told(self._found(event_id, kept_key, other_key))

    def join(self, event_id: str, kept_key: str, other_key: str) -> Joined:
        """Give everything of the other to the one who is kept.

        Args:
            event_id: a meeting for which both are registered.
            kept_key: registration or badge code of whoever keeps name and address.
            other_key: registration or badge code of the other.

        Raises:
            Refused: ``registration-unknown``; ``join-same`` when they are one person already; ``join-seated-twice``
                when both sit in one round of a plan that a session runs. Nothing is changed.
        """
        self._found(event_id, kept_key, other_key)
        self._keep_copy()
        with self._recorder.transaction() as transaction:
            found = self._found(event_id, kept_key, other_key)
            told = self._told(found)
            self._fill_person(transaction, found)
            writer = JoinWriter(self._store, transaction, Registrar(self._store))
            for pair in found.pairs:
                writer.join(pair.event["id"], pair.kept, pair.other)
            for row in found.other_rows:
                payload = {"person_id": found.kept.person_id}
                transaction.add("registration.changed", f"registration:{row['id']}", payload, row["event_id"])
        kept = Record(self._attendees.one(found.kept.registration_id), told.kept.meetings)
        return Joined(kept, told.other, told.sentences)

    def _found(self, event_id: str, kept_key: str, other_key: str) -> _Found:
        kept, other = (self._attendees.find(event_id, key) for key in (kept_key, other_key))
        if kept.person_id == other.person_id:
            raise Refused("join-same", N_("These two are one person already."))
        mine, theirs = (registrations_table.of_people(self._store, (who.person_id,)) for who in (kept, other))
        pairs = [
            _Pair(event, of_kept, of_other)
            for event in events_table.events(self._store)
            if (of_kept := _that_counts(mine, event["id"], kept)) is not None
            and (of_other := _that_counts(theirs, event["id"], other)) is not None
        ]
        for pair in pairs:
            self._refuse_two_seats(pair, kept.display_name)
        return _Found(kept, other, mine, theirs, pairs)

    def _refuse_two_seats(self, pair: _Pair, name: str) -> None:
        """In a session that runs both were called to a table: only who stands in the hall knows which is right."""
        session = live_table.open_session(self._store, pair.event["id"])
        plan = plans_table.active_plan(self._store, pair.event["id"]) if session is not None else None
        if plan is None:
            return
        rounds = plans_table.rounds(self._store, plan["id"])
        twice = rounds_seated_twice(rounds, pair.kept["id"], pair.other["id"])
        if twice:
            raise Refused(
                "join-seated-twice",
                N_(
                    "{name} sits twice in round {round} of the plan that the session runs. Free one of the two"
                    " seats, or join them after the session."
                ),
                name=name,
                round=twice[0] + 1,
            )

    def _told(self, found: _Found) -> Joined:
        titles = {event["id"]: str(event["title"]) for event in events_table.events(self._store)}
        kept, other = (
            tuple(dict.fromkeys(titles[row["event_id"]] for row in rows))
            for rows in (found.kept_rows, found.other_rows)
        )
        return Joined(
            Record(found.kept, kept),
            Record(found.other, other),
            (
                *_of_meetings(found),
                *(text for pair in found.pairs for text in self._of_pair(pair)),
                *_of_addresses(found),
            ),
        )

    def _of_pair(self, pair: _Pair) -> list[Text]:
        values = {"meeting": str(pair.event["title"])}
        said = [
            Text(N_("{meeting}: the other registration is cancelled, and both badges open the door."), values)
        ]
        if pair.other["first_in_ms"] is not None:
            said.append(Text(N_("{meeting}: the presence is kept, since the first arrival."), values))
        twice = [
            place
            for plan in plans_table.plans(self._store, pair.event["id"])
            for place in rounds_seated_twice(
                plans_table.rounds(self._store, plan["id"]), pair.kept["id"], pair.other["id"]
            )
        ]
        if twice:
            said.append(Text(N_("{meeting}: both had a seat in one round; the second seat is free."), values))
        return said

    def _fill_person(self, transaction: Transaction, found: _Found) -> None:
        """Empty fields are filled from the other; a list that comes with the other address finds the person."""
        kept, other = found.kept, found.other
        fields = {name: getattr(kept, name) or getattr(other, name) for name in PERSON_FIELDS}
        typed, addresses = self._typed(kept)
        _, others = self._typed(other)
        emails = [e for e in dict.fromkeys((str(fields["email"]).lower(), *addresses, *others)) if e]
        person = PersonFields(**fields, typed=typed | {"emails": emails})
        Registrar(self._store).change_person(transaction, kept.person_id, person)

    def _typed(self, who: Attendee) -> tuple[dict[str, object], list[str]]:
        row = people_table.person(self._store, who.person_id)
        typed = json.loads(row["typed_json"]) if row is not None else {}
        return typed, [who.email.lower(), *typed.get("emails", [])]


def _that_counts(rows: list[Row], event_id: str, chosen: Attendee) -> Row | None:
    """The registration of a person for a meeting: the one that was chosen, else one that was not cancelled."""
    here = [row for row in rows if row["event_id"] == event_id]
    return min(
        here,
        key=lambda row: (row["id"] != chosen.registration_id, row["status"] == "cancelled"),
        default=None,
    )


def _of_meetings(found: _Found) -> list[Text]:
    meetings = len({row["event_id"] for row in (*found.kept_rows, *found.other_rows)})
    return [counted("One history of {n} meeting.", "One history of {n} meetings.", meetings)]


def _of_addresses(found: _Found) -> list[Text]:
    mine, theirs = found.kept.email, found.other.email
    if not mine or not theirs or mine.lower() == theirs.lower():
        return []
    return [
        Text(
            N_("{email} stays the address; a list with {other} finds this person too."),
            {"email": mine, "other": theirs},
        )
    ]
