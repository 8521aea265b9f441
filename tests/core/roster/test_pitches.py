"""Whose pitch it is among the registered, and who waits for their turn."""

import pytest

from desktop_app.core.roster.pitches import MatchedPitch, Pitch, Registered, match_pitches
from desktop_app.core.roster.rows import Answer


def match(pitch: Pitch, *registered: Registered) -> MatchedPitch:
    (found,) = match_pitches([pitch], registered)
    return found


def remark(found: MatchedPitch) -> str:
    return found.remark.english() if found.remark else ""


GUY = Registered("guy", "Guy", "NOIROT", "guy@a.example", "Inserm")
OTHER_GUY = Registered("other", "Guy", "Noirot", "g.noirot@b.example", "CNRS")


def test_the_order_of_the_list_is_kept() -> None:
    pitches = [Pitch(3, "Zoé", "Absente"), Pitch(2, "Guy", "Noirot")]
    assert [each.pitch for each in match_pitches(pitches, [GUY])] == pitches


def test_a_speaker_is_known_by_name_however_it_is_written() -> None:
    found = match(Pitch(2, "guy", "noirot"), GUY)
    assert (found.registration_id, remark(found)) == ("guy", "")


@pytest.mark.parametrize(
    ("pitch", "wanted"),
    [
        (Pitch(2, "Guy", "Noirot", email="g.noirot@b.example"), "other"),
        (Pitch(2, "Guy", "Noirot", institution="INSERM"), "guy"),
        (Pitch(2, "Guy", "Noirot", email="g.noirot@b.example", institution="Inserm"), "other"),
    ],
)
def test_namesakes_are_told_apart_by_address_then_by_institution(pitch: Pitch, wanted: str) -> None:
    assert match(pitch, GUY, OTHER_GUY).registration_id == wanted


def test_nobody_is_chosen_among_namesakes() -> None:
    found = match(Pitch(2, "Guy", "Noirot"), GUY, OTHER_GUY)
    assert found.registration_id is None
    assert remark(found) == "Several people are registered under this name."


def test_a_slip_is_forgiven_within_an_institution_only() -> None:
    found = match(Pitch(2, "Guy", "Noiret", institution="Inserm"), GUY)
    assert (found.registration_id, remark(found)) == ("guy", "Taken for Guy NOIROT.")
    for institution in ("", "CNRS"):
        found = match(Pitch(2, "Guy", "Noiret", institution=institution), GUY)
        assert found.registration_id is None
        assert remark(found) == "Nobody of this name is registered."


def test_two_whom_a_slip_may_mean_are_nobody() -> None:
    near = Registered("near", "Guy", "Noirat", "", "Inserm")
    assert match(Pitch(2, "Guy", "Noiret", institution="Inserm"), GUY, near).registration_id is None


@pytest.mark.parametrize(
    ("said", "is_here", "waits"),
    [
        (Answer.YES, False, True),
        (Answer.UNKNOWN, False, True),
        (Answer.NO, False, False),
        (Answer.NO, True, True),
    ],
)
def test_the_door_knows_better_than_the_list(said: Answer, is_here: bool, waits: bool) -> None:
    assert match(Pitch(2, "Guy", "Noirot", present=said), GUY).waits(is_here) is waits


def test_a_speaker_without_a_given_name_has_no_space_before_the_family_name() -> None:
    assert Pitch(2, "", "Noirot").speaker == "Noirot"
