"""Names inside sentences."""

import unicodedata


def isolated(name: str) -> str:
    """A name that runs from right to left, set apart so that the words and signs around it keep their order."""
    is_leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)
    return f"\u2068{name}\u2069" if is_leftward else name
