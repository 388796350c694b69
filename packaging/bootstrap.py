"""One command from a fresh machine to the open window, or to every test passed.

    python packaging/bootstrap.py run     the window on the sample study
    python packaging/bootstrap.py test    every check and every test

This file only looks at the Python that runs it, so it keeps to syntax that old Pythons can read;
the work is in bootstrap_parts, which needs nothing but the standard library.
"""

from __future__ import annotations

import sys

OLDEST = (3, 11)


def too_old(version: tuple[int, ...]) -> str | None:
    """Return what to say when this Python is too old for Counterpoint, or None."""
    if version >= OLDEST:
        return None
    needed = ".".join(map(str, OLDEST))
    found = ".".join(map(str, version[:2]))
    return (
        f"Counterpoint needs Python {needed} or newer, and this is Python {found}.\n"
        f"Install a newer one, then name it: python{needed} packaging/bootstrap.py run"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    sentence = too_old(sys.version_info[:2])
    if sentence is not None:
        print(sentence, file=sys.stderr)
        return 1
    from bootstrap_parts.command_line import run  # only now: an old Python could not read it

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
