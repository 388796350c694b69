"""The topic guide, and what of it was asked in which interview."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class GuideQuestion(Exchangeable, Base):
    """A question of the topic guide."""

    __tablename__ = "guide_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int]


class GuideTick(Base):
    """Whether a question was asked in an interview; no tick means that nobody said."""

    __tablename__ = "guide_tick"
    __table_args__ = (UniqueConstraint("question_id", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("guide_question.id", ondelete="CASCADE"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    asked: Mapped[bool]
