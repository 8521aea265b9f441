"""People, institutions and categories."""

import sqlite3

from desktop_app.core.categories import Category
from desktop_app.core.folding import fold
from desktop_app.core.journal import Entry
from desktop_app.store.projections import Tables, applies, fills, picked, update, upsert
from desktop_app.store.store import Store

PERSON_COLUMNS = (
    "given_name",
    "family_name",
    "email",
    "phone",
    "institution_id",
    "unit",
    "typed_json",
)


@fills("institution.added")
@fills("institution.renamed")
def _institution(tables: Tables, entry: Entry) -> None:
    name = str(entry.payload["name"])
    upsert(tables, "institutions", {"id": entry.subject_id}, {"name": name, "folded": fold(name)})


@applies("category.added")
@applies("category.changed")
def _category(conn: sqlite3.Connection, entry: Entry) -> None:
    columns = picked(entry, ("label_fr", "label_en", "colour", "shape", "position"))
    upsert(conn, "categories", {"key": entry.subject_id}, columns)


@fills("person.added")
def _person_added(tables: Tables, entry: Entry) -> None:
    blank = {"email": "", "phone": "", "institution_id": None, "unit": "", "typed_json": "{}"}
    upsert(tables, "people", {"id": entry.subject_id}, blank | picked(entry, PERSON_COLUMNS))


@fills("person.changed")
def _person_changed(tables: Tables, entry: Entry) -> None:
    update(tables, "people", entry.subject_id, picked(entry, PERSON_COLUMNS))


def categories(store: Store) -> list[Category]:
    """All categories in the order of the screens."""
    rows = store.rows("SELECT key, label_fr, label_en, colour, shape FROM categories ORDER BY position, key")
    return [Category(*row) for row in rows]


def institutions(store: Store) -> list[tuple[str, str]]:
    """All institutions as (id, name), by name."""
    return [
        (row["id"], row["name"]) for row in store.rows("SELECT id, name FROM institutions ORDER BY folded")
    ]


def institution_names(store: Store) -> list[str]:
    """The spellings that the community uses, by name."""
    return [name for _, name in institutions(store)]


def is_anybody_known(store: Store) -> bool:
    """Whether there are people in the file."""
    return store.row("SELECT 1 FROM people LIMIT 1") is not None


def people(store: Store) -> list[sqlite3.Row]:
    """Everybody in the community, with the institution's name."""
    return store.rows(
        "SELECT p.*, coalesce(i.name, '') AS institution FROM people p"
        " LEFT JOIN institutions i ON i.id = p.institution_id ORDER BY p.family_name, p.given_name, p.id"
    )
