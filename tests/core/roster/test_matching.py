"""Who is who: rows against rows, and rows against the community."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.roster.matching import ImportPlan, KnownPerson, Outcome, plan_import
from desktop_app.core.roster.merging import changes_to, merge_rows, values_of
from desktop_app.core.roster.rows import Answer, ImportedRow, ImportTable, OutsideCode, Status


def row(number: int, given_name: str, family_name: str, **fields: Any) -> ImportedRow:
    return ImportedRow(number, number + 1, given_name, family_name, **fields)


def table(*rows: ImportedRow, **fields: Any) -> ImportTable:
    return ImportTable("list", (), rows, **fields)


def outcomes(plan: ImportPlan) -> list[str]:
    return [planned.outcome.value for planned in plan.rows]


def known_from(plan: ImportPlan, registered: bool = True, **values: object) -> list[KnownPerson]:
    """The community after the plan was carried out."""
    people = []
    for i, person in enumerate(plan.people):
        merged = person.merged
        said = values_of(merged)
        people.append(
            KnownPerson(
                f"p{i}",
                merged.given_name,
                merged.family_name,
                tuple(a for a in (merged.email, *merged.other_emails) if a),
                merged.phone,
                merged.institution,
                f"r{i}" if registered else None,
                said | values,
                said,
                tuple(code.code for code in merged.outside_codes),
            )
        )
    return people


ANNE = row(1, "Anne", "Villemin", email="anne@x.example", institution="CHRU")


@pytest.mark.parametrize(
    ("other", "merges"),
    [
        (row(2, "ANNE", "villemin", email="anne@x.example"), True),
        (row(2, "Villemin", "Anne", email="anne@x.example"), True),
        (row(2, "Anne", "Vilemin", email="anne@x.example"), True),
        (row(2, "Paul", "Durand", email="anne@x.example"), False),
        (row(2, "Anna", "Durand", email="anne@x.example"), False),
        (row(2, "Anne", "Villemin", email="other@x.example"), False),
        (row(2, "Anne", "Villemin", email="other@x.example", institution="CHRU"), False),
        (row(2, "Anne", "Villemin", institution="chru"), True),
        (row(2, "Anne", "Villemin", institution="CNRS"), False),
        (row(2, "Anne", "Villemin"), False),
    ],
)
def test_two_rows(other: ImportedRow, merges: bool) -> None:
    plan = plan_import(table(ANNE, other))
    assert outcomes(plan) == ["imported", "merged" if merges else "imported"]
    assert len(plan.people) == (1 if merges else 2)


def test_a_telephone_or_a_ticket_tells_too() -> None:
    first = row(
        1,
        "Anne",
        "Villemin",
        email="a@x.example",
        phone="06 39 98 39 14",
        outside_codes=(OutsideCode("T1", "x"),),
    )
    by_phone = row(2, "Anne", "Villemin", email="b@x.example", phone="+33 6 39 98 39 14")
    by_ticket = row(3, "Anne", "Villemin", email="c@x.example", outside_codes=(OutsideCode("T1", "x"),))
    plan = plan_import(table(first, by_phone, by_ticket))
    assert outcomes(plan) == ["imported", "merged", "merged"]
    assert plan.people[0].merged.other_emails == ("b@x.example", "c@x.example")


def test_a_shared_address_is_told() -> None:
    plan = plan_import(table(ANNE, row(2, "Paul", "Durand", email="anne@x.example")))
    assert "Anne VILLEMIN" in plan.rows[1].remarks[0].english()


def test_of_an_only_name_a_remark_has_no_space_too_many() -> None:
    plan = plan_import(
        table(row(1, "", "Plato", email="p@x.example"), row(2, "Paul", "Durand", email="p@x.example"))
    )
    assert "that of PLATO:" in plan.rows[1].remarks[0].english()


def test_the_second_person_of_a_row_is_found_elsewhere_in_the_list() -> None:
    pair = replace(ANNE, email=""), row(1, "Paul", "Durand", partner=True, institution="CHRU")
    plan = plan_import(table(*pair, row(2, "Paul", "Durand", email="paul@y.example", institution="CNRS")))
    assert len(plan.people) == 2
    paul = plan.people[plan.rows[1].people[0]]
    assert paul.merged.institution == "CNRS" and paul.rows == [2, 1]


class TestAddressOfSomebodyKnown:
    ZORRO = row(2, "Diego", "Zorro", email="anne@x.example")

    def remarks(self, known: list[KnownPerson], *rows: ImportedRow) -> list[str]:
        return [
            text.english() for planned in plan_import(table(*rows), known).rows for text in planned.remarks
        ]

    def test_somebody_new_with_it_is_to_be_looked_at(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        assert self.remarks(known, self.ZORRO) == ["This address is already that of Anne VILLEMIN."]

    def test_whoever_has_it_is_not(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        assert self.remarks(known, ANNE) == []

    def test_one_that_several_rows_share_is_a_secretariat(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        told = self.remarks(known, self.ZORRO, row(3, "Lola", "Zorro", email="anne@x.example"))
        assert told and not any("already that of" in remark for remark in told)

    def test_one_that_several_people_had_already_too(self) -> None:
        known = known_from(plan_import(table(ANNE, row(2, "Paul", "Durand", email="anne@x.example"))))
        assert self.remarks(known, self.ZORRO) == []


class TestAgain:
    def test_the_same_list_changes_nothing(self) -> None:
        rows = table(ANNE, row(2, "Paul", "Durand", email="paul@x.example", note="arrive tard"))
        again = plan_import(rows, known_from(plan_import(rows)))
        assert outcomes(again) == ["merged", "merged"] and not any(p.changes for p in again.people)

    def test_people_of_an_earlier_meeting_are_used_again(self) -> None:
        rows = table(ANNE)
        plan = plan_import(rows, known_from(plan_import(rows), registered=False))
        assert outcomes(plan) == ["imported"] and plan.people[0].known is not None

    def test_something_new_updates(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        plan = plan_import(table(replace(ANNE, role="IPA")), known)
        assert outcomes(plan) == ["updated"] and plan.people[0].changes == {"role": "IPA"}

    def test_a_correction_by_hand_stays_when_the_list_says_the_same(self) -> None:
        known = known_from(
            plan_import(table(ANNE)), institution="CHRU de Nancy", status="cancelled", note="VIP"
        )
        assert outcomes(plan_import(table(ANNE), known)) == ["merged"]

    def test_a_blank_never_empties(self) -> None:
        known = known_from(plan_import(table(replace(ANNE, role="IPA", phone="06 39 98 39 14"))))
        assert outcomes(plan_import(table(ANNE), known)) == ["merged"]

    def test_a_registration_made_by_hand_is_only_completed(self) -> None:
        values = values_of(ANNE) | {"institution": "Typed at the desk", "role": ""}
        changes = changes_to(values, {}, replace(ANNE, role="IPA"))
        assert changes == {"role": "IPA"}

    def test_notes_are_added_to(self) -> None:
        values = values_of(ANNE) | {"note": "place au premier rang"}
        changes = changes_to(values, {"note": "old"}, replace(ANNE, note="arrive à 15 h"))
        assert changes == {"note": "place au premier rang / arrive à 15 h"}

    def test_a_cancellation_in_the_list_cancels(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        plan = plan_import(table(replace(ANNE, status=Status.CANCELLED)), known)
        assert plan.people[0].changes == {"status": "cancelled"}

    def test_so_does_the_sheet_of_cancellations(self) -> None:
        known = known_from(plan_import(table(ANNE)))
        paul = row(1, "Paul", "Durand", email="p@x.example")
        plan = plan_import(table(paul, cancelled_elsewhere=(ANNE,)), known)
        assert plan.people[1].changes["status"] == "cancelled" and outcomes(plan) == ["imported"]
        assert "Anne VILLEMIN" in plan.remarks[-1].english()


def test_merging_two_rows() -> None:
    first = row(
        1,
        "Anne",
        "Villemin",
        email="av@perso.example",
        consent_photo=Answer.YES,
        note="a",
        category_typed="?",
    )
    second = row(
        2,
        "Anne",
        "Villemin",
        email="anne.villemin@x.example",
        consent_photo=Answer.NO,
        note="b",
        category_key="clinical",
        category_typed="Médecin",
        phone="1",
        outside_codes=(OutsideCode("T", "x"),),
    )
    merged = merge_rows(first, second)
    assert merged.email == "anne.villemin@x.example" and merged.other_emails == ("av@perso.example",)
    assert merged.consent_photo is Answer.NO and merged.note == "a / b" and merged.phone == "1"
    assert (merged.category_key, merged.category_typed) == ("clinical", "Médecin")


def test_a_paid_order_counts_over_a_cancelled_one() -> None:
    paid = replace(ANNE, outside_codes=(OutsideCode("T1", "pretix"),))
    gone = replace(paid, status=Status.CANCELLED, outside_codes=(OutsideCode("T2", "pretix"),))
    assert merge_rows(gone, paid).status is Status.CONFIRMED
    assert merge_rows(ANNE, replace(ANNE, status=Status.CANCELLED)).status is Status.CANCELLED


PEOPLE = st.tuples(
    st.sampled_from(["Anne", "Paul", "Zoé", "A"]),
    st.sampled_from(["Villemin", "Durand", "Le Goff", ""]),
    st.sampled_from(["", "a@x.example", "b@x.example", "c@x.example"]),
    st.sampled_from(["", "CHRU", "CNRS"]),
    st.sampled_from(["", "06 39 98 39 14", "06 39 98 39 15"]),
)


@given(people=st.lists(PEOPLE, max_size=12))
@settings(max_examples=300)
def test_whatever_the_list_says(people: list[tuple[str, str, str, str, str]]) -> None:
    rows = [
        row(i, given_name, family_name, email=email, institution=institution, phone=phone)
        for i, (given_name, family_name, email, institution, phone) in enumerate(people, start=1)
    ]
    plan = plan_import(table(*rows))
    assert [planned.row_number for planned in plan.rows] == list(range(1, len(rows) + 1))
    assert plan.count(Outcome.IMPORTED) == len(plan.people)
    for person in plan.people:  # an address alone never merged two names
        names = {tuple(sorted((rows[n - 1].given_name, rows[n - 1].family_name))) for n in person.rows}
        assert len(names) == 1 or len({rows[n - 1].email for n in person.rows if rows[n - 1].email}) >= 1
        assert len({name[1] for name in names} | {name[0] for name in names}) <= 4
    again = plan_import(table(*rows), known_from(plan))
    assert again.count(Outcome.IMPORTED) == 0, "the same list brings nobody new"


def test_a_name_and_a_house_corrected_by_hand_are_known_again_from_the_same_list() -> None:
    rows = table(row(1, "Ane", "Vilemin", institution="CHRU"), row(2, "Paul", "Durand"))
    known = known_from(plan_import(rows))
    corrected = [
        replace(known[0], given_name="Anne", family_name="Villemin", institution="CHRU de Nancy"),
        replace(known[1], institution="Inria"),
    ]
    assert outcomes(plan_import(rows, corrected)) == ["merged", "merged"]
