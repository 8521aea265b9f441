import pytest

from desktop_app.core.zones import zone_of


def test_a_zone_is_found_by_its_name() -> None:
    assert str(zone_of("America/Guadeloupe")) == "America/Guadeloupe"


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "America", "../etc/passwd", "a\0b", "x" * 5_000, "Europe/Paris ", "é"]
)
def test_any_other_name_is_the_computers_own(name: str) -> None:
    assert zone_of(name) is None
