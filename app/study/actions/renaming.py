"""Calling participants, and the cases that go by their names, something else."""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import select

from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.actions import finding
from app.study.model import Case, CaseLink, Participant
from app.study.rows import CaseRelation, ParticipantId
from app.study.rules import clean_name


def give_pseudonyms(project: Project, *, names: Mapping[ParticipantId, str]) -> None:
    """Give some participants other pseudonyms in one step; a Problem where one is taken or given twice.

    A child's own case that goes by the same name follows.
    """
    wanted = {participant: clean_name(name) for participant, name in names.items()}
    with project.step("Give pseudonyms") as session:
        rows = [finding.get(session, Participant, one, "participant") for one in wanted]
        others = session.scalars(select(Participant.pseudonym).where(Participant.id.not_in(list(wanted))))
        taken = {name.casefold() for name in others}
        for name in wanted.values():
            if name.casefold() in taken:
                raise Problem(f"The name “{name}” is taken.", "Choose another.")
            taken.add(name.casefold())
        before = {row.id: row.pseudonym for row in rows}
        # Two people may change names with each other: a name that is not free yet gives way first.
        for row in rows:
            row.pseudonym = uuid4().hex
        session.flush()
        for row in rows:
            row.pseudonym = wanted[ParticipantId(row.id)]
        own = session.execute(
            select(Case, CaseLink.participant_id)
            .join(CaseLink, CaseLink.case_id == Case.id)
            .where(one_of(CaseLink.participant_id, wanted), CaseLink.relation == CaseRelation.SELF.value)
        ).all()
        for case, participant in own:
            now = wanted[ParticipantId(participant)]
            if case.pseudonym == before[participant]:
                finding.refuse_taken(session, Case.pseudonym, now, case)
                case.pseudonym = now
