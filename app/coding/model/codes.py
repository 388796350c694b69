"""Who codes, and the codes: a tree of labels with their rules of use, and sets beside the tree."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Coder(Exchangeable, Base):
    """A person who codes."""

    __tablename__ = "coder"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)


class Code(Exchangeable, Base):
    """A descriptive label with its rules of use, in MacQueen's structure (DOMAIN C-03); codes form a tree."""

    __tablename__ = "code"
    __table_args__ = (UniqueConstraint("parent_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    colour: Mapped[int]
    """Index into the palette of code colours, never a colour."""
    definition: Mapped[str] = mapped_column(Text, default="")
    """The full definition."""
    when_to_use: Mapped[str] = mapped_column(Text, default="")
    when_not: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(Text, default="")
    """A typical example."""
    made_by: Mapped[str] = mapped_column(Text, default="")
    brief: Mapped[str] = mapped_column(Text, default="")
    """The short definition."""
    near_miss: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(Text, default="emergent")
    framework: Mapped[str] = mapped_column(Text, default="")
    """The published frame an a priori code comes from."""
    category: Mapped[bool] = mapped_column(default=False)
    """Groups codes and is itself put on no passage."""
    retired: Mapped[bool] = mapped_column(default=False)
    """Kept with its coding, offered no more."""


class CodeSet(Exchangeable, Base):
    """Codes held together beside the tree; a code may be in several sets."""

    __tablename__ = "code_set"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]


class CodeSetMember(Base):
    """That a code is in a set."""

    __tablename__ = "code_set_member"
    __table_args__ = (UniqueConstraint("set_id", "code_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("code_set.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
