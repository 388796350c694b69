"""The framework matrix: one row a person, one column a topic, and in the cell what the researcher makes of it."""

import pytest

from app.coding import actions as coding
from app.coding.rows import CodeId, ThemeId
from app.perspectives.actions import draft_summary, write_summary
from app.perspectives.framework_rows import Framework, FrameworkCellRow, Topic
from app.perspectives.queries import framework, framework_passages, topic_named, usual_topics
from app.problems import Problem
from app.store.project import Project
from app.study import actions
from app.study.rows import SourceId
from tests.builders import CARER, CHILD, add, code, dialogue, person, speaker
from tests.store.rows import all_rows

VISITS = {
    "Robin": "I had two bags. They were black bags. I liked the dog.",
    "Ash": "My bags came later.",
    "Kit": "I liked the dog.",
    "Marian": "We waited all day. There were bags in the hall.",
}
CODED = (
    ("Robin", "I had two bags.", "Moves / Bags"),
    ("Robin", "They were black bags.", "Moves / Bags"),
    ("Robin", "They were black bags.", "Moves"),
    ("Robin", "I liked the dog.", "Animals"),
    ("Ash", "My bags came later.", "Moves / Bags"),
    ("Kit", "I liked the dog.", "Animals"),
    ("Marian", "We waited all day.", "Moves / Waiting"),
)


@pytest.fixture
def visits(study: Project) -> dict[str, SourceId]:
    """Three children and a carer in an interview each; Robin's black bags have two codes below one another."""
    made = {}
    for name, words in VISITS.items():
        whose = speaker(name, CARER if name == "Marian" else CHILD)
        (made[name],) = add(study, dialogue(f"{name} interview", [(name, words)], [whose]))
    for name, words, path in CODED:
        code(study, made[name], words, path)
    return made


def topic(study: Project, name: str) -> Topic:
    with study.reading() as session:
        return topic_named(session, name)


def code_id(study: Project, path: str) -> CodeId:
    found = topic(study, path).code
    assert found is not None
    return found


def shown(study: Project, *names: str) -> Framework:
    with study.reading() as session:
        return framework(session, [topic_named(session, name) for name in names] if names else None)


def cell(study: Project, who: str, name: str) -> FrameworkCellRow:
    found = shown(study, name)
    return found.cells[[row.pseudonym for row in found.people].index(who)][0]


def write(study: Project, who: str, name: str, words: str) -> None:
    write_summary(study, participant=person(study, who), topic=topic(study, name), summary=words, by="Ada")


def theme(study: Project, name: str, *paths: str) -> ThemeId:
    return coding.add_theme(study, name=name, codes=[code_id(study, path) for path in paths])


def test_people_stand_by_perspective_and_a_passage_counts_once(
    study: Project, visits: dict[str, SourceId]
) -> None:
    found = shown(study, "Moves", "Animals")
    assert [row.pseudonym for row in found.people] == ["Ash", "Kit", "Robin", "Marian"]
    assert [[cell.passages for cell in row] for row in found.cells] == [[1, 0], [0, 1], [2, 1], [1, 0]]
    assert (found.size, found.summarised, found.to_do) == (8, 0, 5)


def test_a_theme_has_the_passages_of_its_codes_and_of_those_below(
    study: Project, visits: dict[str, SourceId]
) -> None:
    theme(study, "Home comes in bags", "Moves / Bags", "Animals")
    found = shown(study, "Home comes in bags")
    assert [row[0].passages for row in found.cells] == [1, 1, 3, 0]
    assert found.topics[0].colour is None


def test_without_a_choice_the_themes_are_shown_and_without_themes_the_top_level_codes(
    study: Project, visits: dict[str, SourceId]
) -> None:
    assert [row.name for row in shown(study).topics] == ["Moves", "Animals"]
    theme(study, "Waiting")
    with study.reading() as session:
        assert usual_topics(session) == [topic_named(session, "waiting")]


def test_a_summary_is_kept_with_who_wrote_it_and_can_be_taken_back(
    study: Project, visits: dict[str, SourceId]
) -> None:
    before = all_rows(study)
    write(study, "Robin", "Moves", "  Counts what was carried.\r\nTwo bags.  ")
    found = cell(study, "Robin", "Moves")
    assert (found.summary, found.by, found.to_do) == ("Counts what was carried.\nTwo bags.", "Ada", False)
    assert study.undo_label == "Write summary"
    study.undo()
    assert all_rows(study) == before


def test_an_emptied_cell_is_as_if_it_had_never_been_written(study: Project, visits: dict[str, SourceId]) -> None:
    before = all_rows(study)
    write(study, "Robin", "Moves", "Two bags.")
    write(study, "Robin", "Moves", " \n ")
    assert all_rows(study) == before
    assert cell(study, "Robin", "Moves").to_do


def test_a_theme_and_a_code_have_summaries_of_their_own(study: Project, visits: dict[str, SourceId]) -> None:
    theme(study, "Bags", "Moves / Bags")
    write(study, "Robin", "Bags", "Under the theme.")
    write(study, "Robin", "Moves", "Under the code.")
    assert cell(study, "Robin", "Bags").summary == "Under the theme."
    assert cell(study, "Robin", "Moves").summary == "Under the code."


def test_a_draft_is_the_list_of_that_persons_quotes_with_their_places(
    study: Project, visits: dict[str, SourceId]
) -> None:
    draft_summary(study, participant=person(study, "Robin"), topic=topic(study, "Moves"), by="Ada")
    assert cell(study, "Robin", "Moves").summary == (
        "“I had two bags.” (Robin interview, turn 1)\n“They were black bags.” (Robin interview, turn 1)"
    )


def test_a_draft_holds_that_persons_words_alone_and_says_who_else_is_heard(study: Project) -> None:
    lines = [("Interviewer", "And then?"), ("Robin", "She said “no” and left."), ("Ash", "Yes, she left.")]
    (joint,) = add(study, dialogue("Joint", lines, [speaker("Robin", CHILD), speaker("Ash", CHILD)]))
    code(study, joint, "She said “no” and left.\nAsh: Yes, she", "Moves")
    code(study, joint, "Yes, she left.", "Moves")
    draft_summary(study, participant=person(study, "Ash"), topic=topic(study, "Moves"))
    assert cell(study, "Ash", "Moves").summary == (
        "“Yes, she” (Joint, turn 2, beside Robin)\n“Yes, she left.” (Joint, turn 3)"
    )
    draft_summary(study, participant=person(study, "Robin"), topic=topic(study, "Moves"))
    assert cell(study, "Robin", "Moves").summary == "“She said ‘no’ and left.” (Joint, turn 2, beside Ash)"


def test_a_draft_never_overwrites_unasked(study: Project, visits: dict[str, SourceId]) -> None:
    write(study, "Robin", "Moves", "Mine.")
    robin, moves = person(study, "Robin"), topic(study, "Moves")
    with pytest.raises(Problem, match="holds a summary already"):
        draft_summary(study, participant=robin, topic=moves)
    assert cell(study, "Robin", "Moves").summary == "Mine."
    draft_summary(study, participant=robin, topic=moves, replace=True)
    assert cell(study, "Robin", "Moves").summary.startswith("“I had two bags.”")


def test_nothing_is_drafted_from_nothing(study: Project, visits: dict[str, SourceId]) -> None:
    with pytest.raises(Problem, match="no quotes of theirs"):
        draft_summary(study, participant=person(study, "Kit"), topic=topic(study, "Moves"))


def test_the_passages_behind_a_cell_are_as_many_as_it_says(study: Project, visits: dict[str, SourceId]) -> None:
    with study.reading() as session:
        rows = framework_passages(session, person(study, "Robin"), topic_named(session, "Moves"))
    assert [row.speech for row in rows] == ["I had two bags.", "They were black bags."]
    assert cell(study, "Robin", "Moves").passages == 2


def test_excluded_people_vanish_and_so_does_what_was_written_of_them(
    study: Project, visits: dict[str, SourceId]
) -> None:
    write(study, "Robin", "Moves", "Two bags.")
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=True)
    found = shown(study, "Moves")
    assert [row.pseudonym for row in found.people] == ["Ash", "Kit", "Marian"]
    assert found.summarised == 0
    with study.reading() as session:
        assert not framework_passages(session, person(study, "Robin"), topic_named(session, "Moves"))
    actions.set_excluded(study, participant=person(study, "Robin"), excluded=False)
    assert cell(study, "Robin", "Moves").summary == "Two bags."


def test_somebody_without_a_transcript_is_shown_only_once_summarised(
    study: Project, visits: dict[str, SourceId]
) -> None:
    actions.add_participant(study, pseudonym="Sky")
    assert "Sky" not in [row.pseudonym for row in shown(study, "Moves").people]
    write(study, "Sky", "Moves", "Told on the phone.")
    assert cell(study, "Sky", "Moves").summary == "Told on the phone."


def test_empty_cells_tell_whether_the_person_was_asked(study: Project, visits: dict[str, SourceId]) -> None:
    question = actions.add_guide_question(study, text="Were there animals?")
    coding.set_guide_codes(study, question=question, codes=[code_id(study, "Animals")])
    actions.set_asked(study, questions=[question], sources=[visits["Ash"], visits["Robin"]], asked=True)
    actions.set_asked(study, questions=[question], sources=[visits["Marian"]], asked=False)
    theme(study, "Beasts", "Animals", "Moves / Waiting")
    for name in ("Animals", "Beasts"):
        assert cell(study, "Ash", name).asked is True
        assert cell(study, "Robin", name).asked is None, "whoever raised it needs no telling"
    assert cell(study, "Marian", "Animals").asked is False
    assert cell(study, "Marian", "Moves").asked is None


def test_a_topic_that_is_gone_is_left_out_and_its_summaries_go_with_it(
    study: Project, visits: dict[str, SourceId]
) -> None:
    animals = topic(study, "Animals")
    write(study, "Robin", "Animals", "The dog.")
    coding.remove_code(study, code=code_id(study, "Animals"))
    with study.reading() as session:
        assert framework(session, [animals]).topics == ()
    with pytest.raises(Problem, match="no longer in the study"):
        write_summary(study, participant=person(study, "Robin"), topic=animals, summary="The dog.")
    study.undo()
    assert cell(study, "Robin", "Animals").summary == "The dog."


def test_unknown_names_are_a_problem(study: Project, visits: dict[str, SourceId]) -> None:
    with pytest.raises(Problem, match="no theme and no code"):
        topic(study, "Bags")
