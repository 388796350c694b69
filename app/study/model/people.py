"""Who took part: participants, what is known of them, and what they agreed to."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Perspective(Exchangeable, Base):
    """A standpoint; `palette` says which colour, letter and shape go with it."""

    __tablename__ = "perspective"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int]
    palette: Mapped[int]
    needs_own: Mapped[bool] = mapped_column(default=False)
    """Nothing of its people leaves before their own agreement is recorded."""
    needs_permission: Mapped[bool] = mapped_column(default=False)
    """Nor before the permission of who holds parental responsibility is."""


class Area(Exchangeable, Base):
    """A local area; never the real authority's name in outputs."""

    __tablename__ = "area"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int]


class Participant(Exchangeable, Base):
    """One person who took part."""

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(Text, unique=True)
    perspective_id: Mapped[int | None] = mapped_column(
        ForeignKey("perspective.id", ondelete="SET NULL"), index=True
    )
    role: Mapped[str] = mapped_column(Text, default="")
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id", ondelete="SET NULL"), index=True)
    excluded: Mapped[bool] = mapped_column(default=False)
    """Reversible: vanishes from every count, search and output."""
    withdrawn_on: Mapped[str] = mapped_column(Text, default="")
    stopped_on: Mapped[str] = mapped_column(Text, default="")
    """No further involvement from that day; what they gave before stays (E-02)."""


class Attribute(Exchangeable, Base):
    """A typed question about participants: its values fit `kind` (text, number, date, yes/no)."""

    __tablename__ = "attribute"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text, default="text")
    position: Mapped[int]


class AttributeValue(Base):
    """What is known of one participant under one attribute."""

    __tablename__ = "attribute_value"
    __table_args__ = (UniqueConstraint("participant_id", "attribute_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"))
    attribute_id: Mapped[int] = mapped_column(ForeignKey("attribute.id", ondelete="CASCADE"), index=True)
    value: Mapped[str] = mapped_column(Text)


class Consent(Base):
    """What a participant said about one scope (DOMAIN §4)."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("participant_id", "scope"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"))
    scope: Mapped[str] = mapped_column(Text)
    given: Mapped[bool]
    decided_on: Mapped[str] = mapped_column(Text, default="")
    withdrawn_on: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    expires_on: Mapped[str] = mapped_column(Text, default="")
    """The last day it holds; empty: without an end."""


class Agreement(Base):
    """An agreement behind consent: the child's own, the permission-holder's or the gatekeeper's.

    Nobody's agreement stands for another's: what one of them refuses or takes back does not happen.
    """

    __tablename__ = "agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[str] = mapped_column(Text, default="")
    form_version: Mapped[str] = mapped_column(Text, default="")
    explained_how: Mapped[str] = mapped_column(Text, default="")
    given_on: Mapped[str] = mapped_column(Text, default="")
    given: Mapped[bool] = mapped_column(default=True)
    expires_on: Mapped[str] = mapped_column(Text, default="")
    withdrawn_on: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
