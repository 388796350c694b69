"""What was said: importing, naming, whose words they are, finding them again."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import passages as codings
from app.coding.queries import code_at
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.queries.search import search
from app.study.rows import SourceDraft, SourceRow, SourceStatus, SpeakerDraft, TurnDraft
from app.study.rules import pieces_of_speech, unique_name
from app.study.search_rows import SearchResult
from tests.builders import CARER, CHILD, INTERVIEWER, add, code, dialogue, person, speaker, text_of, version_of
from tests.store.rows import all_rows


def rows_of(project: Project) -> list[SourceRow]:
    with project.reading() as session:
        return queries.sources(session)


def found(project: Project, words: str) -> SearchResult:
    with project.reading() as session:
        return search(session, words)


def heard_in(project: Project, path: str) -> list[list[str]]:
    """The voices of every passage of a code."""
    with project.reading() as session:
        rows = codings.passages(session, code_at(session, path).id)
        return [[voice.pseudonym for voice in row.voices] for row in rows]


def test_a_transcript_is_stored_letter_for_letter(study: Project) -> None:
    text = "Robin: cafe\u0301 and café, שלום, 👩\u200d👧\u00a0—\t“bags”\n"
    draft = SourceDraft("Visit", text, (TurnDraft(0, 7, len(text) - 1, "Robin"),))
    source, *_ = add(study, draft)
    assert text_of(study, source) == text
    assert rows_of(study)[0].characters == len(text)


def test_a_second_source_of_a_name_gets_a_number(study: Project) -> None:
    add(study, dialogue("Visit", [("Robin", "a")]), dialogue("Visit", [("Robin", "b")]))
    add(study, dialogue("Visit", [("Robin", "c")]), dialogue("Visit (2)", [("Robin", "d")]))
    assert [row.name for row in rows_of(study)] == ["Visit", "Visit (2)", "Visit (3)", "Visit (2) (2)"]


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"]), max_size=12))
def test_numbered_names_never_meet(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(unique_name(name, taken))
    assert len(set(taken)) == len(taken)


def test_renaming_onto_another_source_is_refused_whatever_the_case(study: Project) -> None:
    one, _ = add(study, dialogue("One", [("Robin", "a")]), dialogue("Two", [("Robin", "b")]))
    with pytest.raises(Problem, match="taken"):
        actions.rename_source(study, source=one, name="TWO")
    actions.rename_source(study, source=one, name="one")
    with study.reading() as session:
        assert queries.source_named(session, "one").id == one
        with pytest.raises(Problem, match="no source of that name"):
            queries.source_named(session, "One")


def test_importing_makes_who_and_what_is_missing_once(study: Project) -> None:
    robin = SpeakerDraft(
        "R", interviewer=False, participant="Robin", perspective="Siblings", area="North", role="son"
    )
    again = SpeakerDraft("Rob", interviewer=False, participant="ROBIN", perspective="siblings", area="north")
    add(study, dialogue("One", [("R", "a")], [robin]), dialogue("Two", [("Rob", "b")], [again]))
    with study.reading() as session:
        [row] = queries.participants(session)
        assert (row.pseudonym, row.perspective_name, row.area_name, row.role) == (
            "Robin",
            "Siblings",
            "North",
            "son",
        )
        assert (row.sources, row.pending) == (2, 2)
        assert [area.name for area in queries.areas(session)] == ["North"]
        assert len(queries.perspectives(session)) == 4


def test_what_an_import_does_not_say_of_somebody_stays(study: Project) -> None:
    add(study, dialogue("One", [("Robin", "a")], [speaker("Robin", CHILD, area="North", role="son")]))
    add(study, dialogue("Two", [("Robin", "b")]))
    with study.reading() as session:
        [row] = queries.participants(session)
    assert (row.perspective_name, row.area_name, row.role) == (CHILD, "North", "son")


def test_a_transcript_whose_turns_do_not_fit_its_text_is_a_bug_and_stores_nothing(study: Project) -> None:
    before = all_rows(study)
    good = dialogue("Good", [("Robin", "a")])
    overlapping = (TurnDraft(0, 1, 4, "R"), TurnDraft(3, 4, 5, "R"))
    for bad in (
        SourceDraft("Bad", "short", (TurnDraft(0, 2, 6, "R"),)),
        SourceDraft("Bad", "short", overlapping),
        SourceDraft("Bad", "short", (TurnDraft(2, 1, 3, "R"),)),
        SourceDraft("Bad", "short", (), marks=(Span(3, 9),)),
    ):
        with pytest.raises(ValueError, match=r"out of place|outside"):
            add(study, good, bad)
    assert all_rows(study) == before


def test_the_original_file_is_kept_only_where_it_is_given(study: Project) -> None:
    kept = replace(
        dialogue("Kept", [("Robin", "a")]), file_bytes=b"\0docx", file_name="Robin.docx", file_sha256=b"h"
    )
    add(study, kept, dialogue("Not", [("Robin", "b")]))
    assert [row[3] for row in all_rows(study)["source_file"]] == [b"\0docx"]


def test_evidence_is_the_speakers_of_the_turn_and_never_the_interviewers(study: Project) -> None:
    """A focus group: each passage is whose words it holds, whoever else is in the file."""
    lines = [
        (INTERVIEWER, "What about bags?"),
        ("Robin", "in the car"),
        ("Kim", "in the car too"),
        ("Robin", "yes"),
    ]
    source, *_ = add(study, dialogue("Group", lines))
    code(study, source, "What about bags?", "Asked")
    code(study, source, "in the car too", "Kim alone")
    code(study, source, "bags?\nRobin: in the car\nKim: in the car too\nRobin: yes", "All of it")
    code(study, source, "in the car\nKim: ", "Robin alone")
    assert heard_in(study, "Asked") == [[]]
    assert heard_in(study, "Kim alone") == [["Kim"]]
    assert heard_in(study, "All of it") == [["Robin", "Kim"]]
    assert heard_in(study, "Robin alone") == [["Robin"]]
    with study.reading() as session:
        [row] = codings.passages(session, code_at(session, "All of it").id)
    assert row.speech == "in the car […] in the car too […] yes"
    assert row.text.startswith("bags?\nRobin: in")
    assert row.turn_number == 1


def test_giving_a_label_to_somebody_else_moves_all_its_evidence(study: Project) -> None:
    source, *_ = add(study, dialogue("Pair", [("P1", "in the car"), ("P2", "by bus")]))
    code(study, source, "in the car", "Moves")
    with study.reading() as session:
        first, _ = queries.speakers(session, source)
    kim = actions.add_participant(study, pseudonym="Kim")
    actions.assign_speaker(study, speaker=first.id, participant=kim)
    assert heard_in(study, "Moves") == [["Kim"]]
    actions.assign_speaker(study, speaker=first.id, interviewer=True)
    assert heard_in(study, "Moves") == [[]]
    actions.assign_speaker(study, speaker=first.id)
    assert heard_in(study, "Moves") == [[]]
    with pytest.raises(Problem):
        actions.assign_speaker(study, speaker=first.id, participant=kim, interviewer=True)
    study.undo()
    study.undo()
    assert heard_in(study, "Moves") == [["Kim"]]


def test_a_joint_interview_counts_both_and_stands_with_the_perspective_that_comes_first(study: Project) -> None:
    both = [speaker("Aunt", CARER), speaker("Robin", CHILD)]
    source, *_ = add(study, dialogue("Joint", [("Aunt", "a"), ("Robin", "b")], both))
    row = rows_of(study)[0]
    with study.reading() as session:
        child = queries.perspectives(session)[0].id
        assert [row.pseudonym for row in queries.participants(session)] == ["Robin", "Aunt"]
        assert [one.name for one in queries.sources_of(session, person(study, "Aunt"))] == ["Joint"]
    assert row.participants == ("Aunt", "Robin")
    assert row.perspective == child
    assert row.id == source


def test_removing_a_source_takes_its_words_and_coding_and_leaves_its_people(study: Project) -> None:
    gone, stays = add(study, dialogue("Gone", [("Robin", "unusual")]), dialogue("Stays", [("Robin", "plain")]))
    code(study, gone, "unusual", "Words")
    code(study, stays, "plain", "Words")
    actions.remove_source(study, source=gone)
    assert [row.name for row in rows_of(study)] == ["Stays"]
    assert found(study, "unusual").turns == 0
    with study.reading() as session:
        assert code_at(session, "Words").passages == 1
        assert [row.pseudonym for row in queries.participants(session)] == ["Robin"]
        with pytest.raises(Problem, match="no longer"):
            queries.transcript(session, gone)


def test_status_is_set_for_many_at_once_and_pending_follows_it(study: Project) -> None:
    one, two = add(study, dialogue("One", [("Robin", "a")]), dialogue("Two", [("Robin", "b")]))
    actions.set_status(study, sources=[one], status=SourceStatus.CODED)
    with study.reading() as session:
        assert queries.participant(session, person(study, "Robin")).pending == 1
    actions.set_status(study, sources=[one, two], status=SourceStatus.CODED)
    with study.reading() as session:
        assert queries.participant(session, person(study, "Robin")).pending == 0


def test_search_finds_phrases_whatever_their_case_and_accents(study: Project) -> None:
    source, *_ = add(
        study, dialogue("Visit", [("Robin", "The Café, and re\u0301sume\u0301; don't\n go"), ("Kim", "x")])
    )
    text = text_of(study, source)
    for words, shown in {
        "cafe": "Café",
        "CAFÉ": "Café",
        "cafe\u0301": "Café",
        "resume": "re\u0301sume\u0301",
        "résumé": "re\u0301sume\u0301",
        "café and": "Café, and",
        "don’t go": "don't\n go",
    }.items():
        [hit] = found(study, words).hits
        assert (hit.text, text[hit.start : hit.end]) == (shown, shown), words
    assert found(study, "caf") == found(study, "") == found(study, '" OR *') == SearchResult((), 0, 0)


def test_search_never_finds_labels_stamps_or_headings_nor_anything_inside_them(study: Project) -> None:
    text = "Visit twenty\nRobin: there were 20 bags [00:20:00] in it\n"
    start, stamp = text.index("Robin"), text.index("[")
    turn = TurnDraft(start, start + 7, len(text) - 1, "Robin")
    add(study, SourceDraft("Visit", text, (turn,), marks=(Span(stamp, stamp + 10),)))
    assert [hit.start for hit in found(study, "20").hits] == [text.index("20 bags")]
    assert [hit.text for hit in found(study, "bags in").hits] == ["bags [00:20:00] in"]
    assert found(study, "Robin").turns == found(study, "twenty").turns == found(study, "00").turns == 0


def test_search_counts_everything_and_shows_the_first(study: Project) -> None:
    drafts = [dialogue(f"Visit {n}", [("Robin", "bags and bags"), ("Kim", "my bags")]) for n in range(5)]
    add(study, *drafts)
    with study.reading() as session:
        result = search(session, "bags", limit=4)
    assert (len(result.hits), result.turns, result.sources) == (4, 10, 5)
    assert [hit.source_name for hit in result.hits] == ["Visit 0", "Visit 0", "Visit 0", "Visit 1"]
    first = result.hits[0]
    assert (first.before, first.text, first.after, first.pseudonym) == ("", "bags", " and bags", "Robin")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text("abé e\u0301_-' ß한국שa", min_size=1, max_size=12), st.text("abée ß한국ש", min_size=1, max_size=4))
def test_every_turn_that_search_counts_shows_where(study: Project, said: str, words: str) -> None:
    """One study for all examples: what the index finds, the eye is shown too."""
    source, *_ = add(study, SourceDraft("Visit", f"R: {said}", (TurnDraft(0, 3, len(said) + 3, "R"),)))
    try:
        result = found(study, words)
        assert (result.turns > 0) == (len(result.hits) > 0)
    finally:
        actions.remove_source(study, source=source)


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


@given(spans, spans, st.lists(spans, max_size=5))
def test_speech_in_a_span_is_what_is_in_both_and_in_no_stamp(span: Span, speech: Span, found: list[Span]) -> None:
    stamps: list[Span] = []
    for stamp in sorted(found):
        if len(stamp) and not any(stamp.overlaps(other) for other in stamps):
            stamps.append(stamp)
    pieces = pieces_of_speech(span, speech, stamps)
    wanted = {
        place
        for place in range(41)
        if span.start <= place < span.end
        and speech.start <= place < speech.end
        and not any(stamp.start <= place < stamp.end for stamp in stamps)
    }
    assert {place for piece in pieces for place in range(piece.start, piece.end)} == wanted
    assert all(len(piece) for piece in pieces)


def test_a_transcript_is_read_with_its_turns_in_order(study: Project) -> None:
    source, *_ = add(study, dialogue("Visit", [(INTERVIEWER, "so?"), ("Robin", "yes")], [speaker("Robin", CHILD)]))
    with study.reading() as session:
        read = queries.transcript(session, source)
        assert [row.label for row in queries.speakers(session, source)] == [INTERVIEWER, "Robin"]
    assert [(turn.number, turn.label, turn.interviewer, turn.speech.of(read.text)) for turn in read.turns] == [
        (1, INTERVIEWER, True, "so?"),
        (2, "Robin", False, "yes"),
    ]
    assert read.version == version_of(study, source)
