"""What belongs to the study, not to this computer."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base


class StudySetting(Base):
    """A choice that belongs to the study, not to this computer: its approach, its thresholds."""

    __tablename__ = "study_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    value: Mapped[str] = mapped_column(Text)
