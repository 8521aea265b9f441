"""Start the program: ``python -m desktop_app`` and the ``ronde`` command."""

import sys


def main() -> int:
    """Run with the arguments of the command line and return the exit code."""
    from desktop_app import bootstrap

    return bootstrap.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
