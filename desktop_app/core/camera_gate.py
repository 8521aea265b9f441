"""What a camera may pass on: thirty frames a second of one badge are one scan."""

from dataclasses import dataclass

FORGOTTEN_AFTER_MS = 60_000
"""A badge held before the camera for as long as the queue lasts is still one scan; a minute later it may be meant."""


@dataclass(slots=True)
class CameraGate:
    """Lets a code through once, and not again until another code was read or it was long out of sight."""

    _last: str = ""
    _seen_ms: int = 0

    def lets_through(self, code: str, at_ms: int) -> bool:
        """Whether this reading is a new scan. ``at_ms``: monotonic milliseconds."""
        again = code == self._last and at_ms - self._seen_ms < FORGOTTEN_AFTER_MS
        self._last, self._seen_ms = code, at_ms
        return not again

    def forget(self) -> None:
        """The desk took the scan back, or asks to read the same badge again."""
        self._last = ""
