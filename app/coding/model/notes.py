"""Notes: memos about anything, annotations of passages, the reflexive journal (DOMAIN C-06)."""

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable, now

ABOUT = ("code_id", "theme_id", "participant_id", "case_id", "source_id", "segment_id")
_ONE_AT_MOST = " + ".join(f"({name} IS NOT NULL)" for name in ABOUT) + " <= 1"


class Note(Exchangeable, Base):
    """One note about at most one thing; about none of them, it is about the study.

    What is said of a coding itself is that coding's memo.
    """

    __tablename__ = "note"
    __table_args__ = (CheckConstraint(_ONE_AT_MOST, name="about_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """memo, annotation, interpretation (of a field note), journal."""
    title: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")
    dated_on: Mapped[str] = mapped_column(Text, default="")
    """The day a journal entry is about."""
    changed_at: Mapped[int] = mapped_column(default=now)
    private: Mapped[bool] = mapped_column(default=False)
    """Shown to nobody but its author, and in no output; the journal is unless said otherwise."""
    for_report: Mapped[bool] = mapped_column(default=False)
    """Nothing from a note enters a report unless ticked."""
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), index=True
    )
    case_id: Mapped[int | None] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), index=True)
