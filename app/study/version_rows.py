"""What the study tells of the texts a source has had, and of what makes the next one."""

from dataclasses import dataclass

from app.language.spans import Span
from app.study.rows import ParticipantId, VersionId


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """A label that a source did not have, and whose it is taken to be: nobody's where neither is said."""

    label: str
    interviewer: bool
    participant: ParticipantId | None
    pseudonym: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """One stretch in which two texts of a source differ, with what stands around it in the later one."""

    old: Span
    new: Span
    old_words: str
    new_words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One of the texts a source has had; `made_by` is empty where nobody knows."""

    id: VersionId
    number: int
    made_at: int
    made_by: str
    characters: int
    words: int
    current: bool
