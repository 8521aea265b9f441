"""The demo is a meeting in full swing, and never costs anybody a file."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.demo import free_file, go_on_or_make, make_demo
from tests.fakes import FakeClock


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo made once for the tests that only look at it."""
    file = tmp_path_factory.mktemp("demo") / "demo.ronde"
    make_demo(file, clock=FakeClock()).close()
    return file


def test_people_are_arriving(demo_file: Path) -> None:
    community = Community(demo_file, clock=FakeClock())
    try:
        (event,) = community.events.all()
        now = community.reception.snapshot(event.id)
        arrivals = now.arrivals_ms
        plan = community.rotation.active(event.id)
        starts = [line.start_min for line in community.programme.items(event.id)]
        queue = community.stage_queue.entries(event.id)
    finally:
        community.close()
    assert 0.5 * now.expected < now.present < 0.8 * now.expected
    assert all(count.expected for count in now.categories)
    assert [line.outcome for line in now.last[:2]] == ["UNKNOWN_CODE", "ALREADY_IN"]
    assert starts[0] == (14 * 60 - 30)  # the fake clock says 14:00 in Paris
    assert len(queue) > 10
    assert plan is not None
    assert plan.quality["repeats"] == 0
    assert arrivals == sorted(arrivals)
    assert arrivals[-1] < FakeClock().wall_ms


def test_a_demo_late_at_night_stays_within_its_day(tmp_path: Path) -> None:
    clock = FakeClock()
    clock.advance(9.9 * 3600)  # 23:54 in Paris
    community = make_demo(tmp_path / "demo.ronde", clock=clock)
    try:
        (event,) = community.events.all()
        lines = community.programme.items(event.id)
    finally:
        community.close()
    assert all(0 <= (line.start_min or 0) < 24 * 60 for line in lines)


def test_a_demo_never_overwrites_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.ronde"
    file.write_bytes(b"mine")
    for ask in (free_file, make_demo):
        with pytest.raises(Refused) as refused:
            ask(file)
        assert refused.value.code == "demo-exists"
    assert file.read_bytes() == b"mine"


def test_each_demo_without_a_name_gets_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    names = []
    for _ in range(3):
        file = free_file()
        file.touch()
        names.append(file.name)
    assert names == ["demo.ronde", "demo-2.ronde", "demo-3.ronde"]


def test_a_demo_ended_in_its_session_is_gone_on_with_and_any_other_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    looked_at = go_on_or_make()
    looked_at.close()
    driven = go_on_or_make()
    (event,) = driven.events.all()
    session = driven.live.session(event.id)
    session.drive()
    session.do(Command.START)
    driven.close()
    again = go_on_or_make()
    again.close()
    beside = go_on_or_make(besides=driven.path)
    beside.close()
    names = [demo.path.name for demo in (looked_at, driven, again, beside)]
    assert names == ["demo.ronde", "demo-2.ronde", "demo-2.ronde", "demo-3.ronde"]


def test_a_demo_that_another_window_drives_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    driven = go_on_or_make()
    (event,) = driven.events.all()
    session = driven.live.session(event.id)
    session.drive()
    session.do(Command.START)
    beside = go_on_or_make()
    names = [demo.path.name for demo in (driven, beside)]
    for demo in (beside, driven):
        demo.close()
    assert names == ["demo.ronde", "demo-2.ronde"]


def test_a_demo_where_no_file_can_be_made_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "gone")
    for named in (None, tmp_path / "gone" / "demo.ronde"):
        with pytest.raises(Refused) as refused:
            free_file(named)
        assert refused.value.code == "folder-missing"
    with pytest.raises(Refused):
        go_on_or_make()


def test_a_demo_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "demo.ronde"
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "missing")
    file.with_name("demo.ronde-journal").touch()  # of a disk without shared memory, where SQLite keeps one
    with pytest.raises(Refused):
        make_demo(file)
    assert list(tmp_path.iterdir()) == []
