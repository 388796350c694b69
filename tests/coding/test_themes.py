"""Themes: a claim built from codes, with what speaks for it and against it, counted by hand."""

import pytest

from app.coding import actions, queries
from app.coding.note_rows import PassagePlace
from app.coding.rows import ThemeId
from app.coding.theme_rows import ThemeRow, ThemeStatus
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import SourceId
from tests.builders import add, code, dialogue, person, place_of, version_of
from tests.store.rows import all_rows


@pytest.fixture
def source(study: Project) -> SourceId:
    (made,) = add(
        study,
        dialogue(
            "Visit",
            [
                ("Interviewer", "Who told you?"),
                ("Robin", "Nobody said why. I saw the bags."),
                ("Kit", "We told him the week before."),
            ],
        ),
    )
    code(study, made, "Nobody said why", "Moves / Not told")
    code(study, made, "I saw the bags", "Moves / Belongings")
    code(study, made, "told him", "Moves / Told")
    return made


def theme_of(study: Project) -> ThemeRow:
    with study.reading() as session:
        (row,) = queries.themes(session)
        return row


def make(study: Project, *paths: str) -> ThemeId:
    codes = [actions.make_code_path(study, path=path) for path in paths]
    return actions.add_theme(study, name="Moves happen to children", statement="Nobody asks.", codes=codes)


def at(study: Project, source: SourceId, words: str) -> PassagePlace:
    return PassagePlace(version_of(study, source), place_of(study, source, words))


def test_passages_and_people_are_those_of_its_codes_and_all_below(study: Project, source: SourceId) -> None:
    """Two codes of Robin's: two passages, one person. The whole of Moves: three passages, two people."""
    theme = make(study, "Moves / Not told", "Moves / Belongings")
    assert (theme_of(study).passages, theme_of(study).people) == (2, 1)
    with study.reading() as session:
        moves = queries.code_at(session, "Moves").id
    actions.set_theme_codes(study, theme=theme, codes=[moves])
    assert (theme_of(study).passages, theme_of(study).people) == (3, 2)
    study_actions.set_excluded(study, participant=person(study, "Kit"), excluded=True)
    assert (theme_of(study).passages, theme_of(study).people) == (2, 1)


def test_a_theme_says_what_it_lacks_until_contrary_evidence_is_named(study: Project, source: SourceId) -> None:
    theme = actions.add_theme(study, name="Moves")
    assert len(theme_of(study).incomplete) == 3
    actions.edit_theme(study, theme=theme, statement=" Nobody asks. ", status=ThemeStatus.REVIEWED)
    actions.set_theme_codes(study, theme=theme, codes=[actions.add_code(study, name="Asked")])
    actions.name_passage(study, theme=theme, place=at(study, source, "We told him"), contrary=True, note="Once.")
    row = theme_of(study)
    assert (row.statement, row.status, row.incomplete) == ("Nobody asks.", ThemeStatus.REVIEWED, ())
    assert (row.named_for, row.named_against) == (0, 1)


def test_a_passage_changes_sides_and_is_taken_away_again(study: Project, source: SourceId) -> None:
    theme, before = make(study, "Moves"), all_rows(study)
    place = at(study, source, "the week before")
    actions.name_passage(study, theme=theme, place=place, contrary=True, note="Told in time")
    segment = actions.name_passage(study, theme=theme, place=place, contrary=False)
    with study.reading() as session:
        (named,) = queries.named_passages(session, theme)
    assert (named.excerpt.words, named.contrary, named.note) == ("the week before", False, "Told in time")
    actions.unname_passage(study, theme=theme, segment=segment)
    assert all_rows(study) == before, "nothing else held on to the passage"


def test_the_interviewers_words_are_evidence_of_nothing(study: Project, source: SourceId) -> None:
    theme = make(study, "Moves")
    with pytest.raises(Problem):
        actions.name_passage(study, theme=theme, place=at(study, source, "Interviewer: "), contrary=False)
    actions.name_passage(study, theme=theme, place=at(study, source, "Who told you?"), contrary=False)
    with study.reading() as session:
        assert [named.excerpt.people for named in queries.named_passages(session, theme)] == [()]


def test_removing_a_theme_leaves_codes_and_comes_back_by_undo(study: Project, source: SourceId) -> None:
    theme = make(study, "Moves / Not told")
    actions.name_passage(study, theme=theme, place=at(study, source, "the bags"), contrary=False)
    before = all_rows(study)
    actions.remove_theme(study, theme=theme)
    with study.reading() as session:
        assert queries.themes(session) == []
        assert queries.code_at(session, "Moves / Not told").passages == 1
    study.undo()
    assert all_rows(study) == before


def test_themes_have_an_order_and_names_of_their_own(study: Project) -> None:
    first, second = (actions.add_theme(study, name=name) for name in ("Moves", "Voice"))
    actions.move_theme(study, theme=second, position=0)
    with study.reading() as session:
        assert [row.name for row in queries.themes(session)] == ["Voice", "Moves"]
    with pytest.raises(Problem, match="taken"):
        actions.edit_theme(study, theme=first, name="voice")
