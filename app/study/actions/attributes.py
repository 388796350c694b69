"""Attributes: what participants are described by, each with the kind of answer it takes."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.known import Known
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.model import Attribute, AttributeValue, Participant
from app.study.rows import AttributeId, AttributeKind, ParticipantId
from app.study.rules import clean_answer, clean_name

_ANSWERS = {
    AttributeKind.NUMBER: "numbers",
    AttributeKind.DATE: "dates",
    AttributeKind.YES_NO: "yes or no",
    AttributeKind.TEXT: "text",
}


def add_attribute(project: Project, *, name: str, kind: AttributeKind = AttributeKind.TEXT) -> AttributeId:
    """Add an attribute after the others."""
    with project.step("Add attribute") as session:
        finding.refuse_taken(session, Attribute.name, clean_name(name), None)
        added = AttributeId(Known(session).attribute(name))
        finding.get(session, Attribute, added, "attribute").kind = kind.value
        return added


def edit_attribute(
    project: Project,
    *,
    attribute: AttributeId,
    name: str | Unchanged = UNCHANGED,
    kind: AttributeKind | Unchanged = UNCHANGED,
) -> None:
    """Change what is given; a Problem where answers that are there do not fit the new kind."""
    with project.step("Edit attribute") as session:
        row = finding.get(session, Attribute, attribute, "attribute")
        if not isinstance(name, Unchanged):
            finding.refuse_taken(session, Attribute.name, clean_name(name), row)
            row.name = clean_name(name)
        if not isinstance(kind, Unchanged):
            _fit(session.scalars(select(AttributeValue).filter_by(attribute_id=attribute)).all(), kind)
            row.kind = kind.value


def remove_attribute(project: Project, *, attribute: AttributeId) -> None:
    """Remove an attribute with every answer to it."""
    with project.step("Remove attribute") as session:
        session.delete(finding.get(session, Attribute, attribute, "attribute"))


def set_attribute(project: Project, *, participant: ParticipantId, attribute: str, value: str) -> None:
    """Record an attribute of a participant, making the attribute when it is new; an empty value removes it.

    A Problem where the value is not of the attribute's kind.
    """
    with project.step("Set attribute") as session:
        finding.get(session, Participant, participant, "participant")
        store_answer(session, participant, Known(session).attribute(attribute), value)


def store_answer(session: Session, participant: int, attribute: int, value: str) -> None:
    """Record an answer inside a step of the caller's; an empty one takes it away."""
    kind = AttributeKind(finding.get(session, Attribute, attribute, "attribute").kind)
    value = clean_answer(kind, value)
    row = session.scalars(
        select(AttributeValue).filter_by(participant_id=participant, attribute_id=attribute)
    ).one_or_none()
    if not value:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(AttributeValue(participant_id=participant, attribute_id=attribute, value=value))
    else:
        row.value = value


def _fit(answers: Iterable[AttributeValue], kind: AttributeKind) -> None:
    """Write the answers as the kind has them; a Problem says how many it cannot take."""
    unfit = 0
    for answer in answers:
        try:
            answer.value = clean_answer(kind, answer.value)
        except Problem:
            unfit += 1
    if unfit:
        some = "One answer is" if unfit == 1 else f"{unfit} answers are"
        raise Problem(f"{some} not {_ANSWERS[kind]}, so the kind stays as it was.", "Change those first.")
