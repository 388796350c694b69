"""What the identity key tells: frozen values that exist only while it is open."""

from dataclasses import dataclass, field
from uuid import UUID

from app.language.names.mentions import NameKind

_SHOWN = 8


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
class IdentityLine:
    """What one row of a list says of a participant; what is empty leaves what is kept."""

    row: int
    """As a spreadsheet numbers it."""
    pseudonym: str
    real_name: str = field(default="", repr=False)
    other_names: tuple[str, ...] = field(default=(), repr=False)
    contact: str = field(default="", repr=False)
    real_area: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """What a list adds to a key, and what of it belongs to nobody in the study."""

    identities: tuple[Identity, ...] = field(repr=False)
    new: int
    """People the key did not know."""
    changed: int
    strangers: tuple[int, ...]
    """Rows whose pseudonym is nobody's."""
    twice: tuple[int, ...]
    """Rows about somebody an earlier row was about: those are left out."""

    @property
    def sentence(self) -> str:
        """What the list does, without a name."""
        told = [f"{_people(self.new)} new to the key, {self.changed} changed."]
        if self.strangers:
            told.append(f"No participant has the pseudonym of {_rows(self.strangers)}: left out.")
        if self.twice:
            told.append(f"Named twice, the later left out: {_rows(self.twice)}.")
        return " ".join(told)


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
class ListedName:
    """A name on the researcher's own list."""

    name: str = field(repr=False)
    kind: NameKind


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


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many} people"


def _rows(rows: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, rows[:_SHOWN]))
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return f"row {shown}" if len(rows) == 1 else f"rows {shown}{more}"
