"""Which computer is which desk of a community file: two that both call themselves "1" look alike in the journal."""

from itertools import count

from desktop_app.core.errors import Refused
from desktop_app.services.settings import Settings

_FAMILY = "desk:"


class Desks:
    """The desks that have worked on this file, by the mark that each computer gave itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def name_for(self, computer: str, chosen: str = "") -> str:
        """The name of this computer's desk: the one chosen, or else the one it had here, or the first free number."""
        known = self._settings.family(_FAMILY)
        others = self._names_of_others(computer)
        return chosen or str(known.get(computer) or next(n for n in map(str, count(1)) if n not in others))

    def keep(self, computer: str, name: str) -> None:
        """Let the others know; a file that cannot be written is opened all the same."""
        try:
            self._settings.set(f"{_FAMILY}{computer}", name)
        except Refused:
            return

    def is_taken(self, computer: str, name: str) -> bool:
        """Whether another computer has called itself so."""
        return name in self._names_of_others(computer)

    def _names_of_others(self, computer: str) -> set[str]:
        return {name for mark, name in self._settings.family(_FAMILY).items() if mark != computer}
