"""Saying how much of a journey did not leave with what was copied."""

from collections.abc import Iterable, Sequence

from app.coding.rules import NOT_QUOTED


def copied_said(done: str, rows: Iterable[Sequence[str]]) -> str:
    """What was done, and how many cells stayed in the study and why."""
    kept = sum(cell == NOT_QUOTED for row in rows for cell in row)
    if not kept:
        return done
    cells = "1 cell is" if kept == 1 else f"{kept} cells are"
    return (
        f"{done} {cells} left out: who told it did not agree to be quoted or set beside others, or a concern "
        "stands there."
    )
