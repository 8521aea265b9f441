"""The names in a row, wherever and however they were typed."""

from desktop_app.core.folding import fold
from desktop_app.core.roster.cells import Cells
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.emails import words_of
from desktop_app.core.roster.evidence import Evidence, put_in_order
from desktop_app.core.roster.names import (
    Name,
    has_lost_letters,
    names_couple,
    names_two,
    part_couple,
    part_full_name,
    part_two_people,
    seems_two,
    strip_name,
)
from desktop_app.core.text import N_, Text

_LONGEST_NAME = 120


def read_names(cells: Cells, evidence: Evidence, remarks: list[Text]) -> list[Name]:
    """Nobody, one person, or two; what was done to the names is added to ``remarks``."""
    typed_given, typed_family = cells.text(Field.GIVEN), cells.text(Field.FAMILY)
    full = _full_name(cells)
    couple = part_two_people(typed_given, typed_family) if typed_given and typed_family else None
    if couple:
        remarks.append(Text(N_("Two people in one row: each has a registration.")))
        return [_finished(name, cells, evidence, []) for name in couple]
    if not (typed_given and typed_family):
        whole = full or typed_family or typed_given
        pair = _pair_in(whole, _family_first(cells))
        if pair:
            remarks.append(Text(N_("Two people in one row: each has a registration.")))
            return [_finished(name, cells, evidence, []) for name in pair]
        name = _from_one_cell(cells, typed_given, typed_family, full, remarks)
    else:
        name = Name(strip_name(typed_given), strip_name(typed_family))
        if (name.given, name.family) != (typed_given, typed_family) and _lost_words(
            typed_given, typed_family, name
        ):
            remarks.append(Text(N_("A title or a remark was taken out of the name.")))
        _tell_of_a_couple(typed_given, typed_family, remarks)
    if not any(c.isalpha() for c in name.given + name.family):
        return []
    return [_finished(name, cells, evidence, remarks)]


def typed_name(cells: Cells) -> str:
    """The cell that names somebody, as it was typed."""
    return _full_name(cells) or cells.text(Field.FAMILY) or cells.text(Field.GIVEN)


def _full_name(cells: Cells) -> str:
    in_columns = cells.text(Field.GIVEN) or cells.text(Field.FAMILY)
    return cells.text(Field.FULL_NAME) or ("" if in_columns else cells.text(Field.ACCOUNT_NAME))


def _pair_in(whole: str, family_first: bool | None) -> tuple[Name, ...]:
    """Two people named in one cell, or nobody."""
    pair = names_two(whole)
    if pair:
        return tuple(part_full_name(part, family_first) for part in pair)
    return part_couple(whole, family_first) or ()


def _lost_words(given: str, family: str, name: Name) -> bool:
    return fold(f"{given} {family}") != fold(f"{name.given} {name.family}")


def _family_first(cells: Cells) -> bool | None:
    for column in cells.header.columns(Field.FULL_NAME):
        header = fold(cells.header.names[column]).split()
        if "nom" in header and any(word.startswith("prenom") for word in header):
            return header.index("nom") < next(i for i, word in enumerate(header) if word.startswith("prenom"))
    return None


def _from_one_cell(cells: Cells, given: str, family: str, full: str, remarks: list[Text]) -> Name:
    typed = full or family or given
    joined = seems_two(typed)
    if joined:
        remarks.append(_two_named(typed))
    whole = strip_name(typed)
    spelled = words_of(cells.addresses.usable[0]) if cells.addresses.usable else ()
    name = part_full_name(whole, _family_first(cells), spelled)
    if full or name.sure:
        if not full and name.given:
            remarks.append(Text(N_("Given and family name stood in one cell.")))
        if not name.sure and name.given:
            remarks.append(
                Text(N_("Which part of “{name}” is the family name was guessed."), {"name": whole})
            )
        if full and not name.given and not joined:
            remarks.append(Text(N_("The given name is missing.")))
        return name
    remarks.append(
        Text(N_("The family name is missing.")) if given else Text(N_("The given name is missing."))
    )
    return Name(whole, "") if given else Name("", whole)


def _two_named(typed: str) -> Text:
    text = N_("“{name}” seems to name two people: only one is registered here, add the other by hand.")
    return Text(text, {"name": typed})


def _tell_of_a_couple(given: str, family: str, remarks: list[Text]) -> None:
    typed = next((text for text in (family, given) if names_couple(text)), "")
    if typed:
        remarks.append(_two_named(typed))


def _finished(name: Name, cells: Cells, evidence: Evidence, remarks: list[Text]) -> Name:
    """In order, with accents and capitals as they should be."""
    address = cells.addresses.usable[0] if cells.addresses.usable else ""
    given, family = (_with_accents(part, address, evidence, remarks) for part in (name.given, name.family))
    if given and family:
        name, swapped, doubtful = put_in_order(Name(given, family, name.sure), address, evidence)
        given, family = name.given, name.family
        if swapped and not evidence.swapped:
            remarks.append(Text(N_("Given and family name were swapped.")))
        elif doubtful:
            remarks.append(Text(N_("Given and family name may be swapped: please check.")))
    given, family = evidence.cased(given, family)
    return Name(given[:_LONGEST_NAME], family[:_LONGEST_NAME], name.sure)


def _with_accents(part: str, address: str, evidence: Evidence, remarks: list[Text]) -> str:
    if not has_lost_letters(part):
        return part
    recovered = evidence.accented(part, address)
    if recovered:
        remarks.append(
            Text(
                N_("Letters lost by another program were put back: “{typed}” is read as “{name}”."),
                {"typed": part, "name": recovered},
            )
        )
        return recovered
    remarks.append(Text(N_("Letters were lost in “{typed}”: please correct the name."), {"typed": part}))
    return part
