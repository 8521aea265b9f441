"""What the desk shows while the file does not answer, and when it took nothing: nobody is let in on that."""

from typing import TYPE_CHECKING

from desktop_app.ui.reception import status
from desktop_app.ui.reception.for_verdicts import faces

if TYPE_CHECKING:
    from desktop_app.ui.reception.screen import ReceptionScreen


def show_slow(desk: "ReceptionScreen", waiting: int) -> None:
    """No answer yet."""
    desk.verdict = desk.candidate = None
    desk.view.show_card()
    desk.card.show_face(faces().slow_face(waiting))
    desk.say_status()


def show_failure(desk: "ReceptionScreen", error: Exception, waiting: int) -> None:
    """Nothing was recorded; what waits is tried again."""
    desk.verdict = desk.candidate = None
    desk.view.show_card()
    desk.card.show_face(faces().not_recorded_face(error, waiting))
    desk.context.shell.play("attention")
    desk.say_status()
    if not desk.view.isVisible():  # without a file or meeting, or behind another screen
        desk.context.shell.say("refused", faces().not_recorded_text(error, waiting))
    status.report_if_grave(desk.context, error)
