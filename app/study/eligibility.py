"""Who may be counted and who may be quoted: asked in one place, so that no screen can forget it (E-01, P-03)."""

from sqlalchemy import ColumnElement, and_, exists, not_, select

from app.study.model import Consent, Participant
from app.study.rows import ConsentScope


def is_included() -> ColumnElement[bool]:
    """The participant may be in numerators, denominators and lists: not excluded, not withdrawn, takes part."""
    return and_(
        not_(Participant.excluded),
        Participant.withdrawn_on == "",
        not_(_decided(ConsentScope.TAKE_PART, given=False)),
    )


def is_quotable() -> ColumnElement[bool]:
    """The participant is included and gave the quote scope; nothing recorded means no."""
    return and_(is_included(), _decided(ConsentScope.QUOTE, given=True))


def _decided(scope: ConsentScope, *, given: bool) -> ColumnElement[bool]:
    decided = select(Consent.id).where(
        Consent.participant_id == Participant.id,
        Consent.scope == scope.value,
        Consent.given if given else not_(and_(Consent.given, Consent.withdrawn_on == "")),
    )
    if given:
        decided = decided.where(Consent.withdrawn_on == "")
    return exists(decided)
