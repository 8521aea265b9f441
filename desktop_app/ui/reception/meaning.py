"""What a typed text means: a code or a name. Pure; apart from the field because the first picture needs no codes."""

import re

from desktop_app.core.codes import CODE_LENGTH, ScanKind, is_valid, read_scan
from desktop_app.ui.pace import SHORTEST_SCAN

_NAME = re.compile(r"[^\W\d_]+([ .'’\-][^\W\d_]*)*", re.UNICODE)
_ADDRESS = re.compile(r"[\w.+\-]+@[\w.\-]*")
_LONGEST_NAME = 24


def is_scan(text: str, fast: bool) -> bool:
    """Whether ``text`` and Enter mean a code. A name never does, however fast it was typed.

    One of our own codes is a code even when it was typed by hand. A code of another platform is one when it came as a
    burst and is neither like a name nor like an address.
    """
    kind = read_scan(text).kind
    if kind in (ScanKind.OWN, ScanKind.MISREAD):
        return kind is ScanKind.OWN or " " not in text.strip()
    words = text.strip()
    if kind is ScanKind.NOTHING or not fast or len(words) < SHORTEST_SCAN:
        return False
    if _ADDRESS.fullmatch(words):
        return False
    return len(words) > _LONGEST_NAME and " " not in words or _NAME.fullmatch(words) is None


def is_own(text: str) -> bool:
    """Whether ``text`` is one or more whole badge codes of ours."""
    return read_scan(text).kind is ScanKind.OWN


def own_at_end(text: str) -> str:
    """A whole badge code at the end of ``text``, as typed; empty when there is none."""
    tail = text[-CODE_LENGTH:]
    return tail if is_valid(tail.upper()) else ""
