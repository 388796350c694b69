"""What pseudonymising tells: strings that may give somebody away, where they stand, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.coding.correcting.replacement_rows import ReplacementPlan
from app.coding.correcting.rows import PassageFate
from app.language.names.mentions import NameKind, Why
from app.language.spans import Span
from app.safeguards.identity.rows import Decision
from app.study.rows import SourceId, VersionId


@dataclass(frozen=True, slots=True)
class Place:
    """One place in which a string stands, with the words around it."""

    source: SourceId
    source_name: str = field(repr=False)
    source_guid: UUID
    version: VersionId
    span: Span
    turn: int
    """0 where it stands in no turn."""
    label: bool
    """It is the label of whoever speaks, not speech."""
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A string with every place it stands in, what speaks for replacing it, and by what."""

    words: str = field(repr=False)
    kind: NameKind
    why: Why | None
    """None: somebody found it by hand."""
    places: tuple[Place, ...]
    proposed: str = field(repr=False)
    """Without brackets."""
    participant: UUID | None = None
    """Whose name it is, where that is known."""
    everywhere: Decision | None = None
    """What was decided of it for the whole study."""
    here: Mapping[UUID, Decision] = field(default_factory=dict)
    """What was decided of it for single sources, which goes before that."""

    @property
    def sources(self) -> int:
        """In how many sources it stands."""
        return len({place.source for place in self.places})

    def decision(self, source: UUID) -> Decision | None:
        """What holds of it in a source."""
        return self.here.get(source, self.everywhere)

    @property
    def decided(self) -> bool:
        """Whether something holds of it wherever it stands."""
        return all(self.decision(place.source_guid) is not None for place in self.places)

    @property
    def replacing(self) -> int:
        """In how many places it is to be replaced."""
        held = (self.decision(place.source_guid) for place in self.places)
        return sum(one is not None and one.replacement is not None for one in held)


@dataclass(frozen=True, slots=True)
class PseudonymPlan:
    """What the decisions do to transcripts, to be looked at and then stored as one step."""

    sources: tuple[ReplacementPlan, ...]

    @property
    def replacements(self) -> int:
        """In how many places words are replaced."""
        return sum(len(one.replacements) for one in self.sources)

    @property
    def passages(self) -> tuple[PassageFate, ...]:
        """The coded passages in which words are replaced."""
        return tuple(fate for one in self.sources for fate in one.touched)

    @property
    def rows(self) -> int:
        """How much is written, roughly: passages found again, turns, and words replaced."""
        return sum(
            len(one.replacements) + len(one.correction.passages) + len(one.correction.turns)
            for one in self.sources
        )

    @property
    def grown(self) -> tuple[PassageFate, ...]:
        """The passages that are made longer to hold a whole pseudonym."""
        return tuple(fate for one in self.sources for fate in one.grown)
