"""Correcting a coded transcript: every passage is found again or waits, and one undo takes it back."""

import pytest
from hypothesis import HealthCheck, given, settings

from app.coding import actions, queries
from app.coding import passages as all_passages
from app.coding.check import check_coding
from app.coding.correcting.planning import plan_correction
from app.coding.correcting.rows import CorrectionPlan, TurnFate
from app.coding.correcting.waiting import waiting_count, waiting_passages
from app.coding.model import Note, PassageLink, RefusedSuggestion, Segment, ThemePassage
from app.coding.model import Theme as ThemeTable
from app.coding.recent import recent_codings
from app.coding.rows import CodeId, CoderId, CodingDraft, CodingMark
from app.language.anchoring import Fate
from app.language.spans import Span, words_hash
from app.perspectives.queries import compare
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study import queries as study_queries
from app.study.queries.search import search
from app.study.rows import SourceRow
from tests.builders import CARER, CHILD, INTERVIEWER, add, all_coded, dialogue, person, speaker
from tests.language.edited import edited_texts
from tests.store.rows import all_rows, index_differs

LINES = [
    (INTERVIEWER, "so what happened?"),
    ("Robin", "they moved me on a Tuesday and I had teh bags 👩\u200d👧 in the car"),
    ("Kim", "nobody\u00a0said why"),
    (INTERVIEWER, "and then?"),
    ("Robin", "שלום it was fine"),
]


class Desk:
    """A study with one coded transcript, and somebody correcting it."""

    def __init__(self, study: Project) -> None:
        self.study = study
        speakers = [speaker("Robin", CHILD), speaker("Kim", CARER)]
        [self.source] = add(study, dialogue("Visit", LINES, speakers))
        self.ada: CoderId = actions.coder_named(study, name="Ada")
        self.bags: CodeId = actions.add_code(study, name="Bags")
        self.moves: CodeId = actions.add_code(study, name="Moves")

    @property
    def text(self) -> str:
        with self.study.reading() as session:
            return study_queries.transcript(session, self.source).text

    def apply(self, words: str, code: CodeId | None = None, memo: str = "") -> Span:
        with self.study.reading() as session:
            row = study_queries.transcript(session, self.source)
        span = Span(row.text.index(words), row.text.index(words) + len(words))
        actions.apply_code(
            self.study, version=row.version, span=span, code=code or self.bags, coder=self.ada, memo=memo
        )
        return span

    def correct(self, *changes: tuple[str, str]) -> CorrectionPlan:
        return actions.correct_transcript(self.study, source=self.source, text=self.corrected(*changes))

    def corrected(self, *changes: tuple[str, str]) -> str:
        text = self.text
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return text

    def marks(self) -> list[CodingMark]:
        with self.study.reading() as session:
            return queries.codings_in(session, study_queries.transcript(session, self.source).version)

    def coded(self) -> list[str]:
        return [mark.span.of(self.text) for mark in self.marks()]

    def passages(self, code: CodeId | None = None) -> list[str]:
        with self.study.reading() as session:
            return [row.text for row in all_passages.passages(session, code or self.bags)]

    def waiting(self) -> list[str]:
        with self.study.reading() as session:
            return [row.words for row in waiting_passages(session)]

    def sound(self) -> bool:
        with self.study.reading() as session:
            return not any(finding.faults for finding in check_coding(session))


@pytest.fixture
def desk(study: Project) -> Desk:
    return Desk(study)


def test_passages_move_with_their_words_and_the_corrected_word_is_in_its_passage(desk: Desk) -> None:
    desk.apply("teh bags 👩\u200d👧", memo="look")
    desk.apply("nobody\u00a0said why", desk.moves)
    plan = desk.correct(("teh", "the"), ("so what", "So tell me, what"))
    assert desk.coded() == ["the bags 👩\u200d👧", "nobody\u00a0said why"]
    assert [mark.memo for mark in desk.marks()] == ["look", ""]
    assert [(one.old_words, one.new_words) for one in plan.of(Fate.CHANGED)] == [
        ("teh bags 👩\u200d👧", "the bags 👩\u200d👧")
    ]
    assert len(plan.of(Fate.KEPT)) == 1
    assert len(plan.changes) == 2
    assert desk.waiting() == []
    assert desk.sound()
    assert index_differs(desk.study) == set()


def test_a_correction_is_one_step_and_undo_gives_identical_rows(desk: Desk) -> None:
    desk.apply("teh bags")
    desk.apply("it was fine", desk.moves)
    before = all_rows(desk.study)
    desk.correct(("teh", "the"), ("it was fine", ""), ("Kim", "Sam"))
    after = all_rows(desk.study)
    assert desk.study.undo_label == "Correct transcript"
    desk.study.undo()
    assert all_rows(desk.study) == before
    desk.study.redo()
    assert all_rows(desk.study) == after
    assert index_differs(desk.study) == set()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited_texts())
def test_whatever_is_edited_nothing_is_lost_and_undo_gives_it_back(desk: Desk, edited: tuple[str, str]) -> None:
    old, new = edited
    study = desk.study
    taken = [one.name for one in _sources(study)]
    lines = [tuple(line.split(": ", 1)) for line in old.split("\n")]
    [desk.source] = add(study, dialogue(f"Visit {len(taken)}", [(line[0], line[1]) for line in lines]))
    for start in range(0, len(desk.text), 7):
        span = Span(start, min(len(desk.text), start + 12))
        try:
            actions.code_passages(
                study,
                rows=[CodingDraft(_sources(study)[-1].name, span.start, span.end, "Bags", "Ada", str(start))],
            )
        except Problem:
            continue
    memos = sorted(mark.memo for mark in desk.marks())
    before = all_rows(study)
    try:
        actions.correct_transcript(study, source=desk.source, text=new)
    except Problem:
        assert all_rows(study) == before
        return
    with study.reading() as session:
        waiting = waiting_passages(session, desk.source)
        kept = [memo for mark in desk.marks() for memo in mark.memo.split("\n\n")]
        assert len(kept) + len(waiting) == len(memos)
    assert desk.sound()
    assert index_differs(study) == set()
    after = all_rows(study)
    study.undo()
    assert all_rows(study) == before
    study.redo()
    assert all_rows(study) == after


def _sources(study: Project) -> list[SourceRow]:
    with study.reading() as session:
        return study_queries.sources(session)


def test_a_passage_without_a_place_waits_uncounted_with_all_its_codes(desk: Desk) -> None:
    desk.apply("it was fine", memo="sad")
    desk.apply("it was fine", desk.moves)
    desk.apply("teh bags")
    all_coded(desk.study)
    plan = desk.correct(("it was fine", ""))
    assert [(one.codes, one.old_words, one.number) for one in plan.of(Fate.LOST)] == [
        (("Bags", "Moves"), "it was fine", 5)
    ]
    assert desk.coded() == ["teh bags"]
    with desk.study.reading() as session:
        [row] = waiting_passages(session)
        assert (row.words, row.codes, row.voices, row.number) == ("it was fine", ("Bags", "Moves"), ("Robin",), 1)
        assert waiting_count(session) == {desk.source: 1}
        assert {code.name: code.passages for code in queries.codes(session)} == {"Bags": 1, "Moves": 0}
        assert queries.people_by_code(session) == {desk.bags: 1, desk.moves: 0}
        assert queries.passages_by_source(session) == {desk.source: 1}
        assert all_passages.passage_count(session, desk.moves) == 0
        assert [coding.words for coding in recent_codings(session)] == ["teh bags"]
        assert queries.progress(session)[desk.source].passages == 1
        lines = {line.name: line.cells[0].k for line in compare(session).lines}
        assert lines == {"Bags": 1, "Moves": 0}
    assert desk.passages(desk.moves) == []


def test_a_waiting_passage_is_placed_by_hand_in_one_step(desk: Desk) -> None:
    desk.apply("it was fine", memo="sad")
    desk.correct(("it was fine", "I was happy"))
    with desk.study.reading() as session:
        [row] = waiting_passages(session)
    before = all_rows(desk.study)
    start = desk.text.index("I was happy")
    actions.place_passage(desk.study, segment=row.segment, span=Span(start, start + 11))
    assert desk.coded() == ["I was happy"]
    assert [mark.memo for mark in desk.marks()] == ["sad"]
    assert desk.waiting() == []
    assert desk.sound()
    assert desk.study.undo_label == "Place passage"
    desk.study.undo()
    assert all_rows(desk.study) == before
    with pytest.raises(Problem, match="Only a speaker's name"):
        actions.place_passage(desk.study, segment=row.segment, span=Span(0, 5))
    assert all_rows(desk.study) == before


def test_a_waiting_passage_is_removed_in_one_step(desk: Desk) -> None:
    desk.apply("it was fine")
    desk.correct(("it was fine", "I was happy"))
    before = all_rows(desk.study)
    with desk.study.reading() as session:
        waiting = [row.segment for row in waiting_passages(session)]
    actions.remove_passages(desk.study, segments=waiting)
    assert desk.waiting() == []
    desk.study.undo()
    assert all_rows(desk.study) == before
    desk.study.redo()
    with pytest.raises(Problem, match="no longer waits"):
        actions.remove_passages(desk.study, segments=waiting)


def test_words_that_come_back_bring_their_waiting_passage_back(desk: Desk) -> None:
    desk.apply("it was fine", memo="sad")
    whole = desk.text
    desk.correct(("it was fine", ""))
    assert desk.waiting() == ["it was fine"]
    plan = actions.correct_transcript(desk.study, source=desk.source, text=whole)
    assert [(one.waited, one.new_words) for one in plan.of(Fate.FOUND)] == [(True, "it was fine")]
    assert (desk.coded(), desk.waiting()) == (["it was fine"], [])


def test_passages_that_become_one_keep_what_was_said_of_both(desk: Desk) -> None:
    desk.apply("on a Tuesday", memo="day")
    desk.apply("moved me on a Tuesday", memo="move")
    desk.apply("moved me on a Tuesday", desk.moves)
    desk.correct(("moved me on", "on"))
    assert sorted((mark.name, mark.memo) for mark in desk.marks()) == [("Bags", "move\n\nday"), ("Moves", "")]
    assert len({mark.segment for mark in desk.marks()}) == 1
    assert desk.sound()


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("said", ["the same day, told twice", ""])
def test_a_link_between_passages_that_become_one_goes_and_what_it_said_stays(
    desk: Desk, first: int, said: str
) -> None:
    desk.apply("on a Tuesday")
    desk.apply("moved me on a Tuesday")
    ends = [mark.segment for mark in desk.marks()]
    with desk.study.step("Link") as session:
        session.add(
            PassageLink(from_id=ends[first], to_id=ends[1 - first], kind="explains", note=said, made_by="Ines")
        )
    before = all_rows(desk.study)
    desk.correct(("moved me on", "on"))
    with desk.study.reading() as session:
        assert session.query(PassageLink).all() == []
        notes = [(note.title, note.text, note.author) for note in session.query(Note)]
        assert notes == ([("explains", said, "Ines")] if said else [])
        assert {note.segment_id for note in session.query(Note)} <= {mark.segment for mark in desk.marks()}
    assert desk.sound()
    desk.study.undo()
    assert all_rows(desk.study) == before


def test_notes_links_themes_and_refusals_go_along(desk: Desk) -> None:
    for words in ("teh bags", "it was fine", "moved me"):
        desk.apply(words)
    with desk.study.step("Hold on") as session:
        fine, moved, bags = [
            mark.segment for mark in sorted(desk.marks(), key=lambda mark: mark.span.of(desk.text))
        ]
        theme = ThemeTable(name="Things", position=0)
        session.add(theme)
        session.flush()
        session.add_all(
            [
                Note(kind="annotation", text="why teh?", segment_id=bags),
                PassageLink(from_id=bags, to_id=fine, kind="explains"),
                ThemePassage(theme_id=theme.id, segment_id=moved, contrary=True),
            ]
        )
        version = study_queries.transcript(session, desk.source).version
        place = Span(desk.text.index("the car"), desk.text.index("the car") + 7)
        session.add(
            RefusedSuggestion(
                code_id=desk.bags,
                version_id=version,
                start=place.start,
                end=place.end,
                words_hash=words_hash("the car"),
            )
        )
    before = all_rows(desk.study)
    desk.correct(("so what", "So, what"), ("teh", "the"))
    with desk.study.reading() as session:
        version = study_queries.transcript(session, desk.source).version
        held = {
            row.id: Span(row.start, row.end).of(desk.text)
            for row in session.query(Segment).filter_by(version_id=version)
        }
        assert held[session.query(Note).one().segment_id or 0] == "the bags"
        link = session.query(PassageLink).one()
        assert (held[link.from_id], held[link.to_id]) == ("the bags", "it was fine")
        assert held[session.query(ThemePassage).one().segment_id] == "moved me"
        refused = session.query(RefusedSuggestion).one()
        assert refused.version_id == version
        assert Span(refused.start, refused.end).of(desk.text) == "the car"
    assert desk.sound()
    desk.study.undo()
    assert all_rows(desk.study) == before


def test_evidence_follows_the_corrected_label(desk: Desk) -> None:
    desk.apply("nobody\u00a0said why")
    plan = desk.correct(("Kim: ", "Robin: "))
    assert [(one.fate, one.before, one.label, one.number) for one in plan.turn_changes] == [
        (TurnFate.RELABELLED, "Kim", "Robin", 3)
    ]
    with desk.study.reading() as session:
        [row] = all_passages.passages(session, desk.bags)
        assert [voice.pseudonym for voice in row.voices] == ["Robin"]
        assert [one.label for one in study_queries.speakers(session, desk.source)] == [INTERVIEWER, "Robin"]
        heard = {one.pseudonym: one.sources for one in study_queries.participants(session)}
        assert heard == {"Robin": 1, "Kim": 0}
        assert study_queries.sources_of(session, person(desk.study, "Kim")) == []
        assert _sources(desk.study)[0].participants == ("Robin",)


def test_a_misspelt_label_that_is_corrected_everywhere_stays_the_same_persons(desk: Desk) -> None:
    plan = desk.correct(("Kim: ", "Kimberley (aunt): "))
    [new] = plan.new_speakers
    assert (new.label, new.pseudonym, new.interviewer) == ("Kimberley (aunt)", "Kim", False)
    with desk.study.reading() as session:
        heard = {one.pseudonym: one.sources for one in study_queries.participants(session)}
    assert heard == {"Robin": 1, "Kim": 1}


def test_a_turn_that_is_split_and_one_that_is_joined_are_said(desk: Desk) -> None:
    plan = desk.correct(("and I had", "\nKim: and I had"), (f"{INTERVIEWER}: and then?\nRobin: ", ""))
    assert [(one.fate, one.label) for one in plan.turn_changes] == [
        (TurnFate.NEW, "Kim"),
        (TurnFate.GONE, INTERVIEWER),
        (TurnFate.GONE, "Robin"),
    ]


def test_what_nobody_changed_or_nothing_is_left_of_is_refused(desk: Desk) -> None:
    for text in (desk.text, desk.text.replace("\n", "\r\n"), "", " \n"):
        with pytest.raises(Problem):
            actions.correct_transcript(desk.study, source=desk.source, text=text)


def test_a_plan_that_is_no_longer_true_is_refused(desk: Desk) -> None:
    desk.apply("teh bags")
    with desk.study.reading() as session:
        plan = plan_correction(session, desk.source, desk.corrected(("teh", "the")))
    desk.apply("it was fine")
    before = all_rows(desk.study)
    with pytest.raises(Problem, match="changed since"):
        actions.apply_correction(desk.study, plan=plan)
    assert all_rows(desk.study) == before
    desk.study.undo()
    actions.apply_correction(desk.study, plan=plan)
    assert desk.coded() == ["the bags"]
    with pytest.raises(Problem, match="changed since"):
        actions.apply_correction(desk.study, plan=plan)


def test_passages_of_excluded_people_go_along_unseen(desk: Desk) -> None:
    desk.apply("nobody\u00a0said why")
    desk.apply("teh bags 👩\u200d👧 in the car\nKim: nobody")
    study_actions.set_excluded(desk.study, participant=person(desk.study, "Kim"), excluded=True)
    plan = desk.correct(("teh", "the"), ("nobody\u00a0said", "nobody\u00a0ever said"))
    assert [(one.old_words, one.new_words) for one in plan.shown if one.fate is not Fate.KEPT] == [
        ("teh bags 👩\u200d👧 in the car\nKim: […]", "the bags 👩\u200d👧 in the car\nKim: […]")
    ]
    assert "nobody\u00a0ever said why" in desk.coded()
    desk.correct(("nobody\u00a0ever said why", ""))
    assert desk.waiting() == []
    study_actions.set_excluded(desk.study, participant=person(desk.study, "Kim"), excluded=False)
    assert desk.waiting() == ["nobody\u00a0ever said why"]


def test_versions_say_when_and_by_whom(desk: Desk) -> None:
    desk.correct(("teh", "the"))
    desk.correct(("the bags", "bags"))
    with desk.study.reading() as session:
        rows = study_queries.versions(session, desk.source)
        assert [(row.number, row.current, row.made_by) for row in rows] == [
            (3, True, "Tester"),
            (2, False, "Tester"),
            (1, False, "Tester"),
        ]
        assert "teh bags" in study_queries.text_of(session, rows[-1].id)
        assert study_queries.version_numbered(session, desk.source, 2) == rows[1]
        with pytest.raises(Problem):
            study_queries.version_numbered(session, desk.source, 4)
    desk.study.undo()
    with desk.study.reading() as session:
        assert [row.number for row in study_queries.versions(session, desk.source)] == [2, 1]


def test_words_are_sought_in_the_text_as_it_is_now(desk: Desk) -> None:
    desk.correct(("teh", "the"))
    with desk.study.reading() as session:
        assert search(session, "teh").hits == ()
        assert len(search(session, "the bags").hits) == 1


def test_the_stored_text_is_normal_and_keeps_no_break_spaces(desk: Desk) -> None:
    text = "\ufeff" + desk.text.replace("teh", "the\u00a0").replace("so what", "so\u2028what").replace(
        "\n", "\r\n"
    )
    actions.correct_transcript(desk.study, source=desk.source, text=text)
    assert "the\u00a0 bags" in desk.text
    assert "so\nwhat" in desk.text
    assert not set("\ufeff\r\u2028") & set(desk.text)
