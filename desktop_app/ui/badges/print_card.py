"""The deeds: to a file, to a printer, the desk's printer, automatic printing, other papers."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import tr, trc
from desktop_app.services.papers import PaperKind
from desktop_app.services.print_queue import AutoPrint
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton, Segmented
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import number_field

if TYPE_CHECKING:
    from desktop_app.printing.cups import PrinterInfo

_SHIFT_LIMIT_MM = 20.0


class PrintCard(Card):
    """Save and print.

    Args:
        save, print_now, use_at_desk, calibrate: called by the buttons.
        auto_chosen: called with the `AutoPrint` word chosen.
    """

    def __init__(
        self,
        settings: LocalSettings,
        save: Callable[[], object],
        print_now: Callable[[], object],
        use_at_desk: Callable[[], object],
        calibrate: Callable[[], object],
        auto_chosen: Callable[[str], object],
    ) -> None:
        super().__init__(tr("Print"), margin=16)
        self._settings = settings
        self.save_button = KeyButton(tr("Save as PDF"), "Ctrl+S", PRIMARY, save)
        self.print_button = KeyButton(trc("verb", "Print"), "Ctrl+P", "plain", print_now)
        self.printer = GivingBox()
        self.printer.setAccessibleName(tr("Printer"))
        self.printer.currentIndexChanged.connect(lambda _: self._printer_chosen())
        self.note = small("", "attention_text", wrap=True)
        self.dx, self.dy = self._shift(tr("Shift to the right")), self._shift(tr("Shift down"))
        self.desk_button = KeyButton(tr("Use at this desk"), "", PLAIN, use_at_desk, small=True)
        self.calibrate_button = KeyButton(tr("Calibration page"), "", PLAIN, calibrate, small=True)
        self.desk_words = small(wrap=True)
        self.auto = Segmented(_auto_words(), AutoPrint.OFF.value, tr("Print when let in"))
        self.auto.chosen.connect(auto_chosen)
        self._lay_out()
        self.show_printers([])

    def show_printers(self, printers: "list[PrinterInfo]") -> None:
        """The printers of this computer; what was chosen stays chosen."""
        before = self.printer.currentData() or self._settings.text("badges_printer")
        self.printer.blockSignals(True)
        self.printer.clear()
        for printer in printers:
            self.printer.addItem(printer.name, printer)
            if printer.name == getattr(before, "name", before):
                self.printer.setCurrentIndex(self.printer.count() - 1)
        if not printers:
            self.printer.addItem(tr("No printer found"), None)
        self.printer.setEnabled(bool(printers))
        self.print_button.setEnabled(bool(printers))
        self.desk_button.setEnabled(bool(printers))
        self.printer.blockSignals(False)
        self._show_shift()

    def printer_name(self) -> str:
        """The printer chosen, or empty."""
        info = self.printer.currentData()
        return info.name if info else ""

    def shift_mm(self) -> tuple[float, float]:
        """What is added to the right and down for this printer."""
        return self.dx.value(), self.dy.value()

    def _lay_out(self) -> None:
        shift = QHBoxLayout()
        shift.setSpacing(8)
        for word, field in ((trc("shift", "Right"), self.dx), (trc("shift", "Down"), self.dy)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(small(word))
            column.addWidget(field)
            shift.addLayout(column)
        self.content.addWidget(self.save_button)
        self.content.addWidget(self.print_button)
        self.content.addWidget(self.printer)
        self.content.addWidget(self.note)
        self.content.addLayout(shift)
        self.content.addLayout(_side_by_side(self.calibrate_button, self.desk_button))
        self.content.addWidget(self.desk_words)
        self.content.addWidget(small(tr("Print when let in")))
        self.content.addWidget(self.auto)

    def _shift(self, name: str) -> QDoubleSpinBox:
        field = number_field(name, " mm", -_SHIFT_LIMIT_MM, _SHIFT_LIMIT_MM, 0.5)
        field.valueChanged.connect(lambda _: self._keep_shift())
        return field

    def _printer_chosen(self) -> None:
        self._settings.put("badges_printer", self.printer_name())
        self._show_shift()

    def _keep_shift(self) -> None:
        self._settings.put(f"printer_shift:{self.printer_name()}", list(self.shift_mm()))

    def _show_shift(self) -> None:
        """Each printer keeps its own shift on this computer."""
        info = self.printer.currentData()
        self.note.setText(info.note if info else "")
        self.note.setVisible(bool(info and info.note))
        kept = self._settings.get(f"printer_shift:{self.printer_name()}", [0.0, 0.0])
        for field, value in zip((self.dx, self.dy), kept, strict=False):
            field.blockSignals(True)
            field.setValue(float(value))
            field.blockSignals(False)


def _side_by_side(*buttons: KeyButton) -> FlowLayout:
    """In a row as far as they fit: the column is narrow in a small window."""
    row = FlowLayout(spacing=8)
    for button in buttons:
        row.addWidget(button)
    return row


def _auto_words() -> tuple[tuple[str, str], ...]:
    return (
        (AutoPrint.OFF.value, tr("Off")),
        (AutoPrint.ASK.value, trc("automatic", "Ask")),
        (AutoPrint.ALWAYS.value, tr("Always")),
    )


class PapersCard(Card):
    """The other papers, each a button. ``save`` is called with the kind."""

    def __init__(self, save: Callable[[PaperKind], object]) -> None:
        super().__init__(tr("Other papers"), margin=16)
        self.buttons: dict[PaperKind, KeyButton] = {
            kind: KeyButton(word, "", PLAIN, partial(save, kind), small=True)
            for kind, word in paper_words().items()
        }
        self.content.addLayout(_side_by_side(*self.buttons.values()))


def paper_words() -> dict[PaperKind, str]:
    """The papers by name."""
    return {
        PaperKind.SIGN_IN: tr("Sign-in sheet"),
        PaperKind.RECEPTION_LIST: tr("Reception list"),
        PaperKind.NAME_LIST: tr("Who sits where"),
        PaperKind.TABLE_SIGNS: tr("Table signs"),
        PaperKind.PLAN_CARDS: tr("Plan cards"),
        PaperKind.STAGE_ORDER: tr("Order on stage"),
    }
