"""What a region means: its codes, its words, its notes; from the picture to the words and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.coding.queries import concerns
from app.study.rows import SourceId
from app.ui.journeys.drawings.canvas.shown import Key, Tool
from app.ui.journeys.drawings.drawings_view import DrawingsView
from app.ui.journeys.drawings.link_dialog import MARK, REGION, LinkDialog
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.open_study import OpenStudy
from app.ui.telling.concern_dialog import ConcernDialog
from tests.ui.journeys.drawings.conftest import dialog_over

K = Qt.Key


@pytest.fixture
def third(view: DrawingsView) -> DrawingsView:
    """Region 3, which nobody has coded or linked, is at hand."""
    view.take(Key(False, view.seen.regions[2].id))
    view.canvas.setFocus()
    return view


def line(view: DrawingsView, number: int = 3) -> tuple[str, ...]:
    return view.table.lines()[number - 1]


def dialog_of(view: DrawingsView, qtbot: QtBot) -> LinkDialog:
    QTest.keyClick(view.canvas, K.Key_L)
    return dialog_over(view, LinkDialog, qtbot)


def test_enter_codes_a_region_from_the_palette(third: DrawingsView, study: OpenStudy, qtbot: QtBot) -> None:
    QTest.keyClick(third.canvas, K.Key_Return)
    field = third.palette_of_codes.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "tru")
    QTest.keyClick(field, K.Key_Return)
    assert line(third)[2] == "Trusted adult"
    assert study.project.undo_label == "Code region"
    qtbot.waitUntil(third.canvas.hasFocus)
    study.project.undo()
    assert line(third)[2] == ""


def test_a_new_name_makes_a_code_and_applies_it_in_one_step(
    third: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    QTest.keyClick(third.canvas, K.Key_Return)
    field = third.palette_of_codes.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Standing apart")
    QTest.keyClick(field, K.Key_Return)
    assert line(third)[2] == "Standing apart"
    assert study.project.undo_label == "Code region with new code"
    study.project.undo()
    assert line(third)[2] == ""
    assert "Standing apart" not in {code.name for code in third.seen.codes}


def test_without_a_region_the_palette_says_what_to_do(view: DrawingsView, study: OpenStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.said) as said:
        QTest.keyClick(view.canvas, K.Key_Return)
    assert said.args == ["Choose a region first."]


def test_what_is_seen_is_written_beside_the_picture(third: DrawingsView, study: OpenStudy) -> None:
    QTest.keyClick(third.canvas, K.Key_F2)
    assert third.region.label.hasFocus()
    QTest.keyClicks(third.region.label, "two people")
    QTest.keyClick(third.region.label, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line(third)[1] == "two people"
    assert third.canvas.hasFocus(), "the next key is for the picture"
    study.project.undo()
    assert line(third)[1] == ""


def test_words_in_a_field_are_stored_with_the_region_they_were_written_for(third: DrawingsView) -> None:
    QTest.keyClick(third.canvas, K.Key_F2)
    QTest.keyClicks(third.region.label, "two people")
    third.take(Key(False, third.seen.regions[0].id))
    assert line(third)[1] == "two people"
    assert line(third, 1)[1] == "the waiting room"
    assert third.region.label.toPlainText() == "the waiting room"


def test_a_note_is_written_on_a_region(third: DrawingsView, study: OpenStudy) -> None:
    QTest.keyClick(third.canvas, K.Key_N)
    assert third.region.note.hasFocus()
    QTest.keyClicks(third.region.note, "Drawn last, after a long pause.")
    QTest.keyClick(third.region.note, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line(third)[4] == "1"
    assert third.region.note.toPlainText() == ""
    study.project.undo()
    assert line(third)[4] == ""


def test_a_region_is_linked_to_the_words_that_explain_it(
    third: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    dialog = dialog_of(third, qtbot)
    assert dialog.words.source.currentText() == "Robin talks", "those of whoever drew it come first"
    assert not dialog.link_button.isEnabled()
    dialog.words.text.find("in the car")
    assert dialog.link_button.isEnabled()
    dialog.link_button.click()
    assert line(third)[3] == "“in the car”"
    assert third.said.words() == ["“in the car”, Robin talks, turn 2 · explains. Opens the transcript."]
    study.project.undo()
    assert line(third)[3] == ""


def test_words_can_be_selected_by_keyboard_alone(third: DrawingsView, qtbot: QtBot) -> None:
    dialog = dialog_of(third, qtbot)
    dialog.words.text.setFocus()
    dialog.words.text.moveCursor(QTextCursor.MoveOperation.End)
    while "in the car" not in dialog.words.text.textCursor().selectedText():
        QTest.keyClick(dialog.words.text, K.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    dialog.link_button.click()
    assert "in the car" in line(third)[3]


def test_words_are_found_and_linked_without_leaving_the_field(third: DrawingsView, qtbot: QtBot) -> None:
    dialog = dialog_of(third, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.words.field.hasFocus)
    QTest.keyClicks(dialog.words.field, "bags")
    QTest.keyClick(dialog.words.field, K.Key_Return)
    assert dialog.isVisible(), "Enter goes to the next place of these words"
    QTest.keyClick(dialog.words.field, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line(third)[3] == "“bags”"


def test_a_region_is_linked_to_another_and_to_a_mark_of_the_map(
    third: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    dialog = dialog_of(third, qtbot)
    dialog.switch.choose(REGION)
    dialog.regions.setCurrentRow(1)
    dialog.link_button.click()
    assert "region 2 of River house" in line(third)[3]
    assert "region 3 of River house" in line(third, 2)[3]
    dialog = dialog_of(third, qtbot)
    dialog.switch.choose(MARK)
    dialog.marks.setCurrentRow(0)
    dialog.link_button.click()
    assert "Moved to Nan’s" in line(third)[3]
    study.project.undo()
    study.project.undo()
    assert line(third)[3] == ""


def test_one_key_goes_to_the_words_and_the_picture_is_found_again(
    view: DrawingsView, screen: JourneysScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    QTest.keyClick(view.canvas, K.Key_Tab)
    place = screen.place()
    with qtbot.waitSignal(study.source_wanted) as wanted:
        QTest.keyClick(view.canvas, K.Key_O)
    assert wanted.args is not None
    assert wanted.args[1] == view.seen.regions[0].words[0].passage.span
    view.take(None)
    screen.show_case(None)
    screen.return_to(place)
    assert screen.front is view
    row = view.seen.region(view.key)
    assert row is not None
    assert row.number == 1
    qtbot.waitUntil(view.canvas.hasFocus)


def test_a_region_is_shown_wherever_it_is_asked_for(view: DrawingsView, screen: JourneysScreen) -> None:
    region = view.seen.regions[1].id
    screen.show_case(None)
    screen.show_segment(region)
    assert screen.front is view
    assert view.key == Key(False, region)


def test_a_source_of_pictures_is_shown_wherever_it_is_asked_for(
    view: DrawingsView, screen: JourneysScreen
) -> None:
    source: SourceId = view.seen.pictures[1].source
    screen.show_case(None)
    screen.show_picture(source)
    assert view.head.title.text() == "Robin – River map, page 1"
    tools = [view.canvas.hand.tool]
    screen.show_picture(source, redacting=True)
    assert [*tools, view.canvas.hand.tool] == [Tool.SELECT, Tool.REDACT]


def test_regions_are_numbered_anew(third: DrawingsView, study: OpenStudy) -> None:
    QTest.keyClick(third.canvas, K.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [row.label for row in third.seen.regions] == ["the waiting room", "", "the sun"]
    study.project.undo()
    assert [row.label for row in third.seen.regions] == ["the waiting room", "the sun", ""]


def test_the_table_chooses_codes_and_copies(view: DrawingsView, qtbot: QtBot) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, K.Key_Down)
    row = view.seen.region(view.key)
    assert row is not None
    assert row.number == 1
    QTest.keyClick(view.table, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "the waiting room\tWaiting" in QGuiApplication.clipboard().text()
    QTest.keyClick(view.table, K.Key_Return)
    qtbot.waitUntil(view.palette_of_codes.field.hasFocus)
    QTest.keyClick(view.palette_of_codes.field, K.Key_Escape)


def test_the_child_who_drew_nothing_is_offered_the_next_step(
    view: DrawingsView, screen: JourneysScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    ash = next(row for row in range(screen.cases.list.count()) if screen.cases.list.item(row).text() == "Ash")
    screen.cases.list.setCurrentRow(ash)
    assert view.empty.isVisible()
    with qtbot.waitSignal(study.pictures_wanted) as wanted:
        view.empty.buttons[0].click()
    assert wanted.args == [[], screen.cases.case]


def test_a_concern_is_raised_on_the_region_at_hand(view: DrawingsView) -> None:
    view.take(Key(False, view.seen.regions[0].id))
    view.deeds["drawing.concern"]()
    (dialog,) = view.window().findChildren(ConcernDialog)
    dialog.kind.setCurrentText("Neglect")
    dialog.save.click()
    with view.study.project.reading() as session:
        (row,) = concerns(session)
    assert (row.segment, row.where) == (view.seen.regions[0].id, "River house, region 1")
