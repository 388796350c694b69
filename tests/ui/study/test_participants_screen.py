"""Participants: finding them, saying who they are and what they agreed to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import ConsentScope, ParticipantRow
from app.ui.open_study import OpenStudy
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.theme import Theme
from tests.builders import CARER, CHILD, person
from tests.ui.opened import open_study


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> ParticipantsScreen:
    shown = ParticipantsScreen(opened)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def row_of(project: Project, pseudonym: str) -> ParticipantRow:
    with project.reading() as session:
        return queries.participant(session, person(project, pseudonym))


def shown_names(screen: ParticipantsScreen) -> list[str]:
    return [str(screen.shown.index(row, 0).data()) for row in range(screen.shown.rowCount())]


def select(screen: ParticipantsScreen, *names: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    screen.table.clearSelection()
    for row, name in enumerate(shown_names(screen)):
        if name in names:
            screen.table.selectionModel().select(screen.shown.index(row, 0), flags.Select | flags.Rows)


def test_people_stand_child_first_and_those_without_a_perspective_last(screen: ParticipantsScreen) -> None:
    assert shown_names(screen) == ["Robin", "Marian", "Terry", "Ash"]
    assert screen.count.text() == "4 people"


def test_a_click_on_a_head_sorts_and_a_third_brings_the_order_back(screen: ParticipantsScreen) -> None:
    screen.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown_names(screen) == ["Ash", "Marian", "Robin", "Terry"]
    screen.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown_names(screen) == ["Robin", "Marian", "Terry", "Ash"]


@pytest.mark.parametrize(
    ("words", "names"),
    [("river", ["Robin", "Marian"]), ("riverside foster", ["Marian"]), ("none yet", ["Ash"]), ("zz", [])],
)
def test_the_filter_looks_at_every_column(screen: ParticipantsScreen, words: str, names: list[str]) -> None:
    QTest.keyClicks(screen.filter, words)
    assert shown_names(screen) == names


def test_several_people_get_a_perspective_in_one_step(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Ash", "Terry")
    with filled.reading() as session:
        carers = next(row.id for row in queries.perspectives(session) if row.name == CARER)
    screen.set_perspective(carers)
    assert {row_of(filled, name).perspective_name for name in ("Ash", "Terry")} == {CARER}
    filled.undo()
    assert row_of(filled, "Ash").perspective is None


def test_adding_somebody_puts_the_keyboard_on_their_name(screen: ParticipantsScreen, filled: Project) -> None:
    screen.add_button.click()
    QTest.keyClicks(screen.editor.pseudonym, "Wren")
    QTest.keyClick(screen.editor.pseudonym, Qt.Key.Key_Return)
    assert row_of(filled, "Wren").sources == 0
    assert [row.pseudonym for row in screen.selected()] == ["Wren"]


def test_a_taken_name_is_refused_and_put_back(screen: ParticipantsScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    select(screen, "Robin")
    screen.editor.pseudonym.setText("Marian")
    with qtbot.waitSignal(opened.tasks.problem) as said:
        screen.editor.pseudonym.editingFinished.emit()
    assert said.args is not None
    assert isinstance(said.args[0], Problem)
    assert screen.editor.pseudonym.text() == "Robin"


def test_consent_is_recorded_scope_by_scope(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Robin")
    line = screen.editor.consent.lines[ConsentScope.QUOTE]
    assert line.answer.currentText() == "Not recorded"
    QTest.keyClicks(line.answer, "Given")
    line.answer.activated.emit(line.answer.currentIndex())
    assert row_of(filled, "Robin").quote_consent is True
    assert row_of(filled, "Marian").quote_consent is None


def test_leaving_somebody_out_is_shown_and_undone(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Terry")
    screen.editor.left_out.click()
    assert "Terry (left out)" in shown_names(screen)
    assert screen.count.text() == "4 people, 1 left out"
    filled.undo()
    assert not screen.editor.left_out.isChecked()


def test_an_attribute_is_added_changed_and_taken_away(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Robin")
    part = screen.editor.attributes
    part.new_name.setText("Age band")
    QTest.keyClicks(part.new_value, "11 to 13")
    QTest.keyClick(part.new_value, Qt.Key.Key_Return)
    assert row_of(filled, "Robin").attributes == (("Age band", "11 to 13"),)
    part.fields["Age band"].show_answer("")
    part.fields["Age band"].answered.emit()
    assert row_of(filled, "Robin").attributes == ()


def test_a_link_to_a_new_case_makes_the_case_in_one_step(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Marian")
    part = screen.editor.cases
    part.relation.setCurrentIndex(1)
    part.case.setEditText("Robin")
    part.add_button.click()
    with filled.reading() as session:
        (case,) = queries.cases(session)
    assert [(name, relation.value) for _, name, relation in case.links] == [("Marian", "carer of")]
    filled.undo()
    with filled.reading() as session:
        assert queries.cases(session) == []


def test_somebody_heard_in_a_transcript_cannot_be_removed(screen: ParticipantsScreen, filled: Project) -> None:
    select(screen, "Robin")
    assert not screen.editor.remove_button.isEnabled()
    actions.add_participant(filled, pseudonym="Wren")
    select(screen, "Wren")
    screen.editor.remove_button.click()
    assert "Wren" not in shown_names(screen)


def test_copying_gives_a_table_with_every_attribute(screen: ParticipantsScreen, filled: Project) -> None:
    actions.set_attribute(filled, participant=person(filled, "Robin"), attribute="Age band", value="11–13")
    screen.copy()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][0] == "Pseudonym"
    assert lines[0][-1] == "Age band"
    assert lines[1][:2] == ["Robin", CHILD]
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == 5


def test_going_to_somebody_clears_the_filter(screen: ParticipantsScreen, filled: Project) -> None:
    screen.filter.setText("riverside")
    screen.show_participant(person(filled, "Terry"))
    assert screen.filter.text() == ""
    assert screen.editor.pseudonym.text() == "Terry"


def test_a_transcript_of_theirs_can_be_opened(screen: ParticipantsScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    select(screen, "Ash")
    button = next(b for b in screen.editor.source_buttons() if b.text() == "A call")
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        button.click()
    assert wanted.args is not None
    assert wanted.args[1] is None


def test_an_empty_study_says_the_next_step(study: Project, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    screen = ParticipantsScreen(shown)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    assert screen.empty.isVisible()
    with qtbot.waitSignal(shown.import_wanted):
        screen.empty.buttons[0].click()
    screen.empty.buttons[1].click()
    assert not screen.empty.isVisible()


def test_a_study_open_to_read_can_only_be_read(
    filled: Project, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    from app import studyfile

    with studyfile.open_study(filled.path, home=tmp_path / "home", read_only=True) as reading:
        screen = ParticipantsScreen(open_study(reading, theme, tmp_path, QObject(theme)))
        qtbot.addWidget(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        assert not screen.add_button.isEnabled()
        assert screen.editor.pseudonym.isReadOnly()
        assert not screen.editor.consent.isEnabled()
