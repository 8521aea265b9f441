"""Layouts of one's own: kept, used, exchanged; strange files change nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.badge.boxes import PictureBox, Rect, TextBox
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import sheet_named
from desktop_app.core.errors import Refused
from desktop_app.services.badge_facts import Selection
from desktop_app.services.badges import BadgeOptions
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.printing.pages import text_of
from tests.printing.test_pictures import png
from tests.services.conftest import Registers


def own(community: Community) -> str:
    """A layout with an extra text and a logo; gives its key."""
    ready = ready_layout(80, 50, Back.PLAN)
    extra = (TextBox(Rect(3, 45, 40, 4), "Vestiaire {number}"), PictureBox(Rect(40, 1, 20, 4)))
    layout = replace(ready, name=" Été  2026 ", front=(*ready.front, *extra))
    return community.badges.layouts.save(layout).key


def test_a_layout_is_kept_and_printed(community: Community, event: EventInfo, register: Registers) -> None:
    register("Anne", "Villemin")
    key = own(community)
    community.badges.layouts.set_picture("logo", png(300, 100))
    assert [(layout.key, layout.name) for layout in community.badges.layouts.all()] == [
        ("ete-2026", "Été 2026")
    ]
    options = BadgeOptions(sheet="avery-l4785", layout=key)
    assert "Vestiaire" in text_of(community.badges.document(event.id, Selection(), options).data)


def test_a_layout_of_the_same_name_is_replaced_and_can_be_removed(community: Community) -> None:
    key = own(community)
    assert own(community) == key
    assert len(community.badges.layouts.all()) == 1
    community.badges.layouts.remove(key)
    with pytest.raises(Refused) as refused:
        community.badges.layouts.find(key)
    assert refused.value.code == "layout-unknown"


def test_the_back_of_a_layout_of_ones_own(community: Community) -> None:
    key, sheet = own(community), sheet_named("avery-l4785")
    layouts = community.badges.layouts
    assert layouts.for_sheet(sheet, key, Back.NONE).back == ()
    assert layouts.for_sheet(sheet, key, Back.SAME).back == layouts.find(key).front
    assert layouts.for_sheet(sheet, key, Back.PLAN) == layouts.find(key)


def test_a_layout_travels_with_its_pictures(community: Community, tmp_path: Path) -> None:
    key = own(community)
    community.badges.layouts.set_picture("logo", png(300, 100))
    community.badges.layouts.set_picture("other", png(30, 10))
    file = community.badges.layouts.export(key, tmp_path / "ete.json")
    assert set(json.loads(file.read_text())["pictures"]) == {"logo"}
    before = community.badges.layouts.find(key)
    community.badges.layouts.remove(key)
    assert community.badges.layouts.take_in(file) == before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "ronde-badge-layout"}', "\x00\x01"])
def test_a_strange_file_changes_nothing(community: Community, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    with pytest.raises(Refused) as refused:
        community.badges.layouts.take_in(file)
    assert refused.value.code == "layout-unreadable"
    assert community.badges.layouts.all() == []


def test_strange_pictures_in_a_file_change_nothing(community: Community, tmp_path: Path) -> None:
    file = community.badges.layouts.export(own(community), tmp_path / "x.json")
    community.badges.layouts.remove("ete-2026")
    data = json.loads(file.read_text())
    strange: tuple[object, ...] = ([], {"logo": "é"}, 7)
    for pictures in strange:
        file.write_text(json.dumps(data | {"pictures": pictures}))
        with pytest.raises(Refused):
            community.badges.layouts.take_in(file)
    assert community.badges.layouts.all() == []


def test_a_layout_needs_a_name(community: Community) -> None:
    with pytest.raises(Refused) as refused:
        community.badges.layouts.save(replace(ready_layout(80, 50), name="  "))
    assert refused.value.code == "layout-unnamed"


def test_a_layout_too_large_for_the_sheet_is_said_before(
    community: Community, event: EventInfo, register: Registers
) -> None:
    register("Anne", "Villemin")
    key = community.badges.layouts.save(replace(ready_layout(105, 148), name="Grand")).key
    with pytest.raises(Refused) as refused:
        community.badges.document(event.id, options=BadgeOptions(sheet="avery-l4785", layout=key))
    assert refused.value.code == "layout-too-large"
