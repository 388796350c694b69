"""What is coded on a picture or a map counts as what was said does: for whoever drew or told it."""

import pytest

from app.coding import actions as coding
from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.conditions import Coded, Codes, Target
from app.coding.asking.cooccurrence import cooccurrence
from app.coding.model import Coding, Segment
from app.coding.passages import passage_count, passages
from app.coding.queries import code_at, codes, people_by_code
from app.coding.rows import PassageKind
from app.perspectives.queries import compare
from app.store.project import Project
from app.study import actions
from app.study.model import Picture, Source, Speaker
from app.study.rows import SourceKind, SourceStatus
from tests.builders import CARER, CHILD, add, all_coded, code, dialogue, person, speaker


@pytest.fixture
def told(study: Project) -> Project:
    """Robin speaks of bags and drew a wall; Kit tells of a move: each coded "Moves", the wall "Walls" as well."""
    talk = dialogue(
        "Talk", [("Robin", "just bags"), ("Kit", "a week")], [speaker("Robin", CHILD), speaker("Kit", CARER)]
    )
    [source] = add(study, talk)
    code(study, source, "bags", "Moves", "Ada")
    walls = coding.make_code_path(study, path="Walls")
    case = actions.add_case(study, pseudonym="Wren")
    with study.reading() as session:
        moves = code_at(session, "Moves").id
    with study.step("Draw and tell") as session:
        drawing = Source(
            name="River", kind=SourceKind.INTERVIEW, status=SourceStatus.CODED, format="png", file_sha256=b""
        )
        session.add(drawing)
        session.flush()
        session.add(Speaker(source_id=drawing.id, label="Robin", participant_id=person(study, "Robin")))
        picture = Picture(source_id=drawing.id, page=1, kind="drawing", width=10, height=10)
        session.add(picture)
        session.flush()
        region = Segment(picture_id=picture.id, number=1, shape="{}", label="the wall")
        mark = Segment(case_id=case, teller_id=person(study, "Kit"), label="Moved to Kit's")
        session.add_all([region, mark])
        session.flush()
        coder = session.query(Coding.coder_id).first()
        assert coder is not None
        for segment, one in ((region, moves), (region, walls), (mark, moves)):
            session.add(Coding(segment_id=segment.id, code_id=one, coder_id=coder[0]))
    all_coded(study)
    return study


def test_the_passages_of_a_code_name_regions_and_marks_in_words(told: Project) -> None:
    with told.reading() as session:
        moves = code_at(session, "Moves").id
        rows = passages(session, moves)
        assert passage_count(session, moves) == len(rows)
    assert [(row.kind, row.source_name, row.text, [v.pseudonym for v in row.voices]) for row in rows] == [
        (PassageKind.TEXT, "Talk", "bags", ["Robin"]),
        (PassageKind.REGION, "River", "Region 1: the wall", ["Robin"]),
        (PassageKind.MARK, "Wren", "Moved to Kit's", ["Kit"]),
    ]
    assert [row.speech for row in rows] == ["bags", "", ""]


def test_codes_count_them_and_whose_they_are(told: Project) -> None:
    with told.reading() as session:
        assert {row.path: row.passages for row in codes(session)} == {"Moves": 3, "Walls": 1}
        people = people_by_code(session)
        assert [people[code_at(session, path).id] for path in ("Moves", "Walls")] == [2, 1]


def test_comparing_counts_people_by_what_they_drew_and_told(told: Project) -> None:
    with told.reading() as session:
        lines = {line.path: [(cell.k, cell.passages) for cell in line.cells] for line in compare(session).lines}
    assert lines == {"Moves": [(1, 2), (1, 1), (0, 0)], "Walls": [(1, 1), (0, 0), (0, 0)]}


def test_queries_find_them_and_what_holds_together_on_one(told: Project) -> None:
    with told.reading() as session:
        moves = code_at(session, "Moves").id
        answer = ask(session, Coded(Codes(Target.CODE, moves)))
        assert len(answer.found) == len(answered_passages(session, answer)) == 3
        [pair] = [pair for pair in cooccurrence(session).pairs if pair.places]
    assert (pair.k, pair.places) == (1, 1)


def test_who_is_left_out_is_left_out_of_pictures_and_maps(told: Project) -> None:
    actions.set_excluded(told, participant=person(told, "Kit"), excluded=True)
    with told.reading() as session:
        rows = passages(session, code_at(session, "Moves").id)
        assert [row.kind for row in rows] == [PassageKind.TEXT, PassageKind.REGION]
    actions.set_excluded(told, participant=person(told, "Robin"), excluded=True)
    with told.reading() as session:
        assert passages(session, code_at(session, "Moves").id) == []
        assert {row.path: row.passages for row in codes(session)} == {"Moves": 0, "Walls": 0}
