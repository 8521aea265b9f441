"""The parser's own complaints, in the reader's language and in plain words."""

import re

from desktop_app.core.text import N_, Text
from desktop_app.i18n import tr, tr_text


class NotUnderstood(Exception):
    """What was typed is no command; the message says what is wrong and how to get help, in the reader's language."""


# argparse writes these in English only; the last pattern takes every complaint about one option.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<names>.+)", N_("Something is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.+)", N_("This is not understood: {names}.")),
    (
        r"argument (?P<name>[^:]+): invalid choice: (?P<word>.+?) \(choose from (?P<choices>.+)\)",
        N_("{name}: {word} is not one of {choices}."),
    ),
    (r"argument (?P<name>[^:]+): expected (?:one|at least one) argument", N_("{name} needs a value.")),
    (r"argument (?P<name>[^:]+): (?P<complaint>.+)", N_("{name}: {complaint}.")),
)


def explained(message: str) -> str:
    """The complaint as a sentence; unknown ones come back as they are."""
    for pattern, source in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return tr_text(Text(source, {name: _quoted(said) for name, said in found.groupdict().items()}))
    return message


def _quoted(said: str) -> str:
    """With the reader's marks around a word, where argparse sets those of Python."""
    return re.sub(r"'([^']*)'", lambda found: tr("“{word}”", word=found[1]), said)
