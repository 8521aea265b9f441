"""The badge as it will come out, the longest and the shortest name, and what to know before printing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.i18n import tr, trc, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.badges.remarks import Remarks, grouped
from desktop_app.ui.badges.samples import SampleChoice
from desktop_app.ui.widgets.badge_face import BadgeView
from desktop_app.ui.widgets.buttons import Segmented
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import ElidedLabel, Label
from desktop_app.ui.widgets.numbers import size_words

if TYPE_CHECKING:
    from desktop_app.services.badges import Preview, Sample

_FRONT, _BACK = "front", "back"


class PreviewCard(Card):
    """The middle of the screen."""

    def __init__(self) -> None:
        super().__init__(tr("As it will be printed"), margin=16)
        self._preview: Preview | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        self.samples = SampleChoice()
        self.samples.chosen.connect(lambda _: self._draw())
        self.side = Segmented(((_FRONT, tr("Front")), (_BACK, trc("badge", "Back"))), _FRONT, tr("Side"))
        self.side.chosen.connect(lambda _: self._draw())
        self.side.hide()
        row.addWidget(self.samples)
        row.addStretch(1)
        row.addWidget(self.side)
        self.name = ElidedLabel("", theme.SMALL_PX, fonts.REGULAR, "muted")
        self.view = BadgeView()
        self.summary = Label("", theme.BODY_PX, fonts.SEMIBOLD)
        self.remarks = Remarks()
        self.content.addLayout(row)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.name)
        self.content.addWidget(self.summary)
        self.content.addWidget(self.remarks)

    def show_preview(self, preview: "Preview") -> None:
        """What would be printed now."""
        self._preview = preview
        self.samples.show_samples(len(preview.samples))
        self.samples.setVisible(len(preview.samples) > 1)
        has_back = bool(preview.layout.back)
        self.side.setVisible(has_back)
        if not has_back:
            self.side.set_current(_FRONT)
        badges = trn("{n} badge", "{n} badges", preview.badges)
        self.summary.setText(f"{badges} · {trn('{n} page', '{n} pages', preview.pages)}")
        self.remarks.show_texts([*_on_the_back(preview), *grouped(preview.remarks)])
        self._draw()

    def shown(self) -> "Sample | None":
        """The badge that is shown."""
        if self._preview is None or not self._preview.samples:
            return None
        return self._preview.samples[self.samples.place()]

    def _draw(self) -> None:
        sample, preview = self.shown(), self._preview
        if sample is None or preview is None:
            return
        face = sample.back if self.side.current() == _BACK else sample.front
        size = (preview.layout.width_mm, preview.layout.height_mm)
        name = tr("Badge of {name}", name=sample.name or "–")
        self.view.show_face(face, sample.codes, preview.pictures, size, name)
        shown = size_words(*size)
        self.name.set_whole_text(f"{sample.name} · {shown}" if sample.name else shown)


def _on_the_back(preview: "Preview") -> list[str]:
    """Backs that name no table: the plan is not made, or these people are not in it."""
    count = preview.without_table
    if not count:
        return []
    return [
        trn(
            "{n} person has no table yet: the back of the badge says to ask at the reception.",
            "{n} people have no table yet: the back of their badge says to ask at the reception.",
            count,
        )
    ]
