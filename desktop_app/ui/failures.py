"""The one failure path: hooks for everything that was not expected, a log without personal data, a readable dialog.

The log and the dialog hold the kind of the error and the places in the program's code, never its message: messages
may quote a name, an address or a code.
"""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app import paths
from desktop_app.i18n import tr
from desktop_app.services.failure_log import FailureLog, describe
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import body, small
from desktop_app.ui.widgets.sheet import Sheet

__all__ = ["Failures", "describe", "failure_sheet"]


class Failures(QObject):
    """Catches what nobody caught, writes it down and shows it once at a time."""

    _reported = Signal(str, str)

    def __init__(self, log_folder: Callable[[], Path] = paths.user_logs) -> None:
        super().__init__()
        self._log = FailureLog(log_folder)
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
        self._log.close()

    def report(self, error: BaseException) -> None:
        """Write ``error`` down and show it; from any thread."""
        where = describe(error)
        self._log.write("error", where)
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
        self._log.write("warning", f"Qt {kind.name}: {message}")

    def _show(self, kind: str, where: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = failure_sheet(self.window, kind, where, self._log.file)
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
