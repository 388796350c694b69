"""What happened, and the accounts of it: one event, as many tellings as there are."""

from sqlalchemy import Connection, ForeignKey, Text, delete, event, exists
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from app.store.base import PART, Base, Exchangeable
from app.study.model import Participant


class JourneyEvent(Exchangeable, Base):
    """Something that happened, told in one or more accounts; when it was is theirs to say (DOMAIN J-12)."""

    __tablename__ = "journey_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    lane_id: Mapped[int | None] = mapped_column(ForeignKey("journey_lane.id", ondelete="SET NULL"), index=True)
    critical: Mapped[bool] = mapped_column(default=False)
    """A critical moment, named so by the child."""
    judged: Mapped[str] = mapped_column(Text, default="")
    """The agreement a researcher set over the computed one (J-11); empty: as computed."""
    judged_because: Mapped[str] = mapped_column(Text, default="")
    judged_by: Mapped[str] = mapped_column(Text, default="")


class Account(Base):
    """What one teller says of an event; nobody told a field that is empty (DOMAIN §1.6)."""

    __tablename__ = "event_account"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("journey_event.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"), index=True)
    happened_precision: Mapped[str] = mapped_column(Text, default="unknown")
    happened_low: Mapped[int | None]
    happened_high: Mapped[int | None]
    happened_words: Mapped[str] = mapped_column(Text, default="")
    happened_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("journey_event.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    """In their words."""
    reason_group: Mapped[str] = mapped_column(Text, default="")
    planned: Mapped[bool | None]
    told_why: Mapped[bool | None]
    had_say: Mapped[bool | None]
    effect: Mapped[int | None]
    """On the child's wellbeing, -2 to 2."""
    first_hand: Mapped[bool] = mapped_column(default=True)
    words: Mapped[str] = mapped_column(Text, default="")
    """What is told, in short."""


@event.listens_for(Participant, "after_delete")
def _forget_untold(_: Mapper[Participant], connection: Connection, __: Participant) -> None:
    """An event goes with the last who told of it, as all they told went with them."""
    told = exists().where(Account.event_id == JourneyEvent.id)
    connection.execute(delete(JourneyEvent).where(~told))
