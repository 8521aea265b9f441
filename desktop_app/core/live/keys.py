"""Keys of the moderator's window and of a clicker, as data.

Escape is not here: it never stops the show. Names are those of Qt's portable key sequences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.core.live.views import Command


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes:
        command: what it does. in_text: still live while a text field has the focus, because text has no
            use for it there.
    """

    command: Command
    in_text: bool = False


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "Space": Key(Command.START),
        "Right": Key(Command.NEXT),
        "PgDown": Key(Command.NEXT, in_text=True),
        "Left": Key(Command.PREVIOUS),
        "PgUp": Key(Command.PREVIOUS, in_text=True),
        "Up": Key(Command.PLUS, in_text=True),
        "Down": Key(Command.MINUS, in_text=True),
        "B": Key(Command.BLACK),
        ".": Key(Command.BLACK),
        ":": Key(Command.BLACK),
        "M": Key(Command.MESSAGE),
        "T": Key(Command.TABLES),
        "Ctrl+Z": Key(Command.UNDO),
        "Ctrl+Shift+Z": Key(Command.REDO),
        "F11": Key(Command.FULL_SCREEN, in_text=True),
    }
)
"""START is start or pause, whichever would do something. A clicker that types "." where a US keyboard has it types ":"
on a French one."""

ADJUST_S = 30
"""What Up and Down add and take away."""


def command_for(key: str, *, in_text: bool = False) -> Command | None:
    """What a key does now, None when it does nothing here."""
    found = KEYS.get(key)
    return found.command if found is not None and (found.in_text or not in_text) else None


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys to print on a button."""
    return tuple(name for name, key in KEYS.items() if key.command is command)
