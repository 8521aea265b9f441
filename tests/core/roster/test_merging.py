"""What a later list may change in what is known, and what it must leave."""

from dataclasses import replace

import pytest

from desktop_app.core.roster.merging import changes_to, said_with, values_of
from desktop_app.core.roster.rows import ImportedRow, Status

ANNE = ImportedRow(1, 2, "Anne", "Villemin", email="anne@x.example", unit="Diabétologie")


def named(given: str, family: str, *, guessed: bool = False) -> ImportedRow:
    return ImportedRow(1, 2, given, family, guessed_split=guessed)


class TestStatus:
    def test_a_list_that_says_nothing_of_it_changes_nothing(self) -> None:
        cancelled = values_of(replace(ANNE, status=Status.CANCELLED, says_status=True))
        assert changes_to(cancelled, cancelled, ANNE) == {}
        assert changes_to(cancelled, {}, ANNE) == {}

    def test_a_list_that_says_registered_again_brings_back_whom_a_list_cancelled(self) -> None:
        cancelled = values_of(replace(ANNE, status=Status.CANCELLED))
        assert changes_to(cancelled, cancelled, replace(ANNE, says_status=True)) == {"status": "confirmed"}

    def test_whom_the_desk_cancelled_stays_so_when_the_list_still_says_registered(self) -> None:
        known = values_of(ANNE) | {"status": "cancelled"}
        for said in (values_of(ANNE), values_of(replace(ANNE, says_status=True))):
            assert changes_to(known, said, replace(ANNE, says_status=True)) == {}

    def test_what_a_list_said_of_it_outlasts_a_list_without_it(self) -> None:
        said = said_with(values_of(replace(ANNE, status=Status.CANCELLED)), replace(ANNE, unit="Accueil"))
        assert said["status"] == "cancelled" and said["unit"] == "Accueil"


class TestCorrectionsByHand:
    def test_a_field_emptied_by_hand_stays_empty_while_the_list_says_the_same(self) -> None:
        known = values_of(ANNE) | {"unit": ""}
        assert changes_to(known, values_of(ANNE), ANNE) == {}
        assert changes_to(known, values_of(ANNE), replace(ANNE, unit="Accueil")) == {"unit": "Accueil"}

    def test_a_field_that_no_list_filled_is_filled(self) -> None:
        known = values_of(replace(ANNE, unit=""))
        assert changes_to(known, known, ANNE) == {"unit": "Diabétologie"}


class TestTheSameWordsReadOtherwise:
    row = replace(
        ANNE,
        category_key="clinical",
        category_typed="PH",
        institution="CHU",
        typed={"Catégorie": "PH", "Structure": "CHU, Diabétologie"},
    )

    def test_a_category_is_no_news_nor_is_its_word_without_a_slip(self) -> None:
        said = values_of(replace(self.row, category_key="other"))
        for hand in ("research", "other"):
            assert changes_to(said | {"category_key": hand}, said, self.row, self.row.typed) == {}
        mended = replace(self.row, category_typed="Clinicien", typed={"Catégorie": "Clinicen"})
        said = values_of(replace(mended, category_key="other", category_typed="Clinicen"))
        assert changes_to(said, said, mended) == {}

    def test_what_was_corrected_by_hand_stays(self) -> None:
        said = values_of(replace(self.row, institution="CHU, Diabétologie", unit=""))
        by_hand = said | {"institution": "Hospices", "unit": "Endocrinologie"}
        assert changes_to(by_hand, said, self.row, self.row.typed) == {}
        moved = replace(self.row, unit="Accueil", typed={"Structure": "CHU, Accueil"})
        assert changes_to(by_hand, said, moved, self.row.typed) == {"unit": "Accueil"}

    def test_columns_chosen_anew_count(self) -> None:
        said = values_of(replace(self.row, unit=""))
        assert changes_to(said, said, self.row, self.row.typed) == {"unit": "Diabétologie"}
        both = replace(self.row, typed={"Tarif": "Plein", "Catégorie": "PH"})
        said = values_of(replace(both, category_key="other", category_typed="Plein"))
        assert changes_to(said, said, both, both.typed) == {
            "category_key": "clinical",
            "category_typed": "PH",
        }


class TestNames:
    @pytest.mark.parametrize(
        ("known", "listed"),
        [
            (("Éva", "Durand"), ("Eva", "Durand")),
            (("Paul", "de La Tour"), ("Paul", "de la Tour")),
            (("Văn An", "Nguyễn"), ("Van An", "Nguyen")),
            (("Jean", "Dupont"), ("JEAN", "DUPONT")),
            (("Łukasz", "Øre"), ("Lukasz", "Ore")),
        ],
    )
    def test_a_poorer_spelling_never_replaces_a_better_one(
        self, known: tuple[str, str], listed: tuple[str, str]
    ) -> None:
        values = values_of(named(*known))
        assert changes_to(values, values, named(*listed)) == {}
        assert changes_to(values, None, named(*listed)) == {}

    def test_a_better_spelling_replaces_a_poorer_one(self) -> None:
        values = values_of(named("EVA", "Nguyen"))
        changes = changes_to(values, values, named("Éva", "Nguyễn"))
        assert changes == {"given_name": "Éva", "family_name": "Nguyễn"}

    def test_a_guessed_split_of_the_same_letters_never_replaces_a_known_one(self) -> None:
        values = values_of(named("Văn An", "Nguyễn"))
        assert changes_to(values, values, named("Nguyen", "Van An", guessed=True)) == {}
        read = changes_to(values, values, named("Nguyễn Văn", "An"))
        assert read == {"given_name": "Nguyễn Văn", "family_name": "An"}

    def test_another_name_is_what_the_list_says_anew(self) -> None:
        values = values_of(named("Anne", "Villemin"))
        changes = changes_to(values, values, named("Anne", "Villemin-Roux", guessed=True))
        assert changes == {"family_name": "Villemin-Roux"}


class TestCategories:
    def test_one_guessed_from_a_job_title_replaces_none_that_was_written(self) -> None:
        written = values_of(replace(ANNE, category_key="research", category_typed="Chercheuse"))
        assert changes_to(written, written, replace(ANNE, category_key="clinical")) == {}
        said = replace(ANNE, category_key="clinical", category_typed="Médecin")
        assert changes_to(written, written, said) == {"category_key": "clinical", "category_typed": "Médecin"}

    def test_a_list_without_categories_does_not_make_an_earlier_one_forget_its_own(self) -> None:
        first = replace(ANNE, category_key="research", category_typed="Chercheuse")
        said = said_with(values_of(first), ANNE)
        by_hand = values_of(first) | {"category_key": "clinical"}
        assert changes_to(by_hand, said, first) == {}
