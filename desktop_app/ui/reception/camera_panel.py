"""The camera at the desk: a small picture of what it sees, the choice of camera, and what is wrong with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.camera import CameraReader, cameras
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.labels import heading, small

PICTURE = QSize(300, 169)
CAMERA_KEY = "camera"


class CameraPanel(Card):
    """Shown while the camera is on. ``code_read(text)`` for each new code."""

    code_read = Signal(str)

    def __init__(self, settings: LocalSettings, parent: QWidget | None = None) -> None:
        super().__init__(margin=16)
        self.setParent(parent)
        self._settings = settings
        self.reader = CameraReader(self)
        self.reader.code_read.connect(self.publish_code_read)
        self.reader.previewed.connect(self._show)
        self.reader.failed.connect(self._say)
        self.choice = GivingBox()
        self.choice.setAccessibleName(tr("Camera"))
        self.choice.activated.connect(self._choose)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.picture.setAccessibleName(tr("What the camera sees"))
        self.words = small("", "attention_text", wrap=True)
        self.words.hide()
        for part in (heading(tr("Camera")), self.choice, self.picture, self.words):
            self.content.addWidget(part)

    def start(self) -> None:
        """List the cameras and turn on the one used last."""
        self.choice.clear()
        for camera in cameras():
            self.choice.addItem(camera.name, camera.id)
        wanted = self.choice.findData(self._settings.text(CAMERA_KEY))
        self.choice.setCurrentIndex(max(wanted, 0))
        self.choice.setVisible(self.choice.count() > 1)
        self.words.hide()
        self.picture.setVisible(self.reader.start(str(self.choice.currentData() or "")))

    def stop(self) -> None:
        """Turn it off."""
        self.reader.stop()

    def forget(self) -> None:
        """The scan was taken back: the same badge may be read again."""
        self.reader.forget()

    def publish_code_read(self, text: str) -> None:
        """The only place that emits `code_read`."""
        self.code_read.emit(text)

    def _choose(self, _: int) -> None:
        self._settings.put(CAMERA_KEY, self.choice.currentData())
        self.words.hide()
        self.picture.setVisible(self.reader.start(str(self.choice.currentData())))

    def _show(self, image: QImage) -> None:
        fitted = image.scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        self.picture.setPixmap(QPixmap.fromImage(fitted))

    def _say(self, why: Text) -> None:
        self.picture.hide()
        self.words.setText(tr_text(why))
        self.words.show()
