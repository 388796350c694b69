"""How far the coding has come, counted by hand."""

from app.coding import actions as coding
from app.coding import queries
from app.coding.queries import SourceProgress
from app.store.project import Project
from app.study import actions
from app.study.rows import SourceId
from tests.builders import add, code, dialogue, person


def of(study: Project, source: SourceId) -> SourceProgress:
    with study.reading() as session:
        return queries.progress(session)[source]


def test_turns_passages_and_coders_of_a_transcript(study: Project) -> None:
    """Robin speaks three times, Kit once; the interviewer's turns are nobody's to code.

    Ada codes Robin's first turn twice, Bo a passage over Robin's third turn and Kit's: three of four turns.
    """
    lines = [
        ("Interviewer", "How was it?"),
        ("Robin", "just bags in the car"),
        ("Interviewer", "And then?"),
        ("Robin", "nothing"),
        ("Robin", "then school"),
        ("Kit", "a week later"),
    ]
    (source,) = add(study, dialogue("Visit", lines))
    assert of(study, source) == SourceProgress(source, 4, 0, 0, (), None)
    code(study, source, "bags", "Moves", "Ada")
    code(study, source, "just bags", "Moves", "Ada")
    code(study, source, "school\nKit: a week", "School", "Bo")
    found = of(study, source)
    assert (found.turns, found.coded_turns, found.passages) == (4, 3, 3)
    assert found.coders == (("Ada", 2), ("Bo", 1))
    assert found.last is not None


def test_somebody_left_out_is_in_no_number(study: Project) -> None:
    (source,) = add(study, dialogue("Visit", [("Robin", "just bags"), ("Kit", "a week later")]))
    code(study, source, "bags", "Moves")
    code(study, source, "a week", "Moves")
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    found = of(study, source)
    assert (found.turns, found.coded_turns, found.passages) == (1, 1, 1)


def test_a_question_asks_about_codes(study: Project) -> None:
    question = actions.add_guide_question(study, text="Who helped?")
    moves, school = coding.add_code(study, name="Moves"), coding.add_code(study, name="School")
    coding.set_guide_codes(study, question=question, codes=[moves, school])
    coding.set_guide_codes(study, question=question, codes=[school])
    with study.reading() as session:
        assert queries.guide_codes(session) == {question: (school,)}
    study.undo()
    with study.reading() as session:
        assert set(queries.guide_codes(session)[question]) == {moves, school}
    coding.remove_code(study, code=moves)
    with study.reading() as session:
        assert queries.guide_codes(session) == {question: (school,)}
