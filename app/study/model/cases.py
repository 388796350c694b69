"""The children whose journeys are studied, and who speaks of whom."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Case(Exchangeable, Base):
    """One child whose journey is studied."""

    __tablename__ = "study_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(Text, unique=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id", ondelete="SET NULL"), index=True)


class CaseLink(Base):
    """How a participant stands to a case: self, carer of, practitioner for."""

    __tablename__ = "case_link"
    __table_args__ = (UniqueConstraint("case_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    relation: Mapped[str] = mapped_column(Text)
