"""The agreements behind consent in the sample study, and the days by which things are to go."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.consent_rows import AgreementKind, RetentionKind
from app.study.rows import ParticipantRow


@dataclass(frozen=True, slots=True)
class SampleAgreement:
    """One that a person, or everybody of a perspective in some roles, gave or refused."""

    kind: str
    on: str
    perspective: str = ""
    roles: Sequence[str] = ()
    """Only these; none is all."""
    people: Sequence[str] = ()
    given: bool = True
    by: str = ""
    basis: str = ""
    form: str = ""
    explained: str = ""
    note: str = ""

    def is_of(self, person: ParticipantRow) -> bool:
        """Whether this person gave or refused it."""
        if self.people:
            return person.pseudonym in self.people
        return person.perspective_name == self.perspective and (not self.roles or person.role in self.roles)


@dataclass(frozen=True, slots=True)
class SampleRetention:
    """A day by which something is to be done, and who did it when."""

    kind: str
    due_on: str
    note: str = ""
    done_by: str = ""
    done_on: str = ""


def add_agreements(
    project: Project,
    session: Session,
    agreements: Sequence[SampleAgreement],
    retention: Sequence[SampleRetention],
) -> None:
    """Store them inside a step of the caller's."""
    people = queries.participants(session)
    for agreement in agreements:
        for person in filter(agreement.is_of, people):
            study.set_agreement(
                project,
                participant=person.id,
                kind=AgreementKind(agreement.kind),
                given=agreement.given,
                by=agreement.by,
                basis=agreement.basis,
                form=agreement.form,
                explained=agreement.explained,
                on=agreement.on,
                note=agreement.note,
            )
    for one in retention:
        made = study.add_retention(project, kind=RetentionKind(one.kind), due_on=one.due_on, note=one.note)
        if one.done_by:
            study.finish_retention(project, retention=made, by=one.done_by, on=one.done_on)
