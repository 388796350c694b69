"""Notes: written about anything, found again in one register, hidden with whom they are about."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.coding import actions, queries
from app.coding.model import Segment
from app.coding.note_rows import THE_STUDY, AboutKind, Keeping, NoteFilter, NoteKey, NoteKind, NoteRow, Subject
from app.coding.rows import NoteId
from app.coding.rules import is_wanted, may_read
from app.language.folding import folded, holds_all
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import CaseRelation, SourceId
from tests.builders import CHILD, add, code, dialogue, person, place_of, speaker, version_of
from tests.store.rows import all_rows

BAGS = "just bags in the car"


@pytest.fixture
def visit(study: Project) -> SourceId:
    """An interview with a child and a carer, one passage coded."""
    lines = [("Interviewer", "How was it?"), ("Robin", f"They put my things in {BAGS}."), ("Marian", "Not by us.")]
    [source] = add(study, dialogue("Visit", lines, [speaker("Robin", CHILD)]))
    code(study, source, BAGS, "Moves / Bags")
    return source


def notes(study: Project, wanted: NoteFilter | None = None, reader: str = "Ada") -> list[NoteRow]:
    with study.reading() as session:
        return queries.register(session, reader=reader, wanted=wanted)


def annotate(study: Project, source: SourceId, words: str, text: str, author: str = "Ada") -> NoteId:
    span = place_of(study, source, words)
    return actions.annotate(study, version=version_of(study, source), span=span, text=text, author=author)


def segments(study: Project) -> int:
    with study.reading() as session:
        return len(session.scalars(select(Segment.id)).all())


def every_subject(study: Project, source: SourceId) -> dict[AboutKind, Subject]:
    """Something of each kind, by its kind."""
    case = study_actions.add_case(study, pseudonym="Robin’s case")
    with study.reading() as session:
        child = queries.code_at(session, "Moves / Bags").id
        [mark] = queries.codings_in(session, version_of(study, source))
    return {
        AboutKind.STUDY: THE_STUDY,
        AboutKind.CODE: Subject(AboutKind.CODE, child),
        AboutKind.PARTICIPANT: Subject(AboutKind.PARTICIPANT, person(study, "Robin")),
        AboutKind.CASE: Subject(AboutKind.CASE, case),
        AboutKind.SOURCE: Subject(AboutKind.SOURCE, source),
        AboutKind.PASSAGE: Subject(AboutKind.PASSAGE, mark.segment),
    }


def test_a_memo_can_be_about_anything_and_the_register_says_about_what_in_words(
    study: Project, visit: SourceId
) -> None:
    for kind, subject in every_subject(study, visit).items():
        actions.write_note(study, about=subject, text=f"on a {kind}", author="Ada")
    said = {row.text: row.about_words for row in notes(study)}
    assert said == {
        "on a study": "the study",
        "on a code": "Moves / Bags",
        "on a participant": "Robin",
        "on a case": "Robin’s case",
        "on a source": "Visit",
        "on a passage": f"“{BAGS}” (Visit, turn 2)",
    }
    [passage] = notes(study, NoteFilter(about=AboutKind.PASSAGE))
    assert (passage.source, passage.span) == (visit, place_of(study, visit, BAGS))


def test_what_is_not_there_cannot_be_written_about(study: Project) -> None:
    for kind in AboutKind:
        if kind is not AboutKind.STUDY:
            with pytest.raises(Problem, match="no longer in the study"):
                actions.write_note(study, about=Subject(kind, 99), text="lost", author="Ada")
    assert notes(study) == []


@pytest.mark.parametrize("kind", [NoteKind.JOURNAL, NoteKind.INTERPRETATION, NoteKind.ANNOTATION, NoteKind.LINK])
def test_a_kind_that_does_not_fit_what_it_is_about_is_refused(
    study: Project, visit: SourceId, kind: NoteKind
) -> None:
    robin = Subject(AboutKind.PARTICIPANT, person(study, "Robin"))
    with pytest.raises(Problem, match="cannot be about a participant"):
        actions.write_note(study, about=robin, kind=kind, text="words", author="Ada")


def test_an_interpretation_stands_beside_a_field_note_only(study: Project, visit: SourceId) -> None:
    with pytest.raises(Problem, match="Only a field note"):
        actions.write_note(
            study, about=Subject(AboutKind.SOURCE, visit), kind=NoteKind.INTERPRETATION, text="x", author="Ada"
        )


def test_a_note_without_words_is_none(study: Project) -> None:
    with pytest.raises(Problem, match="needs words"):
        actions.write_note(study, text=" \n", author="Ada")
    note = actions.write_note(study, text="a thought", author="Ada")
    with pytest.raises(Problem, match="needs words"):
        actions.edit_note(study, note=note, by="Ada", text="")
    assert [row.text for row in notes(study)] == ["a thought"]


def test_the_journal_is_of_today_and_private_unless_said_otherwise(study: Project) -> None:
    actions.write_note(study, kind=NoteKind.JOURNAL, text="tired", author="Ada")
    actions.write_note(
        study, kind=NoteKind.JOURNAL, text="shared", author="Ada", dated_on="3/4/2026", private=False
    )
    today = datetime.now().astimezone().date().isoformat()
    assert {row.text: (row.dated_on, row.private) for row in notes(study)} == {
        "tired": (today, True),
        "shared": ("2026-04-03", False),
    }
    assert [row.text for row in notes(study, reader="Bo")] == ["shared"]


def test_a_private_note_is_its_authors_alone(study: Project, visit: SourceId) -> None:
    note = annotate(study, visit, "They put", "was she angry?")
    actions.set_private(study, note=note, by="ada", private=True)
    assert notes(study, reader="Bo") == []
    version = version_of(study, visit)
    with study.reading() as session:
        assert queries.passage_notes(session, version, reader="Bo") == []
        assert queries.note_marks(session, version, reader="Bo") == []
        assert queries.note_counts(session, AboutKind.PASSAGE, reader="Bo") == {}
        assert [mark.count for mark in queries.note_marks(session, version, reader=" ADA ")] == [1]
    with pytest.raises(Problem, match="no longer"):
        actions.edit_note(study, note=note, by="Bo", text="mine")
    with pytest.raises(Problem, match="no longer"):
        actions.remove_note(study, note=note, by="Bo")
    with pytest.raises(Problem, match="no longer"):
        actions.set_private(study, note=note, by="Bo", private=False)
    actions.set_private(study, note=note, by="Ada", private=False)
    with pytest.raises(Problem, match="Only its author"):
        actions.set_private(study, note=note, by="Bo", private=True)
    assert [row.text for row in notes(study, reader="Bo")] == ["was she angry?"]


def test_nothing_of_a_note_is_for_a_report_unless_ticked_and_never_of_a_private_one(study: Project) -> None:
    note = actions.write_note(study, text="a thought", author="Ada")
    assert not notes(study)[0].for_report
    actions.tick_for_report(study, note=note, by="Ada", ticked=True)
    assert notes(study)[0].for_report
    actions.set_private(study, note=note, by="Ada", private=True)
    assert not notes(study)[0].for_report
    with pytest.raises(Problem, match="Share it first"):
        actions.tick_for_report(study, note=note, by="Ada", ticked=True)


def test_a_passage_lives_as_long_as_a_note_or_a_code_holds_it(study: Project, visit: SourceId) -> None:
    note = annotate(study, visit, BAGS, "whose bags?")
    assert segments(study) == 1
    with study.reading() as session:
        [mark] = queries.codings_in(session, version_of(study, visit))
    actions.remove_coding(study, coding=mark.coding)
    assert segments(study) == 1
    actions.remove_note(study, note=note, by="Ada")
    assert segments(study) == 0


def test_removing_a_code_leaves_passages_that_a_note_holds(study: Project, visit: SourceId) -> None:
    annotate(study, visit, BAGS, "whose bags?")
    with study.reading() as session:
        top = queries.code_at(session, "Moves").id
    actions.write_note(study, about=Subject(AboutKind.CODE, top), text="about the code", author="Ada")
    actions.remove_code(study, code=top)
    assert [row.text for row in notes(study)] == ["whose bags?"]
    study.undo()
    assert {row.text for row in notes(study)} == {"whose bags?", "about the code"}


def test_an_annotation_codes_nothing(study: Project, visit: SourceId) -> None:
    annotate(study, visit, "Not by us", "by whom then?")
    with study.reading() as session:
        start = queries.next_uncoded_turn(session, version_of(study, visit), 0)
    assert start == place_of(study, visit, "Marian").start


@pytest.mark.parametrize("words", ["Robin: ", "", "\n"])
def test_a_note_on_nobodys_words_is_refused(study: Project, visit: SourceId, words: str) -> None:
    with pytest.raises(Problem):
        annotate(study, visit, words, "nothing here")
    assert notes(study) == []


def test_each_edit_is_one_step_that_goes_back(study: Project, visit: SourceId) -> None:
    before = all_rows(study)
    note = annotate(study, visit, "They put", "first")
    assert study.undo_label == "Write note on passage"
    actions.edit_note(study, note=note, by="Ada", title="Bags", text="second")
    actions.edit_note(study, note=note, by="Ada", text="second")
    assert study.undo_label == "Edit note"
    study.undo()
    assert [(row.title, row.text) for row in notes(study)] == [("", "first")]
    study.undo()
    assert all_rows(study) == before


def test_the_register_holds_memos_of_codings_and_interpretations_too(study: Project, visit: SourceId) -> None:
    with study.reading() as session:
        [mark] = queries.codings_in(session, version_of(study, visit))
    actions.set_memo(study, coding=mark.coding, memo="her word")
    study_actions.add_field_note(
        study,
        name="Review",
        observation="Nine chairs.",
        observer="Bo",
        on="2025-03-01",
        interpretation="Too many.",
    )
    found = {row.text: row for row in notes(study)}
    assert found["her word"].key.kept is Keeping.CODING
    assert found["her word"].about_words == f"“{BAGS}” (Visit, turn 2), coded Moves / Bags"
    assert found["her word"].author == "Ada"
    review = found["Too many."]
    assert (review.kind, review.author, review.day, review.about_words) == (
        NoteKind.INTERPRETATION,
        "Bo",
        "2025-03-01",
        "Review",
    )


def test_notes_are_found_by_whom_they_touch(study: Project, visit: SourceId) -> None:
    annotate(study, visit, "They put", "said quickly")
    annotate(study, visit, "Not by us", "defensive")
    actions.write_note(study, about=Subject(AboutKind.SOURCE, visit), text="a long visit", author="Ada")
    robin = Subject(AboutKind.PARTICIPANT, person(study, "Robin"))
    assert {row.text for row in notes(study, NoteFilter(concerns=robin))} == {"said quickly", "a long visit"}


def test_filters_narrow_the_register(study: Project, visit: SourceId) -> None:
    annotate(study, visit, "They put", "Élan vital", "Bo")
    actions.write_note(study, text="on method", author="Ada", kind=NoteKind.JOURNAL, dated_on="2026-01-15")
    actions.write_note(study, text="on cafe culture", author="Ada", title="Café")
    assert [row.text for row in notes(study, NoteFilter(kinds=frozenset({NoteKind.JOURNAL})))] == ["on method"]
    assert [row.text for row in notes(study, NoteFilter(author="Bo"))] == ["Élan vital"]
    assert [row.text for row in notes(study, NoteFilter(find="elan VITAL"))] == ["Élan vital"]
    assert [row.text for row in notes(study, NoteFilter(find="culture café"))] == ["on cafe culture"]
    assert [row.text for row in notes(study, NoteFilter(find="visit turn"))] == ["Élan vital"]
    assert [row.text for row in notes(study, NoteFilter(since="2026-01-15", until="2026-01-15"))] == ["on method"]
    assert [row.text for row in notes(study, NoteFilter(until="2026-01"))] == ["on method"]
    assert notes(study, NoteFilter(until="2026-01-14")) == []


def test_the_newest_note_stands_first(study: Project) -> None:
    for day in ("2026-01-02", "2026-03-01", "2025-12-31"):
        actions.write_note(study, kind=NoteKind.JOURNAL, text=day, author="Ada", dated_on=day)
    assert [row.text for row in notes(study)] == ["2026-03-01", "2026-01-02", "2025-12-31"]


def test_notes_about_people_left_out_are_not_seen(study: Project, visit: SourceId) -> None:
    [other] = add(study, dialogue("Alone", [("Interviewer", "And?"), ("Wren", "No.")]))
    wren = person(study, "Wren")
    case = study_actions.add_case(study, pseudonym="W")
    study_actions.link_case(study, case=case, participant=wren, relation=CaseRelation.SELF)
    code(study, other, "No", "Moves / Bags")
    with study.reading() as session:
        [mark] = queries.codings_in(session, version_of(study, other))
    actions.set_memo(study, coding=mark.coding, memo="memo")
    actions.write_note(study, about=Subject(AboutKind.PARTICIPANT, wren), text="person", author="Ada")
    actions.write_note(study, about=Subject(AboutKind.CASE, case), text="case", author="Ada")
    actions.write_note(study, about=Subject(AboutKind.SOURCE, other), text="source", author="Ada")
    annotate(study, other, "No.", "passage")
    annotate(study, visit, "They put", "stays")
    everything = {row.text for row in notes(study)}
    assert everything == {"memo", "person", "case", "source", "passage", "stays"}
    study_actions.set_excluded(study, participant=wren, excluded=True)
    assert {row.text for row in notes(study)} == {"stays"}
    with study.reading() as session:
        assert queries.note_marks(session, version_of(study, other), reader="Ada") == []
        assert queries.passage_notes(session, version_of(study, other), reader="Ada") == []
    study_actions.set_excluded(study, participant=wren, excluded=False)
    assert {row.text for row in notes(study)} == everything


def test_of_a_passage_two_people_speak_in_the_words_of_one_left_out_are_not_shown(
    study: Project, visit: SourceId
) -> None:
    both = place_of(study, visit, f"{BAGS}.\nMarian: Not by us")
    actions.annotate(study, version=version_of(study, visit), span=both, text="two voices", author="Ada")
    marian = person(study, "Marian")
    study_actions.set_excluded(study, participant=marian, excluded=True)
    [row] = notes(study)
    assert "Not by us" not in row.about_words
    assert BAGS in row.about_words
    assert Subject(AboutKind.PARTICIPANT, marian) not in row.concerns


def test_marks_count_notes_and_leave_memos_to_their_codes(study: Project, visit: SourceId) -> None:
    annotate(study, visit, BAGS, "one")
    annotate(study, visit, BAGS, "two")
    annotate(study, visit, "Not by us", "three")
    with study.reading() as session:
        [mark] = queries.codings_in(session, version_of(study, visit))
    actions.set_memo(study, coding=mark.coding, memo="four")
    with study.reading() as session:
        marks = queries.note_marks(session, version_of(study, visit), reader="Ada")
    assert [(one.span, one.count) for one in marks] == [
        (place_of(study, visit, BAGS), 2),
        (place_of(study, visit, "Not by us"), 1),
    ]


# The rules alone

WORDS = st.text(max_size=30)


@given(WORDS)
def test_folding_twice_is_folding_once(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(WORDS, WORDS, WORDS)
def test_words_are_found_in_what_holds_them_whatever_their_case(before: str, sought: str, after: str) -> None:
    assert holds_all(folded(sought), f"{before} {sought} {after}")
    assert holds_all(sought, folded(f"{before} {sought} {after}"))


@given(st.booleans(), WORDS, WORDS)
def test_a_note_is_read_by_its_author_and_by_all_when_it_is_shared(
    private: bool, author: str, reader: str
) -> None:
    assert may_read(private, author, f" {author} ")
    assert may_read(False, author, reader)
    assert not may_read(True, author, f"{reader} and {author}x")


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_wanted_between_the_two_that_bound_it(day: object, since: object, until: object) -> None:
    row = NoteRow(
        NoteKey(Keeping.NOTE, 1),
        NoteKind.JOURNAL,
        "",
        "words",
        "Ada",
        str(day),
        0,
        THE_STUDY,
        "the study",
    )
    wanted = NoteFilter(since=str(since), until=str(until))
    assert is_wanted(row, wanted) == (str(since) <= str(day) <= str(until))
