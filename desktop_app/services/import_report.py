"""What an import did, or would do, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.core.folding import list_name
from desktop_app.core.roster.matching import NOTHING_NEW, ImportPlan, Outcome, PlannedPerson, PlannedRow
from desktop_app.core.roster.planning import ONCE_DONE
from desktop_app.core.roster.rows import Status
from desktop_app.core.text import Text, counted
from desktop_app.services.import_words import ChangeWords, FieldChange

_TOLD_STATUSES = (Status.CANCELLED.value, Status.PENDING.value)


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """How one row ended.

    Attributes:
        number: the row among those that hold somebody, from 1. line: its row in the file.
        outcome: ``imported``, ``updated``, ``merged`` or ``set_aside``.
        reason: one sentence. remarks: what was repaired, guessed or left out.
        registration_id: of the (first) person, ``None`` when set aside, and in a preview for somebody new.
        also_registered: the second registration of a row that names two people.
        name: as it will stand in lists, like institution, email and category.
        ending: the outcome as a person looks for it: ``cancelled`` or ``pending`` where the list makes the registration
            that, ``unchanged`` where it says nothing new, otherwise as ``outcome``.
        status: of the (first) registration once the list is in; empty when set aside.
        changes: what the list changes about somebody registered already.
    """

    number: int
    line: int
    outcome: str
    reason: Text
    registration_id: str | None
    also_registered: str | None = None
    name: str = ""
    institution: str = ""
    email: str = ""
    category_key: str = ""
    remarks: tuple[Text, ...] = ()
    ending: str = ""
    status: str = ""
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        counts: rows, imported, updated, merged, set_aside; ``unchanged``, those of the merged rows that said nothing
            new of somebody registered before; ``people``, the different people in the list;
            ``wishes``, whom to meet or to avoid, new ones;
            ``cancelled``, registrations that the list cancels, or brings in as cancelled, among them
            ``cancelled_elsewhere``, those on a sheet of cancellations; ``pending``, registrations that the list makes
            ones to confirm.
        columns: header of each column with the field that it feeds (empty for none).
        remarks: on the whole file.
        has_copy: what stood before was copied first.
        without_copy: why it could not be; None where there is a copy, or was nobody to lose.
    """

    file: str
    source: str
    counts: Mapping[str, int]
    rows: tuple[ReportedRow, ...]
    columns: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Text, ...] = ()
    dry_run: bool = False
    has_copy: bool = False
    without_copy: Text | None = None

    def summary(self) -> tuple[Text, ...]:
        """What became of the rows, in a few words each; of what there is none nothing is said, but of those imported.

        The rows that said nothing new are among the merged ones in ``counts``; here each is told once.
        """
        counts = self.counts
        merged = counts["merged"] - counts["unchanged"]
        told = (
            (counts["imported"], counted("{n} imported", "{n} imported", counts["imported"])),
            (counts["updated"], counted("{n} updated", "{n} updated", counts["updated"])),
            (merged, counted("{n} merged", "{n} merged", merged)),
            (counts["unchanged"], counted("{n} unchanged", "{n} unchanged", counts["unchanged"])),
            (counts["cancelled"], counted("{n} cancelled", "{n} cancelled", counts["cancelled"])),
            (counts["pending"], counted("{n} to confirm", "{n} to confirm", counts["pending"])),
            (counts["set_aside"], counted("{n} set aside", "{n} set aside", counts["set_aside"])),
        )
        imported, *others = told
        return (imported[1], *(text for n, text in others if n))


def reported_row(
    row: PlannedRow,
    plan: ImportPlan,
    registrations: Mapping[int, str],
    words: ChangeWords,
    *,
    dry_run: bool = False,
) -> ReportedRow:
    """How one row ended, or would end, with the words for what it changes."""
    people = [plan.people[i] for i in row.people]
    ids = [registrations.get(i) or known_registration(plan.people[i]) for i in row.people]
    first = people[0] if people else None
    return ReportedRow(
        number=row.row_number,
        line=row.line,
        outcome=row.outcome.value,
        reason=row.reason,
        registration_id=ids[0] if ids else None,
        also_registered=ids[1] if len(ids) > 1 else None,
        name=", ".join(_list_name(person) for person in people),
        institution=_stands(first, "institution") if first else "",
        email=_stands(first, "email") if first else "",
        category_key=_stands(first, "category_key") if first else "",
        remarks=row.remarks if dry_run else tuple(map(_once_done, row.remarks)),
        ending=_ending(row, people),
        status=_status_after(people[0]) if people else "",
        changes=_changes(row, people, words),
    )


def _once_done(remark: Text) -> Text:
    return replace(remark, source=ONCE_DONE.get(remark.source, remark.source))


def counts_of(plan: ImportPlan, wishes: int) -> dict[str, int]:
    """The figures of `ImportReport`."""
    counts = {"rows": len(plan.rows)} | {outcome.value: plan.count(outcome) for outcome in Outcome}
    counts["unchanged"] = plan.unchanged
    counts["people"] = len({i for row in plan.rows for i in row.people})
    counts["wishes"] = wishes
    for status in _TOLD_STATUSES:
        counts[status] = sum(_new_status(person) == status for person in plan.people)
    counts["cancelled_elsewhere"] = len(plan.people) - counts["people"]
    return counts


def known_registration(person: PlannedPerson) -> str | None:
    """The registration that somebody had before the list came."""
    return person.known.registration_id if person.known else None


def _new_status(person: PlannedPerson) -> object:
    """The status that the list gives and that nobody had given until now, ``None`` when it changes none."""
    return person.changes.get("status") if known_registration(person) else person.merged.status.value


def _status_after(person: PlannedPerson) -> str:
    known = person.known.values.get("status") if person.known else None
    return str(_new_status(person) or known or "")


def _ending(row: PlannedRow, people: list[PlannedPerson]) -> str:
    if row.reason == NOTHING_NEW:
        return "unchanged"
    if row.outcome in (Outcome.IMPORTED, Outcome.UPDATED):
        given = [_new_status(person) for person in people]
        told = [status for status in _TOLD_STATUSES if status in given]
        return told[0] if told else str(row.outcome.value)
    return str(row.outcome.value)


def _changes(row: PlannedRow, people: list[PlannedPerson], words: ChangeWords) -> tuple[FieldChange, ...]:
    """What changes about people known before; of a registration made anew only what was known of the person."""
    if row.outcome not in (Outcome.UPDATED, Outcome.IMPORTED):
        return ()
    return tuple(
        change
        for person in people
        if person.known
        for change in words.of(person.changes, person.known.values)
        if person.known.registration_id or person.known.values.get(change.field)
    )


def _stands(person: PlannedPerson, name: str) -> str:
    """A field as it stands once the list is in: a better spelling that is known stays."""
    known = person.known.values.get(name) if person.known else None
    return str(person.changes.get(name) or known or getattr(person.merged, name))


def _list_name(person: PlannedPerson) -> str:
    return list_name(_stands(person, "given_name"), _stands(person, "family_name"))
