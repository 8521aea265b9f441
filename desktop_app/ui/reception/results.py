"""Who is meant: the people found by name, namesakes told apart by institution, address and number."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.core.categories import Category
from desktop_app.core.presence import Attendance
from desktop_app.i18n import tr
from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.hours import hour
from desktop_app.ui.reception.faces import place_of
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.notices import InlineNotice

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

ROW_PX = 62
_Index = QModelIndex | QPersistentModelIndex
_WHO = Qt.ItemDataRole.UserRole
_TONES = {Attendance.PRESENT: "admitted_text", Attendance.CANCELLED: "refused_text"}


class ResultsModel(QAbstractListModel):
    """Attendees, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Attendee] = []
        self.categories: dict[str, Category] = {}

    def set_people(self, people: "list[Attendee]") -> None:
        """Another list."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many were found."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The attendee for the painter, a sentence for screen readers."""
        if not index.isValid() or index.row() >= len(self.people):
            return None
        who = self.people[index.row()]
        if role == _WHO:
            return who
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{who.list_name}, {place_of(who)}, {state_words(who)}"
        return None


def state_words(who: "Attendee") -> str:
    """Expected, here since, gone out, cancelled, not confirmed: on a line beside the name."""
    words = {
        Attendance.PRESENT: tr("here since {time}", time=hour(who.first_in_ms)),
        Attendance.GONE_OUT: tr("gone out"),
        Attendance.CANCELLED: tr("cancelled"),
        Attendance.PENDING: tr("not confirmed"),
        Attendance.EXPECTED: tr("expected"),
    }
    return words[who.attendance]


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        who = index.data(_WHO)
        model = index.model()
        if who is None or not isinstance(model, ResultsModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(4, 2, -4, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 9, 9)
        category = model.categories.get(who.category_key)
        if category is not None:
            dot = QRectF(box.left() + 16, box.center().y() - 7, 14, 14)
            shapes.paint_shape(painter, dot, category.shape, theme.mark_colour(category.colour))
        _paint_lines(painter, box.adjusted(46, 7, -16, -7), who)
        painter.restore()


def _paint_lines(painter: QPainter, box: QRectF, who: "Attendee") -> None:
    state = state_words(who)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    small_font = fonts.font(theme.SMALL_PX)
    state_width = QFontMetricsF(small_font).horizontalAdvance(state) + 12
    upper = QRectF(box.left(), box.top(), box.width() - state_width, box.height() / 2)
    lower = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2)
    painter.setFont(fonts.font(17, fonts.SEMIBOLD))
    painter.setPen(theme.colour("muted" if who.status == "cancelled" else "ink"))
    painter.drawText(upper, left, shown_name(who, QFontMetricsF(painter.font()), upper.width()))
    painter.setFont(small_font)
    painter.setPen(theme.colour("muted"))
    number = tr("No. {number}", number=who.number)
    lower.setRight(lower.right() - QFontMetricsF(small_font).horizontalAdvance(number) - 12)
    place = QFontMetricsF(small_font).elidedText(place_of(who), Qt.TextElideMode.ElideRight, lower.width())
    painter.drawText(lower, left, place)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2), right, number)
    painter.setPen(theme.colour(_TONES.get(who.attendance, "muted")))
    painter.drawText(QRectF(box.left(), box.top(), box.width(), box.height() / 2), right, state)


def shown_name(who: "Attendee", metrics: QFontMetricsF, room_px: float) -> str:
    """The name as in lists; where room is short the end of the family name gives way, for namesakes differ after it."""
    whole, given = who.list_name, f" {who.given_name}"
    family_px = room_px - metrics.horizontalAdvance(given)
    if metrics.horizontalAdvance(whole) <= room_px or not whole.endswith(given) or family_px < room_px / 2:
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room_px)
    return metrics.elidedText(whole.removesuffix(given), Qt.TextElideMode.ElideRight, family_px) + given


class ResultsPage(QWidget):
    """What was found: a question above where there is one, the list, and its keys below."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ResultsList()
        self.question = InlineNotice("attention")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addWidget(self.list, 1)
        column.addWidget(small(tr("↑ ↓ choose  ·  ↵ open  ·  Esc back")))

    def ask(self, question: str) -> None:
        """Why somebody has to be chosen; empty after a search, which says it by itself."""
        self.question.setVisible(bool(question))
        if question:
            self.question.say("attention", question)


class ResultsList(QListView):
    """The list under the field; ``picked(attendee)`` on Enter or click. The keys come from the field."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.found = ResultsModel()
        self.setModel(self.found)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("People found"))
        self.clicked.connect(lambda index: self.publish_picked(index.data(_WHO)))

    def show_people(self, people: "list[Attendee]", categories: dict[str, Category]) -> None:
        """Other people, the first one chosen."""
        self.found.categories = categories
        self.found.set_people(people)
        if people:
            self.setCurrentIndex(self.found.index(0))

    def step(self, step: int) -> None:
        """Up or down with the arrow keys."""
        count = self.found.rowCount()
        if count:
            row = min(count - 1, max(0, self.currentIndex().row() + step))
            self.setCurrentIndex(self.found.index(row))

    def chosen(self) -> "Attendee | None":
        """Who is chosen."""
        who = self.currentIndex().data(_WHO)
        return None if who is None else who

    def publish_picked(self, who: object) -> None:
        """The only place that emits `picked`."""
        self.picked.emit(who)
