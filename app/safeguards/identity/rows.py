"""What the identity key tells: frozen values that exist only while it is open."""

from dataclasses import dataclass, field
from uuid import UUID

from app.language.names.mentions import NameKind


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a participant is."""

    participant: UUID
    """The guid of the `Participant` in the study."""
    real_name: str = field(repr=False)
    other_names: tuple[str, ...] = field(default=(), repr=False)
    """Short forms, maiden names, what others call them."""
    contact: str = field(default="", repr=False)
    real_area: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a string in transcripts: replaced by other words, or left as it is."""

    kind: NameKind
    original: str = field(repr=False)
    replacement: str | None
    """Without brackets; None: it gives nobody away and stays."""
    participant: UUID | None = None
    """Whose name it is."""
    source: UUID | None = None
    """The one source it holds in; None: everywhere in the study."""


@dataclass(frozen=True, slots=True)
class Original:
    """What stood where a `Replacement` of the study stands now."""

    replacement: UUID
    """The guid of the `Replacement`."""
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UneditedText:
    """The text of a source as it was before anything was replaced in it."""

    source: UUID
    """The guid of the `Source`."""
    number: int
    """Of the version it was."""
    text: str = field(repr=False)
