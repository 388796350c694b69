"""The glance header of a journey, and its line among all journeys (DOMAIN §1.4, J-08)."""

from app.journeys.fact_rows import ConsentGap, JourneyFacts, JourneyHead, TellerMeasures
from app.journeys.journey_rows import JourneyRow, TellerRow
from app.journeys.measuring.accounts import accounts_compared
from app.journeys.measuring.lanes import measures_of
from app.journeys.measuring.times import review_of
from app.journeys.rules import Axis
from app.study.rows import CaseRelation, ConsentScope

_WANTED = (ConsentScope.QUOTE, ConsentScope.LINK)
_OF_THE_CHILD = (ConsentScope.QUOTE, ConsentScope.DRAWINGS, ConsentScope.LINK)


def facts(journey: JourneyRow) -> JourneyFacts:
    """What a reviewer reads in five seconds, each number with whose account it is from."""
    telling = tellers_of(journey)
    people = [teller for teller in journey.tellers if teller.participant is not None]
    return JourneyFacts(
        case=journey.case,
        pseudonym=journey.pseudonym,
        area_name=journey.area_name,
        age=review_of(journey, Axis.AGE),
        measures=tuple(measures_of(journey, teller) for teller in telling),
        interviewed=tuple((teller, teller.interviewed) for teller in people),
        accounts=accounts_compared(journey).counts(),
        consent=tuple(gap for teller in people if (gap := _missing(teller)).missing),
    )


def tellers_of(journey: JourneyRow) -> list[TellerRow]:
    """Who tells anything of a journey, the child first and the official record last."""
    telling = {spell.teller for spell in journey.spells} | {point.teller for point in journey.points}
    telling |= {account.teller for event in journey.events for account in event.accounts}
    return [teller for teller in journey.tellers if teller.participant in telling]


def head_of(journey: JourneyRow) -> JourneyHead:
    """A journey as a line among all journeys."""
    known = facts(journey)
    placed, entered, low = known.placed, known.entered, known.lowest
    measures = placed.placements if placed else None
    return JourneyHead(
        case=journey.case,
        pseudonym=journey.pseudonym,
        area_name=journey.area_name,
        empty=journey.empty,
        placed_by=_by(placed),
        placements=measures.placements if measures else None,
        moves=len(measures.moves) if measures else None,
        moves_unsaid=measures.moves_unsaid if measures else None,
        unplanned=measures.unplanned.known if measures else None,
        gaps=len(measures.gaps) if measures else None,
        gap_days=placed.gap_days if placed else None,
        entry=entered.entry if entered else None,
        entry_by=_by(entered),
        lowest=low.lowest.low.value if low and low.lowest else None,
        lowest_by=_by(low),
        accounts=known.accounts,
        tellers=tuple(one.teller for one in known.measures),
    )


def _missing(teller: TellerRow) -> ConsentGap:
    wanted = _OF_THE_CHILD if teller.relation is CaseRelation.SELF else _WANTED
    return ConsentGap(teller, tuple(scope.value for scope in wanted if scope not in teller.scopes))


def _by(measures: TellerMeasures | None) -> TellerRow | None:
    return measures.teller if measures else None
