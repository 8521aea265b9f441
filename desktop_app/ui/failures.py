"""The one failure path: hooks for everything that was not expected, a log without personal data, a readable dialog.

The log and the dialog hold the kind of the error and the places in the program's code, never its message: messages
may quote a name, an address or a code.
"""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from desktop_app import paths

if TYPE_CHECKING:
    from desktop_app.services.failure_log import FailureLog
    from desktop_app.ui.widgets.sheet import Sheet


class Failures(QObject):
    """Catches what nobody caught, writes it down and shows it once at a time."""

    _reported = Signal(str, str)

    def __init__(self, log_folder: Callable[[], Path] = paths.user_logs) -> None:
        super().__init__()
        self._log_folder = log_folder
        self._opened_log: FailureLog | None = None
        self._dialog: Sheet | None = None
        self._former_qt: Callable[[QtMsgType, QMessageLogContext, str], object] | None = None
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
        qInstallMessageHandler(self._former_qt)
        self.close_log()

    def close_log(self) -> None:
        """Close the log file; it opens again when there is something to write."""
        if self._opened_log is not None:
            self._opened_log.close()

    @property
    def _log(self) -> "FailureLog":
        """The log, opened when there is something to write: most days there is not."""
        if self._opened_log is None:
            from desktop_app.services.failure_log import FailureLog

            self._opened_log = FailureLog(self._log_folder)
        return self._opened_log

    def report(self, error: BaseException) -> None:
        """Write ``error`` down and show it; from any thread."""
        from desktop_app.services.failure_log import describe

        where = describe(error)
        self._log.write("error", where)
        self.publish_reported(type(error).__name__, where)

    def note(self, error: BaseException) -> None:
        """Write ``error`` down for later; nobody is there to be shown it."""
        from desktop_app.services.failure_log import describe

        self._log.write("error", describe(error))

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
        self._log.write("warning", f"Qt {kind.name}: {message}")

    def _show(self, kind: str, where: str) -> None:
        if self._dialog is not None:
            return
        from desktop_app.ui.failure_sheet import failure_sheet

        self._dialog = failure_sheet(self.window, kind, where, self._log.file)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
