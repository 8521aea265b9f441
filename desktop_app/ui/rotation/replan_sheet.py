"""Planning the rounds to come again: few changes or the best plan, and who must be told what."""

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSlider,
    QSpinBox,
    QWidget,
)

from desktop_app.core.paper_list import read_numbers
from desktop_app.i18n import tr, trn
from desktop_app.ui.rotation import words
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import body, small
from desktop_app.ui.widgets.names import isolated, joined
from desktop_app.ui.widgets.numbers import indented
from desktop_app.ui.widgets.rows import dress_rows
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.wheel import steady

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.core.rotation.instance import Instance
    from desktop_app.core.rotation.replan import Changes, Move, Replanned
    from desktop_app.services.rotation_changes import PlanState

_STEPS = 4
_SEARCH_S = 0.8
_COUNT_PX = 92


class ReplanSheet(Sheet):
    """The slider, the effect, the list by person; nothing changes before it is accepted."""

    def __init__(self, parent: QWidget, context: Context, plan_id: str) -> None:
        super().__init__(parent, tr("Plan again from the next round"), width_px=660)
        self._context, self._plan_id = context, plan_id
        self._state: PlanState | None = None
        self._instance: Instance | None = None
        self._result: Replanned | None = None
        self.slider = steady(QSlider(Qt.Orientation.Horizontal))
        self.slider.setRange(0, _STEPS)
        self.slider.setValue(2)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(tr("From the best plan to the fewest changes"))
        self.slider.valueChanged.connect(lambda _: self._plan())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(small(tr("Best plan")))
        row.addWidget(self.slider, 1)
        row.addWidget(small(tr("Fewest changes")))
        self.closed = QLineEdit()
        self.closed.setPlaceholderText(tr("none, or for example 3 7-8"))
        self.closed.editingFinished.connect(self._tables_changed)
        self.added = indented(QSpinBox())
        self.added.setRange(0, 20)
        self.added.valueChanged.connect(lambda _: self._tables_changed())
        self._tables: tuple[str, int] = ("", 0)
        tables = QHBoxLayout()
        tables.setSpacing(12)
        self.added.setFixedWidth(_COUNT_PX)
        for name, field in ((tr("Tables closed"), self.closed), (tr("Tables added"), self.added)):
            label = small(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            tables.addWidget(label)
            tables.addWidget(field)
        self.summary = body(tr("Planning…"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Who changes tables"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        dress_rows(self.list)
        self.list.setMinimumHeight(280)
        self.content.addLayout(row)
        self.content.addLayout(tables)
        self.content.addWidget(self.summary)
        self.content.addWidget(self.list, 1)
        self.add_cancel()
        self.accept_button = self.add_button(tr("Use the new plan"), "Ctrl+Return", PRIMARY, self.keep)
        self.accept_button.setEnabled(False)
        self._fetch()

    def _fetch(self) -> None:
        community = self._context.workspace
        if community is None:
            return
        changes, plan_id = community.rotation_changes, self._plan_id
        typed, added = self._tables
        self.notice.hide()
        self.accept_button.setEnabled(False)

        def read() -> Any:
            state = changes.state(plan_id)
            return state, changes.now(state, read_numbers(typed), added)

        self._context.lane.run(read, self._fetched, self._failed, owner=self)

    def _tables_changed(self) -> None:
        """A table closed or added: the problem is another one."""
        if self._is_table_typed():
            self._tables = self._typed_tables()
            self._fetch()

    def _typed_tables(self) -> tuple[str, int]:
        return self.closed.text().strip(), self.added.value()

    def _is_table_typed(self) -> bool:
        return self._typed_tables() != self._tables

    def _fetched(self, found: Any) -> None:
        self._state, self._instance = found
        self._plan()

    def _plan(self) -> None:
        state, instance = self._state, self._instance
        if state is None or instance is None:
            return
        from desktop_app.services.rotation_changes import replanned

        keep = self.slider.value() / _STEPS
        self.accept_button.setEnabled(False)
        self.summary.setText(tr("Planning…"))
        self._context.pool.run_latest(
            "replan",
            lambda: replanned(state, instance, time.thread_time, keep=keep, budget_s=_SEARCH_S),
            self._show,
            self._failed,
            owner=self,
        )

    def _show(self, result: "Replanned") -> None:
        assert self._state is not None
        self._result = result
        measures, people = result.solution.measures, self._state.people
        known = [change for change in result.changes if str(change.person) in people]
        told = [change for change in known if not _is_leaving(change)]
        who = trn("{n} person is told", "{n} people are told", len(told))
        met = tr("{mean} met", mean=words.number(measures.met_mean))
        again = trn("{n} repeated pair", "{n} repeated pairs", measures.repeats)
        self.summary.setText(tr("{who} · {met} · {repeats}", who=who, met=met, repeats=again))
        self.list.clear()
        # Who moves comes first, then who comes new; nobody needs to tell those who are not here.
        known.sort(key=lambda change: (_is_leaving(change), _is_new(change)))
        self.list.addItems([self._line(change) for change in known] or [tr("Nobody changes tables.")])
        self.accept_button.setEnabled(True)

    def _line(self, change: "Changes") -> str:
        assert self._state is not None
        name = isolated(self._state.people[str(change.person)].list_name)
        if _is_leaving(change):
            return tr("{name} takes no part any more: the seat is free.", name=name)
        if _is_new(change):
            return tr("{name} sits down {seats}", name=name, seats=_seats(change.moves))
        return tr("{name}: {moves}", name=name, moves=joined([_move(move) for move in change.moves]))

    def keep(self) -> None:
        """The new plan is used from now on; tables typed a moment ago are planned for first."""
        if self._is_table_typed():
            self._tables_changed()
            return
        community, state, instance, result = (
            self._context.workspace,
            self._state,
            self._instance,
            self._result,
        )
        if community is None or state is None or instance is None or result is None:
            return
        self._context.lane.run(
            lambda: community.rotation_changes.accept(state, instance, result),
            lambda _: self.accept(),
            self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        self._result = None
        self.summary.setText("")
        self.list.clear()
        self.fail(error, self._context.shell)


def _is_new(change: "Changes") -> bool:
    """Somebody who had no seat in any of these rounds."""
    return all(move.before < 0 for move in change.moves)


def _is_leaving(change: "Changes") -> bool:
    """Somebody whose seats are given up."""
    return all(move.after < 0 for move in change.moves)


def _seats(moves: "Sequence[Move]") -> str:
    """Which table in which rounds, each table once."""
    rounds: dict[int, list[str]] = {}
    for move in moves:
        rounds.setdefault(move.after, []).append(str(move.round_ + 1))
    return joined(
        [
            trn(
                "at table {table} in round {rounds}",
                "at table {table} in rounds {rounds}",
                len(numbers),
                table=table + 1,
                rounds=_and(numbers),
            )
            for table, numbers in rounds.items()
        ]
    )


def _and(numbers: list[str]) -> str:
    *before, last = numbers
    return tr("{first} and {last}", first=", ".join(before), last=last) if before else last


def _move(move: "Move") -> str:
    said = {"round": move.round_ + 1, "before": move.before + 1, "after": move.after + 1}
    if move.before < 0:
        return tr("at table {after} in round {round} instead of resting", **said)
    if move.after < 0:
        return tr("rests in round {round} instead of table {before}", **said)
    return tr("from table {before} to table {after} in round {round}", **said)
