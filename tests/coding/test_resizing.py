"""Moving the ends of a coded passage: what moves, what stays, what is refused, and undo of all of it."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.coding import actions, queries
from app.coding import passages as all_passages
from app.coding.model import Note, PassageLink, Segment, ThemePassage
from app.coding.model.themes import Theme
from app.coding.rows import CodeId, CoderId, CodingId
from app.language.spans import Span, words_hash
from app.problems import Problem
from app.store.project import Project
from app.study.rows import VersionId
from tests.builders import INTERVIEWER, add, dialogue, place_of, text_of, version_of
from tests.store.rows import all_rows, strays, watch_parts

SAID = "We had 😕 bags, just bags in the car."
LINES = [(INTERVIEWER, "so?"), ("Robin", SAID), ("Kim", "No bags at all."), ("Robin", "")]


@dataclass
class Desk:
    """A study with one transcript, two codes and a coder."""

    study: Project
    version: VersionId
    text: str
    bags: CodeId
    moves: CodeId
    ada: CoderId

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def code(self, words: str, code: CodeId | None = None, coder: CoderId | None = None) -> CodingId:
        return actions.apply_code(
            self.study,
            version=self.version,
            span=self.span(words),
            code=code or self.bags,
            coder=coder or self.ada,
            memo="kept",
        )

    def resize(self, coding: CodingId, words: str, *, together: bool = False) -> list[CodingId]:
        return actions.resize_coding(self.study, coding=coding, span=self.span(words), together=together)

    def coded(self) -> list[tuple[CodingId, str]]:
        with self.study.reading() as session:
            marks = queries.codings_in(session, self.version)
        return [(mark.coding, mark.span.of(self.text)) for mark in marks]

    def segments(self) -> dict[str, Segment]:
        with self.study.reading() as session:
            return {Span(one.start, one.end).of(self.text): one for one in session.scalars(select(Segment))}


@pytest.fixture
def desk(study: Project) -> Desk:
    source = add(study, dialogue("Visit", LINES))[0]
    assert place_of(study, source, "bags")
    return Desk(
        study,
        version_of(study, source),
        text_of(study, source),
        actions.add_code(study, name="Bags"),
        actions.add_code(study, name="Moves"),
        actions.coder_named(study, name="Ada"),
    )


def test_the_coding_keeps_what_it_is_and_gets_other_words(desk: Desk) -> None:
    coding = desk.code("just bags")
    assert desk.resize(coding, "😕 bags, just bags in the car") == [coding]
    assert desk.coded() == [(coding, "😕 bags, just bags in the car")]
    assert desk.study.undo_label == "Resize passage"
    [(words, segment)] = desk.segments().items()
    assert segment.words_hash == words_hash(words)
    with desk.study.reading() as session:
        [mark] = queries.codings_in(session, desk.version)
    assert (mark.memo, mark.coder, mark.code) == ("kept", "Ada", desk.bags)


def test_whose_words_they_are_is_found_anew(desk: Desk) -> None:
    coding = desk.code("bags in the car")
    desk.resize(coding, "the car.\nKim: No bags")
    with desk.study.reading() as session:
        [row] = all_passages.passages(session, desk.bags)
    assert [voice.pseudonym for voice in row.voices] == ["Robin", "Kim"]
    assert row.speech == "the car. […] No bags"


def test_only_the_code_at_hand_moves_unless_all_are_meant(desk: Desk) -> None:
    first, second = desk.code("just bags"), desk.code("just bags", desk.moves)
    desk.resize(first, "bags in")
    assert sorted(desk.coded()) == [(first, "bags in"), (second, "just bags")]
    desk.study.undo()
    assert sorted(desk.resize(first, "bags in", together=True)) == [first, second]
    assert sorted(desk.coded()) == [(first, "bags in"), (second, "bags in")]
    assert list(desk.segments()) == ["bags in"]


def test_a_passage_that_is_there_already_is_joined(desk: Desk) -> None:
    first, second = desk.code("just bags"), desk.code("bags in", desk.moves)
    desk.resize(first, "bags in")
    assert sorted(desk.coded()) == [(first, "bags in"), (second, "bags in")]
    assert list(desk.segments()) == ["bags in"]


def test_the_same_ends_change_nothing(desk: Desk) -> None:
    coding = desk.code("just bags")
    assert desk.resize(coding, "just bags") == []
    assert desk.study.undo_label == "Code passage"


@pytest.mark.parametrize("words", ["Kim: ", "\n", "Kim"])
def test_nobodys_words_are_refused_and_nothing_changes(desk: Desk, words: str) -> None:
    coding = desk.code("just bags")
    before = all_rows(desk.study)
    with pytest.raises(Problem, match="speaker's name"):
        desk.resize(coding, words)
    for span in (Span(5, 5), Span(5, len(desk.text) + 1)):
        with pytest.raises(Problem):
            actions.resize_coding(desk.study, coding=coding, span=span)
    assert all_rows(desk.study) == before


def test_the_same_words_are_not_coded_twice_alike(desk: Desk) -> None:
    coding, _ = desk.code("just bags"), desk.code("bags in")
    before = all_rows(desk.study)
    with pytest.raises(Problem, match="have that code already"):
        desk.resize(coding, "bags in")
    assert all_rows(desk.study) == before
    other = actions.coder_named(desk.study, name="Bo")
    theirs = desk.code("just bags", coder=other)
    desk.resize(theirs, "bags in")
    assert (theirs, "bags in") in desk.coded()


def test_a_coding_that_is_gone_is_said_to_be_gone(desk: Desk) -> None:
    coding = desk.code("just bags")
    actions.remove_coding(desk.study, coding=coding)
    with pytest.raises(Problem, match="no longer there"):
        desk.resize(coding, "bags in")


def hang_on(desk: Desk, words: str, other: str) -> None:
    """A note, a theme and a link hold on to a passage."""
    segments = desk.segments()
    here, there = segments[words].id, segments[other].id
    with desk.study.step("Hang on") as session:
        session.add(Theme(id=1, name="Objects", position=0))
        session.flush()
        session.add(Note(kind="annotation", text="why?", segment_id=here))
        session.add(ThemePassage(theme_id=1, segment_id=here, contrary=False))
        session.add(PassageLink(from_id=there, to_id=here, kind="explains"))


def held(desk: Desk) -> set[str]:
    """The words that the note, the theme and the link hold on to."""
    with desk.study.reading() as session:
        ids = {
            session.scalars(select(Note.segment_id)).one(),
            session.scalars(select(ThemePassage.segment_id)).one(),
            session.scalars(select(PassageLink.to_id)).one(),
        }
    return {words for words, segment in desk.segments().items() if segment.id in ids}


def test_notes_themes_and_links_go_along_when_no_code_stays_behind(desk: Desk) -> None:
    coding, _ = desk.code("just bags"), desk.code("No bags", desk.moves)
    hang_on(desk, "just bags", "No bags")
    before = all_rows(desk.study)
    desk.resize(coding, "bags in")
    assert held(desk) == {"bags in"}
    assert set(desk.segments()) == {"bags in", "No bags"}
    desk.study.undo()
    assert all_rows(desk.study) == before


@pytest.mark.parametrize("onto", ["another passage", "new words"])
def test_they_stay_with_a_code_that_stays_and_never_mix_with_those_of_another(desk: Desk, onto: str) -> None:
    coding, _ = desk.code("just bags"), desk.code("No bags", desk.moves)
    hang_on(desk, "just bags", "No bags")
    if onto == "new words":
        desk.code("just bags", desk.moves)
    desk.resize(coding, "bags in" if onto == "new words" else "No bags")
    assert held(desk) == {"just bags"}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_the_ends_undo_brings_every_row_back(desk: Desk, data: st.DataObject) -> None:
    first = desk.code("just bags")
    desk.code("just bags", desk.moves)
    watch = all_rows(desk.study)
    ends = sorted(data.draw(st.lists(st.integers(0, len(desk.text)), min_size=2, max_size=2)))
    span, together = Span(*ends), data.draw(st.booleans())
    try:
        actions.resize_coding(desk.study, coding=first, span=span, together=together)
    except Problem:
        assert all_rows(desk.study) == watch
        return
    assert (first, span.of(desk.text)) in desk.coded()
    if desk.study.undo_label == "Resize passage":
        after = all_rows(desk.study)
        desk.study.undo()
        assert all_rows(desk.study) == watch
        desk.study.redo()
        assert all_rows(desk.study) == after
        desk.study.undo()


def test_nothing_is_stored_that_undo_would_not_take_back(desk: Desk) -> None:
    coding = desk.code("just bags")
    watch_parts(desk.study)
    desk.resize(coding, "bags in the car.\nKim: No")
    assert strays(desk.study) == set()
