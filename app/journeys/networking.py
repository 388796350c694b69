"""Writing networks inside a step: the people of a case, and the nodes that say where they stand."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.coding.rows import SegmentId
from app.journeys.journey_rows import MarkId
from app.journeys.marking import clean, make_mark
from app.journeys.model import JourneyEvent, Network, NetworkNode, NetworkPerson
from app.journeys.network_rows import NetworkId, NodeDraft, PersonDraft, PersonId
from app.journeys.rules import check_node
from app.problems import Problem
from app.store.bulk import one_of
from app.study.model import Case
from app.study.rows import CaseId, ParticipantId
from app.study.rules import clean_name

_WORDS = ("frequency", "since", "until", "note")


def network_row(session: Session, network: NetworkId) -> Network:
    """A snapshot; a Problem when it is gone."""
    row = session.get(Network, network)
    if row is None:
        raise Problem("That network is no longer in the study.")
    return row


def person_row(session: Session, person: PersonId) -> NetworkPerson:
    """Somebody around a child; a Problem when they are gone."""
    row = session.get(NetworkPerson, person)
    if row is None:
        raise Problem("That person is no longer among the people around the child.")
    return row


def person_named(session: Session, case: int, name: str) -> NetworkPerson | None:
    """Who bears a name around a child, whatever its capitals."""
    wanted = clean_name(name).casefold()
    rows = session.scalars(select(NetworkPerson).filter_by(case_id=case).order_by(NetworkPerson.id))
    return next((row for row in rows if row.name.casefold() == wanted), None)


def make_person(session: Session, case: CaseId, draft: PersonDraft) -> NetworkPerson:
    """Somebody new around a child."""
    row = NetworkPerson(case_id=case)
    describe_person(row, draft)
    session.add(row)
    session.flush()
    return row


def describe_person(row: NetworkPerson, draft: PersonDraft) -> None:
    """Say of somebody all that the draft says."""
    row.name, row.kind, row.relation = clean_name(draft.name), clean_name(draft.kind), clean(draft.relation)


def make_node(session: Session, network: Network, person: NetworkPerson, node: NodeDraft) -> MarkId:
    """Let somebody stand in a snapshot, as a mark of its teller."""
    check_fits(session, network, node)
    if person.case_id != network.case_id:
        raise Problem("That person is around another child.", "Choose somebody around this one.")
    there = select(func.count()).where(NetworkNode.network_id == network.id, NetworkNode.person_id == person.id)
    if session.scalar(there):
        raise Problem("They are in this network already.", "Move them instead.")
    what = node_label(session, person)
    mark = make_mark(session, CaseId(network.case_id), ParticipantId(network.teller_id), what)
    session.add(NetworkNode(id=mark, network_id=network.id, person_id=person.id, **node_columns(node)))
    session.flush()
    return mark


def check_fits(session: Session, network: Network, node: NodeDraft) -> None:
    """A Problem for a place that is none, or a loss at what did not happen to this child."""
    check_node(node.ring, node.place)
    event = None if node.lost_at is None else session.get(JourneyEvent, node.lost_at)
    if node.lost_at is not None and (event is None or event.case_id != network.case_id):
        raise Problem("There is no such event in this journey.", "Choose another event.")


def node_columns(node: NodeDraft) -> dict[str, Any]:
    """What is stored of a node."""
    return {
        **{name: clean(getattr(node, name)) for name in _WORDS},
        "sector": clean_name(node.sector),
        "ring": node.ring,
        "place": node.place,
        "tie": node.tie.value,
        "direction": node.direction.value,
        "supports": ",".join(dict.fromkeys(_support(code) for code in node.supports)),
        "supervised": node.supervised,
        "lost_at_id": node.lost_at,
    }


def nodes_of(session: Session, column: Any, whose: int) -> list[NetworkNode]:
    """The nodes of a network, or of a person in all networks."""
    return list(session.scalars(select(NetworkNode).where(column == whose).order_by(NetworkNode.id)))


def node_label(session: Session, person: NetworkPerson) -> str:
    """The short words by which somebody in a network is listed among passages."""
    pseudonym = session.scalars(select(Case.pseudonym).where(Case.id == person.case_id)).one()
    return f"{person.name}, in {pseudonym}’s network"


def label_nodes(session: Session, person: NetworkPerson) -> None:
    """Let the short words of everywhere somebody stands follow their name."""
    words = node_label(session, person)
    marks = marks_of(nodes_of(session, NetworkNode.person_id, person.id))
    for segment in session.scalars(select(Segment).where(one_of(Segment.id, marks))):
        segment.label = words


def marks_of(nodes: list[NetworkNode]) -> list[MarkId]:
    """The marks that nodes are."""
    return [MarkId(SegmentId(node.id)) for node in nodes]


def _support(code: str) -> str:
    return clean_name(code.replace(",", " "))
