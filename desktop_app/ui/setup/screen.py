"""Settings: two columns of cards; before there is a community, what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app import __version__, paths
from desktop_app.i18n import tr
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.setup.community import CommunityCard, CopiesCard
from desktop_app.ui.setup.computer import DeskCard, LookCard, RoleCard, SoundCard
from desktop_app.ui.setup.meeting import MeetingCard
from desktop_app.ui.setup.name import NameCard
from desktop_app.ui.setup.scanner import ScannerCard
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.notices import InlineNotice


class SetupScreen(Screen):
    """The community on the left, this computer on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.meeting, self.community = MeetingCard(context), CommunityCard(context)
        self.name = NameCard(context)
        self.copies, self.scanner = CopiesCard(context), ScannerCard()
        self.look, self.desk = LookCard(context), DeskCard(context)
        self.sound, self.role = SoundCard(context), RoleCard(context)
        self.first = InlineNotice(
            "info",
            tr(
                "Begin here: create a community for your cycle of events, open one that exists, or look at the demo."
            ),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = self._area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page())
        outer.addWidget(area)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("setup-page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(20)
        left = (self.first, self.community, self.meeting, self.name, self.copies, self.scanner)
        right = (self.look, self.desk, self.role, self.sound, _about())
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 1)
        return page

    def reload(self) -> None:
        """Another file or meeting, or a new one."""
        for card in (self.desk, self.meeting, self.community, self.name, self.copies, self.role, self.sound):
            card.refresh()
        is_new = self.context.workspace is None and self.context.session.lost is None
        self.first.setVisible(is_new and not self.context.shell.is_opening())

    def on_shown(self) -> None:
        """Lists may have grown; the keyboard goes to what comes first."""
        self.meeting.refresh()
        self.copies.refresh()
        self.sound.refresh()
        # Not to the list of meetings: a key meant for something else must not touch it.
        community = self.community
        first = community.new_button if self.context.workspace is None else community.open_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: str) -> None:
        """The name of this desk."""
        if place == "desk":
            self._area.ensureWidgetVisible(self.desk)
            self.desk.desk.setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.desk.selectAll()


def _about() -> Card:
    card = Card(tr("About"))
    card.content.addWidget(
        small(tr("Ronde {version}. Free software, MIT licence.", version=__version__), "ink")
    )
    card.content.addWidget(small(tr("Font Inter (OFL), Qt through PySide6 (LGPL)."), wrap=True))
    card.content.addWidget(small(tr("Log of failures: {folder}", folder=str(paths.user_logs())), wrap=True))
    return card
