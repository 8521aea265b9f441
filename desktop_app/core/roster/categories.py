"""Which of the worlds that meet a word means: categories, trades, the short forms of hospitals and universities."""

import re
from dataclasses import dataclass
from functools import cache

from desktop_app.core.categories import OTHER
from desktop_app.core.folding import fold

# The word that comes first decides ("Recherche clinique", "Entreprise de santé"); at one place, the first line here.
# Short forms are understood at the beginning only.
_CATEGORIES = (
    ("patients", r"assoc\w*|asso|patient\w*|usager\w*|malade\w*|aidant\w*|carers?|caregivers?|famille\w*"),
    (
        "industry",
        r"indust\w*|entrepr\w*|start ?ups?|startups?|prive\w*|private|societe|compan\w*|business|pme|eti|tpe"
        r"|corporate|editeur\w*|pharma\w*|laboratoires? pharma\w*|medtech|biotech|fabricant\w*|consult\w*"
        r"|investisseu\w*|vendor|^(?:ceo|cto|coo|chef de produit|commercial\w*|account)",
    ),
    (
        "clinical",
        r"clinicien\w*|clinici?ans?|clinique|clinic|clinical|medecin\w*|soignant\w*|hospital\w*|hopital"
        r"|infirmi\w*|chirurgi\w*|interne|praticien\w*"
        r"|doctors?|physicians?|nurses?|surgeons?|paramedica\w*|kine\w*|sante|soins?|healthcare|pharmacien\w*"
        r"|sage femme|psychologue\w*|orthophoniste\w*|dieteticien\w*|ergotherapeute\w*"
        r"|^(?:ph|pu ?ph|mcu(?: ?ph)?|ccu(?: ?ah)?|cca|ahu|phu|ide|iade|ibode|ipa|as|chef de clinique)",
    ),
    (
        "research",
        r"cherch\w*|recherch\w*|research\w*|doctorant\w*|phd|post ?doc\w*|universit\w*|academi\w*"
        r"|scientifi\w*|scientists?|enseignant\w*|professeur\w*"
        r"|professors?|laboratoire\w*|labo|these|etudiant\w*|students?"
        r"|^(?:maitres?(?:se)? de conf\w*|mcf|ater|arc|tec|ig[er]|ingenieure?s? d etudes?)",
    ),
    (
        OTHER,
        r"institution\w*|collectivit\w*|administrati\w*|agence\w*|ministere|mairie|region|tutelle"
        r"|financeu\w*|presse|journalist\w*|elue?s?|autres?|others?|divers",
    ),
)
_CATEGORY_PATTERNS = tuple((key, re.compile(rf"\b(?:{words})\b")) for key, words in _CATEGORIES)
_CHOICES = re.compile(r"\s*[,;/|+]\s*")
_BLANKS = "-–—._ "

# Long enough that one slip makes no other word of them; "physician" is one letter from the French "physicien".
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
    if not text.strip(_BLANKS):
        return Meaning(OTHER)
    found = [_read(choice) for choice in _choices_in(text)]
    known = next((key for key in found if key not in ("", OTHER)), "")
    if known or OTHER in found:
        return Meaning(known or OTHER)
    near = next((near for word in fold(text).split() if (near := _one_slip_away(word))), None)
    return Meaning(near[0], taken_for=near[1]) if near else Meaning(OTHER, known=False)


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


def _read(choice: str) -> str:
    """The category of one choice, empty when no word of it is known."""
    places = (
        (found.start(), order, key)
        for order, (key, pattern) in enumerate(_CATEGORY_PATTERNS)
        if (found := pattern.search(choice))
    )
    return min(places, default=(0, 0, ""))[2]


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Folded word to its category and its spelling."""
    return {fold(word): (key, word) for key, words in _OFTEN_TYPED.items() for word in words.split()}


def _one_slip_away(typed: str) -> tuple[str, str] | None:
    """Category and word that a misspelt word most likely means."""
    singular = typed.removesuffix("s")
    near = [found for word, found in _spellings().items() if _is_one_slip(singular, word)]
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
