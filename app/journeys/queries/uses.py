"""How often each term of the pick-lists is used, by people who are counted."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import not_hidden
from app.journeys.journey_rows import LaneKind
from app.journeys.model import Lane, NetworkNode, NetworkPerson, Spell
from app.journeys.rules import Listed

_CODES = {LaneKind.HOME: Listed.PLACEMENT, LaneKind.LEGAL: Listed.LEGAL}


def term_uses(session: Session) -> dict[Listed, Counter[str]]:
    """List -> how often each code, in small letters, is used; a list whose codes are not stored is not there."""
    uses: dict[Listed, Counter[str]] = {listed: Counter() for listed in _COUNTED}

    def count(listed: Listed, codes: Iterable[str]) -> None:
        uses[listed].update(code.strip().casefold() for code in codes if code.strip())

    spells = (
        select(Lane.kind, Spell.code, Spell.began_because, Spell.ended_because, Spell.provider)
        .join(Lane, Spell.lane_id == Lane.id)
        .where(not_hidden(session, Spell.id))
    )
    for stored, code, began, ended, provider in session.execute(spells):
        kind = LaneKind(stored)
        if kind in _CODES:
            count(_CODES[kind], [code])
        count(Listed.STARTED, [began])
        count(Listed.WORKER if kind is LaneKind.WORKER else Listed.REASON, [ended])
        count(Listed.PROVIDER, [provider])
    nodes = (
        select(NetworkNode.sector, NetworkNode.tie, NetworkNode.supports, NetworkPerson.kind)
        .join(NetworkPerson, NetworkNode.person_id == NetworkPerson.id)
        .where(not_hidden(session, NetworkNode.id))
    )
    for sector, tie, supports, what in session.execute(nodes):
        count(Listed.SECTOR, [sector])
        count(Listed.TIE, [tie])
        count(Listed.SUPPORT, supports.split(","))
        count(Listed.KIND, [what])
    return uses


_COUNTED = (
    Listed.PLACEMENT,
    Listed.LEGAL,
    Listed.STARTED,
    Listed.REASON,
    Listed.WORKER,
    Listed.PROVIDER,
    Listed.SECTOR,
    Listed.TIE,
    Listed.SUPPORT,
    Listed.KIND,
)
