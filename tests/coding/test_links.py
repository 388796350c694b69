"""Links between passages: of any transcripts, of any kind, and gone with the people who are left out."""

import pytest
from sqlalchemy import select

from app.coding import actions, queries
from app.coding.model import Segment
from app.coding.note_rows import LinkRow, NoteKind, PassagePlace
from app.coding.rows import PassageLinkId
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import SourceId
from tests.builders import add, dialogue, person, place_of, version_of
from tests.store.rows import all_rows


@pytest.fixture
def two(study: Project) -> tuple[SourceId, SourceId]:
    first, second = add(
        study,
        dialogue("Child", [("Robin", "Nobody said why we were going.")]),
        dialogue("Worker", [("Theo", "We prepare every child. Mostly.")]),
    )
    return first, second


def at(study: Project, source: SourceId, words: str) -> PassagePlace:
    return PassagePlace(version_of(study, source), place_of(study, source, words))


def link(study: Project, two: tuple[SourceId, SourceId], kind: str, note: str = "") -> PassageLinkId:
    start, end = at(study, two[0], "Nobody said why"), at(study, two[1], "We prepare every child")
    return actions.link_passages(study, start=start, end=end, kind=kind, by="Ada", note=note)


def links(study: Project) -> list[LinkRow]:
    with study.reading() as session:
        return queries.links(session)


def test_a_link_reads_from_one_passage_to_the_other_across_transcripts(
    study: Project, two: tuple[SourceId, SourceId]
) -> None:
    link(study, two, "contradicts", "told, or not?")
    [row] = links(study)
    assert (row.start.words, row.kind, row.end.words) == (
        "Nobody said why",
        "contradicts",
        "We prepare every child",
    )
    assert (row.start.source_name, row.end.source_name, row.author) == ("Child", "Worker", "Ada")
    for source in two:
        with study.reading() as session:
            assert queries.links_in(session, version_of(study, source)) == [row]
    with study.reading() as session:
        [note] = queries.register(session, reader="Bo")
    assert (note.kind, note.text, note.source) == (NoteKind.LINK, "told, or not?", two[0])
    assert "which contradicts “We prepare every child” (Worker, turn 1)" in note.about_words


def test_the_same_link_twice_is_once_and_kinds_are_the_same_whatever_their_case(
    study: Project, two: tuple[SourceId, SourceId]
) -> None:
    first = link(study, two, "explains")
    assert link(study, two, " EXPLAINS ") == first
    own = link(study, two, "Rhymes with")
    assert link(study, two, "rhymes WITH") == own != first
    with study.reading() as session:
        assert queries.link_kinds(session) == ["explains", "supports", "contradicts", "Rhymes with"]


def test_a_passage_is_not_linked_to_itself_nor_without_a_kind(
    study: Project, two: tuple[SourceId, SourceId]
) -> None:
    here = at(study, two[0], "Nobody said why")
    with pytest.raises(Problem, match="to itself"):
        actions.link_passages(study, start=here, end=here, kind="explains", by="Ada")
    with pytest.raises(Problem):
        link(study, two, "  ")
    assert links(study) == []


def test_kind_and_note_can_change_but_not_into_a_link_that_is_there(
    study: Project, two: tuple[SourceId, SourceId]
) -> None:
    first = link(study, two, "explains")
    link(study, two, "supports")
    with pytest.raises(Problem, match="already"):
        actions.edit_link(study, link=first, kind="Supports")
    actions.edit_link(study, link=first, kind="contradicts", note="rather")
    assert {(row.kind, row.note) for row in links(study)} == {("contradicts", "rather"), ("supports", "")}


def test_removing_the_last_link_takes_its_bare_passages_and_undo_brings_all_back(
    study: Project, two: tuple[SourceId, SourceId]
) -> None:
    before = all_rows(study)
    made = link(study, two, "explains")
    linked = all_rows(study)
    actions.unlink_passages(study, link=made)
    assert all_rows(study) == before
    study.undo()
    assert all_rows(study) == linked
    actions.annotate(
        study,
        version=version_of(study, two[0]),
        span=place_of(study, two[0], "Nobody said why"),
        text="x",
        author="A",
    )
    actions.unlink_passages(study, link=made)
    with study.reading() as session:
        assert len(session.scalars(select(Segment.id)).all()) == 1


def test_a_link_to_somebody_left_out_is_not_seen(study: Project, two: tuple[SourceId, SourceId]) -> None:
    link(study, two, "explains", "because")
    study_actions.set_excluded(study, participant=person(study, "Theo"), excluded=True)
    with study.reading() as session:
        assert queries.links(session) == []
        assert queries.links_in(session, version_of(study, two[0])) == []
        assert queries.register(session, reader="Ada") == []
