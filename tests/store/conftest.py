"""A new community file, open for writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.store.store import Store


@pytest.fixture
def store(community_file: Path) -> Iterator[Store]:
    opened = Store(community_file)
    yield opened
    opened.close()
