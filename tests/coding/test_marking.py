"""Coding passages: what may be coded, where its edges are, and what coding the same twice means."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions, queries
from app.coding import passages as all_passages
from app.coding.rows import CodeId, CoderId, CodingDraft, CodingId, CodingMark
from app.coding.rules import check_span, refuse_labels_only
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries as study_queries
from app.study.rows import SourceDraft, SourceId, SourceStatus, TurnDraft
from tests.builders import INTERVIEWER, add, code, dialogue, person, place_of, text_of, version_of
from tests.store.rows import all_rows

WILD = "👩\u200d👧 said «cafe\u0301», שלום עליכם, नमस्ते — 𝔟ags\u00a0and “bags”"


class Desk:
    """A study with one transcript, and somebody coding it."""

    def __init__(self, study: Project, draft: SourceDraft) -> None:
        self.study = study
        self.source: SourceId = add(study, draft)[0]
        self.version = version_of(study, self.source)
        self.ada: CoderId = actions.coder_named(study, name="Ada")
        self.bags: CodeId = actions.add_code(study, name="Bags")

    def apply(self, span: Span, code: CodeId | None = None, coder: CoderId | None = None) -> CodingId:
        return actions.apply_code(
            self.study, version=self.version, span=span, code=code or self.bags, coder=coder or self.ada
        )

    def words(self, words: str) -> Span:
        return place_of(self.study, self.source, words)

    def marks(self) -> list[CodingMark]:
        with self.study.reading() as session:
            return queries.codings_in(session, self.version)

    def texts(self) -> list[str]:
        with self.study.reading() as session:
            return [row.text for row in all_passages.passages(session, self.bags)]


@pytest.fixture
def desk(study: Project) -> Desk:
    return Desk(study, dialogue("Visit", [(INTERVIEWER, "so?"), ("Robin", WILD), ("Kim", "no"), ("Robin", "")]))


@pytest.mark.parametrize("words", ["👩\u200d👧", "cafe\u0301", "שלום", "नमस्ते", "𝔟ags", "\u00a0and", "“bags”"])
def test_a_passage_holds_exactly_the_words_that_were_selected(desk: Desk, words: str) -> None:
    desk.apply(desk.words(words))
    assert desk.texts() == [words]
    assert [mark.span for mark in desk.marks()] == [desk.words(words)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_span_is_coded_with_its_own_words_or_refused(desk: Desk, data: st.DataObject) -> None:
    """Positions are code points of the stored text, whatever stands before them."""
    text = text_of(desk.study, desk.source)
    start = data.draw(st.integers(0, len(text) + 2))
    span = Span(start, data.draw(st.integers(start, len(text) + 3)))
    before = all_rows(desk.study)
    try:
        desk.apply(span)
    except Problem:
        assert all_rows(desk.study) == before
        assert len(span) == 0 or span.end > len(text) or span.of(text).strip() in labels_and_parts_of_them()
    else:
        assert span.of(text) in desk.texts()
        while desk.study.undo_label == "Code passage":
            desk.study.undo()


def labels_and_parts_of_them() -> set[str]:
    """What a span may hold that nobody said."""
    labels = f"\n{INTERVIEWER}: ", "\nRobin: ", "\nKim: ", "\nRobin: \n"
    return {
        label[start:end].strip()
        for label in labels
        for start in range(len(label) + 1)
        for end in range(start, len(label) + 1)
    }


def test_labels_stamps_and_blanks_alone_are_refused_and_beside_words_they_are_not(study: Project) -> None:
    text = "Robin: [00:01] in  the car\n\nKim: yes"
    turns = (TurnDraft(0, 7, 26, "Robin"), TurnDraft(28, 33, 36, "Kim"))
    desk = Desk(study, SourceDraft("Visit", text, turns, marks=(Span(7, 14),)))
    for words in ("Robin:", "bin", "[00:01]", "Robin: [00:01] ", "  ", "\n\nKim: ", " "):
        with pytest.raises(Problem, match="Only a speaker's name"):
            desk.apply(desk.words(words))
    for words in ("[00:01] in", "car\n\nKim:", "m: y"):
        desk.apply(desk.words(words))
    assert sorted(desk.texts()) == sorted(["[00:01] in", "car\n\nKim:", "m: y"])


def test_words_outside_every_turn_can_be_coded_and_are_nobodys(study: Project) -> None:
    desk = Desk(study, SourceDraft("Notes", "A bare room.\nR: yes", (TurnDraft(13, 16, 19, "R"),)))
    desk.apply(desk.words("bare room"))
    with study.reading() as session:
        [row] = all_passages.passages(session, desk.bags)
    assert (row.text, row.speech, row.voices, row.turn_number) == ("bare room", "", (), 0)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (0, 10_000), (9_999, 10_000)])
def test_nothing_and_what_is_beyond_the_text_are_refused(desk: Desk, start: int, end: int) -> None:
    with pytest.raises(Problem):
        desk.apply(Span(start, end))
    assert desk.marks() == []


def test_passages_overlap_freely_with_one_code_and_with_many(desk: Desk) -> None:
    moves = actions.add_code(desk.study, name="Moves")
    whole = desk.words("said «cafe\u0301», שלום")
    for span in (whole, Span(whole.start, whole.end - 2), Span(whole.start + 2, whole.end + 3)):
        desk.apply(span)
        desk.apply(span, moves)
    assert len(desk.marks()) == 6
    assert len({mark.segment for mark in desk.marks()}) == 3


def test_the_same_passage_twice_by_the_same_coder_is_once_and_two_coders_are_two(desk: Desk) -> None:
    bo = actions.coder_named(desk.study, name="Bo")
    first = desk.apply(desk.words("said"))
    assert desk.apply(desk.words("said")) == first
    assert desk.study.undo_label == "Code passage"
    second = desk.apply(desk.words("said"), coder=bo)
    assert [(mark.coding, mark.coder) for mark in desk.marks()] == [(first, "Ada"), (second, "Bo")]
    assert len({mark.segment for mark in desk.marks()}) == 1
    actions.remove_coding(desk.study, coding=first)
    assert [mark.coder for mark in desk.marks()] == ["Bo"]
    actions.remove_coding(desk.study, coding=second)
    actions.remove_coding(desk.study, coding=second)
    assert all_rows(desk.study)["segment"] == []


def test_coder_names_are_made_once(study: Project) -> None:
    assert actions.coder_named(study, name="Ada") == actions.coder_named(study, name=" Ada ")
    with study.reading() as session:
        assert [row.name for row in queries.coders(session)] == ["Ada"]


def test_a_new_code_and_its_first_passage_are_one_step(desk: Desk) -> None:
    before = all_rows(desk.study)
    place = desk.words("said")
    made, _ = actions.apply_new_code(
        desk.study, version=desk.version, span=place, name="Told", parent=desk.bags, coder=desk.ada
    )
    assert [(mark.code, mark.name) for mark in desk.marks()] == [(made, "Told")]
    assert desk.study.undo_label == "Code with new code"
    desk.study.undo()
    assert all_rows(desk.study) == before
    for name, span in (("bags", place), ("Told", desk.words("Robin:"))):
        with pytest.raises(Problem):
            actions.apply_new_code(
                desk.study, version=desk.version, span=span, name=name, parent=None, coder=desk.ada
            )
        assert all_rows(desk.study) == before


def test_coding_begins_a_new_source_and_leaves_a_coded_one_coded(desk: Desk) -> None:
    def status() -> SourceStatus:
        with desk.study.reading() as session:
            return study_queries.transcript(session, desk.source).status

    assert status() is SourceStatus.NEW
    desk.apply(desk.words("said"))
    assert status() is SourceStatus.CODING
    desk.study.undo()
    assert status() is SourceStatus.NEW
    study_actions.set_status(desk.study, sources=[desk.source], status=SourceStatus.CODED)
    desk.apply(desk.words("said"))
    assert status() is SourceStatus.CODED


def test_a_memo_stays_with_its_passage(desk: Desk) -> None:
    coding = desk.apply(desk.words("said"))
    actions.set_memo(desk.study, coding=coding, memo="why «this»?\nsee 2")
    assert [mark.memo for mark in desk.marks()] == ["why «this»?\nsee 2"]
    actions.remove_coding(desk.study, coding=coding)
    with pytest.raises(Problem, match="no longer"):
        actions.set_memo(desk.study, coding=coding, memo="x")


def test_a_list_codes_all_its_lines_in_one_step(desk: Desk) -> None:
    said, no = desk.words("said"), desk.words("no")
    rows = [
        CodingDraft("Visit", said.start, said.end, "Moves / Told", "Bo", "memo"),
        CodingDraft("Visit", no.start, no.end, "moves / TOLD", "Bo"),
        CodingDraft("Visit", no.start, no.end, "Bags", "Ada"),
    ]
    assert actions.code_passages(desk.study, rows=rows) == 3
    assert [(mark.name, mark.coder, mark.memo) for mark in desk.marks()] == [
        ("Told", "Bo", "memo"),
        ("Told", "Bo", ""),
        ("Bags", "Ada", ""),
    ]
    before = all_rows(desk.study)
    assert actions.code_passages(desk.study, rows=rows) == 3
    assert all_rows(desk.study) == before
    assert actions.code_passages(desk.study, rows=[]) == 0
    desk.study.undo()
    assert desk.marks() == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source": "visit"}, "there is no source of that name"),
        ({"end": 0}, "is not a passage"),
        ({"start": -1}, "is not a passage"),
        ({"end": 10**30}, "reaches beyond the text"),
        ({"start": 0, "end": 4}, "Only a speaker's name"),
        ({"code": "A /  / B"}, "name cannot be empty"),
        ({"code": ""}, "name cannot be empty"),
        ({"coder": " "}, "name cannot be empty"),
    ],
)
def test_a_list_with_a_wrong_line_codes_nothing_and_names_the_first_one(
    desk: Desk, wrong: dict[str, object], sentence: str
) -> None:
    [other] = add(desk.study, dialogue("Another", [("Robin", "words")]))
    words = place_of(desk.study, other, "words")
    good = CodingDraft("Another", words.start, words.end, "New", "Ada")
    said = desk.words("said")
    bad = replace(CodingDraft("Visit", said.start, said.end, "Bags", "Ada"), **wrong)  # type: ignore[arg-type]
    worse = CodingDraft("Another", 0, 5, "New", "Ada")
    before = all_rows(desk.study)
    with pytest.raises(Problem) as caught:
        actions.code_passages(desk.study, rows=[good, bad, worse, bad])
    assert caught.value.sentence.startswith("Line 2: ")
    assert sentence in caught.value.sentence
    assert caught.value.advice == "Nothing was coded; mend the list."
    assert all_rows(desk.study) == before


def test_a_retired_code_is_put_on_no_other_passage_and_stays_on_its_own(desk: Desk) -> None:
    desk.apply(desk.words("said"))
    actions.retire_codes(desk.study, codes=[desk.bags])
    before = all_rows(desk.study)
    with pytest.raises(Problem, match="retired"):
        desk.apply(desk.words("no"))
    no = desk.words("no")
    row = CodingDraft("Visit", no.start, no.end, "Bags", "Ada")
    with pytest.raises(Problem, match="Line 1: That code is retired"):
        actions.code_passages(desk.study, rows=[row])
    assert all_rows(desk.study) == before
    assert desk.texts() == ["said"]
    actions.restore_codes(desk.study, codes=[desk.bags])
    desk.apply(desk.words("no"))
    assert desk.texts() == ["said", "no"]


def test_the_next_uncoded_turn_skips_the_interviewer_the_coded_the_empty_and_the_excluded(study: Project) -> None:
    lines = [
        (INTERVIEWER, "so?"),
        ("Robin", "first"),
        ("Kim", "second"),
        ("Robin", ""),
        ("Lee", "third"),
        ("Robin", "fourth"),
    ]
    desk = Desk(study, dialogue("Visit", lines))
    study_actions.set_excluded(study, participant=person(study, "Lee"), excluded=True)
    desk.apply(desk.words("econd"))
    text = text_of(study, desk.source)

    def following(after: int) -> int | None:
        with study.reading() as session:
            return queries.next_uncoded_turn(session, desk.version, after)

    first = text.index("Robin: first")
    last = text.index("Robin: fourth")
    assert following(-1) == first
    assert following(first) == last
    assert following(last) is None


def test_a_passage_is_shown_with_its_surroundings_on_one_line(study: Project) -> None:
    desk = Desk(study, dialogue("Visit", [("Kim", "x" * 200), ("Robin", "the bags"), ("Kim", "y" * 200)]))
    desk.apply(desk.words("the bags"))
    with study.reading() as session:
        [row] = all_passages.passages(session, desk.bags)
    assert row.before == "x" * 112 + " Robin: "
    assert row.after == " Kim: " + "y" * 114
    assert (row.source_name, row.coder, row.code_path, row.turn_number) == ("Visit", "Ada", "Bags", 2)


def test_passages_come_source_by_source_in_order_of_place_with_those_of_codes_below(study: Project) -> None:
    one, two = add(study, dialogue("One", [("Robin", "a b c d")]), dialogue("Two", [("Kim", "e f")]))
    for source, words, path in [
        (two, "e", "Top"),
        (one, "c", "Top / Low"),
        (one, "a", "Top"),
        (one, "d", "Other"),
        (one, "b c", "Top / Low / Lowest"),
    ]:
        code(study, source, words, path)
    with study.reading() as session:
        top = queries.code_at(session, "top").id
        rows = all_passages.passages(session, top)
        assert [(row.text, row.code_path) for row in rows] == [
            ("a", "Top"),
            ("b c", "Top / Low / Lowest"),
            ("c", "Top / Low"),
            ("e", "Top"),
        ]
        assert all_passages.passages(session, top, limit=2, offset=1) == rows[1:3]
        assert all_passages.passage_count(session, top) == 4
        assert [row.text for row in all_passages.passages(session, top, below=False)] == ["a", "e"]
        assert all_passages.passage_count(session, top, below=False) == 2
        assert queries.passages_by_source(session) == {one: 4, two: 1}


positions = st.integers(0, 30)


@given(positions, positions, st.integers(0, 30))
def test_a_span_is_fit_when_it_is_not_empty_and_inside(start: int, length: int, characters: int) -> None:
    span = Span(start, start + length)
    fit = length > 0 and span.end <= characters
    if fit:
        check_span(span, characters)
    else:
        with pytest.raises(Problem):
            check_span(span, characters)


@given(st.text("a \n", min_size=1, max_size=12), st.lists(st.integers(0, 12), min_size=4, max_size=4).map(sorted))
def test_labels_only_is_what_it_says_letter_by_letter(text: str, edges: list[int]) -> None:
    start, speech, end, _ = (min(edge, len(text)) for edge in edges)
    span = Span(0, len(text))
    said = any(not letter.isspace() and not start <= place < speech for place, letter in enumerate(text))
    if said:
        refuse_labels_only(span, [(start, speech, end)], [], text)
    else:
        with pytest.raises(Problem):
            refuse_labels_only(span, [(start, speech, end)], [], text)
