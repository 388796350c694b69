"""The networks of the sample study: who is around a child, by whose view and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.exchange.sample.journeys import Known, Told
from app.exchange.sample.places import Words, place
from app.journeys import actions
from app.journeys.network_rows import NetworkDraft, NetworkId, NodeDraft, PersonDraft
from app.journeys.rules import Tie, read_when
from app.store.project import Project


@dataclass(frozen=True, slots=True)
class SampleNode:
    """Somebody in a network; `lost_at` is the title of an event; `more` as `NodeDraft` has it."""

    name: str
    sector: str
    ring: int
    kind: str = "person"
    relation: str = ""
    tie: str = "ordinary"
    supports: Sequence[str] = ()
    lost_at: str = ""
    behind: Sequence[Words] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleNetwork:
    """A snapshot."""

    case: str
    by: str
    when: str
    title: str
    people: Sequence[SampleNode]


def read_networks(said: Mapping[str, Any]) -> list[SampleNetwork]:
    """What `networks.toml` says."""
    return [
        SampleNetwork(**network | {"people": [SampleNode(**person) for person in network["people"]]})
        for network in said["networks"]
    ]


def add_networks(project: Project, networks: Sequence[SampleNetwork], known: Known, told: Told) -> None:
    """Store the networks inside a step of the caller's."""
    for network in networks:
        draft = NetworkDraft(known.people[network.by], read_when(network.when, told.events), network.title)
        made = actions.add_network(project, case=known.cases[network.case], network=draft)
        for person in network.people:
            _place_person(project, made, person, known, told)


def _place_person(project: Project, network: NetworkId, person: SampleNode, known: Known, told: Told) -> None:
    mark = actions.place_person(
        project,
        network=network,
        person=PersonDraft(person.name, person.kind, person.relation),
        node=NodeDraft(
            person.sector,
            person.ring,
            tie=Tie(person.tie),
            supports=tuple(person.supports),
            lost_at=told.events[person.lost_at] if person.lost_at else None,
            **person.more,
        ),
    )
    for words in person.behind:
        actions.link_evidence(project, mark=mark, evidence=place(known.texts, words), by=known.by)
