"""The main window: the rail, the screens, and what stands around them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import tr, tr_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.bridge import Bridge
from desktop_app.ui.equipment import Equipment
from desktop_app.ui.failures import Failures
from desktop_app.ui.frame import Header, StatusBar
from desktop_app.ui.garbage import Garbage
from desktop_app.ui.leaving import CLOSE_KEY, Leaving
from desktop_app.ui.rail import Rail
from desktop_app.ui.registry import ENTRIES, Entry
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.session import Opener, Session, remembered_role
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.tasks import Cancelled, Workers, database_lane, pool
from desktop_app.ui.widgets.keys import sequence_of

if TYPE_CHECKING:
    from desktop_app.core.errors import Refused
    from desktop_app.ui.banner import Banner, Offer

SMALLEST_PX = (1024, 640)
FIRST_PX = (1280, 720)


class MainWindow(QWidget):
    """The window of the program; screens see it as `desktop_app.ui.screen.Shell`.

    Args:
        settings: this computer's own settings.
        failures: where unexpected errors go; without it they are raised again.
        entries: the screens of the rail.
        lane: the database lane; made here when not given.
    """

    def __init__(
        self,
        settings: LocalSettings,
        failures: Failures | None = None,
        entries: tuple[Entry, ...] = ENTRIES,
        lane: Workers | None = None,
    ) -> None:
        super().__init__()
        self._garbage = Garbage(self, lambda: self.context.lane.is_idle())
        self._failures = failures
        self.entries = tuple(entry for entry in entries if entry.exists())
        self.context = Context(
            lane or database_lane(self.report), pool(self.report), Bridge(), settings, self
        )
        self.session = self.context.session = Session(self.context, self.reload_screens)
        self.context.bridge.file_opened.connect(self._garbage.expect_much)
        self.context.bridge.loaded.connect(self._garbage.set_aside)
        self._opening = True
        self._screens: dict[str, Screen] = {}
        self._left: dict[str, object] = {}
        self._current = ""
        self._painted = False
        self.equipment = Equipment(self.context, self, self._heard)
        self.leaving = Leaving(self, self._screens.values, self.equipment.is_meeting_on)
        self.on_first_paint: Callable[[], None] | None = None
        self._build()
        self.setMinimumSize(*SMALLEST_PX)
        self.resize(*FIRST_PX)
        self._restore_geometry()

    def _heard(self, text: str) -> None:
        self._wake_reception()  # it answers, be it with a refusal
        self.context.bridge.publish_scan(text)

    def _wake_reception(self) -> None:
        if any(entry.key == "reception" for entry in self.entries):
            self.screen_of("reception")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self.entries)
        self.rail.show_role(remembered_role(self.context.settings))
        self.rail.picked.connect(self.show_screen)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setContentsMargins(26, 20, 26, 10)
        column.setSpacing(14)
        self.header = Header()
        self._notice: Banner | None = None
        self.stack = QStackedWidget()
        self.status = StatusBar()
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        row.addLayout(column, 1)
        self._retitle()

    @property
    def notice(self) -> "Banner":
        """The line over the top of the window, made when there is something to say."""
        if self._notice is None:
            from desktop_app.ui.banner import Banner, room_over

            self._notice = Banner(self, lambda brief: room_over(self.header, self.stack, is_brief=brief))
            self.header.rearranged.connect(self._notice.place)
        return self._notice

    # What screens ask for

    def show_screen(self, key: str, place: str = "") -> None:
        """Bring a screen to the front, making it when it is the first time, and go to a place in it."""
        entry = next((e for e in self.entries if e.key == key), None)
        if entry is not None and not entry.is_for(self.context.role):
            self.say("refused", tr("This desk is the reception: its role is in Settings."))
            return
        if entry is not None and key != self._current:
            self._bring(entry)
        if entry is not None and place:
            self.current_screen().go_to(place)

    def _bring(self, entry: Entry) -> None:
        if self._current:
            self._screens[self._current].on_hidden()
            self.say("info", "")
        screen = self._screens.get(entry.key) or self._add(entry)
        self._current = entry.key
        self.stack.setCurrentWidget(screen)
        self.header.setVisible(screen.shows_header)
        self.header.show_tools(screen.header_tools)
        self.status.setVisible(screen.shows_status)
        self.header.title.setText(entry.title())
        self.rail.show_current(entry.key)
        self._show_event_line()
        screen.on_shown()

    def current_screen(self) -> Screen:
        """The screen in front."""
        return self._screens[self._current]

    def screen_of(self, key: str) -> Screen:
        """The screen of that key, made if need be, without showing it."""
        return self._screens.get(key) or self._add(next(e for e in self.entries if e.key == key))

    def say(self, kind: str, text: str, offer: "Offer | None" = None) -> None:
        """A line over the top until it is closed, another is said or the screen changes.

        Good news goes by itself after a while. An empty text takes the line away.
        """
        if text:
            self.notice.tell(kind, text, offer)
        elif self._notice is not None:
            self._notice.take_away()

    def said(self) -> str:
        """The line that stands there now."""
        return self._notice.label.text() if self._notice is not None and self._notice.isVisible() else ""

    def report(self, error: Exception) -> None:
        """A refusal in its own words; anything else through the one failure path."""
        from desktop_app.core.errors import Refused

        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused):
            self._refuse(error)
        elif self._failures is not None:
            self._failures.report(error)
        else:
            raise error

    def _refuse(self, refused: "Refused") -> None:
        """In its words; a damaged file, found when opening it or hours later, with the offer of a copy."""
        from desktop_app.services.safety import FileLeft, FileLost

        if isinstance(refused, FileLeft):
            return  # a screen has read from the file that was open before; it has asked the new one since
        if isinstance(refused, FileLost):
            from desktop_app.ui.recovery import offer_last_good_copy

            offer_last_good_copy(self, self.context, refused)
        else:
            self.say("refused", tr_text(refused.text))

    def set_status(self, key: str, tone: str, text: str) -> None:
        """A dot and a word in the status bar."""
        self.status.set_item(key, tone, text)

    def saved_now(self) -> None:
        """Something is on disk: say when."""
        self.status.saved_now()

    def play(self, sound: str) -> None:
        """A short sound, unless the desk is muted."""
        if not self.context.settings.flag("muted"):
            self.equipment.sounds(sound)

    def restyle(self) -> None:
        """Theme or language was changed: dress and translate everything anew."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.context.settings.text("theme", theme.SYSTEM))
        self.retranslate()

    def leave(self, act: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Do what leaves the meeting, file or role, after a question where something goes on; else ``stay``."""
        self.leaving.ask_first(act, stay)

    def is_opening(self) -> bool:
        """Whether a community file is still being opened."""
        return self._opening

    def set_subtitle(self, text: str) -> None:
        """The grey line under the title."""
        self.header.subtitle.set_whole_text(text)

    # Files, events, language

    def open_with(self, opener: Opener | None) -> None:
        """Open a community file on the lane; without one the screens say what to do first."""
        if opener is None:
            self.reload_screens()
            from desktop_app.ui.recovery import offer_when_gone

            offer_when_gone(self, self.context)
        else:
            self._opening = True
            self.session.open(opener, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        self._opening = False
        self.report(error)
        self.reload_screens()

    def reload_screens(self) -> None:
        """Another file or event: every screen that exists draws anew."""
        self._opening = False
        self._show_event_line()
        self.header.show_time()  # it may be another one where the meeting is
        self.status.retranslate()
        self._keep_to_role()
        for screen in self._screens.values():
            screen.reload()

    def _keep_to_role(self) -> None:
        """A desk that has become the reception (a PIN keeps the other roles, say) does not stay on the console."""
        role = self.context.role
        self.rail.show_role(role)
        if any(entry.key == self._current and not entry.is_for(role) for entry in self.entries):
            self.show_screen("reception")

    def retranslate(self) -> None:
        """Another language: words here, and screens anew unless they can do it themselves."""
        self._speak_in_dialogs()
        self.rail.retranslate()
        self.status.retranslate()
        self.equipment.retranslate()
        self._retitle()
        if self._notice is not None:
            self._notice.retranslate()
        self.say("info", "")  # it was said in the former language
        current, self._current = self._current, ""
        for key, screen in list(self._screens.items()):
            if not screen.retranslate():
                self._drop(key)
        self._wake_reception()  # the words of the status bar are its own
        if current:
            self.show_screen(current)

    def _speak_in_dialogs(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            from desktop_app.ui import qt_words

            qt_words.speak(app)

    def _drop(self, key: str) -> None:
        screen = self._screens.pop(key)
        self._left[key] = screen.hand_over()
        self.header.show_tools(None)
        screen.on_hidden()
        screen.on_close()
        self.stack.removeWidget(screen)
        screen.deleteLater()

    def _add(self, entry: Entry) -> Screen:
        screen = entry.build(self.context)
        self._screens[entry.key] = screen
        self.stack.addWidget(screen)
        left = self._left.pop(entry.key, None)
        if left is not None:
            screen.go_on_with(left)
        screen.reload()
        return screen

    def _retitle(self) -> None:
        self.setWindowTitle(tr("Ronde"))

    def _show_event_line(self) -> None:
        self.set_subtitle(self.event_line())

    def event_line(self) -> str:
        """What stands under the title: the community, the event, the place."""
        event = self.context.event
        if event is None:
            return ""
        return " · ".join(part for part in (event.title, event.theme, event.place) if part)

    # The window itself

    def _restore_geometry(self) -> None:
        kept = self.context.settings.text("window")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 is full screen, Esc closes the line of notice."""
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape and self._notice is not None and self._notice.isVisible():
            self.say("info", "")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on the screen, so that slow things may begin."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)
            if self.on_first_paint is not None:
                self.on_first_paint()

    def _after_first_paint(self) -> None:
        """What nobody sees in the first picture: the style sheet of Qt's own widgets, the scanner's ear."""
        fonts.load_rest()
        self.rail.show_icons()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_sheet(app)
        self._speak_in_dialogs()
        QShortcut(sequence_of(CLOSE_KEY), self, self.leaving.close_by_key)
        self.equipment.listen_to_scanners()
        self.equipment.keep_awake()
        self.equipment.follow_the_system()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line over the top keeps to its place."""
        super().resizeEvent(event)
        if self._notice is not None:
            self._notice.place()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while somebody can see it."""
        super().showEvent(event)
        self.header.run_clock(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer for nobody."""
        super().hideEvent(event)
        self.header.run_clock(False)

    def end(self) -> None:
        """Close without a question: whoever told the program to end may not stand before it."""
        self.leaving.is_attended = False
        self.close()

    def before_the_system_ends(self) -> None:
        """It is about to, or asks whether it may: a copy now; the window stays, and may be closed unasked."""
        self.leaving.expect_the_end()
        self.session.copy_before_the_end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, close what screens opened, and end the lanes: the last copy is made in any case."""
        if not self.leaving.may_close():
            event.ignore()
            return
        try:
            geometry = self.saveGeometry().toBase64().data()
            self.context.settings.put("window", bytes(geometry).decode("ascii"))
            for screen in self._screens.values():
                screen.on_hidden()
                screen.on_end()
                screen.on_close()
            self.say("info", "")
            self.equipment.stop()
        finally:
            self.session.stop()
            self.context.lane.stop()
            self.context.pool.stop()
            self._garbage.stop()
        self.leaving.tell_of(self.session, self._failures)
        super().closeEvent(event)
