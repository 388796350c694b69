"""One thing to know of a report before it is written. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import SegmentId
from app.study.rows import ParticipantId
from app.ui.reports.sections import Section


class Weight(StrEnum):
    """What a check means for the report, as the heading over such checks."""

    STOPS = "Stops the report"
    LOOK = "Look at this first"
    CHANGED = "Changed to protect people"


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence about one place of the report, and where it leads."""

    weight: Weight
    sentence: str
    advice: str = ""
    segment: SegmentId | None = None
    """The passage it is about."""
    participant: ParticipantId | None = None
    section: Section | None = None
    """Where in the report it stands."""


def of_weight(checks: Sequence[Check], weight: Weight) -> list[Check]:
    """The checks that mean this."""
    return [check for check in checks if check.weight is weight]


def said_of(checks: Sequence[Check]) -> str:
    """All checks in a line; empty when there is nothing to say."""
    stops, look, changed = (len(of_weight(checks, weight)) for weight in Weight)
    parts = []
    if stops:
        parts.append("1 thing stops this report" if stops == 1 else f"{stops} things stop this report")
    if look:
        parts.append("1 thing to look at" if look == 1 else f"{look} things to look at")
    if changed:
        parts.append("1 change to protect people" if changed == 1 else f"{changed} changes to protect people")
    return " · ".join(parts)
