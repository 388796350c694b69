"""Themes: interpretive claims about patterned meaning, built from codes (DOMAIN C-04)."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Theme(Exchangeable, Base):
    """A claim in a sentence, how far it reaches and how sure the team is of it."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    statement: Mapped[str] = mapped_column(Text, default="")
    scope: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(Text, default="candidate")
    contrary: Mapped[str] = mapped_column(Text, default="")
    """What speaks against it, in the researcher's words."""
    report_text: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]
    made_by: Mapped[str] = mapped_column(Text, default="")


class ThemeCode(Base):
    """That a theme is built from a code."""

    __tablename__ = "theme_code"
    __table_args__ = (UniqueConstraint("theme_id", "code_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)


class ThemePassage(Exchangeable, Base):
    """A passage named for a theme or against it."""

    __tablename__ = "theme_passage"
    __table_args__ = (UniqueConstraint("theme_id", "segment_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), index=True)
    contrary: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
