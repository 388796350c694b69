"""What searching asks and answers: frozen values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.language.query import Query
from app.language.spans import Span
from app.study.rows import AreaId, ParticipantId, PerspectiveId, SourceId, TurnId, VersionId


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose words are looked through: none of a kind chosen means all of them.

    Nobody who is left out of the study is ever looked through; the interviewer is where that is asked and no
    people are chosen.
    """

    perspectives: frozenset[PerspectiveId] = frozenset()
    participants: frozenset[ParticipantId] = frozenset()
    areas: frozenset[AreaId] = frozenset()
    sources: frozenset[SourceId] = frozenset()
    interviewer: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for and where; `forms` says which forms of a word are."""

    query: Query
    forms: Mapping[str, Collection[str]] = field(default_factory=dict)
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place where something was found, in its line, with who says it."""

    source: SourceId
    source_name: str
    version: VersionId
    turn: TurnId
    turn_number: int
    participant: ParticipantId | None
    pseudonym: str
    perspective: PerspectiveId | None
    perspective_name: str
    palette: int | None
    interviewer: bool
    quotable: bool
    """Whether the words may be quoted outside."""
    start: int
    end: int
    before: str
    """The words before it in the turn, on one line."""
    text: str
    after: str

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def who(self) -> str:
        """Whose words they are, as a list names them."""
        return self.pseudonym or ("Interviewer" if self.interviewer else "Nobody yet")


@dataclass(frozen=True, slots=True)
class Found:
    """The first places and what they come to; a number is None where not everything was counted."""

    rows: tuple[PlaceRow, ...]
    places: int | None
    turns: int | None
    sources: int | None
    people: int | None
    of_people: int
    """How many people's words were looked through."""

    @property
    def whole(self) -> bool:
        """Whether every place is among the rows."""
        return self.places == len(self.rows)


NOTHING = Found((), 0, 0, 0, 0, 0)
