"""Qt's own dialogs speak the language of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.ui import qt_words


@pytest.fixture
def back_to_english(qapp: QApplication) -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use_language(before)
    qt_words.speak(qapp)


@pytest.mark.usefixtures("back_to_english")
def test_the_buttons_of_qt_follow_the_language(qapp: QApplication) -> None:
    i18n.use_language("fr")
    qt_words.speak(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    i18n.use_language("en")
    qt_words.speak(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
