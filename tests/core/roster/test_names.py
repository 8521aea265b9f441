"""Names of people: capitals, particles, titles, one cell, two people, lost letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.folding import fold
from desktop_app.core.roster.evidence import Evidence, gather, put_in_order
from desktop_app.core.roster.given_names import is_given_name, spellings
from desktop_app.core.roster.names import (
    Name,
    guess_lost,
    name_key,
    names_couple,
    names_two,
    part_couple,
    part_full_name,
    part_two_people,
    recase,
    recover_lost,
    seems_two,
    strip_name,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("HADDAD", "Haddad"),
        ("nguyen", "Nguyen"),
        ("DE LA HAYE", "de la Haye"),
        ("D'HAUSSONVILLE", "d'Haussonville"),
        ("L'HUILLIER", "L'Huillier"),
        ("LE GOFF", "Le Goff"),
        ("EL MANSOURI", "El Mansouri"),
        ("BEN ABDALLAH", "Ben Abdallah"),
        ("FERREIRA DA SILVA", "Ferreira da Silva"),
        ("PETIT DIT GRANDJEAN", "Petit dit Grandjean"),
        ("MØLLER-JENSEN", "Møller-Jensen"),
        ("SAINT-DIZIER", "Saint-Dizier"),
        ("O'CONNOR", "O'Connor"),
        ("N’DIAYE", "N’Diaye"),
        ("MCDONALD", "McDonald"),
        ("VAN DER BERG", "van der Berg"),
        ("ÖZTÜRK", "Öztürk"),
        ("de la HAYE", "de la Haye"),
        ("LE", "Le"),
        ("X", "X"),
        ("李", "李"),
        ("محمد", "محمد"),
    ],
)
def test_family_names_in_capitals(typed: str, written: str) -> None:
    assert recase(typed, is_family=True) == written


@pytest.mark.parametrize(
    "own", ["de la Haye", "Le Goff", "DiCaprio", "Petit dit Grandjean", "d'Arbois", "McKay", "DeVries"]
)
def test_a_mixed_spelling_is_the_persons_own(own: str) -> None:
    assert recase(own, is_family=True) == own


@pytest.mark.parametrize(
    ("typed", "written"), [("JEAN-LUC", "Jean-Luc"), ("marie claude", "Marie Claude"), ("Loïc", "Loïc")]
)
def test_given_names(typed: str, written: str) -> None:
    assert recase(typed, is_family=False) == written


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Pr. PICARD", "PICARD"),
        ("Dr Anne", "Anne"),
        ("M. le Goff", "le Goff"),
        ("FAIVRE (intervenant)", "FAIVRE"),
        ("Loïc’", "Loïc"),
        ("Mme Dr. Weber", "Weber"),
        ("Prudence", "Prudence"),
        ("Drouot", "Drouot"),
        ("Meyer", "Meyer"),
        ("M", "M"),
        ("Leroy Antoine, PhD", "Leroy Antoine"),
        ("Anne Leroy Ph.D.", "Anne Leroy"),
        ("Leroy Antoine, MD, PhD", "Leroy Antoine"),
        ("LEROY, Dr", "LEROY"),
        ("Pr. Dr. med. Müller Hans", "Müller Hans"),
        ("Med Amine Trabelsi", "Med Amine Trabelsi"),
        ("Rahman Md", "Rahman Md"),
        ("Rahman MD", "Rahman MD"),
        ("Dr Rahman MD", "Rahman MD"),
        ("Rahman, MD", "Rahman"),
        ("Anne Leroy MD", "Anne Leroy"),
        ("Jean Petit et Mme", "Jean Petit"),
        ("M. et Mme Petit", "Petit"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_titles_and_remarks_are_taken_out(typed: str, bare: str) -> None:
    assert strip_name(typed) == bare


@pytest.mark.parametrize(
    ("cell", "family_first", "spelled", "given", "family"),
    [
        ("MARCHAL Christine", None, (), "Christine", "MARCHAL"),
        ("Christine MARCHAL", None, (), "Christine", "MARCHAL"),
        ("DE LA HAYE Piotr", None, (), "Piotr", "DE LA HAYE"),
        ("de la HAYE Piotr", None, (), "Piotr", "de la HAYE"),
        ("Jean-Luc LE GOFF", None, (), "Jean-Luc", "LE GOFF"),
        ("Marchal, Christine", None, (), "Christine", "Marchal"),
        ("Vautrin Xiwen", None, ("xiwen", "vautrin"), "Xiwen", "Vautrin"),
        ("Petit Jean", None, (), "Jean", "Petit"),
        ("Jean Petit", None, (), "Jean", "Petit"),
        ("Marie Claude Weiss", None, (), "Marie Claude", "Weiss"),
        ("Abcd Efgh", True, (), "Efgh", "Abcd"),
        ("Abcd Efgh", False, (), "Abcd", "Efgh"),
        ("Martin Thomas", True, (), "Thomas", "Martin"),
    ],
)
def test_one_cell(
    cell: str, family_first: bool | None, spelled: tuple[str, ...], given: str, family: str
) -> None:
    name = part_full_name(cell, family_first, spelled)
    assert (name.given, name.family) == (given, family)


@pytest.mark.parametrize(
    ("cell", "given", "family", "sure"),
    [
        ("Le Goff Yann", "Yann", "Le Goff", True),
        ("Van der Berg Anna", "Anna", "Van der Berg", True),
        ("El Khatib Mohamed", "Mohamed", "El Khatib", True),
        ("Petit Anne Marie", "Anne Marie", "Petit", True),
        ("Ben Ali Fatima", "Fatima", "Ben Ali", False),
        ("Garcia Lopez Maria del Carmen", "Maria del Carmen", "Garcia Lopez", False),
        ("Garcia Lopez Ana", "Ana", "Garcia Lopez", False),
        ("Maria del Carmen Garcia Lopez", "Maria", "del Carmen Garcia Lopez", False),
        ("Martin Lucie", "Lucie", "Martin", False),
        ("Ben Ali", "Ali", "Ben", False),
    ],
)
def test_a_split_is_sure_or_says_that_it_is_guessed(cell: str, given: str, family: str, sure: bool) -> None:
    assert part_full_name(cell, family_first=True) == Name(given, family, sure)


def test_a_couple_in_one_cell() -> None:
    both = (Name("Anne", "Petit"), Name("Bernard", "Petit"))
    assert part_couple("Petit Anne et Bernard") == part_couple("Anne et Bernard Petit") == both
    assert part_couple("M. Bernard et Mme Anne Petit") == both[::-1]
    assert part_couple("Jean-Paul et Marie DUPONT") == (Name("Jean-Paul", "DUPONT"), Name("Marie", "DUPONT"))


@pytest.mark.parametrize(
    "cell",
    [
        "MARTIN/DURAND Claire",
        "Claire DURAND/MARTIN",
        "Sophie BERNARD / THOMAS",
        "Alexandre/Alex Petit",
        "Bernard & Martin SARL",
        "Anne & Bernard SARL",
        "SIMON & CLAIRE AVOCATS",
        "Claire Martin + Thomas",
        "Sylvie Thomas et Robert",
        "Paul et Anne MARTIN",
        "Anne et BERNARD Petit",
        "Petit Anne et Xyzt",
        "Paul Martin et Fils",
        "M. et Mme Petit",
    ],
)
def test_one_cell_is_never_made_two_people_by_a_guess(cell: str) -> None:
    assert part_couple(cell) is None and names_two(cell) is None and seems_two(cell)


def test_joined_names_that_are_told() -> None:
    assert names_couple("Dr. et Mme Martin") and not names_couple("Anne et Bernard Petit")
    assert not seems_two("Petit Anne") and part_couple("R&D") is None


def test_two_people() -> None:
    assert part_two_people("Éloïse / Pascale", "BOULANGER et LÉONARD") == (
        Name("Éloïse", "BOULANGER"),
        Name("Pascale", "LÉONARD"),
    )
    assert part_two_people("Paul et Marie", "Martin") == (Name("Paul", "Martin"), Name("Marie", "Martin"))
    assert (
        part_two_people("Paul", "Martin et Fils") is None
        and part_two_people("M. et Mme Jean", "Petit") is None
    )
    assert names_two("Paul Martin et Marie Dupont") == ("Paul Martin", "Marie Dupont")
    assert names_two("Etienne Marchand") is None and names_two("R&D") is None


def test_lost_letters() -> None:
    assert recover_lost("Th?r?se", spellings()) == "Thérèse"
    assert recover_lost("Ga\ufffdl", spellings()) == "Gaël"
    assert recover_lost("??", spellings()) is None
    assert Evidence(lexicon=spellings()).accented("Jean-Fran?ois") == "Jean-François"


def test_first_names_are_known_whatever_their_accents() -> None:
    assert (
        is_given_name("ELODIE")
        and is_given_name("Jean-Luc")
        and not is_given_name("Haddad")
        and not is_given_name("")
    )


class TestSwappedColumns:
    evidence = gather([("Anne", "Villemin", "anne.villemin@x.example")] * 6, [])

    def test_capitals_and_address_agree(self) -> None:
        name, swapped, _ = put_in_order(
            Name("TOUSSAINT", "Coralie"), "coralie.toussaint@x.example", self.evidence
        )
        assert (name.given, name.family, swapped) == ("Coralie", "TOUSSAINT", True)

    def test_two_first_names_are_left_alone(self) -> None:
        name, swapped, _ = put_in_order(
            Name("Édouard", "Étienne"), "edouard.etienne@x.example", self.evidence
        )
        assert (name.given, swapped) == ("Édouard", False)

    def test_one_sign_is_a_question(self) -> None:
        name, swapped, doubtful = put_in_order(Name("Xyzt", "Coralie"), "", self.evidence)
        assert (name.given, swapped, doubtful) == ("Xyzt", False, True)

    def test_a_whole_list_under_the_wrong_headers(self) -> None:
        rows = [("Villemin", given, "") for given in ("Anne", "Paul", "Marie", "Jean", "Luc", "Zoé")]
        evidence = gather(rows, [])
        assert evidence.swapped
        assert put_in_order(Name("Villemin", "Anne"), "", evidence)[0].given == "Anne"

    def test_a_list_spells_its_own_particles(self) -> None:
        evidence = gather([("Anne", "De La Tour", "")], [])
        assert evidence.cased("PAUL", "DE LA TOUR") == ("Paul", "De La Tour")


PIECES = (
    "Paul",
    "Marie",
    "Anne",
    "MARTIN",
    "Petit",
    "DE",
    "la",
    "Dr",
    "M.",
    "Mme",
    "et",
    "&",
    "(",
    "-",
    "Durand/",
)
CELLS = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@given(CELLS)
def test_no_word_of_a_name_is_lost_or_doubled(text: str) -> None:
    bare = strip_name(text)
    name = part_full_name(bare)
    assert sorted(fold(f"{name.given} {name.family}").split()) == sorted(fold(bare).split())
    assert fold(recase(bare, is_family=True)) == fold(bare)


@given(CELLS)
def test_two_people_of_one_cell_have_both_names_each(text: str) -> None:
    couple, pair = part_couple(text), part_two_people(text, "Martin")
    if couple is not None:
        assert couple[0].family == couple[1].family != "" and couple[0].given and couple[1].given
    if pair is not None:
        assert [name.family for name in pair] == ["Martin", "Martin"] and all(name.given for name in pair)
    if couple or pair or names_two(text):
        assert seems_two(text)


@given(st.text(max_size=30))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = recase(strip_name(text), is_family=True)
    assert strip_name(strip_name(text)) == strip_name(text)
    assert name_key("", recase(once, is_family=True)) == name_key("", once)


def test_lost_letters_that_no_known_name_has() -> None:
    assert guess_lost("Xér?n", "xeren") == "Xérén" and guess_lost("GU?RIN", "guerin") == "GUÉRIN"
    assert guess_lost("B?uf", "boeuf") == "Bœuf" and guess_lost("L?n", "martin") is None
    assert Evidence().accented("Xér?n", "paul.xeren3@y.example") == "Xérén"
    assert Evidence().accented("Xér?n", "secretariat@y.example") is None


def test_the_rest_of_the_list_tells_where_a_name_belongs() -> None:
    rows = [
        (given, family, "")
        for given in ("Maurice", "Éloïse", "Zoé")
        for family in ("Petit", "Martin", "Durand")
    ]
    rows += [("Anne", "Martin", "")] * 3
    evidence = gather(rows, [])
    name, swapped, _ = put_in_order(Name("MARTIN", "Maurice"), "", evidence)
    assert (name.given, name.family, swapped) == ("Maurice", "MARTIN", True)
    assert not put_in_order(Name("Maurice", "Martin"), "", evidence)[1]


def test_an_odd_address_alone_swaps_nobody() -> None:
    evidence = gather([("Anne", f"Villemin{i}", "") for i in range(9)], [])
    assert not put_in_order(Name("Xyzt", "Qrst"), "qrst.xyzt@x.example", evidence)[1]


@pytest.mark.parametrize(
    ("typed", "spelled", "name"),
    [
        ("LEF?VRE", "lefevre", "LEFÈVRE"),
        ("Ch?telet", "chatelet", "Châtelet"),
        ("Hern?ndez", "hernandez", "Hernândez"),
    ],
)
def test_the_likely_accent(typed: str, spelled: str, name: str) -> None:
    assert guess_lost(typed, spelled) == name
