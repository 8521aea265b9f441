"""Who works at a computer, and what they may do there."""

from enum import Enum


class Role(Enum):
    """What somebody may do here; each may do all that the one before may."""

    RECEPTION = "reception"
    MODERATOR = "moderator"
    ORGANISER = "organiser"

    @property
    def rank(self) -> int:
        """The higher, the more it may."""
        return tuple(Role).index(self)

    @property
    def may_export(self) -> bool:
        """Lists and addresses leave the program."""
        return self is Role.ORGANISER

    @property
    def sees_addresses(self) -> bool:
        """E-mail addresses and telephone numbers are shown."""
        return self is Role.ORGANISER

    @property
    def may_set_pins(self) -> bool:
        """Says who gets into the other roles."""
        return self is Role.ORGANISER

    @property
    def may_drive(self) -> bool:
        """The clock and the hall's screen are driven from here; the reception leaves them to others."""
        return self is not Role.RECEPTION

    @property
    def may_print_lists(self) -> bool:
        """Sign-in sheets, lists and a file of all badges; one badge at the desk is not meant."""
        return self is not Role.RECEPTION

    @property
    def may_take_copies_away(self) -> bool:
        """Copies of the whole file, with every address, are carried off or put back."""
        return self is not Role.RECEPTION
