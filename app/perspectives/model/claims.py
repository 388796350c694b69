"""Claims that are tested, what speaks for and against each, and what people decided (DOMAIN §2.3)."""

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class Claim(Exchangeable, Base):
    """A statement that somebody holds true, written down so that it can be tested."""

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    """assumption, hypothesis; others follow."""
    ref: Mapped[str] = mapped_column(Text, unique=True)
    """What the team calls it in short: A-01."""
    statement: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text, default="")
    origin_reference: Mapped[str] = mapped_column(Text, default="")
    origin_segment_id: Mapped[int | None] = mapped_column(
        ForeignKey("segment.id", ondelete="SET NULL"), index=True
    )
    """The passage in which it is said, where it comes from one."""
    if_true: Mapped[str] = mapped_column(Text, default="")
    """What we would hear if it were true; written before testing, as the next."""
    would_surprise: Mapped[str] = mapped_column(Text, default="")
    why_it_matters: Mapped[str] = mapped_column(Text, default="")
    """The decision that rests on it."""
    rival: Mapped[str] = mapped_column(Text, default="")
    """Another explanation of what was heard."""
    track: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(Text, default="open")
    """As the last decision about it says."""
    position: Mapped[int]
    made_by: Mapped[str] = mapped_column(Text, default="")


class ClaimHolder(Base):
    """Who holds a claim true: a perspective, or somebody who is none (policy, literature, the research team)."""

    __tablename__ = "claim_holder"
    __table_args__ = (
        UniqueConstraint("claim_id", "perspective_id", "other"),
        CheckConstraint("(perspective_id IS NOT NULL) + (other <> '') = 1", name="one_of_two"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    perspective_id: Mapped[int | None] = mapped_column(
        ForeignKey("perspective.id", ondelete="CASCADE"), index=True
    )
    other: Mapped[str] = mapped_column(Text, default="")


class ClaimScope(Base):
    """Of whom a claim speaks: people of an area, or with an answer; one of the areas, one of each attribute's."""

    __tablename__ = "claim_scope"
    __table_args__ = (
        CheckConstraint("(area_id IS NOT NULL) + (attribute_id IS NOT NULL) = 1", name="one_of_two"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id", ondelete="CASCADE"), index=True)
    attribute_id: Mapped[int | None] = mapped_column(ForeignKey("attribute.id", ondelete="CASCADE"), index=True)
    value: Mapped[str] = mapped_column(Text, default="")


class ClaimCode(Base):
    """That a claim is about what a code marks."""

    __tablename__ = "claim_code"
    __table_args__ = (UniqueConstraint("claim_id", "code_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)


class ClaimTheme(Base):
    """That a claim belongs to a theme."""

    __tablename__ = "claim_theme"
    __table_args__ = (UniqueConstraint("claim_id", "theme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), index=True)


class Evidence(Exchangeable, Base):
    """One coder's judgement of how a segment stands to a claim."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("claim_id", "segment_id", "coder_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id", ondelete="CASCADE"), index=True)
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"), index=True)
    stance: Mapped[str] = mapped_column(Text, info={"too": "Judged as “{}” too."})
    """Where two passages become one, the note of the judgement that stays tells of the other."""
    first_hand: Mapped[bool] = mapped_column(default=True)
    """False where somebody tells what others feel or went through."""
    about_id: Mapped[int | None] = mapped_column(ForeignKey("perspective.id", ondelete="SET NULL"), index=True)
    """Of which perspective it is told."""
    note: Mapped[str] = mapped_column(Text, default="")


class ClaimDecision(Exchangeable, Base):
    """That somebody gave a claim a status, with the reason; kept whatever follows."""

    __tablename__ = "claim_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[str] = mapped_column(Text)
    coded: Mapped[int]
    """How many people of those in its scope were fully coded then; `of` how many."""
    of: Mapped[int]
    signal: Mapped[str] = mapped_column(Text, default="")
    """What the evidence suggested then."""


class NegativeCase(Exchangeable, Base):
    """What was looked for that would not fit a claim, and what was found (P-01)."""

    __tablename__ = "negative_case"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    found: Mapped[bool]
    """False: it was looked for and none was found."""
    words: Mapped[str] = mapped_column(Text, default="")
    """What was found, or how it was looked for."""
    looked_by: Mapped[str] = mapped_column(Text, default="")
    looked_on: Mapped[str] = mapped_column(Text)
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segment.id", ondelete="SET NULL"), index=True)
