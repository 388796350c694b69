"""Support networks as they are stored: every snapshot of a case with who is in it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.rows import SegmentId
from app.journeys.journey_rows import EventId, JourneyRow, MarkId, TellerRow
from app.journeys.measuring import timeline_of
from app.journeys.model import Network, NetworkNode, NetworkPerson
from app.journeys.model.times import when_of
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow, NodeRow, PersonId, PersonRow
from app.journeys.queries.evidence import evidence_counts
from app.journeys.queries.journeys import journey
from app.journeys.rules import Direction, Tie
from app.store.bulk import one_of
from app.study.rows import CaseId


def networks_of(session: Session, case: CaseId, *, reader: str = "") -> NetworksRow:
    """All snapshots of a case; a Problem when the case is gone or its child is left out of the study."""
    row = journey(session, case, reader=reader)
    telling: dict[int, TellerRow] = {
        teller.participant: teller for teller in row.tellers if teller.participant is not None
    }
    stored = session.scalars(select(Network).filter_by(case_id=case).order_by(Network.position, Network.id)).all()
    shown = [network for network in stored if network.teller_id in telling]
    people, hidden = _people(session, case, [network.id for network in shown])
    nodes = _nodes(session, [network.id for network in shown], {**people, **hidden}, row)
    networks = [_network(network, row, telling[network.teller_id], nodes[network.id]) for network in shown]
    evidence = evidence_counts(session, case, reader=reader)
    marks = [node.mark for network in networks for node in network.nodes]
    return NetworksRow(
        journey=row,
        people=tuple(people.values()),
        networks=_in_order(networks, row),
        evidence={mark: evidence[mark] for mark in marks if mark in evidence},
    )


def network_of(session: Session, mark: SegmentId) -> tuple[CaseId, NetworkId] | None:
    """The case and the snapshot in which somebody stands; None for a mark that is none of a network."""
    row = session.execute(
        select(Network.case_id, Network.id)
        .join(NetworkNode, NetworkNode.network_id == Network.id)
        .where(NetworkNode.id == mark)
    ).one_or_none()
    return None if row is None else (CaseId(row.case_id), NetworkId(row.id))


def _people(session: Session, case: CaseId, shown: list[int]) -> tuple[dict[int, PersonRow], dict[int, PersonRow]]:
    """Who is around the child by name, and apart those named only by people who are left out of the study."""
    rows = session.scalars(
        select(NetworkPerson).filter_by(case_id=case).order_by(func.lower(NetworkPerson.name), NetworkPerson.id)
    ).all()
    placed = session.execute(
        select(NetworkNode.person_id, NetworkNode.network_id).where(
            one_of(NetworkNode.person_id, [row.id for row in rows])
        )
    ).all()
    anywhere = {person for person, _ in placed}
    seen = {person for person, network in placed if network in set(shown)}
    people: dict[int, PersonRow] = {}
    hidden: dict[int, PersonRow] = {}
    for row in rows:
        found = hidden if row.id in anywhere and row.id not in seen else people
        found[row.id] = PersonRow(PersonId(row.id), row.name, row.kind, row.relation)
    return people, hidden


def _nodes(
    session: Session, networks: list[int], people: Mapping[int, PersonRow], told: JourneyRow
) -> dict[int, list[NodeRow]]:
    """Network -> who is in it: from the nearest ring out, then by name."""
    events = {event.id for event in told.events}
    found: dict[int, list[NodeRow]] = defaultdict(list)
    for row in session.scalars(select(NetworkNode).where(one_of(NetworkNode.network_id, networks))):
        found[row.network_id].append(_node(row, people[row.person_id], events))
    for nodes in found.values():
        nodes.sort(key=lambda node: (node.ring, node.person.name.casefold(), node.mark))
    return found


def _node(row: NetworkNode, person: PersonRow, events: set[EventId]) -> NodeRow:
    lost_at = None if row.lost_at_id is None else EventId(row.lost_at_id)
    return NodeRow(
        mark=MarkId(SegmentId(row.id)),
        person=person,
        sector=row.sector,
        ring=row.ring,
        place=row.place,
        tie=Tie(row.tie),
        direction=Direction(row.direction),
        supports=tuple(part for part in row.supports.split(",") if part),
        frequency=row.frequency,
        supervised=row.supervised,
        since=row.since,
        until=row.until,
        lost_at=lost_at if lost_at in events else None,
        note=row.note,
    )


def _network(row: Network, told: JourneyRow, teller: TellerRow, nodes: list[NodeRow]) -> NetworkRow:
    return NetworkRow(
        id=NetworkId(row.id),
        case=told.case,
        case_pseudonym=told.pseudonym,
        teller=teller,
        title=row.title,
        when=when_of(
            row.happened_precision, row.happened_low, row.happened_high, row.happened_words, row.happened_event_id
        ),
        nodes=tuple(nodes),
    )


def _in_order(networks: list[NetworkRow], told: JourneyRow) -> tuple[NetworkRow, ...]:
    """By time, as far as it is known; of one time by who tells, child first."""
    timeline = timeline_of(told)
    axis = timeline.axis_for(network.when for network in networks)
    place = {teller.participant: number for number, teller in enumerate(told.tellers)}

    def key(network: NetworkRow) -> Any:
        return timeline.order(network.when, axis), place[network.teller.participant], network.id

    return tuple(sorted(networks, key=key))
