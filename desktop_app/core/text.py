"""Texts that a rule writes before anybody knows the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def N_(source: str) -> str:  # noqa: N802 - the name that translators know
    """Mark an English source text for the catalogue and return it unchanged."""
    return source


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence: English source with ``{name}`` places, and the values that fill them.

    A value may itself be a `Text`; it is translated before it is put in its place. A measure is given as a ``float``:
    its decimal sign is the reader's.

    Attributes:
        singular: the English source for one thing, in a sentence about ``values["n"]`` of them (see `counted`).
    """

    source: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    singular: str = ""

    def english(self) -> str:
        """The sentence in English, for logs and tests."""
        filled = {k: v.english() if isinstance(v, Text) else short(v) for k, v in self.values.items()}
        source = self.singular if self.singular and filled["n"] == 1 else self.source
        return source.format(**filled) if filled else source


def short(value: object) -> object:
    """A measure as short as it is exact, with the English decimal sign; anything else as it is."""
    return f"{value:g}" if isinstance(value, float) else value


def counted(singular: str, plural: str, n: int, **values: object) -> Text:
    """A sentence about ``n`` things, said in the form that the reader's language has for so many; ``{n}`` is filled."""
    return Text(plural, {"n": n, **values}, singular)
