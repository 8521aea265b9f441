"""One person of a plan: their rounds, whom they meet, wishes and why not; or two people: when they meet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.rotation.explain import SENTENCES
from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.labels import Label, body, small
from desktop_app.ui.widgets.names import isolated, joined
from desktop_app.ui.widgets.rows import FRAME_PX, ReadingArea
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.core.rotation.explain import Route
    from desktop_app.services.rotation_view import PlanView

_MOVE, _PIN, _PIN_ALWAYS, _BAN, _RELEASE = "move", "pin", "always", "ban", "release"


class PersonPanel(Card):
    """Details of who is chosen; what can be done with the person stands below."""

    table_asked = Signal(int)
    pin_asked = Signal(str, int, bool)
    ban_asked = Signal(str, int)
    release_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16)
        self.content.setContentsMargins(16 - FRAME_PX, 12, 16 - FRAME_PX, 12)
        self.name = Label("", theme.BODY_PX + 2, fonts.BOLD, wrap=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # one long word
        self.close_button = KeyButton(tr("Close"), "Esc", QUIET, self.publish_closed, small=True)
        self.about = small(wrap=True)
        self.text = body()
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addStretch(1)
        scroll = self._area = ReadingArea(tr("Their rounds"))
        scroll.setWidget(inside)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setContentsMargins(FRAME_PX, 0, FRAME_PX, 0)
        top.addWidget(self.name, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(top)
        self.deeds = GivingBox()
        self.deeds.setAccessibleName(tr("Change by hand"))
        self.deeds.activated.connect(self._deed_chosen)
        self.about.setContentsMargins(FRAME_PX, 0, FRAME_PX, 0)
        self.content.addWidget(self.about)
        self.content.addWidget(scroll, 1)
        bottom.addWidget(self.deeds)
        self.content.addLayout(bottom)
        self._who, self._table = "", -1

    def publish_closed(self) -> None:
        """The only place that emits `closed`."""
        self.closed.emit()

    def show_person(self, view: "PlanView", who: str, round_: int) -> None:
        """Somebody's evening, and what can be done about the round that is shown."""
        route, seated = view.routes[who], view.state.people[who]
        self._who, self._table = who, route.stops[round_].table if route.stops else -1
        self.name.setText(seated.list_name)
        self.name.setToolTip(tip(self.name.text()))
        met = trn("meets {n} person", "meets {n} people", len(route.met))
        self.about.setText(" · ".join(part for part in (seated.institution, met) if part))
        self._area.verticalScrollBar().setValue(0)
        self.text.setText("\n\n".join(self._paragraphs(view, route)))
        self._fill_deeds(view, round_)

    def show_pair(self, view: "PlanView", a: str, b: str) -> None:
        """When two people meet, or why not."""
        one, other = (isolated(view.state.people[x].list_name) for x in (a, b))
        self.name.setText(tr("{one} and {other}", one=one, other=other))
        pair = view.pair(a, b)
        if pair.why_not is not None:
            self.about.setText(tr("They do not meet."))
            self.text.setText(tr_text(Text(SENTENCES[pair.why_not])))
        else:
            self.about.setText(trn("They meet once.", "They meet {n} times.", len(pair.meetings)))
            self.text.setText("\n".join(_stop(r, table) for r, table in pair.meetings))
        self.deeds.hide()

    def _paragraphs(self, view: "PlanView", route: "Route") -> list[str]:
        people = view.state.people
        found = []
        for stop in route.stops:
            company = joined([people[str(x)].list_name for x in stop.company])
            again = joined([people[str(x)].list_name for x in stop.again])
            note = tr("again: {names}", names=again) if again else ""
            found.append("\n".join(part for part in (_stop(stop.round_, stop.table), company, note) if part))
        if route.kept:
            kept = joined([people[str(x)].list_name for x in route.kept])
            found.append(tr("Wishes kept: {names}", names=kept))
        for missed in route.missed:
            whom = isolated(people[str(missed.whom)].list_name)
            found.append(tr("Wish missed: {name}. {why}", name=whom, why=tr_text(missed.sentence)))
        return found

    def _fill_deeds(self, view: "PlanView", round_: int) -> None:
        """What can be done with this person in the round that is shown."""
        self.deeds.clear()
        self.deeds.addItem(tr("Change by hand…"))
        if round_ >= view.state.played and self._table >= 0:
            self.deeds.addItem(tr("Hold at this table in this round"), (_PIN, 0))
            self.deeds.addItem(tr("Hold at this table in every round"), (_PIN_ALWAYS, 0))
            self.deeds.addItem(tr("Keep away from this table"), (_BAN, 0))
            for t, members in enumerate(view.state.rounds[round_]):
                free = view.state.instance.tables[t].capacity - len(members)
                if free > 0 and t != self._table:
                    table = words.table_word(t)
                    word = trn("Move to: {table}, {n} free", "Move to: {table}, {n} free", free, table=table)
                    self.deeds.addItem(word, (_MOVE, t))
        if next(line for line in view.lines if line.who.id == self._who).is_held:
            self.deeds.addItem(tr("Release"), (_RELEASE, 0))
        self.deeds.setVisible(self.deeds.count() > 1)

    def _deed_chosen(self, row: int) -> None:
        data = self.deeds.itemData(row)
        self.deeds.setCurrentIndex(0)
        if data is None:
            return
        deed, table = data
        if deed == _MOVE:
            self.table_asked.emit(int(table))
        elif deed == _BAN:
            self.ban_asked.emit(self._who, self._table)
        elif deed == _RELEASE:
            self.release_asked.emit(self._who)
        else:
            self.pin_asked.emit(self._who, self._table, deed == _PIN_ALWAYS)


def _stop(round_: int, table: int) -> str:
    return tr("Round {round}: {table}", round=round_ + 1, table=words.table_word(table))
