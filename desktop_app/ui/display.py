"""Whether a window can be shown here, found out in Qt's own way: Qt ends the program where it cannot, in English.

On Linux only; other systems always have a display. Names of what was set are not enough: a display that is named may be
gone (a closed remote session), and a library of Qt's X11 plugin may be missing (``libxcb-cursor`` on many systems).
"""

import os
import re
import sys
from pathlib import Path

from desktop_app.core.text import N_, Text

_HERE = N_(
    "There is no display here, so no window can be shown. To run all the same, start it under a virtual one "
    "(xvfb-run -a {command}, Debian package xvfb) or without any picture (QT_QPA_PLATFORM=offscreen {command})."
)
_DEAD = N_(
    "The display {display} does not answer, so no window can be shown. To run all the same, start it under a virtual "
    "one (xvfb-run -a {command}, Debian package xvfb) or without any picture (QT_QPA_PLATFORM=offscreen {command})."
)
_LIBRARY = N_(
    "Windows need the system library {library}, which is missing here. Install it, on Debian with this line: "
    "sudo apt-get install -y {package}. Until then it runs without any picture (QT_QPA_PLATFORM=offscreen {command})."
)


def why_no_window(command: str) -> Text | None:
    """Why no window can be shown, and what to type instead of ``command``; None when one can."""
    if not sys.platform.startswith("linux"):
        return None
    wanted = {name.partition(":")[0] for name in os.environ.get("QT_QPA_PLATFORM", "").split(";")}
    if wanted - {"", "xcb", "wayland"}:
        return None  # offscreen, a remote picture, a bare screen: whoever names one knows
    anything = "" in wanted
    if (anything or "wayland" in wanted) and _wayland_answers():
        return None
    if (anything or "xcb" in wanted) and _x_answers():
        library = _missing_library("xcb")
        values = {"library": library, "package": package_of(library or ""), "command": command}
        return Text(_LIBRARY, values) if library else None
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return Text(_DEAD, {"display": named, "command": command}) if named else Text(_HERE, {"command": command})


def _x_answers() -> bool:
    """Whether the X server that is named lets this program in."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing library is the answer
    xcb.xcb_connect.restype = ctypes.c_void_p
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_failed: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not has_failed


def _wayland_answers() -> bool:
    """Whether the Wayland compositor that is named answers, and Qt's plugin for it can be loaded."""
    named = os.environ.get("WAYLAND_DISPLAY")
    if not named:
        return False
    import socket

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), named)  # an absolute name stays as it is
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
    except OSError:
        return False
    return _missing_library("wayland") is None


def _missing_library(plugin: str) -> str | None:
    """The system's library that keeps one of Qt's platform plugins from being loaded."""
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    try:
        ctypes.CDLL(str(folder / f"libq{plugin}.so"))
    except OSError as error:
        found = re.match(r"(?:.*/)?([^/:]+\.so\.\d[.\d]*):", str(error))
        return found[1] if found else None
    return None


def package_of(library: str) -> str:
    """The Debian package of a library, by Debian's rule: ``libxcb-cursor.so.0`` is in ``libxcb-cursor0``."""
    name, _, version = library.partition(".so.")
    return f"{name}{'-' if name[-1:].isdigit() else ''}{version}".lower()
