"""What a live entry says: its kinds, and the two answers to a question about time."""

FAMILY = "live"
OPENED = "live.session_opened"
STARTED = "live.started"
PAUSED = "live.paused"
ADJUSTED = "live.adjusted"
WENT = "live.went"
WENT_BACK = "live.went_back"
RESET = "live.reset"
STOPPED = "live.session_ended"
EDITED = "live.edited"
PLAN_ADOPTED = "live.plan_adopted"
SKIPPED = "live.skipped"
SHOWN = "live.shown"
PAGED = "live.paged"
RESUMED = "live.resumed"
GAP = "live.gap_noticed"
ANSWERED = "live.answered"
REOPENED = "live.session_reopened"
"""Beside an undo of the end, for the list of sessions; nothing to fold."""
ENDED_AGAIN = "live.session_ended_again"
"""Beside a redo of the end, likewise."""
UNDONE = "live.undone"

UNDOABLE = frozenset(
    {STARTED, PAUSED, ADJUSTED, WENT, WENT_BACK, RESET, STOPPED, EDITED, SKIPPED, SHOWN, RESUMED, ANSWERED}
)
"""What Ctrl+Z takes back (see `undoing.is_undoable`)."""

COUNT = "count"
HOLD = "hold"
