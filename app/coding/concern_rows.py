"""What safeguarding concerns tell the rest of the house: frozen values (E-09)."""

from dataclasses import dataclass
from typing import NewType

from app.coding.rows import SegmentId
from app.language.spans import Span
from app.study.rows import CaseId, SourceId, VersionId

ConcernId = NewType("ConcernId", int)

CONCERN_KINDS = (
    "Harm or abuse",
    "Neglect",
    "Self-harm",
    "Missing or exploited",
    "Conduct of a carer or worker",
    "Something else",
)
"""What a concern may be about; a study may say it in words of its own."""


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A concern and where it stands; it holds nothing of what was said there."""

    id: ConcernId
    segment: SegmentId
    where: str
    """The transcript and turn, the region of a picture, or the map: enough to find it."""
    source: SourceId | None
    """None of a mark."""
    case: CaseId | None
    """Of a mark."""
    version: VersionId | None
    span: Span | None
    """Of a passage, in its version."""
    waiting: bool
    """A correction could not place the passage in the new text."""
    kind: str
    known_already: bool | None
    immediate: bool
    child_told: bool | None
    informed: str
    informed_at: str
    reference: str
    outcome: str
    raised_by: str
    raised_at: int
    """In seconds since 1970, UTC."""
    closed_by: str
    closed_on: str
    released: bool

    @property
    def open(self) -> bool:
        """Whether somebody still has to act on it."""
        return not self.closed_on

    @property
    def withholds(self) -> bool:
        """Whether what it stands on is in no count and no output."""
        return self.open or not self.released
