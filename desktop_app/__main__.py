"""Start the program: ``python -m desktop_app`` and the ``ronde`` command."""

import os
import sys

# The planner's matrices are small: more threads only cost. Read by NumPy's library when it is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """Run with the arguments of the command line and return the exit code."""
    from desktop_app import bootstrap

    return bootstrap.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
