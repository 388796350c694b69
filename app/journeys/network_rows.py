"""Networks of support as the rest of the house sees them: frozen values (DOMAIN §1.5)."""

from dataclasses import dataclass
from typing import NewType

from app.journeys.journey_rows import EventId, MarkId, TellerRow
from app.journeys.rules.when import When
from app.study.rows import CaseId, ParticipantId

NetworkId = NewType("NetworkId", int)
PersonId = NewType("PersonId", int)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody or something around the child, the same in every snapshot of the case."""

    id: PersonId
    name: str
    kind: str
    relation: str


@dataclass(frozen=True, slots=True)
class NodeRow:
    """Where a person stands in a snapshot; the codes of `sector`, `tie` and `supports` are the vocabulary's."""

    mark: MarkId
    person: PersonRow
    sector: str
    ring: int
    place: float | None
    tie: str
    direction: str
    supports: tuple[str, ...]
    frequency: str
    supervised: bool | None
    since: str
    until: str
    lost_at: EventId | None
    note: str


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """The network of a case as one teller sees it at one time."""

    id: NetworkId
    case: CaseId
    case_pseudonym: str
    teller: TellerRow
    title: str
    when: When
    nodes: tuple[NodeRow, ...]


@dataclass(frozen=True, slots=True)
class NetworkHeadRow:
    """A snapshot in a list."""

    id: NetworkId
    case: CaseId
    teller: ParticipantId
    title: str
    when: When
    people: int
