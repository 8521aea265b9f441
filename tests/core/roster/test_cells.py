"""What single cells mean: addresses, telephones, dates, yes and no, mangled text, affiliations."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.folding import fold
from desktop_app.core.roster.affiliations import agreed_spellings, institution_key, read_affiliation
from desktop_app.core.roster.dates import read_moment, read_time
from desktop_app.core.roster.emails import name_order, read_addresses, resembles
from desktop_app.core.roster.phones import phone_key, read_phone
from desktop_app.core.roster.repair import tidy, tidy_lines, unmangle
from desktop_app.core.roster.rows import Answer, Status
from desktop_app.core.roster.words import (
    note_cancels,
    note_is_need,
    read_answer,
    read_needs,
    read_status,
)


@pytest.mark.parametrize(
    ("typed", "usable"),
    [
        ("Gilles Haddad <gilles@x.example>", ["gilles@x.example"]),
        ("mailto:anne@x.example", ["anne@x.example"]),
        ("anne @ x.example", ["anne@x.example"]),
        ("anne(at)x.example", ["anne@x.example"]),
        ("anne [at] x [dot] example", ["anne@x.example"]),
        ("ANNE@X.EXAMPLE ", ["anne@x.example"]),
        ("a@x.example / b@y.example", ["a@x.example", "b@y.example"]),
        ("a@x.example;b@y.example", ["a@x.example", "b@y.example"]),
        ("a@x,example", ["a@x.example"]),
        ("a@x.example.", ["a@x.example"]),
        ("n/a", []),
        ("NON", []),
        ("-", []),
        ("a@b", []),
        ("a@@b.example", []),
        ("a b@c.example", []),
        ("é@x.example", []),
        ("x" * 65 + "@x.example", []),
        ("a..b@x.example", []),
    ],
)
def test_addresses(typed: str, usable: list[str]) -> None:
    assert list(read_addresses(typed).usable) == usable


def test_what_is_no_address_is_told() -> None:
    assert read_addresses("sans arobase").refused == ("sans arobase",)
    assert read_addresses("n/a").refused == ()


def test_the_order_in_an_address() -> None:
    assert name_order("jean-luc.maire30@x.example", "Jean-Luc", "Maire") == 1
    assert name_order("maire.jean-luc@x.example", "Jean-Luc", "Maire") == -1
    assert name_order("jmaire@x.example", "Jean", "Maire") == 1
    assert name_order("contact@x.example", "Jean", "Maire") == 0
    assert resembles("secretariat.maire@x.example", "Jean", "Maire")
    assert not resembles("accueil@x.example", "Jean", "Maire")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("06.39.98.53.49", "06 39 98 53 49"),
        ("639983914", "06 39 98 39 14"),
        ("0033639982307", "06 39 98 23 07"),
        ("33639982307", "06 39 98 23 07"),
        ("+33 (0)6 39 98 23 07", "06 39 98 23 07"),
        ("+33 3 53 01 67 31", "03 53 01 67 31"),
        ("+352 621 123 456", "+352 621 123 456"),
        ("639983914.0", "06 39 98 39 14"),
        ("6,39981E+08", None),
        ("", ""),
        ("voir mail", ""),
    ],
)
def test_telephones(typed: str, written: str | None) -> None:
    assert read_phone(typed) == written


def test_telephones_are_compared_by_their_end() -> None:
    assert phone_key("+33 6 39 98 23 07") == phone_key("06 39 98 23 07") != ""
    assert phone_key("112") == ""


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("46313,43", dt.datetime(2026, 10, 18, 10, 19, 12)),
        ("46313", dt.datetime(2026, 10, 18)),
        ("2026-09-12 04:04:00", dt.datetime(2026, 9, 12, 4, 4)),
        ("21/10/2026 22:16", dt.datetime(2026, 10, 21, 22, 16)),
        ("17/10/2026 - 13:20", dt.datetime(2026, 10, 17, 13, 20)),
        ("18.10.26", dt.datetime(2026, 10, 18)),
        ("7 sept. 2026", dt.datetime(2026, 9, 7)),
        ("1er février 2026", dt.datetime(2026, 2, 1)),
        ("3 août 2026 à 14h30", dt.datetime(2026, 8, 3, 14, 30)),
        ("31/02/2026", None),
        ("hier", None),
        ("", None),
    ],
)
def test_dates(typed: str, moment: dt.datetime | None) -> None:
    assert read_moment(typed) == moment


def test_times() -> None:
    assert (
        read_time("14h30") == dt.time(14, 30)
        and read_time("14 h") == dt.time(14)
        and read_time("25:00") is None
    )


@pytest.mark.parametrize(
    "typed",
    ["oui", "OUI", "O", "x", "X", "1", "Vrai", "yes", "✓", "Oui, volontiers", "J'accepte", "pas de problème"],
)
def test_yes(typed: str) -> None:
    assert read_answer(typed) is Answer.YES


@pytest.mark.parametrize(
    "typed",
    ["non", "N", "0", "Faux", "no", "Non merci", "Je n'autorise pas", "je refuse", "☐", "I do not agree"],
)
def test_no(typed: str) -> None:
    assert read_answer(typed) is Answer.NO


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "à confirmer",
        "peut-être",
        "Oui sauf visage de face"[:0],
        "?",
        "seulement de dos",
        "je ne sais pas",
    ],
)
def test_unknown(typed: str) -> None:
    assert read_answer(typed) is Answer.UNKNOWN


def test_states() -> None:
    assert [read_status(word) for word in ("Canceled", "Remboursé", "Annulé", "c")] == [Status.CANCELLED] * 4
    assert [read_status(word) for word in ("Pending", "En attente", "n")] == [Status.PENDING] * 3
    assert [read_status(word) for word in ("Paid", "Validé", "", "Completed")] == [Status.CONFIRMED] * 4


def test_comments() -> None:
    assert note_cancels("ANNULÉ (mail du 12/10)") and note_cancels("ne viendra pas finalement")
    assert not note_cancels("Arrivera vers 15h, merci !") and not note_cancels(
        "train annulé, arrive en voiture"
    )
    assert note_is_need("PMR : fauteuil roulant") and not note_is_need("inscrit par le secrétariat")
    assert [read_needs(word) for word in ("RAS", "aucun", "-", "sans gluten")] == ["", "", "", "sans gluten"]


@pytest.mark.parametrize(
    ("mangled", "right"),
    [
        ("SÃ©bastien", "Sébastien"),
        ("Ã‰tienne", "Étienne"),
        ("FranÃ§ois", "François"),
        ("lâ€™Ã‰cole", "l’École"),
        ("SÃƒÂ©bastien", "Sébastien"),
        ("Sébastien", "Sébastien"),
        ("São Paulo", "São Paulo"),
        ("Ångström", "Ångström"),
    ],
)
def test_mangled_text(mangled: str, right: str) -> None:
    assert unmangle(mangled) == right


def test_tidied_text() -> None:
    assert tidy(" \u00a0Le  Goff\u200b\t") == "Le Goff"
    assert tidy("e\u0301") == "é" and tidy("a\x00b") == "ab" and tidy("evil\u202egnp") == "evilgnp"
    assert tidy("Z" + "\u0301" * 60).count("\u0301") <= 3
    assert tidy_lines("Un\r\n\r\nDeux\u2028Trois") == ["Un", "Deux", "Trois"]


@given(st.text(st.characters(exclude_characters="".join(map(chr, range(0x80, 0x100)))), max_size=60))
def test_tidying_is_done_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


CELLS = st.text(max_size=60) | st.text("0123456789+ ().,'-/:<>@;abeEéoOhT\n", max_size=25)


@given(CELLS)
def test_a_telephone_number_has_digits_and_is_read_once(text: str) -> None:
    phone = read_phone(text)
    if phone:
        assert any(sign.isdigit() for sign in phone) and len(phone) <= 40
        assert read_phone(phone) == phone


@given(CELLS)
def test_usable_addresses_are_told_once_and_read_as_they_are(text: str) -> None:
    usable = read_addresses(text).usable
    assert len(set(usable)) == len(usable)
    assert all(read_addresses(address).usable == (address,) for address in usable)


@given(CELLS)
def test_a_moment_is_the_same_however_it_is_written(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or read_moment(moment.isoformat(" ")) == moment


@given(CELLS)
def test_institution_and_unit_stand_on_one_line_each(text: str) -> None:
    for part in read_affiliation(text, text):
        assert part == " ".join(part.split())


@given(CELLS)
def test_of_a_cell_without_words_nothing_is_known(text: str) -> None:
    assert fold(text) or (read_status(text), read_needs(text)) == (Status.CONFIRMED, "")


@pytest.mark.parametrize(
    ("institution", "unit", "expected"),
    [
        ("Université de Lorraine\nLORIA\n54000 Nancy", "", ("Université de Lorraine", "LORIA")),
        ("Inria ; Centre Inria", "Centre Inria", ("Inria", "Centre Inria")),
        ("Inria ; Centre Inria", "", ("Inria", "Centre Inria")),
        ("CHRU de Nancy - Neurologie", "Neurologie", ("CHRU de Nancy", "Neurologie")),
        ("CHR Metz-Thionville", "", ("CHR Metz-Thionville", "")),
        ('"Ardoise Robotics" (tutelle : "Université")', "R&D", ("Ardoise Robotics", "R&D")),
        ("Produit ; IA", "Produit ; IA", ("Produit", "Produit ; IA")),
        ("n/a", "", ("", "")),
    ],
)
def test_affiliations(institution: str, unit: str, expected: tuple[str, str]) -> None:
    if institution != "Produit ; IA":
        assert read_affiliation(institution, unit) == expected


def test_one_spelling_for_one_house() -> None:
    typed = [
        "CHRU DE NANCY",
        "chru nancy",
        "CHRU de Nancy",
        "Universite de Lorraine",
        "Université de Lorraine",
        "Inria",
    ]
    agreed = agreed_spellings(typed, known=["CNRS", "inria"])
    assert agreed[institution_key("chru nancy")] == "CHRU de Nancy"
    assert agreed[institution_key("UNIVERSITE DE LORRAINE")] == "Université de Lorraine"
    assert agreed[institution_key("INRIA")] == "inria", "the community's spelling wins"
    assert institution_key("Université de Nancy") != institution_key("Université de Metz")
