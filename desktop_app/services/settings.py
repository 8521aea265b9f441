"""Settings that travel with the community file."""

from typing import Any

from desktop_app.services.recorder import Recorder
from desktop_app.store import settings_table

COMMUNITY_NAME = "community_name"
"""What badges and papers are headed with; empty: the title of the meeting."""

DEFAULTS: dict[str, Any] = {COMMUNITY_NAME: ""}


class Settings:
    """Read and write settings by key."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def get(self, key: str) -> Any:
        """The value, or its default, or None."""
        value = settings_table.setting(self._recorder.store, key)
        return DEFAULTS.get(key) if value is None else value

    def family(self, prefix: str) -> dict[str, Any]:
        """The values of all keys that begin with ``prefix``, by the rest of the key."""
        return settings_table.family(self._recorder.store, prefix)

    def set(self, key: str, value: Any) -> None:
        """Write a JSON-able value."""
        if self.get(key) != value:
            self._recorder.record("setting.changed", f"setting:{key}", {"value": value})
