"""The composition root: the only file that knows everybody. Everything heavy is imported late."""

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run the program with its arguments and return the exit code."""
    from desktop_app.cli import main

    return main.run(argv)
