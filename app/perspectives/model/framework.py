"""The framework matrix: what the researcher makes of one participant under one theme or code (DOMAIN §2.1)."""

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable, now


class FrameworkCell(Exchangeable, Base):
    """The researcher's own summary of what one participant says under one theme or code."""

    __tablename__ = "framework_cell"
    __table_args__ = (
        UniqueConstraint("participant_id", "theme_id"),
        UniqueConstraint("participant_id", "code_id"),
        CheckConstraint("(theme_id IS NOT NULL) + (code_id IS NOT NULL) = 1", name="one_of_two"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), index=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    summary: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[int] = mapped_column(default=now)
