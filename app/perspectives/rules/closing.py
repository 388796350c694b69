"""What must be there before a claim is closed (DOMAIN P-01)."""

from app.perspectives.claim_rows import ClaimStatus
from app.problems import Problem

CLOSED = frozenset({ClaimStatus.CHALLENGED, ClaimStatus.UPHELD, ClaimStatus.SET_ASIDE, ClaimStatus.QUALIFIED})
"""The statuses that close a claim; to qualify one is to uphold a part of it, and asks for the same."""
_REASONED = CLOSED | {ClaimStatus.NOT_TESTABLE}
RIVAL = "Write down a rival explanation: what else could these accounts come from?"


def lacking(
    status: ClaimStatus, *, rationale: str, negative_cases: int, coded: int, people: int, acknowledged: bool
) -> tuple[str, ...]:
    """What is missing before a claim may have a status, each fit to follow "it needs"; empty where nothing is."""
    found = []
    if status in _REASONED and not rationale.strip():
        found.append("a rationale")
    if status in CLOSED and not negative_cases:
        found.append("a negative-case entry: what was found that does not fit, or how it was looked for")
    if status in CLOSED and coded < people and not acknowledged:
        found.append(f"your word that you know {people - coded} of {people} people are not fully coded yet")
    return tuple(found)


def refuse_closing(status: ClaimStatus, found: tuple[str, ...]) -> None:
    """A Problem that names all that is lacking at once."""
    if found:
        needs = found[0] if len(found) == 1 else f"{'; '.join(found[:-1])}; and {found[-1]}"
        raise Problem(f"This cannot be “{status.value}” yet: it needs {needs}.", "Add it, then decide.")


def reminder(status: ClaimStatus, rival: str) -> str:
    """What is good practice before closing and not required (DOMAIN §2.7.7); empty where it was done."""
    return RIVAL if status in CLOSED and not rival.strip() else ""
