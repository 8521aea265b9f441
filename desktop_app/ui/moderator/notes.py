"""What the moderator has to decide or know: inline cards, never a dialog over a running clock."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop_app.core.live.choices import Question
from desktop_app.core.live.views import Command, ModeratorView
from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.port import Act
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.tips import tip


class AnswerButton(KeyButton):
    """An answer, with all its words on as many lines as the width of its card asks for."""

    def __init__(self, text: str, kind: str, clicked: Callable[[], object]) -> None:
        super().__init__(text, "", kind, clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Room for its longest word."""
        return self._size(tuple(self.label().split(" ")))

    def lines(self) -> tuple[str, ...]:
        """The words as they are painted."""
        return self._wrapped(self.width())

    def heightForWidth(self, width_px: int) -> int:
        """Room for the lines that the words take at that width."""
        more = len(self._wrapped(width_px)) - 1
        return self.sizeHint().height() + round(more * QFontMetricsF(self._font()).lineSpacing())

    def _wrapped(self, width_px: int) -> tuple[str, ...]:
        first, *others = self.label().split(" ")
        lines = [first]
        for word in others:
            longer = f"{lines[-1]} {word}"
            if self._size((longer,)).width() <= width_px:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)


class QuestionCard(Card):
    """A question with its answers as buttons. ``answered(question, answer)``."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(ground="attention_ground", margin=16)
        self._question: Question | None = None
        self.text = Label("", theme.BODY_PX, fonts.SEMIBOLD, wrap=True)
        self.content.addWidget(self.text)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.content.addLayout(self._answers)
        self.buttons: list[KeyButton] = []
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Another question, or none."""
        if question == self._question:
            return
        keep_words = (
            question is not None and self._question is not None and question.key == self._question.key
        )
        self._question = question
        self.setVisible(question is not None)
        if question is None:
            return
        self.text.setText(tr_text(question.text))
        self.setAccessibleName(tr_text(question.text))
        words = [tr_text(answer.label) for answer in question.answers]
        if keep_words and len(words) == len(self.buttons):
            for button, word in zip(self.buttons, words, strict=True):
                if button.label() != word:
                    button.set_label(word)
            return
        self._rebuild(question)

    def _rebuild(self, question: Question) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for answer in question.answers:
            kind = PRIMARY if answer.is_default else PLAIN
            deed = partial(self.publish_answered, question.key, answer.key)
            button = AnswerButton(tr_text(answer.label), kind, deed)
            self.buttons.append(button)
            self._answers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def publish_answered(self, question: str, answer: str) -> None:
        """The only place that emits `answered`."""
        self.answered.emit(question, answer)


class WarningLines(Card):
    """Sentences to know before going on: a table waits, the next speaker is not here; on a quiet ground, news."""

    def __init__(self, ground: str = "attention_ground") -> None:
        super().__init__(ground=ground, margin=14)
        self.text = small("", "ink", wrap=True)
        self.waiting = WaitingLines()
        for label in (self.text, self.waiting):
            self.content.addWidget(label)
            label.hide()
        self.hide()

    def show_lines(self, lines: tuple[str, ...], waiting: tuple[tuple[str, str], ...] = ()) -> None:
        """Other lines, or none; ``waiting``: of each table that waits, what is read and what the tool tip says."""
        text = "\n".join(lines)
        if text != self.text.text():
            self.text.setText(text)
        self.text.setVisible(bool(text))
        self.waiting.show_lines(waiting)
        said = "\n".join((*lines, *(whole for _, whole in waiting)))
        if said != self.accessibleName():  # a screen reader is told each time that it is set
            self.setAccessibleName(said)
        self.setVisible(bool(lines or waiting))


class WaitingLines(Label):
    """A line for each table that waits; every name is in the tool tip.

    Where the window is low no table takes more than one line: it is cut in its middle, so that the number of those who
    are missing stays.
    """

    def __init__(self) -> None:
        super().__init__("", theme.SMALL_PX, wrap=True)
        self._lines: tuple[tuple[str, str], ...] = ()
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Other lines: what is read, and what the tool tip says."""
        self.setVisible(bool(lines))
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def set_low(self, is_low: bool) -> None:
        """Whether the window is low."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.setWordWrap(not is_low)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [self._cut(line) for line, _ in self._lines]
        self.setText("\n".join(shown))
        whole = [whole for _, whole in self._lines]
        self.setToolTip(tip("\n".join(whole)) if whole != shown else "")
        self.setAccessibleName("\n".join(whole))

    def _cut(self, line: str) -> str:
        if not self._is_low:
            return line
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, max(self.width(), 24))


class FollowerCard(Card):
    """This window only follows; taking over is explicit."""

    def __init__(self, act: Act) -> None:
        super().__init__(ground="selection", margin=14)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.text = Label("", theme.BODY_PX, fonts.SEMIBOLD, wrap=True)
        row.addWidget(self.text, 1)
        self.take = KeyButton(tr("Drive from here"), "", PLAIN, lambda: act(Command.TAKE_OVER))
        row.addWidget(self.take)
        self.content.addLayout(row)
        self.hide()

    def show_view(self, view: ModeratorView) -> None:
        """Who drives."""
        self.setVisible(not view.is_driving)
        self.text.setText(_who_drives(view))


def _who_drives(view: ModeratorView) -> str:
    if view.problem is not None:
        return tr("This window cannot drive; it only follows.")
    if not view.is_driven:
        return tr("Nobody drives any more. Drive from here to go on.")
    if view.driver:
        return tr("Desk {desk} drives; this window follows.", desk=view.driver)
    return tr("Another window drives; this one follows.")


class LatecomersCard(Card):
    """People without a table, seats whose people are not here, and the button that mends both."""

    def __init__(self, see: Callable[[], object]) -> None:
        super().__init__(ground="attention_ground", edge="attention_ground", margin=14)
        self.text = Label("", theme.BODY_PX, fonts.SEMIBOLD, wrap=True)
        self.detail = Label("", theme.BODY_PX, fonts.REGULAR, wrap=True)
        self.absents = Label("", theme.BODY_PX, fonts.REGULAR, wrap=True)
        for label in (self.text, self.detail, self.absents):
            self.content.addWidget(label)
        self.button = KeyButton(tr("See and place"), "", PLAIN, see)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_view(self, view: ModeratorView) -> None:
        """How many wait."""
        self.setVisible(view.latecomers is not None or view.absents is not None)
        self.text.setVisible(view.latecomers is not None)
        self.absents.setText(tr_text(view.absents) if view.absents else "")
        self.absents.setVisible(view.absents is not None)
        self.text.setText(tr_text(view.latecomers) if view.latecomers else "")
        self.detail.setText(tr_text(view.latecomers_detail) if view.latecomers_detail else "")
        self.detail.setVisible(view.latecomers_detail is not None)
        self.button.setEnabled(view.is_driving)
