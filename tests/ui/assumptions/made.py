"""Assumptions of no study, for what only shows them: synthetic statements and numbers."""

from itertools import count

from app.perspectives.claim_rows import (
    Assessed,
    ClaimId,
    ClaimKind,
    ClaimRow,
    ClaimStatus,
    Flag,
    FlagKind,
    GroupTally,
    Lean,
    Pattern,
    Signal,
)
from app.study.rows import ParticipantId, PerspectiveId
from tests.builders import CARER, CHILD, PRACTITIONER

NAMES = (CHILD, CARER, PRACTITIONER)


def claim(
    number: int,
    statement: str,
    *,
    status: ClaimStatus = ClaimStatus.OPEN,
    held_by: tuple[str, ...] = (PRACTITIONER,),
    if_true: str = "",
) -> ClaimRow:
    """An assumption that says little more than what it is."""
    return ClaimRow(
        id=ClaimId(number),
        kind=ClaimKind.ASSUMPTION,
        ref=f"A-{number:02}",
        statement=statement,
        holders=tuple(PerspectiveId(NAMES.index(name) + 1) for name in held_by if name in NAMES),
        held_by=held_by,
        origin=None,
        origin_reference="",
        origin_segment=None,
        scope=(),
        if_true=if_true,
        would_surprise="",
        why_it_matters="",
        rival="",
        track=None,
        status=status,
        codes=(),
        themes=(),
        made_by="Ada",
    )


def tally(place: int, n: int, stances: tuple[int, int, int, int], lean: Lean, *, pending: int = 0) -> GroupTally:
    """A perspective by its place, n, and how many of each stance in the order S, C, N, M."""
    numbers = count(1000 * (place + 1))
    s, c, m, x = (tuple(ParticipantId(next(numbers)) for _ in range(many)) for many in stances)
    waiting = tuple(ParticipantId(next(numbers)) for _ in range(pending))
    return GroupTally(
        perspective=PerspectiveId(place + 1),
        name=NAMES[place],
        palette=place,
        n=n,
        supports=s,
        challenges=c,
        nuances=m,
        mixed=x,
        pending=waiting,
        pending_voiced=waiting,
        asked=0,
        not_asked=0,
        holds=False,
        lean=lean,
    )


def assessed(
    row: ClaimRow,
    groups: tuple[GroupTally, ...],
    *,
    pattern: Pattern = Pattern.NOT_ENOUGH,
    signal: Signal = Signal.NOT_TESTED,
    silent: tuple[str, ...] = (),
    flags: tuple[FlagKind, ...] = (),
) -> Assessed:
    """A claim with numbers that were reckoned by hand."""
    return Assessed(
        claim=row,
        groups=groups,
        pattern=pattern,
        silent=silent,
        signal=signal,
        flags=tuple(Flag(kind, f"{kind.capitalize()}.") for kind in flags),
        coded=sum(group.n for group in groups),
        people=sum(group.n + len(group.pending) for group in groups),
        passages=sum(group.voiced for group in groups),
    )


def board() -> list[Assessed]:
    """Four of DOMAIN's vectors and one that nobody has looked into yet."""
    no = (0, 0, 0, 0)
    return [
        assessed(
            claim(2, "Children are told why they move.", status=ClaimStatus.UNDER_TEST),
            (
                tally(0, 42, (1, 17, 3, 1), Lean.CHALLENGES, pending=2),
                tally(1, 56, (4, 30, 5, 4), Lean.CHALLENGES),
                tally(2, 80, (38, 11, 4, 2), Lean.SUPPORTS),
            ),
            pattern=Pattern.DISSONANCE,
            signal=Signal.ACROSS,
            flags=(FlagKind.SPOKEN_FOR, FlagKind.INCOMPLETE),
        ),
        assessed(
            claim(6, "Reviews are where children have their say.", held_by=("programme team",)),
            (
                tally(0, 42, no, Lean.SILENT),
                tally(1, 56, (9, 1, 1, 0), Lean.SUPPORTS),
                tally(2, 80, (20, 2, 1, 1), Lean.SUPPORTS),
            ),
            pattern=Pattern.CONVERGENCE,
            signal=Signal.NEGATIVE_CASES,
            silent=(CHILD,),
            flags=(FlagKind.NOT_ASKED,),
        ),
        assessed(
            claim(3, "More contact with birth family unsettles placements.", held_by=(CARER, "policy")),
            (
                tally(0, 42, (1, 10, 1, 0), Lean.CHALLENGES),
                tally(1, 56, (2, 2, 3, 0), Lean.DIVIDED),
                tally(2, 80, (9, 8, 3, 2), Lean.DIVIDED),
            ),
            pattern=Pattern.COMPLEMENTARITY,
            signal=Signal.FROM_WITHIN,
        ),
        assessed(
            claim(1, "Emotional wellbeing is the job of mental health services.", status=ClaimStatus.CHALLENGED),
            (
                tally(0, 42, (0, 9, 1, 0), Lean.CHALLENGES),
                tally(1, 56, (1, 12, 1, 1), Lean.CHALLENGES),
                tally(2, 80, (3, 20, 2, 1), Lean.CHALLENGES),
            ),
            pattern=Pattern.CONVERGENCE,
            signal=Signal.BY_ALL,
        ),
        assessed(
            claim(10, "Leaving care at 18 is a matter of practical skills.", held_by=()),
            (tally(0, 12, no, Lean.SILENT), tally(1, 12, no, Lean.SILENT), tally(2, 0, no, Lean.NOT_SAMPLED)),
        ),
    ]
