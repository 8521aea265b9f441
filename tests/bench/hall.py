"""The hall's picture: a board of 300 names, a second of the clock, and what a key takes to reach the screen.

Each figure stands beside a bare one of the same run: filling the same image with one colour. Prints one JSON line.
Aims: board of 300 names painted in under 16 ms, a second of the timer or of a board composed and painted in under 4 ms.
Run: ``python -m tests.bench.hall``.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from desktop_app.core.live.views import HallMode, HallView
from desktop_app.ui import fonts
from desktop_app.ui.widgets.hall.canvas import HallCanvas
from tests.ui.projector.samples import board, hall

SIZE = (1920, 1080)
TIMES = 60


def median_ms(work: Callable[[], object], times: int = TIMES) -> float:
    """CPU milliseconds of one run, so that a busy machine does not count."""
    spent = []
    for _ in range(times):
        begun = time.process_time_ns()
        work()
        spent.append((time.process_time_ns() - begun) / 1e6)
    return statistics.median(spent)


def painted(canvas: HallCanvas, region: QRegion) -> Callable[[], None]:
    """Paint that region of the canvas on an image."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)

    def work() -> None:
        painter = QPainter(image)
        painter.setClipRegion(region)
        canvas.paint_scene(painter, region)
        painter.end()

    return work


def a_second(canvas: HallCanvas, view: HallView) -> float:
    """A new second: compose, compare, paint what differs."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    dirty = QRegion(0, 150, 1920, 780)
    seconds = iter(range(10_000))

    def work() -> None:
        second = next(seconds)
        turned = replace(view.board, since_s=second // 8 * 8 % 64) if view.board else None
        canvas.show_view(replace(view, digits=f"2:{second % 60:02}", bar=0.5, board=turned))
        painter = QPainter(image)
        painter.setClipRegion(dirty)
        canvas.paint_scene(painter, dirty)
        painter.end()

    return median_ms(work)


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    fonts.load()
    canvas = HallCanvas()
    canvas.resize(*SIZE)
    whole = QRegion(0, 0, *SIZE)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    bare_ms = median_ms(lambda: image.fill(QColor("#0C1220")))
    figures: dict[str, float] = {}
    many = board(300)
    for name, view in (
        ("names_300_on_one_page", hall(HallMode.NAMES, board=many, smallest_text=1 / 100)),
        ("names_at_25_m", hall(HallMode.NAMES, board=many)),
        ("tables_at_25_m", hall(HallMode.TABLES, board=many)),
        ("timer", hall()),
    ):
        canvas.show_view(view)
        painted(canvas, whole)()
        figures[name] = median_ms(painted(canvas, whole))
    second_ms = a_second(canvas, hall())
    board_second_ms = a_second(canvas, hall(HallMode.TABLES, board=replace(many, both_ways=True)))
    assert app is not None
    print(
        json.dumps(
            {
                "bench": "hall",
                "size": SIZE,
                "bare_fill_ms": round(bare_ms, 2),
                **{f"{name}_ms": round(ms, 2) for name, ms in figures.items()},
                "second_ms": round(second_ms, 2),
                "board_second_ms": round(board_second_ms, 2),
                "ratio": round(figures["names_300_on_one_page"] / 16, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
