"""What services tell the rest of the program after something was committed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """Something is different now; whoever shows it asks for a fresh snapshot.

    Attributes:
        families: first words of the kinds that were written: ``door``, ``registration``, ``person``, ``code``,
            ``event``, ``programme``, ``plan``, ``queue``, ``live``, ``badge``, ``setting``...; empty when another
            window or process wrote and everything may have changed.
        event_ids: the meetings concerned.
        subjects: what exactly, ``"family:id"``; empty when unknown.
    """

    families: frozenset[str]
    event_ids: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    @property
    def elsewhere(self) -> bool:
        """Whether another window or process wrote."""
        return not self.families

    def touches(self, *families: str) -> bool:
        """Whether one of these families may have changed."""
        return self.elsewhere or not self.families.isdisjoint(families)


Listener = Callable[[Changed], None]


class Changes:
    """Hands each `Changed` to every listener, in the thread that wrote."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told from now on; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changed: Changed) -> None:
        """Tell everybody."""
        for listener in tuple(self._listeners):
            listener(changed)
