"""Who may be counted and what of theirs may leave: asked in one place, so no screen can forget it (E-01, P-03).

A scope counts only while it was given, was not taken back and has not run out, and while no agreement behind it
(the child's own, the permission-holder's, the gatekeeper's) is refused, taken back or run out: nobody's agreement
stands for another's. Where the perspective of somebody needs an agreement, nothing of theirs leaves before it is
recorded. `app.study.agreeing` says the same in words.

Conditions are made once: putting one together costs more than asking it.

What each scope guards:

- take part: to be in any count, list, search or output at all;
- audio: recordings, which this program does not hold;
- quote words: to be quoted in a document, a picture of a journey or a network, and in words printed as quotable;
- reproduce drawings: to have drawings shown outside the study, and what they drew themselves on a journey;
- link accounts: to be set beside others' accounts of the same child;
- administrative data: to have the official record brought in, or shown outside the study;
- archive and share: to be in a copy of the study that is handed on;
- recontact: to be on the list of those who may be asked again.

Reading in the program is not leaving: copying for a document, and writing files, is.
"""

from functools import cache

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.study.consent_rows import AgreementKind
from app.study.model import Agreement, Consent, Participant, Perspective
from app.study.rows import ConsentScope


@cache
def is_included() -> ColumnElement[bool]:
    """The participant may be in numerators, denominators and lists: not excluded, not withdrawn, takes part."""
    return and_(not_(Participant.excluded), takes_part())


@cache
def takes_part() -> ColumnElement[bool]:
    """Nothing that was said or agreed keeps the participant from being counted; nothing recorded does not."""
    said, behind = aliased(Consent), aliased(Agreement)
    refused = exists(
        select(said.id)
        .where(
            said.participant_id == Participant.id,
            said.scope == ConsentScope.TAKE_PART.value,
            not_(_holds(said.given, said.withdrawn_on, said.expires_on)),
        )
        .correlate(Participant)
    )
    broken = exists(
        select(behind.id)
        .where(
            behind.participant_id == Participant.id,
            not_(_holds(behind.given, behind.withdrawn_on, behind.expires_on)),
        )
        .correlate(Participant)
    )
    return and_(Participant.withdrawn_on == "", not_(refused), not_(broken))


@cache
def gives(scope: ConsentScope) -> ColumnElement[bool]:
    """The participant is included, gave the scope, and every agreement that is needed stands behind it."""
    said = aliased(Consent)
    given = exists(
        select(said.id)
        .where(
            said.participant_id == Participant.id,
            said.scope == scope.value,
            _holds(said.given, said.withdrawn_on, said.expires_on),
        )
        .correlate(Participant)
    )
    return and_(_may_give(), given)


@cache
def counts() -> ColumnElement[bool]:
    """What a `Consent` joined with its participant says counts: it holds, and all that is needed is behind it."""
    return and_(_may_give(), _holds(Consent.given, Consent.withdrawn_on, Consent.expires_on))


def is_quotable() -> ColumnElement[bool]:
    """The participant may be quoted; nothing recorded means no."""
    return gives(ConsentScope.QUOTE)


def may_be_archived() -> ColumnElement[bool]:
    """What the participant told may be in a copy of the study that is handed on."""
    return gives(ConsentScope.ARCHIVE)


def may_be_contacted() -> ColumnElement[bool]:
    """The participant may be asked again: agreed to it, and did not stop."""
    return and_(gives(ConsentScope.RECONTACT), Participant.stopped_on == "")


@cache
def _may_give() -> ColumnElement[bool]:
    """The participant is included, and every agreement that is needed stands behind what they give."""
    return and_(
        is_included(),
        not_(_lacks(Perspective.needs_own, AgreementKind.OWN)),
        not_(_lacks(Perspective.needs_permission, AgreementKind.PERMISSION)),
    )


def _holds(
    given: InstrumentedAttribute[bool],
    withdrawn_on: InstrumentedAttribute[str],
    expires_on: InstrumentedAttribute[str],
) -> ColumnElement[bool]:
    """Given, not taken back, and not run out: it holds to the end of its last day."""
    last_day = or_(expires_on == "", expires_on >= func.date("now", "localtime"))
    return and_(given, withdrawn_on == "", last_day)


def _lacks(needs: InstrumentedAttribute[bool], kind: AgreementKind) -> ColumnElement[bool]:
    """The participant's perspective needs an agreement of a kind, and none is recorded."""
    theirs, behind = aliased(Perspective), aliased(Agreement)
    recorded = exists(
        select(behind.id)
        .where(behind.participant_id == Participant.id, behind.kind == kind.value)
        .correlate(Participant)
    )
    return exists(
        select(theirs.id)
        .where(theirs.id == Participant.perspective_id, getattr(theirs, needs.key), not_(recorded))
        .correlate(Participant)
    )
