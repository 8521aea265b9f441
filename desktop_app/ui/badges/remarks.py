"""What to know before printing: each fault once, with the people whom it concerns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.services.badges import BROKEN, CUT, MISSING
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.names import isolated
from desktop_app.ui.widgets.rows import FRAME_PX, ReadingArea

_HEIGHT_PX = 84
_NAMED = 3


def grouped(remarks: Sequence[Text]) -> list[str]:
    """One line for each fault: the same fault of several people is said once, with their names."""
    people: dict[tuple[str, ...], list[Text]] = {}
    for remark in remarks:
        values = remark.values
        key = (remark.source, *(str(values.get(name, "")) for name in ("text", "signs", "n")))
        people.setdefault(key, []).append(remark)
    return [tr_text(same[0]) if len(same) == 1 else _together(same) for same in people.values()]


def _together(same: list[Text]) -> str:
    remark, count = same[0], len(same)
    text, signs = str(remark.values.get("text", "")), str(remark.values.get("signs", ""))
    if remark.source == CUT:
        fault = trn(
            "“{text}” is too long on {n} badge; an ellipsis ends it:",
            "“{text}” is too long on {n} badges; an ellipsis ends it:",
            count,
            text=text,
        )
    elif remark.source == BROKEN:
        fault = trn(
            "“{text}” is broken where it has no hyphen on {n} badge:",
            "“{text}” is broken where it has no hyphen on {n} badges:",
            count,
            text=text,
        )
    else:
        assert remark.source == MISSING
        fault = trn(
            "No font has {signs} on {n} badge:", "No font has {signs} on {n} badges:", count, signs=signs
        )
    names = [isolated(str(other.values.get("name", ""))) for other in same]
    named = ", ".join(names[:_NAMED])
    if count > _NAMED:
        named = tr("{names} and {n} more", names=named, n=count - _NAMED)
    return f"{fault} {named}"


class Remarks(Card):
    """The faults of the badges, gone when there is none."""

    def __init__(self) -> None:
        super().__init__(ground="attention_ground", margin=12)
        self.content.setContentsMargins(12 - FRAME_PX, 8, 4, 8)
        self.content.setSpacing(2)
        self.title = small("", "attention_text")
        self.title.setContentsMargins(FRAME_PX, 0, 0, 0)
        self.words = small("", "ink", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = ReadingArea(tr("Remarks before printing"))
        self._area.setWidget(self.words)
        self.content.addWidget(self.title)
        self.content.addWidget(self._area)
        self.hide()

    def show_texts(self, texts: Sequence[str]) -> None:
        """These sentences."""
        self.setVisible(bool(texts))
        self.title.setText(trn("{n} remark before printing", "{n} remarks before printing", len(texts)))
        self.words.setText("\n".join(texts))
        self._area.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = max(0, self.words.heightForWidth(self._area.width()))  # -1 while there are no words
        self._area.setFixedHeight(min(_HEIGHT_PX, needed))
