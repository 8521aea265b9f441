"""Finding the header of a list."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.core.folding import fold
from desktop_app.core.roster.columns import Field, Header, Rank, letter_of
from desktop_app.core.roster.guessing import guessed
from desktop_app.core.roster.header_words import field_of, is_plain, score_header
from desktop_app.core.roster.rows import RawTable
from desktop_app.core.roster.settling import settled

_LINES_SEARCHED = 10


def find_header(table: RawTable) -> Header:
    """The header of a table, or columns guessed from what they hold.

    Raises:
        Refused: ``columns-unknown`` when no column with a name or an address is found.
    """
    filled = [i for i, record in enumerate(table.records) if not record.is_blank]
    within = [i for i in filled if i < _LINES_SEARCHED or i in filled[:_LINES_SEARCHED]]
    scores = {i: score_header(table.records[i].cells) for i in within}
    best = max(scores, key=lambda i: (scores[i], -i), default=-1)
    if best < 0 or not scores[best]:
        return guessed(table)
    return settled(table, _named(table, best))


def with_mapping(table: RawTable, header: Header, mapping: Mapping[int, Field | None]) -> Header:
    """The header with some columns fed differently, as a person chose."""
    fields = tuple(mapping.get(i, field) for i, field in enumerate(header.fields))
    ranks = tuple(
        Rank.CHOSEN if i in mapping else rank
        for i, rank in enumerate(header.ranks or (Rank.PLAIN,) * len(fields))
    )
    return replace(header, fields=fields, ranks=ranks)


def _named(table: RawTable, record: int) -> Header:
    cells = table.records[record].cells
    width = table.width(record)
    names = tuple(
        " ".join(cells[i].split()) if i < len(cells) and cells[i].strip() else letter_of(i)
        for i in range(width)
    )
    fields = tuple(field_of(cells[i]) if i < len(cells) and cells[i].strip() else None for i in range(width))
    ranks = tuple(Rank.PLAIN if is_plain(name) else Rank.SENTENCE for name in names)
    return Header(record, names, fields, ranks)


_SOURCES = (
    ("pretix", {"order code", "attendee name"}),
    ("indico", {"registration state"}),
    ("helloasso", {"reference commande", "numero de billet"}),
    ("helloasso", {"email payeur", "billet"}),
    ("eventbrite", {"attendee status"}),
    ("eventbrite", {"order", "ticket type"}),
    ("framaforms", {"sid", "submitted time"}),
    ("limesurvey", {"date submitted"}),
    ("limesurvey", {"submitdate"}),
    ("limesurvey", {"date de soumission", "derniere page"}),
    ("google-forms", {"horodateur"}),
    ("google-forms", {"timestamp"}),
    ("microsoft-forms", {"heure de debut", "heure de fin"}),
    ("microsoft-forms", {"start time", "completion time"}),
)


def source_of(header: Header) -> str:
    """The platform whose export has such columns, ``"list"`` for any other."""
    words = {fold(name) for name in header.names}
    return next((source for source, needed in _SOURCES if needed <= words), "list")
