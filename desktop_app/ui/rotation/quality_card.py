"""What a plan is worth: eight figures, and the effect of the last change by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.core.plan_quality import Quality, figures
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import ElidedLabel, GivingLabel

if TYPE_CHECKING:
    from desktop_app.core.rotation.cost import Measures

_COLUMNS, _BETWEEN_PX = 4, 6


class QualityCard(Card):
    """Names above values, in two rows of four; in a narrow window names take two lines, the values stay level.

    Below stand those to be kept apart, where there are any: their words need the whole width.
    """

    def __init__(self) -> None:
        super().__init__(margin=16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self.content.addLayout(self._grid)
        self.apart = ElidedLabel("", theme.SMALL_PX, fonts.REGULAR, "muted")
        self.content.addWidget(self.apart)
        self.names: dict[str, GivingLabel] = {}
        self.values: dict[str, GivingLabel] = {}

    def show_quality(self, quality: Quality) -> None:
        """The figures of a plan."""
        *shown, to_keep_apart = figures(quality)
        for at, figure in enumerate(shown):
            name = tr_text(figure.label)
            if name not in self.values:
                self.values[name] = self._add(at, name)
            self.values[name].set_whole_text(tr_text(figure.value))
        name, value = tr_text(to_keep_apart.label), tr_text(to_keep_apart.value)
        self.apart.set_whole_text(tr("{name}: {value}", name=name, value=value))
        self.apart.setVisible(bool(quality.avoidances))

    def _add(self, at: int, name: str) -> GivingLabel:
        row, column = divmod(at, _COLUMNS)
        heading = GivingLabel(name, theme.SMALL_PX, fonts.REGULAR, "muted")
        heading.setContentsMargins(0, _BETWEEN_PX if row else 0, 0, 0)
        value = GivingLabel("", theme.BODY_PX, fonts.SEMIBOLD, about=name)
        self.names[name] = heading
        self._grid.addWidget(heading, 2 * row, column, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(value, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(column, 1)
        return value


def effect(before: "Measures", after: "Measures") -> tuple[str, str]:
    """What a change by hand did: the kind of notice, and only the figures that differ, the worse ones first."""
    less_is_better = [
        (tr("repeated pairs"), before.repeats, after.repeats),
        (tr("avoided pairs"), before.avoidances_hit, after.avoidances_hit),
        (tr("colleagues together"), before.same_institution, after.same_institution),
        (tr("of one category"), before.same_category, after.same_category),
        (tr("met earlier"), before.met_before, after.met_before),
    ]
    differing: list[tuple[str, float, float, bool]] = [
        (name, old, new, new > old) for name, old, new in less_is_better if new != old
    ]
    if after.wishes_kept != before.wishes_kept:
        worse = after.wishes_kept < before.wishes_kept
        differing.append((tr("wishes kept"), before.wishes_kept, after.wishes_kept, worse))
    if not differing:
        return "done", tr("The figures stay the same.")
    changed = [
        tr("{name} {before} → {after}", name=name, before=words.number(old), after=words.number(new))
        for name, old, new, _ in sorted(differing, key=lambda figure: not figure[3])
    ]
    if after.cost > before.cost:
        return "attention", tr("The plan is less good: {figures}.", figures=" · ".join(changed))
    if after.cost < before.cost:
        return "done", tr("The plan is better: {figures}.", figures=" · ".join(changed))
    return "done", tr("The plan is as good: {figures}.", figures=" · ".join(changed))
