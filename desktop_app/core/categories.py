"""The worlds that meet: the four categories of the community, and the rest."""

from dataclasses import dataclass

OTHER = "other"
LONGEST_WORD = 28


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its two words, its colour (``#RRGGBB``) and the shape that doubles the colour."""

    key: str
    label_fr: str
    label_en: str
    colour: str
    shape: str

    def label(self, language: str) -> str:
        """The word in that language (``"fr"`` or ``"en"``)."""
        return self.label_fr if language == "fr" else self.label_en

    def word(self, typed: str, language: str) -> str:
        """The word for one person: what they wrote ("Clinicienne") says it better than the plural of the list."""
        said = typed if 0 < len(typed) <= LONGEST_WORD else ""
        return said[:1].upper() + said[1:] or self.label(language)


# Colour-blind safe set of Okabe and Ito (2008), with the purple darkened; each has a shape of its own.
DEFAULT_CATEGORIES = (
    Category("clinical", "Cliniciens", "Clinicians", "#0072B2", "circle"),
    Category("research", "Recherche", "Research", "#009E73", "square"),
    Category("industry", "Industrie", "Industry", "#E69F00", "triangle"),
    Category("patients", "Associations", "Associations", "#B4568F", "diamond"),
    Category(OTHER, "Autres", "Others", "#56B4E9", "hexagon"),
)
