"""Regions of drawings: marked, numbered, coded, linked to the words that explain them."""

import pytest

from app.coding import actions as coding
from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.conditions import About, AllOf, Coded, Codes, FromSource, Op, Target
from app.coding.asking.matrix import matrix
from app.coding.note_rows import AboutKind, PassagePlace, Subject
from app.coding.queries import lost_with_region, passages_by_source, picture_of, region_counts, regions
from app.coding.region_rows import RegionLoss, RegionRow
from app.coding.rows import SegmentId
from app.pictures.regions.region import Region, Shape
from app.problems import Problem
from app.store.project import Project
from app.study import actions
from app.study.picture_rows import PictureId
from app.study.rows import SourceId, SourceKind, SourceStatus
from tests.builders import (
    CHILD,
    INTERVIEWER,
    add,
    all_coded,
    code,
    dialogue,
    person,
    place_of,
    speaker,
    version_of,
)
from tests.study.drawn import box, draw, row_of

WALL = box(0.4, 0.2, 0.45, 0.8)
DOG = Region.of(Shape.ELLIPSE, [(0.4, 0.6), (0.6, 0.8)])


def rows_of(study: Project, picture: PictureId) -> list[RegionRow]:
    with study.reading() as session:
        return regions(session, picture)


def told(study: Project, picture: PictureId) -> list[tuple[int, str]]:
    return [(row.number, row.label) for row in rows_of(study, picture)]


def mark(study: Project, picture: PictureId, label: str, region: Region = WALL) -> SegmentId:
    return coding.mark_region(study, picture=picture, region=region, label=label)


def talk(study: Project) -> PassagePlace:
    """Robin says why there is a wall."""
    lines = [(INTERVIEWER, "What is that?"), ("Robin", "that is the line you can't go past")]
    [source] = add(study, dialogue("Talk", lines, [speaker("Robin", CHILD)]))
    return PassagePlace(version_of(study, source), place_of(study, source, "the line you can't go past"))


def test_regions_are_numbered_as_they_are_marked_and_keep_their_shape(study: Project) -> None:
    picture = draw(study)
    mark(study, picture, "the  wall\n")
    mark(study, picture, "", DOG)
    assert told(study, picture) == [(1, "the wall"), (2, "")]
    assert [row.region for row in rows_of(study, picture)] == [WALL, DOG]
    assert row_of(study, picture).status is SourceStatus.CODING
    with study.reading() as session:
        assert region_counts(session) == {picture: 2}


def test_another_number_makes_the_others_move_up(study: Project) -> None:
    picture = draw(study)
    ids = [mark(study, picture, name) for name in "abc"]
    coding.renumber_region(study, segment=ids[2], number=1)
    assert told(study, picture) == [(1, "c"), (2, "a"), (3, "b")]
    study.undo()
    assert told(study, picture) == [(1, "a"), (2, "b"), (3, "c")]


def test_words_that_explain_a_region_stand_beside_it_and_go_with_it(study: Project) -> None:
    picture, place = draw(study), talk(study)
    wall, dog = mark(study, picture, "the wall"), mark(study, picture, "a dog", DOG)
    coding.link_region(study, segment=wall, evidence=place, kind="explains", by="Ada")
    coding.link_region(study, segment=wall, evidence=dog, kind="is like", by="Ada")
    first, second = rows_of(study, picture)
    assert [(one.kind, one.passage.words) for one in first.words] == [("explains", "the line you can't go past")]
    assert [(one.kind, one.number) for one in first.regions] == [("is like", 2)]
    assert [(one.kind, one.number) for one in second.regions] == [("is like", 1)]
    with study.reading() as session:
        assert lost_with_region(session, wall) == RegionLoss(links=2)
    coding.remove_region(study, segment=wall)
    assert [row.regions for row in rows_of(study, picture)] == [()]


@pytest.mark.parametrize("which", ["itself", "interviewer"])
def test_a_region_is_explained_by_nobody_but_participants_and_not_by_itself(study: Project, which: str) -> None:
    picture, place = draw(study), talk(study)
    wall = mark(study, picture, "the wall")
    question = PassagePlace(place.version, type(place.span)(13, 26))
    evidence: SegmentId | PassagePlace = wall if which == "itself" else question
    with pytest.raises(Problem):
        coding.link_region(study, segment=wall, evidence=evidence, kind="explains", by="Ada")
    assert rows_of(study, picture)[0].words == ()


def test_words_of_who_is_left_out_are_not_shown_beside_a_region(study: Project) -> None:
    picture, place = draw(study, "River", "Kit"), talk(study)
    wall = mark(study, picture, "the wall")
    coding.link_region(study, segment=wall, evidence=place, kind="explains", by="Ada")
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    assert rows_of(study, picture)[0].words == ()


def test_codes_and_notes_of_a_region_are_told_beside_it(study: Project) -> None:
    picture = draw(study)
    wall = mark(study, picture, "the wall")
    silence = coding.make_code_path(study, path="Silence / withheld")
    ada = coding.coder_named(study, name="Ada")
    coding.code_segment(study, segment=wall, code=silence, coder=ada, memo="grey")
    coding.write_note(study, about=Subject(AboutKind.PASSAGE, wall), text="Pressed hard", author="Ada")
    [row] = rows_of(study, picture)
    assert [(one.path, one.coder, one.memo) for one in row.codes] == [("Silence / withheld", "Ada", "grey")]
    assert row.notes == 1
    with study.reading() as session:
        assert passages_by_source(session) == {row_of(study, picture).source: 1}
        assert picture_of(session, wall) == picture


def test_questions_about_sources_know_drawings(study: Project) -> None:
    picture, source = draw(study), SourceId(1)
    [said] = add(study, dialogue("Talk", [("Robin", "the line")], [speaker("Robin", CHILD)]))
    moves = coding.make_code_path(study, path="Moves")
    coding.code_segment(
        study, segment=mark(study, picture, "a road"), code=moves, coder=coding.coder_named(study, name="Ada")
    )
    code(study, said, "the line", "Moves")
    all_coded(study)
    actions.set_status(study, sources=[source], status=SourceStatus.CODED)
    coded = Coded(Codes(Target.CODE, moves))
    with study.reading() as session:
        for asked, found in (
            (FromSource(About.KIND, Op.IS, (SourceKind.PICTURE.value,)), ["Region 1: a road"]),
            (FromSource(About.KIND, Op.IS, (SourceKind.INTERVIEW.value,)), ["the line"]),
            (FromSource(About.NAME, Op.IS, (source,)), ["Region 1: a road"]),
        ):
            answer = ask(session, AllOf((coded, asked)))
            assert [row.text for row in answered_passages(session, answer)] == found
        by_source = matrix(session, "source")
    assert [column.name for column in by_source.columns] == ["Talk", "River"]
    assert [[cell.passages for cell in line.cells] for line in by_source.lines] == [[1, 1]]
