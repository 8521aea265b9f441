"""Sheets: those that the program knows, and those that the community measured itself."""

from dataclasses import replace
from typing import Any

from desktop_app.core.badge.sheets import SHEETS, Sheet, custom_sheet, sheet_named
from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, fold
from desktop_app.core.text import N_
from desktop_app.services.settings import Settings

_SHEETS = "badge_sheets"
_PARTS = ("page", "label", "grid", "corner", "pitch")


class Sheets:
    """Use cases on sheets."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[Sheet]:
        """Every sheet: the known ones, then the community's own by name."""
        return [*SHEETS.values(), *self.own()]

    def own(self) -> list[Sheet]:
        """The community's own sheets by name; one that makes no sense any more is left out."""
        found = [_read(key, data) for key, data in self._kept().items()]
        return sorted((sheet for sheet in found if sheet is not None), key=lambda sheet: fold(sheet.name))

    def find(self, key: str) -> Sheet:
        """A sheet by its key. Raises `Refused` ``sheet-unknown``."""
        data = self._kept().get(key)
        return (_read(key, data) if data else None) or sheet_named(key)

    def save(
        self,
        name: str,
        page: tuple[float, float],
        label: tuple[float, float],
        grid: tuple[int, int],
        corner: tuple[float, float],
        pitch: tuple[float, float],
    ) -> Sheet:
        """Keep a sheet of one's own; all in millimetres as in `custom_sheet`. One of the same name is replaced.

        Raises:
            Refused: ``sheet-unnamed`` or ``sheet-impossible``; nothing is kept then.
        """
        named = clean(name, 60)
        if not fold(named):
            raise Refused("sheet-unnamed", N_("Give the sheet a name."))
        custom_sheet(page, label, grid, corner, pitch, named)
        key = "own-" + fold(named).replace(" ", "-")
        parts = dict(zip(_PARTS, map(list, (page, label, grid, corner, pitch)), strict=True))
        self._settings.set(_SHEETS, self._kept() | {key: {"name": named, **parts}})
        return self.find(key)

    def remove(self, key: str) -> None:
        """Forget a sheet of one's own."""
        self._settings.set(_SHEETS, {name: data for name, data in self._kept().items() if name != key})

    def _kept(self) -> dict[str, Any]:
        return dict(self._settings.get(_SHEETS) or {})


def _read(key: str, data: dict[str, Any]) -> Sheet | None:
    try:
        page, label, grid, corner, pitch = (tuple(data[part]) for part in _PARTS)
        return replace(custom_sheet(page, label, grid, corner, pitch, str(data["name"])), key=key)
    except (Refused, KeyError, TypeError, ValueError):
        return None
