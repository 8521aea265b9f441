"""The command line in tests."""

from pathlib import Path

import pytest

from tests.cli.running import Ronde


@pytest.fixture
def ronde(community_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ronde:
    """Runs commands on a community file of this test."""
    return Ronde(community_file, capsys, monkeypatch)
