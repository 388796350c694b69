"""The people of the sample study: who took part, what they agreed to, whose journey is studied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import CaseRelation, ConsentScope, ParticipantDraft, ParticipantId


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A made-up participant, as `study.toml` has them."""

    pseudonym: str
    perspective: str
    role: str
    area: str
    attributes: Mapping[str, str]
    refused: Sequence[str] = ()
    """Scopes of consent that this person did not give."""
    also: Sequence[str] = ()
    """Scopes that only some were asked for, this person among them."""
    until: Mapping[str, str] = field(default_factory=dict)
    """The last day of what they gave for a time."""
    excluded: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A child whose journey is studied; `links` say who stands how to them."""

    pseudonym: str
    area: str
    links: Mapping[str, str]


def add_people(
    project: Project,
    session: Session,
    *,
    areas: Sequence[str],
    agreed: Sequence[str],
    people: Sequence[SamplePerson],
    cases: Sequence[SampleCase],
) -> None:
    """Store them inside a step of the caller's; `agreed` are the scopes everybody gave unless they refused."""
    made_areas = {name: study.add_area(project, name=name) for name in areas}
    drafts = [
        ParticipantDraft(
            pseudonym=person.pseudonym,
            perspective=person.perspective,
            role=person.role,
            area=person.area,
            excluded=person.excluded,
            attributes=tuple(person.attributes.items()),
        )
        for person in people
    ]
    study.set_participants(project, rows=drafts)
    ids = {row.pseudonym: row.id for row in queries.participants(session)}
    for person in people:
        _record_consent(project, agreed, person, ids[person.pseudonym])
    for case in cases:
        made = study.add_case(project, pseudonym=case.pseudonym, area=made_areas[case.area])
        for relation, pseudonym in case.links.items():
            study.link_case(project, case=made, participant=ids[pseudonym], relation=CaseRelation(relation))


def _record_consent(
    project: Project, agreed: Sequence[str], person: SamplePerson, participant: ParticipantId
) -> None:
    for scope in (*agreed, *person.also):
        refused = scope in person.refused
        study.set_consent(
            project,
            participant=participant,
            scope=ConsentScope(scope),
            given=not refused,
            until=person.until.get(scope, ""),
            note=person.note if refused else "",
        )
