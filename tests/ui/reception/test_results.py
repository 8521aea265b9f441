"""The list of people found: what tells namesakes apart is never cut away."""

from dataclasses import replace

from PySide6.QtGui import QFontMetricsF

from desktop_app.ui import fonts
from desktop_app.ui.reception.results import shown_name
from tests.ui.reception.conftest import Desk


def test_a_long_family_name_gives_way_before_the_given_name(desk: Desk) -> None:
    metrics = QFontMetricsF(fonts.font(17, fonts.SEMIBOLD))
    long = replace(desk.people[0], family_name="de La Rochefoucauld-Montbel-Saint-Germain", given_name="Zoé")
    assert shown_name(long, metrics, 2_000) == long.list_name
    cut = shown_name(long, metrics, 300)
    assert cut.startswith("DE LA ROCHEFOUC") and cut.endswith("… Zoé")
    assert metrics.horizontalAdvance(cut) <= 300
    both = replace(long, given_name="Marie-Antoinette-Joséphine-Alexandrine")
    assert shown_name(both, metrics, 300).startswith("DE LA ROCHEFOUC")
