"""The words of sources: immutable versions, turns and time stamps."""

from sqlalchemy import BLOB, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class TextVersion(Exchangeable, Base):
    """An immutable text of a source; the one with the highest number is current."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("source_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    number: Mapped[int]
    characters: Mapped[int]
    words: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(BLOB)
    current: Mapped[bool] = mapped_column(default=True)


class VersionText(Base):
    """The words of a version, in a table of their own: lists never load them."""

    __tablename__ = "version_text"
    __table_args__ = ({"info": PART},)

    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class Turn(Base):
    """A stretch of a version by one speaker; label and stamp stand before `speech_start`."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_version", "version_id", "start"), {"info": PART})

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    number: Mapped[int]
    start: Mapped[int]
    speech_start: Mapped[int]
    end: Mapped[int]


class TextMark(Base):
    """A time stamp inside a turn: part of the text, never evidence, never searched."""

    __tablename__ = "text_mark"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]


class Replacement(Exchangeable, Base):
    """That a name or the like was replaced in making this version (E-06).

    `start` and `end` are where the replacement stands in it. What stood there before is only in the identity key,
    under the same guid.
    """

    __tablename__ = "replacement"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    """A `NameKind`."""
    words: Mapped[str] = mapped_column(Text)
    """What stands there now, with its brackets."""
    reason: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(Text, default="")
