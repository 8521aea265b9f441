"""The program's own list: what was written comes back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.categories import DEFAULT_CATEGORIES
from desktop_app.core.codes import new_code
from desktop_app.core.folding import fold
from desktop_app.core.roster.own_list import (
    COLUMNS,
    NAMES_PARTED_BY,
    SOURCE,
    STATUSES,
    find_columns,
    read_row,
)
from desktop_app.core.roster.rows import Answer, ImportedRow, OutsideCode, Record, SetAside, Status

PLACES = {name: place for place, name in enumerate(COLUMNS)}
STATES = {fold(word): status for status, word in STATUSES.items()}
ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: ""}
LABELS = {category.key: category.label_en for category in DEFAULT_CATEGORIES}

words = st.text(
    st.characters(codec="latin-1", categories=["L"], exclude_characters="ªµº"), min_size=1, max_size=12
)
"""Letters that two by two are no sign of another encoding, which would be put right."""
texts = st.lists(words, max_size=3).map(" ".join)
names = st.lists(words, unique=True, max_size=3).map(tuple)
answers = st.sampled_from(Answer)
codes = st.randoms(use_true_random=False).map(lambda rng: (OutsideCode(new_code(rng.randrange), SOURCE),))
people = st.builds(
    ImportedRow,
    row_number=st.just(1),
    line=st.just(2),
    given_name=texts,
    family_name=words,
    email=st.sampled_from(("", "anne@x.example", "Anne.Villemin@x.example")),
    phone=st.sampled_from(("", "06 39 98 23 07", "+49 170 1234567", "poste 12")),
    institution=texts,
    unit=texts,
    role=texts,
    category_key=st.sampled_from(sorted(LABELS)),
    category_typed=texts,
    status=st.sampled_from(Status),
    says_status=st.just(True),
    wants_speed_dating=answers,
    consent_share=answers,
    consent_photo=answers,
    idea=texts,
    needs=texts,
    note=texts,
    wishes=names,
    avoids=names,
    outside_codes=st.just(()) | codes,
)


def written(who: ImportedRow) -> Record:
    """The row of somebody in our list, as in `services.exports`."""
    said = {
        **{name: getattr(who, name) for name in COLUMNS if hasattr(who, name)},
        "category": LABELS[who.category_key],
        "status": STATUSES[who.status.value],
        **{
            name: ANSWERS[getattr(who, name)]
            for name in ("wants_speed_dating", "consent_share", "consent_photo")
        },
        **{name: NAMES_PARTED_BY.join(getattr(who, name)) for name in ("wishes", "avoids")},
        "code": who.outside_codes[0].code if who.outside_codes else "",
        "number": "1",
    }
    return Record(2, tuple(said.get(name, "") for name in COLUMNS))


@given(people)
def test_a_row_that_was_written_is_read_as_it_was(who: ImportedRow) -> None:
    assert read_row(written(who), PLACES, 1, {}, STATES) == who


def test_a_row_that_is_struck_through_is_cancelled() -> None:
    who = ImportedRow(1, 2, "Anne", "Villemin")
    found = read_row(replace(written(who), struck=True), PLACES, 1, {}, STATES)
    assert isinstance(found, ImportedRow) and found.status is Status.CANCELLED


def test_a_row_without_a_name_is_set_aside() -> None:
    assert isinstance(read_row(written(ImportedRow(1, 2, "", "")), PLACES, 1, {}, STATES), SetAside)


def test_only_a_header_that_tells_our_list_from_others_is_one() -> None:
    headings = {fold(heading): name for name, heading in COLUMNS.items()}
    assert find_columns(tuple(COLUMNS.values()), headings) == PLACES
    assert find_columns(("Family name", "Given name", "E-mail"), headings) == {}
