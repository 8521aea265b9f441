"""The entries that give one registration of a meeting all that another one has."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.core.checkin import Outcome, Way
from desktop_app.core.joining import (
    CONSENTS,
    FILLED,
    GATHERED,
    Stood,
    joined_fields,
    joined_presence,
    joined_rounds,
    joined_status,
    joined_wishes,
    renamed,
)
from desktop_app.services.recorder import Transaction
from desktop_app.services.registering import Registrar
from desktop_app.store import plans_table, registrations_table, wishes_table
from desktop_app.store.store import Row, Store

_YES_OR_NO = ("wants_speed_dating", *CONSENTS)


@dataclass(frozen=True, slots=True)
class JoinWriter:
    """Writes one meeting after the other, within one transaction."""

    store: Store
    transaction: Transaction
    registrar: Registrar

    def join(self, event_id: str, kept: Row, other: Row) -> None:
        """The other registration is cancelled once everything it had is the kept one's."""
        self._words(event_id, kept, other)
        self._door(event_id, kept, other)
        self._badge(event_id, kept, other)
        self._codes(event_id, kept, other)
        self._wishes(event_id, kept["id"], other["id"])
        self._plans(event_id, kept["id"], other["id"])
        self._queue(event_id, kept["id"], other["id"])
        if other["status"] != "cancelled":
            self._add("registration.cancelled", other["id"], {}, event_id)

    def _add(self, kind: str, registration_id: str, payload: Mapping[str, object], event_id: str) -> None:
        self.transaction.add(kind, f"registration:{registration_id}", payload, event_id)

    def _words(self, event_id: str, kept: Row, other: Row) -> None:
        status = joined_status(kept["status"], other["status"])
        if status != kept["status"] and status == "confirmed":
            self._add("registration.restored", kept["id"], {}, event_id)
        changes = joined_fields(_fields(kept), _fields(other))
        if status != kept["status"] and status != "confirmed":
            changes["status"] = status
        if changes:
            self._add("registration.changed", kept["id"], changes, event_id)

    def _door(self, event_id: str, kept: Row, other: Row) -> None:
        """Nobody is inside twice: the lines of the other are taken back, and what they say is written of the kept."""
        mine = registrations_table.standing_lines(self.store, kept["id"])
        theirs = registrations_table.standing_lines(self.store, other["id"])
        after = joined_presence(_stood(kept, mine), _stood(other, theirs))
        for line in theirs:
            self._take_back(line, event_id)
        if after.arrived_ms is not None:
            for line in [each for each in mine if each["at_ms"] == kept["first_in_ms"]][:1]:
                self._take_back(line, event_id)
            self._line(kept["id"], Outcome.ADMITTED, after.arrived_ms, event_id)
        if after.left_ms is not None:
            self._line(kept["id"], Outcome.LEFT, after.left_ms, event_id)
        if after.back_in_ms is not None:
            self._line(kept["id"], Outcome.RE_ENTERED, after.back_in_ms, event_id)

    def _take_back(self, line: Row, event_id: str) -> None:
        payload = {"undoes_id": line["id"], "way": Way.JOINED.value, "code": line["code"]}
        self._add("door.undone", line["registration_id"], payload, event_id)

    def _line(self, registration_id: str, outcome: Outcome, at_ms: int, event_id: str) -> None:
        payload = {"outcome": outcome.name, "way": Way.JOINED.value, "code": "", "scanned_ms": at_ms}
        self._add("door.scanned", registration_id, payload, event_id)

    def _badge(self, event_id: str, kept: Row, other: Row) -> None:
        """Somebody who wears the badge of the other needs no second one, and loses it with the next."""
        if other["badges_printed"] and not kept["badges_printed"]:
            payload = {"code": other["code"] or "", "way": Way.JOINED.value}
            self._add("badge.printed", kept["id"], payload, event_id)

    def _codes(self, event_id: str, kept: Row, other: Row) -> None:
        """Every badge of the other opens the door for the kept, whose own code stays the one that is printed."""
        held = registrations_table.valid_codes(self.store, kept["id"])
        codes = {row["code"] for row in held}
        newest_ms = max((row["issued_ms"] for row in held if row["origin"] == "ronde"), default=None)
        for row in registrations_table.valid_codes(self.store, other["id"]):
            self._add("code.revoked", other["id"], {"code": row["code"], "given_to": kept["id"]}, event_id)
            if row["code"] not in codes:
                issued_ms = row["issued_ms"] if newest_ms is None else min(row["issued_ms"], newest_ms - 1)
                payload = {"code": row["code"], "origin": row["origin"], "issued_ms": issued_ms}
                self._add("code.issued", kept["id"], payload, event_id)

    def _wishes(self, event_id: str, kept: str, other: str) -> None:
        rows = wishes_table.of_event(self.store, event_id)
        wishes = joined_wishes(((r["who_id"], r["whom_id"], r["kind"]) for r in rows), kept, other)
        for (who, whom), kind in wishes.items():
            payload = {"who": who, "whom": whom} | ({} if kind is None else {"kind": kind})
            self.transaction.add(
                "wish.dropped" if kind is None else "wish.set", f"wish:{who}:{whom}", payload, event_id
            )

    def _plans(self, event_id: str, kept: str, other: str) -> None:
        """Seats, and what is pinned or banned, in every plan of the meeting: those that were sat are history."""
        for plan in plans_table.plans(self.store, event_id):
            before = plans_table.rounds(self.store, plan["id"])
            settings = json.loads(plan["settings_json"])
            payload: dict[str, Any] = {}
            if (rounds := joined_rounds(before, kept, other)) != before:
                payload["rounds"] = rounds
            if (named := renamed(settings, other, kept)) != settings:
                payload["settings"] = named
            if payload:
                payload["joined"] = {"kept": kept, "other": other}
                self.transaction.add("plan.changed", f"plan:{plan['id']}", payload, event_id)

    def _queue(self, event_id: str, kept: str, other: str) -> None:
        rows = plans_table.queue(self.store, event_id)
        if all(row["registration_id"] != other for row in rows):
            return
        entries = [{name: row[name] for name in ("id", *plans_table.QUEUE_COLUMNS)} for row in rows]
        for entry in entries:
            if entry["registration_id"] == other:
                entry["registration_id"] = kept
        self.transaction.add("queue.replaced", f"queue:{event_id}", {"entries": entries}, event_id)


def _fields(row: Row) -> dict[str, object]:
    """As the journal has them: yes and no are no numbers there."""
    names = (*FILLED, *GATHERED, *CONSENTS, "consent_ms", "consent_origin")
    values: dict[str, object] = {name: row[name] for name in names}
    for name in _YES_OR_NO:
        values[name] = None if row[name] is None else bool(row[name])
    return values


def _stood(row: Row, lines: list[Row]) -> Stood:
    last_ms = max((line["at_ms"] for line in lines), default=None)
    return Stood(bool(row["present"]), row["first_in_ms"], last_ms)
