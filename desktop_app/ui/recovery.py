"""A damaged community file: say so, and offer the newest copy that is sound."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import body
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.community import Community
    from desktop_app.services.safety import Backup


def offer_last_good_copy(parent: QWidget, context: Context, error: Refused) -> None:
    """Look for a sound copy on the lane; open a dialog when there is one, say the refusal otherwise."""
    path = _file_named(context, str(error.text.values.get("name", "")))
    if path is None:
        context.shell.report(error)
        return

    def look() -> "Backup | None":
        from desktop_app.services.safety import last_good_copy

        return last_good_copy(path)

    def found(copy: "Backup | None") -> None:
        if copy is None:
            context.shell.report(error)
        else:
            RecoverySheet(parent, context, error, path, copy).open()

    context.lane.run(look, found)


def _file_named(context: Context, name: str) -> Path | None:
    """The file that the refusal speaks of: the one opened last, or this user's own."""
    last = context.settings.text("file")
    known = [Path(last)] if last else []
    return next((path for path in (*known, paths.default_community_file()) if path.name == name), None)


class RecoverySheet(Sheet):
    """What is wrong, of when the copy is, and the button that puts it back."""

    def __init__(self, parent: QWidget, context: Context, error: Refused, path: Path, copy: "Backup") -> None:
        super().__init__(parent, tr("The file is damaged"))
        from datetime import datetime

        self._context, self._path, self._copy = context, path, copy
        made = datetime.fromtimestamp(copy.made_ms / 1000).strftime("%d/%m/%Y %H:%M:%S")
        self.content.addWidget(body(tr_text(error.text)))
        self.content.addWidget(body(tr("The last good copy is of {time}.", time=made)))
        self.add_cancel()
        self.add_button(tr("Restore this copy"), "Ctrl+Return", PRIMARY, self._restore)

    def _restore(self) -> None:
        path, copy = self._path, self._copy.path

        def opener() -> "Community":
            from desktop_app.services.community import Community
            from desktop_app.services.safety import restore
            from desktop_app.services.system_clock import SystemClock

            restore(path, copy, SystemClock())
            return Community(path)

        self.accept()
        self._context.shell.open_with(opener)
