"""What is coded: the segments, the codings that join codes to them, and what links one to another."""

from sqlalchemy import BLOB, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable

_ONE_PLACE = "(version_id IS NOT NULL) + (picture_id IS NOT NULL) + (case_id IS NOT NULL) = 1"


class Segment(Exchangeable, Base):
    """Whatever can be coded: a stretch of a text, a region of a picture, or a mark of a journey or network.

    A stretch is known again by the hash of its words; one that a correction could not place in the new text
    stays in the version it was marked in. A mark is described by the row of the same id in its own table.
    """

    __tablename__ = "segment"
    __table_args__ = (
        UniqueConstraint("version_id", "start", "end"),
        Index("uq_segment_picture_id_number", "picture_id", "number", unique=True),
        CheckConstraint(_ONE_PLACE, name="one_place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"))
    start: Mapped[int] = mapped_column(default=0)
    end: Mapped[int] = mapped_column(default=0)
    words_hash: Mapped[bytes] = mapped_column(BLOB, default=b"")
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("picture.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    """Of a region, on its picture."""
    shape: Mapped[str] = mapped_column(Text, default="")
    """Of a region: its outline in parts of the picture's width and height."""
    label: Mapped[str] = mapped_column(Text, default="")
    """Of a region: what is seen there; of a mark: what it is, in short."""
    case_id: Mapped[int | None] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"), index=True)
    """Of a mark: whose journey or network it is on."""
    teller_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    """Of a mark: who told it; nobody where it is from the official record."""


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
