"""Passages like those of a code: off until asked, each with why, coded or refused by a key and never else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.found_rows import Reach
from app.coding.rows import CodeId
from app.coding.suggesting.telling import in_ten, why_none
from app.coding.suggestion_rows import Basis, SuggestionRow, Suggestions
from app.problems import Cancelled
from app.settings import Settings
from app.store.project import Project
from app.study.actions import set_approach
from app.study.rows import Approach
from app.ui.coding.codebook.themes_screen import ThemesScreen
from app.ui.coding.suggesting.suggestions_page import SuggestionsPage
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress
from app.ui.theme import Theme
from tests import builders
from tests.coding.suggestion_studies import BAGS, CODE, bags_study, suggested
from tests.made_studies import Copies, open_copy
from tests.ui.coding.open_studies import codes, press, shown
from tests.ui.opened import lent

KEY = Qt.Key


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, copies: Copies) -> Suggestions:
    """What is suggested in every copy of the study: learned once."""
    with open_copy(copies, tmp_path_factory.mktemp("asked"), "bags", bags_study) as project:
        with project.reading() as session:
            code = queries.code_at(session, CODE).id
        return suggested(project, code, Reach.TURN)


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    project = open_copy(copies, tmp_path, "bags", bags_study)
    with lent(project, theme, Settings(coder="Ben"), list[Settings]().append) as study:
        yield study


class Looks:
    """Stands for the process that learns; remembers what it was asked."""

    def __init__(self, answer: Suggestions) -> None:
        self.answer = answer
        self.asked: list[Reach | None] = []

    def __call__(
        self, project: Project, code: CodeId, reach: Reach | None, progress: Progress, cancelled: IsCancelled
    ) -> Suggestions:
        self.asked.append(reach)
        return replace(self.answer, reach=reach or self.answer.reach)


@pytest.fixture
def looks(found: Suggestions) -> Looks:
    return Looks(found)


@pytest.fixture
def screen(study: OpenStudy, looks: Looks, qtbot: QtBot) -> ThemesScreen:
    screen = ThemesScreen(study)
    screen.suggestions.look = looks
    shown(qtbot, screen)
    screen.show_code(codes(study)[CODE].id)
    return screen


@pytest.fixture
def page(screen: ThemesScreen, qtbot: QtBot) -> SuggestionsPage:
    """The page, asked."""
    QTest.mouseClick(screen.suggestions.button.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.suggestions.found is not None)
    return screen.suggestions


def passages(study: OpenStudy) -> int:
    """How many passages the code has."""
    return codes(study)[CODE].passages


def rows(page: SuggestionsPage) -> tuple[SuggestionRow, ...]:
    """What is listed."""
    return page.list.suggestions.rows


def words_of(page: SuggestionsPage) -> str:
    """Title and sentence of what stands in place of a list."""
    state = page.state
    assert state is not None
    return f"{state.accessibleName()}: {state.accessibleDescription()}"


def test_nothing_is_looked_for_until_somebody_asks(screen: ThemesScreen, looks: Looks, qtbot: QtBot) -> None:
    assert not looks.asked
    assert screen.below.currentWidget() is screen.list
    QTest.mouseClick(screen.suggestions.button.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(rows(screen.suggestions)))
    assert looks.asked == [None]
    assert screen.below.currentWidget() is screen.suggestions


def test_asking_alone_codes_nothing_and_says_how_far_to_trust(page: SuggestionsPage, study: OpenStudy) -> None:
    assert passages(study) == 16
    assert not study.project.undo_label
    assert page.list.hasFocus()
    trial = page.found.trial(0.7) if page.found else None
    assert trial is not None
    assert f"({trial.right} of {trial.suggested}, on 4 held-out parts of the interviews)" in page.told.text()
    assert "when tested on your own coding" in page.told.text()
    assert page.counted.text() == f"{len(rows(page))} passages in the 2 interviews that are not yet fully coded."


def test_each_says_which_words_spoke_for_it_and_what_it_is_like(page: SuggestionsPage) -> None:
    for place in range(len(rows(page))):
        told = str(page.list.suggestions.data(page.list.suggestions.index(place)))
        because = told[told.index("Because of: ") : told.index("Like ")]
        assert any(word in because for word in BAGS)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Y])
def test_enter_codes_the_one_at_hand_and_goes_on(page: SuggestionsPage, study: OpenStudy, key: Qt.Key) -> None:
    first, second, *_ = rows(page)
    press(page.list, key)
    assert passages(study) == 17
    assert first not in rows(page)
    assert page.list.chosen() == [second]
    assert page.list.hasFocus()
    assert page.counted.text().endswith(" 1 of them answered.")
    study.project.undo()
    assert passages(study) == 16
    assert first in rows(page)
    assert "answered" not in page.counted.text()


def test_several_are_coded_in_one_step(page: SuggestionsPage, study: OpenStudy) -> None:
    many = len(rows(page))
    press(page.list, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page.list, KEY.Key_Y)
    assert passages(study) == 18
    assert len(rows(page)) == many - 2
    study.project.undo()
    assert passages(study) == 16
    assert len(rows(page)) == many


def test_n_refuses_and_undo_brings_it_back(page: SuggestionsPage, study: OpenStudy) -> None:
    first, second, *_ = rows(page)
    press(page.list, KEY.Key_N)
    assert passages(study) == 16
    assert rows(page)[0] == second
    assert study.project.undo_label == "Refuse suggestions"
    study.project.undo()
    assert rows(page)[0] == first


def test_o_opens_it_in_its_transcript(page: SuggestionsPage, study: OpenStudy) -> None:
    opened = QSignalSpy(study.source_wanted)
    press(page.list, KEY.Key_O)
    assert opened.at(0) == [rows(page)[0].source, rows(page)[0].span]


def test_the_mouse_alone_codes_nothing(page: SuggestionsPage, study: OpenStudy) -> None:
    where = page.list.visualRect(page.list.suggestions.index(1)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert passages(study) == 16
    QTest.mouseClick(page.refuse, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.accept, Qt.MouseButton.LeftButton)
    assert passages(study) == 17


def test_what_is_coded_elsewhere_is_suggested_no_more(page: SuggestionsPage, study: OpenStudy) -> None:
    row = rows(page)[1]
    actions.apply_code(
        study.project,
        version=row.version,
        span=row.span,
        code=codes(study)[CODE].id,
        coder=actions.coder_named(study.project, name="Ada"),
    )
    assert row not in rows(page)


def test_when_all_are_answered_it_can_be_asked_again(page: SuggestionsPage, looks: Looks, qtbot: QtBot) -> None:
    page.list.selectAll()
    press(page.list, KEY.Key_N)
    assert words_of(page).startswith("All suggestions are answered")
    state = page.state
    assert state is not None
    state.buttons[0].click()
    qtbot.waitUntil(lambda: len(looks.asked) == 2)


def test_copied_words_say_whose_they_are(page: SuggestionsPage, study: OpenStudy) -> None:
    row = rows(page)[0]
    builders.signed_off(study.project)
    press(page.list, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"[not to be quoted] ({row.voice.pseudonym}, ")
    builders.allow_quotes(study.project, row.voice.pseudonym)
    press(page.list, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert row.words in QGuiApplication.clipboard().text()


def test_turns_or_sentences_are_asked_for_anew(page: SuggestionsPage, looks: Looks, qtbot: QtBot) -> None:
    page.reach.setCurrentIndex(page.reach.findData(Reach.SENTENCE))
    qtbot.waitUntil(lambda: page.found is not None and page.found.reach is Reach.SENTENCE)
    assert looks.asked == [None, Reach.SENTENCE]


def test_where_the_test_does_not_reach_what_is_wanted_nothing_is_suggested(
    screen: ThemesScreen, looks: Looks, found: Suggestions, qtbot: QtBot
) -> None:
    worse = [
        replace(one, threshold=one.threshold if one.target == 0.5 else None, suggested=9, right=5)
        for one in found.trials
    ]
    looks.answer = replace(found, trials=tuple(worse))
    page = screen.suggestions
    page.ask()
    qtbot.waitUntil(lambda: page.found is not None)
    assert "No suggestions to be trusted" in words_of(page)
    assert "In the test 5 of 9 were." in words_of(page)
    state = page.state
    assert state is not None
    assert state.buttons[0].text() == "5 in 10 right"
    state.buttons[0].click()
    assert rows(page)
    assert page.told.text().startswith("About 6 in 10")


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis(8, 2, 2, 3, 0), "Not enough examples: 8 of 15 passages, from 2 of 3 interviews."),
        (Basis(20, 4, 1, 3, 0), "Of those that have this code, 1 of 3 is."),
        (Basis(20, 4, 4, 0, 0), "not yet fully coded, and all of them are"),
    ],
)
def test_without_enough_to_go_by_it_says_what_is_missing(
    screen: ThemesScreen, looks: Looks, found: Suggestions, basis: Basis, words: str, qtbot: QtBot
) -> None:
    looks.answer = Suggestions(found.code, found.code_path, Reach.TURN, basis)
    screen.suggestions.ask()
    qtbot.waitUntil(lambda: screen.suggestions.found is not None)
    assert words in words_of(screen.suggestions)
    assert words in why_none(basis)
    state = screen.suggestions.state
    assert state is not None
    state.buttons[-1].click()
    assert screen.below.currentWidget() is screen.list


def test_learning_can_be_cancelled(screen: ThemesScreen, qtbot: QtBot) -> None:
    page = screen.suggestions

    def endless(
        project: Project, code: CodeId, reach: Reach | None, progress: Progress, cancelled: IsCancelled
    ) -> Suggestions:
        going_on = Event()
        while not cancelled():
            going_on.wait(0.01)
        raise Cancelled

    page.look = endless
    page.ask()
    assert "Looking for passages like these" in words_of(page)
    state = page.state
    assert state is not None
    QTest.mouseClick(state.buttons[0], Qt.MouseButton.LeftButton)
    assert screen.below.currentWidget() is screen.list
    qtbot.waitUntil(lambda: not screen.study.tasks.running)
    assert page.found is None


def test_another_code_has_its_own_passages_in_front(page: SuggestionsPage, screen: ThemesScreen) -> None:
    screen.show_code(codes(screen.study)["Days"].id)
    assert screen.below.currentWidget() is screen.list
    assert page.about is None


def test_a_reflexive_study_says_why_nothing_is_suggested(page: SuggestionsPage, screen: ThemesScreen) -> None:
    set_approach(screen.study.project, approach=Approach.REFLEXIVE)
    assert screen.below.currentWidget() is screen.list
    assert not page.button.button.isVisible()
    assert page.button.why_not.isVisible()
    assert "reflexive" in page.button.why_not.toolTip()
    page.ask()
    assert page.about is None


def test_a_category_has_no_suggestions(screen: ThemesScreen) -> None:
    moving = codes(screen.study)["Moving"]
    actions.make_category(screen.study.project, code=moving.id)
    screen.show_code(moving.id)
    assert not screen.suggestions.button.button.isEnabled()
    assert "category" in screen.suggestions.button.button.toolTip()


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1, "all"),
        (0.97, "nearly all"),
        (0.7, "about 7 in 10"),
        (0.26, "about 3 in 10"),
        (0.01, "fewer than 1 in 10"),
    ],
)
def test_shares_are_said_as_people_say_them(share: float, words: str) -> None:
    assert in_ten(share) == words
