"""The name of the community, which heads badges and papers."""

from PySide6.QtWidgets import QLineEdit

from desktop_app.i18n import tr
from desktop_app.services.settings import COMMUNITY_NAME
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import small

LONGEST_NAME = 80


class NameCard(Card):
    """One field, kept when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Name of the community"))
        self._context = context
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(tr("The title of the event"))
        self.field.editingFinished.connect(self._keep)
        layout = form()
        add_field(layout, tr("At the top of badges and papers"), self.field)
        self.content.addLayout(layout)
        self.content.addWidget(
            small(
                tr("For a cycle of events that has a name of its own; empty, the title stands there."),
                wrap=True,
            )
        )

    def refresh(self) -> None:
        """Ask for the name anew."""
        community = self._context.workspace
        self.setVisible(community is not None)
        if community is not None:
            self._context.lane.run(lambda: community.settings.get(COMMUNITY_NAME), self._show, owner=self)

    def _show(self, name: str) -> None:
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(name)

    def _keep(self) -> None:
        community, name = self._context.workspace, " ".join(self.field.text().split())
        if community is None or not self.field.isModified():
            return
        self.field.setModified(False)
        self._context.lane.run(
            lambda: community.settings.set(COMMUNITY_NAME, name),
            lambda _: self._context.shell.saved_now(),
            owner=self,
        )
