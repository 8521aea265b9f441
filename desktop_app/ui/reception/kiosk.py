"""Self check-in: a full-screen window that takes codes and nothing else; staff leave it with their PIN.

It shows no list and no search, closes for nobody without the PIN, and goes back to waiting by itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.core.checkin import Way
from desktop_app.core.roles import Role
from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text
from desktop_app.services.roles import SHORTEST_PIN
from desktop_app.ui.reception.door import Door
from desktop_app.ui.reception.faces import sound_of
from desktop_app.ui.reception.visitor import VisitorFace, VisitorPage, visitor_face, waiting_face
from desktop_app.ui.reception.welcome import NAMES_KEY
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import body
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict
    from desktop_app.services.roles import Roles
    from desktop_app.ui.camera import CameraReader

SHOWN_MS = 4_000
PREVIEW_PX = (320, 180)


class KioskWindow(QWidget):
    """The kiosk. A hand scanner types into it; a camera reads too where there is one.

    Args:
        context: services and settings.
        closed: called once staff have left the kiosk.
    """

    def __init__(self, context: Context, closed: Callable[[], object]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("takes_scans", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._context, self._closed, self._typed, self._unlocked = context, closed, "", False
        self.door = Door(context)
        self.door.answered.connect(self._answer)
        self.door.failed.connect(self._sorry)
        self._camera: CameraReader | None = None
        self.page = VisitorPage(self._waiting())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._preview = QLabel(self.page)
        self._preview.setFixedSize(*PREVIEW_PX)
        self._preview.setAccessibleName(tr("What the camera sees"))
        self._preview.hide()
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(SHOWN_MS)
        self._back.timeout.connect(lambda: self.page.show_visitor(self._waiting()))

    def begin(self, *, camera: bool) -> None:
        """Cover the screen, with the camera if wanted and there is one."""
        self.setGeometry(self.screen().geometry())  # where no window manager makes it full screen
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        if camera:
            self._start_camera()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A scanner's text and its Enter; Esc asks staff for the PIN; everything else does nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self._typed = ""
            LeaveSheet(self, self._context, self._leave).open()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self._typed)
        elif event.text().isprintable():
            self._typed += event.text()

    def resizeEvent(self, event: object) -> None:
        """The camera's picture stays at the foot of the page."""
        width, height = PREVIEW_PX
        self._preview.move((self.width() - width) // 2, self.height() - height - self.height() // 16)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes it without the PIN."""
        if not self._unlocked:
            event.ignore()
            return
        self._back.stop()
        self.door.stop()
        if self._camera is not None:
            self._camera.stop()
        self._closed()

    def _take(self, text: str) -> None:
        self._typed = ""
        if text.strip():
            self.door.scan(text, Way.KIOSK)

    def _answer(self, verdicts: "tuple[Verdict, ...]") -> None:
        shown = [v for v in verdicts if not v.silent]
        if not shown:
            return
        verdict = next((v for v in shown if v.outcome.is_refusal), shown[-1])
        names = self._context.settings.flag(NAMES_KEY, True)
        self._say(visitor_face(verdict, names=names))
        self._context.shell.play(sound_of(verdict))

    def _sorry(self, error: Exception, waiting: int) -> None:
        """Nothing is on the disk: the visitor is not told that they are in."""
        self._say(
            VisitorFace("attention", "exclamation", tr("One moment"), tr("Please see the reception desk."))
        )
        self._context.shell.play("refused")

    def _say(self, face: VisitorFace) -> None:
        self.page.show_visitor(face)
        self._back.start()

    def _waiting(self) -> VisitorFace:
        return waiting_face(self._context.event.title if self._context.event else "")

    def _start_camera(self) -> None:
        from desktop_app.ui.camera import CameraReader

        reader = CameraReader(self)
        reader.code_read.connect(self._take)
        reader.previewed.connect(self._show_preview)
        reader.failed.connect(self._no_camera)
        self._camera = reader
        reader.start(self._context.settings.text("camera"))

    def _show_preview(self, image: QImage) -> None:
        mirrored = image.flipped(Qt.Orientation.Horizontal)  # people move their badge as before a mirror
        fitted = mirrored.scaled(self._preview.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        self._preview.setPixmap(QPixmap.fromImage(fitted))
        self._preview.show()

    def _no_camera(self, why: Text) -> None:
        """Without a camera the hand scanner is left: the desk is told, the visitor sees nothing of it."""
        self._preview.hide()
        self._context.shell.say("attention", tr_text(why))

    def _leave(self) -> None:
        self._unlocked = True
        self.close()


class LeaveSheet(Sheet):
    """Staff type their PIN to leave the kiosk."""

    def __init__(self, parent: QWidget, context: Context, leave: Callable[[], object]) -> None:
        super().__init__(parent, tr("Leave self check-in"), width_px=420)
        self._context, self._leave = context, leave
        self.field = pin_field(tr("Staff PIN"))
        self.content.addWidget(self.field)
        self.field.returnPressed.connect(self._try)
        self.add_cancel()
        self.add_button(tr("Leave"), "", PRIMARY, self._try)
        self.field.setFocus()

    def _try(self) -> None:
        community, pin = self._context.workspace, self.field.text()
        self.field.clear()
        if community is None:
            self._done(True)
            return
        self._context.lane.run(lambda: _opens(community.roles, pin), self._done, self._failed, owner=self)

    def _done(self, right: object) -> None:
        if right:
            self.accept()
            self._leave()
        else:
            self.say("refused", tr("This is not the PIN."))

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)


class BeginSheet(Sheet):
    """Before the first kiosk: the PIN that leaves it, when none was set, and whether the camera reads."""

    def __init__(
        self, parent: QWidget, context: Context, begin: Callable[[bool], object], *, needs_pin: bool
    ) -> None:
        super().__init__(parent, tr("Self check-in"), width_px=480)
        from PySide6.QtWidgets import QCheckBox

        self._context, self._begin, self._needs_pin = context, begin, needs_pin
        self.content.addWidget(
            body(tr("Visitors hold their own code before the reader. No list and no search are shown."))
        )
        self.field = pin_field(tr("Choose the staff PIN that leaves self check-in"))
        self.field.setVisible(needs_pin)
        self.content.addWidget(self.field)
        self.camera = QCheckBox(tr("Read with the camera too"))
        self.camera.setChecked(context.settings.flag("kiosk.camera"))
        self.content.addWidget(self.camera)
        self.field.returnPressed.connect(self._go)
        self.add_cancel()
        self.add_button(tr("Begin"), "Ctrl+Return", PRIMARY, self._go)

    def _go(self) -> None:
        community, pin = self._context.workspace, self.field.text()
        if not self._needs_pin:
            self._start()
        elif len(pin) < SHORTEST_PIN:
            self.say("refused", tr("A PIN is at least four digits."))
        elif community is not None:
            set_pin = community.roles.set_pin
            self._context.lane.run(
                lambda: set_pin(Role.RECEPTION, pin), lambda _: self._start(), self._failed, owner=self
            )

    def _start(self) -> None:
        self._context.settings.put("kiosk.camera", self.camera.isChecked())
        self.accept()
        self._begin(self.camera.isChecked())

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)


def pin_field(name: str) -> QLineEdit:
    """A field for digits that shows dots."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _opens(roles: "Roles", pin: str) -> bool:
    """The PIN of reception, moderator or organiser opens; one that was never set does not."""
    for role in Role:
        if roles.needs_pin(role) and roles.enter(role, pin):
            return True
    return not any(roles.needs_pin(role) for role in Role)
