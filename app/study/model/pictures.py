"""Drawings, photographed maps and scans: the picture itself, and the copy of it that may leave."""

from sqlalchemy import BLOB, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Picture(Exchangeable, Base):
    """One page of a source of pictures, turned upright and without what the camera wrote into it."""

    __tablename__ = "picture"
    __table_args__ = (UniqueConstraint("source_id", "page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    page: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    """drawing, journey map, network map, photograph."""
    width: Mapped[int]
    height: Mapped[int]
    described: Mapped[str] = mapped_column(Text, default="")
    """What is on it, for those who cannot see it."""


class PictureTile(Base):
    """A square of a picture at one of its sizes, 0 being its own: a window decodes no more than it shows."""

    __tablename__ = "picture_tile"
    __table_args__ = (UniqueConstraint("picture_id", "level", "row", "column"), {"info": PART})

    id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("picture.id", ondelete="CASCADE"))
    level: Mapped[int]
    row: Mapped[int]
    column: Mapped[int]
    content: Mapped[bytes] = mapped_column(BLOB)
    """A PNG or JPEG file with nothing in it but pixels."""


class Redaction(Exchangeable, Base):
    """A part of a picture that nobody outside may see; `shape` as regions have it."""

    __tablename__ = "redaction"

    id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("picture.id", ondelete="CASCADE"), index=True)
    shape: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(Text, default="")


class SafeCopy(Exchangeable, Base):
    """A picture with its redactions burned in: made by somebody who looked, gone when the redactions change."""

    __tablename__ = "safe_copy"

    id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("picture.id", ondelete="CASCADE"), unique=True)
    media: Mapped[str] = mapped_column(Text)
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(BLOB)
    made_by: Mapped[str] = mapped_column(Text, default="")
