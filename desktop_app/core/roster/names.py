"""Names of people: tidied without blind title case, parted when they came in one cell, put back when swapped."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import dropwhile

from desktop_app.core.folding import fold
from desktop_app.core.roster.given_names import is_given_name
from desktop_app.core.roster.repair import listed

_TITLES = (
    r"m|mr|mrs|ms|mme|mlle|mmes|mm|monsieur|madame|mademoiselle|miss|dr|drs|docteur|docteure|doctor|pr|prof"
    r"|professeur|professeure|professor|me|ma[iî]tre|sir|ing"
)
_JOINED = r"(?:et|and|und|&|\+)"
# "Dr. med." too ("Med" without a dot is short for Mohamed), and "M. et Mme".
_LEADING_TITLE = re.compile(
    rf"^(?:(?:{_TITLES})(?:\.\s*|\s+)(?:(?:med|phil|habil|rer\.\s*nat)\.\s*)*(?:{_JOINED}\s+(?=(?:{_TITLES})\b))?)+(?=\S)",
    re.IGNORECASE,
)
_TRAILING_TITLE = re.compile(rf"\s+{_JOINED}\s+(?:{_TITLES})\.?$", re.IGNORECASE)
_DEGREE = r"(?:Ph\.?\s?D|PHD|phd|M\.?D|M\.?Sc|MBA|Pharm\.?\s?D|HDR)\.?"
_AFTER_COMMA = rf"\s*,\s*(?:{_DEGREE}|(?i:dr|pr|prof)\.?)"
_TRAILING_DEGREES = re.compile(rf"(?:{_AFTER_COMMA}|\s+{_DEGREE})+$")
_DEGREES_AFTER_COMMA = re.compile(rf"(?:{_AFTER_COMMA})+$")
_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_EDGES = " \t'’`´\"“”«»,;:._*/\\"
_AND = re.compile(rf"\s+{_JOINED}\s+|\s*(?:/|&|\+)\s*", re.IGNORECASE)
_JOINS_NAMES = re.compile(r"\s+(?:et|and|und|&)\s+", re.IGNORECASE)
_COUPLE_OF_TITLES = re.compile(rf"^(?:{_TITLES})\.?\s+{_JOINED}\s+(?:{_TITLES})\b", re.IGNORECASE)
_COMPANY = listed(
    "sarl|sas|sa|eurl|sci|scp|selarl|cie|co|ltd|inc|gmbh|avocats|associes|associates|fils|freres|sons"
)
_LOW_PARTICLES = listed(
    "de|du|des|d|von|van|der|den|zu|zum|zur|da|do|dos|das|e|y|of|dit|dite|ter|ten|op|af|av"
)
_FAMILY_STARTS = listed("le|la|les|l|el|al|ben|o")
_HIGH_PARTICLES = listed(
    "le|la|les|el|al|ben|bin|ibn|abu|abou|ait|san|santa|saint|sainte|st|ste|mac|mc|di|del|della"
)
_PARTICLES = _LOW_PARTICLES | _FAMILY_STARTS | _HIGH_PARTICLES | listed("los|las")
_SIGNS = frozenset(" -'’‘`´.,:*&+/()[]?\ufffd\u200c\u200d·\"“”«»_°")
_WORD = re.compile(r"[^\W_]+(?:[?\ufffd]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A given and a family name, and whether the split between them was read or guessed."""

    given: str
    family: str
    sure: bool = True


def looks_like_name(text: str) -> bool:
    """Letters of any script with the few signs that names and their remarks use; formulas, code and markup are none."""
    signs_are_few = all(c.isalpha() or unicodedata.combining(c) or c in _SIGNS for c in text)
    return signs_are_few and ".." not in text and text[:1] not in ("+", "-", "=", "@")


def strip_name(text: str) -> str:
    """A name without titles (``Pr.``), degrees (``PhD``), remarks in brackets and stray quotes or apostrophes.

    What does not look like a name is kept as it was typed.
    """
    if not looks_like_name(text):
        return text
    bare = _IN_BRACKETS.sub(" ", text).strip(_EDGES + "()[]")
    bare = _LEADING_TITLE.sub("", bare).strip(_EDGES) or bare
    bare = _TRAILING_TITLE.sub("", bare).strip(_EDGES) or bare
    return " ".join(_without_degrees(bare).split())


def _without_degrees(text: str) -> str:
    """``Rahman MD`` stays whole: of two words the second is rather a name (short for Mohamed), unless after a comma."""
    bare = _TRAILING_DEGREES.sub("", text).strip(_EDGES)
    return bare if " " in bare else _DEGREES_AFTER_COMMA.sub("", text).strip(_EDGES) or text


def recase(text: str, is_family: bool) -> str:
    """A name typed all in capitals or all in small letters, as it is usually written; any other stays as it is.

    Particles stay small (``DE LA HAYE`` is ``de la Haye``, ``D'HAUSSONVILLE`` is ``d'Haussonville``), ``LE GOFF`` is
    ``Le Goff``, ``L'HUILLIER`` is ``L'Huillier``. A mixed spelling is the person's own and is kept.
    """
    letters = [c for c in text if c.isalpha()]
    if not looks_like_name(text):
        return text
    if not letters or not (all(not c.islower() for c in letters) or all(not c.isupper() for c in letters)):
        return _recase_shouted(text) if is_family else text
    if len(letters) == 1:
        return text.upper()
    words = text.lower().split(" ")
    return " ".join(_cased_word(word, words, place, is_family) for place, word in enumerate(words))


def _recase_shouted(text: str) -> str:
    """``de la HAYE``: small particles before a shouted name."""
    words = text.split(" ")
    if len(words) < 2 or not all(
        w.isupper() or w.lower() == w and fold(w) in _LOW_PARTICLES | listed("la|les|l") for w in words
    ):
        return text
    return " ".join(w if w.islower() else _capitalised(w.lower()) for w in words)


def _cased_word(word: str, words: list[str], place: int, is_family: bool) -> str:
    bare = fold(word)
    if is_family and place < len(words) - 1:
        if not place and bare in ("du", "des"):  # contracted articles take the capital: Du Bellay, Des Forêts
            return _capitalised(word)
        if bare in _LOW_PARTICLES or (bare in ("la", "las", "los") and place and words[place - 1] == "de"):
            return word
        if bare in _HIGH_PARTICLES:
            return _capitalised(word)
    if is_family and re.match(r"d['’]\w", word):
        return word[:2] + _capitalised(word[2:])
    return _capitalised(word)


def _capitalised(word: str) -> str:
    """Each part of a word with a capital: after hyphens, and after the apostrophe of ``O'Connor`` or ``L'Huillier``."""
    cased = _WORD.sub(
        lambda m: m.group()[0].upper() + m.group()[1:] if len(m.group()[0].upper()) == 1 else m.group(), word
    )
    return re.sub(r"\bMc([a-zà-ÿ])", lambda m: f"Mc{m.group(1).upper()}", cased)


def part_full_name(text: str, family_first: bool | None = None, spelled: tuple[str, ...] = ()) -> Name:
    """Given and family name from one cell.

    Args:
        text: already stripped by `strip_name`.
        family_first: what the header says ("NOM Prénom"), if it says anything.
        spelled: folded words of the e-mail address before the @, which often spell given then family name.

    Capitals decide first (``MARCHAL Christine``), then a comma, the address, known first names, the header.
    """
    if not looks_like_name(text):
        return Name("", text, sure=False)
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        if family and given:
            return Name(given, family)
    words = text.split(" ")
    if len(words) < 2:
        return Name("", text, sure=False)
    return (
        _part_by_capitals(words)
        or _part_by_address(words, spelled)
        or _part_by_knowledge(words, family_first)
    )


def _shouts(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _part_by_capitals(words: list[str]) -> Name | None:
    shouted = [_shouts(word) for word in words]
    if all(shouted) or not any(shouted):
        return None
    first = shouted.index(True)
    last = len(words) - shouted[::-1].index(True)
    while first and fold(words[first - 1]) in _LOW_PARTICLES | {"la", "les"} and words[first - 1].islower():
        first -= 1
    before, family, after = words[:first], words[first:last], words[last:]
    if before and after:
        return None
    return Name(" ".join(before or after), " ".join(family)) if before or after else None


def _part_by_address(words: list[str], spelled: tuple[str, ...]) -> Name | None:
    target = "".join(spelled)
    folded = [fold(word).replace(" ", "") for word in words]
    if "".join(folded) != target and sorted("".join(folded)) != sorted(target):
        return None
    for cut in range(1, len(words)):
        left, right = "".join(folded[:cut]), "".join(folded[cut:])
        by_words = spelled and _boundary(spelled, right) and target == right + left
        if by_words:  # typed family first, the address says given first
            return Name(" ".join(words[cut:]), " ".join(words[:cut]))
    for cut in range(1, len(words)):
        left, right = "".join(folded[:cut]), "".join(folded[cut:])
        if (
            target == left + right
            and _boundary(spelled, left)
            and (cut == 1 or is_given_name(" ".join(words[:cut])))
        ):
            return Name(" ".join(words[:cut]), " ".join(words[cut:]))
    return None


def _boundary(spelled: tuple[str, ...], start: str) -> bool:
    """The address breaks a word exactly after ``start``."""
    length = 0
    for word in spelled:
        length += len(word)
        if length >= len(start):
            return length == len(start)
    return False


def _part_by_knowledge(words: list[str], family_first: bool | None) -> Name:
    starts, ends = is_given_name(words[0]), is_given_name(words[-1])
    sure = starts != ends
    if sure:
        family_first = ends
    if family_first:
        cut = _end_of_family(words) if ends else len(words) - 1
        given, family = words[cut:], words[:cut]
    else:
        cut = 1
        while cut < len(words) - 1 and is_given_name(words[cut]) and starts:
            cut += 1
        given, family = words[:cut], words[cut:]
    return Name(" ".join(given), " ".join(family), sure and _is_one_family_name(family))


def _end_of_family(words: list[str]) -> int:
    """Where the given names begin that a cell ends with: ``Garcia Lopez`` before ``Maria del Carmen``, ``Ben Ali``
    before ``Fatima``."""
    cut = len(words) - 1
    while cut > 1:
        before = cut - 1
        while before > 1 and fold(words[before]) in _PARTICLES:  # a family name does not end with one
            before -= 1
        if not is_given_name(words[before]):
            break
        cut = before
    while cut < len(words) - 1 and all(fold(word) in _PARTICLES for word in words[:cut]):
        cut += 1
    return cut


def _is_one_family_name(words: list[str]) -> bool:
    """One word that is no first name, after any particles; of more words some could be given names."""
    rest = list(dropwhile(lambda word: fold(word) in _PARTICLES, words))
    return len(rest) == 1 and not is_given_name(rest[0])


def part_two_people(given: str, family: str) -> tuple[Name, Name] | None:
    """Two people named in one row, or ``None``.

    ``BOULANGER et LÉONARD`` with ``Éloïse / Pascale``; ``Martin`` with ``Paul et Marie`` (one family name for both).
    """
    given_parts, family_parts = _parts(given), _parts(family)
    if len(given_parts) == 2 and len(family_parts) == 2:
        return Name(given_parts[0], family_parts[0]), Name(given_parts[1], family_parts[1])
    if len(given_parts) == 2 and len(family_parts) == 1:
        return Name(given_parts[0], family_parts[0]), Name(given_parts[1], family_parts[0])
    return None


def _parts(text: str) -> list[str]:
    if not looks_like_name(text):
        return [text]
    text = strip_name(text) if names_couple(text) else text
    return [part for part in (strip_name(piece) for piece in _AND.split(text)) if part]


def names_two(text: str) -> tuple[str, str] | None:
    """Two full names in one cell (``Paul Martin et Marie Dupont``), or ``None``."""
    parts = _parts(text)
    if len(parts) == 2 and all(" " in part for part in parts):
        return parts[0], parts[1]
    return None


def part_couple(text: str, family_first: bool | None = None) -> tuple[Name, Name] | None:
    """Two people with one family name in one cell, or ``None``.

    ``Petit Anne et Bernard`` and ``Anne et Bernard Petit``, where nothing speaks against it: both given names are
    known, the family name is none, no given name alone is in capitals. A person made two by mistake comes twice with
    every list; a couple read as one is told and quickly mended.
    """
    if not looks_like_name(text) or not _JOINS_NAMES.search(text):
        return None
    parts = [strip_name(part) for part in _JOINS_NAMES.split(strip_name(text))]
    if len(parts) != 2 or _AND.search(" ".join(parts)):
        return None
    alone, whole = parts if is_given_name(parts[0]) else parts[::-1]
    name = part_full_name(whole, family_first)
    expected = f"{name.given} {name.family}" if alone == parts[0] else f"{name.family} {name.given}"
    if (
        whole != expected
        or not (is_given_name(alone) and is_given_name(name.given))
        or not _is_sure_family(name)
    ):
        return None
    given_shout = [_shouts(alone), _shouts(name.given)]
    if any(given_shout) and not (all(given_shout) and _shouts(name.family)):
        return None
    other = Name(alone, name.family)
    return (other, name) if alone == parts[0] else (name, other)


def _is_sure_family(name: Name) -> bool:
    words = name.family.split()
    return _is_one_family_name(words) and fold(words[-1]) not in _COMPANY


def seems_two(text: str) -> bool:
    """Two names are joined in the cell, although it may be one person with two (``Durand/Martin``)."""
    return looks_like_name(text) and (names_couple(text) or len(_AND.split(text.strip())) > 1)


def names_couple(text: str) -> bool:
    """Titles of two people before one name: ``M. et Mme Petit``."""
    return bool(_COUPLE_OF_TITLES.match(text.strip()))


_LOST = re.compile("[?\ufffd]")


def recover_lost(text: str, lexicon: frozenset[str]) -> str | None:
    """``Th?r?se`` with its accents again, when exactly one known name fits; ``None`` when none or several do."""
    pattern = re.compile(
        "".join("[^\\W\\d_]" if _LOST.match(c) else re.escape(c) for c in text), re.IGNORECASE
    )
    fitting = {name for name in lexicon if len(name) == len(text) and pattern.fullmatch(name)}
    accented = {
        name for name in fitting if all(not name[i].isascii() for i, c in enumerate(text) if _LOST.match(c))
    }
    return next(iter(accented)) if len(accented) == 1 else None


_MUTE_SYLLABLE = re.compile("[bcdfghjklmnpqrstvwxz]{1,2}es?", re.IGNORECASE)
_LIKELY = {
    "a": "â",
    "c": "ç",
    "e": "é",
    "i": "ï",
    "n": "ñ",
    "o": "ô",
    "u": "ü",
    "oe": "œ",
    "ae": "æ",
    "ss": "ß",
}


def guess_lost(text: str, spelled: str) -> str | None:
    """``Gu?rin`` with the letter that an e-mail address (``guerin``, folded) shows, and its most likely accent."""
    pattern = "".join("([a-z]{1,2}?)" if _LOST.match(c) else re.escape(fold(c)) for c in text)
    found = re.fullmatch(pattern, spelled)
    if not found:
        return None
    letters = iter(found.groups())
    guessed = "".join(
        _accented(next(letters), text[place + 1 :]) if _LOST.match(c) else c for place, c in enumerate(text)
    )
    return guessed.upper() if text.isupper() else guessed


def _accented(letters: str, rest: str) -> str:
    """An e before a last syllable with a mute e is è (Lefèvre), é elsewhere (Guérin)."""
    if letters == "e" and _MUTE_SYLLABLE.fullmatch(rest):
        return "è"
    return _LIKELY.get(letters, letters)


def has_lost_letters(text: str) -> bool:
    """A question mark or replacement character stands where a letter was."""
    return bool(_LOST.search(text)) and any(c.isalpha() for c in text) and looks_like_name(text)


def begins_with_particle(text: str) -> bool:
    """``d'Haussonville``, ``de la Haye``, ``Le Goff``: only family names do."""
    words = fold(text).split()
    return len(words) > 1 and words[0] in _LOW_PARTICLES | _FAMILY_STARTS


def name_key(given: str, family: str) -> str:
    """Folded names for comparison: the same whatever the case, accents, hyphens and order of the two parts."""
    return " ".join(sorted(fold(f"{given} {family}").split()))
