"""A speaker more on stage, typed in a few seconds."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.widgets.buttons import Toggle
from desktop_app.ui.widgets.fields import add_field, form


class SpeakerSheet(ConsoleSheet):
    """Name, idea, institution, and whether right after the one who speaks now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Add a speaker"))
        fields = form()
        self.name, self.idea, self.affiliation = QLineEdit(), QLineEdit(), QLineEdit()
        add_field(fields, tr("Name"), self.name)
        add_field(fields, tr("Idea or title"), self.idea)
        add_field(fields, tr("Institution"), self.affiliation)
        self.content.addLayout(fields)
        self.is_next = Toggle(tr("Right after the one who speaks now"), True)
        self.content.addWidget(self.is_next)
        self.add_cancel()
        self.add = self.add_main(tr("Add"))
        self.add.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.name.setFocus()

    def values(self) -> tuple[str, str, str, bool]:
        """Name, idea, institution, next."""
        texts = [field.text().strip() for field in (self.name, self.idea, self.affiliation)]
        return texts[0], texts[1], texts[2], self.is_next.isChecked()
