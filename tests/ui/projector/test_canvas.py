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
from desktop_app.core.live.board_pages import within_s
from desktop_app.core.live.lengths import length
from desktop_app.core.live.views import Cue, HallMode, HallView, ItemCard, Phase, SpeakerCard
from desktop_app.core.text import Text
from desktop_app.ui.widgets.hall import compose as compose_module
from desktop_app.ui.widgets.hall.canvas import HallCanvas, Miniature, mode_name
from desktop_app.ui.widgets.hall.compose import compose
from desktop_app.ui.widgets.hall.scene import LEFT, RIGHT, Bar, Frame, Mark, Plate, Scene, Words, changed
from desktop_app.ui.widgets.hall.sheet import Options, Sheet
from desktop_app.ui.widgets.hall.texts import fit_block, width_px, wrap
from tests.ui.projector.samples import ANNE, KARIM, LONG, board, gallery, hall

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
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


def shown(view: HallView) -> str:
    scene = compose(view, 1920, 1080, Options())
    return "\n".join(e.text for e in scene.elements if isinstance(e, Words))


def test_nobody_takes_the_time_of_an_item_for_a_time_of_day() -> None:
    card = ItemCard("Ouverture", "opening", starts="13:45")
    waits = hall(
        HallMode.ITEM,
        phase=Phase.READY,
        digits="15:00",
        length=length(15 * 60_000),
        item=card,
        headline=Text("Ouverture"),
    )
    assert "Planned at 13:45" in shown(waits) and "15 min" in shown(waits) and "15:00" not in shown(waits)
    for phase in (Phase.NORMAL, Phase.PAUSED):
        runs = shown(replace(waits, phase=phase, length=None, digits="14:00"))
        assert "14:00" in runs and "Time left" in runs and "Planned at" not in runs


def test_the_pages_of_a_board_show_everybody() -> None:
    for mode in (HallMode.TABLES, HallMode.NAMES):
        whole = board(150)
        pages = compose(hall(mode, board=whole), 1920, 1080, Options()).pages
        text = "\n".join(shown(hall(mode, board=replace(whole, page_turn=turn))) for turn in range(pages))
        joined = text.replace("\n", " ").replace("- ", "-")
        for person in whole.names:
            assert person.family_name.upper() in joined
        assert text.count("\n") >= len(whole.names)


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


def test_the_title_of_the_next_idea_is_whole_or_not_there() -> None:
    stage = {"coming": None, "speaking": None, "speaker": KARIM}
    for title, is_shown in (("Un agenda partagé", True), (LONG, False)):
        view = hall(HallMode.SPEAKER, next_up=replace(ANNE, title=title), smallest_text=FAR, **stage)
        foot = next(line for line in shown(view).split("\n") if line.startswith("Next"))
        assert (title in foot, "…" in foot) == (is_shown, False)


def test_turning_back_before_the_first_page_comes_to_the_last() -> None:
    one = compose(hall(HallMode.NAMES, board=board(300, page_turn=-1)), 1920, 1080, Options())
    assert one.page == one.pages - 1


def test_an_arabic_name_leaves_the_range_of_a_page_in_its_order() -> None:
    many = board(300)
    names = (replace(many.names[0], family_name="الفاسي"), *many.names[1:])
    scene = compose(hall(HallMode.NAMES, board=replace(many, names=names)), 1280, 720, Options())
    ranges = [each.text for each in scene.elements if isinstance(each, Words) and "page" in each.text]
    assert ranges and ranges[0].startswith("\u2068ا\u2069\N{EN DASH}\u2068")


def test_a_short_first_word_leaves_no_space_before_the_dash() -> None:
    many = board(300)
    names = tuple(replace(name, family_name=f"Ben {name.family_name}") for name in many.names)
    scene = compose(hall(HallMode.NAMES, board=replace(many, names=names)), 1280, 720, Options())
    ranges = [each.text for each in scene.elements if isinstance(each, Words) and "page" in each.text]
    assert ranges and ranges[0].startswith("\u2068B\u2069\N{EN DASH}\u2068BEN\u2069")


@pytest.mark.parametrize("mode", [HallMode.TIMER, HallMode.ITEM])
@pytest.mark.parametrize(
    ("title", "at"), [("Pause", RIGHT), ("Pause café et présentation des affiches", LEFT)]
)
def test_a_long_line_alone_under_the_bar_begins_where_the_bar_does(
    mode: HallMode, title: str, at: float
) -> None:
    coming = Text("Next: {title}", {"title": title})
    view = hall(mode, speaking=None, coming=coming, next_up=None, smallest_text=FAR)
    (foot,) = [e for e in words_of(view) if e.text == coming.english()]
    assert foot.at == at


def words_of(view: HallView) -> list[Words]:
    return [each for each in compose(view, 1280, 720, Options()).elements if isinstance(each, Words)]


FAR = 45 / 1080
"""What the last row reads at 25 m on an image of 3 m."""


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize("mode", [HallMode.TABLES, HallMode.NAMES])
@pytest.mark.parametrize("size", SIZES)
def test_no_surname_is_cut_at_25_m(mode: HallMode, notes: bool, size: tuple[int, int]) -> None:
    whole = board(150, notes=notes)
    view = hall(mode, board=whole, smallest_text=FAR)
    for turn in range(compose(view, *size, Options()).pages):
        scene = compose(replace(view, board=replace(whole, page_turn=turn)), *size, Options())
        assert not [
            e for e in scene.elements if isinstance(e, Words) and "…" in e.text and "scène" not in e.text
        ]


def pages_seen(people: int, move_s: int) -> list[str]:
    """The headline and the names of each page that a move shows, in order."""
    whole = replace(board(people), both_ways=True, within_s=within_s(move_s * 1000))
    seen: list[str] = []
    for second in range(move_s):
        text = shown(hall(HallMode.TABLES, board=replace(whole, since_s=second), smallest_text=FAR))
        if not seen or seen[-1] != text:
            seen.append(text)
    return seen


@pytest.mark.parametrize("people", [60, 150, 300])
def test_everybody_finds_their_name_in_the_first_half_of_a_move_of_two_minutes(people: int) -> None:
    names = {line.family_name.upper() for line in board(people).names}
    pages = pages_seen(people, 120)
    assert "find your table" in pages[0]
    half = pages[: (len(pages) + 1) // 2]
    first_half = "\n".join(half).replace("\n", " ").replace("- ", "-")
    assert {name for name in names if name not in first_half} == set()
    assert sum(page.count("\n") for page in half) >= people


def test_few_people_see_their_names_then_their_tables() -> None:
    first, second, *_ = pages_seen(9, 120)
    assert "find your table" in first
    assert "join your table" in second


def test_the_head_says_which_names_these_are_and_the_foot_lists_all_pages() -> None:
    elements = compose(
        hall(HallMode.NAMES, board=board(60), smallest_text=FAR), 1920, 1080, Options()
    ).elements
    words = [e for e in elements if isinstance(e, Words)]
    ranges = [e for e in words if "\N{EN DASH}" in e.text]
    head, *foot = ranges
    assert head.area.y < 100 < 900 < foot[0].area.y
    assert head.text == foot[0].text
    assert len(foot) == 4


def test_people_who_rest_are_on_both_boards() -> None:
    whole = board(12)
    resting = replace(whole, resting=(whole.tables[0].people[0],))
    assert "Resting this round" in "".join(
        shown(hall(HallMode.TABLES, board=replace(resting, page_turn=turn))) for turn in range(12)
    )


def test_marks_are_shapes_with_the_colours_of_the_categories() -> None:
    scene = compose(hall(HallMode.TABLES, board=board(16), smallest_text=1 / 60), 1920, 1080, Options())
    assert {e.shape for e in scene.elements if isinstance(e, Mark)} == {
        "circle",
        "square",
        "triangle",
        "diamond",
    }


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


def test_a_name_longer_than_the_screen_is_broken_after_hyphens_and_never_cut() -> None:
    name = "Marie-Antoinette-Joséphine-Alexandrine de La Rochefoucauld-Montbel-Saint-Germain"
    card = SpeakerCard(name, "CHU")
    for size in ((1280, 720), (1920, 1080)):
        item = hall(HallMode.ITEM, item=ItemCard("Ouverture", "talk", (card, card), "14:15"))
        speaker = hall(HallMode.SPEAKER, speaker=card)
        for view, times in ((item, 2), (speaker, 1)):
            said = [e.text for e in compose(view, *size, Options()).elements if isinstance(e, Words)]
            assert "".join(said).replace(" ", "").count(name.replace(" ", "")) == times, said


def test_a_dash_between_words_keeps_its_spaces() -> None:
    assert wrap("Pause - café", 10_000, 50) == ("Pause - café",)
    assert fit_block("Demi-journée", (10_000, 400), 40, 100).lines == ("Demi-journée",)
