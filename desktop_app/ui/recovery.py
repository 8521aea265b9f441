"""A community file that is damaged or gone: say so, and offer the newest copy that is sound."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.services.safety import when_made
from desktop_app.ui.hours import zone
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import ElidedLabel, body, small
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.safety import Backup, FileLost


def offer_last_good_copy(parent: QWidget, context: Context, lost: "FileLost") -> None:
    """Look for a sound copy on the lane; open a dialog when there is one, say the refusal otherwise."""
    context.session.found_lost(lost.path)

    def look() -> "Backup | None":
        from desktop_app.services.safety import last_good_copy

        return last_good_copy(lost.path)

    def found(copy: "Backup | None") -> None:
        if copy is None:
            context.shell.say("refused", _without_copy(lost))
        elif parent.findChild(RecoverySheet) is None:  # damage is met more than once
            RecoverySheet(parent, context, lost, copy).open()

    context.lane.run(look, found)


def offer_when_gone(parent: QWidget, context: Context) -> None:
    """At a start without a file: perhaps there was one, and its copies are still there."""
    file = paths.default_community_file()

    def look() -> "FileLost | None":
        from desktop_app.services.safety import missing

        return missing(file)

    context.lane.run(look, lambda lost: offer_last_good_copy(parent, context, lost) if lost else None)


def tell_of_end_failure(parent: QWidget, error: Exception) -> None:
    """The window closes and the last copy could not be made: a person should know before the lid is shut."""
    sheet = Sheet(parent, tr("The copy at the end was not made"))
    if isinstance(error, Refused):
        sheet.content.addWidget(body(tr_text(error.text)))
    sheet.content.addWidget(
        body(tr("Start Ronde again, or copy the file by hand, before you put the computer away."))
    )
    sheet.add_button(tr("Close"), "Esc", PRIMARY, sheet.accept)
    sheet.exec()


def tell_of_not_recorded(parent: QWidget, errors: Sequence[Exception]) -> None:
    """The window closes, and scans that waited were refused: a person should know before everybody has gone home."""
    title = trn("{n} scan was NOT recorded", "{n} scans were NOT recorded", len(errors))
    sheet = Sheet(parent, title)
    for words in dict.fromkeys(tr_text(error.text) for error in errors if isinstance(error, Refused)):
        sheet.content.addWidget(body(words))
    sheet.content.addWidget(body(tr("Start Ronde again, and check in anew whoever came last.")))
    sheet.add_button(tr("Close"), "Esc", PRIMARY, sheet.accept)
    sheet.exec()


def _without_copy(lost: "FileLost") -> str:
    none = tr("No sound copy was found beside it: {folder}", folder=str(lost.path.parent))
    return f"{tr_text(lost.text)} {none}"


class RecoverySheet(Sheet):
    """What is wrong with which file, of when the copy is, and the button that puts it back."""

    def __init__(self, parent: QWidget, context: Context, lost: "FileLost", copy: "Backup") -> None:
        is_gone = lost.code == "file-gone"
        super().__init__(parent, tr("The file is gone") if is_gone else tr("The file is damaged"))
        self._context, self._lost = context, lost
        self.path, self.copy = lost.path, copy
        made = when_made(copy, zone())
        self.content.addWidget(body(tr_text(lost.text)))
        where = ElidedLabel("", tone="muted")
        where.set_whole_text(str(lost.path))
        self.content.addWidget(where)
        self.content.addWidget(body(tr("The last good copy is of {time}.", time=made)))
        if not is_gone:
            self.content.addWidget(
                small(
                    tr(
                        "What was recorded since then is not in it. The damaged file is kept under another name."
                    ),
                    wrap=True,
                )
            )
        self.rejected.connect(self._not_now)
        self.add_cancel()
        self.add_button(tr("Restore this copy"), "Ctrl+Return", PRIMARY, self.restore)

    def _not_now(self) -> None:
        text = " ".join((tr_text(self._lost.text), tr("Its copies are in the settings.")))
        self._context.shell.say("refused", text)

    def restore(self) -> None:
        """Put the copy back and open the file."""
        self.accept()
        self._context.session.put_back(self.path, self.copy.path, self._context.shell.report)
