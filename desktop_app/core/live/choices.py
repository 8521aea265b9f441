"""What the moderator may choose: answers to a question, and ways to catch up."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer to a question; `key` goes back to the service."""

    key: str
    label: Text
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the moderator can decide ("the clock jumped: count it, or go on where it was?")."""

    key: str
    text: Text
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to catch up, with its consequence stated before it is applied.

    Attributes:
        key: what it changes; the whole proposal goes back to the service, so that what was read is what is done.
        gain_s: how much earlier the session ends. end: its new expected end. edits: what carries it out.
    """

    key: str
    text: Text
    gain_s: int
    end: str
    edits: tuple[Mapping[str, object], ...] = ()
