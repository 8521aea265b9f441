"""Tables that wait: the first names are said, the others are counted."""

from desktop_app import i18n
from desktop_app.core.live.waiting import waiting
from desktop_app.i18n import tr_text

NAMES = ["Ana KLEIN", "Bob ZOLA", "Cléo ABADIE", "Dan MARTIN"]


def test_two_names_are_said_and_the_others_counted() -> None:
    lines = waiting({number: NAMES[:number] for number in (1, 2, 3)})
    assert [each.line.english() for each in lines] == [
        "Table 1 waits for Ana KLEIN.",
        "Table 2 waits for Ana KLEIN, Bob ZOLA.",
        "Table 3 waits for Ana KLEIN, Bob ZOLA and 1 other.",
    ]
    assert [each.whole.english() for each in lines][
        2
    ] == "Table 3 waits for Ana KLEIN, Bob ZOLA, Cléo ABADIE."


def test_who_is_counted_is_said_in_french_too() -> None:
    i18n.use_language("fr")
    said = [tr_text(each.line) for each in waiting({7: NAMES[:3], 8: NAMES})]
    assert said == [
        "La table 7 attend Ana KLEIN, Bob ZOLA et 1 autre.",
        "La table 8 attend Ana KLEIN, Bob ZOLA et 2 autres.",
    ]


def test_however_many_are_missing_it_is_four_lines() -> None:
    lines = waiting(dict.fromkeys(range(1, 44), NAMES))
    assert len(lines) == 4
    assert lines[-1].line.english() == "Other tables that wait for somebody: 40."
    assert waiting({}) == ()
