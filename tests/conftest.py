"""What every test needs: quiet surroundings of its own, and settings that are known with and without Qt."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from desktop_app import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine that runs the tests may be busy: no test fails for being slow, and every run tries the same examples.
settings.register_profile("ronde", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ronde")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Know pytest-qt's settings where it is not installed or switched off (the tests of all but ui)."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "a setting of pytest-qt, unused here")
        parser.addini("qt_log_ignore", "a setting of pytest-qt, unused here", type="linelist")


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the tester's own data, settings and logs."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start every test in English, whatever the machine and the test before."""
    i18n.use_language("en")
    yield
    i18n.use_language("en")


@pytest.fixture
def community_file(tmp_path: Path) -> Path:
    """Where a test may make a community file; nothing is there yet."""
    return tmp_path / "community.ronde"
