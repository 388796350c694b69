"""Correcting a transcript in the window: typed in place, looked at, stored; what waits for a place is placed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.coding.correcting.waiting import waiting_passages
from app.language.spans import Span
from app.study.rows import SourceDraft, TurnDraft
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.correcting.correcting_editor import CorrectingEditor
from app.ui.coding.correcting.correction_preview import CorrectionPreview
from app.ui.coding.correcting.versions_dialog import VersionsDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import coded_words, opened, press, shown, source

NAME = "Robin interview"
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WILD = "👩\u200d👧 said\u00a0«cafe\u0301», שלום עליכם, नमस्ते — 𝔟ags\tand “bags”\u00a0"
Dialog = TypeVar("Dialog", bound=QWidget)


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        row = source(study, NAME)
        for words, path in (("just bags", "Bags"), ("made toast", "Food")):
            builders.code(study.project, row.id, words, path)
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    screen.show_source(source(study, NAME).id)
    qtbot.waitUntil(screen.view.hasFocus)
    return screen


def begin(screen: CodingScreen) -> CorrectingEditor:
    """F2 in the text."""
    press(screen.view, KEY.Key_F2)
    editor = screen.panes.correcting.editor
    assert editor.isVisible()
    assert not screen.view.isVisible()
    return editor


def change(editor: CorrectingEditor, old: str, new: str) -> None:
    """Types other words over words that stand in one line."""
    found = editor.document().find(old)
    assert not found.isNull()
    editor.setTextCursor(found)
    if new:
        QTest.keyClicks(editor, new)
    else:
        press(editor, KEY.Key_Delete)


def open_dialog(qtbot: QtBot, kind: type[Dialog]) -> Dialog:
    """The dialog of a kind that is open, as soon as it is."""

    def found() -> list[Dialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def button(box: QMessageBox, words: str) -> None:
    """Presses a button of a question."""
    [one] = [one for one in box.buttons() if one.text() == words]
    one.click()


def choose(tree: QTreeWidget, *rows: int) -> None:
    """Goes to a line, given by its row at each level."""
    index = QModelIndex()
    for row in rows:
        index = tree.model().index(row, 0, index)
    tree.setCurrentIndex(index)


def stored(screen: CodingScreen) -> str:
    row = screen.desk.transcript
    assert row is not None
    return builders.text_of(screen.study.project, row.source)


def test_a_word_is_corrected_in_place_looked_at_and_stored_in_one_step(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    screen.view.set_caret(builders.place_of(study.project, source(study, NAME).id, "just bags").start)
    editor = begin(screen)
    assert editor.caret() == screen.view.caret()
    assert editor.words() == stored(screen)
    change(editor, "just bags", "only bags")
    press(editor, KEY.Key_Return, CTRL)
    preview = open_dialog(qtbot, CorrectionPreview)
    [line] = preview.lines("Changed inside")
    assert (line.before, line.now) == ("just bags", "only bags")
    assert len(preview.lines("Changes to the text")) == 1
    assert "only bags" not in stored(screen)
    shown = preview.words
    assert (shown.before.toPlainText(), shown.now.toPlainText()) == ("just bags", "only bags"), (
        "without being asked"
    )
    choose(preview.tree, 0)
    choose(preview.tree, 0, 0)
    assert editor.textCursor().selectedText() == "only bags"
    preview.apply_button.click()
    assert coded_words(study, NAME) == [("Bags", "only bags"), ("Food", "made toast")]
    assert screen.view.isVisible()
    assert not editor.isVisible()
    assert {mark.span.of(stored(screen)) for mark in screen.desk.marks.values()} == {"only bags", "made toast"}
    study.project.undo()
    assert coded_words(study, NAME) == [("Bags", "just bags"), ("Food", "made toast")]
    assert "just bags" in screen.view.toPlainText()


def test_what_nobody_typed_stays_to_the_character(study: OpenStudy, theme: Theme, qtbot: QtBot) -> None:
    text = f"Robin: {WILD}\n\nKim: no\n\n"
    [wild] = builders.add(study.project, SourceDraft("Wild", text, (TurnDraft(0, 7, len(WILD) + 7, "Robin"),)))
    screen = CodingScreen(study)
    shown(qtbot, screen)
    screen.show_source(wild)
    editor = begin(screen)
    assert editor.words() == text
    assert not editor.is_changed
    change(editor, "no", "yes")
    assert editor.words() == text.replace("no", "yes")
    editor.undo()
    assert editor.words() == text
    assert not editor.is_changed


def test_what_is_pasted_is_stored_as_text_in_its_normal_form(screen: CodingScreen) -> None:
    editor = begin(screen)
    pasted = QMimeData()
    pasted.setText("one\r\ntwo\u2028three\u00a0four\ufeff 👩\u200d👧")
    pasted.setHtml("<b>bold</b>")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.insertFromMimeData(pasted)
    press(editor, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.words() == "one\ntwo\nthree\u00a0four 👩\u200d👧\n" + stored(screen)


def test_what_is_cut_is_pasted_here_and_nowhere_else(screen: CodingScreen) -> None:
    editor = begin(screen)
    before = editor.words()
    editor.selectAll()
    editor.cut()
    assert editor.words() == ""
    assert QApplication.clipboard().text() == ""
    editor.paste()
    assert editor.words() == before


def test_a_label_that_is_typed_shows_as_one_at_once(screen: CodingScreen) -> None:
    editor = begin(screen)
    found = editor.document().find("Nobody said")
    found.setPosition(found.selectionStart())
    editor.setTextCursor(found)
    press(editor, KEY.Key_Return)
    QTest.keyClicks(editor, "Robin: ")
    block = editor.textCursor().block()
    assert block.text().startswith("Robin: Nobody said")
    assert [(one.start, one.length) for one in block.layout().formats()] == [(0, 5)]


def test_escape_leaves_at_once_what_was_not_changed_and_asks_about_the_rest(
    screen: CodingScreen, qtbot: QtBot
) -> None:
    press(begin(screen), KEY.Key_Escape)
    assert screen.view.isVisible()
    editor = begin(screen)
    change(editor, "just bags", "x")
    press(editor, KEY.Key_Escape)
    button(open_dialog(qtbot, QMessageBox), "Go on editing")
    assert editor.isVisible()
    press(editor, KEY.Key_Escape)
    button(open_dialog(qtbot, QMessageBox), "Discard")
    assert screen.view.isVisible()
    assert "just bags" in stored(screen)
    assert begin(screen).words() == stored(screen)


def test_nothing_is_looked_at_where_nothing_was_changed(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    editor = begin(screen)
    with qtbot.waitSignal(study.said) as said:
        press(editor, KEY.Key_Return, CTRL)
    assert said.args == ["Nothing was changed in this transcript."]
    assert editor.isVisible()


def test_going_on_and_throwing_away(screen: CodingScreen, qtbot: QtBot) -> None:
    editor = begin(screen)
    change(editor, "just bags", "only bags")
    press(editor, KEY.Key_Return, CTRL)
    open_dialog(qtbot, CorrectionPreview).go_on_button.click()
    assert editor.isVisible()
    assert "only bags" in editor.words()
    screen.correcting.review()
    open_dialog(qtbot, CorrectionPreview).discard_button.click()
    assert screen.view.isVisible()
    assert "just bags" in stored(screen)


def test_another_transcript_waits_until_the_correction_is_done_with(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    editor = begin(screen)
    assert not screen.sources.isEnabled()
    assert not screen.named.actions["transcripts.words"].isEnabled()
    change(editor, "just bags", "x")
    with qtbot.waitSignal(study.said):
        screen.show_source(source(study, "Marian interview").id)
    assert editor.isVisible()
    assert screen.unfinished == f"The correction of “{NAME}” is not stored."
    editor.undo()
    screen.show_source(source(study, "Marian interview").id)
    assert screen.header.title.words() == "Marian interview"
    assert screen.view.isVisible()
    assert screen.named.actions["transcripts.words"].isEnabled()
    assert screen.sources.isEnabled()


def test_words_are_found_while_correcting(screen: CodingScreen) -> None:
    editor = begin(screen)
    screen.start_finding()
    bar = screen.panes.correcting.find_bar
    assert bar.isVisible()
    bar.field.setText("bags")
    assert editor.textCursor().selectedText() == "bags"
    assert bar.count.text() == "1 of 1"
    bar.field.setText("nowhere at all")
    assert bar.count.text() == "Not found"
    press(bar.field, KEY.Key_Escape)
    assert not bar.isVisible()
    assert editor.isVisible()


def lose_toast(screen: CodingScreen, qtbot: QtBot) -> None:
    """Robin said something else than what was coded."""
    editor = begin(screen)
    change(editor, "Marian came and made toast", "she left again")
    press(editor, KEY.Key_Return, CTRL)
    preview = open_dialog(qtbot, CorrectionPreview)
    assert [line.before for line in preview.lines("Could not be placed")] == ["made toast"]
    preview.apply_button.click()


def test_what_could_not_be_placed_waits_over_the_text_and_is_placed_on_a_selection(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    lose_toast(screen, qtbot)
    strip = screen.panes.waiting
    assert strip.isVisible()
    assert "Food" in strip.title.words()
    assert strip.words.words() == "“made toast”"
    with qtbot.waitSignal(study.said) as said:
        strip.place.click()
    assert said.args == ["Select the words in the text that this passage is about now."]
    start = stored(screen).index("she left again")
    screen.view.select(Span(start, start + len("she left again")))
    strip.place.click()
    assert not strip.isVisible()
    assert ("Food", "she left again") in coded_words(study, NAME)
    assert study.project.undo_label == "Place passage"
    study.project.undo()
    assert strip.isVisible()


def test_what_could_not_be_placed_is_removed(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    lose_toast(screen, qtbot)
    screen.panes.waiting.remove.click()
    assert not screen.panes.waiting.isVisible()
    with study.project.reading() as session:
        assert waiting_passages(session) == []
    study.project.undo()
    assert screen.panes.waiting.isVisible()
    screen.show_source(source(study, "Marian interview").id)
    assert not screen.panes.waiting.isVisible()


def test_every_text_the_transcript_has_had_is_listed_compared_and_returned_to(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    before = stored(screen)
    lose_toast(screen, qtbot)
    strip = screen.panes.waiting
    strip.look.click()
    dialog = open_dialog(qtbot, VersionsDialog)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    assert dialog.list.topLevelItemCount() == 2
    assert dialog.text.textCursor().selectedText() == "made toast"
    assert dialog.text.toPlainText() == before
    choose(dialog.list, 0)
    assert dialog.list.currentIndex().data() == "2 (current)"
    assert "Marian came and made toast" in dialog.words.before.toPlainText()
    assert "she left again" in dialog.words.now.toPlainText()
    assert not dialog.back.isEnabled()
    choose(dialog.list, 1)
    dialog.back.click()
    preview = open_dialog(qtbot, CorrectionPreview)
    assert [line.now for line in preview.lines("Found in another place")] == ["made toast"]
    preview.apply_button.click()
    assert stored(screen) == before
    assert not strip.isVisible()
    assert ("Food", "made toast") in coded_words(study, NAME)


def test_a_transcript_is_corrected_from_its_menu(screen: CodingScreen, study: OpenStudy) -> None:
    row = screen.sources.model.row_of(source(study, "Marian interview").id)
    assert row is not None
    menu = screen.sources.menu_for(row)
    [choice] = [one for one in menu.actions() if one.text() == "Correct the transcript…"]
    choice.trigger()
    assert screen.panes.correcting.isVisible()
    assert screen.panes.correcting.title.words() == "You are correcting “Marian interview”"
    assert "told in the morning" in screen.panes.correcting.editor.words()


def test_a_correction_that_is_no_longer_true_is_said_and_nothing_is_lost(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    editor = begin(screen)
    change(editor, "just bags", "only bags")
    press(editor, KEY.Key_Return, CTRL)
    preview = open_dialog(qtbot, CorrectionPreview)
    builders.code(study.project, source(study, NAME).id, "long time", "Waiting")
    with qtbot.waitSignal(study.tasks.problem):
        preview.apply_button.click()
    assert editor.isVisible()
    assert "only bags" in editor.words()
    actions.make_code_path(study.project, path="Other")
    press(editor, KEY.Key_Return, CTRL)
    open_dialog(qtbot, CorrectionPreview).apply_button.click()
    assert ("Waiting", "long time") in coded_words(study, NAME)
