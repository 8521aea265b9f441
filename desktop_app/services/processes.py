"""Which computer, which boot and which process this is, and whether another process is still there."""

import os
import platform
import sys
import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_SEPARATOR = "@"


def boot_id() -> str:
    """The same for all processes of one boot of this computer; their monotonic clocks can be compared."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere: the wall clock's reading when the monotonic one was zero, to ten seconds.
        return f"{platform.node()}/{round((time.time() - time.monotonic()) / 10)}"


def holder_name(token: str) -> str:
    """This process as a holder of the drive: ``token`` tells two windows of one process apart."""
    return _SEPARATOR.join((token, str(os.getpid()), platform.node()))


def is_here(holder: str) -> bool:
    """Whether that holder is, or was, a process of this computer."""
    return holder.rpartition(_SEPARATOR)[2] == platform.node()


def is_this_process(holder: str) -> bool:
    """Whether that holder is of this very process."""
    return holder.partition(_SEPARATOR)[2] == holder_name("").partition(_SEPARATOR)[2]


def has_died(holder: str) -> bool:
    """Whether that holder was a process of this computer that is gone; False when it cannot be known."""
    token, _, rest = holder.partition(_SEPARATOR)
    number, _, node = rest.partition(_SEPARATOR)
    if not token or node != platform.node() or not number.isdigit():
        return False
    return int(number) != os.getpid() and not _is_alive(int(number))


if sys.platform == "win32":

    def _is_alive(pid: int) -> bool:
        import ctypes

        query_limited, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query_limited, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return not known or code.value == still_active

else:

    def _is_alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True
