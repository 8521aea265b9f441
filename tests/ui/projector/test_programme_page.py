"""The programme in the hall: whole titles while they fit, what runs always, and how much more there is."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from desktop_app.core.live.views import HallMode, ProgrammeLine
from desktop_app.ui.widgets.hall.compose import compose
from desktop_app.ui.widgets.hall.scene import Words
from desktop_app.ui.widgets.hall.sheet import Options
from tests.ui.projector.samples import LONG, hall

pytestmark = pytest.mark.usefixtures("qapp")
SHORT = "Pause"


def _words(lines: tuple[ProgrammeLine, ...], width: int = 1920, height: int = 1080) -> list[Words]:
    view = replace(hall(HallMode.PROGRAMME), programme=lines)
    return [
        element for element in compose(view, width, height, Options()).elements if isinstance(element, Words)
    ]


def _programme(count: int, current: int, title: str = LONG) -> tuple[ProgrammeLine, ...]:
    return tuple(
        ProgrammeLine(
            f"{9 + i // 4:02d}:{i % 4 * 15:02d}", title, f"k{i}", is_done=i < current, is_current=i == current
        )
        for i in range(count)
    )


def test_without_a_programme_the_page_says_which_meeting_this_is() -> None:
    title = hall(HallMode.PROGRAMME).event_title
    assert title in " ".join(word.text for word in _words(()))


def test_a_long_title_takes_two_lines_and_is_whole() -> None:
    words = [element.text for element in _words(_programme(3, 0))]
    assert not any(text.endswith("…") for text in words)
    assert " ".join(words).count("leurs aidants") == 3


def test_letters_become_smaller_before_anything_is_left_out() -> None:
    few, many = _words(_programme(6, 1, SHORT)), _words(_programme(11, 1, SHORT))
    assert [w.text for w in many].count(SHORT) == 11
    assert max(w.px for w in many if w.text == SHORT) < max(w.px for w in few if w.text == SHORT)


@pytest.mark.parametrize("current", [0, 7, 20, 39])
@pytest.mark.parametrize("title", [LONG, SHORT])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_one_too_long_shows_what_runs_and_says_how_many_more(
    current: int, title: str, size: tuple[int, int]
) -> None:
    lines = _programme(40, current, title)
    words = _words(lines, *size)
    shown = [line.time for line in lines if line.time in [w.text for w in words]]
    assert lines[current].time in shown
    missing = 40 - lines.index(next(line for line in lines if line.time == shown[-1])) - 1
    said = [w.text for w in words if "more item" in w.text]
    assert said == ([f"and {missing} more item{'s' if missing > 1 else ''}"] if missing else [])


@pytest.mark.parametrize("count", [1, 5, 9, 14, 40])
def test_no_line_stands_on_another(count: int) -> None:
    words = sorted(_words(_programme(count, count // 2)), key=lambda w: w.area.y)
    times = [w for w in words if ":" in w.text and len(w.text) == 5 and w.area.x < 500]
    titles = [w for w in words if w not in times and w.area.y >= times[0].area.y]
    middles = [w.area.y + w.area.height / 2 for w in titles]
    for earlier, later, word in zip(middles, middles[1:], titles[1:], strict=False):
        assert later - earlier >= word.px


@pytest.mark.parametrize("count", [1, 6, 40])
@pytest.mark.parametrize("title", [LONG, SHORT])
@pytest.mark.parametrize("smallest_text", [0.02, 0.05, 0.09])
@pytest.mark.parametrize(
    "overlay", ["", "On commence dans cinq minutes, prenez place au plus près de la scène"]
)
@pytest.mark.parametrize("is_rehearsal", [False, True])
def test_what_runs_is_shown_whatever_the_room(
    count: int, title: str, smallest_text: float, overlay: str, is_rehearsal: bool
) -> None:
    lines = _programme(count, count // 2, title)
    view = replace(
        hall(HallMode.PROGRAMME),
        programme=lines,
        smallest_text=smallest_text,
        overlay=overlay,
        is_rehearsal=is_rehearsal,
    )
    words = [e for e in compose(view, 1280, 720, Options()).elements if isinstance(e, Words)]
    times = [w for w in words if w.text in {line.time for line in lines}]
    assert lines[count // 2].time in [w.text for w in times]
    for more in (w for w in words if "more item" in w.text):
        assert all(
            w.area.y + w.area.height <= more.area.y + 1
            for w in words
            if w.area.x == times[0].area.x and w in times
        )


def test_a_long_word_is_whole_where_smaller_letters_make_it_so() -> None:
    title = "Rinderkennzeichnungsfleischetikettierung et autres"
    words = [
        w.text for w in _words((ProgrammeLine("09:00", title, "a"), *_programme(4, 1, SHORT)[1:]), 800, 600)
    ]
    assert not any("…" in text for text in words)
