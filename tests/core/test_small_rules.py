"""Identifiers, hybrid time, folding and search."""

import random
import sys
import unicodedata
import uuid

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.folding import clean, display_name, fold, list_name, name_order
from desktop_app.core.hybrid_time import HybridTime, next_time
from desktop_app.core.ids import uuid7
from desktop_app.core.search import NameIndex, slips_to_start


def test_identifiers_are_uuid_version_7_and_sort_by_time() -> None:
    bits = random.Random(1).getrandbits
    made = [uuid7(ms, bits) for ms in range(1_000_000, 1_000_050)]
    assert made == sorted(made)
    assert {uuid.UUID(text).version for text in made} == {7}
    assert uuid.UUID(made[0]).variant == uuid.RFC_4122


@given(st.lists(st.integers(0, 10**13), min_size=1, max_size=30))
def test_hybrid_time_always_goes_on_whatever_the_wall_clock_does(walls: list[int]) -> None:
    last: HybridTime | None = None
    texts = []
    for wall_ms in walls:
        last = next_time(last, wall_ms, "2")
        texts.append(str(last))
    assert texts == sorted(set(texts))
    assert HybridTime.parse(texts[-1]) == last


def test_a_surname_is_in_capitals_and_an_only_name_stands_alone() -> None:
    assert display_name("Anne-Laure", "Villemin") == "Anne-Laure VILLEMIN"
    assert list_name("Anne-Laure", "Villemin") == "VILLEMIN Anne-Laure"
    assert display_name("", "Plato") == list_name("", "Plato") == "PLATO"
    assert display_name("Plato", "") == list_name("Plato", "") == "Plato"


def test_folding_knows_the_letters_that_have_no_accent_to_lose() -> None:
    assert fold("Łukasz O’Brien-Müller") == "lukasz o brien muller"
    assert fold("Œuvre Straße Ærø Đặng ıstanbul") == "oeuvre strasse aero dang istanbul"
    assert fold("É") == fold("É")
    assert fold("山田 太郎") == "山田 太郎"


def test_people_stand_by_the_name_they_are_looked_for_by() -> None:
    names = [
        ("Sting", ""),
        ("Zoé", "Adam"),
        ("Aymeric", "de La Tour"),
        ("Abdoul", "Zinedine"),
        ("Loïc", "Bœuf"),
    ]
    names += [("Paul", "Ÿvain"), ("Luc", "Bonnet"), ("", "Étienne")]
    ordered = [given or family for given, family in sorted(names, key=lambda name: name_order(*name))]
    assert ordered == ["Zoé", "Loïc", "Luc", "Aymeric", "Étienne", "Sting", "Paul", "Abdoul"]


@given(st.text(max_size=400))
def test_cleaning_leaves_one_line_without_controls_or_direction_overrides(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip() and len(cleaned) <= 300
    assert not set(cleaned) & set("\x00\n\r\t‮‏⁦")
    assert clean(cleaned) == cleaned


@given(st.text(max_size=60))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded


def test_every_sign_is_folded_once_and_for_all() -> None:
    signs = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) != "Cs")
    assert [sign for sign in signs if fold(fold(sign)) != fold(sign)] == []


def test_signs_made_of_letters_are_these_letters() -> None:
    for typed, folded in (
        ("№ 12", "no 12"),
        ("𝐀𝐧𝐧𝐞", "anne"),
        ("ℂℕℝ𝕊", "cnrs"),
        ("ẞ", "ss"),
        ("İzmir", "izmir"),
    ):
        assert fold(typed) == folded


def index() -> NameIndex:
    found = NameIndex()
    people = {
        "villemin": ("Anne-Laure", "Villemin", "CHRU de Nancy"),
        "croix": ("Étienne", "de la Croix", "Inria"),
        "martin1": ("Paul", "Martin", "CHRU de Nancy"),
        "martin2": ("Paule", "Martin-Roussel", "Loria"),
        "obrien": ("Siobhán", "O'Brien", "Moselle Capteurs"),
    }
    for key, (given_name, family_name, institution) in people.items():
        found.put(key, (given_name, family_name), (institution, f"{key}@example.org"))
    return found


def test_search_finds_by_any_part_in_any_order() -> None:
    people = index()
    for query in ("villemin", "VILLE", "anne laure", "laure vil", "Villemin Anne-Laure", "annelaure"):
        assert people.find(query)[0] == "villemin", query
    for query in ("delacroix", "croix", "de la croix etienne", "etienne"):
        assert people.find(query) == ["croix"], query
    assert people.find("obrien siobhan") == ["obrien"]
    assert people.find("o'brien") == ["obrien"]


def test_search_forgives_a_slip_or_two() -> None:
    people = index()
    for query in ("vilemin", "vlilemin", "villemn", "villemim", "anne vilemin", "vilmein"):
        assert people.find(query)[0] == "villemin", query


def test_the_best_come_first_and_an_institution_finds_too() -> None:
    people = index()
    assert people.find("martin")[:2] == ["martin1", "martin2"]
    assert people.find("chru martin") == ["martin1"]
    assert set(people.find("nancy")) == {"villemin", "martin1"}
    assert people.find("   ") == [] == people.find("zzzzzz")


def test_a_changed_or_removed_person_is_found_as_they_are_now() -> None:
    people = index()
    people.put("martin1", ("Paul", "Durand"), ())
    assert people.find("martin") == ["martin2"]
    people.remove("martin1")
    assert people.find("durand") == []


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_slips_are_counted_alike_in_short_words(query: str, word: str) -> None:
    assert (slips_to_start(query, query + word, 2)) == 0
    assert 0 <= slips_to_start(query, word, 2) <= 3


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(("mar", "nancy", "vilemin", "croix", "x")), max_size=4).map(" ".join),
    st.integers(0, 6),
)
def test_whatever_is_typed_finds_people_of_the_list_once_and_no_more_than_asked_for(
    query: str, limit: int
) -> None:
    people = index()
    everybody = people.find(query)
    assert len(set(everybody)) == len(everybody)
    assert set(everybody) <= {"villemin", "croix", "martin1", "martin2", "obrien"}
    assert people.find(query, limit) == everybody[:limit]
    assert fold(query) or everybody == []
