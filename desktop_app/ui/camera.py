"""A camera at the desk: frames to codes, with a picture for the preview and words for what goes wrong.

QtMultimedia is imported when a camera is first asked for. Frames are read on a thread of their own; while one is
being read the next ones are shown but not read, so a slow computer sees less often and never falls behind.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.core.camera_gate import CameraGate
from desktop_app.core.text import N_, Text
from desktop_app.ui.qr_reader import QrReader
from desktop_app.ui.tasks import Workers

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

PREVIEW_EVERY_MS = 66


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera as a person chooses it; ``id`` stays the same when it is plugged in again."""

    id: str
    name: str


def cameras() -> list[CameraInfo]:
    """The cameras of this computer, the default one first."""
    from PySide6.QtMultimedia import QMediaDevices

    default = bytes(QMediaDevices.defaultVideoInput().id().data())
    found = sorted(QMediaDevices.videoInputs(), key=lambda d: bytes(d.id().data()) != default)
    return [CameraInfo(bytes(d.id().data()).decode("utf-8", "replace"), d.description()) for d in found]


class CameraReader(QObject):
    """Turns one camera on and off and says which codes it saw.

    Signals:
        code_read(text): a new code; never the same one twice in a row (`CameraGate`).
        previewed(image): a picture for the preview, about fifteen a second.
        failed(text): a `Text` that says why there is no picture.
    """

    code_read = Signal(str)
    previewed = Signal(QImage)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate, self._reader = CameraGate(), QrReader()
        self._worker: Workers | None = None
        self._session: Any = None
        self._camera: Any = None
        self._sink: Any = None
        self._reading = False
        self._previewed_ms = 0

    @property
    def is_on(self) -> bool:
        """Whether a camera is running."""
        return self._camera is not None

    def start(self, camera_id: str = "") -> bool:
        """Turn the camera with this id on, or the default one; False when there is none (said by `failed`)."""
        self.stop()
        device = _device(camera_id)
        if device is None:
            self.publish_failed(
                Text(N_("No camera was found. Plug one in, or allow this program to use it, then try again."))
            )
            return False
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        self._worker = Workers(1, "camera")
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self.take)
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._on_error)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()
        return True

    def stop(self) -> None:
        """Turn the camera off and wait for the frame in hand."""
        if self._camera is not None:
            self._camera.stop()
            self._sink.videoFrameChanged.disconnect(self.take)
            for part in (self._session, self._camera, self._sink):
                part.deleteLater()
        self._session = self._camera = self._sink = None
        if self._worker is not None:
            self._worker.stop()
        self._worker, self._reading = None, False

    def forget(self) -> None:
        """Let the same badge through again (the scan was taken back)."""
        self._gate.forget()

    def take(self, frame: "QVideoFrame") -> None:
        """One frame: shown now and then, read when the reader is free."""
        now_ms = time.monotonic_ns() // 1_000_000
        if now_ms - self._previewed_ms >= PREVIEW_EVERY_MS:
            self._previewed_ms = now_ms
            self.publish_previewed(frame.toImage())
        if self._reading:
            return
        self._reading = True
        if self._worker is None:
            self._on_read(read_frame(frame, self._reader))
        else:
            self._worker.run(
                lambda: read_frame(frame, self._reader), self._on_read, self._on_fault, owner=self
            )

    def _on_read(self, texts: list[str]) -> None:
        self._reading = False
        for text in texts:
            if self._gate.lets_through(text, time.monotonic_ns() // 1_000_000):
                self.publish_code_read(text)

    def _on_fault(self, _: Exception) -> None:
        self._reading = False  # one frame that cannot be read is no reason to stop

    def _on_error(self, _: object, words: str) -> None:
        self.publish_failed(
            Text(
                N_(
                    "The camera does not answer ({words}). Close the other programs that may use it, then try again."
                ),
                {"words": words},
            )
        )

    def publish_code_read(self, text: str) -> None:
        """The only place that emits `code_read`."""
        self.code_read.emit(text)

    def publish_previewed(self, image: QImage) -> None:
        """The only place that emits `previewed`."""
        self.previewed.emit(image)

    def publish_failed(self, why: Text) -> None:
        """The only place that emits `failed`."""
        self.failed.emit(why)


def read_frame(frame: "QVideoFrame", reader: QrReader) -> list[str]:
    """Texts of the codes in a frame: its grey plane is read in place when it has one, otherwise converted."""
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    planar = QVideoFrameFormat.PixelFormat
    semi_planar = (planar.Format_NV12, planar.Format_NV21, planar.Format_IMC1, planar.Format_IMC3)
    grey_first = (
        *semi_planar,
        planar.Format_YUV420P,
        planar.Format_YUV422P,
        planar.Format_YV12,
        planar.Format_Y8,
    )
    if frame.pixelFormat() in grey_first and frame.map(QVideoFrame.MapMode.ReadOnly):
        try:
            return reader.read(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0))
        finally:
            frame.unmap()
    image = frame.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        return []
    return reader.read(image.constBits(), image.width(), image.height(), image.bytesPerLine())


def _device(camera_id: str) -> Any:
    """The camera with this id, else the default one, else None."""
    from PySide6.QtMultimedia import QMediaDevices

    for device in QMediaDevices.videoInputs():
        if bytes(device.id().data()).decode("utf-8", "replace") == camera_id:
            return device
    default = QMediaDevices.defaultVideoInput()
    return None if default.isNull() else default
