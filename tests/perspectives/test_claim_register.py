"""The register of assumptions: written down, ordered, changed, decided, and where the study draws its lines."""

from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import event

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimKind, ClaimStatus, Lean, Limit, Origin, Stance, Track
from app.perspectives.queries import board, claim_named, claims, evidence_sheet, thresholds
from app.perspectives.rules import Thresholds
from app.problems import Problem
from app.store.project import Project
from app.study import actions as acting
from app.study import queries
from app.study.rows import AttributeId, AttributeKind
from tests.builders import (
    CARER,
    CHILD,
    PRACTITIONER,
    add,
    all_coded,
    dialogue,
    person,
    place_of,
    speaker,
    version_of,
)


def refs(project: Project) -> list[str]:
    with project.reading() as session:
        return [row.ref for row in claims(session)]


def test_a_claim_gets_the_next_reference_of_its_kind(study: Project) -> None:
    for ref, kind in (("", ClaimKind.ASSUMPTION), ("a-09", ClaimKind.ASSUMPTION), ("", ClaimKind.HYPOTHESIS)):
        actions.add_claim(study, statement="So.", ref=ref, kind=kind)
    actions.add_claim(study, statement="So.")
    assert refs(study) == ["A-01", "a-09", "H-01", "A-10"]
    with pytest.raises(Problem, match="name is taken"):
        actions.add_claim(study, statement="So.", ref="h-01")
    with pytest.raises(Problem, match="needs a statement"):
        actions.add_claim(study, statement=" \n ")
    assert refs(study) == ["A-01", "a-09", "H-01", "A-10"]


def test_claims_stand_in_the_order_somebody_put_them_in(study: Project) -> None:
    first, *_ = [actions.add_claim(study, statement=f"Claim {number}.") for number in range(3)]
    actions.move_claim(study, claim=first, position=2)
    assert refs(study) == ["A-02", "A-03", "A-01"]
    study.undo()
    assert refs(study) == ["A-01", "A-02", "A-03"]


def test_everything_of_a_claim_is_kept_and_changed_one_by_one(study: Project) -> None:
    [source] = add(study, dialogue("One", [("Robin", "nobody told me")], [speaker("Robin", CHILD, area="North")]))
    code = coding.make_code_path(study, path="Told")
    theme = coding.add_theme(study, name="Moves", codes=[code])
    with study.reading() as session:
        child, carer, _ = (row.id for row in queries.perspectives(session))
        [north] = [row.id for row in queries.areas(session)]
    place = PassagePlace(version_of(study, source), place_of(study, source, "nobody told me"))
    claim = actions.add_claim(
        study,
        statement="Children\nare told.",
        holders=[carer, child],
        others=["policy", " "],
        origin=Origin.PASSAGE,
        origin_reference="p. 3",
        origin_place=place,
        scope=[Limit(north, None, "North")],
        if_true="yes",
        track=Track.BOTH,
        codes=[code],
        themes=[theme],
        by="Ada",
    )
    with study.reading() as session:
        before = claim_named(session, " a-01 ")
    assert before.statement == "Children are told."
    assert before.held_by == (CHILD, CARER, "policy"), "perspectives in their order, the child's first"
    assert [(limit.area, limit.value) for limit in before.scope] == [(north, "North")]
    assert (before.codes, before.themes, before.status) == ((code,), (theme,), ClaimStatus.OPEN)
    assert before.origin_segment is not None
    actions.edit_claim(study, claim=claim, rival="memory", others=[], origin_place=None)
    with study.reading() as session:
        after = claim_named(session, "A-01")
        held = session.connection().exec_driver_sql("SELECT count(*) FROM segment").scalar()
    changed = replace(before, rival="memory", held_by=(CHILD, CARER), origin_segment=None)
    assert after == changed
    assert held == 0, "the passage it came from goes when nothing else holds on to it"
    study.undo()
    with study.reading() as session:
        assert claim_named(session, "A-01") == before
        with pytest.raises(Problem, match="no assumption of that reference"):
            claim_named(session, "A-02")


def test_a_scope_by_answers_leaves_those_in_whom_nobody_was_asked_about(study: Project) -> None:
    voices = [speaker("Ann", CHILD), speaker("Ben", CHILD), speaker("Cal", CHILD), speaker("Dot", CARER)]
    add(study, dialogue("All", [(voice.label, f"{voice.label} says so") for voice in voices], voices))
    all_coded(study)
    age = study_attribute(study, {"Ann": "13", "Ben": "15"})
    claim = actions.add_claim(study, statement="So.", scope=[Limit(None, age, " 14 – 17 ")])
    with study.reading() as session:
        [found] = board(session)
    assert [limit.value for limit in found.claim.scope] == ["14-17"]
    assert {group.name: group.n for group in found.groups} == {CHILD: 1, CARER: 1, PRACTITIONER: 0}
    assert [group.lean for group in found.groups][2] is Lean.NOT_SAMPLED
    with pytest.raises(Problem, match="not a number"):
        actions.edit_claim(study, claim=claim, scope=[Limit(None, age, "young")])


def study_attribute(project: Project, answers: dict[str, str]) -> AttributeId:
    """A number asked of some."""
    age = acting.add_attribute(project, name="Age", kind=AttributeKind.NUMBER)
    for name, answer in answers.items():
        acting.set_attribute(project, participant=person(project, name), attribute="Age", value=answer)
    return age


def test_decisions_are_a_dated_history_and_removing_a_negative_case_leaves_them(study: Project) -> None:
    claim = actions.add_claim(study, statement="So.")
    case = actions.note_negative_case(study, claim=claim, found=False, words="read all", by="Ada", on="1 May 2026")
    for status, on in ((ClaimStatus.UNDER_TEST, "2026-05-01"), (ClaimStatus.SET_ASIDE, "2026-05-02")):
        actions.decide_claim(study, claim=claim, status=status, by="Ada", on=on, rationale="why")
    actions.remove_negative_case(study, negative_case=case)
    with study.reading() as session:
        sheet = evidence_sheet(session, claim)
    assert [(row.status, row.on, row.signal) for row in sheet.decisions] == [
        (ClaimStatus.SET_ASIDE, "2026-05-02", "not yet tested"),
        (ClaimStatus.UNDER_TEST, "2026-05-01", "not yet tested"),
    ]
    assert sheet.assessed.claim.status is ClaimStatus.SET_ASIDE
    with pytest.raises(Problem, match="on what day"):
        actions.decide_claim(study, claim=claim, status=ClaimStatus.OPEN, by="Ada", on="")


def test_the_board_asks_as_many_questions_however_many_claims_there_are(study: Project) -> None:
    [source] = add(study, dialogue("One", [("Ann", "so it is")], [speaker("Ann", CHILD)]))
    place = PassagePlace(version_of(study, source), place_of(study, source, "so it is"))
    ada = coding.coder_named(study, name="Ada")

    def asked() -> int:
        statements: list[str] = []
        with study.reading() as session:
            bare = session.connection()
            event.listen(bare, "before_cursor_execute", lambda *told: statements.append(told[2]))
            board(session)
        return len(statements)

    for _ in range(2):
        claim = actions.add_claim(study, statement="So.")
        actions.link_evidence(study, claim=claim, place=place, stance=Stance.SUPPORTS, coder=ada)
    few = asked()
    for _ in range(6):
        claim = actions.add_claim(study, statement="So.")
        actions.link_evidence(study, claim=claim, place=place, stance=Stance.CHALLENGES, coder=ada)
    assert few == asked() > 5


def test_a_study_draws_its_own_lines_and_takes_them_back(study: Project) -> None:
    [source] = add(study, dialogue("One", [("Ann", "so it is")], [speaker("Ann", CHILD)]))
    all_coded(study)
    claim = actions.add_claim(study, statement="So.")
    place = PassagePlace(version_of(study, source), place_of(study, source, "so it is"))
    ada = coding.coder_named(study, name="Ada")
    actions.link_evidence(study, claim=claim, place=place, stance=Stance.SUPPORTS, coder=ada)
    with study.reading() as session:
        assert thresholds(session) == Thresholds()
        assert board(session)[0].groups[0].lean is Lean.TOO_FEW
    mine = replace(Thresholds(), voices=1, leaning=Fraction(3, 4))
    actions.set_thresholds(study, thresholds=mine)
    with study.reading() as session:
        assert thresholds(session) == mine
        assert board(session)[0].groups[0].lean is Lean.SUPPORTS
        assert [row.name for row in codings.coders(session)] == ["Ada"]
    study.undo()
    with study.reading() as session:
        assert thresholds(session) == Thresholds()
