"""The badge as it will come out, the longest and the shortest name, and what to know before printing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import tr, tr_text, trc, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.badge_face import BadgeView
from desktop_app.ui.widgets.buttons import Segmented
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import ElidedLabel, Label, small

if TYPE_CHECKING:
    from desktop_app.services.badges import Preview, Sample

_FRONT, _BACK = "front", "back"
_MOST_REMARKS = 200


class PreviewCard(Card):
    """The middle of the screen."""

    def __init__(self) -> None:
        super().__init__(tr("As it will be printed"), margin=16)
        self._preview: Preview | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        self.samples = Segmented((("0", tr("First")),), "0", tr("Whose badge is shown"))
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
        self.samples.set_choices(_sample_words(preview.samples))
        if int(self.samples.current() or 0) >= len(preview.samples):
            self.samples.set_current("0")
        self.samples.setVisible(len(preview.samples) > 1)
        has_back = bool(preview.layout.back)
        self.side.setVisible(has_back)
        if not has_back:
            self.side.set_current(_FRONT)
        badges = trn("{n} badge", "{n} badges", preview.badges)
        self.summary.setText(f"{badges} · {trn('{n} page', '{n} pages', preview.pages)}")
        self.remarks.show_texts([tr_text(text) for text in preview.remarks])
        self._draw()

    def shown(self) -> "Sample | None":
        """The badge that is shown."""
        if self._preview is None or not self._preview.samples:
            return None
        return self._preview.samples[int(self.samples.current() or 0)]

    def _draw(self) -> None:
        sample, preview = self.shown(), self._preview
        if sample is None or preview is None:
            return
        face = sample.back if self.side.current() == _BACK else sample.front
        size = (preview.layout.width_mm, preview.layout.height_mm)
        name = tr("Badge of {name}", name=sample.name or "–")
        self.view.show_face(face, sample.codes, preview.pictures, size, name)
        shown = f"{size[0]:g} x {size[1]:g} mm"
        self.name.set_whole_text(f"{sample.name} · {shown}" if sample.name else shown)


def _sample_words(samples: "tuple[Sample, ...]") -> list[tuple[str, str]]:
    words = (tr("First"), tr("Longest name"), tr("Shortest name"))
    return [(str(index), words[index]) for index in range(len(samples))]


class Remarks(QWidget):
    """The faults of the badges, one line each; gone when there is none."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.title = small("", "attention_text")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setMaximumHeight(74)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = small("", "ink", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(self.words)
        column.addWidget(self.title)
        column.addWidget(self._area)
        self.hide()

    def show_texts(self, texts: list[str]) -> None:
        """These sentences."""
        self.setVisible(bool(texts))
        self.title.setText(trn("{n} remark before printing", "{n} remarks before printing", len(texts)))
        more = [tr("and {n} more", n=len(texts) - _MOST_REMARKS)] if len(texts) > _MOST_REMARKS else []
        self.words.setText("\n".join(texts[:_MOST_REMARKS] + more))
