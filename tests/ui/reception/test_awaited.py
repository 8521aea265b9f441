"""Who is awaited, in the narrow column beside the door."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.expected_speakers import Awaited
from desktop_app.ui.reception.awaited import MOST_LINES, AwaitedLabel

LONG_NAME = "Marie-Charlotte-Alexandrine De Montmorency-Bourbon-Saint-Hilaire {n}"
LONG_TITLE = (
    "Plateforme collaborative de suivi longitudinal multicentrique des patients atteints de maladies rares"
)


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[AwaitedLabel]:
    """As wide as it is at the desk."""
    column, made = QWidget(), AwaitedLabel()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    column.setFixedWidth(300)
    column.show()
    made.show()
    qtbot.waitUntil(lambda: made.width() == 300)
    yield made


def lines(label: AwaitedLabel) -> int:
    room = label.rect().adjusted(0, 0, 0, 1000)
    height = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height()
    return round(height / label.fontMetrics().lineSpacing())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("count", [1, 2, 4, 30])
def test_long_names_and_titles_take_three_lines_and_none_is_cut(
    label: AwaitedLabel, count: int, language: str
) -> None:
    i18n.use_language(language)
    names = tuple(LONG_NAME.format(n=n) for n in range(count))
    label.show_awaited(Awaited(LONG_TITLE, 14 * 60 + 5, names))
    assert lines(label) <= MOST_LINES
    assert label.minimumHeight() >= lines(label) * label.fontMetrics().lineSpacing()
    assert "(14:05)" in label.text()
    for whole in (label.toolTip(), label.accessibleName()):
        assert LONG_TITLE in whole and all(name in whole for name in names)


def test_ordinary_names_stand_whole_and_the_rest_is_counted(label: AwaitedLabel) -> None:
    names = ("Anne Villemin", "Jean Martin", "Inès Leroy", "Paul Fresneux", "Zoé Garcia")
    label.show_awaited(Awaited("Imaging and care", 600, names))
    assert label.text().endswith("Anne Villemin, Jean Martin, Inès Leroy and 2 others")
    label.show_awaited(Awaited("Imaging and care", 600, names[:4]))
    assert label.text().endswith("Inès Leroy and 1 other")
    label.show_awaited(Awaited("Imaging and care", 600, names[:2]))
    assert label.text().endswith(": Anne Villemin, Jean Martin")
    assert label.toolTip() == "", "nothing more to tell"


@pytest.mark.parametrize(("start_min", "shown"), [(24 * 60 + 10, "00:10"), (9 * 60 + 5, "09:05")])
def test_the_time_is_that_of_a_clock(label: AwaitedLabel, start_min: int, shown: str) -> None:
    label.show_awaited(Awaited("Imaging", start_min, ("Anne Villemin",)))
    assert f"({shown})" in label.text()


def test_when_everybody_is_here_it_is_gone(label: AwaitedLabel) -> None:
    label.show_awaited(Awaited("Imaging", 600, ("Anne Villemin",)))
    assert label.isVisible()
    label.show_awaited(None)
    assert label.isHidden()
