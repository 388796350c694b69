"""What the study tells the rest of the house: frozen values, never live database objects."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.language.spans import Span
from app.study.consent_rows import AgreementKind

PerspectiveId = NewType("PerspectiveId", int)
AreaId = NewType("AreaId", int)
ParticipantId = NewType("ParticipantId", int)
AttributeId = NewType("AttributeId", int)
CaseId = NewType("CaseId", int)
SourceId = NewType("SourceId", int)
VersionId = NewType("VersionId", int)
SpeakerId = NewType("SpeakerId", int)
TurnId = NewType("TurnId", int)


class SourceStatus(StrEnum):
    """How far the coding of a source has come; only `CODED` sources make their speakers countable."""

    NEW = "new"
    CODING = "coding"
    CODED = "coded"


class SourceKind(StrEnum):
    """What kind of record a source is."""

    INTERVIEW = "interview"
    JOINT = "joint interview"
    GROUP = "group"
    FIELD_NOTE = "field note"
    PICTURE = "picture"
    """A drawing, a scanned map or a photograph: it has pages in the place of a text."""


TEXT_KINDS = tuple(kind for kind in SourceKind if kind is not SourceKind.PICTURE)
"""The kinds of sources that are made of words."""


class ConsentScope(StrEnum):
    """What a participant may agree to, one by one (DOMAIN §4)."""

    TAKE_PART = "take part"
    AUDIO = "audio"
    QUOTE = "quote words"
    DRAWINGS = "reproduce drawings"
    LINK = "link accounts"
    ADMINISTRATIVE = "administrative data"
    ARCHIVE = "archive and share"
    RECONTACT = "recontact"


class CaseRelation(StrEnum):
    """How a participant stands to the child whose journey is studied."""

    SELF = "self"
    CARER = "carer of"
    PRACTITIONER = "practitioner for"


class AttributeKind(StrEnum):
    """What kind of answer an attribute takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"


class Approach(StrEnum):
    """The family of thematic analysis a study belongs to (DOMAIN C-01).

    A reflexive study sees no coefficients and no suggestions; a coding-reliability study expects them.
    """

    CODEBOOK = "codebook"
    RELIABILITY = "coding reliability"
    REFLEXIVE = "reflexive"


APPROACH = "approach"
"""The name under which a study keeps its approach."""
PLAIN_REASON = "why without a passphrase"
"""The name under which a study keeps why it has no passphrase."""


@dataclass(frozen=True, slots=True)
class PerspectiveRow:
    """A standpoint from which participants speak; `palette` says which colour, letter and shape it has."""

    id: PerspectiveId
    name: str
    position: int
    palette: int
    people: int = 0
    needs_own: bool = False
    """Nothing of its people leaves before their own agreement is recorded."""
    needs_permission: bool = False
    """Nor before the permission of who holds parental responsibility is."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A local area of the study."""

    id: AreaId
    name: str
    position: int
    people: int = 0


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """A question about participants, and what kind of answer it takes."""

    id: AttributeId
    name: str
    kind: AttributeKind


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One person who took part, with what may be done with their words."""

    id: ParticipantId
    pseudonym: str
    perspective: PerspectiveId | None
    perspective_name: str
    perspective_palette: int | None
    role: str
    area: AreaId | None
    area_name: str
    quote_consent: bool | None
    """What was said about being quoted; `quotable` is whether that holds."""
    excluded: bool
    withdrawn: bool
    sources: int
    pending: int
    attributes: tuple[tuple[str, str], ...] = ()
    uncounted_because: tuple[str, ...] = ()
    """What keeps them from being counted, beside being excluded, each as a clause."""
    unquotable_because: tuple[str, ...] = ()
    """What keeps their words from being quoted, each as a clause."""
    stopped_on: str = ""
    withdrew: bool = False
    """They took back that they take part, whatever else is recorded."""

    @property
    def counted(self) -> bool:
        """Whether this person may be in any numerator or denominator."""
        return not (self.excluded or self.withdrawn)

    @property
    def quotable(self) -> bool:
        """Whether their words may leave: agreed to, and nothing behind it is missing or over."""
        return self.counted and self.quote_consent is True and not self.unquotable_because


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What one participant said about one scope; `given` is None when nothing is recorded."""

    scope: ConsentScope
    given: bool | None
    """As it stands: what was taken back is not given."""
    on: str = ""
    note: str = ""
    until: str = ""
    """The last day it holds; empty: without an end."""
    withdrawn_on: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One child whose journey is studied, and who speaks about it."""

    id: CaseId
    pseudonym: str
    area_name: str
    links: tuple[tuple[ParticipantId, str, CaseRelation], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list: no text."""

    id: SourceId
    name: str
    kind: SourceKind
    status: SourceStatus
    version: VersionId
    format: str
    characters: int
    words: int
    turns: int
    participants: tuple[str, ...]
    perspective: PerspectiveId | None
    collected_on: str
    excluded: bool
    signed_off: bool = False
    """Whether somebody read it and says that no real name is left in it."""


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """Who signed a source off as pseudonymised, and when."""

    source: SourceId
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A label of a source and whose it is: a participant, the interviewer, or nobody yet."""

    id: SpeakerId
    source: SourceId
    label: str
    interviewer: bool
    participant: ParticipantId | None
    pseudonym: str
    turns: int


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A stretch of transcript by one speaker: `start` to `speech_start` is label and stamp, then speech."""

    id: TurnId
    number: int
    start: int
    speech_start: int
    end: int
    label: str
    speaker: SpeakerId
    interviewer: bool
    participant: ParticipantId | None
    pseudonym: str
    perspective: PerspectiveId | None
    palette: int | None

    @property
    def speech(self) -> Span:
        """What was said, without label and stamp."""
        return Span(self.speech_start, self.end)


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """One text version whole, as the transcript view shows it."""

    source: SourceId
    version: VersionId
    name: str
    status: SourceStatus
    text: str
    turns: tuple[TurnRow, ...]
    marks: tuple[Span, ...]
    """Time stamps inside turns: part of the text, never evidence."""


@dataclass(frozen=True, slots=True)
class TurnDraft:
    """A turn found in a text before anything is stored; `label` as shown, without separator or stamp."""

    start: int
    speech_start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """Whose label this is: the interviewer's, or the participant's of that pseudonym."""

    label: str
    interviewer: bool
    participant: str = ""
    perspective: str = ""
    role: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A transcript read and agreed, ready to be stored: spans are code points of `text`."""

    name: str
    text: str
    turns: tuple[TurnDraft, ...]
    marks: tuple[Span, ...] = ()
    speakers: tuple[SpeakerDraft, ...] = ()
    kind: SourceKind = SourceKind.INTERVIEW
    format: str = "txt"
    encoding: str = ""
    collected_on: str = ""
    file_sha256: bytes = b""
    file_name: str = ""
    file_bytes: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What a list says of one scope; None and empty leave what is known as it is."""

    scope: ConsentScope
    given: bool | None
    on: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """What a list says of one agreement behind consent; None and empty leave what is known as it is."""

    kind: AgreementKind
    given: bool | None
    by: str = ""
    on: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """What a list says of one participant; None leaves what is known as it is."""

    pseudonym: str
    perspective: str | None = None
    role: str | None = None
    area: str | None = None
    quote_consent: bool | None = None
    excluded: bool | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    agreements: tuple[AgreementDraft, ...] = ()
