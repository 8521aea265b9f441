"""The one failure path: hooks for everything that was not expected, a log without personal data, a readable dialog.

The log and the dialog hold the kind of the error and the places in the program's code, never its message: messages
may quote a name, an address or a code.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app import paths
from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import body, small
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    import logging

_LOG_BYTES, _LOG_FILES = 500_000, 4


def describe(error: BaseException) -> str:
    """Kind and places of an error, without its message and without values."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    causes: list[str] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(causes) < 3:
        causes.append(f"  caused by {type(cause).__module__}.{type(cause).__name__}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join([f"{type(error).__module__}.{type(error).__name__}", *lines, *causes])


def _short(filename: str) -> str:
    """The path inside the program: a home folder would tell a person's name."""
    parts = Path(filename).parts
    for root in ("desktop_app", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else filename


class Failures(QObject):
    """Catches what nobody caught, writes it down and shows it once at a time."""

    _reported = Signal(str, str)

    def __init__(self, log_folder: Callable[[], Path] = paths.user_logs) -> None:
        super().__init__()
        self._log_folder = log_folder
        self._log: logging.Logger | None = None
        self._dialog: Sheet | None = None
        self._former_qt: object = None
        self._former_hooks = (sys.excepthook, threading.excepthook)
        self.window: QWidget | None = None
        self._reported.connect(self._show)

    def install(self) -> None:
        """Take over Python's and Qt's hooks; before any window is made."""
        sys.excepthook = self._python_hook
        threading.excepthook = lambda args: self._thread_hook(args.exc_value)
        self._former_qt = qInstallMessageHandler(self._qt_message)

    def uninstall(self) -> None:
        """Give the hooks back and close the log."""
        sys.excepthook, threading.excepthook = self._former_hooks
        qInstallMessageHandler(None)
        self.close_log()

    def close_log(self) -> None:
        """Close the log file; it opens again when there is something to write."""
        for handler in self._log.handlers if self._log else ():
            handler.close()
        self._log = None

    def report(self, error: BaseException) -> None:
        """Write ``error`` down and show it; from any thread."""
        where = describe(error)
        self._write("error", where)
        self.publish_reported(type(error).__name__, where)

    def publish_reported(self, kind: str, where: str) -> None:
        """The only place that emits the report; delivered on the GUI thread."""
        self._reported.emit(kind, where)

    def _python_hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _thread_hook(self, error: BaseException | None) -> None:
        if error is not None:
            self.report(error)

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        self._write("warning", f"Qt {kind.name}: {message}")

    def _write(self, level: str, text: str) -> None:
        try:
            log = self._log or self._open_log()
        except OSError:
            print(text, file=sys.stderr)
            return
        getattr(log, level)(text)

    def _open_log(self) -> "logging.Logger":
        import logging
        import logging.handlers

        handler = logging.handlers.RotatingFileHandler(
            self._log_folder() / "ronde.log",
            maxBytes=_LOG_BYTES,
            backupCount=_LOG_FILES,
            encoding="utf-8",
            delay=True,
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log = logging.Logger("ronde")
        log.addHandler(handler)
        self._log = log
        return log

    def _show(self, kind: str, where: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = failure_sheet(self.window, kind, where, self._log_folder() / "ronde.log")
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None


def failure_sheet(parent: QWidget | None, kind: str, where: str, log_file: Path) -> Sheet:
    """What a volunteer reads: nothing recorded is lost, what to do, and a text to copy for whoever helps."""
    sheet = Sheet(parent, tr("Something went wrong in the program"), width_px=640)
    sheet.content.addWidget(
        body(
            tr(
                "What was shown as recorded is safe in the file. You can go on. If it happens again, close the "
                "program and start it anew, and send the text below to the person who looks after it."
            )
        )
    )
    text = QPlainTextEdit(where)
    text.setReadOnly(True)
    text.setMinimumHeight(180)
    text.setAccessibleName(tr("Technical details"))
    sheet.content.addWidget(text)
    sheet.content.addWidget(small(tr("Also written in {file}", file=str(log_file)), wrap=True))

    def copy() -> None:
        QGuiApplication.clipboard().setText(where)
        sheet.say("done", tr("Copied."))

    sheet.add_button(tr("Copy"), "Ctrl+C", PLAIN, copy)
    sheet.add_button(tr("Go on"), "Esc", PRIMARY, sheet.accept)
    return sheet
