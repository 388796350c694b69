"""The tables of the study. Rows of one person hang off that person, so that deletion can be real."""

from sqlalchemy import BLOB, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import PART, Base, Exchangeable


class Perspective(Exchangeable, Base):
    """A standpoint; `palette` says which colour, letter and shape go with it."""

    __tablename__ = "perspective"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int]
    palette: Mapped[int]


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


class Agreement(Base):
    """An agreement behind consent: the child's own, the permission-holder's or the gatekeeper's."""

    __tablename__ = "agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[str] = mapped_column(Text, default="")
    form_version: Mapped[str] = mapped_column(Text, default="")
    explained_how: Mapped[str] = mapped_column(Text, default="")
    given_on: Mapped[str] = mapped_column(Text, default="")


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


class Source(Exchangeable, Base):
    """A transcript or field note; its words are in its text versions."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    collected_on: Mapped[str] = mapped_column(Text, default="")
    format: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str] = mapped_column(Text, default="")
    file_name: Mapped[str] = mapped_column(Text, default="")
    """Empty unless the user agreed to keep it: names of files name people."""
    file_sha256: Mapped[bytes] = mapped_column(BLOB)
    made_by: Mapped[str] = mapped_column(Text, default="")


class SourceFile(Base):
    """The original file, kept only where the user chose to."""

    __tablename__ = "source_file"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    content: Mapped[bytes] = mapped_column(BLOB)


class TextVersion(Exchangeable, Base):
    """An immutable text of a source; the one with the highest number is current."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("source_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    number: Mapped[int]
    characters: Mapped[int]
    words: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(BLOB)
    current: Mapped[bool] = mapped_column(default=True)


class VersionText(Base):
    """The words of a version, in a table of their own: lists never load them."""

    __tablename__ = "version_text"
    __table_args__ = ({"info": PART},)

    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class Speaker(Base):
    """A label of a source and whose it is: a participant's, the interviewer's, or nobody's yet."""

    __tablename__ = "speaker"
    __table_args__ = (
        UniqueConstraint("source_id", "label"),
        CheckConstraint("NOT (interviewer AND participant_id IS NOT NULL)", name="one_of_two"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    label: Mapped[str] = mapped_column(Text)
    interviewer: Mapped[bool] = mapped_column(default=False)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id", ondelete="SET NULL"), index=True
    )


class Turn(Base):
    """A stretch of a version by one speaker; label and stamp stand before `speech_start`."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_version", "version_id", "start"), {"info": PART})

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    number: Mapped[int]
    start: Mapped[int]
    speech_start: Mapped[int]
    end: Mapped[int]


class TextMark(Base):
    """A time stamp inside a turn: part of the text, never evidence, never searched."""

    __tablename__ = "text_mark"
    __table_args__ = ({"info": PART},)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]


class FieldNote(Base):
    """What a field note says beside its words: where it was and who was there (its text is the observation)."""

    __tablename__ = "field_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    place: Mapped[str] = mapped_column(Text, default="")
    present: Mapped[str] = mapped_column(Text, default="")
    interpretation: Mapped[str] = mapped_column(Text, default="")
    """What the observer makes of it, kept apart from what was seen."""


class GuideQuestion(Exchangeable, Base):
    """A question of the topic guide."""

    __tablename__ = "guide_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int]


class GuideTick(Base):
    """Whether a question was asked in an interview; no tick means that nobody said."""

    __tablename__ = "guide_tick"
    __table_args__ = (UniqueConstraint("question_id", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("guide_question.id", ondelete="CASCADE"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    asked: Mapped[bool]


class StudySetting(Base):
    """A choice that belongs to the study, not to this computer: its approach, its thresholds."""

    __tablename__ = "study_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    value: Mapped[str] = mapped_column(Text)
