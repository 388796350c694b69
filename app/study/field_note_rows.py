"""What a field note says beside its words: frozen values."""

from dataclasses import dataclass

from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class FieldNoteRow:
    """What a field note says beside its observation."""

    source: SourceId
    on: str
    place: str
    present: str
    interpretation: str
    observer: str
