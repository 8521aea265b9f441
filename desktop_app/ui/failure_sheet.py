"""The dialog of the one failure path, apart so that it is only loaded when something fails."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import body, small
from desktop_app.ui.widgets.sheet import Sheet


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
