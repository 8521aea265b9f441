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

    A value may itself be a `Text`; it is translated before it is put in its place.
    """

    source: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def english(self) -> str:
        """The sentence in English, for logs and tests."""
        filled = {k: v.english() if isinstance(v, Text) else v for k, v in self.values.items()}
        return self.source.format(**filled) if filled else self.source
