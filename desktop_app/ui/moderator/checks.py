"""Before the start: screen, size, bell, keep-awake, power, list, plan. One line each, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.live.views import ModeratorView, RowState
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.hall_sheet import size_words
from desktop_app.ui.moderator.sound_part import hearing_words
from desktop_app.ui.sound import Sounds
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.hall.port import HallPort, OutputState
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.marks import Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One check: ``good`` is None where only a person can tell.

    Attributes:
        deed: the word of the button that mends or tries it, ``""`` for none; key names it.
    """

    key: str
    name: str
    text: str
    good: bool | None
    deed: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """How many are registered and how many are here; None while not known."""

    registered: int
    present: int


def lines_of(
    hall: HallPort,
    sounds: Sounds | None,
    view: ModeratorView | None,
    people: People | None,
    *,
    battery: bool | None,
    awake: bool | None,
    heard: bool = False,
) -> tuple[Line, ...]:
    """All checks in the order of doing."""
    return (
        _screen(hall),
        Line("size", tr("Last row"), size_words(hall.room(), hall.outputs()[0].size), None, tr("Change")),
        _bell(sounds, heard),
        _awake(awake),
        _power(battery),
        _list(people),
        _show(view),
    )


def _screen(hall: HallPort) -> Line:
    main = hall.outputs()[0]
    name = tr("Screen of the hall")
    label = main.screen.label() if main.screen else ""
    if main.state is OutputState.SHOWN:
        return Line("screen", name, label, True)
    if main.state is OutputState.COVERS_CONSOLE:
        return Line("screen", name, tr("There is no second screen; F11 frees this one."), False)
    if len(hall.present()) < 2:
        return Line("screen", name, tr("No second screen: plug the projector in."), False)
    return Line("screen", name, tr("Nothing is projected yet."), False, tr("Project"))


def _bell(sounds: Sounds | None, heard: bool) -> Line:
    name = tr("Bell")
    amiss = hearing_words(sounds)
    if sounds is None or amiss:
        return Line("bell", name, amiss, False, tr("Ring") if sounds is not None and sounds.works() else "")
    text = tr("Heard on {device}.", device=sounds.device_name()) if heard else sounds.device_name()
    return Line("bell", name, text, True if heard else None, "" if heard else tr("Ring"))


def _awake(awake: bool | None) -> Line:
    name = tr("Screen saver")
    if awake is None:
        return Line("awake", name, tr("The computer is kept awake while the clock runs."), None)
    text = (
        tr("The computer is kept awake.") if awake else tr("The computer may go to sleep: see its settings.")
    )
    return Line("awake", name, text, awake)


def _power(battery: bool | None) -> Line:
    name = tr("Power")
    if battery is None:
        return Line("power", name, tr("Look whether the computer is plugged in."), None)
    text = tr("On battery: plug the computer in.") if battery else tr("Plugged in.")
    return Line("power", name, text, not battery)


def _list(people: People | None) -> Line:
    name = tr("List")
    if people is None or not people.registered:
        return Line("list", name, tr("Nobody is registered yet."), False)
    text = trn("{n} of {total} is here.", "{n} of {total} are here.", people.present, total=people.registered)
    return Line("list", name, text, people.present > 0)


def _show(view: ModeratorView | None) -> Line:
    name = tr("Run of show")
    open_rows = [row for row in view.run if row.state is not RowState.SKIPPED] if view else []
    if view is None or not open_rows:
        return Line("show", name, tr("Empty: import a programme, make a plan or a queue."), False)
    if view.latecomers is not None:
        return Line("show", name, tr_text(view.latecomers), False, tr("See and place"))
    end = tr("end {time}", time=view.end) if view.end else ""
    count = trn("{n} item", "{n} items", len(open_rows))
    return Line("show", name, ", ".join(part for part in (count, end) if part), True)


class CheckSheet(ConsoleSheet):
    """The checks, each with its button. It does not stop the clock's keys: it is not modal."""

    def __init__(
        self,
        parent: QWidget,
        look: Callable[[bool], tuple[Line, ...]],
        do: Callable[[str], object],
        hall: HallPort,
    ) -> None:
        super().__init__(parent, tr("Before the start"), width_px=600)
        self._look, self._do, self._heard = look, do, False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.content.addLayout(self._rows)
        self._widgets: list[QWidget] = []
        self.lines: tuple[Line, ...] = ()
        hall.changed.connect(self.look_again)
        self.add_button(tr("Look again"), "", PLAIN, self.look_again)
        self.add_button(tr("Done"), "", PRIMARY, self.accept)
        self.look_again()

    def look_again(self) -> None:
        """Ask everything once more."""
        self.lines = self._look(self._heard)
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._row(line) for line in self.lines]
        for widget in self._widgets:
            self._rows.addWidget(widget)

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        mark, tone, word = {
            True: ("check", "admitted_text", tr("good")),
            False: ("exclamation", "attention_text", tr("to do")),
            None: ("question", "muted", tr("to look at")),
        }[line.good]
        sign = Mark(mark, tone, 14)
        sign.setAccessibleName(word)
        layout.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.name, theme.BODY_PX, fonts.SEMIBOLD))
        words.addWidget(small(line.text, wrap=True))
        layout.addLayout(words, 1)
        if line.deed:
            layout.addWidget(KeyButton(line.deed, "", PLAIN, lambda: self._act(line.key)))
        if line.key == "bell" and line.good is None:
            layout.addWidget(KeyButton(tr("I heard it"), "", PLAIN, self._was_heard))
        row.setAccessibleName(f"{line.name}: {line.text} ({word})")
        return row

    def _act(self, key: str) -> None:
        self._do(key)
        self.look_again()

    def _was_heard(self) -> None:
        self._heard = True
        self.look_again()
