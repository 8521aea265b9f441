"""The community file: create, open, look at the demo; its copies, and putting one back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem

from desktop_app.i18n import tr
from desktop_app.services.safety import another_community, when_made
from desktop_app.ui.files import SUFFIX, choose_community, create_community, kind, open_demo
from desktop_app.ui.hours import zone
from desktop_app.ui.screen import Context
from desktop_app.ui.session import open_file
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import ElidedLabel, small
from desktop_app.ui.widgets.numbers import file_size_words
from desktop_app.ui.widgets.sheet import confirm

if TYPE_CHECKING:
    from desktop_app.services.safety import Backup


class CommunityCard(Card):
    """Which file is open, and how to open another."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Community file"))
        self._context = context
        self._path = ElidedLabel("", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        self.new_button = KeyButton(tr("Create"), "", PLAIN, self.begin)
        self.open_button = KeyButton(tr("Open"), "Ctrl+O", PLAIN, self.choose)
        self.demo_button = KeyButton(tr("See the demo"), "", PLAIN, self.demo)
        for button in (self.open_button, self.new_button, self.demo_button):
            row.addWidget(button)
        row.addStretch(1)
        self.content.addWidget(self._path)
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show the file that is open."""
        community = self._context.workspace
        self._path.set_whole_text(str(community.path) if community else tr("No file is open."))
        self.new_button.set_kind(PLAIN if community else PRIMARY)

    def begin(self) -> None:
        """A new, empty community."""
        create_community(self, self._context)

    def choose(self) -> None:
        """Another file."""
        choose_community(self, self._context)

    def open_path(self, path: Path) -> None:
        """Open ``path``; the file open so far stays when that fails."""
        shell = self._context.shell
        shell.leave(lambda: shell.open_with(lambda: open_file(path)))

    def demo(self) -> None:
        """The demo community in a new file."""
        open_demo(self._context)


class CopiesCard(Card):
    """The automatic copies, one more by hand, and the way back to one of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Safety copies"))
        self._context = context
        self._copies: list[Backup] = []
        self._path = Path()
        explained = small(
            tr("A copy is made at start, at the end and every 10 minutes while the event is on."), wrap=True
        )
        self.whose = ElidedLabel("", tone="muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Safety copies"))
        self.list.setFixedHeight(150)
        self.none = small(tr("There is no copy yet."))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.copy_button = KeyButton(tr("Copy now"), "Ctrl+S", PLAIN, self.copy_now)
        self.export_button = KeyButton(tr("Copy to…"), "", PLAIN, self.copy_to)
        self.restore_button = KeyButton(tr("Restore"), "", PLAIN, self.restore)
        for button in (self.copy_button, self.export_button, self.restore_button):
            row.addWidget(button)
        row.addStretch(1)
        self.content.addWidget(explained)
        self.content.addWidget(self.whose)
        self.content.addWidget(self.list)
        self.content.addWidget(self.none)
        self.content.addLayout(row)
        for part in (self.whose, self.none):
            part.hide()
        context.bridge.copied.connect(self.refresh)

    def refresh(self) -> None:
        """Ask for the list anew; without an open file it is of the one that cannot be opened, or was open last."""
        is_open = self._context.workspace is not None
        for button in (self.copy_button, self.export_button):
            button.setEnabled(is_open)
        for button in (self.export_button, self.restore_button):  # a copy carries every address
            button.setVisible(self._context.role.may_take_copies_away)
        self._path = path = self._context.session.file_of_copies()
        self.whose.set_whole_text(tr("Copies of {file}", file=str(path)))

        def look() -> "list[Backup]":
            from desktop_app.services.safety import copies_of

            return copies_of(path)

        self._context.lane.run_latest("setup copies", look, self._show, owner=self)

    def copy_now(self) -> None:
        """One more copy beside the file."""
        community = self._context.workspace
        if community is not None:
            self._context.lane.run(community.safety.back_up, lambda _: self._copied(), owner=self)

    def copy_to(self) -> None:
        """A copy where the person wants it: a stick, another disk."""
        community = self._context.workspace
        if community is None:
            return
        name = f"{community.path.stem}-{datetime.now(zone()):%Y-%m-%d-%H%M}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Copy to…"), str(Path.home() / name), kind())
        if chosen:
            self._context.lane.run(
                lambda: community.safety.back_up_to(Path(chosen), replace=True),
                lambda path: self._context.shell.say("done", tr("Copied to {file}.", file=str(path))),
                owner=self,
            )

    def restore(self) -> None:
        """Put the chosen copy in the place of the file, after asking."""
        row = self.list.currentRow()
        if 0 <= row < len(self._copies):
            copy = self._copies[row]
            self._context.shell.leave(lambda: self._look_at(copy))

    def _look_at(self, copy: "Backup") -> None:
        path = self._path
        self._context.lane.run(
            lambda: another_community(path, copy.path),
            lambda name: self._ask(copy) if name is None else self._ask_about_another(copy, name),
            owner=self,
        )

    def _ask(self, copy: "Backup") -> None:
        confirm(
            self,
            tr("Go back to this copy?"),
            tr(
                "The file becomes what it was on {time}. What was done since then is kept in a copy of its own.",
                time=when_made(copy, zone()),
            ),
            tr("Restore"),
            lambda: self._restore(copy.path),
        )

    def _ask_about_another(self, copy: "Backup", name: str) -> None:
        """Somebody has put another file under the name of an older one, say, whose copies are still there."""
        confirm(
            self,
            tr("A copy of another community"),
            tr(
                "This copy is of another community ({community}), as it was on {time}. "
                "It would take the place of the one that is open, which is kept in a copy of its own.",
                community=name or tr("without a name"),
                time=when_made(copy, zone()),
            ),
            tr("Restore the other community"),
            lambda: self._restore(copy.path, may_be_another=True),
        )

    def _restore(self, copy: Path, *, may_be_another: bool = False) -> None:
        self._context.session.put_back(
            self._path, copy, self._context.shell.report, may_be_another=may_be_another
        )

    def _copied(self) -> None:
        self._context.shell.saved_now()
        self.refresh()

    def _show(self, copies: "list[Backup]") -> None:
        self._copies = copies
        self.list.clear()
        for copy in copies:
            size = file_size_words(copy.size_bytes)
            text = " · ".join((when_made(copy, zone()), _reason(copy.reason), size))
            self.list.addItem(QListWidgetItem(text))
        self.whose.setVisible(bool(copies) and self._context.workspace is None)
        self.list.setVisible(bool(copies))
        self.none.setVisible(not copies)
        self.list.setCurrentRow(0)
        self.restore_button.setEnabled(bool(copies))


def _reason(reason: str) -> str:
    words: dict[str, Callable[[], str]] = {
        "start": lambda: tr("at start"),
        "end": lambda: tr("at the end"),
        "live": lambda: tr("during the event"),
        "hand": lambda: tr("by hand"),
        "import": lambda: tr("before a list was imported"),
        "restore": lambda: tr("before going back to a copy"),
        "migration": lambda: tr("before an update of the program"),
    }
    return words[reason]() if reason in words else reason
