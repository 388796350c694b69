"""What was said of a passage stays with it, whatever becomes of its codes, its ends and its transcript."""

from pathlib import Path

import pytest

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.correcting.waiting import waiting_passages
from app.coding.note_rows import PassagePlace
from app.coding.queries import lost_with_region
from app.language.spans import Span
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimId, EvidenceRow, Stance
from app.perspectives.queries import board, evidence_sheet
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import SourceId
from tests.builders import CHILD, add, all_coded, dialogue, person, place_of, speaker, text_of, version_of
from tests.perspectives import paper_case as paper

BAGS, DENTIST = "They packed bags. ", "I thought we were going to the dentist."


@pytest.fixture
def told(study: Project) -> tuple[Project, SourceId, ClaimId]:
    """Robin says two things, a claim, and a coder named Ada."""
    [source] = add(study, dialogue("Robin", [("Robin", BAGS + DENTIST)], [speaker("Robin", CHILD)]))
    coding.coder_named(study, name="Ada")
    all_coded(study)
    return study, source, actions.add_claim(study, statement="Children are told.")


def link(project: Project, source: SourceId, claim: ClaimId, words: str, stance: Stance, note: str = "") -> None:
    place = PassagePlace(version_of(project, source), place_of(project, source, words))
    with project.reading() as session:
        ada = codings.coders(session)[0].id
    actions.link_evidence(project, claim=claim, place=place, stance=stance, coder=ada, note=note)


def evidence(project: Project) -> tuple[EvidenceRow, ...]:
    with project.reading() as session:
        return evidence_sheet(session, board(session)[0].claim.id).evidence


def test_it_stays_when_the_code_is_taken_off_and_goes_along_when_the_ends_move(
    told: tuple[Project, SourceId, ClaimId],
) -> None:
    project, source, claim = told
    version, span = version_of(project, source), place_of(project, source, BAGS.strip())
    code = coding.make_code_path(project, path="Bags")
    with project.reading() as session:
        ada = codings.coders(session)[0].id
    mark = coding.apply_code(project, version=version, span=span, code=code, coder=ada)
    link(project, source, claim, BAGS.strip(), Stance.CHALLENGES)
    coding.resize_coding(project, coding=mark, span=Span(span.start, span.end - 1))
    assert [row.words for row in evidence(project)] == ["They packed bags"]
    coding.remove_coding(project, coding=mark)
    assert [row.words for row in evidence(project)] == ["They packed bags"]
    [row] = evidence(project)
    actions.unlink_evidence(project, evidence=row.id)
    with project.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM segment").scalar() == 0


def test_words_that_a_correction_lost_count_nowhere_until_they_are_placed(
    told: tuple[Project, SourceId, ClaimId],
) -> None:
    project, source, claim = told
    link(project, source, claim, DENTIST, Stance.CHALLENGES, "the tooth")
    link(project, source, claim, BAGS.strip(), Stance.SUPPORTS, "seen")
    text = text_of(project, source).replace(DENTIST, "Nothing of it is left in what follows here, 1234567 890.")
    coding.correct_transcript(project, source=source, text=text)
    with project.reading() as session:
        [waiting] = waiting_passages(session, source)
        [found] = board(session)
    assert waiting.words == DENTIST
    assert (found.passages, len(found.groups[0].supports)) == (1, 1)
    coding.place_passage(project, segment=waiting.segment, span=place_of(project, source, BAGS.strip()))
    [row] = evidence(project)
    assert row.stance is Stance.SUPPORTS
    assert row.note == "seen\n\nJudged as “challenges” too.\n\nthe tooth"
    project.undo()
    assert [row.note for row in evidence(project)] == ["seen"]


def test_a_corrected_transcript_keeps_its_evidence(told: tuple[Project, SourceId, ClaimId]) -> None:
    project, source, claim = told
    link(project, source, claim, DENTIST, Stance.CHALLENGES)
    corrected = text_of(project, source).replace("They packed", "They had packed the")
    coding.correct_transcript(project, source=source, text=corrected)
    assert [row.words for row in evidence(project)] == [DENTIST]


def test_a_second_word_of_the_same_coder_is_the_one_kept(told: tuple[Project, SourceId, ClaimId]) -> None:
    project, source, claim = told
    link(project, source, claim, DENTIST, Stance.CHALLENGES, "why")
    link(project, source, claim, DENTIST, Stance.NUANCES)
    assert [(row.stance, row.note) for row in evidence(project)] == [(Stance.NUANCES, "why")]


def test_nobodys_words_and_words_of_who_is_left_out_are_refused(told: tuple[Project, SourceId, ClaimId]) -> None:
    project, source, claim = told
    study.set_excluded(project, participant=person(project, "Robin"), excluded=True)
    with pytest.raises(Problem, match="left out of the study"):
        link(project, source, claim, DENTIST, Stance.CHALLENGES)
    study.set_excluded(project, participant=person(project, "Robin"), excluded=False)
    with project.reading() as session:
        [voice] = queries.speakers(session, source)
    study.assign_speaker(project, speaker=voice.id, participant=None)
    with pytest.raises(Problem, match="Nobody knows yet who speaks there"):
        link(project, source, claim, DENTIST, Stance.CHALLENGES)
    with project.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM segment").scalar() == 0


def test_whoever_removes_a_region_hears_that_evidence_goes_with_it(tmp_path: Path) -> None:
    with paper.paper_case(tmp_path) as project:
        region = next(row for row in evidence(project) if row.words.startswith("Region"))
        with project.reading() as session:
            assert lost_with_region(session, region.segment).links == 1
        before = len(evidence(project))
        coding.remove_region(project, segment=region.segment)
        assert len(evidence(project)) == before - 1
        project.undo()
        assert len(evidence(project)) == before


def test_a_removed_claim_takes_its_own_words_with_it_and_leaves_the_rest(
    told: tuple[Project, SourceId, ClaimId],
) -> None:
    project, source, claim = told
    other = actions.add_claim(project, statement="Another.")
    link(project, source, claim, DENTIST, Stance.CHALLENGES)
    link(project, source, claim, BAGS.strip(), Stance.CHALLENGES)
    link(project, source, other, BAGS.strip(), Stance.SUPPORTS)
    actions.remove_claim(project, claim=claim)
    assert [row.words for row in evidence(project)] == [BAGS.strip()]
    with project.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM segment").scalar() == 1
