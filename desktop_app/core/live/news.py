"""What the moderator is told quietly: nothing to decide, nothing that stays."""

from collections.abc import Iterable

from desktop_app.core.live.instant import DISAGREEMENT_MS, Instant
from desktop_app.core.live.position import Position
from desktop_app.core.live.rounds import free_round
from desktop_app.core.live.rundown import is_of_another_day
from desktop_app.core.live.show import Form, QueueEntry, Show
from desktop_app.core.live.state import LiveState, News
from desktop_app.core.text import N_, Text

NEWS_MS = 60_000
"""How long it is told."""

NUDGED_MS = 1_000
"""A change of the clock from here on is told; beyond `DISAGREEMENT_MS` it is a question."""


def news_between(before: LiveState, after: LiveState, at: Instant, *, unused: str = "") -> News | None:
    """What a plan or a queue made anew changed; None when nobody would notice."""
    old, new = _queue(before.show), _queue(after.show)
    is_corrected = any(
        (each.name, each.title) != (new[key].name, new[key].title) for key, each in old.items() if key in new
    )
    found = News(
        at,
        _from_round(before, after),
        tuple(each.name for key, each in new.items() if key not in old),
        tuple(each.name for key, each in old.items() if key not in new),
        is_corrected,
        unused,
    )
    return found if found != News(at) else before.news


def notices(position: Position) -> tuple[Text, ...]:
    """What the moderator need not decide but may wonder about: a nudged clock, what was taken from outside."""
    return (*_nudged(position), *_taken(position), *_another_day(position))


def _another_day(position: Position) -> tuple[Text, ...]:
    """It runs, and the programme is for another day or the other end of this one: a lateness would say nothing."""
    if not position.state.has_begun or position.state.finished_ms is not None:
        return ()
    text = N_("The programme is half a day away or more: nothing is counted as late or ahead.")
    return (Text(text),) if is_of_another_day(position) else ()


def _nudged(position: Position) -> tuple[Text, ...]:
    """The computer's clock was set by so little that nobody need be asked."""
    running = position.state.running
    drift_ms = abs(position.now.drift(running)) if running is not None else 0
    if not NUDGED_MS <= drift_ms <= DISAGREEMENT_MS:
        return ()
    text = N_("The computer's clock was changed by {n} s. The time left has not changed.")
    return (Text(text, {"n": round(drift_ms / 1000)}),)


def _taken(position: Position) -> tuple[Text, ...]:
    """What was taken from outside in the last minute."""
    news = position.state.news
    if news is None or position.now.since(news.at) > NEWS_MS:
        return ()
    found: list[Text] = []
    if news.from_round == 1:
        found.append(Text(N_("The new plan of tables is in use.")))
    elif news.from_round:
        found.append(Text(N_("The new plan of tables is in use from round {n} on."), {"n": news.from_round}))
    if news.came:
        found.append(Text(N_("New in the queue: {names}."), {"names": _listed(news.came)}))
    if news.went:
        found.append(Text(N_("No longer in the queue: {names}."), {"names": _listed(news.went)}))
    if news.is_corrected:
        found.append(Text(N_("A name or a title in the queue was corrected.")))
    if news.unused == Form.STAGE.value:
        found.append(Text(N_("The stage queue is not used now: the rounds have begun and go on.")))
    elif news.unused:
        found.append(Text(N_("The new plan is not used now: the speed dating has begun in another form.")))
    return tuple(found)


MOST_NAMES = 4


def _listed(names: tuple[str, ...]) -> str:
    """The first few names, and that there are more."""
    return ", ".join(names[:MOST_NAMES]) + ("…" if len(names) > MOST_NAMES else "")


def _queue(show: Show) -> dict[str, QueueEntry]:
    return {entry.id: entry for entry in _entries(show)}


def _entries(show: Show) -> Iterable[QueueEntry]:
    return (entry for item in show.items if not item.dropped for entry in item.queue)


def _from_round(before: LiveState, after: LiveState) -> int:
    """The first round that is different; 0 when the rounds that come are the same."""
    rounds = [[item.rounds for item in each.show.items] for each in (before, after)]
    if before.plan == after.plan and rounds[0] == rounds[1]:
        return 0
    return free_round(after)
