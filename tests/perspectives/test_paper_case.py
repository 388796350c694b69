"""The case worked out on paper agrees with the board and the evidence sheet, also as people leave."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding.actions import close_concern, raise_concern
from app.coding.note_rows import PassagePlace
from app.coding.queries import coders
from app.perspectives import actions
from app.perspectives.claim_rows import Assessed, EvidenceSheet, GroupTally, Lean, Signal, Stance
from app.perspectives.queries import board, claims_of_segments, evidence_sheet
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import ConsentScope, SourceStatus
from tests.builders import CARER, CHILD, PRACTITIONER, person, place_of, version_of
from tests.perspectives import paper_case as paper


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with paper.paper_case(tmp_path) as made:
        yield made


def on_board(project: Project) -> Assessed:
    with project.reading() as session:
        [found] = board(session)
    return found


def sheet(project: Project) -> EvidenceSheet:
    with project.reading() as session:
        return evidence_sheet(session, board(session)[0].claim.id)


def tally(project: Project, perspective: str) -> GroupTally:
    return next(group for group in on_board(project).groups if group.name == perspective)


def counts(group: GroupTally) -> dict[str, int]:
    return {
        "n": group.n,
        "supports": len(group.supports),
        "challenges": len(group.challenges),
        "nuances": len(group.nuances),
        "mixed": len(group.mixed),
        "silent": group.silent,
        "asked": group.asked,
        "not_asked": group.not_asked,
    }


def test_the_board_says_what_the_paper_says(project: Project) -> None:
    found = on_board(project)
    assert {group.name: counts(group) for group in found.groups} == paper.TALLIES
    assert {group.name: group.lean for group in found.groups} == paper.LEANS
    assert {group.name: (len(group.pending), len(group.pending_voiced)) for group in found.groups} == paper.PENDING
    assert [group.name for group in found.groups if group.holds] == [PRACTITIONER]
    assert (found.pattern, found.silent, found.signal) == (paper.PATTERN, (), paper.SIGNAL)
    assert (found.coded, found.people, found.passages) == (paper.CODED, paper.PEOPLE, paper.PASSAGES)
    assert [(flag.kind, flag.sentence) for flag in found.flags] == paper.FLAGS


def test_everybody_is_where_the_paper_puts_them(project: Project) -> None:
    with project.reading() as session:
        names = {row.id: row.pseudonym for row in queries.participants(session)}
    found = on_board(project)
    placed = {
        group.name: {
            "supports": [names[one] for one in group.supports],
            "challenges": [names[one] for one in group.challenges],
            "nuances": [names[one] for one in group.nuances],
            "mixed": [names[one] for one in group.mixed],
        }
        for group in found.groups
    }
    assert placed == paper.WHO
    concentrated = found.flags[0].people
    assert {names[one] for one in concentrated} == {"Cal", "Dot", "Pia"}


def test_the_sheet_holds_every_passage_with_its_voices_the_childs_first(project: Project) -> None:
    with project.reading() as session:
        names = {row.id: row.pseudonym for row in queries.participants(session)}
    rows = sheet(project).evidence
    assert [tuple(names[one] for one in row.voices) for row in rows] == [
        *[(name,) for name in ("Ann", "Ann", "Ben", "Cal", "Cal", "Dot", "Dot", "Gil", "Ivy")],
        ("Jon", "Kim"),
        *[(name,) for name in ("Lou", "Nat", "Oda", "Pia", "Pia")],
    ]
    assert len({row.segment for row in rows}) == paper.PASSAGES
    words = {row.words for row in rows}
    assert {"I found out from the bags.", "Region 1: Bags in a hall", "The second move"} <= words
    together = next(row for row in rows if len(row.voices) == 2)
    assert together.words == "She knew the day. […] And what was for tea."
    assert not together.quotable, "the words of two people are no quote of one"
    assert not [row for row in rows if "read it off a form" in row.words]


def test_who_leaves_the_study_leaves_numerator_and_denominator(project: Project) -> None:
    study.set_excluded(project, participant=person(project, "Ann"), excluded=True)
    children = tally(project, CHILD)
    assert (children.n, len(children.challenges), children.lean) == (5, 2, Lean.CHALLENGES)
    ben = person(project, "Ben")
    study.set_consent(project, participant=ben, scope=ConsentScope.TAKE_PART, given=False)
    children = tally(project, CHILD)
    assert (children.n, len(children.challenges), len(children.mixed)) == (4, 1, 1)
    assert children.lean is Lean.TOO_FEW
    assert on_board(project).signal is Signal.NEGATIVE_CASES
    assert on_board(project).people == 13
    project.undo()
    project.undo()
    assert counts(tally(project, CHILD)) == paper.TALLIES[CHILD]


def test_who_is_pending_counts_once_everything_is_coded(project: Project) -> None:
    with project.reading() as session:
        waits = queries.source_named(session, "Gil").id
    study.set_status(project, sources=[waits], status=SourceStatus.CODED)
    children = tally(project, CHILD)
    assert (children.n, len(children.challenges), children.pending) == (7, 4, ())
    assert on_board(project).coded == on_board(project).people == 15


def test_what_an_open_concern_stands_on_is_no_evidence_until_it_is_released(project: Project) -> None:
    concern = raise_concern(project, about=paper.place(project, "Ben"), kind="Harm or abuse", by="Ada")
    assert on_board(project).passages == paper.PASSAGES, "it stands on other words of Ben's"
    lou = raise_concern(project, about=paper.place(project, "Lou"), kind="Harm or abuse", by="Ada")
    carers = tally(project, CARER)
    assert (carers.n, carers.voiced, carers.lean) == (4, 2, Lean.TOO_FEW)
    assert not [row for row in sheet(project).evidence if "whether there is a week" in row.words]
    close_concern(project, concern=lou, by="Ada", on="2026-03-01", released=True)
    assert counts(tally(project, CARER)) == paper.TALLIES[CARER]
    assert concern != lou


def test_an_interviewer_is_never_evidence(project: Project) -> None:
    with project.reading() as session:
        claim = board(session)[0].claim.id
        ada = coders(session)[0].id
        ann = queries.source_named(session, "Ann").id
    at = PassagePlace(version_of(project, ann), place_of(project, ann, paper.QUESTION))
    before = on_board(project)
    with pytest.raises(Problem, match="Only the interviewer speaks there"):
        actions.link_evidence(project, claim=claim, place=at, stance=Stance.SUPPORTS, coder=ada)
    assert on_board(project) == before


def test_a_segment_knows_of_which_claims_it_is_evidence(project: Project) -> None:
    rows = sheet(project).evidence
    pia = [row for row in rows if row.source_name == "Pia"]
    with project.reading() as session:
        found = claims_of_segments(session, [row.segment for row in rows])
    assert len(found) == paper.PASSAGES
    assert found[pia[0].segment] == [
        (pia[0].claim, Stance.SUPPORTS),
        (pia[0].claim, Stance.CHALLENGES),
    ]
