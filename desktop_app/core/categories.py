"""The worlds that meet: the four categories of the community, and the rest."""

from dataclasses import dataclass

OTHER = "other"


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


# Colour-blind safe set of Okabe and Ito (2008), with the purple darkened; each has a shape of its own.
DEFAULT_CATEGORIES = (
    Category("clinical", "Cliniciens", "Clinicians", "#0072B2", "circle"),
    Category("research", "Recherche", "Research", "#009E73", "square"),
    Category("industry", "Industrie", "Industry", "#E69F00", "triangle"),
    Category("patients", "Associations", "Associations", "#B4568F", "diamond"),
    Category(OTHER, "Autres", "Others", "#56B4E9", "hexagon"),
)
