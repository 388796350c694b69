"""Questions kept for another day: saved queries, what the topic guide asks about, suggestions refused."""

from sqlalchemy import BLOB, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class SavedQuery(Exchangeable, Base):
    """A query under a name; it is asked anew whenever it is opened."""

    __tablename__ = "saved_query"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    definition: Mapped[str] = mapped_column(Text)
    """JSON: the conditions, nested."""
    position: Mapped[int]
    made_by: Mapped[str] = mapped_column(Text, default="")


class GuideCode(Base):
    """That a question of the topic guide asks about a code."""

    __tablename__ = "guide_code"
    __table_args__ = (UniqueConstraint("question_id", "code_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("guide_question.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)


class RefusedSuggestion(Base):
    """A suggested passage that somebody said the code does not hold of: a negative example from then on."""

    __tablename__ = "refused_suggestion"
    __table_args__ = (
        UniqueConstraint("code_id", "version_id", "start", "end"),
        Index("ix_refused_suggestion_version", "version_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    words_hash: Mapped[bytes] = mapped_column(BLOB)
