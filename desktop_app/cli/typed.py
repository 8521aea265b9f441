"""What a word on the command line must be, and the complaint about one that is not."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from desktop_app.i18n import tr

_LONGEST_NAME = 255
"""In bytes: what disks allow."""
_LONGEST_NUMBER = 18


def text(word: str) -> str:
    """Something to read, without the spaces around it."""
    if not word.strip():
        raise argparse.ArgumentTypeError(tr("it must not be empty"))
    return word.strip()


def file(word: str) -> Path:
    """A path that the system can be asked about at all."""
    try:
        parts = [os.fsencode(part) for part in Path(word).parts]
    except UnicodeEncodeError:
        parts = [b""]
    if not word.strip() or b"" in parts or any(b"\0" in part for part in parts):
        raise argparse.ArgumentTypeError(tr("“{word}” is no name of a file", word=word))
    if max(map(len, parts), default=0) > _LONGEST_NAME:
        too_long = tr(
            "the name of the file is too long: {n} bytes at most (an accented letter takes two)",
            n=_LONGEST_NAME,
        )
        raise argparse.ArgumentTypeError(too_long)
    return Path(word)


def whole(word: str) -> int:
    """A whole number, below zero too."""
    if not word.removeprefix("-").isdecimal() or len(word) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(tr("“{word}” must be a whole number", word=word))
    return int(word)


def date(word: str) -> object:
    """A day as ISO 8601 writes it."""
    import datetime as dt

    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        wrong = tr("“{word}” is no day; write it as 2026-11-26", word=word)
        raise argparse.ArgumentTypeError(wrong) from None


def number(least: int) -> Callable[[str], int]:
    """What reads a number that is not below ``least``."""

    def read(word: str) -> int:
        is_number = word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER
        if not is_number or not least <= int(word) <= 100_000:
            raise argparse.ArgumentTypeError(too_small(word, least))
        return int(word)

    return read


def too_small(word: object, least: int) -> str:
    """The complaint about a number below ``least``."""
    return tr("“{word}” must be a number from {least} up", word=word, least=least)


def seconds(word: str) -> float:
    """A length of time, an hour at most."""
    try:
        read = float(word)
    except ValueError:
        read = -1.0
    if not 0 < read <= 3_600:
        raise argparse.ArgumentTypeError(tr("“{word}” must be a number of seconds, 3600 at most", word=word))
    return read
