"""Which computer is which desk of a community file: two that both call themselves "1" look alike in the journal."""

from itertools import count

from desktop_app.core.errors import Refused
from desktop_app.services.recorder import Recorder
from desktop_app.store import settings_table

_FAMILY = "desk:"


class Desks:
    """The desks that have worked on this file, by the mark that each computer gave itself."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def sign(self, computer: str, chosen: str = "") -> str:
        """Sign as this computer's desk from now on, and let the others know; gives the name of the desk.

        It is the one chosen, or else the one it had here, or the first free number, chosen and kept in one
        transaction: two computers that open a file at once are two desks. A file that cannot be written is opened
        all the same.
        """
        known = self._names().get(computer)
        if known is not None and chosen in ("", known):
            self._recorder.desk = known
            return known
        try:
            with self._recorder.transaction() as transaction:
                self._recorder.desk = name = self._name_for(computer, chosen)
                transaction.add("setting.changed", f"setting:{_FAMILY}{computer}", {"value": name})
        except Refused:
            self._recorder.desk = name = self._name_for(computer, chosen)
        return name

    def is_taken(self, computer: str, name: str) -> bool:
        """Whether another computer has called itself so."""
        return name in self._names_of_others(computer)

    def _name_for(self, computer: str, chosen: str) -> str:
        others = self._names_of_others(computer)
        return chosen or self._names().get(computer) or next(n for n in map(str, count(1)) if n not in others)

    def _names_of_others(self, computer: str) -> set[str]:
        return {name for mark, name in self._names().items() if mark != computer}

    def _names(self) -> dict[str, str]:
        known = settings_table.family(self._recorder.store, _FAMILY)
        return {mark: str(name) for mark, name in known.items()}
