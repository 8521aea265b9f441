"""What the tests of all screens do with a window."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.ui.shell import MainWindow

PATIENCE_MS = 20_000


class AnyOffice(ABC):
    """A window with one screen in front, and what a person does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @abstractmethod
    def settle(self) -> None:
        """Let all that this screen has under way come to rest."""

    def ask(self, question: Callable[[Community], Any]) -> Any:
        """Something asked of the services, on the lane as it must be; then the screen has heard of it."""
        answer = self.answer(question)
        self.settle()
        return answer

    def answer(self, question: Callable[[Community], Any]) -> Any:
        """As `ask`, while the screen goes on with what it does."""
        answers: list[Any] = []
        community = self.window.context.workspace
        assert community is not None
        self.window.context.lane.run(lambda: question(community), answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
        return answers[0]
