"""Safeguarding concerns about what was said or shown (E-09)."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Concern(Exchangeable, Base):
    """That a passage, region or mark worries somebody, who was told, and what came of it.

    What it stands on is in no count and in no output until it is closed and released.
    """

    __tablename__ = "concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    known_already: Mapped[bool | None]
    immediate: Mapped[bool] = mapped_column(default=False)
    child_told: Mapped[bool | None]
    """Whether the child was told what happens next."""
    informed: Mapped[str] = mapped_column(Text, default="")
    """Who was told: the designated lead."""
    informed_at: Mapped[str] = mapped_column(Text, default="")
    reference: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
    raised_by: Mapped[str] = mapped_column(Text, default="")
    closed_by: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[str] = mapped_column(Text, default="")
    """Empty while it is open."""
    released: Mapped[bool] = mapped_column(default=False)
    """Closed, and its lead decided that the passage may be counted and quoted like any other."""
