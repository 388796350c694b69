"""Each of the seven prompts (DOMAIN §2.7): when it asks, what it says, and when its cause is gone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.coding.rows import CodeId
from app.journeys.journey_rows import EventId
from app.perspectives.claim_rows import Assessed, ClaimId, ClaimKind, ClaimRow, ClaimStatus, Pattern, Signal
from app.perspectives.rules import Thresholds
from app.perspectives.rules.flags import Provenance
from app.perspectives.rules.worklist import (
    challenged_from_one_place,
    never_challenged,
    only_second_hand,
    raised_by_nearly_all,
    record_against_child,
    rival_explanation,
    silent_perspectives,
)
from app.perspectives.worklist_rows import Found, PromptKey, PromptKind
from app.study.rows import ParticipantId, PerspectiveId
from tests.perspectives.test_claim_rules import Counts, group

USUAL = Thresholds()
NOBODY: Counts = (0, 0, 0, 0, 0)
CHILDREN = PerspectiveId(0)


def claim(*counts: Counts, status: ClaimStatus = ClaimStatus.UNDER_TEST, rival: str = "") -> Assessed:
    """A claim with the counts (n; S, C, N, M) of children, carers and practitioners."""
    row = ClaimRow(
        id=ClaimId(1),
        kind=ClaimKind.ASSUMPTION,
        ref="A-01",
        statement="Children are told.",
        holders=(),
        held_by=(),
        origin=None,
        origin_reference="",
        origin_segment=None,
        scope=(),
        if_true="",
        would_surprise="",
        why_it_matters="",
        rival=rival,
        track=None,
        status=status,
        codes=(),
        themes=(),
        made_by="",
    )
    groups = tuple(group(place, counts[place] if place < len(counts) else NOBODY) for place in range(3))
    return Assessed(row, groups, Pattern.NOT_ENOUGH, (), Signal.NOT_TESTED, (), 0, 0, 0)


def people(*numbers: int) -> list[ParticipantId]:
    return [ParticipantId(number) for number in numbers]


def nearly_all(raised: int, *others: bool | None, thresholds: Thresholds = USUAL) -> list[Found]:
    return list(
        raised_by_nearly_all(
            CodeId(7),
            "Moves",
            CHILDREN,
            "Children and young people",
            raised=people(*range(raised)),
            others=[(ParticipantId(100 + place), asked) for place, asked in enumerate(others)],
            thresholds=thresholds,
        )
    )


def test_four_of_five_is_nearly_all_and_whoever_did_not_is_named() -> None:
    (found,) = nearly_all(8, True, None)
    assert found.key == PromptKey(PromptKind.COMMON, code=CodeId(7), perspective=CHILDREN)
    assert found.sentence == (
        "8 of 10 children and young people raise “Moves”. "
        "Of the 2 who did not: 1 asked, 1 not recorded whether asked."
    )
    assert found.people == ((ParticipantId(100), True), (ParticipantId(101), None))


@pytest.mark.parametrize(
    ("raised", "others"),
    [(7, (None, None, None)), (10, ()), (3, (False,)), (0, (None,) * 6)],
)
def test_fewer_everybody_or_a_small_group_ask_nothing(raised: int, others: tuple[bool | None, ...]) -> None:
    assert nearly_all(raised, *others) == []


def test_a_study_may_draw_the_line_elsewhere() -> None:
    assert nearly_all(7, None, None, None, thresholds=replace(USUAL, common=Fraction(7, 10)))


def test_one_who_did_not_is_said_as_one() -> None:
    assert nearly_all(9, False)[0].sentence.endswith("The one who did not: not asked.")


def test_five_supporters_and_nobody_against_ask_to_search_for_challenge() -> None:
    (found,) = never_challenged(claim((9, 2, 0, 1, 0), (9, 3, 0, 0, 0)), 0, USUAL)
    assert found.sentence == "5 people support it and nobody challenges it."
    assert found.key == PromptKey(PromptKind.UNOPPOSED, claim=ClaimId(1))


@pytest.mark.parametrize(
    ("counts", "noted"),
    [((9, 4, 0, 0, 0), 0), ((9, 5, 1, 0, 0), 0), ((9, 5, 0, 0, 1), 0), ((9, 5, 0, 0, 0), 1)],
)
def test_too_few_any_challenge_or_a_noted_search_ask_nothing(counts: Counts, noted: int) -> None:
    assert list(never_challenged(claim(counts), noted, USUAL)) == []


def places(**told: tuple[str, str]) -> dict[ParticipantId, Provenance]:
    """The first children of a claim by their number, each with an area and an interviewer."""
    return {
        ParticipantId(place): Provenance(area, (), (interviewer,))
        for place, (area, interviewer) in enumerate(told.values())
    }


def test_all_challenge_from_one_area_is_said() -> None:
    sources = places(a=("North", "Ada"), b=("North", "Bea"), c=("South", "Ada"))
    (found,) = challenged_from_one_place(claim((3, 0, 2, 0, 0)), sources)
    assert found.sentence == "All 2 people who challenge it are in one area."
    assert [person for person, _ in found.people] == people(0, 1)


def test_one_interviewer_is_said_where_areas_differ() -> None:
    sources = places(a=("North", "Ada"), b=("South", "Ada"), c=("South", "Bea"))
    (found,) = challenged_from_one_place(claim((3, 0, 2, 0, 0)), sources)
    assert found.sentence == "All 2 people who challenge it were met by one interviewer."


def test_one_case_is_said_before_the_area() -> None:
    sources = {
        ParticipantId(0): Provenance("North", ("Robin",), ()),
        ParticipantId(1): Provenance("North", ("Robin", "Kit"), ()),
        ParticipantId(2): Provenance("South", (), ()),
    }
    (found,) = challenged_from_one_place(claim((3, 0, 1, 0, 1)), sources)
    assert found.sentence == "All 2 people who challenge it speak of one case."


@pytest.mark.parametrize("against", [0, 1, 3])
def test_nobody_one_person_or_several_places_ask_nothing(against: int) -> None:
    sources = places(a=("North", "Ada"), b=("North", "Ada"), c=("South", "Bea"))
    assert list(challenged_from_one_place(claim((3, 0, against, 0, 0)), sources)) == []


def test_the_only_area_of_a_study_says_nothing() -> None:
    sources = places(a=("North", "Ada"), b=("North", "Ada"))
    assert list(challenged_from_one_place(claim((2, 0, 2, 0, 0)), sources)) == []


def test_a_silent_perspective_is_asked_about() -> None:
    row = claim((2, 0, 0, 0, 0), (4, 3, 0, 0, 0))
    asked = {CHILDREN: [(ParticipantId(0), True), (ParticipantId(1), None)]}
    children = replace(row.groups[0], asked=1, not_asked=0)
    (found,) = silent_perspectives(replace(row, groups=(children, *row.groups[1:])), asked, USUAL)
    assert found.sentence == (
        "Children and young people: silent, while 3 of 4 carers speak of it. Of 2: 1 asked, 1 not recorded."
    )
    assert found.people == ((ParticipantId(1), None),)
    assert found.key.perspective == CHILDREN


def test_a_perspective_of_which_everybody_was_asked_is_silent_and_that_is_a_finding() -> None:
    row = claim((2, 0, 0, 0, 0), (4, 3, 0, 0, 0))
    asked = replace(row.groups[0], asked=2)
    assert list(silent_perspectives(replace(row, groups=(asked, *row.groups[1:])), {}, USUAL)) == []


def test_where_nobody_speaks_enough_silence_asks_nothing() -> None:
    assert list(silent_perspectives(claim((2, 0, 0, 0, 0), (4, 2, 0, 0, 0)), {}, USUAL)) == []


def test_second_hand_alone_asks_for_the_childrens_own_words() -> None:
    (found,) = only_second_hand(claim((5, 0, 0, 0, 0), (5, 3, 0, 0, 0)), 4, CHILDREN)
    assert found.sentence == "4 passages tell of children second-hand, and no child speaks of it."
    assert list(only_second_hand(claim((5, 1, 0, 0, 0)), 4, CHILDREN)) == []
    assert list(only_second_hand(claim((5, 0, 0, 0, 0)), 0, CHILDREN)) == []


def test_the_record_and_the_child_are_set_side_by_side_only_where_both_give_a_reason() -> None:
    (found,) = record_against_child(EventId(3), "Moved to Ash Lane", "Robin", said="child", recorded="provision")
    assert found.sentence == "“Moved to Ash Lane”: Robin and the official record give different reasons."
    assert found.key == PromptKey(PromptKind.RECORD, event=EventId(3))
    for said, recorded in (("child", "child"), ("", "child"), ("child", "")):
        assert list(record_against_child(EventId(3), "Moved", "Robin", said=said, recorded=recorded)) == []


@pytest.mark.parametrize(
    ("row", "asks"),
    [
        (claim((5, 3, 0, 0, 0)), True),
        (claim((5, 2, 0, 0, 0)), False),
        (claim((5, 3, 0, 0, 0), rival="They were told and forgot."), False),
        (claim(status=ClaimStatus.UPHELD), True),
        (claim(status=ClaimStatus.UPHELD, rival="Chance."), False),
    ],
)
def test_a_rival_explanation_is_asked_for_once_a_claim_leans_or_is_closed(row: Assessed, asks: bool) -> None:
    assert bool(list(rival_explanation(row))) is asks
