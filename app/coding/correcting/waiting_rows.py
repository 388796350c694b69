"""What waits to be placed, told apart from plans: it is read with every transcript."""

from dataclasses import dataclass

from app.coding.rows import SegmentId
from app.language.spans import Span
from app.study.rows import SourceId, VersionId


@dataclass(frozen=True, slots=True)
class WaitingPassage:
    """A passage that no correction could place: it waits in the version it was marked in."""

    segment: SegmentId
    source: SourceId
    source_name: str
    version: VersionId
    number: int
    """Which version of the source's text that is."""
    span: Span
    words: str
    codes: tuple[str, ...]
    notes: int
    """How many notes, links and themes hold on to it beside the codes."""
    voices: tuple[str, ...]
    before: str
    after: str
