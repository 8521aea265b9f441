"""Which boards the hall sees while people change table, and how long a page stays."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.widgets.boxes import choice_box
from desktop_app.ui.widgets.fields import add_field, form

PAGES_SETTING, STAY_SETTING = "live.board_pages", "live.page_s"
_STAYS_S = (4, 6, 8, 10, 12, 15, 20)


class BoardChoice(QWidget):
    """Two choices, applied at once.

    Args:
        pages, page_s: as they are now (see `core.live.facts.Facts`). choose: writes a setting by its key.
    """

    def __init__(self, pages: str, page_s: int, choose: Callable[[str, object], None]) -> None:
        super().__init__()
        self._choose = choose
        self.pages = _box(
            (
                (tr("Names, then tables"), "both"),
                (tr("Names only"), "names"),
                (tr("Tables only"), "tables"),
            ),
            pages,
        )
        self.pages.activated.connect(lambda place: choose(PAGES_SETTING, self.pages.itemData(place)))
        stays = [(tr("As long as there is time"), 0), *((tr("{n} s", n=n), n) for n in _STAYS_S)]
        self.stay = _box(stays, page_s)
        self.stay.activated.connect(lambda place: choose(STAY_SETTING, self.stay.itemData(place)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fields = form()
        column.addLayout(fields)
        add_field(fields, tr("While people change table"), self.pages)
        add_field(fields, tr("A page stays"), self.stay)


def _box(choices: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    box = choice_box()
    for word, value in choices:
        box.addItem(word, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
