"""Whether a study may still hold real names, and where: said plainly until nothing of the kind is left (E-05)."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.study.model import Picture, Redaction, SignOff, Source, SourceFile, TextVersion

TABLES = frozenset({"source", "text_version", "sign_off", "source_file", "picture", "redaction"})
"""When one of these changes, the answer may be another one."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Of how many sources each thing is true by which real names may be in the file."""

    sources: int
    unsigned: int
    """Nobody has signed them off as pseudonymised."""
    older: int
    """They keep the text from before they were corrected or names were replaced."""
    files: int
    """They keep the file they came from."""
    file_names: int
    """They keep the name of that file."""
    covered: int
    """Pictures of which something is covered only in the copy that leaves."""

    @property
    def names(self) -> bool:
        """Whether real names may still be in the study."""
        return bool(self.unsigned or self.older or self.files or self.file_names or self.covered)

    @property
    def sentence(self) -> str:
        """What there is, and what ends it; empty where there is nothing."""
        if not self.names:
            return ""
        told = []
        if self.unsigned:
            are = "is" if self.unsigned == 1 else "are"
            told.append(
                f"{self.unsigned} of {_many(self.sources, 'source')} {are} not signed off as pseudonymised"
            )
        if self.older:
            told.append(f"{_many(self.older, 'transcript')} keep{_s(self.older)} an older text")
        if self.files:
            told.append(f"{_many(self.files, 'source')} keep{_s(self.files)} the original file")
        if self.file_names:
            told.append(f"{_many(self.file_names, 'source')} keep{_s(self.file_names)} the file’s name")
        if self.covered:
            told.append(f"{_many(self.covered, 'picture')} keep{_s(self.covered)} what the safe copy covers")
        return f"This study still holds real names, or may: {'; '.join(told)}."


def holds_real_names(session: Session) -> Holding:
    """Where real names may still be; as far as the study itself can know."""
    older = select(TextVersion.source_id).where(~TextVersion.current)
    covered = select(Redaction.picture_id)

    def count(*wanted: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count(Source.id)).where(*wanted)) or 0

    return Holding(
        sources=count(),
        unsigned=count(Source.id.not_in(select(SignOff.source_id))),
        older=count(Source.id.in_(older)),
        files=count(Source.id.in_(select(SourceFile.source_id))),
        file_names=count(Source.file_name != ""),
        covered=session.scalar(select(func.count(Picture.id)).where(Picture.id.in_(covered))) or 0,
    )


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _s(number: int) -> str:
    return "s" if number == 1 else ""
