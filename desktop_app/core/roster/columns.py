"""What a column can hold, and which columns of a list hold it."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum


class Field(Enum):
    """What a column can feed. The value is the word used in settings and JSON."""

    GIVEN = "given_name"
    FAMILY = "family_name"
    FULL_NAME = "full_name"
    ACCOUNT_NAME = "account_name"
    EMAIL = "email"
    BUYER_EMAIL = "buyer_email"
    BUYER_GIVEN = "buyer_given_name"
    BUYER_FAMILY = "buyer_family_name"
    BUYER_NAME = "buyer_name"
    BUYER_INSTITUTION = "buyer_institution"
    PHONE = "phone"
    INSTITUTION = "institution"
    UNIT = "unit"
    ROLE = "role"
    CATEGORY = "category"
    IDEA = "idea"
    SPEED_DATING = "wants_speed_dating"
    DIET = "diet"
    ACCESS = "access"
    PHOTO = "consent_photo"
    PHOTO_REFUSED = "refuses_photo"
    SHARE = "consent_share"
    SHARE_REFUSED = "refuses_share"
    WISH = "wishes"
    AVOID = "avoids"
    NOTE = "note"
    STATUS = "status"
    DRAFT = "draft"
    CANCELLED_AT = "cancelled_at"
    REGISTERED = "registered_at"
    REGISTERED_TIME = "registered_time"
    SUBMITTED = "submitted_at"
    TICKET = "ticket_code"
    NETWORK = "network_address"
    """Dropped, never kept."""
    IGNORED = "ignored"


class Rank(IntEnum):
    """How well a column is understood, the best first."""

    CHOSEN = -1
    PLAIN = 0
    SENTENCE = 1


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what each column feeds.

    Attributes:
        record: index of the header among the records, -1 when the columns were guessed from what they hold.
        names: header text of each column (a letter where there is none).
        fields: field of each column; several columns may feed one field, the first non-empty cell wins.
        ranks: `Rank` of each column: chosen by a person, named by a plain word, understood from a sentence.
            A better column is asked before one that stands to its left; without ranks all are alike.
    """

    record: int
    names: tuple[str, ...]
    fields: tuple[Field | None, ...]
    ranks: tuple[Rank, ...] = ()
    _places: dict[Field, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note once where each field stands: it is asked for at every cell."""
        ranks = self.ranks or (Rank.PLAIN,) * len(self.fields)
        best_first = sorted(range(len(self.fields)), key=lambda place: ranks[place])
        places = {fed: tuple(i for i in best_first if self.fields[i] is fed) for fed in self.fields if fed}
        object.__setattr__(self, "_places", places)

    def columns(self, *wanted: Field) -> tuple[int, ...]:
        """Columns that feed the field, the best understood first; of several fields, left to right."""
        if len(wanted) == 1:
            return self._places.get(wanted[0], ())
        return tuple(sorted(i for fed in wanted for i in self._places.get(fed, ())))


def letter_of(column: int) -> str:
    """``A``, ``B``... ``Z``, ``AA``, as spreadsheets name columns."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
