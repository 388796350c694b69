"""How codes and their paths are named."""

from app.coding.rows import PATH_SEPARATOR
from app.problems import Problem
from app.study.rules import clean_name

DEEPEST = 40
"""Levels of codes: nobody finds a code further down."""


def path_parts(path: str) -> list[str]:
    """The names along a code path, " / " between levels; a Problem when one is empty, or they are too many."""
    parts = path.split(PATH_SEPARATOR)
    if len(parts) > DEEPEST:
        raise Problem(f"A code stands at most {DEEPEST} levels deep.", "Leave some of the levels out.")
    return [clean_name(part) for part in parts]


def code_name(name: str) -> str:
    """A code's own name: clean, and free of the separator of paths."""
    cleaned = clean_name(name)
    if PATH_SEPARATOR in cleaned:
        raise Problem("A code's name cannot hold “ / ”, which parts the levels of a path.", "Leave it out.")
    return cleaned
