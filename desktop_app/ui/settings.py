"""What this computer remembers for itself: language, theme, desk, windows and screens. Never personal data."""

import json
from pathlib import Path
from typing import Any


class LocalSettings:
    """A small JSON file, written at once at every change; a broken or missing file means the defaults."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._values: dict[str, Any] = _read(file)

    def get(self, key: str, default: Any = None) -> Any:
        """The remembered value of ``key``."""
        return self._values.get(key, default)

    def text(self, key: str, default: str = "") -> str:
        """The remembered text of ``key``."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """The remembered number of ``key``."""
        value = self._values.get(key, default)
        return float(value) if isinstance(value, int | float) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """The remembered yes or no of ``key``."""
        value = self._values.get(key, default)
        return value if isinstance(value, bool) else default

    def put(self, key: str, value: Any) -> None:
        """Remember ``value`` (anything JSON can hold)."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        draft = self._file.with_suffix(".tmp")
        try:
            draft.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(self._file)
        except OSError:
            # A full or read-only disk must not stop the desk; the setting lasts until the program ends.
            return


def _read(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
