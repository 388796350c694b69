"""What was found and may be coded: frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.language.spans import Span
from app.study.rows import ParticipantId, PerspectiveId, SourceId, VersionId


class Reach(StrEnum):
    """How much around a place that was found is coded."""

    HIT = "hit"
    SENTENCE = "sentence"
    TURN = "turn"


class Codable(Protocol):
    """A stretch of a text that a code can be put on."""

    @property
    def version(self) -> VersionId: ...

    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, and no more."""

    version: VersionId
    span: Span


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A stretch to code: of one participant's speech, with one or more places that were found in it."""

    source: SourceId
    source_name: str
    version: VersionId
    turn_number: int
    participant: ParticipantId | None
    pseudonym: str
    perspective: PerspectiveId | None
    perspective_name: str
    palette: int | None
    span: Span
    words: str
    """On one line, without time stamps."""
    places: int
