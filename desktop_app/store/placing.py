"""A file is made beside the place where it shall stand, and put there whole or not at all."""

import glob
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""
_LEFT_OVER_S = 24 * 60 * 60


def with_beside(path: Path) -> tuple[Path, ...]:
    """A file, and where SQLite keeps what belongs to it."""
    return (path, *(path.with_name(path.name + suffix) for suffix in BESIDE))


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """A name for a file in the making, of this process alone; whatever is left of it goes at the end."""
    _sweep(target)
    part = target.with_name(f"{target.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for each in with_beside(part):
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _sweep(target: Path) -> None:
    """Parts of a program that was killed, a day later: nobody is working on those."""
    for left in target.parent.glob(f"{glob.escape(target.name)}.*.part*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_OVER_S:
                left.unlink()


def place_new(part: Path, target: Path) -> bool:
    """Give a finished file its name; False when there is a file of that name already, which stays as it is."""
    _flush(part)
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:  # a stick without hard links
        if target.exists():
            return False
        part.rename(target)
    _flush_folder(target)
    return True


def place_over(part: Path, target: Path) -> None:
    """Give a finished file its name, in the place of the file that has it."""
    _flush(part)
    part.replace(target)
    _flush_folder(target)


def set_aside(path: Path, aside: Path) -> None:
    """Keep a file under another name; where the disk allows it, it has both until its place is taken."""
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)


def _flush(file: Path) -> None:
    """Wait for the disk. Only for files without a connection: closing a descriptor drops SQLite's locks."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(file: Path) -> None:
    """A name is on the disk when its folder is; Windows does that by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
