"""New material of somebody who stopped taking part is brought in only with a warning."""

from collections.abc import Iterable

from app.cli.terminal import Terminal
from app.safeguards.withdrawal import stopped
from app.store.project import Project


def warn_of(project: Project, terminal: Terminal, pseudonyms: Iterable[str]) -> None:
    """Say who of these stopped, and since when."""
    with project.reading() as session:
        known = {name.casefold(): (name, on) for name, on in stopped(session).items()}
    for pseudonym in dict.fromkeys(name.strip().casefold() for name in pseudonyms):
        if pseudonym in known:
            name, on = known[pseudonym]
            terminal.warn(
                f"{name} stopped taking part on {on}: this is new material of theirs. "
                "Remove it again unless they agreed to it."
            )
