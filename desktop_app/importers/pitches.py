"""Speakers of the stage queue: a CSV or XLSX file in, pitches in their order out."""

from pathlib import Path

from desktop_app.core.roster.categories import read_category
from desktop_app.core.roster.emails import read_addresses
from desktop_app.core.roster.names import part_full_name, recase, strip_name
from desktop_app.core.roster.pitches import Pitch
from desktop_app.core.roster.words import read_answer
from desktop_app.importers.vocabulary import NamedRow, read_named_rows

_VOCABULARY = {
    "order": "ordre|order|n|no|numero|rang|position",
    "given": "prenom|first name|given name",
    "family": "nom|last name|family name|surname|intervenant|speaker|orateur|nom prenom|prenom nom|name",
    "email": "email|e mail|courriel|adresse e mail|mail",
    "institution": "structure|etablissement|affiliation|organisme|institution|company|organisation",
    "category": "categorie|category|profil",
    "nature": "nature|type|kind",
    "title": "titre|title|sujet|idee|pitch|topic|idee ou probleme",
    "wanted": "ce que je cherche|je cherche|cherche|looking for|besoin|attente|attentes",
    "present": "present|presente|present e|presence|attending|la",
}


def read_pitches(path: Path) -> list[Pitch]:
    """The pitches, in the order that the list gives, by its own number where there is one.

    Raises:
        Refused: see `importers.vocabulary.read_named_rows`.
    """
    rows = [
        row for row in read_named_rows(path, _VOCABULARY, "family") if row.text("family") or row.text("given")
    ]
    if all(row.text("order").isdigit() for row in rows):
        rows.sort(key=lambda row: int(row.text("order")))
    return [_pitch(row) for row in rows]


def _pitch(row: NamedRow) -> Pitch:
    given, family = strip_name(row.text("given")), strip_name(row.text("family"))
    if not given:
        name = part_full_name(family)
        given, family = name.given, name.family
    addresses = read_addresses(row.raw("email")).usable
    return Pitch(
        line=row.record.line,
        given_name=recase(given, is_family=False),
        family_name=recase(family, is_family=True),
        email=addresses[0] if addresses else "",
        institution=row.text("institution"),
        category_key=read_category(row.text("category")),
        title=row.text("title"),
        present=read_answer(row.text("present")),
    )
