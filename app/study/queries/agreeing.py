"""Reading what participants agreed to, and who stands behind it: as recorded, and why something may not leave."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.bulk import one_of
from app.study.agreeing import Agreed, hindered, hindrances
from app.study.consent_rows import AgreementId, AgreementKind, AgreementRow
from app.study.eligibility import counts, gives
from app.study.model import Agreement, Consent, Participant, Perspective
from app.study.rows import ConsentRow, ConsentScope, ParticipantId

_CHILD = 0
"""The place of the child's perspective on the palette."""


def consents(session: Session, wanted: ParticipantId) -> list[ConsentRow]:
    """Every scope with what was said about it, None where nothing is recorded."""
    said = {row.scope: row for row in session.scalars(select(Consent).filter_by(participant_id=wanted))}
    return [_consent(row) if (row := said.get(scope.value)) else ConsentRow(scope, None) for scope in ConsentScope]


def agreements(session: Session, wanted: ParticipantId) -> list[AgreementRow]:
    """The agreements behind what a participant agreed to: their own, permission, the gatekeeper's."""
    return _agreements(session, [wanted]).get(wanted, [])


def agreed(session: Session, people: Collection[ParticipantId] | None = None) -> dict[ParticipantId, Agreed]:
    """Participant -> all that is recorded of what they agreed to, and what their perspective needs; or of some."""
    chosen = () if people is None else (one_of(Participant.id, people),)
    asked = (
        select(Participant.id, Perspective.palette, Perspective.needs_own, Perspective.needs_permission)
        .outerjoin(Perspective)
        .where(*chosen)
    )
    said: dict[int, list[ConsentRow]] = defaultdict(list)
    for row in session.scalars(select(Consent).join(Participant).where(*chosen)):
        said[row.participant_id].append(_consent(row))
    behind = _agreements(session, people)
    return {
        ParticipantId(person): Agreed(
            tuple(said.get(person, ())),
            tuple(behind.get(person, ())),
            _needs(own, permission),
            child=palette == _CHILD,
        )
        for person, palette, own, permission in session.execute(asked)
    }


def giving(session: Session, scope: ConsentScope) -> set[ParticipantId]:
    """The participants for whom a scope counts."""
    return {ParticipantId(one) for one in session.scalars(select(Participant.id).where(gives(scope)))}


def given_scopes(session: Session) -> dict[ParticipantId, set[ConsentScope]]:
    """Participant -> the scopes that count for them; those who are left out give none."""
    found: dict[ParticipantId, set[ConsentScope]] = {
        ParticipantId(one): set() for one in session.scalars(select(Participant.id))
    }
    for person, scope in session.execute(
        select(Consent.participant_id, Consent.scope)
        .join(Participant, Consent.participant_id == Participant.id)
        .where(counts())
    ):
        found[ParticipantId(person)].add(ConsentScope(scope))
    return found


def why_not(
    session: Session, scope: ConsentScope, people: Collection[ParticipantId]
) -> dict[ParticipantId, tuple[str, ...]]:
    """Participant -> what keeps a scope from counting for them, each as a clause."""
    day = today(session)
    return {person: hindrances(one, scope, day) for person, one in agreed(session, people).items()}


def though_agreed(
    session: Session, scope: ConsentScope, people: Collection[ParticipantId]
) -> dict[ParticipantId, str]:
    """Of those who said yes to a scope that does not count: why, as a clause."""
    day = today(session)
    found = {person: hindered(one, scope, day) for person, one in agreed(session, people).items()}
    return {person: why for person, why in found.items() if why}


def today(session: Session) -> str:
    """The day it is for the study, as the database says it."""
    return str(session.scalar(select(func.date("now", "localtime"))))


def _consent(row: Consent) -> ConsentRow:
    return ConsentRow(
        scope=ConsentScope(row.scope),
        given=row.given and not row.withdrawn_on,
        on=row.decided_on,
        note=row.note,
        until=row.expires_on,
        withdrawn_on=row.withdrawn_on,
    )


def _agreements(session: Session, people: Collection[int] | None) -> Mapping[int, list[AgreementRow]]:
    asked = select(Agreement).order_by(Agreement.id)
    if people is not None:
        asked = asked.where(one_of(Agreement.participant_id, people))
    found: dict[int, list[AgreementRow]] = defaultdict(list)
    for row in session.scalars(asked):
        found[row.participant_id].append(_agreement(row))
    order = list(AgreementKind)
    return {person: sorted(rows, key=lambda row: order.index(row.kind)) for person, rows in found.items()}


def _agreement(row: Agreement) -> AgreementRow:
    return AgreementRow(
        id=AgreementId(row.id),
        kind=AgreementKind(row.kind),
        given=row.given,
        by=row.given_by,
        basis=row.basis,
        form=row.form_version,
        explained=row.explained_how,
        on=row.given_on,
        until=row.expires_on,
        withdrawn_on=row.withdrawn_on,
        note=row.note,
    )


def _needs(own: bool | None, permission: bool | None) -> frozenset[AgreementKind]:
    wanted = ((own, AgreementKind.OWN), (permission, AgreementKind.PERMISSION))
    return frozenset(kind for needed, kind in wanted if needed)
