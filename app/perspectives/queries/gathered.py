"""The evidence of all claims at once: two questions to the database, however many claims there are."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, select, true, union_all
from sqlalchemy.orm import Session

from app.coding.model import Segment
from app.coding.queries import not_waiting, not_withheld, said, shown
from app.coding.queries.hidden import hidden_cases
from app.coding.rows import SegmentId
from app.perspectives.claim_rows import ClaimId, Stance
from app.perspectives.model import Evidence
from app.perspectives.rules import Supply
from app.store.bulk import one_of, read
from app.study.rows import ParticipantId, PerspectiveId

Heard = frozenset[ParticipantId]
"""Who is heard in a passage."""


def _by_stance() -> dict[Stance, dict[SegmentId, Heard]]:
    return {stance: {} for stance in Stance}


@dataclass(slots=True)
class Gathered:
    """What is evidence of one claim: which passages were judged how, and who is heard in each.

    Only people who are included are in it, of whatever perspective, fully coded or not. Sums go over the few sets
    of people who are heard together, not over the many passages.
    """

    judged: dict[Stance, dict[SegmentId, Heard]] = field(default_factory=_by_stance)
    told_of_children: dict[Stance, dict[SegmentId, Heard]] = field(default_factory=_by_stance)
    """Those of them that some coder calls second-hand, about children."""
    coders: dict[int, set[Heard]] = field(default_factory=lambda: defaultdict(set))

    @property
    def passages(self) -> int:
        """How many segments are evidence, however often each was judged."""
        return len({segment for judged in self.judged.values() for segment in judged})

    def stances(self) -> dict[ParticipantId, set[Stance]]:
        """Everybody who is heard, and how what they say was judged."""
        found: dict[ParticipantId, set[Stance]] = defaultdict(set)
        for stance, judged in self.judged.items():
            for person in frozenset[ParticipantId]().union(*{*judged.values()}):
                found[person].add(stance)
        return dict(found)

    def supply(self, counted: Collection[ParticipantId]) -> Supply:
        """What of it comes from people who are counted: for its flags."""
        challenging = Counter[Heard]()
        for heard, many in Counter(self.judged[Stance.CHALLENGES].values()).items():
            if there := heard.intersection(counted):
                challenging[there] += many
        return Supply(
            challenging=challenging,
            passages={stance: _many(rows, counted) for stance, rows in self.judged.items()},
            second_hand={stance: _many(rows, counted) for stance, rows in self.told_of_children.items()},
            coders=tuple(
                str(coder)
                for coder, passages in sorted(self.coders.items())
                if any(not heard.isdisjoint(counted) for heard in passages)
            ),
        )


def _many(rows: dict[SegmentId, Heard], counted: Collection[ParticipantId]) -> int:
    """In how many passages somebody is heard who is counted."""
    return sum(many for heard, many in Counter(rows.values()).items() if not heard.isdisjoint(counted))


def gathered(
    session: Session,
    included: Collection[ParticipantId],
    children: PerspectiveId | None,
    claim: ClaimId | None = None,
) -> dict[ClaimId, Gathered]:
    """Claim -> its evidence; of one claim alone where one is wanted. `children` is the child's perspective."""
    wanted = and_(countable(session), true() if claim is None else Evidence.claim_id == claim)
    voices = _voices(session, wanted, included)
    found: dict[ClaimId, Gathered] = defaultdict(Gathered)
    stances = {stance.value: stance for stance in Stance}
    for which, segment, called, first_hand, about, coder in read(session, _judgements(wanted)):
        if (heard := voices.get(segment)) is None:
            continue
        here, stance = found[which], stances[called]
        here.judged[stance][segment] = heard
        here.coders[coder].add(heard)
        if not first_hand and about is not None and about == children:
            here.told_of_children[stance][segment] = heard
    return dict(found)


def countable(session: Session) -> ColumnElement[bool]:
    """Evidence that counts at all: in the text as it is now, of no child who is left out, with no open concern."""
    hidden = select(Segment.id).where(one_of(Segment.case_id, hidden_cases(session)))
    return and_(
        not_waiting(Evidence.segment_id),
        not_withheld(session, Evidence.segment_id),
        Evidence.segment_id.not_in(hidden),
    )


def _voices(
    session: Session, wanted: ColumnElement[bool], included: Collection[ParticipantId]
) -> dict[SegmentId, Heard]:
    """Segment -> the included people heard in it; those in which nobody is are not there."""
    alone = {person: frozenset({person}) for person in included}
    found: dict[SegmentId, Heard] = {}
    together: dict[Heard, Heard] = {}
    for segment, person in read(session, _heard(wanted)):
        if (now := alone.get(person)) is None:
            continue
        before = found.get(segment)
        if before is not None and before is not now:
            both = before | now
            now = together.setdefault(both, both)
        found[segment] = now
    return found


def _judgements(
    wanted: ColumnElement[bool],
) -> Select[int, int, str, bool, int | None, int]:
    return select(
        Evidence.claim_id,
        Evidence.segment_id,
        Evidence.stance,
        Evidence.first_hand,
        Evidence.about_id,
        Evidence.coder_id,
    ).where(wanted)


def _heard(wanted: ColumnElement[bool]) -> CompoundSelect[int, int | None]:
    """Segment and participant of all that is evidence: one row a turn, region or mark."""
    segments = select(Evidence.segment_id).where(wanted)
    return union_all(
        *(
            select(theirs.c.segment_id, theirs.c.participant_id).where(
                theirs.c.segment_id.in_(segments), theirs.c.participant_id.is_not(None)
            )
            for theirs in (said().subquery(), shown().subquery())
        )
    )
