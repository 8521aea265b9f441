"""A driver that is really killed: kill -9 of a process, then the same file again."""

import datetime as dt
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import HallMode, Phase
from desktop_app.services.community import Community
from desktop_app.services.programme import ProgrammeLine

ROOT = Path(__file__).resolve().parents[2]
DRIVER = """
import sys
from pathlib import Path
from desktop_app.core.live.views import HallMode
from desktop_app.services.community import Community

community = Community(Path(sys.argv[1]))
live = community.live.session(sys.argv[2])
assert live.drive().drives
for word in sys.argv[3:]:
    live.show(HallMode.BLACK) if word == "black" else getattr(live, word)()
live.beat()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def event_id(community_file: Path) -> str:
    with closing(Community(community_file)) as community:
        event = community.events.create("Essai", dt.date(2026, 11, 26))
        items = [ProgrammeLine("", "talk", title, length_s=3600) for title in ("Un", "Deux")]
        community.programme.replace(event.id, items)
        return event.id


def killed(community_file: Path, event_id: str, *words: str) -> None:
    """Drive with these commands in another process, and kill it in the act."""
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(community_file), event_id, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert driver.stdout is not None and driver.stdin is not None
    assert driver.stdout.readline().strip() == b"ready"
    driver.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    driver.wait()
    driver.stdout.close()
    driver.stdin.close()


def test_K1_kill_9_while_running_one_click_goes_on(community_file: Path, event_id: str) -> None:
    killed(community_file, event_id, "start")
    with closing(Community(community_file)) as community:
        live = community.live.session(event_id)
        snapshot = live.drive()
        assert snapshot.drives
        held = snapshot.at(community.clock.read())
        assert (held.asked, held.is_running) == (Asked.RESUME, False)
        after = live.start().at(community.clock.read())
        assert after.is_running
        assert 0 < after.elapsed_ms < 60_000


@pytest.mark.parametrize(
    ("words", "phase", "mode"),
    [
        ((), Phase.READY, HallMode.ITEM),
        (("start", "pause"), Phase.PAUSED, HallMode.TIMER),
        (("start", "next"), Phase.READY, HallMode.ITEM),
        (("start", "pause", "black"), Phase.PAUSED, HallMode.BLACK),
        (("start", "stop"), Phase.ENDED, HallMode.THANKS),
    ],
)
def test_K2_killed_in_every_other_state_it_is_as_it_was(
    community_file: Path, event_id: str, words: tuple[str, ...], phase: Phase, mode: HallMode
) -> None:
    killed(community_file, event_id, *words)
    with closing(Community(community_file)) as community:
        snapshot = community.live.session(event_id).drive()
        look = snapshot.at(community.clock.read())
        assert snapshot.drives
        assert (look.asked, look.phase, snapshot.hall(look).mode) == (None, phase, mode)


def test_K7_a_process_that_lives_keeps_the_drive(community_file: Path, event_id: str) -> None:
    with closing(Community(community_file)) as first, closing(Community(community_file)) as second:
        first.live.session(event_id).drive()
        assert first.live.session(event_id).start().drives
        assert not second.live.session(event_id).drive().drives
