"""Lines with letters of both directions."""

import pytest

from desktop_app.printing.bidi import visual_order


def shown(text: str) -> list[str]:
    return [part.text for part in visual_order(text)]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Anne", ["Anne"]),
        ("שלום", ["שלום"]),
        ("David שלום", ["David ", "שלום"]),
        ("שלום David", ["David", "שלום "]),
        ("בית 12 אבן", [" אבן", "12", "בית "]),
        ("A שלום עולם B", ["A ", "שלום עולם", " B"]),
        ("A שלום 12 עולם B", ["A ", " עולם", "12", "שלום ", " B"]),
        ("Table 12", ["Table 12"]),
        ("12", ["12"]),
        ("", []),
    ],
)
def test_order_from_left_to_right(text: str, order: list[str]) -> None:
    joined = "".join(shown(text))
    assert sorted(joined) == sorted(text)
    assert joined == "".join(order)


def test_direction_of_stretches() -> None:
    assert [(p.text, p.right_to_left) for p in visual_order("A שלום")] == [("A ", False), ("שלום", True)]
