"""Reports as they were asked for, and the register of what left the study (DOMAIN R-03, E-03)."""

from sqlalchemy import BLOB, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import EXEMPT, Base, Exchangeable


class SavedReport(Exchangeable, Base):
    """A report as somebody chose it: kept, changed and written again."""

    __tablename__ = "saved_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    spec: Mapped[str] = mapped_column(Text)
    """JSON, as the command line reads it too; it names passages by their identity and holds no words of theirs."""
    position: Mapped[int]
    made_by: Mapped[str] = mapped_column(Text, default="")


class Export(Exchangeable, Base):
    """That something left the study: what, when, by whom, with which settings.

    Exempt from undo: the file has left.
    """

    __tablename__ = "export"
    __table_args__ = ({"info": EXEMPT},)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """theme summary, two-pager, assumption sheet, framework matrix, table …"""
    title: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(Text)
    sha256: Mapped[bytes] = mapped_column(BLOB)
    settings: Mapped[str] = mapped_column(Text, default="")
    """The spec it was made from, as JSON."""
    made_by: Mapped[str] = mapped_column(Text, default="")
    published_on: Mapped[str] = mapped_column(Text, default="")
    """The day it went public: from then on nobody can be taken out of it (E-04)."""


class ExportedPerson(Base):
    """Whose words or accounts an export holds, and how many.

    Exempt from undo, as the export is; it goes with the person.
    """

    __tablename__ = "exported_person"
    __table_args__ = (UniqueConstraint("export_id", "participant_id"), {"info": EXEMPT})

    id: Mapped[int] = mapped_column(primary_key=True)
    export_id: Mapped[int] = mapped_column(ForeignKey("export.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    quotes: Mapped[int] = mapped_column(default=0)
    pictures: Mapped[int] = mapped_column(default=0)
