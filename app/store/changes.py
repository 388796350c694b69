"""What a step tells the screens after it is safely stored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The name of what was done, the tables it touched, and who did it (so that they can ignore their own)."""

    label: str
    tables: frozenset[str]
    initiator: object | None = None
