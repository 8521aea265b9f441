"""French and English: English stands in the code, French in ``resources/i18n/fr/*.json``.

Catalogues are plain JSON files, one for each area of the program, so that nothing has to be compiled and a
translator sees one screen at a time. A plural has two forms; French counts zero as singular, English does not.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from desktop_app import paths
from desktop_app.core.text import Text, short

LANGUAGES = ("fr", "en")
_CONTEXT_SEPARATOR = "|"
_NARROW_SPACE = "\u202f"
_UNGROUPED = frozenset({"line", "number", "width", "height"})
"""Places for a number by which something is found again, and for the sides of a picture (1920 x 1080)."""

_language = "en"
_catalogue: Mapping[str, str | list[str]] = {}


def system_language() -> str:
    """The language of this computer: ``"fr"`` or, for everything else, ``"en"``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    import locale

    try:
        name = locale.getlocale()[0] or ""
    except ValueError:
        name = ""
    return "fr" if name.lower().startswith("fr") else "en"


def use_language(language: str) -> None:
    """Switch every later `tr` to ``language`` (one of `LANGUAGES`)."""
    global _language, _catalogue
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == _language:
        return
    _catalogue = {} if language == "en" else load_catalogue(paths.resources() / "i18n" / language)
    _language = language


def language() -> str:
    """The language in use."""
    return _language


def load_catalogue(folder: Path) -> dict[str, str | list[str]]:
    """All catalogues of a folder in one mapping from source to translation (a list for plurals)."""
    merged: dict[str, str | list[str]] = {}
    for file in sorted(folder.glob("*.json")):
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged


def tr(source: str, **values: object) -> str:
    """The text in the reader's language, with its ``{places}`` filled."""
    found = _catalogue.get(source, source)
    template = found if isinstance(found, str) else found[0]
    return _filled(template, values) if values else template


def trc(context: str, source: str, **values: object) -> str:
    """As `tr`, for an English word that needs several French ones: the catalogue key is ``context|source``."""
    found = _catalogue.get(f"{context}{_CONTEXT_SEPARATOR}{source}", source)
    template = found if isinstance(found, str) else found[0]
    return _filled(template, values) if values else template


def trn(singular: str, plural: str, n: int, **values: object) -> str:
    """The text for ``n`` things; the catalogue key is the plural. ``{n}`` is filled too."""
    forms = _catalogue.get(plural, [singular, plural])
    is_singular = abs(n) < 2 if _language == "fr" else n == 1
    template = forms if isinstance(forms, str) else forms[0 if is_singular else 1]
    return _filled(template, {"n": n, **values})


def number(value: int) -> str:
    """How many, in groups of three as the reader writes them: 3,000 in English, with narrow spaces in French."""
    grouped = f"{value:,}"
    return grouped.replace(",", _NARROW_SPACE) if _language == "fr" else grouped


def _filled(template: str, values: Mapping[str, object]) -> str:
    return template.format(**{place: _counted(place, value) for place, value in values.items()})


def _counted(place: str, value: object) -> object:
    if isinstance(value, int) and abs(value) >= 1000 and place not in _UNGROUPED:
        return number(value)
    return value


def tr_text(text: Text) -> str:
    """A `Text` from the core, in the reader's language."""
    values = {k: _said(v) for k, v in text.values.items()}
    if text.singular:
        n = values.pop("n")
        return trn(text.singular, text.source, n if isinstance(n, int) else 0, **values)
    return tr(text.source, **values)


def _said(value: object) -> object:
    """A value of a `Text` as the reader says it: a text translated, a measure with the decimal sign of the language."""
    if isinstance(value, Text):
        return tr_text(value)
    if isinstance(value, float) and _language == "fr":
        return str(short(value)).replace(".", ",")
    return short(value)
