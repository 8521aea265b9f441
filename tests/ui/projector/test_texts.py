"""Widths of lines in the hall."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, SEMIBOLD, face, width_em

LINES = ["2:24", "Changement de table dans 14:24", "Tour 3 sur 6", "12,5 %", "P1 · 37", "Rouge-gorge 17"]


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD, BOLD])
@pytest.mark.parametrize("line", LINES)
def test_a_line_has_one_width_whatever_its_figures(qapp: object, line: str, weight: QFont.Weight) -> None:
    for figure in "0123456789":
        shown = line.replace("4", figure).replace("7", figure)
        drawn = QFontMetricsF(face(shown, 100, weight)).horizontalAdvance(shown) / 100
        assert width_em(shown, weight) == pytest.approx(drawn, abs=0.001)
