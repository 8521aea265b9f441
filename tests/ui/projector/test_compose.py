"""What stands on the pages of the hall: everybody, whole, large enough for the last row."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")


from desktop_app.core.live.board_pages import within_s
from desktop_app.core.live.lengths import length
from desktop_app.core.live.views import HallMode, HallView, ItemCard, Phase, SpeakerCard
from desktop_app.core.text import Text
from desktop_app.ui.widgets.hall.compose import compose
from desktop_app.ui.widgets.hall.scene import LEFT, RIGHT, Mark, Words
from desktop_app.ui.widgets.hall.sheet import Options
from desktop_app.ui.widgets.hall.texts import fit_block, wrap
from tests.ui.projector.samples import ANNE, KARIM, LONG, SIZES, board, hall

FAR = 45 / 1080
"""What the last row reads at 25 m on an image of 3 m."""


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
