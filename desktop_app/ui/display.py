"""Whether there is anywhere to show a window; asked before anything else is loaded."""

import os
import sys


def display_is_missing() -> bool:
    """Whether Qt would find nowhere to open a window."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)
