"""The computer is kept awake on the day of the meeting only, and let go at the end."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from desktop_app.ui import awake
from desktop_app.ui.bridge import Bridge


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    monkeypatch.setattr(awake, "_keep_awake", threading.Event.wait)
    yield SimpleNamespace(event=None, bridge=Bridge())


def test_awake_on_the_day_and_asleep_on_others(context: SimpleNamespace) -> None:
    owner = QObject()
    keeper = awake.Awake(context, owner)  # type: ignore[arg-type]
    assert not keeper.holds()
    context.event = SimpleNamespace(date=date.today())
    context.bridge.publish_event_selected("e")
    assert keeper.holds()
    context.event = SimpleNamespace(date=date.today() + timedelta(days=1))
    context.bridge.publish_event_selected("f")
    assert not keeper.holds()
    keeper.stop()
    assert not any(t.name == "awake" and t.is_alive() for t in threading.enumerate())
