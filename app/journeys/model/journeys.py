"""The journey of a case: lanes, the spells in them, and how the child stood over time."""

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Journey(Exchangeable, Base):
    """What the whole journey of a case hangs on: how age and calendar meet, and up to when it is told."""

    __tablename__ = "journey"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("study_case.id", ondelete="CASCADE"), unique=True)
    born: Mapped[str] = mapped_column(Text, default="")
    """A year or a month, never a day; empty where nobody wrote it down."""
    reviewed_on: Mapped[str] = mapped_column(Text, default="")
    """The day that open spells are measured to."""
    age_at_review: Mapped[int | None]
    """In months; whole years are as good as told in years."""
    summary: Mapped[str] = mapped_column(Text, default="")
    """What the journey shows, in the researcher's words."""


class Lane(Exchangeable, Base):
    """A row of the map: of a built-in kind (home, legal status, education …), or the study's own."""

    __tablename__ = "journey_lane"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int]


class Spell(Base):
    """A time in a lane, told by the teller of its segment: a placement, a status, a school, somebody's presence.

    Times are kept as the values of a `When`; while it is ongoing, the end says nothing.
    """

    __tablename__ = "spell"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), primary_key=True)
    lane_id: Mapped[int] = mapped_column(ForeignKey("journey_lane.id"), index=True)
    start_precision: Mapped[str] = mapped_column(Text, default="unknown")
    start_low: Mapped[int | None]
    start_high: Mapped[int | None]
    start_words: Mapped[str] = mapped_column(Text, default="")
    start_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("journey_event.id", ondelete="SET NULL"), index=True
    )
    end_precision: Mapped[str] = mapped_column(Text, default="unknown")
    end_low: Mapped[int | None]
    end_high: Mapped[int | None]
    end_words: Mapped[str] = mapped_column(Text, default="")
    end_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("journey_event.id", ondelete="SET NULL"), index=True
    )
    ongoing: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(Text, default="")
    """From the vocabulary of its lane."""
    label: Mapped[str] = mapped_column(Text, default="")
    """As the teller put it."""
    carer: Mapped[str] = mapped_column(Text, default="")
    """Who cares, by pseudonym: two spells that name the same carer are no move."""
    new_home: Mapped[bool | None]
    """A new carer or home, said by the teller."""
    unplanned: Mapped[bool | None]
    """Its end was not planned, said by the teller."""
    began_because: Mapped[str] = mapped_column(Text, default="")
    ended_because: Mapped[str] = mapped_column(Text, default="")
    provider: Mapped[str] = mapped_column(Text, default="")
    in_area: Mapped[bool | None]
    miles: Mapped[float | None]
    """From home."""
    mid_year: Mapped[bool | None]
    """Of a school: begun within the school year."""
    note: Mapped[str] = mapped_column(Text, default="")


class WellbeingPoint(Base):
    """How the child stood at a time, -2 to 2, as its segment's teller drew, rated or let be inferred.

    No value: the teller says nothing of the time from here on, and the curve breaks.
    """

    __tablename__ = "wellbeing_point"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), primary_key=True)
    happened_precision: Mapped[str] = mapped_column(Text, default="unknown")
    happened_low: Mapped[int | None]
    happened_high: Mapped[int | None]
    happened_words: Mapped[str] = mapped_column(Text, default="")
    happened_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("journey_event.id", ondelete="SET NULL"), index=True
    )
    value: Mapped[float | None]
    method: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, default="")


class Term(Exchangeable, Base):
    """A word of a pick-list that the study added to a built-in vocabulary, or changed, or hid."""

    __tablename__ = "vocabulary_term"
    __table_args__ = (UniqueConstraint("list", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    grouped: Mapped[str] = mapped_column(Text, default="")
    marks: Mapped[str] = mapped_column(Text, default="")
    """What rules look for in it, comma between."""
    position: Mapped[int]
    hidden: Mapped[bool] = mapped_column(default=False)
