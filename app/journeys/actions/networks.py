"""Support networks: snapshots, the people of a case, and where they stand; each is one undoable step."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import MarkId
from app.journeys.marking import (
    begun,
    clean,
    mark_row,
    refuse_left_out,
    refuse_strange_events,
    remove_marks,
)
from app.journeys.model import JourneyEvent, Network, NetworkNode, NetworkPerson
from app.journeys.model.times import columns_of
from app.journeys.network_rows import NetworkDraft, NetworkId, NodeDraft, PersonDraft, PersonId
from app.journeys.networking import (
    check_fits,
    describe_person,
    label_nodes,
    make_node,
    make_person,
    marks_of,
    network_row,
    node_columns,
    nodes_of,
    person_named,
    person_row,
)
from app.journeys.queries.journeys import journey
from app.journeys.rules import check_node
from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.rows import CaseId
from app.study.rules import clean_name


def add_network(
    project: Project,
    *,
    case: CaseId,
    network: NetworkDraft,
    copy_of: NetworkId | None = None,
    initiator: object | None = None,
) -> NetworkId:
    """Add a snapshot by date and by whose view; a copy of another begins with everybody who stands there.

    What stands behind the marks of the other is not copied: it tells of that view and that time.
    """
    with project.step("Add network", initiator=initiator) as session:
        begun(session, case)
        last = session.scalar(select(func.max(Network.position)).where(Network.case_id == case))
        row = Network(case_id=case, position=0 if last is None else last + 1)
        _describe(session, row, network)
        session.add(row)
        session.flush()
        if copy_of is not None:
            _copy(session, network_row(session, copy_of), row)
        return NetworkId(row.id)


def edit_network(
    project: Project, *, network: NetworkId, draft: NetworkDraft, initiator: object | None = None
) -> None:
    """Say anew when a snapshot was and whose view it is; with another teller, all its marks are theirs."""
    with project.step("Edit network", initiator=initiator) as session:
        row = network_row(session, network)
        _describe(session, row, draft)
        marks = marks_of(nodes_of(session, NetworkNode.network_id, network))
        for segment in session.scalars(select(Segment).where(one_of(Segment.id, marks))):
            segment.teller_id = draft.teller


def remove_network(project: Project, *, network: NetworkId, initiator: object | None = None) -> Loss:
    """Remove a snapshot with everybody in it; says what went with it. The people stay around the child."""
    with project.step("Remove network", initiator=initiator) as session:
        loss = remove_marks(session, marks_of(nodes_of(session, NetworkNode.network_id, network)))
        session.delete(network_row(session, network))
        return loss


def add_person(
    project: Project, *, case: CaseId, person: PersonDraft, initiator: object | None = None
) -> PersonId:
    """Add somebody around a child who stands in no snapshot yet."""
    with project.step("Add person", initiator=initiator) as session:
        begun(session, case)
        _refuse_taken(session, case, person.name, None)
        return PersonId(make_person(session, case, person).id)


def edit_person(
    project: Project, *, person: PersonId, draft: PersonDraft, initiator: object | None = None
) -> None:
    """Give somebody another name, kind or relation, in every snapshot alike."""
    with project.step("Edit person", initiator=initiator) as session:
        row = person_row(session, person)
        _refuse_taken(session, row.case_id, draft.name, row.id)
        describe_person(row, draft)
        label_nodes(session, row)


def merge_people(project: Project, *, person: PersonId, into: PersonId, initiator: object | None = None) -> None:
    """Say that two were one: everywhere the first stands, the second does from now on.

    A Problem where both stand in one snapshot.
    """
    with project.step("Merge people", initiator=initiator) as session:
        gone, kept = person_row(session, person), person_row(session, into)
        if gone.id == kept.id or gone.case_id != kept.case_id:
            raise Problem("Those cannot be merged.", "Choose two different people around one child.")
        nodes = nodes_of(session, NetworkNode.person_id, gone.id)
        there = {node.network_id for node in nodes_of(session, NetworkNode.person_id, kept.id)}
        if any(node.network_id in there for node in nodes):
            raise Problem("Both stand in one network.", "Take one of them out of it first.")
        for node in nodes:
            node.person_id = kept.id
        session.flush()
        session.delete(gone)
        session.flush()
        label_nodes(session, kept)


def remove_person(project: Project, *, person: PersonId, initiator: object | None = None) -> Loss:
    """Remove somebody from around the child, and from every snapshot; says what went with them."""
    with project.step("Remove person", initiator=initiator) as session:
        loss = remove_marks(session, marks_of(nodes_of(session, NetworkNode.person_id, person)))
        session.delete(person_row(session, person))
        return loss


def place_person(
    project: Project,
    *,
    network: NetworkId,
    person: PersonId | PersonDraft,
    node: NodeDraft,
    initiator: object | None = None,
) -> MarkId:
    """Let somebody stand in a snapshot: a person of the case, or somebody new, unless the name is known."""
    with project.step("Place person", initiator=initiator) as session:
        row = network_row(session, network)
        return make_node(session, row, _who(session, CaseId(row.case_id), person), node)


def edit_node(project: Project, *, mark: MarkId, node: NodeDraft, initiator: object | None = None) -> None:
    """Say anew all that is told of somebody in a snapshot."""
    with project.step("Edit place in network", initiator=initiator) as session:
        row = mark_row(session, NetworkNode, mark)
        network = session.get_one(Network, row.network_id)
        check_fits(session, network, node)
        columns = node_columns(node)
        if node.lost_at is None and _untold(session, network, row.lost_at_id):
            del columns["lost_at_id"]
        for column, value in columns.items():
            setattr(row, column, value)


def move_node(
    project: Project,
    *,
    mark: MarkId,
    sector: str,
    ring: int,
    place: float | None = None,
    initiator: object | None = None,
) -> None:
    """Let somebody stand elsewhere in their snapshot: ring 1, the nearest, to 3; `place` 0 to 1 in the sector."""
    with project.step("Move person", initiator=initiator) as session:
        row = mark_row(session, NetworkNode, mark)
        check_node(ring, place)
        row.sector, row.ring, row.place = clean_name(sector), ring, place


def remove_nodes(project: Project, *, marks: Sequence[MarkId], initiator: object | None = None) -> Loss:
    """Take people out of a snapshot; says what went with them. They stay around the child."""
    with project.step("Take out of network", initiator=initiator) as session:
        for mark in marks:
            mark_row(session, NetworkNode, mark)
        return remove_marks(session, marks)


def _describe(session: Session, row: Network, draft: NetworkDraft) -> None:
    if row.teller_id != draft.teller:
        refuse_left_out(session, draft.teller)
    refuse_strange_events(session, CaseId(row.case_id), draft.when)
    row.teller_id, row.title = draft.teller, clean(draft.title)
    for column, value in columns_of("happened", draft.when).items():
        setattr(row, column, value)


def _copy(session: Session, there: Network, here: Network) -> None:
    if there.case_id != here.case_id:
        raise Problem("That network is of another child.", "Choose one of this child.")
    for node in nodes_of(session, NetworkNode.network_id, there.id):
        person = session.get_one(NetworkPerson, node.person_id)
        mark = make_node(session, here, person, NodeDraft(node.sector, node.ring))
        copied = session.get_one(NetworkNode, mark)
        for column in _COPIED:
            setattr(copied, column, getattr(node, column))


def _who(session: Session, case: CaseId, person: PersonId | PersonDraft) -> NetworkPerson:
    if isinstance(person, PersonDraft):
        return person_named(session, case, person.name) or make_person(session, case, person)
    return person_row(session, person)


def _refuse_taken(session: Session, case: int, name: str, whose: int | None) -> None:
    found = person_named(session, case, name)
    if found is not None and found.id != whose:
        raise Problem("Somebody of that name is around the child already.", "Merge the two, or choose another.")


def _untold(session: Session, network: Network, event: int | None) -> bool:
    """Whether only people who are left out tell of an event: then nobody can see that it is named here."""
    if event is None or session.get(JourneyEvent, event) is None:
        return False
    return event not in {row.id for row in journey(session, CaseId(network.case_id)).events}


_COPIED = (
    "place",
    "tie",
    "direction",
    "supports",
    "frequency",
    "supervised",
    "since",
    "until",
    "lost_at_id",
    "note",
)
