"""The tables of coding: coders, codes, segments and what joins them."""

from sqlalchemy import BLOB, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Coder(Exchangeable, Base):
    """A person who codes."""

    __tablename__ = "coder"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)


class Code(Exchangeable, Base):
    """A descriptive label with its rules of use; codes form a tree."""

    __tablename__ = "code"
    __table_args__ = (UniqueConstraint("parent_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    colour: Mapped[int]
    """Index into the palette of code colours, never a colour."""
    definition: Mapped[str] = mapped_column(Text, default="")
    when_to_use: Mapped[str] = mapped_column(Text, default="")
    when_not: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(Text, default="")


class Segment(Exchangeable, Base):
    """A stretch of a text version that somebody coded, known again by the hash of its words."""

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
