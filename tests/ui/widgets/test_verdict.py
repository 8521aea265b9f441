"""The verdict's card: what is painted in part is what is painted whole, and nothing is lost where room is short."""

from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.verdict import Action, VerdictCard
from desktop_app.ui.widgets.verdict_paint import FacePen
from desktop_app.ui.widgets.verdict_places import Face, fitted_name, places

ANNE = Face(
    "admitted",
    "check",
    "Welcome",
    "entry 142",
    ("Clinician", "circle", "#0072B2"),
    ("Anne-Laure", "VILLEMIN"),
    "CHRU de Nancy",
    (("Speed dating", "Table 7"), ("Their idea", "Follow-up at home")),
    first_big=True,
    facts_first=True,
)
KARIM = Face(
    "admitted", "check", "Welcome", "entry 143", None, ("Karim", "BENALI"), hint="Call the organiser"
)


def _card(qtbot: QtBot, width: int = 800, height: int = 520) -> VerdictCard:
    card = VerdictCard()
    qtbot.addWidget(card)
    card.resize(width, height)
    card.show()
    return card


def _actions(done: list[str]) -> tuple[Action, ...]:
    return (
        Action("Print", "F8", PRIMARY, lambda: done.append("print")),
        Action("Take back", "Ctrl+Z", do=lambda: done.append("undo")),
    )


WIDE = ANNE._replace(
    chips=(("Speed dating", "Table 7"),), hint="Nuts, penicillin, latex: call Dr Roy. " * 12, is_warning=True
)
LONG = KARIM._replace(hint="To be confirmed by the organiser before anybody is let in. " * 14)


@pytest.mark.parametrize(("former", "then"), [(ANNE, KARIM), (KARIM, ANNE), (WIDE, ANNE), (LONG, KARIM)])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("height", [300, 420, 520])
def test_words_painted_over_the_former_ones_look_as_painted_whole(
    qtbot: QtBot, former: Face, then: Face, scale: float, height: int
) -> None:
    card = _card(qtbot, height=height)
    card.show_face(former, _actions([]))
    over = _picture(card, scale)
    card._face = then
    card._words = words = card._words_region(former)
    card.render(over, PLACE + words.boundingRect().topLeft(), words)
    card._words = None
    card.show_face(then, _actions([]))
    whole = _picture(card, scale)
    assert over == whole


def test_what_else_was_to_be_painted_is_painted_whole(qtbot: QtBot) -> None:
    card = _card(qtbot)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE, _actions([]))
    card.update()
    card.show_face(KARIM, _actions([]))
    seen = _shown(card)
    card.update()
    QApplication.processEvents()
    assert _shown(card) == seen


PLACE = QPoint(0, 231)
"""Where the card stands in its window: at a scale of 1.25 between two pixels."""


def _picture(card: VerdictCard, scale: float) -> QImage:
    width, height = round(card.width() * scale), round((PLACE.y() + card.height()) * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0)
    image.setDevicePixelRatio(scale)
    card.render(image, PLACE)
    return image


LEA = ANNE._replace(aside="entry 143", category=None, name=("Léa", "ROY"), chips=())


def test_what_holds_is_shown_and_what_does_not_leaves_the_former(qtbot: QtBot) -> None:
    card = _card(qtbot)
    done: list[str] = []
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE, _actions([]))
    before = _shown(card)
    assert not card.show_when(lambda: False, LEA, _actions(done))
    assert (card.face, _shown(card)) == (ANNE, before)
    assert card.show_when(lambda: True, LEA, _actions(done))
    assert card.face == LEA
    ahead = _shown(card)
    card.show_face(LEA, _actions(done))
    assert card.accessibleName() == "Welcome Léa ROY"
    card.show_face(ANNE, _actions([]))
    card.show_face(LEA, _actions(done))
    assert _shown(card) == ahead != before
    card.buttons()[0].click()
    assert done == ["print"]


def test_a_face_that_cannot_be_painted_leaves_the_former_and_hinders_no_later_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = _card(qtbot)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE, _actions([]))
    paint = FacePen.paint

    def fails(pen: FacePen) -> None:
        if pen.face == LEA:
            raise ValueError
        paint(pen)

    monkeypatch.setattr(FacePen, "paint", fails)
    with qtbot.captureExceptions() as raised, suppress(ValueError):
        assert not card.show_when(lambda: True, LEA, _actions([]))
    del raised
    assert card.face == ANNE
    monkeypatch.undo()
    card.show_face(KARIM, _actions([]))
    assert card.face == KARIM


def test_only_a_face_of_the_same_tone_and_buttons_is_painted_before_it_holds(qtbot: QtBot) -> None:
    card, asked = _card(qtbot), []
    card.show_face(ANNE, _actions([]))

    def holds() -> bool:
        asked.append(True)
        return True

    assert not card.show_when(holds, LEA._replace(tone="refused"), _actions([]))
    assert not card.show_when(holds, LEA, [Action("Let in", "F9")])
    card.hide()
    assert not card.show_when(holds, LEA, _actions([]))
    assert asked == []
    assert card.face == ANNE


def _shown(card: VerdictCard) -> QImage:
    """What stands on the screen, not what would be painted now."""
    screen, window = card.screen(), card.window()
    return screen.grabWindow(window.winId()).toImage()


def test_the_same_buttons_stay_and_do_the_newest(qtbot: QtBot) -> None:
    card, first, second = _card(qtbot), [], []  # type: ignore[var-annotated]
    card.show_face(ANNE, _actions(first))
    before = card.buttons()
    card.show_face(KARIM, _actions(second))
    assert card.buttons() == before
    before[0].click()
    assert (first, second) == ([], ["print"])


def test_other_buttons_are_laid_out_at_once(qtbot: QtBot) -> None:
    card = _card(qtbot)
    card.show_face(ANNE, _actions([]))
    card.show_face(KARIM, [Action("Let in", "F9")])
    (only,) = card.buttons()
    assert only.key == "F9"
    assert only.geometry().bottom() < card.height()
    assert only.x() > 0


def test_a_long_name_is_broken_before_it_is_made_small() -> None:
    lines, size = fitted_name(
        ("Marie-Antoinette Joséphine Bernadette", "DE LA TOUR DU PIN-VERCLAUSE"), 500, 260
    )
    assert len(lines) == 4
    assert size > 26
    assert "".join(lines).replace(" ", "") == "Marie-AntoinetteJoséphineBernadetteDELATOURDUPIN-VERCLAUSE"


def test_a_short_name_is_as_large_as_the_look_wants() -> None:
    assert fitted_name(("Léa", "ROY"), 500, 260) == (["Léa", "ROY"], 64)


@pytest.mark.parametrize("name", [("X" * 200, "Y" * 200), ("محمد", "الفاسي"), ("", "O"), ("👩‍⚕️", "NGUYỄN")])
def test_hostile_names_keep_to_their_room(name: tuple[str, str]) -> None:
    lines, size = fitted_name(name, 400, 120)
    assert 26 <= size <= 64
    assert lines == [line for line in name if line]


def test_a_name_stands_on_one_line_where_the_room_is_low() -> None:
    assert fitted_name(("Luc", "PERRIN"), 724, 64) == (["Luc PERRIN"], 54)
    lines, size = fitted_name(("Marie-Christine", "DELACROIX-BEAUMANOIR"), 724, 64)
    assert lines == ["Marie-Christine DELACROIX-BEAUMANOIR"]
    assert size > 27


def test_a_sentence_too_long_leaves_the_table_and_is_whole_in_the_tool_tip() -> None:
    image = QImage(800, 420, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen = FacePen(painter, WIDE, QRectF(34, 98, 732, 260))
    pen.paint()
    painter.end()
    assert pen.cut == [WIDE.hint]


def test_what_is_cut_is_said_whole() -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    face = Face("admitted", "check", "Welcome", under="A very long institution " * 10)
    pen = FacePen(painter, face, QRectF(34, 98, 300, 150))
    pen.paint()
    painter.end()
    assert pen.cut == [face.under]


LEANING = ("Jef", "STUDLÎSTUDLÎSTUDLÎ")
FACES = (
    ANNE,
    KARIM,
    LEA,
    WIDE,
    ANNE._replace(name=LEANING, chips=(("Table", "7"),)),
    LEA._replace(name=LEANING),
    LEA._replace(name=("Ǻsa", "ŘĪĢŖĶ"), under="Ķ Ĵ ƒ"),
    LEA._replace(name=("محمد", "الفاسي"), under="مستشفى"),
    LEA._replace(name=("", "X" * 60)),
    Face("neutral", "", "", chips=(("F4", "New"), ("Ctrl F", "Search"), ("F6", "Doubt"))),
)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("height", [300, 520])
def test_no_letter_is_cut_where_only_its_own_place_is_painted(
    qtbot: QtBot, face: Face, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = _card(qtbot, height=height)
    for width in (320, 400, 417, 463, 536, 641, 800):
        card.resize(width, height)
        card.show_face(face, _actions([]))
        own = _picture(card, 1.0)
        with monkeypatch.context() as everywhere:
            everywhere.setattr(card, "_words_rect", lambda face: card._body)
            assert _picture(card, 1.0) == own, width


@pytest.mark.parametrize("former", FACES)
def test_nothing_of_the_former_stays_on_the_screen(qtbot: QtBot, former: Face) -> None:
    card = _card(qtbot)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    for then in FACES:
        card.show_face(former, _actions([]))
        card.show_face(then, _actions([]))
        over = _shown(card)
        card.repaint()
        assert _shown(card) == over, then.name


def test_a_verdict_right_after_the_window_was_resized_is_whole(qtbot: QtBot) -> None:
    card = _card(qtbot)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE, _actions([]))
    card.resize(420, 520)
    card.show_face(LEA, _actions([]))
    QApplication.processEvents()
    over = _shown(card)
    card.repaint()
    assert _shown(card) == over


def test_a_tool_tip_goes_with_whom_it_is_about(qtbot: QtBot) -> None:
    card = _card(qtbot, height=420)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(WIDE, _actions([]))
    assert WIDE.hint in card.toolTip()
    QToolTip.showText(card.mapToGlobal(QPoint(9, 9)), card.toolTip(), card)
    assert QToolTip.isVisible()
    card.show_face(LEA, _actions([]))
    assert card.toolTip() == ""
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2_000)


def test_what_does_not_hold_says_nothing_in_the_tool_tip(qtbot: QtBot) -> None:
    card = _card(qtbot, height=420)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(LEA, _actions([]))
    assert not card.show_when(lambda: False, WIDE._replace(tone=LEA.tone), _actions([]))
    assert card.toolTip() == ""


def test_even_words_that_reach_further_than_was_told_leave_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.widgets.verdict.words_corner", lambda face, room: QPoint(200, 150))
    card = _card(qtbot)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE, _actions([]))
    card.show_face(LEA, _actions([]))
    over = _shown(card)
    card.repaint()
    assert _shown(card) == over


def test_where_room_is_short_the_institution_gives_way_to_the_table(qtbot: QtBot) -> None:
    card = _card(qtbot, 536, 442)
    qtbot.waitUntil(lambda: card.windowHandle().isExposed())
    card.show_face(ANNE._replace(chips=ANNE.chips[:1], hint="À payer : 20 €"), _actions([]))
    said = []
    for height in range(460, 300, -4):
        card.resize(536, height)
        card.repaint()
        said.append(card.toolTip())
    order = list(dict.fromkeys(said))
    assert order[:3] == ["", ANNE.under, "Table 7"]


def test_facts_take_a_second_row_before_they_are_cut() -> None:
    face = FACES[-1]._replace(chips=(("F4", "Somebody new on the list"), ("Ctrl F", "Search for a name")))
    assert [len(row) for row in places(face, QRectF(34, 98, 700, 300)).chip_rows] == [2]
    assert [len(row) for row in places(face, QRectF(34, 98, 300, 300)).chip_rows] == [1, 1]
    assert [len(row) for row in places(face, QRectF(34, 98, 300, 90)).chip_rows] == [2]
