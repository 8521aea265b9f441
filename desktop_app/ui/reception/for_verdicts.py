"""What verdicts need and the first picture does not: loaded after it, and before the first scan of the day."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_MODULES = ("reception.faces", "reception.buttons", "reception.meaning", "widgets.sheet")


def faces() -> "ModuleType":
    """What verdicts look like."""
    from desktop_app.ui.reception import faces as module

    return module


def load() -> None:
    """All of it, so that the first verdict does not wait for it."""
    for module in _MODULES:
        import_module(f"desktop_app.ui.{module}")
    import_module("ctypes")  # `ui.cores` asks for it at the first scan
