"""Drawings are sources of those who drew them; nothing leaves but safe copies, and only with consent."""

from io import BytesIO

import pytest
from PIL import Image

from app.pictures.covering import safe_copy
from app.pictures.tiles import Place
from app.pictures.whole import whole
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.picture_rows import PictureDraft, PictureId, PictureKind
from app.study.rows import CaseRelation, ConsentScope, SourceStatus
from tests.builders import CARER, CHILD, add, dialogue, person, speaker
from tests.pictures.made import drawing
from tests.study.drawn import box, draw, maker, page, row_of


def make_copy(study: Project, picture: PictureId) -> None:
    with study.reading() as session:
        covers = [row.region for row in queries.redactions(session, picture)]
        copy = safe_copy(queries.tiled_picture(session, picture), covers)
    actions.make_safe_copy(study, picture=picture, copy=copy, covers=covers, by="Ada")


def agree(study: Project, name: str, *, given: bool = True) -> None:
    actions.set_consent(study, participant=person(study, name), scope=ConsentScope.DRAWINGS, given=given)


def refusal(study: Project, picture: PictureId) -> str:
    with study.reading() as session, pytest.raises(Problem) as told:
        queries.picture_to_leave(session, picture)
    return told.value.sentence


def test_a_drawing_is_whole_in_the_study_and_its_maker_a_participant(study: Project) -> None:
    picture = draw(study)
    row = row_of(study, picture)
    assert (row.name, row.kind, row.status) == ("River", PictureKind.DRAWING, SourceStatus.NEW)
    assert [(one.pseudonym, one.perspective_name) for one in row.makers] == [("Robin", CHILD)]
    with study.reading() as session:
        assert whole(queries.tiled_picture(session, picture)).tobytes() == drawing().tobytes()
        small = Image.open(BytesIO(queries.thumbnail(session, picture)))
        [robin] = queries.participants(session)
    assert max(small.size) <= 512
    assert (robin.sources, robin.pending) == (1, 1)


def test_pages_of_one_file_are_one_source_and_a_second_of_the_name_is_told_apart(study: Project) -> None:
    draw(study, "Map", pages=2)
    draw(study, "Map")
    with study.reading() as session:
        assert [row.name for row in queries.pictures(session)] == ["Map, page 1", "Map, page 2", "Map (2)"]
        assert [row.name for row in queries.picture_sources(session)] == ["Map", "Map (2)"]


def test_who_drew_is_linked_to_the_child_only_where_nothing_was_known(study: Project) -> None:
    case = actions.add_case(study, pseudonym="Wren")
    draw(study, "One", "Robin", case=case)
    actions.link_case(study, case=case, participant=person(study, "Robin"), relation=CaseRelation.CARER)
    row = row_of(study, draw(study, "Two", "Robin", "Kit", case=case))
    assert row.cases == (case,)
    with study.reading() as session:
        [wren] = queries.cases(session)
    assert {(name, relation) for _, name, relation in wren.links} == {
        ("Robin", CaseRelation.CARER),
        ("Kit", CaseRelation.SELF),
    }


def test_importing_is_one_step_that_is_taken_back_whole(study: Project) -> None:
    draw(study, "One")
    actions.add_pictures(study, drafts=[PictureDraft(name, (page(),), (maker("Kit"),)) for name in ("A", "B")])
    study.undo()
    with study.reading() as session:
        assert [row.name for row in queries.pictures(session)] == ["One"]
        assert [row.pseudonym for row in queries.participants(session)] == ["Robin"]
    study.redo()
    with study.reading() as session:
        last = queries.pictures(session)[-1]
        assert whole(queries.tiled_picture(session, last.id)).tobytes() == drawing().tobytes()


def test_a_picture_without_a_page_changes_nothing(study: Project) -> None:
    with pytest.raises(Problem):
        actions.add_pictures(study, drafts=[PictureDraft("A", (page(),)), PictureDraft("B", ())])
    with study.reading() as session:
        assert queries.pictures(session) == []


def test_nothing_leaves_but_a_safe_copy_and_only_with_the_consent_of_all_who_drew(study: Project) -> None:
    picture = draw(study, "River", "Robin", "Kit")
    make_copy(study, picture)
    assert "Robin has not been asked that drawings are reproduced" in refusal(study, picture)
    agree(study, "Robin")
    agree(study, "Kit", given=False)
    assert "Kit has not agreed that drawings are reproduced" in refusal(study, picture)
    agree(study, "Kit")
    with study.reading() as session:
        assert queries.picture_to_leave(session, picture).ending == ".png"
    actions.drop_safe_copy(study, picture=picture)
    assert "Only a safe copy" in refusal(study, picture)
    make_copy(study, picture)
    actions.set_excluded(study, participant=person(study, "Kit"), excluded=True)
    assert "Kit is left out of the study" in refusal(study, picture)


def test_of_a_drawing_by_nobody_known_nothing_leaves(study: Project) -> None:
    [source] = actions.add_pictures(study, drafts=[PictureDraft("Found", (page(),))])
    with study.reading() as session:
        picture = next(row.id for row in queries.pictures(session) if row.source == source)
    make_copy(study, picture)
    assert "Nobody has said yet who drew it" in refusal(study, picture)


@pytest.mark.parametrize("change", ["add", "move", "remove"])
def test_a_safe_copy_goes_when_the_redactions_change_and_comes_back_with_undo(study: Project, change: str) -> None:
    picture = draw(study)
    name = actions.add_redaction(study, picture=picture, region=box(0.1, 0.1, 0.3, 0.2), by="Ada", reason="a name")
    make_copy(study, picture)
    actions.change_redaction(study, redaction=name, reason="her name")
    assert row_of(study, picture).safe
    match change:
        case "add":
            actions.add_redaction(study, picture=picture, region=box(0.5, 0.5, 0.6, 0.6), by="Ada")
        case "move":
            actions.change_redaction(study, redaction=name, region=box(0.2, 0.1, 0.4, 0.2))
        case _:
            actions.remove_redaction(study, redaction=name)
    assert not row_of(study, picture).safe
    study.undo()
    assert row_of(study, picture).safe


def test_a_copy_that_covers_something_else_is_refused(study: Project) -> None:
    picture = draw(study)
    with study.reading() as session:
        copy = safe_copy(queries.tiled_picture(session, picture), [])
    actions.add_redaction(study, picture=picture, region=box(0.1, 0.1, 0.3, 0.2), by="Ada")
    with pytest.raises(Problem, match="changed while the copy was made"):
        actions.make_safe_copy(study, picture=picture, copy=copy, covers=[], by="Ada")
    assert not row_of(study, picture).safe


def test_what_is_redacted_is_black_in_the_copy(study: Project) -> None:
    picture = draw(study)
    actions.add_redaction(study, picture=picture, region=box(0.1, 0.1, 0.3, 0.3), by="Ada")
    make_copy(study, picture)
    with study.reading() as session:
        copy = queries.safe_copy(session, picture)
    assert copy is not None
    image = Image.open(BytesIO(copy.content)).convert("RGB")
    covered = image.crop((130, 90, 390, 270))
    assert covered.getcolors() == [(260 * 180, (0, 0, 0))]
    assert image.getpixel((1299, 899)) == drawing().getpixel((1299, 899))


def test_a_drawing_goes_with_its_source_and_is_no_transcript(study: Project) -> None:
    add(study, dialogue("Talk", [("Kit", "a week")], [speaker("Kit", CARER)]))
    picture = draw(study)
    with study.reading() as session:
        assert [row.name for row in queries.sources(session)] == ["Talk"]
    actions.rename_source(study, source=row_of(study, picture).source, name="The river")
    assert row_of(study, picture).name == "The river"
    actions.remove_source(study, source=row_of(study, picture).source)
    with study.reading() as session:
        assert queries.pictures(session) == []
        assert queries.tile_content(session, picture, Place(0, 0, 0)) is None
    study.undo()
    with study.reading() as session:
        assert whole(queries.tiled_picture(session, picture)).tobytes() == drawing().tobytes()
