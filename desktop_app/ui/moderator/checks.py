"""Before the start: screen, size, bell, keep-awake, power, list, plan. One line each, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.folding import display_name, name_order
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.views import ModeratorView, QueueRow, RowState
from desktop_app.i18n import language, tr, tr_text, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.hall_sheet import size_words
from desktop_app.ui.moderator.sound_part import hearing_words
from desktop_app.ui.sound import Sounds
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.hall.port import HallPort, OutputState
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.marks import Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One check: ``good`` is None where only a person can tell.

    Attributes:
        deed: the word of the button that mends or tries it, ``""`` for none; key names it.
        said: the word of the button by which a person says that it is right.
    """

    key: str
    name: str
    text: str
    good: bool | None
    deed: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Who is expected and who is here.

    Attributes:
        registered, present: of the whole meeting. planned: with a seat in the first round, or in the queue.
        missing: names of those planned who are not here.
    """

    registered: int
    present: int
    planned: int = 0
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, facts: Facts, queue: tuple[QueueRow, ...]) -> "People":
        """From what the session knows of the event."""
        first = facts.boards[0].tables if facts.boards else ()
        seats = [
            (
                name_order(who.given_name, who.family_name),
                display_name(who.given_name, who.family_name),
                who.present,
            )
            for t in first
            for who in t.people
        ]
        orders = {who.name: name_order(who.given_name, who.family_name) for who in facts.people.values()}
        waiting = [
            (orders.get(row.name, name_order("", row.name)), row.name, row.is_present)
            for row in queue
            if row.state is RowState.COMING
        ]
        planned = {name: is_here for _, name, is_here in sorted((*seats, *waiting))}
        return cls(
            len(facts.people),
            sum(person.is_present for person in facts.people.values()),
            len(planned),
            tuple(name for name, is_here in planned.items() if not is_here),
        )


def lines_of(
    hall: HallPort,
    sounds: Sounds | None,
    view: ModeratorView | None,
    people: People | None,
    *,
    battery: bool | None,
    awake: bool | None,
    heard: bool = False,
    room_said: bool = False,
) -> tuple[Line, ...]:
    """All checks in the order of doing."""
    return (
        _screen(hall),
        _size(hall, room_said),
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


def _size(hall: HallPort, room_said: bool) -> Line:
    """Asked until somebody has said how large the hall is."""
    room, name = hall.room(), tr("Last row")
    farthest, height = _metres(room.farthest_m), _metres(room.image_height_m)
    said = tr("{farthest} m to the last row, image {height} m high.", farthest=farthest, height=height)
    letters = size_words(room, hall.outputs()[0].size)
    if room_said:
        return Line("size", name, f"{said} {letters}", True, tr("Change"))
    asked = f"{said} {letters} " + tr("Is this right?")
    return Line("size", name, asked, None, tr("Change"), tr("That is right"))


def _metres(length_m: float) -> str:
    return QLocale(language()).toString(round(length_m, 1))


def _bell(sounds: Sounds | None, heard: bool) -> Line:
    name = tr("Bell")
    amiss = hearing_words(sounds)
    if sounds is None or amiss:
        return Line("bell", name, amiss, False, tr("Ring") if sounds is not None and sounds.works() else "")
    if heard:
        return Line("bell", name, tr("Heard on {device}.", device=sounds.device_name()), True)
    return Line("bell", name, sounds.device_name(), None, tr("Ring"), tr("I heard it"))


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
    here = trn("{n} of {total} is here.", "{n} of {total} are here.", people.present, total=people.registered)
    if not people.planned:
        return Line("list", name, here, people.present > 0)
    if not people.missing:
        return Line("list", name, here + " " + tr("Nobody who is planned is missing."), True)
    return Line("list", name, here + " " + _missing(people.missing), False)


def _missing(names: tuple[str, ...]) -> str:
    shown, more = names[:_MOST_NAMES], len(names) - _MOST_NAMES
    if more <= 0:
        return tr("Missing of those planned: {names}.", names=", ".join(shown))
    return trn(
        "Missing of those planned: {names} and {n} other.",
        "Missing of those planned: {names} and {n} others.",
        more,
        names=", ".join(shown),
    )


_MOST_NAMES = 6
"""More of them are a matter for the reception."""


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
    """The checks, each with its buttons. ``do(key)`` mends or tries, ``say(key)`` notes what a person says."""

    def __init__(
        self,
        parent: QWidget,
        look: Callable[[], tuple[Line, ...]],
        do: Callable[[str], object],
        say: Callable[[str], object],
        hall: HallPort,
    ) -> None:
        super().__init__(parent, tr("Before the start"), width_px=600)
        self._look, self._do, self._say = look, do, say
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.content.addLayout(self._rows)
        self._widgets: list[QWidget] = []
        self.lines: tuple[Line, ...] = ()
        hall.changed.connect(self.look_again)
        self.add_button(tr("Look again"), "", PLAIN, self.look_again)
        self.add_main(tr("Done"), self.accept)
        self.look_again()

    def look_again(self) -> None:
        """Ask everything once more."""
        self.lines = self._look()
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._row(line) for line in self.lines]
        for widget in self._widgets:
            self._rows.addWidget(widget)
        if self.isVisible():
            QTimer.singleShot(0, self, self.make_room)

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
        words = QGridLayout()
        words.setHorizontalSpacing(12)
        words.setVerticalSpacing(0)
        words.setColumnStretch(1, 1)
        words.addWidget(sign, 0, 0)  # beside its heading, however many lines follow
        words.addWidget(Label(line.name, theme.BODY_PX, fonts.SEMIBOLD), 0, 1)
        words.addWidget(small(line.text, wrap=True), 1, 1)
        layout.addLayout(words, 1)
        for word, act in ((line.deed, self.act), (line.said, self.say_right)):
            if word:
                layout.addWidget(KeyButton(word, "", PLAIN, partial(act, line.key), small=True))
        row.setAccessibleName(f"{line.name}: {line.text} ({word})")
        return row

    def act(self, key: str) -> None:
        """Mend or try it."""
        self._do(key)
        self.look_again()

    def say_right(self, key: str) -> None:
        """A person says that it is right."""
        self._say(key)
        self.look_again()
