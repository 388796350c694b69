"""People of one case quoted in one document: each may recognise the other (DOMAIN E-12)."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.study import queries as study
from app.study.rows import CaseId, CaseRelation, ParticipantId


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A child and those who care or work for the same child, all in one document, by pseudonym."""

    case: CaseId
    children: tuple[str, ...]
    others: tuple[str, ...]
    people: tuple[ParticipantId, ...]

    @property
    def sentence(self) -> str:
        """The warning, with the pseudonyms."""
        who = "somebody who cares or works for them"
        if len(self.others) > 1:
            who = "people who care or work for them"
        return (
            f"{_and(self.children)} and {who} ({_and(self.others)}) stand in the same document, so that one may "
            "recognise the other."
        )


def linked_cases(session: Session, people: Collection[ParticipantId]) -> list[LinkedCase]:
    """The cases of which both the child and somebody who speaks for the child are among these people."""
    wanted = set(people)
    found = []
    for case in study.cases(session):
        told = [(person, name, relation) for person, name, relation in case.links if person in wanted]
        children = tuple(name for _, name, relation in told if relation is CaseRelation.SELF)
        others = tuple(name for _, name, relation in told if relation is not CaseRelation.SELF)
        if children and others:
            found.append(LinkedCase(case.id, children, others, tuple(person for person, _, _ in told)))
    return found


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
