"""Whether this computer runs on its battery; None where the system does not say."""

import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_OFFLINE, _UNKNOWN = 0, 255


def on_battery() -> bool | None:
    """True on battery, False on mains (or without a battery), None when not known."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _mac()
        return _linux(_SUPPLIES)
    except (OSError, ValueError, AttributeError):
        return None


def _linux(folder: Path) -> bool | None:
    kinds = {each: (each / "type").read_text(encoding="ascii").strip() for each in folder.iterdir()}
    mains = [each for each, kind in kinds.items() if kind in ("Mains", "USB") and (each / "online").is_file()]
    if any((each / "online").read_text(encoding="ascii").strip() == "1" for each in mains):
        return False
    if not any(kind == "Battery" for kind in kinds.values()):
        return False
    return True if mains else None


def _windows() -> bool | None:
    import ctypes

    class Status(ctypes.Structure):
        """SYSTEM_POWER_STATUS of the Windows API."""

        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("life_s", ctypes.c_ulong),
            ("full_s", ctypes.c_ulong),
        )

    status = Status()
    library = getattr(ctypes, "windll")  # noqa: B009 - exists on Windows only
    if not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)) or status.line == _UNKNOWN:
        return None
    return bool(status.line == _OFFLINE)


def _mac() -> bool | None:
    import subprocess

    said = subprocess.run(
        ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=3, check=False
    )
    if "Battery Power" in said.stdout:
        return True
    return False if "AC Power" in said.stdout else None
