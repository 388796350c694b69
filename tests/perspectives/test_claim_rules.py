"""From people's stances to a signal (DOMAIN §2.4): the six vectors, and what must hold of any."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.perspectives.claim_rows import ClaimStatus, GroupTally, Lean, ParticipantStance, Pattern, Signal, Stance
from app.perspectives.rules import (
    Thresholds,
    lacking,
    lean_of,
    participant_stance,
    pattern_of,
    refuse_closing,
    reminder,
    signal_of,
    silent_groups,
    tally_group,
)
from app.problems import Problem
from app.study.rows import ParticipantId, PerspectiveId, PerspectiveRow
from tests.builders import CARER, CHILD, PRACTITIONER

NAMES = (CHILD, CARER, PRACTITIONER)
Counts = tuple[int, int, int, int, int]
"""n; S, C, N, M."""


def group(place: int, counts: Counts, *, holds: bool = False) -> GroupTally:
    """A perspective of n people, of whom so many support, challenge, nuance, and do both."""
    n, *voiced = counts
    each = (
        (Stance.SUPPORTS,),
        (Stance.CHALLENGES,),
        (Stance.NUANCES,),
        (Stance.SUPPORTS, Stance.CHALLENGES),
    )
    told = [stances for stances, many in zip(each, voiced, strict=True) for _ in range(many)]
    people = [ParticipantId(1000 * place + one) for one in range(n)]
    return tally_group(
        PerspectiveRow(PerspectiveId(place), NAMES[place], place, place),
        ready=people,
        pending=(),
        stances=dict(zip(people, told, strict=False)),
        asked={},
        holds=holds,
        thresholds=Thresholds(),
    )


VECTORS: dict[str, tuple[tuple[Counts, Counts, Counts], int | None, list[Lean], Pattern, list[str], Signal]] = {
    "1: practitioners hold what children and carers challenge": (
        ((42, 1, 17, 3, 1), (56, 4, 30, 5, 4), (80, 38, 11, 4, 2)),
        2,
        [Lean.CHALLENGES, Lean.CHALLENGES, Lean.SUPPORTS],
        Pattern.DISSONANCE,
        [],
        Signal.ACROSS,
    ),
    "2: everybody challenges": (
        ((42, 0, 9, 1, 0), (56, 1, 12, 1, 1), (80, 3, 20, 2, 1)),
        2,
        [Lean.CHALLENGES, Lean.CHALLENGES, Lean.CHALLENGES],
        Pattern.CONVERGENCE,
        [],
        Signal.BY_ALL,
    ),
    "3: children are silent": (
        ((42, 0, 0, 0, 0), (56, 9, 1, 1, 0), (80, 20, 2, 1, 1)),
        2,
        [Lean.SILENT, Lean.SUPPORTS, Lean.SUPPORTS],
        Pattern.CONVERGENCE,
        [CHILD],
        Signal.NEGATIVE_CASES,
    ),
    "4: those who hold it are divided": (
        ((42, 1, 10, 1, 0), (56, 2, 2, 3, 0), (80, 9, 8, 3, 2)),
        2,
        [Lean.CHALLENGES, Lean.DIVIDED, Lean.DIVIDED],
        Pattern.COMPLEMENTARITY,
        [],
        Signal.FROM_WITHIN,
    ),
    "5: too few voices; carers hold it": (
        ((4, 0, 2, 0, 0), (6, 4, 0, 0, 0), (5, 0, 0, 0, 0)),
        1,
        [Lean.TOO_FEW, Lean.SUPPORTS, Lean.SILENT],
        Pattern.NOT_ENOUGH,
        [PRACTITIONER],
        Signal.NEGATIVE_CASES,
    ),
    "6: policy holds it": (
        ((12, 1, 8, 1, 0), (12, 2, 3, 5, 1), (12, 9, 1, 1, 0)),
        None,
        [Lean.CHALLENGES, Lean.DEPENDS, Lean.SUPPORTS],
        Pattern.DISSONANCE,
        [],
        Signal.ACROSS,
    ),
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_the_vectors_of_the_field(
    vector: tuple[tuple[Counts, Counts, Counts], int | None, list[Lean], Pattern, list[str], Signal],
) -> None:
    counts, holder, leans, pattern, silent, signal = vector
    groups = [group(place, one, holds=place == holder) for place, one in enumerate(counts)]
    assert [
        (one.n, len(one.supports), len(one.challenges), len(one.nuances), len(one.mixed)) for one in groups
    ] == [*counts]
    assert [one.lean for one in groups] == leans
    assert pattern_of(leans) is pattern
    assert [*silent_groups(groups)] == silent
    assert signal_of(groups) is signal


def test_a_lean_begins_exactly_at_its_threshold() -> None:
    lines = Thresholds()
    assert lean_of(0, 0, 0, 0, 0, thresholds=lines) is Lean.NOT_SAMPLED
    assert lean_of(9, 0, 0, 0, 0, thresholds=lines) is Lean.SILENT
    assert lean_of(9, 2, 0, 0, 0, thresholds=lines) is Lean.TOO_FEW
    assert lean_of(9, 2, 1, 0, 0, thresholds=lines) is Lean.SUPPORTS, "two of three are two thirds"
    assert lean_of(99, 65, 34, 0, 0, thresholds=lines) is Lean.DIVIDED, "65 of 99 are less"
    assert lean_of(9, 1, 1, 1, 1, thresholds=lines) is Lean.DEPENDS, "half nuanced or mixed"
    assert lean_of(9, 2, 2, 2, 1, thresholds=lines) is Lean.DIVIDED


def test_signals_that_no_vector_shows() -> None:
    nobody = [group(place, (5, 0, 0, 0, 0)) for place in range(3)]
    assert signal_of(nobody) is Signal.NOT_TESTED
    assert signal_of([group(0, (5, 3, 0, 0, 0)), *nobody[1:]]) is Signal.NO_CHALLENGE
    assert signal_of([group(0, (5, 0, 3, 0, 0)), *nobody[1:]]) is Signal.ACROSS, "one alone is not every one heard"
    assert signal_of([group(0, (5, 0, 3, 0, 0), holds=True), *nobody[1:]]) is Signal.FROM_WITHIN
    assert signal_of([group(0, (5, 3, 0, 0, 1)), *nobody[1:]]) is Signal.NEGATIVE_CASES


STANCES = st.lists(st.sampled_from(Stance), max_size=6)


@given(STANCES, st.randoms(use_true_random=False))
def test_somebody_stands_in_one_place_however_their_evidence_is_ordered(
    stances: list[Stance], chance: object
) -> None:
    shuffled = sorted(stances, reverse=True)
    found = participant_stance(stances)
    assert found is participant_stance(shuffled) is participant_stance([*stances, *stances])
    assert (found is ParticipantStance.SILENT) == (not stances)
    assert (found is ParticipantStance.NUANCES) == (set(stances) == {Stance.NUANCES})
    assert (found is ParticipantStance.MIXED) == ({Stance.SUPPORTS, Stance.CHALLENGES} <= set(stances))


@given(st.lists(st.tuples(STANCES, st.sampled_from(("coded", "pending"))), max_size=30))
def test_everybody_is_counted_once_and_nobody_who_is_pending(people: list[tuple[list[Stance], str]]) -> None:
    ready = [ParticipantId(one) for one, (_, state) in enumerate(people) if state == "coded"]
    pending = [ParticipantId(one) for one, (_, state) in enumerate(people) if state == "pending"]
    stances = {ParticipantId(one): told for one, (told, _) in enumerate(people)}
    found = tally_group(
        PerspectiveRow(PerspectiveId(1), CHILD, 0, 0),
        ready=ready,
        pending=pending,
        stances=stances,
        asked=dict.fromkeys(ready, True),
        holds=False,
        thresholds=Thresholds(),
    )
    voices = [*found.supports, *found.challenges, *found.nuances, *found.mixed]
    assert found.n == len(ready)
    assert len(voices) == len(set(voices)) == found.voiced
    assert set(voices) == {person for person in ready if stances[person]}
    assert found.asked == found.silent == len(ready) - len(voices)
    assert not {*voices} & {*pending}
    assert found.pending_voiced == tuple(person for person in pending if stances[person])


def test_the_closing_gate_says_everything_that_is_missing_at_once() -> None:
    bare = lacking(
        ClaimStatus.CHALLENGED, rationale=" ", negative_cases=0, coded=30, people=34, acknowledged=False
    )
    with pytest.raises(Problem) as told:
        refuse_closing(ClaimStatus.CHALLENGED, bare)
    assert told.value.sentence == (
        "This cannot be “challenged” yet: it needs a rationale; a negative-case entry: what was found that does"
        " not fit, or how it was looked for; and your word that you know 4 of 34 people are not fully coded yet."
    )
    assert not lacking(
        ClaimStatus.UPHELD, rationale="so", negative_cases=1, coded=30, people=34, acknowledged=True
    )
    assert not lacking(
        ClaimStatus.SET_ASIDE, rationale="so", negative_cases=1, coded=34, people=34, acknowledged=False
    )
    assert not lacking(
        ClaimStatus.UNDER_TEST, rationale="", negative_cases=0, coded=0, people=34, acknowledged=False
    )
    assert lacking(
        ClaimStatus.NOT_TESTABLE, rationale="", negative_cases=0, coded=0, people=9, acknowledged=False
    ) == ("a rationale",)


def test_a_rival_explanation_is_asked_for_and_not_required() -> None:
    assert reminder(ClaimStatus.UPHELD, " ")
    assert not reminder(ClaimStatus.UPHELD, "who was interviewed")
    assert not reminder(ClaimStatus.OPEN, "")


def test_thresholds_that_make_no_sense_are_refused() -> None:
    for wrong in (
        {"leaning": Fraction(0)},
        {"depending": Fraction(3, 2)},
        {"voices": 0},
        {"some": Fraction(1, 2)},
    ):
        with pytest.raises(Problem):
            Thresholds(**wrong)
