"""What an import is made of: tables of text cells, people read from them, and remarks for a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.core.text import Text


class Answer(Enum):
    """An answer to a yes-or-no question; most people leave it blank."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def flag(self) -> bool | None:
        """``True``, ``False`` or ``None``, as the community file keeps it."""
        return None if self is Answer.UNKNOWN else self is Answer.YES


class Status(Enum):
    """How firm a registration is."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table.

    Attributes:
        line: row number in the file, as a spreadsheet shows it, from 1.
        cells: text of every cell; numbers and dates already written out.
        struck: the whole row is struck through.
        uncomputed: columns (0-based) with a formula whose result the file does not hold.
    """

    line: int
    cells: tuple[str, ...]
    struck: bool = False
    uncomputed: frozenset[int] = frozenset()

    def cell(self, column: int) -> str:
        """The text of a cell, empty when the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Nothing but space in every cell, and no formula."""
        return not self.uncomputed and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells of one column under each other that a spreadsheet shows as one; the first holds the value of all.

    Attributes:
        column: from 0.
        first_line: row number in the file. last_line: too.
    """

    column: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet or text file, before anybody has looked for its header.

    Attributes:
        name: title of the sheet, empty for a text file.
        hidden_columns: columns (0-based) that a spreadsheet hides.
        remarks: what the reader had to repair.
        merged: cells merged over several rows.
    """

    name: str
    records: tuple[Record, ...]
    hidden_columns: frozenset[int] = frozenset()
    remarks: tuple[Text, ...] = ()
    merged: tuple[Merge, ...] = ()

    def width(self, start: int = 0) -> int:
        """How many columns the records from ``start`` on have at most."""
        return max((len(record.cells) for record in self.records[start:]), default=0)


@dataclass(frozen=True, slots=True)
class OutsideCode:
    """A code that another platform printed on the person's ticket."""

    code: str
    origin: str


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One person read from a list, tidied, with what was typed beside it.

    Attributes:
        row_number: the row among those that hold somebody, from 1.
        line: row number in the file, as a spreadsheet shows it.
        email: one usable address in lower case, or empty.
        other_emails: further addresses of the same person.
        category_key: key of `core.categories`; ``"other"`` when the word is not known.
        category_typed: the word as it stands in the list, without a slip that was understood.
        says_status: the list says how firm the registration is; without that "confirmed" is only taken for granted.
        registered_at: local time of registration, ISO 8601, or empty.
        consent_share: contact details may be given to other attendees.
        consent_photo: may be photographed.
        needs: diet and access, which can be health data.
        wishes, avoids: names of people to meet, and not to be seated with.
        typed: header to cell, for every column but network addresses.
        guessed_split: which part of the name is the family name was guessed.
        partner: read from a row that named two people and gave contact details for the other one.
        remarks: what was repaired, guessed or left out.
    """

    row_number: int
    line: int
    given_name: str
    family_name: str
    email: str = ""
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    institution: str = ""
    unit: str = ""
    role: str = ""
    category_key: str = "other"
    category_typed: str = ""
    status: Status = Status.CONFIRMED
    says_status: bool = False
    registered_at: str = ""
    consent_share: Answer = Answer.UNKNOWN
    consent_photo: Answer = Answer.UNKNOWN
    wants_speed_dating: Answer = Answer.UNKNOWN
    idea: str = ""
    needs: str = ""
    note: str = ""
    wishes: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    outside_codes: tuple[OutsideCode, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    guessed_split: bool = False
    partner: bool = False
    remarks: tuple[Text, ...] = ()

    @property
    def said_status(self) -> str | None:
        """The status in the file's words, ``None`` where the list says nothing of it."""
        return self.status.value if self.says_status or self.status is not Status.CONFIRMED else None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row from which nobody could be read."""

    row_number: int
    line: int
    reason: Text
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportTable:
    """A list, read: people in the order of the file.

    Attributes:
        source: where it seems to come from, such as ``"pretix"``, or ``"list"``.
        columns: header of each column and the field it feeds (``core.roster.columns.Field`` value, or empty).
        people: two for a row that names two.
        set_aside: rows without anybody.
        cancelled_elsewhere: people of a sheet such as "Annulés"; they count in no figure.
        remarks: on the whole file.
    """

    source: str
    columns: tuple[tuple[str, str], ...]
    people: tuple[ImportedRow, ...]
    set_aside: tuple[SetAside, ...] = ()
    cancelled_elsewhere: tuple[ImportedRow, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def unread(self) -> tuple[int, ...]:
        """Columns (0-based) that feed nothing although something stands in them."""
        rows: list[ImportedRow | SetAside] = [*self.people, *self.set_aside]
        filled = {name for row in rows for name in row.typed}
        return tuple(i for i, (name, feeds) in enumerate(self.columns) if not feeds and name in filled)
