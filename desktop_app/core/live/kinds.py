"""What a live entry says: its kinds, and the answers to a question."""

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
END_ASKED = "live.end_asked"
"""Next was pressed where nothing comes any more: the end is offered, and nothing has changed yet."""
REOPENED = "live.session_reopened"
"""Beside an undo of the end, for the list of sessions; nothing to fold."""
ENDED_AGAIN = "live.session_ended_again"
"""Beside a redo of the end, likewise."""
UNDONE = "live.undone"

UNDOABLE = frozenset(
    {STARTED, PAUSED, ADJUSTED, WENT, WENT_BACK, RESET, STOPPED, EDITED, SKIPPED, SHOWN, RESUMED, ANSWERED}
)
"""What Ctrl+Z takes back (see `undoing.is_undoable`)."""

SETTLE_A_GAP = frozenset(
    {STARTED, PAUSED, ADJUSTED, WENT, WENT_BACK, RESET, STOPPED, EDITED, SKIPPED, RESUMED}
)
"""Commands that answer for a gap by going on from what was counted."""

COUNT = "count"
HOLD = "hold"
END = "end"
