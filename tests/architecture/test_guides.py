"""The README and the guides show pictures that are there, and the French guide is well set."""

import re
from pathlib import Path

import pytest

from tests.architecture.catalogue_scan import ROOT
from tests.architecture.test_translations import ILL_SET

PAGES = (ROOT / "README.md", ROOT / "docs" / "guide-fr.md", ROOT / "docs" / "guide-en.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (page.parent / link).is_file()] == []


def test_the_french_guide_is_well_set() -> None:
    text = re.sub(r"!\[|`[^`]*`", "[", (ROOT / "docs" / "guide-fr.md").read_text("utf-8"))
    assert [line for line in text.splitlines() if ILL_SET.search(line)] == []
    assert "'" not in text
