"""What makes evidence weaker than its numbers look, and of whom a claim speaks (DOMAIN §2.3, §2.4)."""

from collections import Counter

import pytest

from app.perspectives.claim_rows import FlagKind, GroupTally, Limit, Stance
from app.perspectives.rules import Provenance, Supply, Thresholds, flags_of, in_scope, tally_group
from app.study.rows import AreaId, AttributeId, ParticipantId, PerspectiveId, PerspectiveRow

ANN, BEN, CAL, DOT = (ParticipantId(number) for number in range(1, 5))
NORTH, SOUTH = Provenance(area="North"), Provenance(area="South")


def group(
    stances: dict[ParticipantId, set[Stance]],
    *,
    asked: dict[ParticipantId, bool | None] | None = None,
    waits: int = 0,
) -> GroupTally:
    return tally_group(
        PerspectiveRow(PerspectiveId(1), "Children", 0, 0),
        ready=(ANN, BEN, CAL, DOT),
        pending=[ParticipantId(100 + one) for one in range(waits)],
        stances=stances,
        asked=asked or {},
        holds=False,
        thresholds=Thresholds(),
    )


def challenged(*people: ParticipantId) -> GroupTally:
    return group({person: {Stance.CHALLENGES} for person in people})


def supply(**passages: int) -> Supply:
    """Challenging passages by who is heard in them: `ab=2` are two with Ann and Ben."""
    letters = {"a": ANN, "b": BEN, "c": CAL, "d": DOT}
    heard = Counter({frozenset(letters[one] for one in who): many for who, many in passages.items()})
    return Supply(heard, {Stance.CHALLENGES: heard.total()}, {}, ("1", "2"))


def said(
    tally: GroupTally, evidence: Supply, sources: dict[ParticipantId, Provenance], **more: int
) -> list[tuple[FlagKind, str]]:
    numbers = {"coded": 4, "people": 4} | more
    found = flags_of([tally], evidence, sources, children="Children", thresholds=Thresholds(), **numbers)
    return [(flag.kind, flag.sentence) for flag in found]


SPREAD = {ANN: NORTH, BEN: SOUTH, CAL: NORTH, DOT: SOUTH}


def test_one_person_who_supplies_more_than_half_of_the_challenging_passages() -> None:
    assert said(challenged(ANN, BEN), supply(a=2, b=1), SPREAD) == [
        (FlagKind.CONCENTRATION, "2 of 3 challenging passages are from one person.")
    ]
    assert said(challenged(ANN, BEN), supply(a=2, b=2), SPREAD) == [], "half is not more than half"
    assert said(challenged(ANN), supply(a=1), SPREAD) == [
        (FlagKind.CONCENTRATION, "The one challenging passage is from one person.")
    ]
    assert said(challenged(ANN), supply(a=3), SPREAD) == [
        (FlagKind.CONCENTRATION, "All 3 challenging passages are from one person.")
    ]


def test_one_case_or_interviewer_of_most_people_who_challenge() -> None:
    """A case or interviewer that everybody shares says nothing about the evidence."""
    cases = {
        ANN: Provenance(cases=("Wren",)),
        BEN: Provenance(cases=("Wren",)),
        CAL: Provenance(),
        DOT: Provenance(),
    }
    assert said(challenged(ANN, BEN, CAL), supply(a=1, b=1, c=1), cases) == [
        (FlagKind.CONCENTRATION, "2 of 3 people who challenge it speak of one case.")
    ]
    assert said(challenged(ANN, BEN, CAL), supply(a=1, b=1, c=1), dict.fromkeys(cases, cases[ANN])) == []
    asked = {ANN: Provenance(interviewers=("Jo",)), BEN: Provenance(interviewers=("Jo",)), CAL: Provenance()}
    assert said(challenged(ANN, BEN), supply(a=1, b=1), asked | {DOT: Provenance()}) == [
        (FlagKind.CONCENTRATION, "All 2 people who challenge it were interviewed by one person.")
    ]


def test_where_people_are_spread_their_passages_may_not_be() -> None:
    cases = {
        ANN: Provenance(cases=("Wren",)),
        BEN: Provenance(cases=("Wren",)),
        CAL: Provenance(),
        DOT: Provenance(),
    }
    found = said(challenged(*cases), supply(a=3, b=3, c=1, d=1), cases)
    assert found == [
        (FlagKind.CONCENTRATION, "6 of 8 challenging passages are from people who speak of one case."),
    ]


def test_one_area_only_is_said_instead_of_a_concentration_in_it() -> None:
    assert said(challenged(ANN, CAL), supply(a=1, c=1), SPREAD) == [
        (FlagKind.ONE_AREA, "All 2 people heard are in one area (North) of 2.")
    ]
    assert said(challenged(ANN, CAL), supply(a=1, c=1), dict.fromkeys(SPREAD, NORTH)) == []


def test_spoken_for_single_coder_not_asked_and_incomplete() -> None:
    evidence = Supply(
        Counter(), {Stance.CHALLENGES: 3, Stance.SUPPORTS: 2}, {Stance.CHALLENGES: 2, Stance.SUPPORTS: 1}, ("1",)
    )
    tally = group({ANN: {Stance.SUPPORTS}}, asked={BEN: True, CAL: False, DOT: None}, waits=2)
    assert said(tally, evidence, SPREAD, people=6) == [
        (FlagKind.SPOKEN_FOR, "2 of 3 passages that challenge it are others’ words about Children."),
        (FlagKind.SINGLE_CODER, "All 5 passages were judged by one coder."),
        (FlagKind.NOT_ASKED, "Of the silent, not asked: Children 1 of 3."),
        (FlagKind.INCOMPLETE, "4 of 6 people in scope are fully coded."),
    ]


AGE, HOME = AttributeId(1), AttributeId(2)


@pytest.mark.parametrize(
    ("scope", "area", "answers", "within"),
    [
        ([], None, {}, True),
        ([Limit(AreaId(1), None, "North")], AreaId(1), {}, True),
        ([Limit(AreaId(1), None, "North"), Limit(AreaId(2), None, "South")], AreaId(2), {}, True),
        ([Limit(AreaId(1), None, "North")], AreaId(3), {}, False),
        ([Limit(AreaId(1), None, "North")], None, {}, False),
        ([Limit(None, AGE, "14-17")], None, {AGE: "14"}, True),
        ([Limit(None, AGE, "14-17")], None, {AGE: "17.5"}, False),
        ([Limit(None, AGE, "14-17")], None, {AGE: "about 15"}, False),
        ([Limit(None, AGE, "14-17"), Limit(None, AGE, "9")], None, {AGE: "9"}, True),
        ([Limit(None, AGE, "14"), Limit(None, HOME, "Kinship")], None, {AGE: "14", HOME: "kinship"}, True),
        ([Limit(None, AGE, "14"), Limit(None, HOME, "Kinship")], None, {AGE: "14", HOME: "foster"}, False),
        ([Limit(None, AGE, "14")], None, {}, False),
    ],
)
def test_of_whom_a_claim_speaks(
    scope: list[Limit], area: AreaId | None, answers: dict[AttributeId, str], within: bool
) -> None:
    """One of the areas, and of each attribute one of the answers."""
    assert in_scope(scope, area, answers, {AGE, HOME}) is within


def test_an_attribute_that_nobody_of_a_perspective_has_leaves_them_in() -> None:
    assert in_scope([Limit(None, AGE, "14-17")], None, {}, set())
    assert not in_scope([Limit(None, AGE, "14-17"), Limit(AreaId(1), None, "North")], AreaId(2), {}, set())
