"""The words of Qt's own dialogs and menus ("Save", "Cancel", "Copy") in the language of the program."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.i18n import tr

_NAME, _GAPS = "qt-words", "qt-words-gaps"


class _Gaps(QTranslator):
    """Two labels of the file dialog that Qt's own catalogues lost when their keys moved."""

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str = "", n: int = -1
    ) -> str | None:
        """None, and not an empty text, leaves a word to the other catalogues."""
        words = {"&Look in:": tr("&Look in:"), "Files of &type:": tr("Files of &type:")}
        return words.get(source) if context == "QFileDialog" else None

    def isEmpty(self) -> bool:
        """Qt asks only translators that hold something."""
        return False


def speak(app: QApplication) -> None:
    """Install Qt's catalogue for the language in use; English, or a missing catalogue, needs none."""
    QLocale.setDefault(QLocale(i18n.language()))  # decimal signs and the months of a calendar
    for name in (_NAME, _GAPS):
        former = app.findChild(QTranslator, name)
        if former is not None:
            app.removeTranslator(former)
            former.setObjectName("")
            former.deleteLater()
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if i18n.language() != "en" and words.load(f"qtbase_{i18n.language()}", folder):
        words.setObjectName(_NAME)
        app.installTranslator(words)
        gaps = _Gaps(app)
        gaps.setObjectName(_GAPS)
        app.installTranslator(gaps)
    else:
        words.deleteLater()
