"""Who is around the child: snapshots of the network, each by date and by whose view (DOMAIN §1.5)."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Network(Exchangeable, Base):
    """The network of a case as one participant sees it at one time."""

    __tablename__ = "network"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"), index=True)
    teller_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    happened_precision: Mapped[str] = mapped_column(Text, default="unknown")
    happened_low: Mapped[int | None]
    happened_high: Mapped[int | None]
    happened_words: Mapped[str] = mapped_column(Text, default="")
    happened_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("journey_event.id", ondelete="SET NULL"), index=True
    )
    position: Mapped[int]


class NetworkPerson(Exchangeable, Base):
    """Somebody (or something) around the child: the same in every snapshot of the case, by pseudonym or role."""

    __tablename__ = "network_person"
    __table_args__ = (UniqueConstraint("case_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """person, pet, organisation, place, online."""
    relation: Mapped[str] = mapped_column(Text, default="")


class NetworkNode(Base):
    """Where a person stands in a snapshot: told, like every mark, by the teller of its segment."""

    __tablename__ = "network_node"
    __table_args__ = (UniqueConstraint("network_id", "person_id"), {"info": PART})

    id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("network_person.id"), index=True)
    sector: Mapped[str] = mapped_column(Text)
    ring: Mapped[int]
    """1, the nearest, to 3."""
    place: Mapped[float | None]
    """Where in its sector, 0 to 1; nothing: wherever there is room."""
    tie: Mapped[str] = mapped_column(Text)
    """strong, ordinary, tenuous, stressful, cut off."""
    direction: Mapped[str] = mapped_column(Text, default="")
    """to the child, from the child, both; empty: not said."""
    supports: Mapped[str] = mapped_column(Text, default="")
    """Given to the child, comma between: practical, emotional, advice, fun."""
    frequency: Mapped[str] = mapped_column(Text, default="")
    supervised: Mapped[bool | None]
    since: Mapped[str] = mapped_column(Text, default="")
    until: Mapped[str] = mapped_column(Text, default="")
    lost_at_id: Mapped[int | None] = mapped_column(ForeignKey("journey_event.id", ondelete="SET NULL"), index=True)
    """The move at which the child lost them."""
    note: Mapped[str] = mapped_column(Text, default="")
