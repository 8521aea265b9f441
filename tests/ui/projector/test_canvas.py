"""The hall's picture: every page is drawn, only what changed is painted again, nothing important at the edge."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.board_layout import CAPITAL_EM, Area
from desktop_app.core.live.views import Cue, HallMode, HallView, Phase
from desktop_app.ui.widgets.hall import compose as compose_module
from desktop_app.ui.widgets.hall.canvas import HallCanvas, Miniature, mode_name
from desktop_app.ui.widgets.hall.compose import compose
from desktop_app.ui.widgets.hall.scene import Bar, Frame, Plate, Scene, Words, changed
from desktop_app.ui.widgets.hall.sheet import Options, Sheet
from desktop_app.ui.widgets.hall.texts import width_px
from tests.ui.projector.samples import SIZES, board, gallery, hall

NAMES = sorted(gallery())


class Watched(HallCanvas):
    """Notes what Qt asks to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRegion] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(QRegion(event.region()))
        super().paintEvent(event)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Watched]:
    widget = Watched()
    qtbot.addWidget(widget)
    widget.resize(1280, 720)
    widget.show()
    yield widget


def ink(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_legible_and_keeps_off_the_edges(name: str, size: tuple[int, int]) -> None:
    width, height = size
    view = gallery()[name]
    scene = compose(view, width, height, Options())
    least_capital = view.smallest_text * height
    for element in scene.elements:
        if not isinstance(element, Words):
            continue
        assert element.px * CAPITAL_EM >= least_capital - 0.6, element
        if view.is_rehearsal and element.text == "Rehearsal":
            continue
        assert element.area.x >= width * 0.03, element
        assert element.area.x + element.area.width <= width * 0.97 + 1, element
        middle = element.area.y + element.area.height / 2
        capital = element.px * CAPITAL_EM / 2
        assert middle - capital >= height * 0.03, element
        assert middle + capital <= height * 0.97, element


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("light", [False, True])
def test_every_page_puts_ink_on_the_screen(canvas: Watched, name: str, light: bool) -> None:
    canvas.use_options(Options(light=light))
    canvas.show_view(gallery()[name])
    assert len(ink(canvas.grab().toImage())) > 1


def test_black_is_black(canvas: Watched) -> None:
    canvas.show_view(hall())
    canvas.show_view(hall(HallMode.BLACK))
    assert ink(canvas.grab().toImage()) == {0xFF000000}


def test_a_second_repaints_the_digits_and_the_bar_only(canvas: Watched, qtbot: QtBot) -> None:
    view = hall()
    qtbot.waitExposed(canvas)
    canvas.show_view(view)
    canvas.repaint()
    canvas.painted.clear()
    canvas.show_view(replace(view, digits="2:13", bar=133 / 180, coming=view.coming))
    qtbot.waitUntil(lambda: bool(canvas.painted))
    painted = canvas.painted[-1].boundingRect()
    assert painted.top() > 720 * 0.1
    assert painted.bottom() < 720 * 0.9


def test_the_same_view_repaints_nothing(canvas: Watched, qtbot: QtBot) -> None:
    canvas.show_view(hall())
    before = canvas.scene
    canvas.show_view(hall())
    assert canvas.scene is before
    assert changed(before, compose(hall(), 1280, 720, Options())) == []


def test_painting_a_part_gives_the_same_picture_as_painting_all(canvas: Watched) -> None:
    canvas.show_view(hall())
    canvas.grab()
    canvas.show_view(hall(digits="1:59", bar=0.5))
    partly = canvas.grab().toImage()
    canvas.show_view(hall(HallMode.BLACK))
    canvas.show_view(hall(digits="1:59", bar=0.5))
    assert canvas.grab().toImage() == partly


def test_digits_keep_their_place_whatever_they_say() -> None:
    def digits(text: str) -> Words:
        scene = compose(hall(digits=text), 1920, 1080, Options())
        return max((e for e in scene.elements if isinstance(e, Words)), key=lambda e: e.px)

    assert digits("1:11").area == digits("2:48").area
    assert digits("1:11").px == digits("2:48").px


@pytest.mark.parametrize("phase", [Phase.NORMAL, Phase.WARNING, Phase.LAST_CALL, Phase.PAUSED])
def test_digits_stay_white_and_the_state_is_band_word_and_bar(phase: Phase) -> None:
    scene = compose(gallery()["timer_warning"], 1920, 1080, Options())
    digits = max((e for e in scene.elements if isinstance(e, Words)), key=lambda e: e.px)
    assert digits.colour == "#FFFFFF"
    assert any(isinstance(e, Plate) and e.area.width == 1920 for e in scene.elements)
    assert any(isinstance(e, Bar) for e in scene.elements)
    assert any(isinstance(e, Words) and e.text == "30 seconds left" for e in scene.elements)


def test_one_inversion_at_zero() -> None:
    before = compose(hall(), 1920, 1080, Options()).ground
    after = compose(gallery()["timer_over"], 1920, 1080, Options()).ground
    assert (before, after) == ("#0C1220", "#FFFFFF")
    assert compose(gallery()["timer_over"], 1920, 1080, Options(light=True)).ground == before


@pytest.mark.parametrize("cue", list(Cue))
def test_every_bell_has_its_visual_twin(cue: Cue) -> None:
    quiet = compose(hall(), 1920, 1080, Options())
    heard = compose(hall(cue=cue), 1920, 1080, Options())
    assert not [e for e in quiet.elements if isinstance(e, Frame)]
    assert len([e for e in heard.elements if isinstance(e, Frame)]) == 1


def test_a_line_is_narrowed_before_it_is_cut_and_paints_inside_its_room(canvas: Watched) -> None:
    sheet = Sheet(hall(), 1280, 720, Options())
    wide = width_px("ROCHEFOUCAULD", 60)
    for share in (1.0, 0.9, 0.81, 0.7):
        taken = sheet.words(Area(100, 100, wide * share, 80), "ROCHEFOUCAULD", 60)
        assert taken <= wide * share + 0.5
    whole, nine, eight, cut = (e for e in sheet.elements if isinstance(e, Words))
    assert (whole.narrow, round(nine.narrow, 2), round(eight.narrow, 2), cut.narrow) == (1.0, 0.9, 0.81, 1.0)
    assert cut.text.endswith("…") and not eight.text.endswith("…")
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QColor("black"))
    nine.draw(painter)
    painter.end()
    lit = [x for x in range(1280) if any(image.pixel(x, y) != 0xFF000000 for y in range(100, 180, 2))]
    assert lit[0] >= 100 and lit[-1] <= 100 + wide * 0.9 + 1


def test_the_miniature_is_the_same_scene_scaled(canvas: Watched, qtbot: QtBot) -> None:
    small = Miniature()
    qtbot.addWidget(small)
    small.resize(320, 180)
    small.use_image(1280, 720)
    for widget in (canvas, small):
        widget.show_view(hall())
    assert small.scene == canvas.scene
    assert small.to_widget(QRectF(0, 0, 1280, 720)) == QRectF(0, 0, 320, 180)
    assert len(ink(small.grab().toImage())) > 5


def test_another_size_of_the_miniature_is_the_same_layout_painted_whole(qtbot: QtBot) -> None:
    small = Miniature()
    qtbot.addWidget(small)
    small.resize(320, 180)
    small.show()
    small.show_view(hall())
    laid_out = small.scene
    small.resize(480, 270)
    assert small.scene is laid_out
    picture = small.grab().toImage()
    afresh = Miniature()
    qtbot.addWidget(afresh)
    afresh.resize(480, 270)
    afresh.show_view(hall())
    assert picture == afresh.grab().toImage()


def test_a_screen_reader_is_told_the_page(canvas: Watched) -> None:
    i18n.use_language("fr")
    canvas.show_view(hall(HallMode.NAMES, board=board(8)))
    assert canvas.accessibleName() == "Écran de la salle\N{NO-BREAK SPACE}: Noms"
    assert all(mode_name(mode) for mode in HallMode)


def test_a_very_small_window_does_not_break(canvas: Watched) -> None:
    for view in gallery().values():
        for width, height in ((1, 1), (40, 30), (200, 900)):
            compose(view, width, height, Options())


@pytest.mark.parametrize("mode", [HallMode.TABLES, HallMode.NAMES, HallMode.TIMER, HallMode.PROGRAMME])
def test_a_message_over_a_page_hides_nothing(mode: HallMode) -> None:
    view = hall(mode, board=board(60), overlay="Le vestiaire ferme à 18 h")
    elements = compose(view, 1920, 1080, Options()).elements
    band = next(e for e in elements if isinstance(e, Plate) and e.area.width == 1920)
    under = [e for e in elements if isinstance(e, Words) and e.area.y + e.area.height > band.area.y + 2]
    assert "".join(e.text for e in under).replace("  ", " ").startswith("Le vestiaire")
    assert len(under) <= 2


def test_a_message_shows_on_black_too_and_nothing_else() -> None:
    scene = compose(hall(HallMode.BLACK, overlay="Sortez par la porte de gauche"), 1920, 1080, Options())
    words = [each for each in scene.elements if isinstance(each, Words)]
    assert scene.ground == "#000000"
    assert " ".join(each.text for each in words) == "Sortez par la porte de gauche"
    assert [each.area.width for each in scene.elements if isinstance(each, Plate)] == [1920]
    assert compose(hall(HallMode.BLACK), 1920, 1080, Options()).elements == ()


def test_two_pictures_of_one_view_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    view, laid = hall(), list[Options]()

    def lay(view: HallView, width: float, height: float, options: Options) -> Scene:
        laid.append(options)
        return Scene("#000000")

    monkeypatch.setattr(compose_module, "_scene", lay)
    scenes = [compose(view, 1920, 1080, Options()) for _ in range(3)]
    assert len(laid) == 1
    assert scenes[0] is scenes[1] is scenes[2]
    compose(view, 1280, 720, Options())
    compose(view, 1920, 1080, Options(light=True))
    compose(replace(view), 1920, 1080, Options())
    assert len(laid) == 4
    i18n.use_language("fr")
    compose(view, 1920, 1080, Options())
    assert len(laid) == 5


def test_the_miniature_is_painted_as_soon_as_it_is_shown_something(qtbot: QtBot) -> None:
    class Small(Miniature):
        painted = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            self.painted += 1
            super().paintEvent(event)

    small = Small()
    qtbot.addWidget(small)
    small.show_view(hall())
    assert small.painted == 0  # it is not on any screen
    small.show()
    qtbot.waitUntil(lambda: small.painted > 0)
    before = small.painted
    small.show_view(replace(hall(), digits="0:07"))
    assert small.painted == before + 1
