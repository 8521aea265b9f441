"""Files that older versions made: each ends as a fresh one, and none is called damaged for its age."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.core.rotation.instance import Rounds
from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.services.rotation_people import PlanRequest
from desktop_app.store.backups import is_sound
from desktop_app.store.database import newest_version, open_database, schema_text
from tests.store.files import DAY

SEAT_OF = "    registration_id TEXT NOT NULL REFERENCES registrations (id),\n"
TABLE_OF = "    table_number    INTEGER NOT NULL,              -- 1-based, as on the sign\n"
SEAT_INDEX = "    seat_index      INTEGER NOT NULL,              -- 0-based: seat A is 0\n"
BEFORE_SEATS = 7


def older_program(folder: Path, version: int, *, first_form: bool) -> Path:
    """Its migrations; in the first form of all, the columns of ``plan_seats`` stood in another order."""
    folder.mkdir()
    for file in sorted(paths.migrations().glob("[0-9]*.sql"))[:version]:
        shutil.copy(file, folder)
    if first_form:
        first = folder / "0001_community.sql"
        text = first.read_text(encoding="utf-8")
        first.write_text(
            text.replace(SEAT_OF + TABLE_OF + SEAT_INDEX, TABLE_OF + SEAT_INDEX + SEAT_OF), encoding="utf-8"
        )
        assert first.read_text(encoding="utf-8") != text
    return folder


def shape(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns in order."""
    names = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [tuple(row) for row in conn.execute(f"PRAGMA table_xinfo({name})")] for name in names}


@pytest.mark.parametrize("first_form", [False, True])
@pytest.mark.parametrize("version", range(1, newest_version()))
def test_a_file_of_every_older_version_ends_as_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int, first_form: bool
) -> None:
    old, fresh = tmp_path / "old.ronde", tmp_path / "fresh.ronde"
    folder = older_program(tmp_path / "older", version, first_form=first_form)
    with monkeypatch.context() as patch:
        patch.setattr(paths, "migrations", lambda: folder)
        open_database(old).close()
    conn, new = open_database(old), open_database(fresh)
    assert schema_text(conn) == schema_text(new)
    assert shape(conn) == shape(new)
    conn.close()
    new.close()


def plan_for_twelve(community: Community) -> Rounds:
    """The rounds of a plan for twelve new people."""
    event = community.events.create("Numérique et Santé", DAY)
    for n in range(12):
        person = PersonFields(f"G{n}", f"F{n}", email=f"g{n}@x.example")
        community.attendees.register(event.id, person, RegistrationFields(category_key="clinical"))
    request = PlanRequest(table_size=4, rounds=2, present_only=False)
    return community.rotation.rounds(community.rotation.plan(event.id, request, budget_s=0.05).id)


def planned_in_the_first_form(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rounds:
    """A file in which the program made a plan before its seats were put in order; the plan."""
    folder = older_program(tmp_path / "older", BEFORE_SEATS, first_form=True)
    with monkeypatch.context() as patch:
        patch.setattr(paths, "migrations", lambda: folder)
        community = Community(file)
        rounds = plan_for_twelve(community)
        community.close()
    return rounds


def test_a_plan_in_a_file_of_the_first_form_leaves_it_sound(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = older_program(tmp_path / "older", 1, first_form=True)
    with monkeypatch.context() as patch:
        patch.setattr(paths, "migrations", lambda: folder)
        open_database(community_file).close()
    community = Community(community_file)
    plan_for_twelve(community)
    community.close()
    conn = open_database(community_file)
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    conn.close()


def test_a_plan_made_in_the_first_form_is_kept_when_the_file_is_opened(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = planned_in_the_first_form(community_file, tmp_path, monkeypatch)
    assert is_sound(community_file)
    again = Community(community_file)
    (event,) = again.events.all()
    (made,) = again.rotation.all(event.id)
    assert again.rotation.rounds(made.id) == rounds
    again.close()
    conn = open_database(community_file)
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    conn.close()


def test_real_damage_in_an_older_file_is_seen(
    community_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned_in_the_first_form(community_file, tmp_path, monkeypatch)
    content = bytearray(community_file.read_bytes())
    content[4096 * 5 : 4096 * 5 + 64] = b"\xff" * 64
    community_file.write_bytes(content)
    assert not is_sound(community_file)
