"""Badge sheets against the obvious way: one picture of a code for each badge, drawn with the same library.

Prints one JSON line for 500 and one for 5,000 badges: CPU seconds, file size, peak memory of our way (each in a process
of its own), and the ratios for 500. Run: ``python -m tests.bench.badges``.
"""

import io
import json
import resource
import subprocess
import sys
import time

from desktop_app.core.badge.boxes import CodeBox, Rect
from desktop_app.core.badge.compose import code_rect, front
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.drawn import Fill, Mark, Words
from desktop_app.core.badge.ready import ready_layout
from desktop_app.core.badge.sheets import places, sheet_named
from desktop_app.printing import fonts
from desktop_app.printing.badges import Paper, badges_pdf
from tests.printing.people import contents

SHEET = sheet_named("a7")
LAYOUT = ready_layout(SHEET.badge_width_mm, SHEET.badge_height_mm)


def ours(people: list[BadgeContent]) -> bytes:
    """The program's way."""
    return badges_pdf(LAYOUT, people, Paper(SHEET)).data


def obvious(people: list[BadgeContent]) -> bytes:
    """A picture for each code, everything else by the library's own calls."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for name in ("Inter-Regular", "Inter-SemiBold", "Inter-Bold"):
        pdfmetrics.registerFont(fonts.pdf_font(name))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(SHEET.page_width_mm * 72 / 25.4, SHEET.page_height_mm * 72 / 25.4))
    waiting = iter(people)
    for labels in places(len(people), SHEET):
        for label in labels:
            _obvious_badge(canvas, next(waiting), SHEET.label(label))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _obvious_badge(canvas, content: BadgeContent, at: Rect) -> None:  # type: ignore[no-untyped-def]
    import qrcode
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import ImageReader

    mm = 72 / 25.4
    names = {"regular": "Inter-Regular", "semibold": "Inter-SemiBold", "bold": "Inter-Bold"}
    top = SHEET.page_height_mm
    for mark in front(LAYOUT, content, fonts.measure).drawn:
        if isinstance(mark, Fill):
            canvas.setFillColor(HexColor(mark.colour))
            y = top - at.y_mm - mark.rect.bottom_mm
            canvas.rect(
                (at.x_mm + mark.rect.x_mm) * mm,
                y * mm,
                mark.rect.width_mm * mm,
                mark.rect.height_mm * mm,
                0,
                1,
            )
        elif isinstance(mark, Mark):
            canvas.setFillColor(HexColor(mark.colour))
            canvas.circle(
                (at.x_mm + mark.x_mm) * mm, (top - at.y_mm - mark.y_mm) * mm, mark.size_mm / 2 * mm, 0, 1
            )
        elif isinstance(mark, Words):
            canvas.setFillColor(HexColor(mark.colour))
            canvas.setFont(names[mark.weight.value], mark.size_pt)
            canvas.drawString((at.x_mm + mark.x_mm) * mm, (top - at.y_mm - mark.y_mm) * mm, mark.text)
    square = code_rect(next(box for box in LAYOUT.front if isinstance(box, CodeBox)))
    picture = io.BytesIO()
    qrcode.make(content.code).save(picture, "PNG")
    y = top - at.y_mm - square.bottom_mm
    canvas.drawImage(
        ImageReader(picture),
        (at.x_mm + square.x_mm) * mm,
        y * mm,
        square.width_mm * mm,
        square.height_mm * mm,
    )


def one(way: str, count: int) -> dict[str, float]:
    """Measure one way in this process; the imports and fonts are part of the price."""
    people = contents(count)
    start = time.process_time()
    data = ours(people) if way == "ours" else obvious(people)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": time.process_time() - start, "bytes": len(data), "peak_mb": peak_mb}


def measured(way: str, count: int) -> dict[str, float]:
    """The best of three processes (memory: the worst)."""
    command = [sys.executable, "-m", "tests.bench.badges", way, str(count)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)]
    best: dict[str, float] = min(runs, key=lambda run: run["seconds"])
    return best | {"peak_mb": max(run["peak_mb"] for run in runs)}


def main() -> None:
    """Measure and print."""
    if len(sys.argv) == 3:
        print(json.dumps(one(sys.argv[1], int(sys.argv[2]))))
        return
    small, large, plain = measured("ours", 500), measured("ours", 5000), measured("obvious", 500)
    line = {
        "bench": "badges",
        "seconds_500": round(small["seconds"], 3),
        "seconds_5000": round(large["seconds"], 3),
        "times_500_to_5000": round(large["seconds"] / small["seconds"], 1),
        "obvious_seconds_500": round(plain["seconds"], 3),
        "ratio_seconds": round(plain["seconds"] / small["seconds"], 1),
        "bytes_500": small["bytes"],
        "obvious_bytes_500": plain["bytes"],
        "ratio_bytes": round(plain["bytes"] / small["bytes"], 1),
        "peak_mb_500": round(small["peak_mb"]),
        "peak_mb_5000": round(large["peak_mb"]),
        "goal": "ratio_seconds >= 6, ratio_bytes >= 10, peak_mb < 100",
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
