"""Doubts at the door: somebody else may have come with this badge. Opened in one key, solved by name."""

from dataclasses import dataclass

from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, display_name
from desktop_app.core.text import N_
from desktop_app.services.recorder import Recorder
from desktop_app.store import registrations_table


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt and how it ended. Times in Unix milliseconds; ``solved_ms`` is None while it is open."""

    id: str
    registration_id: str
    name: str
    opened_ms: int
    opened_desk: str
    opened_operator: str
    note: str
    solved_ms: int | None
    solved_operator: str
    solution: str


class Doubts:
    """The list of doubts of a meeting."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def open(self, event_id: str, registration_id: str, note: str = "") -> str:
        """Open a doubt about a registration; its id."""
        doubt_id = self._recorder.new_id()
        payload = {"registration_id": registration_id, "note": clean(note, 500)}
        self._recorder.record("doubt.opened", f"doubt:{doubt_id}", payload, event_id)
        return doubt_id

    def solve(self, event_id: str, doubt_id: str, solution: str) -> None:
        """Say how it ended. Raises `Refused` ``doubt-unsolved`` without words."""
        solution = clean(solution, 500)
        if not solution:
            raise Refused("doubt-unsolved", N_("Say in a few words how this was solved."))
        self._recorder.record("doubt.solved", f"doubt:{doubt_id}", {"solution": solution}, event_id)

    def of_event(self, event_id: str) -> list[Doubt]:
        """All doubts, the open ones first; also two desks that let the same badge in."""
        rows = registrations_table.doubts(self._recorder.store, event_id)
        return [
            Doubt(
                id=row["id"],
                registration_id=row["registration_id"],
                name=display_name(row["given_name"], row["family_name"]),
                opened_ms=row["opened_ms"],
                opened_desk=row["opened_desk"],
                opened_operator=row["opened_operator"],
                note=row["note"],
                solved_ms=row["solved_ms"],
                solved_operator=row["solved_operator"],
                solution=row["solution"],
            )
            for row in rows
        ]
