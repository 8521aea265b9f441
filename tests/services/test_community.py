"""Events, editing, roles, copies and putting them back."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.roles import Role
from desktop_app.services import safety
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.store import settings_table
from desktop_app.store.database import FileDamaged
from desktop_app.store.store import Store
from tests.fakes import FakeClock
from tests.services.conftest import Registers


def test_a_cycle_of_events_shares_its_people(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register("Anne", "Villemin", email="a@b.example", institution="CHRU de Nancy")
    second = community.events.create("Numérique et Santé", dt.date(2027, 3, 1), "Neurologie")
    again = community.attendees.register(
        second.id, PersonFields("", ""), RegistrationFields("clinical"), person_id=anne.person_id
    )
    assert again.person_id == anne.person_id and again.code != anne.code
    assert again.institution == "CHRU de Nancy"
    assert [e.slug for e in community.events.all()] == [
        "numerique-et-sante-cardiologie-2026",
        "numerique-et-sante-neurologie-2027",
    ]


def test_slugs_stay_apart_and_either_name_finds_the_event(community: Community) -> None:
    first = community.events.create("Été", dt.date(2026, 7, 1))
    second = community.events.create("Été", dt.date(2026, 7, 2))
    assert (first.slug, second.slug) == ("ete-2026", "ete-2026-2")
    assert community.events.find(first.slug) == community.events.find(first.id)


@pytest.mark.parametrize("title", ["", "  ", "\u202e"])
def test_an_event_needs_a_title(community: Community, title: str) -> None:
    with pytest.raises(Refused, match="title"):
        community.events.create(title, dt.date(2026, 7, 1))


def test_an_unknown_event_is_refused_in_words(community: Community) -> None:
    with pytest.raises(Refused) as refused:
        community.events.find("nowhere")
    assert refused.value.code == "event-unknown" and "nowhere" in refused.value.text.english()


def test_editing_changes_the_person_and_the_registration(community: Community, register: Registers) -> None:
    anne = register("Anne", "Vilemin", institution="CHRU")
    edited = community.attendees.edit(
        anne.registration_id, family_name="Villemin", institution="CHRU de Nancy", attention="VIP", idea=" x "
    )
    assert (edited.family_name, edited.institution, edited.attention, edited.idea) == (
        "Villemin",
        "CHRU de Nancy",
        "VIP",
        "x",
    )
    assert community.attendees.changes_badge({"family_name": "x"})
    assert not community.attendees.changes_badge({"note": "x"})
    with pytest.raises(Refused):
        community.attendees.edit(anne.registration_id, given_name="", family_name="")


def test_a_long_word_of_attention_is_kept_whole(register: Registers) -> None:
    said = "Allergie aux fruits à coque et au latex, prévenir la Dre Roy. " * 9
    assert register("Anne", "Villemin", attention=said).attention == said.strip()


def test_institutions_are_one_whatever_their_case_and_accents(
    community: Community, register: Registers
) -> None:
    register("A", "A", institution="Université de Lorraine")
    register("B", "B", institution="UNIVERSITE DE LORRAINE")
    assert community.attendees.institutions() == ["Université de Lorraine"]


def test_a_wrong_pin_makes_the_next_tries_wait(community: Community, clock: FakeClock) -> None:
    roles = community.roles
    assert roles.enter(Role.ORGANISER, "")
    roles.set_pin(Role.ORGANISER, "2468")
    assert roles.needs_pin(Role.ORGANISER) and roles.enter(Role.ORGANISER, "2468")
    assert not roles.enter(Role.ORGANISER, "0000")
    assert not roles.enter(Role.ORGANISER, "0000")
    with pytest.raises(Refused, match="Wait"):
        roles.enter(Role.ORGANISER, "2468")
    clock.advance(2)
    assert roles.enter(Role.ORGANISER, "2468")
    with pytest.raises(Refused):
        roles.set_pin(Role.ORGANISER, "12")
    assert "2468" not in str(community.settings.get("pin_organiser"))


def test_copies_are_made_bounded_and_put_back(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock, community_file: Path
) -> None:
    register("Anne", "Villemin")
    kept = community.safety.back_up("start")
    register("Paul", "Martin")
    for _ in range(safety.KEPT + 3):
        clock.advance(1)
        community.safety.back_up("live")
    assert len(community.safety.copies()) == safety.KEPT
    clock.advance(1)
    community.safety.back_up_to(kept.path.with_name("carried.ronde"))
    kept = community.safety.back_up("hand")
    community.attendees.cancel(community.attendees.of_event(event.id)[0].registration_id)
    community.close()
    clock.advance(1)
    before = safety.restore(community_file, kept.path, clock).kept
    assert before is not None and before.reason == "restore"
    again = Community(community_file, clock=clock, random=random.Random(3))
    assert [a.status for a in again.attendees.of_event(event.id)] == ["confirmed", "confirmed"]
    again.close()


def test_a_copy_is_due_every_ten_minutes(community: Community, clock: FakeClock) -> None:
    community.safety.back_up("start")
    clock.advance(599)
    assert community.safety.back_up_if_due() is None
    clock.advance(1)
    made = community.safety.back_up_if_due()
    assert made is not None and made.reason == "live"


def test_a_damaged_file_offers_the_last_good_copy(
    community: Community, register: Registers, community_file: Path, clock: FakeClock
) -> None:
    register("Anne", "Villemin")
    good = community.safety.back_up("end")
    community.close()
    with community_file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 16384)
    with pytest.raises(FileDamaged):
        Community(community_file)
    found = safety.last_good_copy(community_file)
    assert found is not None and found.path == good.path
    safety.restore(community_file, found.path, clock)
    again = Community(community_file)
    assert len(again.events.all()) == 1
    again.close()


def test_a_wrong_file_is_never_put_back(community: Community, community_file: Path, tmp_path: Path) -> None:
    community.close()
    before = community_file.read_bytes()
    wrong = tmp_path / "list.csv"
    wrong.write_text("Nom;Prénom")
    with pytest.raises(Refused):
        safety.restore(community_file, wrong, FakeClock())
    assert community_file.read_bytes() == before


def test_two_computers_are_two_desks_of_one_file(community: Community) -> None:
    community.take_desk("aaa", "", "")
    assert community.desk == "1"
    assert not community.take_desk("bbb", "", "Zoé")
    assert (community.desk, community.operator) == ("2", "Zoé")
    community.take_desk("aaa", "", "")
    assert community.desk == "1"
    assert community.take_desk("bbb", "1", "")  # somebody wants it so, and is told
    assert community.desk == "1"
    community.take_desk("ccc", "", "")
    assert community.desk == "2"


@pytest.mark.parametrize("look", [1, 2])
def test_two_computers_that_open_a_file_at_once_are_two_desks(
    community: Community, community_file: Path, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    """The other one takes its desk just after this one looked which are free, unless the file is held."""
    other, looks, family = Community(community_file), [], settings_table.family

    def looked(store: Store, prefix: str) -> dict[str, Any]:
        found = family(store, prefix)
        if store is community._store and not store.conn.in_transaction:
            looks.append(prefix)
            if len(looks) == look:
                other.take_desk("bbb", "", "")
        return found

    monkeypatch.setattr(settings_table, "family", looked)
    community.take_desk("aaa", "", "Zoé")
    other.take_desk("bbb", "", "")
    assert {community.desk, other.desk} == {"1", "2"}
    other.close()


def test_a_desk_signs_what_tells_its_name(community: Community) -> None:
    community.take_desk("aaa", "Stage", "Zoé")
    (told,) = community._store.entries("setting:desk:aaa")
    assert (told.desk, told.operator, told.payload) == ("Stage", "Zoé", {"value": "Stage"})


def test_a_desk_that_is_known_writes_nothing(community: Community) -> None:
    community.take_desk("aaa", "", "")
    before = community._store.last_seq()
    community.take_desk("aaa", "", "Zoé")
    assert community._store.last_seq() == before


def test_a_file_that_cannot_be_written_has_a_desk_all_the_same(community: Community) -> None:
    community._store.conn.execute("PRAGMA query_only = ON")
    community.take_desk("aaa", "", "")
    assert community.desk == "1"
