"""What each column feeds, once the words of its header are read: the rules that see the other columns or the cells."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.core.folding import fold
from desktop_app.core.roster.categories import meaning_of, read_category
from desktop_app.core.roster.columns import Field, Header, Rank
from desktop_app.core.roster.header_words import may_ask_category, names_a_house, names_a_unit
from desktop_app.core.roster.repair import listed
from desktop_app.core.roster.rows import Answer, RawTable, Record
from desktop_app.core.roster.words import is_plain_answer, read_answer, read_status

SAMPLE_ROWS = 200
"""So many rows of a list tell what its columns hold."""
_SENTENCE = 15
_NO_ANSWERS = frozenset({Field.INSTITUTION, Field.UNIT, Field.CATEGORY, Field.ROLE})


def settled(table: RawTable, header: Header) -> Header:
    """The rules that need to see the other columns or what the cells hold, one after the other."""
    words = [fold(name) for name in header.names]
    fields = list(header.fields)
    body = table.records[header.record + 1 :][:SAMPLE_ROWS]
    _settle_platforms(words, fields)
    _settle_names(words, fields)
    _settle_answers(fields, body)
    _find_addresses(fields, body)
    _drop_questions_about_mail(fields, body)
    _drop_answers(header, fields, body)
    _find_category(header.names, fields, body)
    _settle_houses(words, fields)
    _prefer_visible(table.hidden_columns, fields)
    return replace(header, fields=tuple(fields))


def _settle_answers(fields: list[Field | None], body: Sequence[Record]) -> None:
    """An idea, or whether there is one? A state, or a role? The cells tell."""
    for column, field in enumerate(fields):
        if field in (Field.SPEED_DATING, Field.IDEA, Field.STATUS):
            fields[column] = _by_content(field, [record.cell(column) for record in body], fields)


def _find_addresses(fields: list[Field | None], body: Sequence[Record]) -> None:
    """A column that is called something else and holds addresses, where no other is meant for them."""
    if Field.EMAIL in fields:
        return
    for column, field in enumerate(fields):
        if field in (None, Field.IGNORED) and share_of_addresses(column, body) > 0.5:
            fields[column] = Field.EMAIL
            return


def _prefer_visible(hidden: frozenset[int], fields: list[Field | None]) -> None:
    """What a spreadsheet hides counts only where nothing that is seen holds the same."""
    visible = {field for i, field in enumerate(fields) if i not in hidden}
    for column in hidden:
        if column < len(fields) and fields[column] in visible:
            fields[column] = Field.IGNORED


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
            if _are_answers(filled, is_plain=header.ranks[column] is Rank.PLAIN):
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


def share_of_addresses(column: int, body: Sequence[Record]) -> float:
    """How much of what a column holds are e-mail addresses, from 0 to 1."""
    cells = [record.cell(column) for record in body if record.cell(column).strip()]
    return sum("@" in cell for cell in cells) / len(cells) if cells else 0.0
