"""Community files in tests: made with some events, read again, damaged."""

import datetime as dt
from pathlib import Path

from desktop_app.services.community import Community

DAY = dt.date(2026, 11, 26)


def made(file: Path, *titles: str) -> None:
    """Make or open a community and add events."""
    community = Community(file)
    for title in titles:
        community.events.create(title, DAY)
    community.close()


def titles(file: Path) -> list[str]:
    """The events of a file."""
    community = Community(file)
    try:
        return [event.title for event in community.events.all()]
    finally:
        community.close()


def damage(file: Path) -> None:
    """Spoil every page but the first."""
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content) - 64, 4096):
        content[at : at + 64] = b"\xff" * 64
    file.write_bytes(content)
