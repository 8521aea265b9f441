"""This computer: language, theme, desk and operator, sounds, the role of who works here."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider

from desktop_app import i18n
from desktop_app.core.roles import Role
from desktop_app.i18n import tr
from desktop_app.ui import theme
from desktop_app.ui.screen import Context
from desktop_app.ui.session import mark_of_this_computer
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton, Segmented, Toggle
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.wheel import steady


class LookCard(Card):
    """Language and theme, changed at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Language and look"))
        self._context = context
        self.language = Segmented((("fr", "Français"), ("en", "English")), i18n.language(), tr("Language"))
        self.language.chosen.connect(self._speak)
        self.theme = Segmented(
            (
                (theme.SYSTEM, tr("As the system")),
                (theme.LIGHT_NAME, tr("Light")),
                (theme.DARK_NAME, tr("Dark")),
            ),
            context.settings.text("theme", theme.SYSTEM),
            tr("Theme"),
        )
        self.theme.chosen.connect(self._dress)
        self.content.addWidget(self.language)
        self.content.addWidget(self.theme)

    def _speak(self, language: str) -> None:
        self._context.settings.put("language", language)
        i18n.use_language(language)
        self._context.shell.restyle()

    def _dress(self, name: str) -> None:
        self._context.settings.put("theme", name)
        self._context.shell.restyle()


class DeskCard(Card):
    """The signature of what is written here: desk and operator."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("This desk"))
        self._context = context
        self.desk = QLineEdit(context.desk)
        self.operator = QLineEdit(context.settings.text("operator"))
        self.operator.setPlaceholderText(tr("First name of who works here"))
        layout = form()
        add_field(layout, tr("Desk"), self.desk)
        add_field(layout, tr("Operator"), self.operator)
        self.content.addLayout(layout)
        self.taken = small("", "attention_text", wrap=True)
        self.taken.hide()
        self.content.addWidget(self.taken)
        for field in (self.desk, self.operator):
            field.setMaxLength(40)
            field.editingFinished.connect(self._sign)

    def refresh(self) -> None:
        """Another file may know this computer by another name."""
        self.taken.hide()
        if not self.desk.hasFocus():
            self.desk.setText(self._context.desk)

    def _sign(self) -> None:
        desk, operator = self.desk.text().strip(), self.operator.text().strip()
        settings, community = self._context.settings, self._context.workspace
        if self.desk.isModified():  # a name that was found is kept for this file, one that was typed for all
            settings.put("desk", desk)
        settings.put("operator", operator)
        if community is None:
            self._show_signature()
            return
        computer, chosen = mark_of_this_computer(settings), settings.text("desk")
        self._context.lane.run(
            lambda: community.take_desk(computer, chosen, operator), self._show_signature, owner=self
        )

    def _show_signature(self, is_taken: bool = False) -> None:
        desk, operator = self._context.desk, self._context.settings.text("operator")
        self.desk.setText(desk)
        self.taken.setText(
            tr(
                "Another computer is desk {desk} in this file too. If both are in use, name one of them anew.",
                desk=desk,
            )
        )
        self.taken.setVisible(is_taken)
        self._context.shell.set_status(
            "desk", "admitted_text", tr("Desk {desk}", desk=desk) + (f" — {operator}" if operator else "")
        )


class SoundCard(Card):
    """How loud, silent, and which loudspeaker."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Sounds"))
        self._context = context
        self.volume = steady(QSlider(Qt.Orientation.Horizontal))
        self.volume.setRange(0, 100)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setValue(round(context.settings.number("sound.volume", 0.8) * 100))
        self.volume.valueChanged.connect(self._set_volume)
        self.muted = Toggle(tr("No sounds at this desk"), context.settings.flag("muted"))
        self.muted.toggled.connect(lambda on: context.settings.put("muted", on))
        self.device = small(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for word, sound in (
            (tr("Welcome"), "admitted"),
            (tr("Already in"), "already_in"),
            (tr("Refused"), "refused"),
        ):
            row.addWidget(KeyButton(word, "", PLAIN, partial(self._try, sound), small=True))
        row.addStretch(1)
        self.content.addWidget(small(tr("Volume")))
        self.content.addWidget(self.volume)
        self.content.addLayout(row)
        self.content.addWidget(self.muted)
        self.content.addWidget(self.device)

    def refresh(self) -> None:
        """Say which loudspeaker plays."""
        sounds = self._context.sounds
        if sounds is None or not sounds.works():
            self.device.setText(tr("No loudspeaker was found: everything is shown, nothing is heard."))
        else:
            self.device.setText(tr("Loudspeaker: {name}", name=sounds.device_name()))

    def _set_volume(self, percent: int) -> None:
        if self._context.sounds is not None:
            self._context.sounds.set_volume(percent / 100)
        else:
            self._context.settings.put("sound.volume", percent / 100)

    def _try(self, sound: str) -> None:
        if self._context.sounds is not None:
            self._context.sounds.play(sound)
        self.refresh()


class RoleCard(Card):
    """Reception, moderator or organiser, behind a PIN where one is set."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Role at this computer"))
        self._context = context
        self._roles = Segmented(_role_words(), context.role.value, tr("Role at this computer"))
        self._roles.chosen.connect(self._take)
        self.content.addWidget(self._roles)
        self.content.addWidget(
            small(
                tr(
                    "Reception sees no addresses and no exports, and does not drive the clock. "
                    "A PIN keeps the other roles apart."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(KeyButton(tr("Set a PIN"), "", PLAIN, self._set_pin, small=True))
        row.addStretch(1)
        self.content.addLayout(row)

    def refresh(self) -> None:
        """Show the role that holds."""
        self.setEnabled(self._context.workspace is not None)
        self._roles.set_current(self._context.role.value)

    def _take(self, role: str) -> None:
        community = self._context.workspace
        self._roles.set_current(self._context.role.value)
        if community is None:
            return
        wanted = Role(role)
        self._context.lane.run(
            lambda: community.roles.needs_pin(wanted) and wanted.rank > self._context.role.rank,
            lambda needed: self._ask_pin(wanted) if needed else self._take_now(wanted),
            owner=self,
        )

    def _take_now(self, role: Role) -> None:
        """The reception has no console: what goes on there is asked about first."""
        session = self._context.session
        if not role.may_drive:
            self._context.shell.leave(lambda: session.take_role(role))
        else:
            session.take_role(role)

    def _ask_pin(self, role: Role) -> None:
        PinSheet(self, self._context, role).open()

    def _set_pin(self) -> None:
        NewPinSheet(self, self._context).open()


def _role_words() -> tuple[tuple[str, str], ...]:
    return (
        (Role.RECEPTION.value, tr("Reception")),
        (Role.MODERATOR.value, tr("Moderator")),
        (Role.ORGANISER.value, tr("Organiser")),
    )


class PinSheet(Sheet):
    """The PIN of a role."""

    def __init__(self, parent: RoleCard, context: Context, role: Role) -> None:
        super().__init__(parent, tr("PIN"), width_px=400)
        self._context, self._role = context, role
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("PIN"))
        self.field.returnPressed.connect(self._try)
        self.content.addWidget(self.field)
        self.add_cancel()
        self.add_button(tr("Enter"), "", PRIMARY, self._try)

    def _try(self) -> None:
        community, pin, role = self._context.workspace, self.field.text(), self._role
        if community is not None:
            self._context.lane.run(
                lambda: community.roles.enter(role, pin), self._tried, self._failed, owner=self
            )

    def _tried(self, right: bool) -> None:
        if right:
            self.accept()
            self._context.session.take_role(self._role)
        else:
            self.field.clear()
            self.say("refused", tr("This is not the PIN."))

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)


class NewPinSheet(Sheet):
    """A PIN for one of the roles; empty takes it away."""

    def __init__(self, parent: RoleCard, context: Context) -> None:
        super().__init__(parent, tr("Set a PIN"), width_px=460)
        self._context = context
        self.role = Segmented(_role_words(), Role.ORGANISER.value, tr("Role at this computer"))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("New PIN"))
        self.field.setPlaceholderText(tr("Four digits or more; empty for no PIN"))
        self.content.addWidget(self.role)
        self.content.addWidget(self.field)
        self.add_cancel()
        self.add_button(tr("Save"), "Ctrl+Return", PRIMARY, self._save)
        if not context.role.may_set_pins:
            self.say("attention", tr("Only the organiser sets PINs."))
            self.role.setEnabled(False)
            self.field.setEnabled(False)

    def _save(self) -> None:
        community, role, pin = self._context.workspace, self.role.current(), self.field.text()
        if community is None or not self.field.isEnabled():
            self.reject()
            return
        self._context.lane.run(
            lambda: community.roles.set_pin(Role(role), pin),
            lambda _: self.accept(),
            self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)
