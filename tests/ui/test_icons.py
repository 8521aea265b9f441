"""Every icon that is shipped is drawn somewhere, and every one that is drawn is shipped."""

import re

from desktop_app.ui.registry import ENTRIES
from tests.architecture.catalogue_scan import ROOT, python_files

NAMED = re.compile(r"\b([\w-]+(?:\{[^}]*\})?\.(?:svg|png))\"")
"""A file named in the code; a part in braces is chosen while the program runs."""


def test_every_icon_has_a_user() -> None:
    shipped = {file.name for file in (ROOT / "resources" / "icons").iterdir() if file.suffix != ".md"}
    sources = [file.read_text("utf-8") for file in (*python_files(), ROOT / "build.spec")]
    named = {name for text in sources for name in NAMED.findall(text)}
    chosen = [re.compile(re.sub(r"\{.*\}", r"\\w+", name)) for name in named]
    rail = {f"{entry.key}.svg" for entry in ENTRIES}
    assert rail <= shipped
    assert {icon for icon in shipped - rail if not any(name.fullmatch(icon) for name in chosen)} == set()
