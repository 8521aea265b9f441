"""Which page of a board the hall sees, and for how long: everybody finds their name and has time left to walk.

People look for their own name, so the pages by name come first. While people change table, each page has been on
the screen by the middle of the move; tables are shown too only where that leaves every page its time.
"""

SEEN_BY = 0.5
"""Share of the move in which every page has been shown once; the rest is for walking, and for who missed it."""
STAY_S = 8
LEAST_STAY_S = 4
"""Time to look for one's name in an ordered list; less would be a page that nobody can read."""
CALM_STAY_S = 6


def within_s(move_ms: int) -> int:
    """In how many seconds of a move everything should have been seen once."""
    return int(move_ms * SEEN_BY // 1000)


def stay_s(pages: int, time_s: int, chosen_s: int = 0) -> int:
    """How long a page stays.

    Args:
        time_s: in which all pages should be seen; 0 is no hurry. chosen_s: what somebody set; 0 is "as it fits".
    """
    if chosen_s > 0:
        return chosen_s
    if time_s <= 0:
        return STAY_S
    return min(STAY_S, max(LEAST_STAY_S, time_s // max(1, pages)))


def has_time_for(pages: int, time_s: int, chosen_s: int = 0) -> bool:
    """Whether so many pages can be seen without haste."""
    return time_s <= 0 or pages * (chosen_s or CALM_STAY_S) <= time_s


def page_at(since_s: int, turned: int, pages: int, time_s: int = 0, chosen_s: int = 0) -> int:
    """The page after so many seconds, with those turned by hand (which may be negative)."""
    return (since_s // stay_s(pages, time_s, chosen_s) + turned) % max(1, pages)
