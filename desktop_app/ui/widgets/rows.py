"""Rows of tables and lists: how a chosen one looks, where the keyboard is, a category's shape, text to read."""

from functools import cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui import shapes, theme

_ICON_PX, _SCALE = 14, 3
_CORNER_PX = 8
_BESIDE_PX, _ABOVE_PX = 11, 4
FRAME_PX = 6
"""The room for the frame of a `ReadingArea` beside its words."""
IN_CARD = (
    "QTableView { border: 0; border-radius: 0; }"
    " QHeaderView::section:horizontal { padding-left: 11px; }"  # words above words
    " QHeaderView::section:vertical { border: 0; }"
    " QAbstractScrollArea::corner { background: transparent; border: 0; }"
)
"""Style sheet of a table on a card, whose round corners its header would cut."""


def shape_icon(shape: str, category: str) -> QIcon:
    """The shape of a category, in its colour as the theme in use needs it."""
    return _shape_icon(shape, theme.mark_colour(category))


@cache
def _shape_icon(shape: str, colour: str) -> QIcon:
    pixmap = QPixmap(_ICON_PX * _SCALE, _ICON_PX * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    box = QRectF(pixmap.rect()).adjusted(_SCALE, _SCALE, -_SCALE, -_SCALE)
    shapes.paint_shape(painter, box, shape, colour)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it, and the colour is the category
    return icon


def dress_rows(view: QAbstractItemView, delegate: "RowDelegate | None" = None) -> None:
    """Show the chosen rows and the one where the keyboard is; call it when the view has its model."""
    wraps = isinstance(view, QListView) and view.wordWrap()
    view.setItemDelegate(delegate or (WrappedRows(view) if wraps else RowDelegate(view)))
    if isinstance(view, QListView):
        view.setResizeMode(QListView.ResizeMode.Adjust)  # lines wrap anew in another width
        if wraps:
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    selection = view.selectionModel()
    if selection is not None:
        selection.currentChanged.connect(lambda *_: view.viewport().update())


class RowDelegate(QStyledItemDelegate):
    """A chosen row keeps the colours of its words; a frame stands round the row, or the cell, of the keyboard."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of what is chosen, the words, the frame."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, view, option)
        plain = QStyleOptionViewItem(option)
        plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        self.paint_words(painter, plain, index)
        if view.hasFocus() and is_current(view, index):
            self._paint_frame(painter, view, option, index)
        painter.restore()

    def paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What the cell says."""
        super().paint(painter, option, index)

    @staticmethod
    def _paint_ground(painter: QPainter, view: QAbstractItemView, option: QStyleOptionViewItem) -> None:
        if isinstance(view, QListView):  # its edge is round: a square ground would stand out of it
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(QRectF(option.rect), _CORNER_PX, _CORNER_PX)
        else:
            painter.fillRect(option.rect, theme.colour("selection"))

    @staticmethod
    def _paint_frame(
        painter: QPainter,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(view, QTableView) and takes_rows(view):
            header = view.horizontalHeader()
            painter.setClipRect(option.rect)
            shown = [c for c in range(header.count()) if not header.isSectionHidden(c)]
            box.setLeft(box.left() if index.column() == shown[0] else box.left() - 20)
            box.setRight(box.right() if index.column() == shown[-1] else box.right() + 20)
            painter.drawRect(box)
        else:
            painter.drawRoundedRect(box, _CORNER_PX - 1, _CORNER_PX - 1)


class WrappedRows(RowDelegate):
    """Sentences in a list, whole: Qt itself cuts them where a script has taller letters, or a word is too wide."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list and as high as the lines."""
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        return QSize(width, ceil(_lines(index, view, width).boundingRect().height()) + 2 * _ABOVE_PX)

    def paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Line under line."""
        view = self.parent()
        assert isinstance(view, QListView)
        painter.setPen(theme.colour("ink"))
        lines = _lines(index, view, option.rect.width())
        lines.draw(painter, QPointF(option.rect.left() + _BESIDE_PX, option.rect.top() + _ABOVE_PX))


def _lines(index: QModelIndex | QPersistentModelIndex, view: QListView, width_px: int) -> QTextLayout:
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", "\u2028")
    layout = QTextLayout(text, view.font())
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width_px - 2 * _BESIDE_PX))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def takes_rows(view: QAbstractItemView) -> bool:
    """Whether whole rows are chosen, not single cells."""
    return view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows


def is_current(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the keyboard is in this row, or in this cell where single cells are chosen."""
    current = view.currentIndex()
    same_row = current.isValid() and current.row() == index.row()
    return same_row and (takes_rows(view) or current.column() == index.column())


class ReadingArea(QScrollArea):
    """Text that is longer than its place: the keyboard comes here to scroll it, and the frame says so.

    Args:
        name: for screen readers.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    def setWidget(self, widget: QWidget) -> None:
        """What is read; the frame stands beside the words, not on them."""
        widget.setContentsMargins(FRAME_PX, 2, 8, 2)
        for part in (widget, *widget.findChildren(QLabel)):
            part.setMinimumWidth(1)  # one endless word must not widen all lines
        super().setWidget(widget)
        widget.setAutoFillBackground(False)  # Qt's setWidget switches it on

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, drawn on the viewport's edge while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)
