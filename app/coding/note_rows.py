"""What notes and links tell the rest of the house: frozen values."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.coding.rows import PassageLinkId, SegmentId
from app.language.spans import Span
from app.study.rows import ParticipantId, SourceId, VersionId

LINK_KINDS = ("explains", "supports", "contradicts")
"""How one passage may stand to another; a study may have kinds of its own."""


class NoteKind(StrEnum):
    """What sort of note it is."""

    MEMO = "memo"
    ANNOTATION = "annotation"
    INTERPRETATION = "interpretation"
    JOURNAL = "journal"
    LINK = "link"
    """What is said of a link between passages; kept with the link."""


class AboutKind(StrEnum):
    """What sort of thing a note is about."""

    STUDY = "study"
    CODE = "code"
    THEME = "theme"
    PARTICIPANT = "participant"
    CASE = "case"
    SOURCE = "source"
    PASSAGE = "passage"


class Keeping(StrEnum):
    """Where the words of a note are kept, which says how they are edited."""

    NOTE = "note"
    CODING = "coding"
    LINK = "link"
    FIELD_NOTE = "field note"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a note can be about; of a passage the id is its segment's."""

    kind: AboutKind
    id: int = 0


THE_STUDY = Subject(AboutKind.STUDY)


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Which note: the id is a note's, a coding's, a link's or a source's."""

    kept: Keeping
    id: int


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """A stretch of a text, whether somebody marked it before or not."""

    version: VersionId
    span: Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in short: the beginning of its words, without those of people who are left out."""

    segment: SegmentId
    source: SourceId
    source_name: str
    version: VersionId
    span: Span
    current: bool
    """Whether it stands in the text that is shown now."""
    turn_number: int
    words: str
    people: tuple[ParticipantId, ...]
    restricted: bool = False
    """A concern stands on its words: they are in no count and in no output."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A line of the register: what was written, and what it is about in words with where to go."""

    key: NoteKey
    kind: NoteKind
    title: str
    text: str
    author: str
    dated_on: str
    changed_at: int
    about: Subject
    about_words: str
    private: bool = False
    for_report: bool = False
    source: SourceId | None = None
    span: Span | None = None
    concerns: frozenset[Subject] = frozenset()
    """Everything it touches: the passage, its code, its transcript, the people heard in it."""

    @property
    def day(self) -> str:
        """The day it is about, else the day it was last changed, as 2026-03-31."""
        return self.dated_on or datetime.fromtimestamp(self.changed_at, UTC).astimezone().date().isoformat()

    @property
    def heading(self) -> str:
        """Its title, or its first words."""
        return self.title or next((line for line in self.text.splitlines() if line.strip()), "")


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are wanted; what is empty asks for nothing."""

    kinds: frozenset[NoteKind] = frozenset()
    about: AboutKind | None = None
    concerns: Subject | None = None
    author: str = ""
    since: str = ""
    until: str = ""
    find: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """That one passage explains, supports, contradicts … another."""

    id: PassageLinkId
    kind: str
    note: str
    author: str
    start: Excerpt
    end: Excerpt


@dataclass(frozen=True, slots=True)
class NoteMark:
    """How many notes and links hang on a stretch of a text."""

    span: Span
    count: int
