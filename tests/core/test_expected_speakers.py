from desktop_app.core.expected_speakers import Announced, Awaited, awaited

DAY = (
    Announced("Opening", 14 * 60, ("Hélène Castellani",)),
    Announced("Break", 16 * 60, ()),
    Announced("Talk", 14 * 60 + 15, ("Leïla Haddadi", "Victor Perrin")),
)


def test_the_absent_of_the_next_item_are_named() -> None:
    here = {"Hélène Castellani", "Victor Perrin"}
    assert awaited(DAY, 14 * 60 + 11, here.__contains__) == Awaited("Talk", 14 * 60 + 15, ("Leïla Haddadi",))


def test_an_item_that_has_just_begun_still_waits_for_its_speakers() -> None:
    found = awaited(DAY, 14 * 60 + 10, lambda name: False)
    assert found is not None and found.title == "Opening"


def test_nothing_is_said_when_all_are_here_or_nothing_is_to_come() -> None:
    assert awaited(DAY, 13 * 60, lambda name: True) is None
    assert awaited(DAY, 20 * 60, lambda name: False) is None
    assert awaited((), 0, lambda name: False) is None


def test_each_of_several_in_one_cell_is_awaited() -> None:
    items = (Announced("Round table", 14 * 60, ("Jean Dupont, Marie Durand et Pr Leroy",)),)
    here = {"Jean Dupont": True, "Pr Leroy": True, "Marie Durand": False}
    assert awaited(items, 14 * 60, here.get) == Awaited("Round table", 14 * 60, ("Marie Durand",))
