"""Networks of support as the rest of the house sees them: frozen values (DOMAIN §1.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import NewType

from app.journeys.journey_rows import EventId, EvidenceRow, JourneyRow, MarkId, TellerRow
from app.journeys.rules.networks import Direction, Tie
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
    """Where a person stands in a snapshot; the codes of `sector` and `supports` are the vocabulary's."""

    mark: MarkId
    person: PersonRow
    sector: str
    ring: int
    place: float | None
    tie: Tie
    direction: Direction
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
class NetworksRow:
    """All that is told of who is around a child; views of people who are left out of the study are not in it."""

    journey: JourneyRow
    """Whose networks they are, who tells, what happened, and the pick-lists."""
    people: tuple[PersonRow, ...]
    networks: tuple[NetworkRow, ...]
    """In order of time, child first."""
    evidence: Mapping[MarkId, EvidenceRow] = field(default_factory=dict)

    def network(self, wanted: NetworkId) -> NetworkRow | None:
        """A snapshot; None where it is gone."""
        return next((network for network in self.networks if network.id == wanted), None)

    def node(self, mark: MarkId) -> tuple[NetworkRow, NodeRow] | None:
        """Somebody in a snapshot with the snapshot; None where they are gone."""
        return next(
            ((network, node) for network in self.networks for node in network.nodes if node.mark == mark), None
        )


@dataclass(frozen=True, slots=True)
class NetworkDraft:
    """A snapshot as it is to be, without who is in it."""

    teller: ParticipantId
    when: When
    title: str = ""

    @classmethod
    def of(cls, row: NetworkRow) -> "NetworkDraft":
        """What is stored now; a snapshot is always told by somebody who took part."""
        assert row.teller.participant is not None
        return cls(row.teller.participant, row.when, row.title)


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody or something around the child, as they are to be."""

    name: str
    kind: str = "person"
    relation: str = ""

    @classmethod
    def of(cls, row: PersonRow) -> "PersonDraft":
        """What is stored now."""
        return cls(row.name, row.kind, row.relation)


@dataclass(frozen=True, slots=True)
class NodeDraft:
    """Where a person is to stand in a snapshot, and how."""

    sector: str
    ring: int
    place: float | None = None
    tie: Tie = Tie.ORDINARY
    direction: Direction = Direction.UNSAID
    supports: tuple[str, ...] = ()
    frequency: str = ""
    supervised: bool | None = None
    since: str = ""
    until: str = ""
    lost_at: EventId | None = None
    note: str = ""

    @classmethod
    def of(cls, row: NodeRow) -> "NodeDraft":
        """What is stored now."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})
