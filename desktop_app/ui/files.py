"""Create a community, open one, or look at the demo: the same three ways from every screen that offers them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app import paths
from desktop_app.i18n import tr
from desktop_app.ui.screen import Context
from desktop_app.ui.session import open_file

if TYPE_CHECKING:
    from desktop_app.services.community import Community

SUFFIX = ".ronde"


def kind() -> str:
    """The filter of file dialogs."""
    return tr("Community files") + f" (*{SUFFIX})"


def create_community(parent: QWidget, context: Context) -> None:
    """A new, empty community where the person wants it."""
    suggested = free_name(paths.default_community_file())
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Create a community"), str(suggested), kind())
    if chosen:
        path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
        _leave_for(context, path)


def choose_community(parent: QWidget, context: Context) -> None:
    """Another file."""
    folder = context.settings.text("file") or str(paths.user_data())
    kinds = kind() + ";;" + tr("All files") + " (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open a community"), folder, kinds)
    if chosen:
        _leave_for(context, Path(chosen))


def _leave_for(context: Context, path: Path) -> None:
    context.shell.leave(lambda: context.shell.open_with(lambda: open_file(path)))


def open_demo(context: Context) -> None:
    """Open the demo community: in a new file, unless one was left in the middle of its session."""
    worked_on = context.workspace.path if context.workspace else None

    def opener() -> "Community":
        from desktop_app.services import demo

        return demo.go_on_or_make(besides=worked_on)

    context.shell.leave(lambda: context.shell.open_with(opener))


def free_name(path: Path) -> Path:
    """``path``, or with a number when it exists: creating never offers to overwrite."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
