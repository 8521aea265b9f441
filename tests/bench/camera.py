"""How well and how fast badges are read from degraded camera frames.

Frames of 1280 x 720 are made here: a badge code of 60 to 220 px under blur, noise, rotation to 45 degrees,
perspective, low light and glare. The floor is zxing-cpp at its best settings, all of them together, whatever
they cost. Run: ``python -m tests.bench.camera [--frames 400]``; prints a JSON line.
"""

import argparse
import json
import random
import statistics
import time
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from desktop_app.core.codes import new_code
from desktop_app.ui.qr_reader import QrReader

WIDTH, HEIGHT = 1280, 720
QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
KINDS = ("plain", "blur", "motion", "noise", "rotation", "perspective", "low light", "glare", "all a little")


def badge(code: str, side_px: int) -> Image.Image:
    """The code on its white card, antialiased."""
    symbol = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    modules = np.array(symbol.to_image(scale=1, add_quiet_zones=True))
    picture = Image.fromarray(modules).resize((side_px * 4, side_px * 4), Image.Resampling.NEAREST)
    return picture.resize((side_px, side_px), Image.Resampling.LANCZOS)


def frame(code: str, kind: str, rng: random.Random) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A camera's picture, grey, 720 rows of 1280 bytes."""
    side = rng.randint(60, 220)
    scene = Image.new("L", (WIDTH, HEIGHT), rng.randint(70, 190))
    _clutter(scene, rng)
    card = badge(code, side)
    mask = Image.new("L", card.size, 255)
    some = kind == "all a little"
    if kind == "rotation" or some:
        angle = rng.uniform(-45, 45) * (0.5 if some else 1)
        card, mask = (p.rotate(angle, Image.Resampling.BICUBIC, expand=True) for p in (card, mask))
    if kind == "perspective" or some:
        card, mask = _tilted(card, mask, rng, 0.10 if some else 0.22)
    at = (rng.randint(0, WIDTH - card.width), rng.randint(0, HEIGHT - card.height))
    scene.paste(card, at, mask)
    if kind == "glare" or some:
        _glare(scene, at, card.width, rng, 0.4 if some else 1.0)
    if kind == "blur" or some:
        scene = scene.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.0 if some else side / 60)))
    pixels: Any = np.asarray(scene, dtype=np.float32)
    if kind == "motion":
        length = rng.randint(2, max(3, side // 25))
        pixels = np.mean([np.roll(pixels, k, axis=1) for k in range(length)], axis=0)
    if kind == "low light" or some:
        pixels = pixels * (0.6 if some else rng.uniform(0.08, 0.3)) + rng.uniform(0, 12)
    if kind in ("noise", "low light") or some:
        sigma = rng.uniform(2, 8) if kind != "noise" else rng.uniform(10, 45)
        pixels = pixels + np.random.default_rng(rng.getrandbits(32)).normal(0, sigma, pixels.shape)
    return np.ascontiguousarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _clutter(scene: Image.Image, rng: random.Random) -> None:
    draw = ImageDraw.Draw(scene)
    for _ in range(25):
        x, y = rng.randint(0, WIDTH), rng.randint(0, HEIGHT)
        box = (x, y, x + rng.randint(10, 300), y + rng.randint(5, 200))
        draw.rectangle(box, fill=rng.randint(30, 230))


def _tilted(
    card: Image.Image, mask: Image.Image, rng: random.Random, most: float
) -> tuple[Image.Image, Image.Image]:
    w, h = card.size
    shift = [rng.uniform(0, most) for _ in range(8)]
    corners = [
        (-shift[0] * w, -shift[1] * h),
        (-shift[2] * w, h + shift[3] * h),
        (w + shift[4] * w, h + shift[5] * h),
        (w + shift[6] * w, -shift[7] * h),
    ]
    quad = tuple(v for corner in corners for v in corner)
    return (
        card.transform(card.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=255),
        mask.transform(mask.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=0),
    )


def _glare(scene: Image.Image, at: tuple[int, int], side: int, rng: random.Random, strength: float) -> None:
    light = Image.new("L", scene.size, 0)
    x, y = at[0] + rng.uniform(0, side), at[1] + rng.uniform(0, side)
    r = side * rng.uniform(0.15, 0.4)
    ImageDraw.Draw(light).ellipse((x - r, y - r, x + r, y + r), fill=round(255 * strength))
    light = light.filter(ImageFilter.GaussianBlur(r / 2))
    scene.paste(Image.new("L", scene.size, 255), (0, 0), light)


def best(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> set[str]:
    """Everything that zxing-cpp can read with every setting tried."""
    found: set[str] = set()
    for binarizer in (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram):
        codes = zxingcpp.read_barcodes(pixels, formats=QR, binarizer=binarizer)
        found |= {code.text for code in codes}
    return found


def main() -> None:
    """Read the frames both ways and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=450)
    wanted = parser.parse_args().frames
    rng = random.Random(2026)
    reader, times_ms = QrReader(), []
    readable = dict.fromkeys(KINDS, 0)
    read = dict.fromkeys(KINDS, 0)
    wrong = 0
    for n in range(wanted):
        kind, code = KINDS[n % len(KINDS)], new_code(rng.randrange)
        pixels = frame(code, kind, rng)
        start = time.perf_counter()
        texts = reader.read(pixels, WIDTH, HEIGHT, WIDTH)
        times_ms.append((time.perf_counter() - start) * 1000)
        wrong += any(text != code for text in texts)
        if code in best(pixels):
            readable[kind] += 1
            read[kind] += code in texts
    times_ms.sort()
    result = {
        "bench": "camera",
        "frames": wanted,
        "readable_at_best": sum(readable.values()),
        "read_share": round(sum(read.values()) / sum(readable.values()), 4),
        "by_kind": {kind: f"{read[kind]}/{readable[kind]}" for kind in KINDS},
        "wrong": wrong,
        "ms_median": round(statistics.median(times_ms), 2),
        "ms_p99": round(times_ms[int(len(times_ms) * 0.99)], 2),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
