"""What a search finds: frozen values."""

from dataclasses import dataclass

from app.study.rows import SourceId, VersionId


@dataclass(frozen=True, slots=True)
class HitRow:
    """A place where searched words stand."""

    source: SourceId
    source_name: str
    version: VersionId
    turn_number: int
    pseudonym: str
    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first hits, and in how many turns and sources the words stand."""

    hits: tuple[HitRow, ...]
    turns: int
    sources: int
