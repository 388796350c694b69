"""What was collected: transcripts, field notes, pictures, and whose voices are in them."""

from sqlalchemy import BLOB, CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Source(Exchangeable, Base):
    """A transcript, a field note or a drawing: its words are in its text versions, its pages in its pictures."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    collected_on: Mapped[str] = mapped_column(Text, default="")
    format: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str] = mapped_column(Text, default="")
    file_name: Mapped[str] = mapped_column(Text, default="")
    """Empty unless the user agreed to keep it: names of files name people."""
    file_sha256: Mapped[bytes] = mapped_column(BLOB)
    made_by: Mapped[str] = mapped_column(Text, default="")


class SourceFile(Base):
    """The original file, kept only where the user chose to."""

    __tablename__ = "source_file"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    content: Mapped[bytes] = mapped_column(BLOB)


class Speaker(Base):
    """A label of a source and whose it is: a participant's, the interviewer's, or nobody's yet.

    Whoever drew a picture is the speaker of it.
    """

    __tablename__ = "speaker"
    __table_args__ = (
        UniqueConstraint("source_id", "label"),
        CheckConstraint("NOT (interviewer AND participant_id IS NOT NULL)", name="one_of_two"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    label: Mapped[str] = mapped_column(Text)
    interviewer: Mapped[bool] = mapped_column(default=False)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )


class FieldNote(Base):
    """What a field note says beside its words: where it was and who was there (its text is the observation)."""

    __tablename__ = "field_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    place: Mapped[str] = mapped_column(Text, default="")
    present: Mapped[str] = mapped_column(Text, default="")
    interpretation: Mapped[str] = mapped_column(Text, default="")
    """What the observer makes of it, kept apart from what was seen."""


class SignOff(Base):
    """That somebody read a text or picture and says that no real name is left in it (E-06).

    It is of the text or the pages as they were then: a correction or another page takes it away.
    """

    __tablename__ = "sign_off"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    signed_by: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[str] = mapped_column(Text)
