"""A layout as plain data (JSON), to keep in the community file and to exchange; read with suspicion."""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from desktop_app.core.badge.boxes import (
    Align,
    BandBox,
    Box,
    CodeBox,
    FillBox,
    Layout,
    NotesBox,
    PictureBox,
    Rect,
    RowsBox,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

FORMAT = "ronde-badge-layout"
VERSION = 1
_KINDS: dict[str, type[Box]] = {
    "text": TextBox,
    "band": BandBox,
    "code": CodeBox,
    "rows": RowsBox,
    "notes": NotesBox,
    "fill": FillBox,
    "picture": PictureBox,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_ENUMS: dict[str, type[Enum]] = {"weight": Weight, "align": Align, "upright": Upright}
_MOST_BOXES = 80
_LARGEST_MM = 1000.0
_LONGEST_TEXT = 300


def layout_to_data(layout: Layout) -> dict[str, Any]:
    """The layout as JSON-able data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "key": layout.key,
        "name": layout.name,
        "width_mm": layout.width_mm,
        "height_mm": layout.height_mm,
        "front": [_box_out(box) for box in layout.front],
        "back": [_box_out(box) for box in layout.back],
    }


def layout_from_data(data: object) -> Layout:
    """The layout that was written by `layout_to_data`.

    Raises:
        Refused: ``layout-unreadable`` when it is no layout, or one of a newer program; nothing half read.
    """
    try:
        if not isinstance(data, Mapping) or data.get("format") != FORMAT or int(data["version"]) > VERSION:
            raise ValueError("format")
        return Layout(
            key=_text(data["key"]),
            name=_text(data["name"]),
            width_mm=_length(data["width_mm"], least=10.0),
            height_mm=_length(data["height_mm"], least=10.0),
            front=_boxes_in(data["front"]),
            back=_boxes_in(data["back"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise Refused(
            "layout-unreadable", N_("This file is no badge layout, or a newer program wrote it.")
        ) from fault


def _box_out(box: Box) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": _NAMES[type(box)]}
    for field in fields(box):
        value = getattr(box, field.name)
        if isinstance(value, Rect):
            value = [value.x_mm, value.y_mm, value.width_mm, value.height_mm]
        elif isinstance(value, Enum):
            value = value.value
        elif isinstance(value, frozenset):
            value = sorted(value)
        found[field.name] = value
    return found


def _boxes_in(found: object) -> tuple[Box, ...]:
    if not isinstance(found, list) or len(found) > _MOST_BOXES:
        raise ValueError("boxes")
    return tuple(map(_box_in, found))


def _box_in(found: Mapping[str, Any]) -> Box:
    kind = _KINDS[found["kind"]]
    values = {
        field.name: _value_in(field.name, found[field.name]) for field in fields(kind) if field.name in found
    }
    return kind(**values)


def _value_in(name: str, value: Any) -> Any:
    if name == "rect":
        x, y, width, height = value
        return Rect(
            _length(x, least=-_LARGEST_MM), _length(y, least=-_LARGEST_MM), _length(width), _length(height)
        )
    if name in _ENUMS:
        return _ENUMS[name](value)
    if name == "only":
        return frozenset(map(_text, value))
    if name == "colour":
        return _colour(value)
    if name in ("template", "source", "name"):
        return _text(value)
    if name == "lines":
        return min(max(int(value), 1), 12)
    if name == "follows":
        return bool(value)
    return _length(value)


def _colour(value: object) -> str:
    text = _text(value)
    if text != "category" and not (len(text) == 7 and text[0] == "#" and int(text[1:], 16) >= 0):
        raise ValueError("colour")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError("text")
    return value


def _length(value: object, least: float = 0.0) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= _LARGEST_MM:
        raise ValueError("length")
    return float(value)
