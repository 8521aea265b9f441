"""The widget that shows a view of the hall: full screen for the hall, small for the moderator."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.core.live.views import HallMode, HallView
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.widgets.hall.compose import BLACK, compose
from desktop_app.ui.widgets.hall.scene import Scene, changed, paint
from desktop_app.ui.widgets.hall.sheet import Options

_BLACK_VIEW = HallView(HallMode.BLACK)


class HallCanvas(QWidget):
    """Draws a `HallView`; given a new one, repaints only the elements that differ."""

    pages_changed = Signal(int)
    """Into how many pages the board is cut at this size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._view = _BLACK_VIEW
        self._options = Options()
        self._scene: Scene = BLACK
        self._laid_out_for = (0.0, 0.0)
        self._pages = 1
        self._describe()

    @property
    def view(self) -> HallView:
        """What is shown now."""
        return self._view

    @property
    def scene(self) -> Scene:
        """The elements that are painted now."""
        return self._scene

    def image_size(self) -> tuple[float, float]:
        """Width and height of the image that the view is laid out for; the widget's own by default."""
        return max(1.0, float(self.width())), max(1.0, float(self.height()))

    def show_view(self, view: HallView) -> None:
        """Show a view from now on."""
        if view == self._view:
            return
        turned = view.mode is not self._view.mode
        self._view = view
        self._recompose()
        if turned:
            self._describe()

    def prepare(self, view: HallView) -> None:
        """Lay out a view that may be shown soon; the layout of its board is kept."""
        compose(view, *self.image_size(), self._options)

    def use_options(self, options: Options) -> None:
        """Dark or light, logo."""
        self._options = options
        self._recompose()

    def retranslate(self) -> None:
        """The language has changed."""
        self._recompose()
        self._describe()

    def _recompose(self) -> None:
        self._laid_out_for = self.image_size()
        before, self._scene = self._scene, compose(self._view, *self._laid_out_for, self._options)
        areas = changed(before, self._scene)
        if areas is None:
            self.paint_soon(QRegion(self.rect()))
        elif areas:
            self.paint_soon(self._region(areas))
        if self._scene.pages != self._pages:
            self._pages = self._scene.pages
            self.publish_pages()

    def paint_soon(self, region: QRegion) -> None:
        """Paint this part again with the next frame."""
        self.update(region)

    def publish_pages(self) -> None:
        """Say the number of pages of the board."""
        self.pages_changed.emit(self._pages)

    def _region(self, areas: list[QRectF]) -> QRegion:
        region = QRegion()
        for area in areas:
            region += self.to_widget(area).toAlignedRect().adjusted(-2, -2, 2, 2)
        return region

    def to_widget(self, area: QRectF) -> QRectF:
        """Image coordinates to the widget's."""
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another image is a new layout; Qt paints the whole widget."""
        super().resizeEvent(event)
        if self.image_size() != self._laid_out_for:
            self._recompose()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what Qt asks for."""
        painter = QPainter(self)
        self.paint_scene(painter, event.region())
        painter.end()

    def paint_scene(self, painter: QPainter, region: QRegion) -> None:
        """Paint the part of the scene in a region of the widget."""
        width, height = self.image_size()
        paint(painter, self._scene, QRectF(0, 0, width, height), QRectF(region.boundingRect()))

    def _describe(self) -> None:
        self.setAccessibleName(tr("Screen of the hall: {page}", page=mode_name(self._view.mode)))
        self.setAccessibleDescription(tr_text(self._view.headline) if self._view.headline else "")


class Miniature(HallCanvas):
    """What the hall really shows, small: laid out for the hall's image, then scaled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = (1920.0, 1080.0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def image_size(self) -> tuple[float, float]:
        """The size of the hall's image."""
        return self._image

    def use_image(self, width: int, height: int) -> None:
        """The size of the screen that this is the picture of."""
        if width > 0 and height > 0 and (float(width), float(height)) != self._image:
            self._image = (float(width), float(height))
            self.updateGeometry()
            self._recompose()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Keeps the proportions of the hall's image."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        return round(width * self._image[1] / self._image[0])

    def sizeHint(self) -> QSize:
        """A third of a laptop's width."""
        return QSize(326, self.heightForWidth(326))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a crowded window."""
        return QSize(160, self.heightForWidth(160))

    def paint_soon(self, region: QRegion) -> None:
        """With the hall itself: the moderator sees at once what a key has done."""
        if self.isVisible():
            self.repaint(region)

    def _scale(self) -> float:
        return min(self.width() / self._image[0], self.height() / self._image[1])

    def _origin(self) -> tuple[float, float]:
        scale = self._scale()
        return (self.width() - self._image[0] * scale) / 2, (self.height() - self._image[1] * scale) / 2

    def to_widget(self, area: QRectF) -> QRectF:
        """Image coordinates to the widget's."""
        scale, (x, y) = self._scale(), self._origin()
        return QRectF(x + area.x() * scale, y + area.y() * scale, area.width() * scale, area.height() * scale)

    def paint_scene(self, painter: QPainter, region: QRegion) -> None:
        """Paint the whole scaled scene; it is small, and clipped by Qt."""
        scale, (x, y) = self._scale(), self._origin()
        painter.fillRect(region.boundingRect(), self.palette().window())
        painter.translate(x, y)
        painter.scale(scale, scale)
        whole = QRectF(0, 0, *self._image)
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        paint(painter, self._scene, whole, whole)


def mode_name(mode: HallMode) -> str:
    """A page of the hall in a word."""
    return {
        HallMode.WELCOME: tr("Welcome"),
        HallMode.PROGRAMME: tr("Programme"),
        HallMode.ITEM: tr("Current item"),
        HallMode.TIMER: tr("Timer"),
        HallMode.TABLES: tr("Tables"),
        HallMode.NAMES: tr("Names"),
        HallMode.SPEAKER: tr("Speaker"),
        HallMode.MESSAGE: tr("Message"),
        HallMode.BREAK: tr("Break"),
        HallMode.THANKS: tr("Thanks"),
        HallMode.BLACK: tr("Black"),
        HallMode.LOGO: tr("Logo"),
    }[mode]
