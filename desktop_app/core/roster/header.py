"""Finding the header of a list, and settling what each column feeds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.core.errors import Refused
from desktop_app.core.folding import fold
from desktop_app.core.roster.categories import meaning_of, read_category
from desktop_app.core.roster.columns import (
    Field,
    Header,
    field_of,
    is_plain,
    letter_of,
    may_ask_category,
    names_a_house,
    names_a_unit,
    score_header,
)
from desktop_app.core.roster.given_names import is_given_name
from desktop_app.core.roster.repair import listed
from desktop_app.core.roster.rows import Answer, RawTable, Record
from desktop_app.core.roster.words import is_plain_answer, read_answer, read_status
from desktop_app.core.text import N_

_LINES_SEARCHED = 10
_SAMPLE = 200
_SENTENCE = 15
_CHOSEN, _PLAIN, _FROM_A_SENTENCE = -1, 0, 1
_NO_ANSWERS = frozenset({Field.INSTITUTION, Field.UNIT, Field.CATEGORY, Field.ROLE})


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
        return _guessed(table)
    header = _named(table, best)
    return _settled(table, header)


def with_mapping(table: RawTable, header: Header, mapping: Mapping[int, Field | None]) -> Header:
    """The header with some columns fed differently, as a person chose."""
    fields = tuple(mapping.get(i, field) for i, field in enumerate(header.fields))
    ranks = tuple(
        _CHOSEN if i in mapping else rank for i, rank in enumerate(header.ranks or (0,) * len(fields))
    )
    return replace(header, fields=fields, ranks=ranks)


def _width(table: RawTable, start: int) -> int:
    return max((len(record.cells) for record in table.records[max(start, 0) :]), default=0)


def _named(table: RawTable, record: int) -> Header:
    cells = table.records[record].cells
    width = _width(table, record)
    names = tuple(
        " ".join(cells[i].split()) if i < len(cells) and cells[i].strip() else letter_of(i)
        for i in range(width)
    )
    fields = tuple(field_of(cells[i]) if i < len(cells) and cells[i].strip() else None for i in range(width))
    ranks = tuple(_PLAIN if is_plain(name) else _FROM_A_SENTENCE for name in names)
    return Header(record, names, fields, ranks)


def _settled(table: RawTable, header: Header) -> Header:
    """The rules that need to see the other columns or what the cells hold."""
    words = [fold(name) for name in header.names]
    fields = list(header.fields)
    _settle_platforms(words, fields)
    _settle_names(words, fields)
    body = table.records[header.record + 1 :][:_SAMPLE]
    for column, field in enumerate(fields):
        if field in (Field.SPEED_DATING, Field.IDEA, Field.STATUS):
            fields[column] = _by_content(field, [record.cell(column) for record in body], fields)
    if Field.EMAIL not in fields:
        for column, field in enumerate(fields):
            if field in (None, Field.IGNORED) and _share_of_addresses(column, body) > 0.5:
                fields[column] = Field.EMAIL
                break
    _drop_questions_about_mail(fields, body)
    _drop_answers(header, fields, body)
    _find_category(header.names, fields, body)
    _settle_houses(words, fields)
    visible = {field for i, field in enumerate(fields) if i not in table.hidden_columns}
    for column in table.hidden_columns:
        if column < len(fields) and fields[column] in visible:
            fields[column] = Field.IGNORED
    return replace(header, fields=tuple(fields))


def _drop_questions_about_mail(fields: list[Field | None], body: Sequence[Record]) -> None:
    """ "May we write to you by e-mail?" is answered by yes or no: no address stands there."""
    columns = [i for i, field in enumerate(fields) if field is Field.EMAIL]
    if len(columns) > 1:
        for column in columns:
            answers = [record.cell(column) for record in body if record.cell(column).strip()]
            if answers and not any("@" in answer or "(at)" in answer for answer in answers):
                fields[column] = None


def _drop_answers(header: Header, fields: list[Field | None], body: Sequence[Record]) -> None:
    """A column of yes and no names no institution, unit, category or role, whatever its header says."""
    for column, field in enumerate(fields):
        if field in _NO_ANSWERS:
            filled = [cell for record in body if (cell := record.cell(column)).strip()]
            if _are_answers(filled, is_plain=header.ranks[column] == _PLAIN):
                fields[column] = None


def _are_answers(cells: Sequence[str], *, is_plain: bool) -> bool:
    """Yes and no, and not the names of a few among many who have none to tell ("Entreprise: non, non, Sanofi")."""
    if is_plain:
        return bool(cells) and all(is_plain_answer(cell) for cell in cells)
    said = [answer for cell in cells if (answer := read_answer(cell)) is not Answer.UNKNOWN]
    return 2 * len(said) > len(cells) and (Answer.YES in said or len(said) == len(cells))


def _find_category(names: Sequence[str], fields: list[Field | None], body: Sequence[Record]) -> None:
    """ "Are you coming as a clinician or a patient?" looks like a question of yes or no: the answers tell."""
    for column, field in enumerate(fields):
        if Field.CATEGORY not in fields and field is None and may_ask_category(names[column]):
            filled = [cell for record in body if (cell := record.cell(column)).strip()]
            answers = sum(read_answer(cell) is not Answer.UNKNOWN for cell in filled)
            known = sum(meaning_of(cell).known for cell in filled)
            if not answers and 2 * known > len(filled):
                fields[column] = Field.CATEGORY


def _settle_houses(words: Sequence[str], fields: list[Field | None]) -> None:
    """ "Laboratory or institution" is the unit beside an institution, and the institution where there is no other."""
    both = [
        i
        for i, field in enumerate(fields)
        if field in (Field.INSTITUTION, Field.UNIT) and names_a_house(words[i]) and names_a_unit(words[i])
    ]
    alone = not any(field is Field.INSTITUTION and i not in both for i, field in enumerate(fields))
    for column in both:
        fields[column] = Field.INSTITUTION if alone and column == both[0] else Field.UNIT


def _settle_platforms(words: Sequence[str], fields: list[Field | None]) -> None:
    known = set(words)
    if "attendee email" in known and known & {
        "email",
        "e mail",
    }:  # pretix orders: the plain one is the buyer's
        for column, word in enumerate(words):
            if word in ("email", "e mail"):
                fields[column] = Field.BUYER_EMAIL
    if any(word.startswith("invoice address") for word in words):
        companies = [
            i for i, field in enumerate(fields) if field is Field.INSTITUTION and words[i] == "company"
        ]
        for column in companies[1:]:
            fields[column] = Field.BUYER_INSTITUTION
    if known & {"heure de debut", "start time"} and known & {"heure de fin", "completion time"}:
        accounts = [i for i, word in enumerate(words) if word in ("nom", "name")]
        if accounts:
            fields[accounts[0]] = Field.ACCOUNT_NAME


def _settle_names(words: Sequence[str], fields: list[Field | None]) -> None:
    """A lone "Nom" holds the whole name; "Name" beside "First name" holds the family name."""
    if Field.GIVEN not in fields and Field.FAMILY in fields and Field.FULL_NAME not in fields:
        fields[fields.index(Field.FAMILY)] = Field.FULL_NAME
    elif Field.GIVEN in fields and Field.FAMILY not in fields and Field.FULL_NAME in fields:
        column = fields.index(Field.FULL_NAME)
        if words[column] in ("name", "participant", "attendee"):
            fields[column] = Field.FAMILY


def _by_content(field: Field, cells: Sequence[str], fields: Sequence[Field | None]) -> Field:
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return field
    if field is Field.STATUS:
        says_state = sum(
            read_status(cell).value != "confirmed" or fold(cell) in _SURE_STATES for cell in filled
        )
        if 2 * says_state >= len(filled):
            return field
        in_categories = sum(read_category(cell) != "other" for cell in filled)
        return (
            Field.CATEGORY if 2 * in_categories > len(filled) and Field.CATEGORY not in fields else Field.ROLE
        )
    answers = sum(read_answer(cell) is not Answer.UNKNOWN for cell in filled)
    if field is Field.IDEA:
        return Field.SPEED_DATING if 2 * answers > len(filled) else Field.IDEA
    sentences = sum(len(cell) >= _SENTENCE for cell in filled)
    return Field.IDEA if not answers and 2 * sentences > len(filled) else Field.SPEED_DATING


_SURE_STATES = listed(
    "paid|p|paye|payee|valide|validee|confirme|confirmee|confirmed|complete|completed|approved|active"
    "|attending|inscrit|inscrite|registered|accepte|acceptee|accepted|ok|oui|yes|checked|in"
) | {"checked in", "a jour"}


def _share_of_addresses(column: int, body: Sequence[Record]) -> float:
    cells = [record.cell(column) for record in body if record.cell(column).strip()]
    return sum("@" in cell for cell in cells) / len(cells) if cells else 0.0


def _guessed(table: RawTable) -> Header:
    """No header words: an address column and first names give the columns away."""
    body = [record for record in table.records if not record.is_blank][:_SAMPLE]
    width = _width(table, 0)
    fields: list[Field | None] = [None] * width
    emails = [column for column in range(width) if _share_of_addresses(column, body) > 0.5]
    givens = [column for column in range(width) if _share_of_names(column, body) > 0.5]
    for column in emails:
        fields[column] = Field.EMAIL
    if givens:
        _guess_names(fields, givens[0], body)
    if not emails or not (givens or width == 1):
        raise Refused(
            "columns-unknown",
            N_(
                "No column with names was found in this file. Put the words Nom, Prénom and Email above the"
                " columns"
                " (in the first ten lines), or choose the columns by hand."
            ),
        )
    return _under_unknown_words(table, emails, fields)


def _under_unknown_words(table: RawTable, emails: list[int], fields: list[Field | None]) -> Header:
    """A first line without an address where all others have one is a header whose words are not known."""
    first = next(i for i, record in enumerate(table.records) if not record.is_blank)
    cells = table.records[first].cells
    named = any(is_given_name(word) for cell in cells for word in cell.split())
    addressed = any("@" in cells[i] for i in emails if i < len(cells))
    is_header = len(table.records) - first > 1 and not named and not addressed
    names = (" ".join(cells[i].split()) if is_header and i < len(cells) else "" for i in range(len(fields)))
    return Header(
        first if is_header else -1, tuple(name or letter_of(i) for i, name in enumerate(names)), tuple(fields)
    )


def _share_of_names(column: int, body: Sequence[Record]) -> float:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    hits = sum(
        any(is_given_name(word) for word in cell.split())
        for cell in cells
        if "@" not in cell and len(cell) < 60
    )
    return hits / len(cells) if cells else 0.0


def _guess_names(fields: list[Field | None], column: int, body: Sequence[Record]) -> None:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    if sum(" " in cell for cell in cells) > 0.7 * len(cells):
        fields[column] = Field.FULL_NAME
        return
    fields[column] = Field.GIVEN
    for neighbour in (column - 1, column + 1):
        if 0 <= neighbour < len(fields) and fields[neighbour] is None and _is_wordy(neighbour, body):
            fields[neighbour] = Field.FAMILY
            return


def _is_wordy(column: int, body: Sequence[Record]) -> bool:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    words = sum(any(c.isalpha() for c in cell) and not any(c.isdigit() for c in cell) for cell in cells)
    return bool(cells) and words > 0.8 * len(cells)


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
