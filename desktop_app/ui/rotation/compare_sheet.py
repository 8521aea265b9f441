"""Two plans side by side, figure by figure."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.core.plan_quality import figures
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.rotation import PlanInfo


class CompareSheet(Sheet):
    """The figures of two plans; either can be put to use."""

    def __init__(
        self, parent: QWidget, left: "PlanInfo", right: "PlanInfo", use: "Callable[[str], object]"
    ) -> None:
        super().__init__(parent, tr("Two plans"), width_px=680)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for column, plan in ((1, left), (2, right)):
            title = words.plan_title(plan)
            title = tr("✓ {title} · in use", title=title) if plan.active else title
            heading = Label(title, theme.BODY_PX, fonts.BOLD, wrap=True)
            grid.addWidget(heading, 0, column)
            grid.setColumnStretch(column, 1)
        rows = zip(figures(left.measured), figures(right.measured), strict=True)
        for row, (first, second) in enumerate(rows, start=1):
            one, other = tr_text(first.value), tr_text(second.value)
            weight = fonts.SEMIBOLD if one != other else fonts.REGULAR
            grid.addWidget(small(tr_text(first.label)), row, 0)
            grid.addWidget(Label(one, theme.BODY_PX, weight), row, 1)
            grid.addWidget(Label(other, theme.BODY_PX, weight), row, 2)
        self.content.addLayout(grid)
        self.add_cancel()
        # What is in use needs no button; where one choice is left it is the main one.
        kind = PRIMARY if left.active or right.active else PLAIN
        for plan, word in ((left, tr("Use the left one")), (right, tr("Use the right one"))):
            if not plan.active:
                self.add_button(word, "", kind, partial(self._use, plan.id, use))

    def _use(self, plan_id: str, use: "Callable[[str], object]") -> None:
        use(plan_id)
        self.accept()
