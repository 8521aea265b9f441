"""Frames to codes without a camera: real QVideoFrame objects with a badge painted on them."""

import random
from typing import Any

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot

from desktop_app.core.codes import new_code
from desktop_app.core.text import Text
from desktop_app.ui import camera
from desktop_app.ui.camera import CameraReader, read_frame
from desktop_app.ui.qr_reader import QrReader

PIXELS = QVideoFrameFormat.PixelFormat


def picture(code: str, angle: float = 0) -> QImage:
    """1280 x 720 grey with a badge of 160 px on it."""
    modules: Any = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="Q").to_image(
        scale=6
    )
    height, width = modules.shape
    badge = QImage(bytes(modules), width, height, width, QImage.Format.Format_Grayscale8)
    scene = QImage(1280, 720, QImage.Format.Format_RGB32)
    scene.fill(0xFF909090)
    painter = QPainter(scene)
    painter.translate(640, 360)
    painter.rotate(angle)
    painter.drawImage(-width // 2, -height // 2, badge)
    painter.end()
    return scene


def frame(image: QImage, pixels: QVideoFrameFormat.PixelFormat) -> QVideoFrame:
    made = QVideoFrame(QVideoFrameFormat(QSize(image.width(), image.height()), pixels))
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    plane: Any = made.bits(0)
    stride = made.bytesPerLine(0)
    source, width = bytes(grey.constBits()), grey.bytesPerLine()
    for y in range(image.height()):
        plane[y * stride : y * stride + image.width()] = source[y * width : y * width + image.width()]
    made.unmap()
    return made


@pytest.mark.parametrize("pixels", [PIXELS.Format_NV12, PIXELS.Format_YUV420P, PIXELS.Format_Y8])
def test_the_grey_plane_of_a_frame_is_read_in_place(pixels: QVideoFrameFormat.PixelFormat) -> None:
    code = new_code(random.Random(1).randrange)
    assert read_frame(frame(picture(code, angle=30), pixels), QrReader()) == [code]


def test_a_frame_in_colour_is_read_too() -> None:
    code = new_code(random.Random(2).randrange)
    assert read_frame(QVideoFrame(picture(code)), QrReader()) == [code]


def test_one_badge_before_the_camera_is_one_scan(qtbot: QtBot) -> None:
    reader, seen = CameraReader(), list[str]()
    reader.code_read.connect(seen.append)
    codes = [new_code(random.Random(n).randrange) for n in (3, 4)]
    for code in (codes[0], codes[0], codes[1], codes[1], codes[0]):
        reader.take(QVideoFrame(picture(code)))
    assert seen == [codes[0], codes[1], codes[0]]
    reader.forget()
    reader.take(QVideoFrame(picture(codes[0])))
    assert len(seen) == 4


def test_no_camera_is_said_in_words(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "_device", lambda _: None)
    reader, said = CameraReader(), list[Text]()
    reader.failed.connect(said.append)
    assert not reader.start() and not reader.is_on
    assert "No camera" in said[0].english()


def test_an_empty_frame_is_no_scan() -> None:
    assert read_frame(QVideoFrame(), QrReader()) == []
