"""E-mail addresses as people type them."""

import re
from dataclasses import dataclass

from desktop_app.core.folding import fold
from desktop_app.core.roster.repair import listed

# RFC 5321 lengths; a dot-atom of RFC 5322 before the @; at least two labels after it. No accents: few servers take any.
_ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{"
    r"|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_AT_WORDS = re.compile(r"\s*[\[({<]\s*(?:at|arobase|chez|@)\s*[\])}>]\s*|\s+(?:arobase|at)\s+", re.IGNORECASE)
_DOT_WORDS = re.compile(r"\s*[\[({]\s*(?:dot|point)\s*[\])}]\s*", re.IGNORECASE)
_NOTHING = listed("non|no|n a|na|nc|ras|aucun|aucune|none|anonymous|anonyme|null|pas d adresse")
_LONGEST_LOCAL, _LONGEST = 64, 254


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a cell held: usable addresses in lower case, and the pieces that are none."""

    usable: tuple[str, ...]
    refused: tuple[str, ...] = ()
    repaired: bool = False


def read_addresses(text: str) -> Addresses:
    """All addresses of a cell, in order.

    Reads ``Name <address>``, ``mailto:``, ``a @ b``, ``a(at)b``, several addresses parted by ``; , /`` or space, a
    comma typed for the last point, and a point too many at the end.
    """
    plain = text.replace("\u200b", "").strip()
    if not plain or fold(plain) in _NOTHING:
        return Addresses(())
    spelled = _DOT_WORDS.sub(".", _AT_WORDS.sub("@", plain))
    spelled = re.sub(r"\s*@\s*", "@", re.sub(r"mailto:", " ", spelled, flags=re.IGNORECASE))
    if "<" in spelled:
        spelled = " ; ".join(re.findall(r"<([^<>]*)>", spelled)) or spelled
    found: list[str] = []
    refused: list[str] = []
    for piece in re.split(r"\s*[;\n]\s*|\s+/\s+|/(?=[^/@]*@)|,\s+|\s+(?:ou|or|et|and)\s+", spelled):
        address = _usable(piece)
        if address is None and piece.strip():
            refused.append(piece.strip())
        elif address and address not in found:
            found.append(address)
    changed = bool(found) and found[0] != plain.lower()
    return Addresses(tuple(found), tuple(refused), changed)


def _usable(piece: str) -> str | None:
    address = piece.strip().strip("<>()[]\"'.,;: ").lower()
    if "@" in address and re.fullmatch(r"[^@]+@[^@,]+,[a-z]{2,}", address):
        address = address.replace(",", ".")
    if not address or len(address) > _LONGEST or len(address.partition("@")[0]) > _LONGEST_LOCAL:
        return None
    return address if _ADDRESS.fullmatch(address) else None


def words_of(address: str) -> tuple[str, ...]:
    """The words before the @, folded, digits left out: ``jean-luc.maire30@...`` gives jean, luc, maire."""
    local = re.sub(r"[0-9]+", " ", address.partition("@")[0].partition("+")[0])
    return tuple(fold(re.sub(r"[._-]+", " ", local)).split())


def name_order(address: str, given: str, family: str) -> int:
    """+1 when the address spells given then family name, -1 the other way round, 0 when it does not say."""
    spelled = "".join(words_of(address))
    first, second = fold(given).replace(" ", ""), fold(family).replace(" ", "")
    if not spelled or not first or not second or first == second:
        return 0
    if spelled == first + second or (len(second) > 2 and spelled == first[0] + second):
        return 1
    if spelled == second + first or (len(first) > 2 and spelled == second[0] + first):
        return -1
    return 0


def resembles(address: str, given: str, family: str) -> bool:
    """The address seems to be this person's: it spells the family name, or the given name as a whole word."""
    words = words_of(address)
    spelled = "".join(words)
    last, first = fold(family).replace(" ", ""), fold(given).replace(" ", "")
    return (len(last) > 2 and last in spelled) or (len(first) > 2 and first in words)
