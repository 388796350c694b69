"""What may not leave the study, which passage it is, and why (R-01, E-01, E-09)."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.asking.matrix import matrix
from app.coding.concern_rows import ConcernId
from app.coding.note_rows import PassagePlace
from app.coding.passages import passages
from app.coding.rows import SegmentId
from app.language.spans import Span
from app.perspectives import queries as perspectives
from app.problems import Problem
from app.safeguards.gates import Fault, export_faults, quote_pool
from app.safeguards.linked import linked_cases
from app.safeguards.reasons import Reason
from app.store.project import Project
from app.study import actions, queries
from app.study.model import Source
from app.study.rows import CaseRelation, ConsentScope, SourceId
from tests.builders import (
    CARER,
    CHILD,
    INTERVIEWER,
    add,
    all_coded,
    allow_quotes,
    code,
    dialogue,
    new_study,
    person,
    place_of,
    signed_off,
    speaker,
    text_of,
    version_of,
)


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """Robin and Grace in one interview, coded, coded overlapping, agreed and signed off."""
    project = new_study(tmp_path)
    lines = [
        (INTERVIEWER, "How was the move?"),
        ("Robin", "It was just bags in the car and nobody told me why."),
        ("Grace", "We packed in an hour."),
    ]
    (source,) = add(project, dialogue("Visit", lines, [speaker("Robin", CHILD), speaker("Grace", CARER)]))
    code(project, source, "just bags in the car", "Moving")
    code(project, source, "in the car and nobody told me why", "Told why")
    code(project, source, "packed in an hour", "Moving")
    all_coded(project)
    allow_quotes(project, "Robin", "Grace")
    signed_off(project)
    return project


def source_of(project: Project) -> SourceId:
    with project.reading() as session:
        return queries.sources(session)[0].id


def segment(project: Project, words: str) -> SegmentId:
    """The segment of these words."""
    source = source_of(project)
    span = place_of(project, source, words)
    with project.reading() as session:
        return next(m.segment for m in codings.codings_in(session, version_of(project, source)) if m.span == span)


def faults(project: Project, words: str) -> list[Fault]:
    wanted = segment(project, words)
    with project.reading() as session:
        return export_faults(session, segments=[wanted])


def reasons(project: Project, words: str) -> list[Reason]:
    return [fault.reason for fault in faults(project, words)]


def concern(project: Project, words: str) -> ConcernId:
    place = PassagePlace(version_of(project, source_of(project)), place_of(project, source_of(project), words))
    return coding.raise_concern(project, about=place, kind="Neglect", by="Ada")


def counted(project: Project) -> tuple[int, int, int]:
    """Of how many children "Told why" is counted on the comparison, in the codebook and in questions."""
    with project.reading() as session:
        code_row = codings.code_at(session, "Told why")
        line = next(line for line in perspectives.compare(session).lines if line.code == code_row.id)
        asked = next(one for one in matrix(session).lines if one.code.id == code_row.id)
        return line.cells[0].k, code_row.passages, asked.cells[0].passages


def test_what_is_clean_may_leave(study: Project) -> None:
    assert faults(study, "just bags in the car") == []


def test_no_consent_names_the_passage_the_person_and_what_to_do(study: Project) -> None:
    actions.set_consent(study, participant=person(study, "Robin"), scope=ConsentScope.QUOTE, given=None)
    (fault,) = faults(study, "just bags in the car")
    assert fault.reason is Reason.NO_CONSENT
    assert fault.person == person(study, "Robin")
    assert fault.sentence == (
        "Visit, turn 2: Robin has not agreed to be quoted, or that is not recorded. "
        "Record “quote words” on the Participants page, or choose another passage."
    )
    assert "bags" not in fault.sentence


def test_an_unsigned_source_stops_its_passages_until_it_is_signed(study: Project) -> None:
    actions.withdraw_sign_off(study, sources=[source_of(study)])
    assert reasons(study, "just bags in the car") == [Reason.NOT_SIGNED_OFF]
    signed_off(study)
    assert reasons(study, "just bags in the car") == []


def test_an_excluded_participant_stops_theirs_alone(study: Project) -> None:
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    assert Reason.LEFT_OUT in reasons(study, "just bags in the car")
    assert reasons(study, "packed in an hour") == []
    with study.reading() as session:
        (fault,) = export_faults(session, people=[person(study, "Robin"), person(study, "Grace")])
    assert fault.reason is Reason.LEFT_OUT
    assert fault.where == "Robin"


def test_several_voices_are_not_one_quotation(study: Project) -> None:
    code(study, source_of(study), "why.\nGrace: We", "Moving")
    assert reasons(study, "why.\nGrace: We") == [Reason.SEVERAL]


def test_a_question_is_nobodys_words(study: Project) -> None:
    code(study, source_of(study), "How was the move?", "Moving")
    assert reasons(study, "How was the move?") == [Reason.NOBODY]


def test_a_passage_that_waits_may_not_leave(study: Project) -> None:
    gone = segment(study, "packed in an hour")
    coding.correct_transcript(
        study,
        source=source_of(study),
        text=text_of(study, source_of(study)).replace("We packed in an hour.", "No."),
    )
    signed_off(study)
    with study.reading() as session:
        found = [fault.reason for fault in export_faults(session, segments=[gone])]
    assert found == [Reason.WAITING]


def test_what_is_gone_is_told(study: Project) -> None:
    with study.reading() as session:
        (fault,) = export_faults(session, segments=[SegmentId(10**6)])
    assert fault.reason is Reason.GONE


def test_a_real_name_is_not_repeated_in_what_is_said_of_it(study: Project) -> None:
    wanted = segment(study, "just bags in the car")
    with study.reading() as session:
        (fault,) = export_faults(session, segments=[wanted], names_in=lambda words, source=None: ["bags"])
    assert fault.reason is Reason.RAW_NAME
    assert "bags" not in fault.sentence


def test_words_that_name_somebody_left_out_do_not_leave(study: Project) -> None:
    wanted = "Robin would not say a word"
    coding.correct_transcript(
        study,
        source=source_of(study),
        text=text_of(study, source_of(study)) + f"\nGrace: That day {wanted}.",
    )
    code(study, source_of(study), wanted, "Moving")
    signed_off(study)
    assert reasons(study, wanted) == []
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    assert reasons(study, wanted) == [Reason.NAMES_LEFT_OUT]
    with study.reading() as session:
        (fault,) = export_faults(session, segments=[segment(study, wanted)])
    assert "Robin" not in fault.sentence


def test_names_are_looked_for_in_the_words_of_their_source(study: Project) -> None:
    wanted, asked = segment(study, "just bags in the car"), list[UUID | None]()

    def find(words: str, source: UUID | None = None) -> list[str]:
        asked.append(source)
        return []

    with study.reading() as session:
        assert export_faults(session, segments=[wanted], names_in=find) == []
        assert asked == list(session.scalars(select(Source.guid)))


def test_a_correction_takes_the_sign_off_away_in_the_same_step(study: Project) -> None:
    source = source_of(study)
    coding.correct_transcript(study, source=source, text=text_of(study, source) + "\nRobin: Yes.")
    with study.reading() as session:
        assert not queries.sources(session)[0].signed_off
    study.undo()
    with study.reading() as session:
        assert queries.sources(session)[0].signed_off
        assert queries.sign_offs(session)[source].by == "Tester"


def test_signing_twice_keeps_who_said_so_first(study: Project) -> None:
    assert actions.sign_off(study, sources=[source_of(study)], by="Bo", on="2026-12-01") == 0
    with study.reading() as session:
        assert queries.sign_offs(session)[source_of(study)].by == "Tester"
    with pytest.raises(Problem, match="needs its day"):
        actions.sign_off(study, sources=[source_of(study)], by="Bo", on="")


def test_a_concern_keeps_its_words_out_of_every_count_and_output(study: Project) -> None:
    assert counted(study) == (1, 1, 1)
    raised = concern(study, "just bags in the car")
    assert counted(study) == (0, 0, 0)
    assert reasons(study, "just bags in the car") == [Reason.CONCERN]
    assert reasons(study, "in the car and nobody told me why") == [Reason.CONCERN], "its words overlap"
    assert reasons(study, "packed in an hour") == []
    coding.close_concern(study, concern=raised, by="Lead", on="2026-11-30")
    assert counted(study) == (0, 0, 0), "closed, but not released"
    coding.close_concern(study, concern=raised, by="Lead", on="2026-11-30", released=True)
    assert counted(study) == (1, 1, 1)
    coding.reopen_concern(study, concern=raised)
    assert counted(study) == (0, 0, 0)


def test_a_concern_is_listed_with_where_it_is_and_without_words(study: Project) -> None:
    raised = concern(study, "just bags in the car")
    with study.reading() as session:
        (row,) = codings.concerns(session)
    assert (row.id, row.where, row.open, row.withholds) == (raised, "Visit, turn 2", True, True)
    coding.edit_concern(
        study,
        concern=raised,
        kind="Neglect",
        known_already=False,
        immediate=True,
        child_told=True,
        informed="J. Lead",
        informed_at="18:40",
        reference="R1",
        outcome="",
    )
    with study.reading() as session:
        row = codings.concern(session, raised)
    assert (row.immediate, row.informed, row.child_told, row.raised_by) == (True, "J. Lead", True, "Ada")


def test_what_a_concern_stands_on_stays_when_its_codes_go(study: Project) -> None:
    raised = concern(study, "packed in an hour")
    with study.reading() as session:
        marks = codings.codings_in(session, version_of(study, source_of(study)))
    for mark in marks:
        coding.remove_coding(study, coding=mark.coding)
    with study.reading() as session:
        assert codings.concern(session, raised).where == "Visit, turn 3"


def test_moving_the_ends_of_a_code_does_not_move_the_concern(study: Project) -> None:
    concern(study, "packed in an hour")
    source = source_of(study)
    span = place_of(study, source, "packed in an hour")
    with study.reading() as session:
        mark = next(m for m in codings.codings_in(session, version_of(study, source)) if m.span == span)
    coding.resize_coding(study, coding=mark.coding, span=Span(span.start, span.start + 9))
    with study.reading() as session:
        (row,) = codings.concerns(session)
    assert row.span == span
    assert reasons(study, "packed in") == [Reason.CONCERN]


def test_a_concern_moves_along_with_a_correction(study: Project) -> None:
    concern(study, "packed in an hour")
    source = source_of(study)
    coding.correct_transcript(study, source=source, text="Visit one\n" + text_of(study, source))
    with study.reading() as session:
        (row,) = codings.concerns(session)
    assert row.span == place_of(study, source, "packed in an hour")
    assert not row.waiting


def test_while_a_concern_waits_for_its_place_nothing_of_its_transcript_leaves(study: Project) -> None:
    concern(study, "packed in an hour")
    source = source_of(study)
    coding.correct_transcript(
        study, source=source, text=text_of(study, source).replace("packed in an hour", "ran")
    )
    signed_off(study)
    with study.reading() as session:
        (row,) = codings.concerns(session)
    assert row.waiting
    assert reasons(study, "just bags in the car") == [Reason.CONCERN_ASTRAY]
    coding.place_passage(study, segment=row.segment, span=place_of(study, source, "We ran"))
    assert reasons(study, "just bags in the car") == []
    with study.reading() as session:
        (row,) = codings.concerns(session)
    assert not row.waiting
    assert row.span == place_of(study, source, "We ran")


def test_the_pool_leaves_out_what_may_not_be_quoted_and_says_how_much(study: Project) -> None:
    concern(study, "just bags in the car")
    actions.set_consent(study, participant=person(study, "Grace"), scope=ConsentScope.QUOTE, given=False)
    with study.reading() as session:
        every = [row for one in codings.codes(session) for row in passages(session, one.id)]
        pool = quote_pool(session, every)
    assert [row.restricted for row in every] == [True, False, True]
    assert not pool.passages
    assert pool.left_out == {Reason.CONCERN: 2, Reason.NO_CONSENT: 1}
    assert pool.sentences[0].startswith("1 passage is left out: no consent to be quoted. Record")
    assert pool.sentences[1].startswith("2 passages are left out: a concern stands on it.")


def test_a_child_and_their_own_carer_in_one_document_are_named(study: Project) -> None:
    case = actions.add_case(study, pseudonym="Robin")
    actions.link_case(study, case=case, participant=person(study, "Robin"), relation=CaseRelation.SELF)
    actions.link_case(study, case=case, participant=person(study, "Grace"), relation=CaseRelation.CARER)
    with study.reading() as session:
        assert linked_cases(session, [person(study, "Robin")]) == []
        (found,) = linked_cases(session, [person(study, "Robin"), person(study, "Grace")])
    assert found.sentence.startswith("Robin and somebody who cares or works for them (Grace) stand in the same")
