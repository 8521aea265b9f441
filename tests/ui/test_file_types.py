"""Qt knows a community file by its name, so that its file dialog never opens one."""

import sys

import pytest
from PySide6.QtCore import QMimeDatabase

from desktop_app.ui import file_types


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system's own dialog")
@pytest.mark.usefixtures("qapp")
def test_a_community_file_and_its_companions_are_known_without_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", "/usr/share")
    file_types.make_known()
    kinds = QMimeDatabase()
    for name in ("a.ronde", "a.ronde-wal", "a.ronde-shm", "b.db-shm"):
        assert kinds.mimeTypeForFile(f"/nowhere/{name}").name() == "application/x-ronde", name
