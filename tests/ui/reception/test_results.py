"""The people found and those in doubt: long names hide nothing of what is needed beside them."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QScrollArea

from desktop_app.services.community import Community
from desktop_app.ui import fonts
from desktop_app.ui.reception.faces import candidate_face
from desktop_app.ui.reception.results import shown_name, state_words
from tests.ui.reception.conftest import Desk


def test_a_long_family_name_gives_way_before_the_given_name(desk: Desk) -> None:
    metrics = QFontMetricsF(fonts.font(17, fonts.SEMIBOLD))
    long = replace(desk.people[0], family_name="de La Rochefoucauld-Montbel-Saint-Germain", given_name="Zoé")
    assert shown_name(long, metrics, 2_000) == long.list_name
    cut = shown_name(long, metrics, 300)
    assert cut.startswith("DE LA ROCHEFOUC") and cut.endswith("… Zoé")
    assert metrics.horizontalAdvance(cut) <= 300
    both = replace(long, given_name="Marie-Antoinette-Joséphine-Alexandrine")
    assert shown_name(both, metrics, 300).startswith("DE LA ROCHEFOUC")


def test_who_came_and_went_out_is_not_said_to_be_expected(desk: Desk) -> None:
    who = replace(desk.people[0], present=False, first_in_ms=1_795_698_000_000, attention="")
    assert state_words(who) == "gone out"
    assert candidate_face(who, {}).hint.endswith(", and went out again.")
    assert state_words(replace(who, first_in_ms=None)) == "expected"
    assert (
        state_words(replace(who, status="pending")) == "not confirmed"
    )  # as on the list: the door asks again
    assert candidate_face(replace(who, attention="Speaker"), {}).hint == "Speaker"


def test_a_long_name_in_doubt_pushes_nothing_out_of_the_sheet(desk: Desk) -> None:
    event_id, who = desk.window.context.event_id, desk.people[0].registration_id
    long = "de La Rochefoucauld-Montbel-Saint-Germain-l’Auxerrois-d’Haussonville"
    desk.ask(lambda c: c.attendees.edit(who, family_name=long))
    desk.ask(lambda c: c.doubts.open(event_id, who))
    desk.screen.deeds.review_doubts()
    sheet = desk.sheet()
    desk.settle()
    area = sheet.findChild(QScrollArea)
    assert area is not None and area.accessibleName()
    page = area.widget()
    assert page is not None and page.width() <= area.viewport().width()
    sheet.reject()


def open_doubt(event_id: str, registration_id: str, community: Community) -> None:
    community.doubts.open(event_id, registration_id)


def test_the_sheet_of_doubts_is_as_high_as_what_it_says(desk: Desk) -> None:
    desk.screen.deeds.review_doubts()
    desk.settle()
    empty = desk.sheet()
    desk.qtbot.waitUntil(lambda: empty.height() < 240)
    empty.reject()
    event_id = desk.window.context.event_id
    for who in desk.people[:4]:
        desk.ask(partial(open_doubt, event_id, who.registration_id))
    desk.screen.deeds.review_doubts()
    desk.settle()
    full = desk.sheet()
    desk.qtbot.waitUntil(lambda: full.height() > 400)
    full.reject()
