"""Settling how each row of a list ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop_app.core.folding import display_name
from desktop_app.core.roster.matching import (
    NOTHING_NEW,
    Identity,
    ImportPlan,
    Index,
    KnownPerson,
    Outcome,
    PlannedPerson,
    PlannedRow,
    Sign,
    compare,
    words_of,
)
from desktop_app.core.roster.merging import changes_to, merge_rows
from desktop_app.core.roster.own_list import SOURCE
from desktop_app.core.roster.rows import ImportedRow, ImportTable, Status
from desktop_app.core.roster.wishes import plan_wishes
from desktop_app.core.text import N_, Text

_PROGRESS_STEP = 50
_NEW = {
    Status.CONFIRMED: N_("New person."),
    Status.PENDING: N_("New person, to confirm."),
    Status.CANCELLED: N_("New person, whose registration is cancelled."),
}
_OTHER_ADDRESS = N_(
    "Somebody of this name is known with another address: a new person will be made, please check."
)
_NOTHING_SHARED = N_(
    "Somebody of this name is known, and nothing else tells that it is the same person: a new person will be made,"
    " please check."
)
ONCE_DONE: Mapping[str, str] = {
    _OTHER_ADDRESS: N_(
        "Somebody of this name is known with another address: a new person was made, please check."
    ),
    _NOTHING_SHARED: N_(
        "Somebody of this name is known, and nothing else tells that it is the same person: a new person was made,"
        " please check."
    ),
}
"""What a plan says will happen, as it is said once the list is in."""
_CAME_BACK = {
    Status.CONFIRMED: N_("Known from an earlier meeting."),
    Status.PENDING: N_("Known from an earlier meeting, to confirm."),
    Status.CANCELLED: N_("Known from an earlier meeting; the registration is cancelled."),
}


class Planner:
    """Goes through a list once, then looks again at the rows that name two people."""

    def __init__(
        self, table: ImportTable, known: Iterable[KnownPerson], progress: Callable[[int, int], None] | None
    ) -> None:
        self._table = table
        self._known = list(known)
        self._progress = progress or (lambda done, of: None)
        self._people: list[PlannedPerson] = []
        self._index = Index()
        self._known_index = Index()
        self._identities = [_identities(person) for person in self._known]
        for position, identities in enumerate(self._identities):
            for identity in identities:
                self._known_index.add(position, identity.emails, identity.name, identity.codes)
        self._known_rows = _by_typed(self._known)
        self._names_at = _names_by_address(table.people)
        self._place: dict[
            int, tuple[int, Sign | None, int]
        ] = {}  # row in table.people -> person, sign, line merged into
        self._remarks: dict[int, list[Text]] = {}
        self._wish_remarks: dict[int, list[Text]] = {}

    def plan(self) -> ImportPlan:
        """The plan of the whole list."""
        order = sorted(range(len(self._table.people)), key=lambda i: self._table.people[i].partner)
        for done, position in enumerate(order):
            if done % _PROGRESS_STEP == 0:
                self._progress(done, len(order))
            self._place_row(position, self._table.people[position])
        cancelled = self._cancel_elsewhere()
        for person in self._people:
            if person.known:
                said = person.known.last_said if person.known.registration_id else None
                person.changes = changes_to(person.known.values, said, person.merged, person.known.last_typed)
        wishes, self._wish_remarks = plan_wishes(self._people, self._known)
        rows = sorted((*self._planned_rows(), *self._aside_rows()), key=lambda row: row.row_number)
        return ImportPlan(
            self._table.source,
            tuple(rows),
            tuple(self._people),
            (*self._table.remarks, *cancelled),
            tuple(wishes),
        )

    def _place_row(self, position: int, row: ImportedRow) -> None:
        identity = Identity.of_row(row)
        found, sign = self._in_list(identity, row)
        if found is not None and sign is not None:
            person = self._people[found]
            self._place[position] = (found, sign, person.merged.line)
            person.merged = merge_rows(person.merged, row)
            person.rows.append(row.row_number)
        else:
            if not _badges(row):  # who has a badge has been told apart before
                self._warn_of_shared_address(position, row)
                self._warn_of_namesakes(position, identity)
            known = self._in_community(identity) or self._typed_before(row)
            if known is None and not _badges(row):
                self._warn_of_known_address(position, identity)
            found = len(self._people)
            self._people.append(PlannedPerson(row, known, rows=[row.row_number]))
            self._place[position] = (found, None, row.row_number)
        merged = Identity.of_row(self._people[found].merged)
        self._index.add(found, merged.emails, merged.name, merged.codes)

    def _in_list(self, identity: Identity, row: ImportedRow) -> tuple[int | None, Sign | None]:
        found, sign = _best(self._index, identity, lambda i: [Identity.of_row(self._people[i].merged)])
        if found is not None and not _two_badges(row, self._people[found].merged):
            return found, sign
        if _badges(row):
            return None, None
        known = self._in_community(identity)
        if known is not None:
            for position in self._index.names.get(identity.name, ()):
                if self._people[position].known is known:
                    return position, compare(identity, Identity.of_known(known))
        namesakes = self._index.names.get(identity.name, [])
        if row.partner and not row.email and len(namesakes) == 1:
            return namesakes[0], Sign.NONE
        return None, None

    def _in_community(self, identity: Identity) -> KnownPerson | None:
        found, _ = _best(self._known_index, identity, lambda i: self._identities[i])
        return None if found is None else self._known[found]

    def _typed_before(self, row: ImportedRow) -> KnownPerson | None:
        """Whom the same row gave before, where it was read otherwise then (a couple as one person)."""
        known = [] if row.partner else self._known_rows.get(frozenset(row.typed.items()), [])
        return known[0] if len(known) == 1 and all(p.known is not known[0] for p in self._people) else None

    def _warn_of_shared_address(self, position: int, row: ImportedRow) -> None:
        holders = [self._people[i].merged for i in self._index.emails.get(row.email, ())] if row.email else []
        if holders:
            names = display_name(holders[0].given_name, holders[0].family_name)
            self._remark(
                position,
                Text(N_("The address is also that of {name}: both are kept as two people."), {"name": names}),
            )

    def _warn_of_namesakes(self, position: int, identity: Identity) -> None:
        namesakes = self._index.names.get(identity.name, ())
        if namesakes:
            lines = ", ".join(str(self._people[i].merged.line) for i in namesakes[:5])
            self._remark(
                position,
                Text(
                    N_("Same name as in line {lines}, and nothing else in common: two people, please check."),
                    {"lines": lines},
                ),
            )
        elif not self._in_community(identity) and (known := self._known_index.names.get(identity.name)):
            addressed = identity.emails and any(self._known[i].emails for i in known)
            self._remark(position, Text(_OTHER_ADDRESS if addressed else _NOTHING_SHARED))

    def _warn_of_known_address(self, position: int, identity: Identity) -> None:
        """Somebody new with the address of one other person; what several share says nothing: a secretariat's."""
        for email in identity.emails:
            places = self._known_index.emails.get(email, ())
            holders = [self._known[i] for i in places if email in self._known[i].emails]
            if len(holders) == 1 and len(self._names_at[email]) == 1:
                name = display_name(holders[0].given_name, holders[0].family_name)
                self._remark(position, Text(N_("This address is already that of {name}."), {"name": name}))
                return

    def _remark(self, position: int, text: Text) -> None:
        self._remarks.setdefault(position, []).append(text)

    def _cancel_elsewhere(self) -> list[Text]:
        """People of a sheet of cancellations whom the community file still has as registered."""
        remarks: list[Text] = []
        listed = {id(person.known) for person in self._people if person.known}
        for row in self._table.cancelled_elsewhere:
            known = self._in_community(Identity.of_row(row))
            if (
                known
                and known.registration_id
                and id(known) not in listed
                and known.values.get("status") != "cancelled"
            ):
                plain = replace(row, status=Status.CANCELLED)
                self._people.append(PlannedPerson(plain, known))
                name = display_name(row.given_name, row.family_name)
                remarks.append(
                    Text(
                        N_("{name} is on the sheet of cancellations: the registration is cancelled."),
                        {"name": name},
                    )
                )
        return remarks

    def _planned_rows(self) -> list[PlannedRow]:
        by_number: dict[int, list[int]] = {}
        for position, row in enumerate(self._table.people):
            by_number.setdefault(row.row_number, []).append(position)
        return [self._planned_row(positions) for positions in by_number.values()]

    def _planned_row(self, positions: list[int]) -> PlannedRow:
        rows = [self._table.people[position] for position in positions]
        endings = [self._ending(position) for position in positions]
        order = (Outcome.IMPORTED, Outcome.UPDATED, Outcome.MERGED)
        outcome, reason = min(endings, key=lambda ending: order.index(ending[0]))
        extra = [text for position in positions for text in self._remarks.get(position, ())]
        people = tuple(dict.fromkeys(self._place[position][0] for position in positions))
        for person in people:
            if self._people[person].rows[0] == rows[0].row_number:
                extra += self._wish_remarks.get(person, ())
        return PlannedRow(
            rows[0].row_number, rows[0].line, outcome, reason, people, (*rows[0].remarks, *extra)
        )

    def _ending(self, position: int) -> tuple[Outcome, Text]:
        found, sign, into = self._place[position]
        person = self._people[found]
        if sign is not None:
            values: dict[str, object] = {"line": into, "sign": words_of(sign)}
            return Outcome.MERGED, Text(N_("Same person as in line {line}: {sign}."), values)
        if person.known is None:
            return Outcome.IMPORTED, Text(_NEW[person.merged.status])
        if person.known.registration_id is None:
            return Outcome.IMPORTED, Text(_CAME_BACK[person.merged.status])
        if person.changes.get("status") == Status.CANCELLED.value:
            return Outcome.UPDATED, Text(N_("Already registered: the list cancels the registration."))
        if person.changes:
            return Outcome.UPDATED, Text(N_("Already registered: the list brings something new."))
        return Outcome.MERGED, NOTHING_NEW

    def _aside_rows(self) -> list[PlannedRow]:
        return [
            PlannedRow(row.row_number, row.line, Outcome.SET_ASIDE, row.reason)
            for row in self._table.set_aside
        ]


def _two_badges(one: ImportedRow, two: ImportedRow) -> bool:
    """Both have a badge of ours and not the same: two people, whatever else they share."""
    return bool(_badges(one) and _badges(two)) and _badges(one).isdisjoint(_badges(two))


def _badges(row: ImportedRow) -> set[str]:
    return {code.code for code in row.outside_codes if code.origin == SOURCE}


def _identities(person: KnownPerson) -> list[Identity]:
    """As they are known now, and as the last list named them."""
    said = Identity.as_said(person)
    return [Identity.of_known(person), *([said] if said else [])]


def _strongest(identity: Identity, others: list[Identity]) -> Sign:
    return max((compare(identity, other) for other in others), key=lambda sign: sign.value)


def _best(
    index: Index, identity: Identity, identities_of: Callable[[int], list[Identity]]
) -> tuple[int | None, Sign | None]:
    """The position that agrees most strongly; none when nothing agrees, or when two agree equally on little."""
    candidates = dict.fromkeys(
        position
        for places, keys in (
            (index.names, (identity.name,)),
            (index.emails, identity.emails),
            (index.codes, identity.codes),
        )
        for key in keys
        for position in places.get(key, ())
    )
    signs = sorted(
        ((_strongest(identity, identities_of(i)), i) for i in candidates), key=lambda pair: -pair[0].value
    )
    if not signs or signs[0][0] is Sign.NONE:
        return None, None
    best, position = signs[0]
    if best in (Sign.HOUSE, Sign.NAME, Sign.SLIP) and len(signs) > 1 and signs[1][0] is best:
        return None, None
    return position, best


def _names_by_address(rows: Iterable[ImportedRow]) -> dict[str, set[str]]:
    """Whose address each is, as the list has it."""
    names: dict[str, set[str]] = {}
    for identity in map(Identity.of_row, rows):
        for email in identity.emails:
            names.setdefault(email, set()).add(identity.name)
    return names


def _by_typed(known: Iterable[KnownPerson]) -> dict[frozenset[tuple[str, str]], list[KnownPerson]]:
    rows: dict[frozenset[tuple[str, str]], list[KnownPerson]] = {}
    for person in known:
        if person.last_typed:
            rows.setdefault(frozenset(person.last_typed.items()), []).append(person)
    return rows
