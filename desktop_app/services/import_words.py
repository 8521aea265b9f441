"""What a list changes about somebody, in words: the field, what stood there, what will stand there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.core.roster.own_list import COLUMNS, STATUSES
from desktop_app.core.text import Text
from desktop_app.i18n import tr, tr_text, trc

_FIELDS = (
    *(
        "family_name",
        "given_name",
        "email",
        "phone",
        "institution",
        "unit",
        "role",
        "category_key",
        "category_typed",
    ),
    *("status", "wants_speed_dating", "idea", "consent_share", "consent_photo", "needs", "note"),
)
"""The fields that a list can change, in the order in which they are told."""
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a list changes.

    Attributes:
        field: by its name in `ImportedRow`. old, new: as the file keeps them.
        old_word, new_word: as a person reads them.
    """

    field: str
    old: object
    new: object
    old_word: str
    new_word: str

    def text(self, longest: int = 0) -> str:
        """``Telephone: 1 → 2``; with ``longest`` each of the two is cut where it is longer."""
        old, new = (_cut(word, longest) for word in (self.old_word, self.new_word))
        heading = COLUMNS["category" if self.field == "category_key" else self.field]
        return tr("{field}: {old} → {new}", field=tr_text(Text(heading)), old=old, new=new)


def changes_text(changes: Iterable[FieldChange], longest: int = 0) -> str:
    """All changes of a row as one sentence; ``longest`` as for `FieldChange.text`."""
    told = " · ".join(change.text(longest) for change in changes)
    return told if told.endswith((".", "…", "!", "?")) else f"{told}."


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Words for changes.

    Attributes:
        categories: key of a category to its word.
    """

    categories: Mapping[str, str]

    def of(self, changes: Mapping[str, object], known: Mapping[str, object]) -> tuple[FieldChange, ...]:
        """Every change, in the order of the fields; what reads the same before and after is none to a person."""
        found = (
            FieldChange(
                name,
                known.get(name),
                changes[name],
                self._word(name, known.get(name)),
                self._word(name, changes[name]),
            )
            for name in _FIELDS
            if name in changes
        )
        return tuple(change for change in found if change.old_word != change.new_word)

    def _word(self, name: str, value: object) -> str:
        if value in ("", None):
            return _NOTHING
        if isinstance(value, bool):
            return trc("answer", "Yes") if value else trc("answer", "No")
        if name == "category_key":
            return self.categories.get(str(value), str(value))
        if name == "status" and value in STATUSES:
            return tr_text(Text(STATUSES[str(value)]))
        return str(value)


def _cut(word: str, longest: int) -> str:
    if not longest or len(word) <= longest:
        return word
    return f"{word[: longest - 1].rstrip()}…"
