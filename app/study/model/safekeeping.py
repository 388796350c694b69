"""How long things are kept, and who withdrew (DOMAIN E-02, E-03, E-08)."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class RetentionDate(Exchangeable, Base):
    """A day by which something is to be deleted, destroyed or looked at again, and whether that was done."""

    __tablename__ = "retention_date"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """audio deleted, key destroyed, project reviewed, project destroyed."""
    due_on: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[str] = mapped_column(Text, default="")
    done_by: Mapped[str] = mapped_column(Text, default="")


class Withdrawal(Exchangeable, Base):
    """That somebody withdrew, and what was done: once they are deleted, a tombstone that says nothing of them."""

    __tablename__ = "withdrawal"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """stop, exclude, delete."""
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )
    decided_on: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(Text, default="")
    published: Mapped[bool] = mapped_column(default=False)
    """Something of theirs was already published, and stays so (E-04)."""
    counts: Mapped[str] = mapped_column(Text, default="")
    """JSON: what was deleted -> how many of it; numbers only."""
    key_waits: Mapped[str] = mapped_column(Text, default="")
    """JSON: the random identities that the identity key, closed at the time, is still to forget; else empty."""
