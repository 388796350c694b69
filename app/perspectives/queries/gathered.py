"""The evidence of all claims at once: one question to the database, however many claims there are."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, CompoundSelect, and_, select, true, union_all
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


@dataclass(slots=True)
class Gathered:
    """What is evidence of one claim: who is heard in which passage, and how each coder judged it.

    Only people who are included are in it, of whatever perspective, fully coded or not.
    """

    stances: dict[ParticipantId, set[Stance]] = field(default_factory=lambda: defaultdict(set))
    heard: dict[SegmentId, set[ParticipantId]] = field(default_factory=lambda: defaultdict(set))
    judged: dict[Stance, set[SegmentId]] = field(default_factory=lambda: {stance: set() for stance in Stance})
    second_hand: dict[Stance, set[tuple[SegmentId, PerspectiveId]]] = field(
        default_factory=lambda: {stance: set() for stance in Stance}
    )
    coders: dict[SegmentId, set[int]] = field(default_factory=lambda: defaultdict(set))

    def supply(self, counted: Collection[ParticipantId], children: PerspectiveId | None) -> Supply:
        """What of it comes from people who are counted: for its flags."""
        passages = {segment for segment, people in self.heard.items() if not people.isdisjoint(counted)}
        told = {
            stance: {one for one, about in rows if about == children} for stance, rows in self.second_hand.items()
        }
        return Supply(
            challenging=Counter(
                frozenset(self.heard[one].intersection(counted))
                for one in self.judged[Stance.CHALLENGES] & passages
            ),
            passages={stance: len(rows & passages) for stance, rows in self.judged.items()},
            second_hand={stance: len(rows & passages) for stance, rows in told.items()},
            coders=tuple(
                str(coder) for coder in sorted({coder for one in passages for coder in self.coders[one]})
            ),
        )


def gathered(
    session: Session, included: Collection[ParticipantId], claim: ClaimId | None = None
) -> dict[ClaimId, Gathered]:
    """Claim -> its evidence; of one claim alone where one is wanted."""
    wanted = true() if claim is None else Evidence.claim_id == claim
    found: dict[ClaimId, Gathered] = defaultdict(Gathered)
    stances = {stance.value: stance for stance in Stance}
    for which, segment, said_to_be, first_hand, about, coder, person in read(session, _voiced(session, wanted)):
        if person not in included:
            continue
        here, stance = found[which], stances[said_to_be]
        here.stances[person].add(stance)
        here.heard[segment].add(person)
        here.judged[stance].add(segment)
        here.coders[segment].add(coder)
        if not first_hand and about is not None:
            here.second_hand[stance].add((segment, about))
    return dict(found)


def countable(session: Session) -> ColumnElement[bool]:
    """Evidence that counts at all: in the text as it is now, of no child who is left out, with no open concern."""
    hidden = select(Segment.id).where(one_of(Segment.case_id, hidden_cases(session)))
    return and_(
        not_waiting(Evidence.segment_id),
        not_withheld(session, Evidence.segment_id),
        Evidence.segment_id.not_in(hidden),
    )


def _voiced(
    session: Session, wanted: ColumnElement[bool]
) -> CompoundSelect[int, int, str, bool, int | None, int, int | None]:
    """Every judgement with everybody heard in its passage: one row a judgement and turn, region or mark."""
    counts = countable(session)
    return union_all(
        *(
            select(
                Evidence.claim_id,
                Evidence.segment_id,
                Evidence.stance,
                Evidence.first_hand,
                Evidence.about_id,
                Evidence.coder_id,
                theirs.c.participant_id,
            )
            .join(theirs, theirs.c.segment_id == Evidence.segment_id)
            .where(wanted, counts, theirs.c.participant_id.is_not(None))
            for theirs in (said().subquery(), shown().subquery())
        )
    )
