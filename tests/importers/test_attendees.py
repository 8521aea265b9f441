"""The sample lists, the platforms' exports, and files that must be refused."""

from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.header_words import field_of
from desktop_app.core.roster.matching import ImportPlan, Outcome, plan_import
from desktop_app.core.roster.rows import Answer, ImportedRow, ImportTable, SetAside, Status
from desktop_app.importers.attendees import read_attendees
from tests.importers.samples import BROKEN, CATEGORY_KEYS, LISTS, truth, write


def rows_of(table: ImportTable) -> int:
    """How many rows hold something, blank lines and totals left out."""
    rows: list[ImportedRow | SetAside] = [*table.people, *table.set_aside]
    return len({row.row_number for row in rows})


def english(row: ImportedRow) -> str:
    return " ".join(remark.english() for remark in row.remarks)


@pytest.fixture(scope="module", params=["attendees_240.csv", "attendees_240.xlsx"])
def messy(request: pytest.FixtureRequest) -> ImportTable:
    return read_attendees(LISTS / request.param)


@pytest.fixture(scope="module")
def planned(messy: ImportTable) -> ImportPlan:
    return plan_import(messy)


class TestTheMessyList:
    def test_every_row_ends_somehow(self, planned: ImportPlan) -> None:
        assert [row.row_number for row in planned.rows] == list(range(1, 241))
        assert sum(planned.count(outcome) for outcome in Outcome) == 240

    def test_228_people_are_found(self, planned: ImportPlan) -> None:
        people_of_truth: dict[int, set[int]] = {}
        for row, expected in zip(planned.rows, truth()["rows"], strict=True):
            assert row.row_number == expected["row"]
            if len(expected["people"]) == 1:
                people_of_truth.setdefault(expected["people"][0], set()).update(row.people)
        assert all(len(found) == 1 for found in people_of_truth.values())
        assert len({next(iter(found)) for found in people_of_truth.values()}) == len(people_of_truth) == 228
        assert len(planned.people) == 228

    def test_everything_that_the_list_says_is_right(self, planned: ImportPlan) -> None:
        people = {person["id"]: person for person in truth()["people"]}
        wrong_emails = 0
        for row, expected in zip(planned.rows, truth()["rows"], strict=True):
            if len(expected["people"]) == 2:
                continue
            person, merged = people[expected["people"][0]], planned.people[row.people[0]].merged
            assert (merged.given_name, merged.family_name) == (person["given"], person["family"])
            assert (merged.institution, merged.unit) == (person["institution"], person["unit"])
            assert merged.category_key == CATEGORY_KEYS[person["category"]]
            assert merged.role == person["role"]
            wrong_emails += merged.email != person["email"]
        assert wrong_emails <= 8  # six rows have no address, two the address of somebody else

    def test_two_people_in_one_row_are_two(self, messy: ImportTable) -> None:
        row = [person for person in messy.people if person.row_number == 32]
        names = [(person.given_name, person.family_name) for person in row]
        assert names == [("Éloïse", "Boulanger"), ("Pascale", "Léonard")]
        assert row[0].email.startswith("eloise") and row[1].email == ""

    def test_cancelled_rows_keep_their_registration_as_cancelled(self, messy: ImportTable) -> None:
        cancelled = {person.family_name for person in messy.people if person.status is Status.CANCELLED}
        assert cancelled == {"Martin", "Picard"}

    def test_one_address_for_two_people_never_merges(self, planned: ImportPlan) -> None:
        shared = [person.merged for person in planned.people if "d-haussonville214" in person.merged.email]
        assert {person.family_name for person in shared} == {"de la Haye", "d'Haussonville"}

    def test_what_was_typed_is_kept(self, messy: ImportTable) -> None:
        first = messy.people[0]
        assert first.typed["NOM"] == "HADDAD" and first.family_name == "Haddad"
        assert first.typed["Adresse e-mail"].startswith("Gilles Haddad <")
        assert first.registered_at.startswith("2026-10-18T10:")

    def test_needs_are_kept_apart_from_notes(self, messy: ImportTable) -> None:
        wheelchairs = [person for person in messy.people if "fauteuil" in person.needs]
        assert len(wheelchairs) == 2 and all("fauteuil" not in person.note for person in wheelchairs)
        assert {person.needs for person in messy.people} >= {"sans gluten", ""}
        assert not any(person.needs in ("RAS", "aucun") for person in messy.people)


def test_the_workbook_tells_of_its_formulas_and_its_sheet_of_cancellations() -> None:
    table = read_attendees(LISTS / "attendees_240.xlsx")
    said = " ".join(remark.english() for remark in table.remarks)
    assert "Nom complet: 240 formulas" in said and "Annulés" in said
    assert len(table.cancelled_elsewhere) == 7 and "=D5" not in str(table.people[0].typed)


class TestPlatforms:
    def test_pretix_orders(self) -> None:
        table = read_attendees(LISTS / "attendees_pretix.csv")
        assert table.source == "pretix" and len(table.people) == 120
        third = table.people[2]
        assert third.email == "beatrice.lefevre3@tetes-memoires.example"
        assert [code.code for code in third.outside_codes] == ["TNCWWSNYVR"]
        assert sum(person.status is Status.CANCELLED for person in table.people) == 6
        assert table.people[4].email == "", "the address of the buyer is not the attendee's"
        assert table.people[0].phone == "06 39 98 39 14"

    def test_helloasso_has_only_the_payers_address(self) -> None:
        table = read_attendees(LISTS / "attendees_helloasso.csv")
        first, _, third = table.people[:3]
        assert first.email == "marion.dufour1@cigogne-data.example" and third.email == ""
        assert third.institution == "Association « Têtes et Mémoires » (fictive)"
        assert sum(person.status is Status.CANCELLED for person in table.people) == 6

    def test_framaforms_drops_network_addresses(self) -> None:
        table = read_attendees(LISTS / "attendees_framaforms.tsv")
        assert table.source == "framaforms" and len(table.people) == 70
        assert "192.0.2" not in str([person.typed for person in table.people])
        assert table.people[0].registered_at == "2026-10-17T13:20:00"

    def test_google_forms(self) -> None:
        table = read_attendees(LISTS / "attendees_googleforms_fr.csv")
        second, third = table.people[1], table.people[2]
        assert (second.given_name, second.family_name) == ("Julien", "Martin-Roussel")
        assert third.category_key == "patients" and second.wants_speed_dating is Answer.NO

    def test_pretix_check_in_list(self, tmp_path: Path) -> None:
        text = (
            "Order code,Attendee name,Attendee name: First name,Attendee name: Family name,Product"
            ",Checked in,Secret,E-mail,"
            "Company,Requires special attention,Comment\n"
            "ABCDE,Anne Villemin,Anne,Villemin,Entrée,,hutjztuxhkbtwnesv2suqv26k6ttytxx,anne@x.example,CHRU,No,\n"
        )
        person = read_attendees(write(tmp_path, text)).people[0]
        assert [(code.code, code.origin) for code in person.outside_codes] == [
            ("hutjztuxhkbtwnesv2suqv26k6ttytxx", "pretix")
        ]
        assert person.needs == ""

    def test_indico(self, tmp_path: Path) -> None:
        text = (
            "\ufeffID,Name,First Name,Last Name,Email Address,Affiliation,Title,Position,Phone"
            ",Registration state,Tags\n"
            "12,Dr Wei ZHANG,Wei,ZHANG,wei@x.example,CNRS,Dr,Researcher,33639983914,Completed,\n"
            "13,Ana ROSSI,Ana,ROSSI,ana@x.example,CNRS,Ms,Nurse,,Withdrawn,\n"
            "14,Li WU,Li,WU,li@x.example,CNRS,Ms,CEO,,Awaiting approval,\n"
        )
        table = read_attendees(write(tmp_path, text))
        assert table.source == "indico" and table.people[0].family_name == "Zhang"
        assert table.people[0].phone == "06 39 98 39 14"
        assert [p.status for p in table.people] == [Status.CONFIRMED, Status.CANCELLED, Status.PENDING]
        assert [p.category_key for p in table.people] == ["research", "clinical", "industry"]

    @pytest.mark.parametrize("order, family", [("Order #", "Last Name"), ("Order no.", "Surname")])
    def test_eventbrite(self, tmp_path: Path, order: str, family: str) -> None:
        text = (
            f"{order},Order Date,First Name,{family},Email,Quantity,Ticket Type,Attendee #"
            f",Attendee Status,Job Title,Company\n"
            "77,2026-10-01 10:00:00,Anne,Villemin,anne@x.example,1,Free,9001,Attending,Nurse,CHRU de Nancy\n"
            "78,2026-10-02 10:00:00,Paul,Durand,paul@x.example,1,Free,9002,Not Attending,CEO,Acme\n"
        )
        table = read_attendees(write(tmp_path, text))
        assert table.source == "eventbrite" and table.people[0].institution == "CHRU de Nancy"
        assert table.people[0].outside_codes[0].code == "9001" and table.people[0].role == "Nurse"
        assert table.people[1].status is Status.CANCELLED

    def test_limesurvey_sets_unfinished_answers_aside(self, tmp_path: Path) -> None:
        text = (
            '\ufeff"Response ID";"Date submitted";"Last page";"Start language"'
            ';"Quel est votre nom ?";"Votre prénom";"Courriel"\n'
            '"1";"2026-10-01 10:00:00";"3";"fr";"Villemin";"Anne";"anne@x.example"\n'
            '"2";"";"1";"fr";"Durand";"Paul";""\n'
        )
        table = read_attendees(write(tmp_path, text))
        assert table.source == "limesurvey" and [p.family_name for p in table.people] == ["Villemin"]
        assert [row.row_number for row in table.set_aside] == [2] and rows_of(table) == 2

    def test_microsoft_forms_asks_for_the_name_beside_the_account(self, tmp_path: Path) -> None:
        text = (
            "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Nom2,Prénom,Établissement\n"
            "1,10/17/26 13:20:00,10/17/26 13:22:00,anonymous,Compte Partagé,VILLEMIN,Anne,CHRU\n"
        )
        person = read_attendees(write(tmp_path, text)).people[0]
        assert (person.given_name, person.family_name, person.email) == ("Anne", "Villemin", "")

    def test_soco(self, tmp_path: Path) -> None:
        text = (
            "Rencontre Numérique et Santé;;;;;\n"
            "Nom;Prénom;Email;Téléphone;Fonction;Organisation\n"
            "VILLEMIN;Anne;anne@x.example;0639983914;IPA;CHRU\n"
            ";;;;;\n"
            "DURAND;Paul;paul@x.example;;;CNRS\n"
            "Export généré le 12/10/2026;;;;;\n"
        )
        table = read_attendees(write(tmp_path, text, encoding="cp1252"))
        assert [p.family_name for p in table.people] == ["Villemin", "Durand"] and rows_of(table) == 2
        assert [p.line for p in table.people] == [3, 5]

    def test_a_list_without_header(self, tmp_path: Path) -> None:
        rows = "".join(
            f"{given};Durand{i};p{i}@x.example\n" for i, given in enumerate(["Anne", "Paul", "Marie", "Jean"])
        )
        table = read_attendees(write(tmp_path, rows))
        assert [p.given_name for p in table.people] == ["Anne", "Paul", "Marie", "Jean"]

    def test_questions_in_free_words(self, tmp_path: Path) -> None:
        text = (
            "Nom;Prénom;Courriel;J'autorise le partage de mes coordonnées avec les participants "
            ";Je refuse d'être photographié(e)"
            ";Souhaitez-vous participer au speed dating ?;Si oui, quelle idée ?;Besoins particuliers (PMR, régime)\n"
            "Villemin;Anne;anne@x.example;J'accepte;Oui;oui, volontiers;Un bracelet;sans gluten\n"
            "Durand;Paul;paul@x.example;Je ne souhaite pas;;non;;aucun\n"
        )
        anne, paul = read_attendees(write(tmp_path, text)).people
        assert (anne.consent_share, anne.consent_photo) == (Answer.YES, Answer.NO)
        assert (paul.consent_share, paul.consent_photo) == (Answer.NO, Answer.UNKNOWN)
        assert (anne.wants_speed_dating, anne.idea, anne.needs) == (Answer.YES, "Un bracelet", "sans gluten")
        assert paul.needs == ""


class TestBroken:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("empty.csv", "file-empty"),
            ("header_only.csv", "nobody"),
            ("binary_junk.csv", "file-not-text"),
            ("ole2_encrypted_stub.xlsx", "file-old-xls"),
            ("truncated.xlsx", "file-damaged"),
            ("absent.csv", "file-missing"),
        ],
    )
    def test_refusals_say_why(self, name: str, code: str) -> None:
        with pytest.raises(Refused) as refused:
            read_attendees(BROKEN / name)
        assert refused.value.code == code and name in refused.value.text.english()

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"<html><table><tr><td>Nom</td></tr></table></html>", "file-html"),
            (b"\xef\xbb\xbf<!DOCTYPE html><html>", "file-html"),
            (b"%PDF-1.7 ...", "file-other-format"),
            (b"\x89PNG\r\n\x1a\n....", "file-other-format"),
            (b"PK\x03\x04" + b"\x00" * 40, "file-damaged"),
            (b"un;deux;trois\n1;2;3\n", "columns-unknown"),
            (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "file-protected"),
            (b"\xef\xbb\xbf \r\n\r\n", "file-empty"),
        ],
    )
    def test_other_things_with_a_lists_name(self, tmp_path: Path, content: bytes, code: str) -> None:
        path = tmp_path / "liste.xlsx"
        path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            read_attendees(path)
        assert refused.value.code == code

    @pytest.mark.parametrize(
        ("name", "people"),
        [
            ("duplicate_headers.csv", 10),
            ("emails_bad.csv", 15),
            ("formula_injection.csv", 11),
            ("invalid_utf8_one_byte.csv", 11),
            ("nul_bytes.csv", 10),
            ("unicode_names.csv", 19),
            ("unterminated_quote.csv", 11),
            ("utf16le_bom.csv", 10),
            ("xlsx_20000_styled_blank_rows.xlsx", 10),
            ("xlsx_formulas_uncached.xlsx", 10),
        ],
    )
    def test_everybody_is_read(self, name: str, people: int) -> None:
        table = read_attendees(BROKEN / name)
        assert len(table.people) == people and rows_of(table) == people

    def test_one_wrong_byte_spoils_nothing_else(self) -> None:
        people = read_attendees(BROKEN / "invalid_utf8_one_byte.csv").people
        assert (people[1].given_name, people[-1].family_name) == ("Léonie", "Lefèvre")

    def test_duplicates_merge_and_a_shared_address_does_not(self) -> None:
        plan = plan_import(read_attendees(BROKEN / "duplicate_emails.csv"))
        assert (plan.count(Outcome.IMPORTED), plan.count(Outcome.MERGED)) == (11, 10)
        assert "Amina VUILLEMIN" in " ".join(r.english() for r in plan.rows[-1].remarks)

    def test_formulas_without_result_are_told_and_not_imported(self) -> None:
        table = read_attendees(BROKEN / "xlsx_formulas_uncached.xlsx")
        assert all(person.email == "" and "formula" in english(person) for person in table.people)
        assert "=LOWER" not in str([person.typed for person in table.people])

    def test_formulas_in_names_stay_text(self) -> None:
        people = read_attendees(BROKEN / "formula_injection.csv").people
        assert people[0].given_name == "=cmd|' /C calc'!A0"

    def test_bad_addresses_are_flagged(self) -> None:
        people = read_attendees(BROKEN / "emails_bad.csv").people
        assert all(person.email or english(person) for person in people)
        assert people[5].other_emails == ("c@d.example",)
        assert f"Used: {people[5].email}. Left out: c@d.example." in english(people[5])

    def test_a_column_of_second_addresses_is_no_surprise(self, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        path.write_text("Nom;Prénom;Email;Email\nVillemin;Anne;a@b.example;c@d.example\n", encoding="utf-8")
        (person,) = read_attendees(path).people
        assert person.other_emails == ("c@d.example",) and "Left out" not in english(person)

    def test_ragged_rows_are_kept_or_told(self) -> None:
        table = read_attendees(BROKEN / "ragged_rows.csv")
        assert len(table.people) == 9 and [row.line for row in table.set_aside] == [10]

    def test_hostile_names_stay_legible(self) -> None:
        names = {p.email: p for p in read_attendees(BROKEN / "unicode_names.csv").people}
        assert names["zw@x.example"].given_name == "Joiner"
        assert "\u202e" not in names["bidi@x.example"].family_name
        assert names["nfd@x.example"].family_name == names["nfc@x.example"].family_name
        assert len(names["zalgo@x.example"].family_name) <= 4
        assert names["html@x.example"].family_name == "<b>Gras</b>"


class TestUnknownHeaders:
    ROWS = "Villemin;Anne;anne@x.example\nDurand;Paul;paul@x.example\nPetit;Marie;marie@x.example\n"

    def test_unknown_words_above_people_are_no_person(self, tmp_path: Path) -> None:
        table = read_attendees(write(tmp_path, "Zorglub;Machin;Truc\n" + self.ROWS))
        assert [p.given_name for p in table.people] == ["Anne", "Paul", "Marie"]
        assert [name for name, _ in table.columns] == ["Zorglub", "Machin", "Truc"]

    def test_a_first_person_without_an_address_is_a_person(self, tmp_path: Path) -> None:
        table = read_attendees(write(tmp_path, "Le Goff;Marie;\n" + self.ROWS))
        assert [p.family_name for p in table.people][:2] == ["Le Goff", "Villemin"]

    def test_columns_chosen_by_hand(self, tmp_path: Path) -> None:
        path = write(tmp_path, "A1;B1;C1\nXyz;Abc;Def\nUvw;Ghi;Jkl\n")
        with pytest.raises(Refused):
            read_attendees(path)
        chosen = {0: Field.FAMILY, 1: Field.GIVEN, 2: Field.INSTITUTION}
        people = read_attendees(path, chosen).people
        assert [(p.given_name, p.family_name, p.institution) for p in people] == [
            ("Abc", "Xyz", "Def"),
            ("Ghi", "Uvw", "Jkl"),
        ]

    def test_a_column_put_right(self, tmp_path: Path) -> None:
        path = write(tmp_path, "Nom;Prénom;Email;Fonction\nVillemin;Anne;anne@x.example;CHRU\n")
        person = read_attendees(path, {3: Field.INSTITUTION}).people[0]
        assert (person.institution, person.role) == ("CHRU", "")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nom de l'établissement", Field.INSTITUTION),
        ("Nom de la structure", Field.INSTITUTION),
        ("Nom du laboratoire", Field.UNIT),
        ("NOM - Prénom", Field.FULL_NAME),
        ("Nom / Prénom", Field.FULL_NAME),
        ("Votre prénom *", Field.GIVEN),
        ("1. Nom", Field.FAMILY),
        ("Nom2", Field.FAMILY),
        ("PrÃ©nom", Field.GIVEN),
        ("Mail pro", Field.EMAIL),
        ("Tél.", Field.PHONE),
        ("N° tel", Field.PHONE),
        ("Type d'établissement", Field.CATEGORY),
        ("Vous participez en tant que", Field.CATEGORY),
        ("Acceptez-vous que vos coordonnées soient transmises ?", Field.SHARE),
        ("I agree to share my contact details", Field.SHARE),
        ("Droit à l'image", Field.PHOTO),
        ("Je m'oppose à la diffusion de mon image", Field.PHOTO_REFUSED),
        ("Allergies / régime", Field.DIET),
        ("Adresse IP", Field.NETWORK),
        ("Code barre", Field.TICKET),
        ("Montant Speed dating", Field.IGNORED),
        ("Quelle idée souhaitez-vous présenter ?", Field.IDEA),
        ("Souhaitez-vous présenter une idée ? ", Field.SPEED_DATING),
        ("Couleur préférée", None),
    ],
)
def test_headers(header: str, field: Field | None) -> None:
    assert field_of(header) is field


def test_a_question_about_mail_is_no_address(tmp_path: Path) -> None:
    text = "Recevoir des informations par e-mail ?;Nom;Prénom;E-mail\nOui;Villemin;Anne;anne@x.example\n"
    assert read_attendees(write(tmp_path, text)).people[0].email == "anne@x.example"
