"""Journeys in one line each, for tests: synthetic children only."""

from typing import Any

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, CoderId
from app.journeys import actions, queries
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventId, EventKind, JourneyRow, LaneKind, MarkId, Method
from app.journeys.network_rows import NetworkDraft, NetworkId, NetworksRow, NodeDraft, PersonDraft
from app.journeys.rules import When, read_when
from app.store.project import Project
from app.study import actions as study
from app.study import queries as reading
from app.study.rows import CaseId, CaseRelation, ConsentScope, ParticipantId, SourceId
from tests.builders import CARER, CHILD, PRACTITIONER, add, dialogue, person, place_of, speaker, version_of

VECTOR = """
01/03/2010 20/03/2010 U6 S CARPL
20/03/2010 05/09/2011 U6 P CREQB
05/09/2011 12/09/2011 T4 P CARPL
12/09/2011 31/08/2012 K2 P CLOSE
31/08/2012 15/01/2013 P1 P LAREQ
01/02/2013 - U4 P -
"""
"""The official record of DOMAIN §1.3: start, end, place, why it began, why it ended."""


def child_case(project: Project, name: str = "Robin") -> CaseId:
    """A case whose child, carer and worker were interviewed and let their accounts be linked."""
    voices = {name: CHILD, f"{name}'s carer": CARER, f"{name}'s worker": PRACTITIONER}
    relations = (CaseRelation.SELF, CaseRelation.CARER, CaseRelation.PRACTITIONER)
    case = study.add_case(project, pseudonym=name)
    for (label, perspective), relation in zip(voices.items(), relations, strict=True):
        lines = [("Interviewer", "What was it like?"), (label, "just bags in the car")]
        add(project, dialogue(f"{label} talks", lines, [speaker(label, perspective)]))
        study.link_case(project, case=case, participant=person(project, label), relation=relation)
        study.set_consent(project, participant=person(project, label), scope=ConsentScope.LINK, given=True)
    return case


def journey_of(project: Project, case: CaseId) -> JourneyRow:
    """The journey as it is stored."""
    with project.reading() as session:
        return queries.journey(session, case)


def when(typed: str) -> When:
    """A time as a researcher types it."""
    return read_when(typed)


def teller(project: Project, name: str) -> ParticipantId | None:
    """Who tells, by pseudonym; nobody for the official record."""
    return person(project, name) if name else None


def spell(
    project: Project,
    case: CaseId,
    start: str,
    end: str = "-",
    *,
    by: str = "",
    lane: LaneKind = LaneKind.HOME,
    **says: Any,
) -> MarkId:
    """A time in a lane, typed; "-" where it goes on."""
    draft = SpellDraft(lane, teller(project, by), when(start), None if end == "-" else when(end), **says)
    return actions.add_spell(project, case=case, spell=draft)


def record(project: Project, case: CaseId, lines: str = VECTOR) -> list[MarkId]:
    """Placements of the official record, one a line."""
    made = []
    for line in lines.strip().splitlines():
        start, end, code, began, ended = line.split()
        because = "" if ended == "-" else ended
        made.append(spell(project, case, start, end, code=code, began_because=began, ended_because=because))
    return made


def told(
    project: Project,
    case: CaseId,
    title: str,
    by: str,
    at: str = "?",
    kind: EventKind = EventKind.MOVE,
    **says: Any,
) -> tuple[EventId, MarkId]:
    """An event with the first account of it."""
    account = AccountDraft(teller(project, by), when(at), **says)
    return actions.add_event(project, case=case, event=EventDraft(kind, title), account=account)


def also(project: Project, event: EventId, by: str, at: str = "?", **says: Any) -> MarkId:
    """Another account of an event."""
    account = AccountDraft(teller(project, by), when(at), **says)
    return actions.add_account(project, event=event, account=account)


def felt(
    project: Project, case: CaseId, by: str, at: str, value: int | None, method: Method = Method.DRAWN
) -> MarkId:
    """A point of wellbeing."""
    point = PointDraft(person(project, by), when(at), value, method)
    return actions.add_point(project, case=case, point=point)


def words(project: Project, by: str) -> tuple[SourceId, PassagePlace]:
    """What somebody of `child_case` said about the bags, and in which source."""
    with project.reading() as session:
        source = reading.source_named(session, f"{by} talks").id
    return source, PassagePlace(version_of(project, source), place_of(project, source, "just bags"))


def a_code(project: Project, path: str = "Leaving") -> tuple[CodeId, CoderId]:
    """A code and somebody who codes."""
    code, coder = coding.make_code_path(project, path=path), coding.coder_named(project, name="Ada")
    return code, coder


def network(project: Project, case: CaseId, by: str, at: str, title: str = "") -> NetworkId:
    """An empty snapshot of who is around the child."""
    return actions.add_network(project, case=case, network=NetworkDraft(person(project, by), when(at), title))


def placed(project: Project, network: NetworkId, name: str, sector: str, ring: int, **says: Any) -> MarkId:
    """Somebody in a snapshot, by name."""
    node = NodeDraft(sector, ring, **says)
    return actions.place_person(project, network=network, person=PersonDraft(name), node=node)


def networks(project: Project, case: CaseId) -> NetworksRow:
    """The networks as they are stored."""
    with project.reading() as session:
        return queries.networks_of(session, case)
