"""The check-in decision: every outcome, and the sequences of a noisy door."""

from dataclasses import replace

import pytest

from desktop_app.core.checkin import Asked, Decision, DoorRules, Match, Outcome, Status, decide
from desktop_app.core.hybrid_time import HybridTime
from desktop_app.core.presence import DoorLine, fold_presence

HERE = DoorRules("here")
NOW_MS = 1_000_000_000


def match(**changes: object) -> Match:
    fields: dict[str, object] = {"registration_id": "r1", "event_id": "here", "category_key": "clinical"}
    return Match(**(fields | changes))  # type: ignore[arg-type]


def outcome(*matches: Match, rules: DoorRules = HERE, **how: object) -> Outcome:
    return decide(matches, rules, Asked(NOW_MS, **how)).outcome  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Outcome.UNKNOWN_CODE),
        ([match()], Outcome.ADMITTED),
        ([match(present=True)], Outcome.ALREADY_IN),
        ([match(event_id="other")], Outcome.WRONG_EVENT),
        ([match(status=Status.CANCELLED)], Outcome.CANCELLED),
        ([match(revoked=True)], Outcome.REVOKED),
        ([match(status=Status.PENDING)], Outcome.NEEDS_CONFIRMATION),
        ([match(confirm="To pay: 20 €")], Outcome.NEEDS_CONFIRMATION),
        ([match(), match(registration_id="r2")], Outcome.AMBIGUOUS),
        ([match(), match(registration_id="r2", status=Status.CANCELLED)], Outcome.ADMITTED),
        ([match(), match(event_id="other", registration_id="r9")], Outcome.ADMITTED),
        ([match(revoked=True), match()], Outcome.ADMITTED),
    ],
)
def test_each_finding_has_its_outcome(found: list[Match], expected: Outcome) -> None:
    assert outcome(*found) is expected


def test_a_wrong_check_letter_is_scanned_again() -> None:
    assert outcome(misread=True) is Outcome.MISREAD


def test_the_door_may_be_for_some_categories() -> None:
    rules = DoorRules("here", admits=frozenset({"research"}))
    assert outcome(match(), rules=rules) is Outcome.NOT_ADMITTED_HERE
    assert outcome(match(category_key="research"), rules=rules) is Outcome.ADMITTED


def test_the_door_may_have_hours() -> None:
    assert outcome(match(), rules=DoorRules("here", opens_ms=NOW_MS + 1)) is Outcome.TOO_EARLY
    assert outcome(match(), rules=DoorRules("here", closes_ms=NOW_MS - 1)) is Outcome.TOO_LATE
    assert outcome(match(), rules=DoorRules("here", opens_ms=NOW_MS, closes_ms=NOW_MS)) is Outcome.ADMITTED


def test_once_asked_the_person_is_let_in() -> None:
    assert outcome(match(confirm="To pay"), confirmed=True) is Outcome.ADMITTED


@pytest.mark.parametrize(
    "rules", [DoorRules("here", opens_ms=NOW_MS + 1), DoorRules("here", closes_ms=NOW_MS - 1)]
)
def test_once_asked_the_desk_lets_in_outside_the_hours(rules: DoorRules) -> None:
    assert outcome(match(), rules=rules, confirmed=True) is Outcome.ADMITTED
    elsewhere = replace(rules, admits=frozenset({"research"}))
    assert outcome(match(), rules=elsewhere, confirmed=True) is Outcome.NOT_ADMITTED_HERE


def test_exits_are_off_unless_the_event_wants_them() -> None:
    assert outcome(match(present=True), leaving=True) is Outcome.ALREADY_IN


def test_out_and_in_again_where_exits_are_on() -> None:
    rules = DoorRules("here", exits_on=True)
    assert outcome(match(present=True), rules=rules, leaving=True) is Outcome.LEFT
    assert outcome(match(first_in_ms=1), rules=rules) is Outcome.RE_ENTERED


@pytest.mark.parametrize(
    ("later_ms", "silent"), [(0, True), (3_000, True), (3_001, False), (-2_000, True), (-3_001, False)]
)
def test_the_same_badge_within_three_seconds_is_a_trembling_hand(later_ms: int, silent: bool) -> None:
    decision = decide([match(present=True)], HERE, Asked(NOW_MS, last_in_ms=NOW_MS - later_ms))
    assert decision == Decision(Outcome.ALREADY_IN, match(present=True), silent=silent)


def line(
    at_ms: int,
    outcome: str,
    undoes: str | None = None,
    *,
    hybrid_ms: int = 0,
    written_ms: int | None = None,
) -> DoorLine:
    hlc = str(HybridTime(hybrid_ms or written_ms or at_ms, 0, "1"))
    return DoorLine(f"{at_ms}{outcome}", outcome, at_ms, hlc, "1", "", undoes, written_ms)


def test_undo_puts_the_person_out_and_a_new_scan_lets_them_in_again() -> None:
    lines = [line(1, "ADMITTED"), line(2, "UNDONE", "1ADMITTED")]
    assert not fold_presence(lines).present
    again = fold_presence([*lines, line(3, "ADMITTED")])
    assert again.present and again.first is not None and again.first.at_ms == 3


def test_an_exit_without_an_entry_changes_nothing() -> None:
    assert fold_presence([line(1, "LEFT")]) == fold_presence([])


def test_order_is_that_of_the_journal_and_not_of_arrival() -> None:
    lines = [line(1, "ADMITTED"), line(2, "LEFT"), line(3, "RE_ENTERED")]
    assert fold_presence(reversed(lines)) == fold_presence(lines)


def test_an_exit_after_the_clock_was_set_back_comes_after_its_entry() -> None:
    lines = [line(3_600_000, "ADMITTED"), line(300_000, "LEFT", hybrid_ms=3_600_001)]
    assert not fold_presence(lines).present
    again = fold_presence([*lines, line(300_500, "RE_ENTERED", hybrid_ms=3_600_002)])
    assert again.present and not again.doubled and again.first == lines[0]


def test_a_line_that_waited_keeps_its_place_while_another_clock_is_ahead() -> None:
    """The hybrid time stands still then, and only its counter rises."""
    entry = line(10_000, "ADMITTED", hybrid_ms=3_600_000)
    exit_ = line(20_000, "LEFT", hybrid_ms=3_600_001, written_ms=50_000)
    noted = line(15_000, "RE_ENTERED", hybrid_ms=3_600_002, written_ms=90_000)
    assert not fold_presence([entry, exit_]).present
    assert not fold_presence([noted, exit_, entry]).present


@pytest.mark.parametrize("back_ms", [2_000, 3_600_000])
def test_after_the_clock_was_set_back_lines_that_waited_are_in_order_too(back_ms: int) -> None:
    start_ms = 10_000_000
    entry = line(start_ms, "ADMITTED")
    now_ms = start_ms + 60_000 - back_ms
    exit_ = line(now_ms, "LEFT", hybrid_ms=start_ms + 60_000, written_ms=now_ms + 1_000)
    noted = line(now_ms - 1_500, "RE_ENTERED", hybrid_ms=start_ms + 90_000, written_ms=now_ms + 30_000)
    assert not fold_presence([entry, exit_]).present
    assert not fold_presence([entry, exit_, noted]).present
    assert fold_presence(
        [entry, exit_, line(now_ms + 40_000, "RE_ENTERED", hybrid_ms=start_ms + 100_000)]
    ).present


def test_what_was_written_later_stands_where_it_was_scanned_or_noted() -> None:
    noted = line(1_000, "ADMITTED", written_ms=9_000)
    state = fold_presence([line(5_000, "LEFT"), noted])
    assert not state.present and state.first == noted


def test_two_desks_that_let_the_same_badge_in_leave_a_double_to_review() -> None:
    state = fold_presence([line(1, "ADMITTED"), line(5, "ADMITTED")])
    assert state.present and state.doubled == 1 and state.first is not None and state.first.at_ms == 1


@pytest.mark.parametrize(
    ("rules", "told_ms"),
    [
        (DoorRules("here", opens_ms=NOW_MS + 3_600_000), NOW_MS + 3_600_000),
        (DoorRules("here", opens_ms=NOW_MS + 13 * 3_600_000), None),
        (DoorRules("here", closes_ms=NOW_MS - 3_600_000), NOW_MS - 3_600_000),
        (DoorRules("here", closes_ms=NOW_MS - 13 * 3_600_000), None),
        (DoorRules("here", opens_ms=NOW_MS - 1, closes_ms=NOW_MS + 1), None),
    ],
)
def test_the_hour_of_the_door_is_told_when_it_is_of_today(rules: DoorRules, told_ms: int | None) -> None:
    assert decide([match()], rules, Asked(NOW_MS)).door_ms == told_ms
