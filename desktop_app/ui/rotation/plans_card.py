"""The kept plans: which one is looked at, which one the meeting uses, two of them to compare."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem

from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import dress_rows

if TYPE_CHECKING:
    from desktop_app.services.rotation import PlanInfo

_ID = Qt.ItemDataRole.UserRole


class PlansCard(Card):
    """A list with the newest first."""

    chosen = Signal(str)
    use_asked = Signal(str)
    compare_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Plans"), margin=16)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Plans"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(96)
        self.list.setFont(fonts.font(theme.SMALL_PX + 1))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress_rows(self.list)
        self.list.itemSelectionChanged.connect(self._changed)
        self.use_button = KeyButton(tr("Use this plan"), "", clicked=self._use, small=True)
        self.compare_button = KeyButton(tr("Compare two"), "", clicked=self._compare, small=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.use_button)
        row.addWidget(self.compare_button)
        row.addStretch(1)
        self.content.addWidget(self.list, 1)
        self.content.addLayout(row)
        self._plans: list[PlanInfo] = []
        self._enable()

    def show_plans(self, plans: "Sequence[PlanInfo]", chosen: str) -> None:
        """The plans of the meeting, one of them looked at."""
        self._plans = list(plans)
        self.list.blockSignals(True)
        self.list.clear()
        for plan in plans:
            title = words.plan_title(plan)
            if plan.active:
                title = tr("✓ {title} · in use", title=title)
            item = QListWidgetItem(f"{title}\n{words.plan_summary(plan)}")
            item.setData(_ID, plan.id)
            self.list.addItem(item)
            if plan.id == chosen:
                item.setSelected(True)
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._enable()

    def selected(self) -> list[str]:
        """Plans selected, in the order of the list."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self._plans[row].id for row in rows]

    def _changed(self) -> None:
        self._enable()
        selected = self.selected()
        if len(selected) == 1:
            self.chosen.emit(selected[0])

    def _enable(self) -> None:
        selected = self.selected()
        active = {plan.id for plan in self._plans if plan.active}
        self.use_button.setEnabled(len(selected) == 1 and selected[0] not in active)
        self.compare_button.setEnabled(len(self._plans) > 1)

    def _use(self) -> None:
        if len(self.selected()) == 1:
            self.use_asked.emit(self.selected()[0])

    def _compare(self) -> None:
        chosen = self.selected()
        others = [plan.id for plan in self._plans if plan.id not in chosen]
        pair = (chosen + others)[:2]
        if len(pair) == 2:
            self.compare_asked.emit(pair[0], pair[1])
