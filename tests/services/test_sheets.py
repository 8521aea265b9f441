"""Sheets of the community's own."""

from typing import Any

import pytest

from desktop_app.core.badge.sheets import A4, SHEETS
from desktop_app.core.errors import Refused
from desktop_app.services.badges import BadgeOptions
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.printing.pages import decoded
from tests.services.conftest import Registers

MEASURES: dict[str, Any] = {
    "page": A4, "label": (90.0, 60.0), "grid": (2, 4), "corner": (10.0, 10.0), "pitch": (95.0, 65.0)
}  # fmt: skip


def test_a_sheet_of_ones_own_is_kept_and_printed_on(
    community: Community, event: EventInfo, register: Registers
) -> None:
    person = register("Anne", "Villemin")
    sheet = community.badges.sheets.save("Réserve 90x60", **MEASURES)
    assert sheet.key == "own-reserve-90x60"
    assert community.badges.sheets.all()[-1] == sheet
    document = community.badges.document(event.id, options=BadgeOptions(sheet=sheet.key, start_at=8))
    assert decoded(document.data, 300) == [person.code]
    community.badges.sheets.remove(sheet.key)
    assert community.badges.sheets.all() == list(SHEETS.values())


def test_an_impossible_or_nameless_sheet_is_not_kept(community: Community) -> None:
    for name, changes, code in (
        ("", {}, "sheet-unnamed"),
        ("X", {"pitch": (10.0, 10.0)}, "sheet-impossible"),
    ):
        with pytest.raises(Refused) as refused:
            community.badges.sheets.save(name, **(MEASURES | changes))
        assert refused.value.code == code
    assert community.badges.sheets.own() == []


def test_a_sheet_that_makes_no_sense_any_more_is_left_out(community: Community) -> None:
    community.settings.set("badge_sheets", {"own-x": {"name": "X", "page": [1]}})
    assert community.badges.sheets.own() == []
    with pytest.raises(Refused):
        community.badges.sheets.find("own-x")
