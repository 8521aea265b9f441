"""Qt's own dialogs speak the language of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

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


@pytest.mark.usefixtures("back_to_english")
def test_the_file_dialog_has_no_english_label(qapp: QApplication) -> None:
    i18n.use_language("fr")
    qt_words.speak(qapp)
    dialog = QFileDialog()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert "&Voir dans\u00a0:" in labels
    assert "&Type de fichiers\u00a0:" in labels
    assert any("Nom de fichier" in label for label in labels)
    i18n.use_language("en")
    qt_words.speak(qapp)
    english = QFileDialog()
    assert any("Look in" in label.text() for label in english.findChildren(QLabel))
