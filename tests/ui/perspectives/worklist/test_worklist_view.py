"""The worklist as its reader meets it, on the sample study: each line leads to its work, or is put aside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.perspectives.worklist_rows import PromptKind
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.assumptions_screen import AssumptionsScreen
from app.ui.perspectives.assumptions.board.board_head import WORKLIST
from app.ui.perspectives.worklist.sorting import Which
from app.ui.perspectives.worklist.worklist_view import WorklistView
from app.ui.widgets.name_dialog import NameDialog
from tests.ui.perspectives.small_study import settled, shown

Key = Qt.Key


@pytest.fixture
def view(sample: OpenStudy, qtbot: QtBot) -> WorklistView:
    """Everything that is asked; the keyboard in the list."""
    made = WorklistView(sample)
    shown(qtbot, made)
    made.refresh()
    settled(qtbot, sample)
    made.list.setFocus()
    return made


def lines(view: WorklistView) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def go_to(view: WorklistView, kind: PromptKind) -> None:
    for row in range(view.list.count()):
        view.list.setCurrentRow(row)
        if view.at_hand is not None and view.at_hand.key.kind is kind:
            return
    raise AssertionError(f"no line of {kind}")


def choose(view: WorklistView, which: Which) -> None:
    view.which.setCurrentText(which.value)
    view.which.picked.emit()


def test_lines_stand_under_what_they_are_about_and_the_one_at_hand_is_whole(view: WorklistView) -> None:
    go_to(view, PromptKind.SILENT)
    assert "A-06 Reviews are where children have their say." in lines(view)
    assert view.pane.title.text() == "A-06 Reviews are where children have their say."
    assert view.pane.sentence.text().startswith("Children and young people: silent, while ")
    people = [view.pane.people.item(row).text() for row in range(view.pane.people.count())]
    assert people == ["Kieran · not asked", "Robin · not asked"]
    assert view.sentence.text().endswith("to look at before anything is claimed")


def test_each_line_leads_to_its_work(view: WorklistView, sample: OpenStudy, qtbot: QtBot) -> None:
    go_to(view, PromptKind.SILENT)
    with qtbot.waitSignal(view.claim_opened):
        QTest.keyClick(view.list, Key.Key_Return)
    with qtbot.waitSignal(sample.source_wanted):
        view.pane.people.itemActivated.emit(view.pane.people.item(0))
    go_to(view, PromptKind.RIVAL)
    with qtbot.waitSignal(view.rival_wanted):
        view.pane.step.click()
    go_to(view, PromptKind.RECORD)
    with qtbot.waitSignal(sample.segment_wanted):
        view.pane.step.click()
    go_to(view, PromptKind.COMMON)
    with qtbot.waitSignal(sample.code_wanted):
        view.pane.step.click()


def test_a_line_is_put_aside_with_a_reason_and_taken_up_again(
    view: WorklistView, sample: OpenStudy, qtbot: QtBot
) -> None:
    go_to(view, PromptKind.SILENT)
    sentence = view.pane.sentence.text()
    many = len(lines(view))
    view.pane.put_aside.click()
    (dialog,) = view.findChildren(NameDialog)
    dialog.field.setText("Not in this wave’s guide.")
    dialog.accept()
    settled(qtbot, sample)
    assert sentence not in lines(view)
    assert view.at_hand is not None, "the keyboard stays in the list"
    assert "1 put aside" in view.sentence.text()
    choose(view, Which.ASIDE)
    assert sentence in lines(view)
    go_to(view, PromptKind.SILENT)
    assert "Not in this wave’s guide." in view.pane.aside.text()
    view.pane.restore.click()
    settled(qtbot, sample)
    assert view.list.item(0).text() == "Nothing is put aside."
    assert view.window().focusWidget() is view.list
    choose(view, Which.TO_DO)
    assert len(lines(view)) == many
    sample.project.undo()
    settled(qtbot, sample)
    assert sentence not in lines(view)


def test_words_narrow_the_list_and_the_list_is_copied(view: WorklistView) -> None:
    view.filter.setText("BETH")
    assert view.list.count() > 0
    assert all("Beth" in [name for _, name, _ in row.people] for row in view._shown)
    view.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("About\tWhat was found\tWhat to do")
    assert len(copied) == len(view._shown) + 1
    view.filter.setText("nobody is called that")
    assert [view.list.item(row).text() for row in range(view.list.count())] == ["No line has these words."]
    assert not view.pane.isVisible()


def test_the_page_on_assumptions_shows_the_worklist(sample: OpenStudy, qtbot: QtBot) -> None:
    screen = AssumptionsScreen(sample)
    shown(qtbot, screen)
    settled(qtbot, sample)
    screen.head.switch.choose(WORKLIST)
    settled(qtbot, sample)
    assert screen.worklist.isVisible()
    assert screen.worklist.list.count() > 0
    assert not screen.head.filter.isVisible()
    go_to(screen.worklist, PromptKind.SILENT)
    screen.worklist.take_step()
    settled(qtbot, sample)
    assert screen.sheet.isVisible()


def test_its_command_leaves_a_sheet_and_brings_the_keyboard_to_the_list(sample: OpenStudy, qtbot: QtBot) -> None:
    screen = AssumptionsScreen(sample)
    shown(qtbot, screen)
    settled(qtbot, sample)
    at_hand = screen.at_hand
    assert at_hand is not None
    screen.show_claim(at_hand)
    settled(qtbot, sample)
    next(action for action in screen.actions() if action.objectName() == "assumptions.worklist").trigger()
    settled(qtbot, sample)
    qtbot.waitUntil(screen.worklist.list.hasFocus)
    assert not screen.sheet.isVisible()
