"""How the codebook came to be what it is: every change with its reason, and versions frozen under a name."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class CodebookChange(Exchangeable, Base):
    """One change of the codebook: what was done to which code, by whom and why (DOMAIN C-05).

    Undoing the change takes its entry back too; the audit keeps both.
    """

    __tablename__ = "codebook_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    """add, rename, redefine, recolour, move, merge, split, retire, restore, remove …"""
    path: Mapped[str] = mapped_column(Text)
    """The code's path when it was changed."""
    before: Mapped[str] = mapped_column(Text, default="{}")
    """JSON: the fields that changed, as they were."""
    after: Mapped[str] = mapped_column(Text, default="{}")
    """JSON: the same fields, as they are."""
    reason: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")


class CodebookVersion(Exchangeable, Base):
    """The whole codebook as it was when somebody froze it."""

    __tablename__ = "codebook_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[str] = mapped_column(Text)
    """JSON: every code with its fields."""
