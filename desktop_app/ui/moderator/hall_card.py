"""What the hall sees: the live miniature, the page buttons, the state of the screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.core.live.keys import keys_of
from desktop_app.core.live.views import Command, HallMode, HallView, ModeratorView
from desktop_app.i18n import tr, trc
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.port import Act
from desktop_app.ui.moderator.screen_words import screen_words
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.hall.canvas import Miniature, mode_name
from desktop_app.ui.widgets.hall.port import HallPort, OutputState, is_waited_for
from desktop_app.ui.widgets.hall.scene import Scene
from desktop_app.ui.widgets.hall.texts import elide, width_em
from desktop_app.ui.widgets.keys import key_name
from desktop_app.ui.widgets.labels import ElidedLabel, Label, small
from desktop_app.ui.widgets.tips import tip

ON_BUTTONS = (HallMode.WELCOME, HallMode.PROGRAMME, HallMode.TIMER, HallMode.TABLES, HallMode.BLACK)


class HallCard(Card):
    """``page_chosen(mode)`` with a `HallMode` or None for "by itself"."""

    page_chosen = Signal(object)

    def __init__(self, hall: HallPort, act: Act, settings_wanted: Callable[[], object]) -> None:
        super().__init__(margin=16)
        self._hall, self._act = hall, act
        self._mode: HallMode | None = None
        top = QHBoxLayout()
        self.name = small(tr("Screen of the hall"))
        self.name.setFont(fonts.font(theme.SMALL_PX, fonts.SEMIBOLD))
        self.status = ElidedLabel("", theme.SMALL_PX, fonts.SEMIBOLD)
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight)
        top.addWidget(self.name)
        top.addWidget(self.status, 1)
        self.content.addLayout(top)
        self.miniature = Miniature()
        self.content.addWidget(self.miniature)
        self.note = Label("", theme.SMALL_PX, fonts.REGULAR, "attention_text", wrap=True)
        self.content.addWidget(self.note)
        self.sound = Label("", theme.SMALL_PX, fonts.REGULAR, "attention_text", wrap=True)
        self.content.addWidget(self.sound)
        self.sound.hide()
        self._add_turning()
        self._add_pages()
        self._add_buttons(settings_wanted)

    def _add_turning(self) -> None:
        self.turning = QWidget()
        row = QHBoxLayout(self.turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.page = small()
        row.addWidget(self.page, 1)
        # Short words: the column is 300 px wide in a small window, and less beside a scroll bar.
        for word, name, command in (
            (trc("page", "Previous"), tr("Previous page"), Command.PREVIOUS_PAGE),
            (trc("page", "Next"), tr("Next page"), Command.NEXT_PAGE),
        ):
            button = KeyButton(word, "", PLAIN, partial(self._act, command), small=True)
            button.setAccessibleName(name)
            row.addWidget(button)
        self.content.addWidget(self.turning)
        self.turning.hide()

    def _add_pages(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(4)
        self.pages = {mode: PageButton(_short(mode), _key(mode)) for mode in ON_BUTTONS}
        for place, (mode, button) in enumerate(self.pages.items()):
            button.clicked.connect(partial(self.publish_page, mode))
            grid.addWidget(button, place // 3, place % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.others = PageButton(tr("Others…"), "", gives_way=True)
        self.others.clicked.connect(self._show_menu)
        grid.addWidget(self.others, 1, 2)
        self.content.addLayout(grid)

    def _add_buttons(self, settings_wanted: Callable[[], object]) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.open = KeyButton("", "F11", PLAIN, lambda: self._act(Command.FULL_SCREEN), small=True)
        self.settings = KeyButton(tr("Screen…"), "", PLAIN, settings_wanted, small=True)
        row.addWidget(self.open, 1)
        row.addWidget(self.settings)
        self.content.addLayout(row)

    def show_hall(self, automatic: HallView) -> None:
        """What the hall really shows; where nothing is projected, what it would show, said so."""
        self.miniature.show_view(self._hall.shown_view() or automatic)

    def prepare(self, view: HallView) -> None:
        """Lay out what may be shown soon, in the hall and here."""
        self._hall.prepare(view)
        self.miniature.prepare(view)

    def show_view(self, view: ModeratorView, automatic: HallView) -> None:
        """The same, and all that stands round it."""
        self.show_hall(automatic)
        self._mode = view.hall_mode
        scene = self.miniature.scene
        self.turning.setVisible(scene.pages > 1 and view.is_driving)
        self.page.setText(_page_words(scene))
        for mode, button in self.pages.items():
            button.setChecked(mode is view.hall_mode)
            button.setEnabled(view.is_driving)
        self.pages[HallMode.TABLES].setEnabled(Command.TABLES in view.possible)
        is_other = view.hall_mode not in ON_BUTTONS
        self.others.setChecked(is_other)
        self.others.set_word(_short(view.hall_mode) if is_other else tr("Others…"))
        self.others.setEnabled(view.is_driving)

    def show_outputs(self) -> None:
        """The state of the screens in a dot and a word."""
        outputs = self._hall.outputs()
        main, words = outputs[0], screen_words(outputs)
        self.status.set_whole_text(f"● {words.status}")
        self.status.set_tone(words.tone)
        self.note.setText("\n".join(words.notes))
        self.note.set_tone(words.note_tone)
        self.note.setVisible(bool(words.notes))
        is_open = any(each.state is not OutputState.CLOSED for each in outputs) and not is_waited_for(outputs)
        self.open.set_label(tr("Stop projecting") if is_open else tr("Project"))
        if main.size:
            self.miniature.use_image(*main.size)
        self.miniature.use_options(self._hall.options())

    def show_sound(self, words: str) -> None:
        """What is amiss with the bells; empty when nothing is."""
        self.sound.setText(words)
        self.sound.setVisible(bool(words))

    def publish_page(self, mode: HallMode | None) -> None:
        """The only place that emits `page_chosen`."""
        self.page_chosen.emit(mode)

    def _show_menu(self) -> None:
        menu = self.page_menu(self)
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def page_menu(self, parent: QWidget) -> QMenu:
        """All other pages, and "by itself"."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("By itself"), lambda: self.publish_page(None))
        menu.addSeparator()
        for mode in HallMode:
            if mode in ON_BUTTONS:
                continue
            action = menu.addAction(mode_name(mode), partial(self.publish_page, mode))
            action.setCheckable(True)
            action.setChecked(mode is self._mode)
        return menu


def _page_words(scene: Scene) -> str:
    """The number that the hall reads too, and of which board where one follows the other."""
    if scene.board == "names":
        return tr("Names {page}/{pages}", page=scene.board_page + 1, pages=scene.board_pages)
    if scene.board == "tables":
        return tr("Tables {page}/{pages}", page=scene.board_page + 1, pages=scene.board_pages)
    return tr("Page {page}/{pages}", page=scene.page + 1, pages=scene.pages)


def _short(mode: HallMode) -> str:
    """A word for a button that is 80 px wide in a small window."""
    if mode is HallMode.ITEM:
        return trc("page", "Item")
    return trc("page", "Welcome") if mode is HallMode.WELCOME else mode_name(mode)


def _key(mode: HallMode) -> str:
    commands = {HallMode.TABLES: Command.TABLES, HallMode.BLACK: Command.BLACK}
    return keys_of(commands[mode])[0] if mode in commands else ""


class PageButton(QAbstractButton):
    """A page of the hall: dark while the hall shows it."""

    def __init__(self, word: str, key: str, *, gives_way: bool = False) -> None:
        super().__init__()
        self._key, self._gives_way = key, gives_way
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Another word."""
        if word != self.text():
            self.setText(word)
            self.setAccessibleName(f"{word} ({key_name(self._key)})" if self._key else word)
            self.setToolTip(tip(word) if self._gives_way else "")
            self.updateGeometry()

    def nextCheckState(self) -> None:
        """What the hall shows decides which one is down, not the click."""

    def sizeHint(self) -> QSize:
        """Room for word and key."""
        cap = 20 if self._key else 0
        return QSize(round(width_em(self.text(), fonts.SEMIBOLD) * theme.SMALL_PX) + 14 + cap, 34)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`; a word that gives way is cut where it must be, and whole in the tool tip."""
        return QSize(_LEAST_PX, 34) if self._gives_way else self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; Space belongs to the clock."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word, key, focus."""
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(t.control_line), 1))
        down = t.accent if t.dark else t.ink
        painter.setBrush(QColor(down if self.isChecked() else t.ground if self.underMouse() else t.card))
        painter.drawRoundedRect(box, 8, 8)
        ink = QColor((t.on_accent if t.dark else t.card) if self.isChecked() else t.ink)
        painter.setPen(ink if self.isEnabled() or self.isChecked() else QColor(t.faint))
        painter.setFont(fonts.font(theme.SMALL_PX, fonts.SEMIBOLD))
        word = elide(self.text(), self.width() - 8 - (20 if self._key else 0), theme.SMALL_PX, fonts.SEMIBOLD)
        wide = width_em(word, fonts.SEMIBOLD) * theme.SMALL_PX
        left = (self.width() - wide - (20 if self._key else 0)) / 2
        painter.drawText(QRectF(left, 0, wide + 4, self.height()), _LEFT, word)
        if self._key:
            painter.setPen(ink if self.isChecked() else QColor(t.muted))
            painter.setFont(fonts.font(11, fonts.SEMIBOLD))
            painter.drawText(QRectF(left + wide + 8, 0, 16, self.height()), _LEFT, key_name(self._key))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent if not self.isChecked() else t.on_accent), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)


_LEAST_PX = 70
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
