"""Passages of texts: the segments, the codings that join codes to them, and what links one to another."""

from sqlalchemy import BLOB, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Segment(Exchangeable, Base):
    """A stretch of a text version that somebody marked, known again by the hash of its words.

    One that a correction could not place in the new text stays in the version it was marked in.
    """

    __tablename__ = "segment"
    __table_args__ = (UniqueConstraint("version_id", "start", "end"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    words_hash: Mapped[bytes] = mapped_column(BLOB)


class SegmentTurn(Base):
    """That a segment touches the speech (not only the label) of a turn: evidence belongs to the speaker."""

    __tablename__ = "segment_turn"
    __table_args__ = (UniqueConstraint("segment_id", "turn_id"), {"info": PART})

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"))
    turn_id: Mapped[int] = mapped_column(ForeignKey("turn.id", ondelete="CASCADE"), index=True)


class Coding(Exchangeable, Base):
    """One coder's judgement that a code holds of a segment."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("segment_id", "code_id", "coder_id"),
        Index("ix_coding_code", "code_id", "segment_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    memo: Mapped[str] = mapped_column(Text, default="")
    recheck: Mapped[bool] = mapped_column(default=False)
    """The code was redefined since; somebody should look whether it still holds."""


class PassageLink(Exchangeable, Base):
    """That one passage explains, supports, contradicts … another."""

    __tablename__ = "passage_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(Text, default="")
