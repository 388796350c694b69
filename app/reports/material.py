"""What a report is made of, read once: frozen values between gather and compose."""

from dataclasses import dataclass

from app.coding.note_rows import AboutKind
from app.coding.rows import CodeRow, SegmentId
from app.perspectives.rows import ComparisonLine, GroupRow
from app.reports.spec import ReportSpec
from app.study.rows import ParticipantId, ParticipantRow, SourceRow


@dataclass(frozen=True, slots=True)
class QuoteMaterial:
    """Words that may be quoted, already cut, with whose they are."""

    group: int
    """The group of the comparison the speaker belongs to."""
    participant: ParticipantId
    pseudonym: str
    words: str
    attribution: str
    segment: SegmentId


@dataclass(frozen=True, slots=True)
class CodeMaterial:
    """A code and what the perspectives say of it, with its subtree."""

    code: CodeRow
    line: ComparisonLine


@dataclass(frozen=True, slots=True)
class ThemeMaterial:
    """One theme of the report; `below` its sub-codes in tree order."""

    code: CodeRow
    line: ComparisonLine
    below: tuple[CodeMaterial, ...]
    quotes: tuple[QuoteMaterial, ...]


@dataclass(frozen=True, slots=True)
class NoteMaterial:
    """A note that its author ticked for reports."""

    about: AboutKind
    what: str
    """How the thing it is about is called; empty for passages."""
    title: str
    text: str
    author: str
    day: str
    """As 2026-03-31."""


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """Everything a theme summary can say; nobody excluded or withdrawn is in it anywhere."""

    spec: ReportSpec
    study: str
    groups: tuple[GroupRow, ...]
    people: tuple[ParticipantRow, ...]
    sources: tuple[SourceRow, ...]
    themes: tuple[ThemeMaterial, ...]
    codebook: tuple[CodeRow, ...]
    warnings: tuple[str, ...] = ()
    notes: tuple[NoteMaterial, ...] = ()
