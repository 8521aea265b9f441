"""Another window on the same file, as far as the file is concerned: a process that does what it is told.

``python -m tests.store.another_process FILE`` opens the file and obeys line after line: ``write TITLE`` makes an event,
``notice`` asks whether others wrote, ``look`` names the events, ``kill`` ends without closing, ``end`` closes.
"""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from desktop_app.services.community import Community, PutBack

ROOT = Path(__file__).resolve().parents[2]


class AnotherProcess:
    """The hand that leads the other process."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.another_process", str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._answer()

    def __call__(self, words: str) -> str:
        """Have it do something; what it answers."""
        assert self._process.stdin is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def __enter__(self) -> "AnotherProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate("end\n")


def _obey(community: Community, words: str) -> str:
    deed, _, title = words.partition(" ")
    if deed == "write":
        return community.events.create(title, dt.date(2026, 11, 26)).title
    if deed == "notice":
        try:
            return str(community.notice_others())
        except PutBack:
            return "put back"
    if deed == "kill":
        print("killed", flush=True)
        os._exit(9)
    return ", ".join(event.title for event in community.events.all())


def main() -> None:
    """Open, say so, obey."""
    community = Community(Path(sys.argv[1]))
    print("open", flush=True)
    for line in sys.stdin:
        if line.strip() == "end":
            break
        print(_obey(community, line.strip()), flush=True)
    community.close()


if __name__ == "__main__":
    main()
