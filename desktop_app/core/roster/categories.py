"""Which of the worlds that meet a word means: categories, trades, the short forms of hospitals and universities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop_app.core.categories import OTHER
from desktop_app.core.folding import fold
from desktop_app.core.roster.repair import listed

# The word that comes first decides ("Recherche clinique", "Entreprise de santé"); at one place, the first line here.
_CATEGORIES = (
    ("patients", r"assoc\w*|asso|patient\w*|usager\w*|malade\w*|aidant\w*|carers?|caregivers?|famille\w*"),
    (
        "industry",
        r"indust\w*|entrepr\w*|start ?ups?|startups?|prive\w*|private|societe|compan\w*|business|pme|eti|tpe"
        r"|corporate|editeur\w*|pharma\w*|laboratoires? pharma\w*|medtech|biotech|fabricant\w*|consult\w*"
        r"|investisseu\w*|vendor",
    ),
    (
        "clinical",
        r"clinicien\w*|clinici?ans?|clinique|clinic|clinical|medecin\w*|soignant\w*|hospital\w*|hopital"
        r"|infirmi\w*|chirurgi\w*|interne|praticien\w*"
        r"|doctors?|physicians?|nurses?|surgeons?|paramedica\w*|kine\w*|sante|soins?|healthcare|pharmacien\w*"
        r"|sage femme|psychologue\w*|orthophoniste\w*|dieteticien\w*|ergotherapeute\w*",
    ),
    (
        "research",
        r"cherch\w*|recherch\w*|research\w*|doctorant\w*|phd|ph d(?=$| student| candidate)|post ?doc\w*"
        r"|universit\w*|academi\w*|scientifi\w*|scientists?|enseignant\w*|professeur\w*"
        r"|professors?|laboratoire\w*|labo|these|etudiant\w*|students?"
        r"|maitres?(?:se)? de conf\w*|ingenieure?s? d etudes?",
    ),
    (
        OTHER,
        r"institution\w*|collectivit\w*|administrati\w*|agence\w*|ministere|mairie|region|tutelle"
        r"|financeu\w*|presse|journalist\w*|elue?s?|autres?|others?|divers",
    ),
)
_CATEGORY_PATTERNS = tuple((key, re.compile(rf"\b(?:{words})\b")) for key, words in _CATEGORIES)
# Job titles and short forms say less than any word above ("Commercial hospitalier", "PH, chercheur"). They begin a
# choice ("IDE au bloc"), or are the whole of it where they could begin anything ("As de pique").
_TRADES = (
    ("industry", r"^(?:ceo|cto|coo|chef de produit|commercial\w*|account)\b"),
    (
        "clinical",
        r"^(?:(?:ph|pu ?ph|mcu(?: ?ph)?|ccu(?: ?ah)?|cca|ahu|phu|ide|iade|ibode|ipa)\b|as(?:$| chr?u?\b))",
    ),
    ("research", r"^(?:(?:mcf|ater)\b|(?:arc|tec|ig[er])(?:$| chr?u?\b))"),
)
_TRADE_PATTERNS = tuple((key, re.compile(words)) for key, words in _TRADES)
_CHOICES = re.compile(r"\s*[,;/|+]\s*")
_NOTHING = listed("|n a|na|nc|nr|aucun|aucune|neant|rien|none|null|nothing|inconnu|inconnue|unknown")
_GUESTS = listed("invite|invitee|invites|guest|guests|vip|vips")
"""Words of lists of guests: they stand in none of the worlds, and say so."""

_SHORTEST_WITH_SLIP = 6
_WORDS_OF_THEIR_OWN = listed("patent|patents|patente|patentes|patience|psychologie|saignant|saignante")
# Long enough that one slip makes hardly another word of them; "physician" is one letter from the French "physicien".
_OFTEN_TYPED = {
    "patients": "patient patiente association associatif associative aidante",
    "industry": "industriel industrielle industrie entreprise consultant consultante",
    "clinical": "clinicien clinicienne médecin soignant soignante infirmier infirmière chirurgien chirurgienne"
    " praticien praticienne hospitalier hospitalière pharmacien pharmacienne psychologue",
    "research": "chercheur chercheuse recherche doctorant doctorante universitaire étudiant étudiante enseignant"
    " enseignante scientifique académique researcher",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a category cell means.

    Attributes:
        key: key of `core.categories`.
        known: the words are understood; a blank cell is, too.
        taken_for: the word that a misspelt one was taken for, or empty.
    """

    key: str
    known: bool = True
    taken_for: str = ""


def meaning_of(text: str) -> Meaning:
    """What a cell means; with several choices in it the first that is known wins.

    A word that is not known counts as one that is one slip away, when all such words mean the same category.
    """
    if fold(text) in _NOTHING | _GUESTS:
        return Meaning(OTHER)
    parts = _choices_in(text)
    found = [_read(part, _CATEGORY_PATTERNS) for part in parts]
    if not any(found) or (set(found) <= {"", OTHER} and parts[-1] != fold(text)):  # "Autre : IDE" is one, too
        found += [_read(part, _TRADE_PATTERNS) for part in parts]
    known = next((key for key in found if key not in ("", OTHER)), "")
    if known or OTHER in found:
        return Meaning(known or OTHER)
    near = next((near for word in fold(text).split() if (near := _one_slip_away(word))), None)
    return Meaning(near[0], taken_for=near[1]) if near else Meaning(OTHER, known=False)


def written(text: str) -> str:
    """A cell as it is printed: one word without its slip and as such words are written, any other as typed."""
    word = meaning_of(text).taken_for if text.isalpha() else ""
    return word.capitalize() or text


def read_category(text: str) -> str:
    """The key of `core.categories` that a word means, ``"other"`` when it is not known.

    With several choices in one cell the first that is known wins ("Chercheur, Association de patients").
    """
    return meaning_of(text).key


def choices(text: str) -> list[str]:
    """The different known categories that a multiple-choice cell names."""
    keys = (read_category(part) for part in _CHOICES.split(text) if part.strip())
    return list(dict.fromkeys(key for key in keys if key != OTHER))


def _choices_in(text: str) -> list[str]:
    """The folded parts of a cell, and the whole of it."""
    whole = fold(text)
    if whole.startswith(("autre ", "other ")):
        whole = whole.partition(" ")[2]
    return [*(fold(part) for part in _CHOICES.split(text)), whole]


def _read(choice: str, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> str:
    """The category of one choice, empty when no word of it is known."""
    places = (
        (found.start(), order, key)
        for order, (key, pattern) in enumerate(patterns)
        if (found := pattern.search(choice))
    )
    return min(places, default=(0, 0, ""))[2]


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Folded word to its category and its spelling."""
    return {fold(word): (key, word) for key, words in _OFTEN_TYPED.items() for word in words.split()}


@lru_cache(maxsize=4_096)
def _one_slip_away(typed: str) -> tuple[str, str] | None:
    """Category and word that a misspelt word most likely means; its first letter is right."""
    if len(typed) < _SHORTEST_WITH_SLIP or typed in _WORDS_OF_THEIR_OWN:
        return None
    singular = typed.removesuffix("s")
    near = [
        found for word, found in _spellings().items() if word[0] == typed[0] and _is_one_slip(singular, word)
    ]
    return near[0] if len({key for key, _ in near}) == 1 else None


def _is_one_slip(typed: str, word: str) -> bool:
    """One letter is wrong, missing or too many, or two neighbours are exchanged."""
    if abs(len(typed) - len(word)) > 1:
        return False
    while typed and word and typed[0] == word[0]:
        typed, word = typed[1:], word[1:]
    while typed and word and typed[-1] == word[-1]:
        typed, word = typed[:-1], word[:-1]
    return max(len(typed), len(word)) <= 1 or (len(word) == 2 and typed == word[::-1])
