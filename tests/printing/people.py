"""Badge contents for tests: plain and dirty names of several scripts, always the same."""

from random import Random

from desktop_app.core import codes
from desktop_app.core.badge.content import BadgeContent, Row

NAMES = (
    ("Anne-Laure", "VILLEMIN", "CHRU de Nancy", "Cardiologie interventionnelle"),
    (
        "Jean-Christophe",
        "de LA ROCHEFOUCAULD-LIANCOURT",
        "Institut national de recherche en automatique",
        "PU-PH",
    ),
    ("Émilie", "LE GALL", "Université de Lorraine", "CRAN (UMR 7039)"),
    ("محمد", "الفاسي", "جامعة محمد الخامس", ""),
    ("דוד", "בן־גוריון", "Technion", ""),
    ("小明", "王", "北京大学", "Researcher 🎉"),
    ("Nguyễn Thị", "PHƯƠNG", "Đại học Y Hà Nội", ""),
    ("Łukasz", "ŻÓŁĆ", "Uniwersytet Jagielloński", "=cmd|' /C calc'!A0"),
)
CATEGORIES = (
    ("clinical", "Clinicienne", "#0072B2", "circle"),
    ("research", "Recherche", "#009E73", "square"),
    ("industry", "Industrie", "#E69F00", "triangle"),
    ("patients", "Association de patients", "#B4568F", "diamond"),
)
PLAN = tuple(Row(f"Tour {n + 1}", f"16:{30 + n}", f"Table {n + 3}") for n in range(6))


def contents(count: int, seed: int = 1) -> list[BadgeContent]:
    """So many badges, each with a code of its own."""
    random = Random(seed)
    return [_content(number, codes.new_code(random.randrange)) for number in range(count)]


def _content(number: int, code: str) -> BadgeContent:
    given, family, institution, role = NAMES[number % len(NAMES)]
    key, word, colour, shape = CATEGORIES[number % len(CATEGORIES)]
    return BadgeContent(
        given_name=given,
        family_name=family,
        institution=institution,
        role=role,
        code=code,
        community="Numérique et Santé",
        event="Cardiologie",
        category_key=key,
        category=word,
        category_colour=colour,
        category_shape=shape,
        table="Table 7",
        plan_title="Votre speed dating",
        plan=PLAN,
        notes="Mes notes",
    )
