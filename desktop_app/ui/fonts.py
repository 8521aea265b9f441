"""Inter, bundled: a machine without fonts must still show text, and figures that change must not dance."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui import theme

FAMILY = "Inter"
REGULAR, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)
_FIRST = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_REST = ("Inter-Medium.ttf",)
_FALLBACKS = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansSC-Medium.ttf",
    "NotoEmoji-Medium.ttf",
)
_loaded: set[str] = set()
_TABULAR, _ONE_STOREY_A = QFont.Tag("tnum"), QFont.Tag("cv11")


def load() -> bool:
    """Give Qt all bundled faces; False when a file is missing (the program then uses the system's font)."""
    return load_first() and load_rest()


def load_fallbacks() -> None:
    """Faces for names that Inter cannot write: Arabic, Hebrew, Chinese, pictures; after the first paint."""
    folder = paths.resources() / "fonts"
    for name in _FALLBACKS:
        number = QFontDatabase.addApplicationFont(str(folder / name))
        for family in QFontDatabase.applicationFontFamilies(number) if number >= 0 else ():
            QFont.insertSubstitution(FAMILY, family)


def load_first() -> bool:
    """The faces of the first picture."""
    return _add(_FIRST)


def load_rest() -> bool:
    """The faces that come later; loading them again does no harm."""
    return _add(_REST)


def _add(names: tuple[str, ...]) -> bool:
    folder = paths.resources() / "fonts"
    missing = [name for name in names if name not in _loaded and not _add_one(folder / name)]
    return not missing


def _add_one(file: Path) -> bool:
    if QFontDatabase.addApplicationFont(str(file)) < 0:
        return False
    _loaded.add(file.name)
    return True


def use_everywhere(app: QApplication) -> None:
    """Body text of the whole program."""
    app.setFont(font(theme.BODY_PX))


@lru_cache(maxsize=128)
def font(size_px: int, weight: QFont.Weight = REGULAR) -> QFont:
    """Inter of ``size_px`` pixels for words; shared, so copy it before changing it."""
    made = QFont(FAMILY)
    made.setPixelSize(size_px)
    made.setWeight(weight)
    made.setFeature(_ONE_STOREY_A, 1)
    return made


@lru_cache(maxsize=64)
def figures(size_px: int, weight: QFont.Weight = REGULAR) -> QFont:
    """As `font`, with figures of one width: for times, counts and clocks.

    Not for words: with this feature Inter sets hyphens as wide as figures.
    """
    made = QFont(font(size_px, weight))
    made.setFeature(_TABULAR, 1)
    return made
