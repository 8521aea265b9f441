"""How long a search may take: seconds of a clock that is passed in, or a number of ticks (then deterministic)."""

from collections.abc import Callable


class Budget:
    """A budget that the parts of a search share.

    Args:
        clock_s: seconds used so far (CPU or wall), read and never set.
        seconds: what may be used from ``started_s``.
        ticks: instead of seconds, how often the search may ask; the result then depends on the seed alone.
        should_stop: asked now and then; True ends the search with what it has.
    """

    def __init__(
        self,
        clock_s: Callable[[], float],
        seconds: float,
        *,
        started_s: float | None = None,
        ticks: int | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        self._clock_s = clock_s
        self._started_s = clock_s() if started_s is None else started_s
        self._ticks = ticks
        self._should_stop = should_stop
        self._used_ticks = 0
        self.total = float(seconds if ticks is None else ticks)
        self.stopped = False

    @property
    def is_timed(self) -> bool:
        """Whether the budget counts seconds."""
        return self._ticks is None

    def used(self) -> float:
        """Seconds, or ticks, used so far."""
        return float(self._used_ticks) if self._ticks is not None else self._clock_s() - self._started_s

    def left(self) -> float:
        """Seconds, or ticks, left; 0 once stopped."""
        return 0.0 if self.stopped else max(0.0, self.total - self.used())

    def elapsed_s(self) -> float:
        """Seconds since the start, whatever the budget counts."""
        return self._clock_s() - self._started_s

    def tick(self) -> None:
        """Count one question, and ask whether somebody wants to stop."""
        self._used_ticks += 1
        if self._should_stop is not None and self._should_stop():
            self.stopped = True

    def part(self, share: float) -> "Slice":
        """A slice of ``share`` (0 to 1) of what is left."""
        return Slice(self, self.left() * share)


class Slice:
    """A part of a budget, for one phase of the search."""

    def __init__(self, budget: Budget, amount: float) -> None:
        self._budget = budget
        self._start = budget.used()
        self._amount = max(amount, 1e-9)

    def fraction(self) -> float:
        """How much of the slice is used; 1 or more: end the phase."""
        self._budget.tick()
        if self._budget.stopped:
            return 1.0
        return (self._budget.used() - self._start) / self._amount
