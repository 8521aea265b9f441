"""The boxes that can be added, by name, and what a box in hand is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.core.badge.boxes import (
    BandBox,
    Box,
    CodeBox,
    FillBox,
    NotesBox,
    PictureBox,
    Rect,
    RowsBox,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.i18n import tr, trc

_GIVEN = ("{given_name}", 53.0, 35.0, 24.0)


def field_words() -> dict[str, str]:
    """The fields that a text can name, in the words of the reader."""
    return {
        "{given_name}": tr("Given name"),
        "{family_name}": tr("Family name"),
        "{given_name} {family_name}": tr("Whole name"),
        "{institution}": tr("Institution"),
        "{role}": tr("Unit or function"),
        "{unit}": tr("Unit"),
        "{function}": tr("Function"),
        "{category}": tr("Category"),
        "{table}": tr("First table"),
        "{flag}": tr("Special role"),
        "{community}": tr("Community"),
        "{event}": tr("Theme"),
        "{title}": tr("Title of the event"),
        "{date}": tr("Date"),
        "{place}": tr("Place"),
        "{plan_title}": tr("Title of the back"),
        "{plan_note}": tr("Note of the back"),
    }


def shown_template(template: str) -> str:
    """A text with its fields in the reader's words: ``{Prénom}``."""
    for field, word in _single_fields():
        template = template.replace(field, f"{{{word}}}")
    return template


def template_typed(text: str) -> str:
    """The text as layouts keep it, from fields in the reader's words or in theirs."""
    for field, word in _single_fields():
        text = re.sub(re.escape(f"{{{word}}}"), field, text, flags=re.IGNORECASE)
    return text


def _single_fields() -> list[tuple[str, str]]:
    return [(field, word) for field, word in field_words().items() if field.count("{") == 1]


@dataclass(frozen=True, slots=True)
class Addition:
    """A box that can be added: its name and how it is made."""

    word: str
    make: Callable[[], Box]


def additions() -> tuple[Addition, ...]:
    """What the button Add offers."""
    return (
        Addition(tr("Given name"), lambda: TextBox(Rect(5, 8, 60, 18), *_GIVEN, 2, Weight.BOLD, leading=1.0)),
        Addition(
            tr("Family name"),
            lambda: TextBox(
                Rect(5, 27, 60, 9), "{family_name}", 20.0, 14.0, 9.0, 2, Weight.SEMIBOLD, leading=1.05
            ),
        ),
        Addition(tr("Institution"), lambda: TextBox(Rect(5, 37, 45, 9), "{institution}", 11.0, 11.0, 7.0, 2)),
        Addition(tr("Field or text"), lambda: TextBox(Rect(5, 37, 45, 5), "{place}", 10.0, 10.0, 6.0, 1)),
        Addition(tr("Code"), lambda: CodeBox(Rect(5, 5, 26, 26))),
        Addition(tr("Category band"), lambda: BandBox(Rect(0, 40, 60, 8), 11.0, 7.0, 4.0)),
        Addition(tr("Table plan"), lambda: RowsBox(Rect(5, 10, 60, 30), "plan", 12.0, 6.0, 8.0)),
        Addition(
            trc("badge back", "Programme"), lambda: RowsBox(Rect(5, 10, 60, 30), "programme", 9.0, 6.0, 6.0)
        ),
        Addition(tr("Lines for notes"), lambda: NotesBox(Rect(5, 30, 60, 12), 9.0)),
        Addition(tr("Line"), lambda: FillBox(Rect(5, 30, 60, 0.5))),
        Addition(tr("Logo"), lambda: PictureBox(Rect(5, 5, 25, 10))),
    )


def box_word(box: Box) -> str:
    """What a box is called."""
    if isinstance(box, TextBox):
        return field_words().get(box.template) or shown_template(box.template) or tr("Field or text")
    if isinstance(box, RowsBox):
        return tr("Table plan") if box.source == "plan" else trc("badge back", "Programme")
    words: dict[type[Box], str] = {
        CodeBox: tr("Code"),
        BandBox: tr("Category band"),
        NotesBox: tr("Lines for notes"),
        FillBox: tr("Line"),
        PictureBox: tr("Logo"),
    }
    return words[type(box)]


def upright_words() -> dict[Upright, str]:
    """Where lines stand in the height of a box."""
    return {Upright.TOP: tr("Top"), Upright.MIDDLE: tr("Middle"), Upright.BOTTOM: tr("Bottom")}
