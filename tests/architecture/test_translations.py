"""Every text of the interface exists in French, with the same places, well set, and none is left over."""

import re

from tests.architecture.catalogue_scan import calls, catalogues, forms, literals, places, uses

# A narrow no-break space belongs before ; ! ? and inside « », a no-break space before a colon.
ILL_SET = re.compile("(?<![\u202f;!?])[;!?](?![\\w/=])|«(?!\u202f)|(?<!\u202f)»|(?<=[\\w)»]) ?:(?= |$)")


def test_every_translated_text_is_written_out() -> None:
    computed = [where for name, call, where in calls() if literals(name, call) is None]
    assert computed == []


def test_every_text_is_in_french() -> None:
    french = {key for catalogue in catalogues().values() for key in catalogue}
    missing = sorted({f"{use.where}: {use.key}" for use in uses() if use.key not in french})
    assert missing == []


def test_no_translation_is_left_over() -> None:
    used = {use.key for use in uses()}
    left_over = [
        f"{name}: {key}" for name, entries in catalogues().items() for key in entries if key not in used
    ]
    assert left_over == []


def test_no_text_is_translated_in_two_ways() -> None:
    seen: dict[str, tuple[str, object]] = {}
    twice = []
    for name, entries in catalogues().items():
        for key, entry in entries.items():
            if key in seen and seen[key][1] != entry:
                twice.append(f"{key}: {seen[key][0]} and {name}")
            seen[key] = (name, entry)
    assert twice == []


def test_plurals_have_two_forms_and_others_one() -> None:
    french = {key: entry for entries in catalogues().values() for key, entry in entries.items()}
    wrong = [
        f"{use.where}: {use.key}"
        for use in uses()
        if use.key in french
        and (isinstance(french[use.key], list) and len(french[use.key]) == 2) != use.plural
    ]
    assert wrong == []


def test_translations_keep_the_places() -> None:
    wrong = [
        f"{name}: {key}"
        for name, entries in catalogues().items()
        for key, entry in entries.items()
        for form in forms(entry)
        if places(form) | {"n"} != places(key) | {"n"}
    ]
    assert wrong == []


def test_french_is_well_set() -> None:
    wrong = [
        f"{name}: {form}"
        for name, entries in catalogues().items()
        for entry in entries.values()
        for form in forms(entry)
        if ILL_SET.search(form) or "'" in re.sub(r"--?\w[\w-]*", "", form)
    ]
    assert wrong == []
