"""What this computer remembers for itself: language, theme, desk, windows and screens. Never personal data."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any


class LocalSettings:
    """A small JSON file, written at once at every change; a broken or missing file means the defaults.

    Several windows of one computer share it: each writes what was chosen in it, and goes on with what it read at its
    start.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._values: dict[str, Any] = _read(file) or {}
        self._unwritten: dict[str, Any] = {}

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
        found = _read(
            self._file
        )  # another window may have written since, and the last choice is the one that holds
        if self._values.get(key) == value == (self._values if found is None else found).get(key):
            return
        self._values[key] = value
        self._unwritten[key] = value
        self._write(found)

    def _write(self, found: dict[str, Any] | None) -> None:
        if self._file is None:
            return
        values = (self._values if found is None else found) | self._unwritten
        draft = self._file.with_name(f"{self._file.stem}.{os.getpid()}.tmp")
        try:
            draft.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(self._file)
        except OSError:
            # A full or read-only disk must not stop the desk; the setting lasts until the program ends.
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        else:
            self._unwritten.clear()


def _read(file: Path | None) -> dict[str, Any] | None:
    """What stands in the file; None where it is missing or broken."""
    if file is None:
        return None
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
