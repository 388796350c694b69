"""The framework matrix as its reader meets it: cells to write in, the passages of each beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.perspectives.framework_rows import Topic
from app.perspectives.queries import framework, topic_named
from app.study import actions
from app.ui.open_study import OpenStudy
from app.ui.perspectives.compare_places import CODES, FRAMEWORK
from app.ui.perspectives.compare_screen import CompareScreen
from app.ui.perspectives.framework.cell_editor import CellEditor
from app.ui.perspectives.framework.columns import Choosing, Columns
from app.ui.perspectives.framework.framework_view import FrameworkView
from app.ui.widgets.tick_list import TickListDialog
from tests import builders
from tests.ui.perspectives.small_study import INTERVIEWS, place, settled, shown, source

Key = Qt.Key


@pytest.fixture
def view(small: OpenStudy, qtbot: QtBot) -> FrameworkView:
    """Moves and Animals as columns; the keyboard in Ash's cell under Moves."""
    made = FrameworkView(small)
    shown(qtbot, made)
    made.refresh()
    settled(qtbot, small)
    made.table.setFocus()
    at(made, qtbot, "Ash", "Moves")
    return made


def at(view: FrameworkView, qtbot: QtBot, who: str, name: str) -> None:
    """Put the keyboard into a cell, and wait for its passages."""
    assert view.table.go_to(builders.person(view._study.project, who), topic(view, name))
    passages_read(view, qtbot)


def passages_read(view: FrameworkView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view._rest.isActive() and not view._study.tasks.running)


def topic(view: FrameworkView, name: str) -> Topic:
    with view._study.project.reading() as session:
        return topic_named(session, name)


def rows(view: FrameworkView) -> list[list[str]]:
    """Everything that is shown, line by line, with the names at the left."""
    model = view.table.matrix
    return [
        [
            str(model.headerData(row, Qt.Orientation.Vertical)),
            *(str(model.index(row, column).data()) for column in range(model.columnCount())),
        ]
        for row in range(model.rowCount())
    ]


def cell(view: FrameworkView, who: str, name: str) -> str:
    """What stands in a cell."""
    index = view.table.matrix.index_of(builders.person(view._study.project, who), topic(view, name))
    return str(index.data())


def here(view: FrameworkView) -> tuple[str, str] | None:
    """Whose cell has the keyboard, under what."""
    found = view.table.at_hand()
    return None if found is None else (found[0].person.pseudonym, found[1].name)


def editor(view: FrameworkView, qtbot: QtBot) -> CellEditor:
    """The field that is being written in."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), CellEditor))
    found = QApplication.focusWidget()
    assert isinstance(found, CellEditor)
    return found


def write(view: FrameworkView, qtbot: QtBot, words: str, end: Key = Key.Key_Tab) -> None:
    """Write into the cell at hand, and finish."""
    QTest.keyClick(view.table, Key.Key_Return)
    field = editor(view, qtbot)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, end)


def done(view: FrameworkView, qtbot: QtBot) -> None:
    """Leave the field that Tab opened, and wait until everything is read again."""
    QTest.keyClick(editor(view, qtbot), Key.Key_Escape)
    settled(qtbot, view._study)


def test_people_stand_under_their_perspective_and_empty_cells_say_why(view: FrameworkView) -> None:
    assert rows(view) == [
        ["Children and young people", "0 of 3", "0 of 1"],
        ["Ash", "1 passage to summarise", "nothing coded"],
        ["Kit", "nothing coded", "1 passage to summarise"],
        ["Robin", "2 passages to summarise", "nothing coded"],
        ["Wren", "1 passage to summarise", "not fully coded yet"],
        ["Carers", "0 of 2", ""],
        ["Joan", "1 passage to summarise", "nothing coded"],
        ["Marian", "1 passage to summarise", "nothing coded"],
        ["Practitioners", "0 of 1", ""],
        ["Lena", "1 passage to summarise", "not fully coded yet"],
    ]
    assert (
        "7 people · 2 columns · 0 of 14 cells summarised · 7 with passages to do" in view.controls.sentence.words
    )


def test_asked_and_not_asked_are_told_apart(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    question = actions.add_guide_question(small.project, text="Were there animals?")
    animals = topic(view, "Animals").code
    assert animals is not None
    coding.set_guide_codes(small.project, question=question, codes=[animals])
    actions.set_asked(small.project, questions=[question], sources=[source(small, "Ash")], asked=True)
    actions.set_asked(small.project, questions=[question], sources=[source(small, "Joan")], asked=False)
    view.refresh()
    settled(qtbot, small)
    assert cell(view, "Ash", "Animals") == "asked, nothing said"
    assert cell(view, "Joan", "Animals") == "not asked"
    assert cell(view, "Marian", "Animals") == "nothing coded"


def test_a_summary_is_written_where_it_stands_and_tab_goes_on(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    write(view, qtbot, "Came later than promised.")
    assert here(view) == ("Ash", "Animals")
    QTest.keyClicks(editor(view, qtbot), "None.")
    QTest.keyClick(editor(view, qtbot), Key.Key_Tab)
    assert here(view) == ("Kit", "Moves")
    done(view, qtbot)
    assert (cell(view, "Ash", "Moves"), cell(view, "Ash", "Animals")) == ("Came later than promised.", "None.")
    assert "2 of 14 cells summarised" in view.controls.sentence.words
    assert small.project.undo_label == "Write summary"
    small.project.undo()
    qtbot.waitUntil(lambda: cell(view, "Ash", "Animals") == "nothing coded")
    assert cell(view, "Ash", "Moves") == "Came later than promised."


def test_tab_passes_over_headings_and_stops_at_the_end(view: FrameworkView, qtbot: QtBot) -> None:
    at(view, qtbot, "Wren", "Animals")
    write(view, qtbot, "None.")
    assert here(view) == ("Joan", "Moves")
    QTest.keyClick(editor(view, qtbot), Key.Key_Backtab)
    assert here(view) == ("Wren", "Animals")
    done(view, qtbot)
    at(view, qtbot, "Lena", "Animals")
    write(view, qtbot, "None either.")
    settled(qtbot, view._study)
    assert here(view) == ("Lena", "Animals")
    assert view.table.hasFocus()


def test_enter_begins_a_line_and_control_enter_finishes(view: FrameworkView, qtbot: QtBot) -> None:
    QTest.keyClick(view.table, Key.Key_F2)
    field = editor(view, qtbot)
    QTest.keyClicks(field, "One.")
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClicks(field, "Two.")
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, view._study)
    assert cell(view, "Ash", "Moves") == "One.\nTwo."
    assert here(view) == ("Ash", "Moves")
    assert view.table.hasFocus()


def test_escape_takes_an_edit_back(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    before = small.project.undo_label
    write(view, qtbot, "Never mind.", Key.Key_Escape)
    settled(qtbot, small)
    assert cell(view, "Ash", "Moves") == "1 passage to summarise"
    assert small.project.undo_label == before


def test_an_edit_that_changes_nothing_is_no_step(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    before = small.project.undo_label
    write(view, qtbot, "  ")
    done(view, qtbot)
    assert small.project.undo_label == before


def test_what_changes_elsewhere_never_closes_a_cell_that_is_being_written(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    QTest.keyClick(view.table, Key.Key_Return)
    QTest.keyClicks(editor(view, qtbot), "Half a sen")
    coding.make_code_set(small.project, name="Mine")
    settled(qtbot, small)
    QTest.keyClicks(editor(view, qtbot), "tence.")
    QTest.keyClick(editor(view, qtbot), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, small)
    with small.project.reading() as session:
        assert framework(session, [topic(view, "Moves")]).cells[0][0].summary == "Half a sentence."


def test_the_passages_of_the_cell_stand_beside_and_open_their_place(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    at(view, qtbot, "Robin", "Moves")
    assert [card.passage.speech for card in view.pane.cards] == ["I had two bags.", "They were black bags."]
    assert (view.pane.title.text(), view.pane.under.text()) == ("Robin", "Moves")
    assert view.pane.told.text() == "2 passages"
    with qtbot.waitSignal(small.source_wanted) as opened:
        QTest.keyClick(view.pane.cards[1], Key.Key_Return)
    assert opened.args == [source(small, "Robin"), place(small, "Robin", "They were black bags.")]


def test_where_nothing_was_said_the_pane_says_so(view: FrameworkView, qtbot: QtBot) -> None:
    at(view, qtbot, "Ash", "Animals")
    assert view.pane.told.text() == "Nothing coded"
    assert not view.pane.cards
    assert not view.pane.draft_button.isEnabled()


def test_a_draft_fills_an_empty_cell_with_the_quotes(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    at(view, qtbot, "Robin", "Moves")
    view.pane.draft_button.click()
    settled(qtbot, small)
    assert cell(view, "Robin", "Moves") == (
        "“I had two bags.” (Robin interview, turn 2)\n“They were black bags.” (Robin interview, turn 2)"
    )
    assert small.project.undo_label == "Draft summary from quotes"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_draft_asks_before_it_takes_the_place_of_words(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot, agreed: bool
) -> None:
    write(view, qtbot, "Mine.")
    done(view, qtbot)
    at(view, qtbot, "Ash", "Moves")
    QTest.keyClick(view.table, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    (box,) = view.findChildren(QMessageBox)
    wanted = "Replace it" if agreed else "Keep the summary"
    next(button for button in box.findChildren(QPushButton) if button.text() == wanted).click()
    settled(qtbot, small)
    drafted = "“My bags came later.” (Ash interview, turn 2)"
    assert cell(view, "Ash", "Moves") == (drafted if agreed else "Mine.")


def test_the_number_still_to_do_leads_from_cell_to_cell(view: FrameworkView, qtbot: QtBot) -> None:
    for wanted in (("Kit", "Animals"), ("Robin", "Moves"), ("Wren", "Moves")):
        view.controls.sentence.linkActivated.emit("to do")
        assert here(view) == wanted
    QTest.keyClick(view.table, Key.Key_F8)
    assert here(view) == ("Joan", "Moves")


def test_words_are_found_in_summaries(view: FrameworkView, qtbot: QtBot) -> None:
    write(view, qtbot, "Came in bags.")
    done(view, qtbot)
    at(view, qtbot, "Marian", "Moves")
    write(view, qtbot, "Waited; the bags came.")
    done(view, qtbot)
    view.controls.search.setText("BAGS")
    assert [row[0] for row in rows(view)] == ["Children and young people", "Ash", "Carers", "Marian"]
    assert "2 of 7 people" in view.controls.sentence.words
    visited = []
    for _ in range(3):
        QTest.keyClick(view.controls.search, Key.Key_Return)
        visited.append(here(view))
    assert visited == [("Ash", "Moves"), ("Marian", "Moves"), ("Ash", "Moves")]
    view.controls.search.setText("nobody wrote this")
    assert rows(view) == []
    view.controls.search.clear()
    assert len(rows(view)) == 10


def test_people_are_chosen_by_perspective_and_area(view: FrameworkView) -> None:
    view.controls.perspective.setCurrentText("Carers")
    assert [row[0] for row in rows(view)] == ["Carers", "Joan", "Marian"]
    view.controls.area.setCurrentText("North")
    assert [row[0] for row in rows(view)] == ["Carers", "Marian"]
    view.controls.perspective.setCurrentText("All perspectives")
    assert [row[0] for row in rows(view)] == ["Children and young people", "Robin", "Carers", "Marian"]


def test_people_are_chosen_by_their_answers(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    actions.add_attribute(small.project, name="Age")
    actions.set_attribute(
        small.project, participant=builders.person(small.project, "Kit"), attribute="Age", value="9"
    )
    view.refresh()
    settled(qtbot, small)
    view.controls.answer.setCurrentText("Age: 9")
    assert [row[0] for row in rows(view)] == ["Children and young people", "Kit"]


def heads(view: FrameworkView) -> list[str]:
    model = view.table.matrix
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def test_columns_are_ticked_moved_and_remembered(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    view.ask_for_columns()
    (dialog,) = view.findChildren(TickListDialog)
    items = {dialog.list.item(row).text(): dialog.list.item(row) for row in range(dialog.list.count())}
    assert items["Moves"].checkState() is Qt.CheckState.Checked
    items["Moves / Bags"].setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    settled(qtbot, small)
    assert heads(view) == ["Moves", "Animals", "Bags"]
    at(view, qtbot, "Ash", "Moves / Bags")
    view.table.move_column(-1)
    settled(qtbot, small)
    assert heads(view) == ["Moves", "Bags", "Animals"]
    assert here(view) == ("Ash", "Bags")
    again = FrameworkView(small)
    qtbot.addWidget(again)
    again.refresh()
    settled(qtbot, small)
    assert heads(again) == ["Moves", "Bags", "Animals"]
    assert not [words for words in small.settings.window.values() if "Moves" in words]


def test_themes_come_first_where_there_are_any_and_sets_can_be_chosen(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    bags = topic(view, "Moves / Bags").code
    assert bags is not None
    coding.make_code_set(small.project, name="Mine", codes=[bags])
    coding.add_theme(small.project, name="Home comes in bags", codes=[bags])
    view.choose_columns(Columns())
    settled(qtbot, small)
    assert heads(view) == ["Home comes in bags"]
    view.controls.columns.setCurrentText("Codes of “Mine”")
    view.controls.columns.activated.emit(view.controls.columns.currentIndex())
    settled(qtbot, small)
    assert heads(view) == ["Bags"]
    assert view._columns.choosing is Choosing.SET


def test_a_column_that_is_dragged_stays_where_it_was_put(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    view.table.horizontalHeader().moveSection(0, 1)
    settled(qtbot, small)
    assert heads(view) == ["Animals", "Moves"]
    assert rows(view)[1] == ["Ash", "nothing coded", "1 passage to summarise"]


def test_a_column_is_moved_by_the_keyboard(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.table, Key.Key_Right, held)
    settled(qtbot, small)
    assert heads(view) == ["Animals", "Moves"]
    assert here(view) == ("Ash", "Moves")
    QTest.keyClick(view.table, Key.Key_Right, held)
    QTest.keyClick(view.table, Key.Key_Left, held)
    settled(qtbot, small)
    assert heads(view) == ["Moves", "Animals"]


def test_a_cell_is_copied_as_its_words_and_the_whole_as_a_table(view: FrameworkView, qtbot: QtBot) -> None:
    write(view, qtbot, "=Came later.")
    done(view, qtbot)
    at(view, qtbot, "Ash", "Moves")
    QTest.keyClick(view.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "=Came later."
    view.controls.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Participant\tPerspective\tMoves\tAnimals"
    assert copied[1] == "Ash\tChildren and young people\t=Came later.\tnothing coded"
    assert len(copied) == 8


def test_words_in_a_summary_that_may_not_be_quoted_are_not_copied(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot
) -> None:
    write(view, qtbot, 'Says "My bags came later" of it.')
    done(view, qtbot)
    at(view, qtbot, "Ash", "Moves")
    with qtbot.waitSignal(small.said) as said:
        QTest.keyClick(view.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Says [quote left out] of it."
    assert said.args is not None
    assert "1 quoted place in summaries of 1 person left out" in said.args[0]
    view.controls.copy_button.click()
    assert "bags came" not in QGuiApplication.clipboard().text()


def test_excluded_people_vanish(view: FrameworkView, small: OpenStudy, qtbot: QtBot) -> None:
    actions.set_excluded(small.project, participant=builders.person(small.project, "Ash"), excluded=True)
    view.refresh()
    settled(qtbot, small)
    assert {row[0] for row in rows(view)} & {*INTERVIEWS} == {*INTERVIEWS} - {"Ash"}


def test_the_editor_stays_inside_the_table(view: FrameworkView, qtbot: QtBot) -> None:
    view.resize(700, 420)
    at(view, qtbot, "Lena", "Animals")
    QTest.keyClick(view.table, Key.Key_Return)
    field = editor(view, qtbot)
    field.setPlainText("word " * 400)
    viewport = view.table.viewport().rect()
    assert viewport.contains(QRect(field.pos(), field.size()))
    QTest.keyClick(field, Key.Key_Escape)


def test_everything_is_said_to_a_screen_reader(view: FrameworkView, qtbot: QtBot) -> None:
    index = view.table.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ash, Moves: 1 passage to summarise"
    accessible = QAccessible.queryAccessibleInterface(view.table)
    assert accessible.text(QAccessible.Text.Name) == "Framework matrix"
    QTest.keyClick(view.table, Key.Key_Return)
    assert editor(view, qtbot).accessibleName() == "Summary: Ash, Moves"
    QTest.keyClick(editor(view, qtbot), Key.Key_Escape)


def test_an_empty_study_says_what_the_matrix_is_for(empty: OpenStudy, qtbot: QtBot) -> None:
    made = FrameworkView(empty)
    shown(qtbot, made)
    made.refresh()
    settled(qtbot, empty)
    assert made.empty.isVisible()
    with qtbot.waitSignal(empty.screen_wanted) as went:
        made.empty.buttons[0].click()
    assert went.args == ["transcripts"]


def test_back_returns_to_the_cell(small: OpenStudy, qtbot: QtBot) -> None:
    screen = CompareScreen(small)
    shown(qtbot, screen)
    screen.switch.choose(FRAMEWORK)
    settled(qtbot, small)
    at(screen.framework, qtbot, "Marian", "Moves")
    place = screen.place()
    screen.switch.choose(CODES)
    settled(qtbot, small)
    screen.return_to(place)
    settled(qtbot, small)
    assert screen.switch.now == FRAMEWORK
    assert here(screen.framework) == ("Marian", "Moves")


def test_a_command_of_the_matrix_brings_it_to_the_front(small: OpenStudy, qtbot: QtBot) -> None:
    screen = CompareScreen(small)
    shown(qtbot, screen)
    settled(qtbot, small)
    next(action for action in screen.actions() if action.objectName() == "framework.next").trigger()
    assert screen.switch.now == FRAMEWORK
    settled(qtbot, small)


def test_the_names_stay_while_the_table_scrolls(view: FrameworkView, qtbot: QtBot) -> None:
    view.resize(640, 420)
    view.table.setColumnWidth(0, 900)
    at(view, qtbot, "Lena", "Animals")
    assert view.table.horizontalScrollBar().value() > 0
    assert view.table.verticalScrollBar().value() > 0
    assert view.table.verticalHeader().isVisible()
    assert view.table.verticalHeader().mapTo(view.table, QPoint()).x() == 0


def test_the_matrix_is_saved_as_it_is_shown_and_what_is_left_out_is_said(
    view: FrameworkView, small: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    at(view, qtbot, "Ash", "Moves")
    view.draft()
    settled(qtbot, small)
    view.controls.perspective.setCurrentText("Children and young people")
    view.save()
    (dialog,) = view.findChildren(QFileDialog)
    assert "Word document (*.docx)" in dialog.nameFilters()
    dialog.fileSelected.emit(str(tmp_path / "matrix.csv"))
    dialog.close()
    settled(qtbot, small)
    lines = (tmp_path / "matrix.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == '"Participant","Perspective","Moves","Animals"'
    assert [line.split(",")[0] for line in lines[1:5]] == ['"Ash"', '"Kit"', '"Robin"', '"Wren"']
    assert view.saver.box is not None
    assert "1 quoted place" in view.saver.box.informativeText()
    view.saver.box.close()
    assert small.project.undo_label == "Draft summary from quotes", "what has left cannot be taken back"
