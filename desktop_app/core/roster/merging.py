"""Several rows about one person made into one, and what a later list changes in what is known."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from desktop_app.core.categories import OTHER
from desktop_app.core.folding import fold
from desktop_app.core.roster.categories import written
from desktop_app.core.roster.emails import words_of
from desktop_app.core.roster.names import name_key
from desktop_app.core.roster.rows import Answer, ImportedRow, Status

Merged = ImportedRow
"""A row that says what several rows say together."""

_READ_FROM_WORDS = frozenset(
    {"given_name", "family_name", "institution", "unit", "category_key", "category_typed"}
)
"""Fields whose value is not simply a cell, so that another reading may say otherwise of the same words."""

_FILLED_FROM_EITHER = ("phone", "institution", "unit", "role", "idea", "needs", "registered_at")


def merge_rows(first: ImportedRow, second: ImportedRow) -> Merged:
    """Both rows in one: the first counts, the second fills what it leaves blank.

    The address that spells the name comes first, all others are kept. Cancelled by hand counts over confirmed; of two
    orders on a platform the confirmed one counts. A row for two people adds nothing about the second of them.
    """
    if second.partner:
        return replace(first, partner=first.partner)
    if first.partner:
        return replace(second, row_number=first.row_number, line=first.line)
    filled = {name: getattr(first, name) or getattr(second, name) for name in _FILLED_FROM_EITHER}
    category = second if first.category_key == OTHER and second.category_key != OTHER else first
    email, *others = _ordered_addresses(first, second) or [""]
    return replace(
        first,
        **filled,
        email=email,
        other_emails=tuple(others),
        category_key=category.category_key,
        category_typed=category.category_typed or second.category_typed,
        status=_status(first, second),
        says_status=first.says_status or second.says_status,
        consent_share=_stricter(first.consent_share, second.consent_share),
        consent_photo=_stricter(first.consent_photo, second.consent_photo),
        wants_speed_dating=first.wants_speed_dating
        if first.wants_speed_dating.flag is not None
        else second.wants_speed_dating,
        note=" / ".join(dict.fromkeys(note for note in (first.note, second.note) if note)),
        wishes=tuple(dict.fromkeys((*first.wishes, *second.wishes))),
        avoids=tuple(dict.fromkeys((*first.avoids, *second.avoids))),
        outside_codes=tuple(dict.fromkeys((*first.outside_codes, *second.outside_codes))),
        typed={**second.typed, **first.typed},
    )


def _stricter(one: Answer, two: Answer) -> Answer:
    """A no given once counts: consent is not averaged."""
    if Answer.NO in (one, two):
        return Answer.NO
    return Answer.YES if Answer.YES in (one, two) else Answer.UNKNOWN


def _status(one: ImportedRow, two: ImportedRow) -> Status:
    if one.status is two.status:
        return one.status
    by_hand = not (one.outside_codes or two.outside_codes)
    if Status.CANCELLED in (one.status, two.status) and by_hand:
        return Status.CANCELLED
    return Status.CONFIRMED if Status.CONFIRMED in (one.status, two.status) else Status.PENDING


def _ordered_addresses(first: ImportedRow, second: ImportedRow) -> list[str]:
    found = dict.fromkeys(
        a for a in (first.email, *first.other_emails, second.email, *second.other_emails) if a
    )
    return _by_likeness(list(found), first)


def _by_likeness(addresses: list[str], row: ImportedRow) -> list[str]:
    """Addresses that spell the name first, otherwise in their order."""
    key = name_key(row.given_name, row.family_name)
    return sorted(addresses, key=lambda address: " ".join(sorted(words_of(address))) != key)


def changes_to(
    values: Mapping[str, object],
    last_said: Mapping[str, object] | None,
    row: Merged,
    last_typed: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """What a list says anew about somebody known, by the names of `ImportedRow`.

    Args:
        values: what the community file holds.
        last_said: what lists said so far (`said_with`); where this one says the same, what was corrected or emptied
            by hand since then stays. Empty for a registration made by hand: then only blanks are filled. ``None``
            for somebody who is not registered yet: the newer list counts.
        row: what this list says.
        last_typed: the cells of the list that spoke last, header to cell.

    A blank never empties anything. Notes are only added to. An address that spells the name is not replaced by one
    that does not, nor a name by a poorer spelling of it.
    """
    if row.partner:
        return {}
    changed: dict[str, object] = {}
    kept_names = _names_to_keep(values, row)
    for name, value in values_of(row).items():
        known = values.get(name)
        if value == known or _says_nothing(name, value) or _is_guess(name, row, values):
            continue
        if name in kept_names or _is_settled(name, value, known, last_said):
            continue
        if last_said and _is_read_anew(name, value, known, last_said, row, last_typed or {}):
            continue
        kept = _with_known(name, value, known, row)
        if kept != known:
            changed[name] = kept
    return changed


def _says_nothing(name: str, value: object) -> bool:
    return value in ("", None) or (name == "category_key" and value == OTHER)


def _is_guess(name: str, row: Merged, values: Mapping[str, object]) -> bool:
    """A category that the list does not name, only its job titles, beside one that somebody wrote."""
    return name == "category_key" and not row.category_typed and bool(values.get("category_typed"))


def _is_settled(name: str, value: object, known: object, last_said: Mapping[str, object] | None) -> bool:
    """A list has said this before, so what stands now was put there by hand; or nothing came from a list."""
    if last_said is None:
        return False
    if not last_said:
        return known not in ("", None)
    said = last_said.get(name)
    if name == "status" and said is None:  # who came without a status was taken for registered
        said = Status.CONFIRMED.value
    return said == value


def _is_read_anew(
    name: str,
    value: object,
    known: object,
    last_said: Mapping[str, object],
    row: Merged,
    last_typed: Mapping[str, str],
) -> bool:
    """The list has the words that stood in it before, only understood otherwise: no news about a person.

    A category keeps the cell it was read from. The other fields do not, and columns may be chosen anew for them: there
    only what was corrected by hand is kept.
    """
    if name not in _READ_FROM_WORDS:
        return False
    if name.startswith("category"):
        said = str(last_said.get("category_typed") or "")
        return bool(said) and written(said) == written(row.category_typed)
    by_hand = known != (last_said.get(name) or "")
    return by_hand and any(f" {fold(str(value))} " in f" {fold(cell)} " for cell in last_typed.values())


def _names_to_keep(values: Mapping[str, object], row: Merged) -> set[str]:
    """The names that the same letters, typed poorer or parted by a guess, must not replace."""
    known = {name: str(values.get(name) or "") for name in ("given_name", "family_name")}
    new = {"given_name": row.given_name, "family_name": row.family_name}
    same_letters = name_key(*known.values()) == name_key(*new.values())
    if row.guessed_split and same_letters and any(fold(known[name]) != fold(new[name]) for name in known):
        return set(known)
    return {
        name
        for name, text in known.items()
        if fold(text) == fold(new[name]) and spelling_rank(new[name]) <= spelling_rank(text)
    }


def spelling_rank(name: str) -> tuple[int, bool]:
    """How much a spelling tells: its accents, then capitals beside small letters."""
    letters = unicodedata.normalize("NFD", name)
    marks = sum(not c.isascii() and (c.isalpha() or bool(unicodedata.combining(c))) for c in letters)
    return marks, not (name.isupper() or name.islower())


def _with_known(name: str, value: object, known: object, row: Merged) -> object:
    if not isinstance(known, str) or not known:
        return value
    if name == "note":
        return known if str(value) in known else f"{known} / {value}"
    if name == "email":
        return _by_likeness([str(value), known], row)[0]
    return value


def values_of(row: Merged) -> dict[str, object]:
    """The fields of a row as the community file keeps them: text, ``True``, ``False`` or ``None``."""
    return {
        "given_name": row.given_name,
        "family_name": row.family_name,
        "email": row.email,
        "phone": row.phone,
        "institution": row.institution,
        "unit": row.unit,
        "role": row.role,
        "category_key": row.category_key,
        "category_typed": row.category_typed,
        "status": row.said_status,
        "consent_share": row.consent_share.flag,
        "consent_photo": row.consent_photo.flag,
        "wants_speed_dating": row.wants_speed_dating.flag,
        "idea": row.idea,
        "needs": row.needs,
        "note": row.note,
    }


def said_with(last_said: Mapping[str, object], row: Merged) -> dict[str, object]:
    """What lists said so far, this one included: where it is silent, what an earlier one said holds."""
    new = values_of(row)
    return {
        name: last_said.get(name, value) if _says_nothing(name, value) else value
        for name, value in new.items()
    }
