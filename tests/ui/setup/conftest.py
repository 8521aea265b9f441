"""What several settings are tried on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.services.community import Community
from tests.fakes import today


@pytest.fixture
def two_meetings(tmp_path: Path) -> Callable[[], Community]:
    """Opens a new community with a meeting today and one in a month."""

    def opened() -> Community:
        made = Community(tmp_path / "c.ronde")
        made.events.create("Today", today())
        made.events.create("Later", today() + timedelta(days=30))
        return made

    return opened
