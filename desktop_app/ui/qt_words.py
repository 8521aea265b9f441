"""The words of Qt's own dialogs and menus ("Save", "Cancel", "Copy") in the language of the program."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app import i18n

_NAME = "qt-words"


def speak(app: QApplication) -> None:
    """Install Qt's catalogue for the language in use; English, or a missing catalogue, needs none."""
    QLocale.setDefault(QLocale(i18n.language()))  # decimal signs and the months of a calendar
    former = app.findChild(QTranslator, _NAME)
    if former is not None:
        app.removeTranslator(former)
        former.setObjectName("")
        former.deleteLater()
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if i18n.language() != "en" and words.load(f"qtbase_{i18n.language()}", folder):
        words.setObjectName(_NAME)
        app.installTranslator(words)
    else:
        words.deleteLater()
