"""One command from its arguments to its exit code."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from app.cli.parser import parse
from app.cli.terminal import Terminal
from app.problems import Problem

DONE, PROBLEM, USAGE = 0, 1, 2


def run(
    arguments: Sequence[str],
    *,
    stdin: TextIO,
    out: TextIO,
    err: TextIO,
    environ: Mapping[str, str],
    home: Path,
    person: str,
) -> int:
    """Do what the arguments say; 0 done, 1 a problem in one sentence on `err`, 2 usage (SystemExit)."""
    given = parse(arguments)
    terminal = Terminal(stdin, out, err, environ, home, person)
    # The command's own module is loaded only now, so that --help needs no database.
    from app.cli.commands import command_of

    try:
        do = command_of(given.command)
        if getattr(given, "looked_through", False) and given.key is not None:
            from app.cli.looking import look_through

            return look_through(do, given, terminal)
        return do(given, terminal)
    except Problem as problem:
        terminal.warn(str(problem))
        return PROBLEM
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        terminal.warn("Stopped; nothing of this command was stored.")
        return PROBLEM


def run_here(arguments: Sequence[str], environ: Mapping[str, str], home: Path, person: str) -> int:
    """Do a command in this process's own terminal, in UTF-8 and without translating newlines."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
    return run(
        arguments, stdin=sys.stdin, out=sys.stdout, err=sys.stderr, environ=environ, home=home, person=person
    )
