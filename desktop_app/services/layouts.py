"""Badge layouts of one's own: kept in the community file, exchanged as files, with their pictures."""

import base64
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.core.badge.boxes import Layout, PictureBox
from desktop_app.core.badge.layout_file import layout_from_data, layout_to_data
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import Sheet
from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, fold
from desktop_app.core.text import N_
from desktop_app.printing.pictures import small_png
from desktop_app.services.settings import Settings
from desktop_app.whole_files import write_whole

_LAYOUTS, _PICTURES = "badge_layouts", "badge_pictures"
_LARGEST_FILE = 8_000_000


class Layouts:
    """Use cases on layouts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[Layout]:
        """The layouts of the community, by name; one that cannot be read any more is left out."""
        found = [self._read(data) for data in self._kept().values()]
        return sorted(
            (layout for layout in found if layout is not None), key=lambda layout: fold(layout.name)
        )

    def find(self, key: str) -> Layout:
        """One layout. Raises `Refused` ``layout-unknown``."""
        layout = self._read(self._kept().get(key))
        if layout is None:
            raise Refused("layout-unknown", N_("There is no layout of that name any more."))
        return layout

    def for_sheet(self, sheet: Sheet, key: str, back: Back) -> Layout:
        """The layout ``key``, or the ready one for the sheet when ``key`` is empty.

        A layout of one's own has its own back; `Back.SAME` repeats its front, `Back.NONE` leaves the back white.
        """
        if not key:
            return ready_layout(sheet.badge_width_mm, sheet.badge_height_mm, back)
        layout = self.find(key)
        if back is Back.SAME:
            return replace(layout, back=layout.front)
        return replace(layout, back=()) if back is Back.NONE else layout

    def save(self, layout: Layout) -> Layout:
        """Keep a layout; one of the same name is replaced. Raises `Refused` ``layout-unnamed``."""
        name = clean(layout.name, 60)
        key = fold(name).replace(" ", "-")
        if not key:
            raise Refused("layout-unnamed", N_("Give the layout a name."))
        kept = replace(layout, key=key, name=name)
        self._settings.set(_LAYOUTS, self._kept() | {key: layout_to_data(kept)})
        return kept

    def remove(self, key: str) -> None:
        """Forget a layout."""
        self._settings.set(_LAYOUTS, {name: data for name, data in self._kept().items() if name != key})

    def export(self, key: str, out: Path) -> Path:
        """A layout with its pictures as one file."""
        layout = self.find(key)
        names = {box.name for box in (*layout.front, *layout.back) if isinstance(box, PictureBox)}
        pictures = {name: data for name, data in self._kept_pictures().items() if name in names}
        data = layout_to_data(layout) | {"pictures": pictures}
        write_whole(out, json.dumps(data, ensure_ascii=False, indent=1).encode())
        return out

    def take_in(self, file: Path) -> Layout:
        """Read a layout that was exported. Raises `Refused` ``layout-unreadable``; nothing is changed then."""
        try:
            if file.stat().st_size > _LARGEST_FILE:
                raise ValueError("size")
            data = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise Refused(
                "layout-unreadable", N_("This file is no badge layout, or a newer program wrote it.")
            ) from fault
        layout = layout_from_data(data)
        pictures = _pictures_in(data.get("pictures"))
        kept = self.save(layout)
        for name, picture in pictures.items():
            self.set_picture(name, picture)
        return kept

    def pictures(self) -> Mapping[str, bytes]:
        """The pictures of the community as PNG files, by name."""
        return {name: base64.b64decode(text) for name, text in self._kept_pictures().items()}

    def set_picture(self, name: str, data: bytes) -> None:
        """Keep a picture (a logo), made small. Raises `Refused` ``picture-unreadable`` or ``picture-too-large``."""
        small = base64.b64encode(small_png(name, data)).decode("ascii")
        self._settings.set(_PICTURES, self._kept_pictures() | {name: small})

    def _kept(self) -> dict[str, Any]:
        return dict(self._settings.get(_LAYOUTS) or {})

    def _kept_pictures(self) -> dict[str, str]:
        return dict(self._settings.get(_PICTURES) or {})

    @staticmethod
    def _read(data: object) -> Layout | None:
        try:
            return layout_from_data(data)
        except Refused:
            return None


def _pictures_in(found: object) -> dict[str, bytes]:
    if found is None:
        return {}
    try:
        if not isinstance(found, dict):
            raise ValueError("pictures")
        return {
            clean(str(name), 60): base64.b64decode(str(text), validate=True) for name, text in found.items()
        }
    except ValueError as fault:
        raise Refused(
            "layout-unreadable", N_("This file is no badge layout, or a newer program wrote it.")
        ) from fault
