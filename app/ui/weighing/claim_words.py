"""An assumption in few words. No Qt."""

LONGEST = 90
"""Letters of a statement where there is little room."""


def shortened(statement: str) -> str:
    """A statement on one line, not too long."""
    said = " ".join(statement.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"
