"""A row of a list seen through its header."""

from collections.abc import Mapping
from functools import cached_property

from desktop_app.core.roster.affiliations import read_affiliation
from desktop_app.core.roster.columns import Field, Header, letter_of
from desktop_app.core.roster.emails import Addresses, read_addresses
from desktop_app.core.roster.repair import tidy
from desktop_app.core.roster.rows import Record
from desktop_app.core.roster.words import names_nothing

LONGEST_TEXT = 1000
_ASKED_BY_NAME = frozenset({Field.INSTITUTION, Field.UNIT, Field.ROLE})


class Cells:
    """A record seen through the header: fields instead of columns."""

    def __init__(self, record: Record, header: Header) -> None:
        self.record = record
        self.header = header

    def raw(self, field: Field) -> str:
        """The first non-empty cell that feeds the field, as typed; "aucun" is no institution, unit or role."""
        for column in self.header.columns(field):
            cell = self.record.cell(column)
            if cell.strip() and not (field in _ASKED_BY_NAME and names_nothing(cell)):
                return cell
        return ""

    def text(self, field: Field, longest: int = LONGEST_TEXT) -> str:
        """The first non-empty cell that feeds the field, tidied to one line."""
        return tidy(self.raw(field))[:longest]

    def all_texts(self, *fields: Field) -> list[str]:
        """Every non-empty cell that feeds one of the fields, tidied, each once."""
        columns = sorted(self.header.columns(*fields))
        found = (tidy(self.record.cell(column))[:LONGEST_TEXT] for column in columns)
        return list(dict.fromkeys(text for text in found if text))

    @cached_property
    def affiliation(self) -> tuple[str, str]:
        """Institution and unit, before spellings are agreed."""
        return read_affiliation(self.raw(Field.INSTITUTION), self.raw(Field.UNIT))

    @cached_property
    def addresses(self) -> Addresses:
        """The person's own addresses."""
        found = [read_addresses(self.record.cell(column)) for column in self.header.columns(Field.EMAIL)]
        usable = tuple(dict.fromkeys(address for cell in found for address in cell.usable))
        refused = tuple(piece for cell in found for piece in cell.refused)
        return Addresses(usable, refused, any(cell.repaired for cell in found))

    @cached_property
    def typed(self) -> Mapping[str, str]:
        """Header to cell for every filled column, without network addresses."""
        kept: dict[str, str] = {}
        for column, cell in enumerate(self.record.cells):
            if (
                cell.strip()
                and column < len(self.header.fields)
                and self.header.fields[column] is not Field.NETWORK
            ):
                name = self.header.names[column]
                kept[name if name not in kept else f"{name} ({letter_of(column)})"] = cell
        return kept
