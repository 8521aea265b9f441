"""What the program refuses to do, in words for a person and in a code for a program."""

from desktop_app.core.text import Text


class Refused(Exception):
    """A request that cannot be done, with the sentence that says why and what to do.

    Args:
        code: stable word for ``--json`` output and tests, for example ``"file-empty"``.
        source: English sentence marked with `N_`, with ``{name}`` places; or the whole `Text`.
        values: what fills the places.
    """

    def __init__(self, code: str, source: str | Text, **values: object) -> None:
        self.code = code
        self.text = source if isinstance(source, Text) else Text(source, values)
        super().__init__(self.text.english())
