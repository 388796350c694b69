"""Coding on the Transcripts screen, keyboard first: what is stored, what is seen, what undo does to both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import actions
from app.language.spans import Span
from app.study.actions import set_consent, set_excluded
from app.study.rows import ConsentScope, SourceStatus
from app.ui.coding.coding_screen import CodingScreen
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy
from app.ui.panes import enter_next, panes_in
from app.ui.theme import Theme
from app.ui.widgets.mime import code_mime
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import coded_words, codes, marks, opened, press, shown, source

NAME = "Robin interview"
BAGS = "just bags in the car"
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    for path in ("Moving / Belongings", "Moving / Not being told", "Waiting"):
        actions.make_code_path(study.project, path=path)
    screen = CodingScreen(study)
    shown(qtbot, screen)
    screen.show_source(source(study, NAME).id)
    return screen


def words(screen: CodingScreen, wanted: str) -> Span:
    """Where words stand in the open transcript."""
    row = screen.desk.transcript
    assert row is not None
    start = row.text.index(wanted)
    return Span(start, start + len(wanted))


def seen(screen: CodingScreen) -> set[str]:
    """The codes that the view shows, wherever they are."""
    row = screen.desk.transcript
    assert row is not None
    screen.view.select(Span(0, len(row.text)))
    return {mark.name for mark in screen.view.codings_at_caret()}


def count(screen: CodingScreen, path: str) -> int:
    """What the tree counts for a code."""
    return next(row.passages_below for row in screen.codebook.model.codes if row.path == path)


def choose_by_keyboard(screen: CodingScreen, typed: str) -> None:
    """Enter, a few letters, Enter."""
    press(screen.view, KEY.Key_Return)
    QTest.keyClicks(screen.commands.palette.field, typed)
    press(screen.commands.palette.field, KEY.Key_Return)


def test_the_first_transcript_of_the_children_opens_by_itself(study: OpenStudy, qtbot: QtBot) -> None:
    screen = CodingScreen(study)
    shown(qtbot, screen)
    assert screen.header.title.words() == NAME


def test_select_enter_letters_enter_codes_it(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.set_caret(words(screen, BAGS).start)
    for _ in range(len(BAGS)):
        press(screen.view, KEY.Key_Right, SHIFT)
    choose_by_keyboard(screen, "bel")
    assert coded_words(study, NAME) == [("Belongings", BAGS)]
    assert screen.view.selection() == words(screen, BAGS)
    assert screen.view.hasFocus()
    assert count(screen, "Moving") == count(screen, "Moving / Belongings") == 1
    assert [mark.name for mark in screen.inspector.model.marks] == ["Belongings"]
    assert marks(study, NAME)[0].coder == "Ada"


def test_with_nothing_selected_the_sentence_at_the_caret_is_coded(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.set_caret(words(screen, "bags").start)
    choose_by_keyboard(screen, "wai")
    assert coded_words(study, NAME) == [("Waiting", "It was just bags in the car.")]


def test_coding_after_an_emoji_keeps_to_the_words(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, "made toast"))
    choose_by_keyboard(screen, "wai")
    assert coded_words(study, NAME) == [("Waiting", "made toast")]


def test_a_new_name_makes_the_code_in_the_group_at_hand_and_applies_it(
    screen: CodingScreen, study: OpenStudy
) -> None:
    screen.codebook.tree.choose(codes(study)["Moving / Belongings"].id)
    screen.view.select(words(screen, "made toast"))
    choose_by_keyboard(screen, "Small kindness")
    assert coded_words(study, NAME) == [("Small kindness", "made toast")]
    assert count(screen, "Moving / Small kindness") == 1
    assert study.project.undo_label == "Code with new code"
    study.project.undo()
    assert "Moving / Small kindness" not in codes(study)
    assert seen(screen) == set()


def test_codes_overlap_freely_and_the_inspector_lists_them_all(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    screen.view.select(words(screen, "in the car. Nobody"))
    choose_by_keyboard(screen, "not")
    screen.view.set_caret(words(screen, "car. Nobody").start)
    assert {mark.name for mark in screen.inspector.model.marks} == {"Belongings", "Not being told"}
    assert "2 codes overlap here" in screen.inspector.sentence.text()


def test_undo_and_redo_are_seen_at_once(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    assert study.project.undo_label == "Code passage"
    study.project.undo()
    assert seen(screen) == set()
    assert count(screen, "Moving") == 0
    study.project.redo()
    assert seen(screen) == {"Belongings"}
    assert count(screen, "Moving") == 1


def test_undo_of_the_first_coding_takes_the_new_coder_back_and_coding_goes_on(
    screen: CodingScreen, study: OpenStudy
) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    study.project.undo()
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "wai")
    assert coded_words(study, NAME) == [("Waiting", BAGS)]


def test_a_number_key_repeats_a_recent_code_and_ctrl_enter_the_last(
    screen: CodingScreen, study: OpenStudy
) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    number = screen.keys.key_of(codes(study)["Moving / Belongings"].id)
    assert number is not None
    screen.view.select(words(screen, "We went in a car."))
    press(screen.view, KEY(KEY.Key_0 + number))
    screen.view.select(words(screen, "Nobody said why."))
    press(screen.view, KEY.Key_Return, CTRL)
    assert [words for _, words in coded_words(study, NAME)] == ["We went in a car.", BAGS, "Nobody said why."]


def test_a_number_key_without_a_code_says_so(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    screen.view.select(words(screen, BAGS))
    with qtbot.waitSignal(study.said) as said:
        press(screen.view, KEY.Key_9)
    assert said.args == ["Key 9 has no code yet."]
    assert coded_words(study, NAME) == []


def test_the_participants_own_words_become_a_code(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    press(screen.view, KEY.Key_I, CTRL)
    assert coded_words(study, NAME) == [(BAGS, BAGS)]


def test_coding_the_same_twice_changes_nothing(screen: CodingScreen, study: OpenStudy) -> None:
    for _ in range(2):
        screen.view.select(words(screen, BAGS))
        choose_by_keyboard(screen, "bel")
    assert len(marks(study, NAME)) == 1
    assert count(screen, "Moving") == 1


def test_a_code_dropped_on_words_is_put_on_them(screen: CodingScreen, study: OpenStudy) -> None:
    span = words(screen, BAGS)
    screen.view.select(span)
    place = QPointF(screen.view.cursorRect().center()) - QPointF(6, 0)
    data = code_mime(codes(study)["Waiting"].id)
    drop = QDropEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    TranscriptView.dropEvent(screen.view, drop)
    assert coded_words(study, NAME) == [("Waiting", BAGS)]


def test_by_mouse_select_then_double_click_a_code(screen: CodingScreen, study: OpenStudy) -> None:
    view, span = screen.view, words(screen, BAGS)
    view.set_caret(span.start)
    start = view.cursorRect().center()
    view.set_caret(span.end)
    end = view.cursorRect().center()
    view.set_caret(0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    tree = screen.codebook.tree
    index = screen.codebook.model.index_of(codes(study)["Waiting"].id)
    place = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coded_words(study, NAME) == [("Waiting", BAGS)]


def test_delete_on_a_stripe_takes_the_code_off(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    screen.view.stripes.setFocus()
    press(screen.view.stripes, KEY.Key_Home)
    press(screen.view.stripes, KEY.Key_Delete)
    assert coded_words(study, NAME) == []
    assert seen(screen) == set()
    assert count(screen, "Moving") == 0


def test_the_inspector_removes_a_code_by_key_and_by_button(screen: CodingScreen, study: OpenStudy) -> None:
    for typed in ("bel", "wai"):
        screen.view.select(words(screen, BAGS))
        choose_by_keyboard(screen, typed)
    screen.inspector.choose(marks(study, NAME)[0].coding)
    press(screen.inspector.list, KEY.Key_Delete)
    assert [name for name, _ in coded_words(study, NAME)] == ["Waiting"]
    QTest.mouseClick(screen.inspector.remove, Qt.MouseButton.LeftButton)
    assert coded_words(study, NAME) == []


def test_a_memo_is_stored_when_it_is_left_and_undo_takes_it_back(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    press(screen.view, KEY.Key_M, CTRL)
    assert screen.inspector.memo.hasFocus()
    QTest.keyClicks(screen.inspector.memo, "She paused here")
    press(screen.inspector.memo, KEY.Key_Return, CTRL)
    assert screen.view.hasFocus()
    assert marks(study, NAME)[0].memo == "She paused here"
    assert screen.view.codings_at_caret()[0].memo == "She paused here"
    study.project.undo()
    assert screen.inspector.memo.toPlainText() == ""
    assert len(screen.view.codings_at_caret()) == 1


def test_next_uncoded_turn_passes_over_the_interviewer_and_coded_turns(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    screen.view.set_caret(0)
    press(screen.view, KEY.Key_J, CTRL)
    assert screen.view.caret() == words(screen, "We went in a car.").start
    choose_by_keyboard(screen, "wai")
    press(screen.view, KEY.Key_J, CTRL)
    assert screen.view.caret() == words(screen, "I waited").start
    choose_by_keyboard(screen, "wai")
    with qtbot.waitSignal(study.said) as said:
        press(screen.view, KEY.Key_J, CTRL)
    assert said.args == ["Every participant’s turn has a coded passage."]


def test_status_goes_from_new_to_coding_by_itself_and_to_coded_by_key(
    screen: CodingScreen, study: OpenStudy
) -> None:
    assert screen.header.status.currentText() == "Not coded yet"
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    assert screen.header.status.currentText() == "Being coded"
    press(screen.view, KEY.Key_M, CTRL | SHIFT)
    assert source(study, NAME).status is SourceStatus.CODED
    assert screen.header.status.currentText() == "Fully coded"
    study.project.undo()
    assert screen.header.status.currentText() == "Being coded"


def test_the_interviewers_words_can_be_coded_but_labels_alone_cannot(screen: CodingScreen) -> None:
    screen.view.select(words(screen, "Robin:"))
    assert screen.view.selection() is None


def test_the_header_says_what_may_be_done_with_the_words(screen: CodingScreen, study: OpenStudy) -> None:
    assert "Quoting not asked yet" in screen.header.voices.accessibleName()
    robin = builders.person(study.project, "Robin")
    set_consent(study.project, participant=robin, scope=ConsentScope.QUOTE, given=False)
    assert "Not to be quoted" in screen.header.voices.accessibleName()
    set_excluded(study.project, participant=robin, excluded=True)
    assert "Excluded from the study" in screen.header.voices.accessibleName()


def test_coding_an_excluded_persons_words_changes_no_count(screen: CodingScreen, study: OpenStudy) -> None:
    set_excluded(study.project, participant=builders.person(study.project, "Robin"), excluded=True)
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    assert coded_words(study, NAME) == [("Belongings", BAGS)]
    assert count(screen, "Moving") == codes(study)["Moving"].passages_below == 0


def test_copied_words_say_whose_they_are(screen: CodingScreen, study: OpenStudy) -> None:
    builders.allow_quotes(study.project, "Robin")
    builders.signed_off(study.project)
    screen.view.select(words(screen, BAGS))
    press(screen.view, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == f"“{BAGS}”\n— Robin, {NAME}, turn 2"


def test_words_that_may_not_be_quoted_are_not_copied_and_that_is_said(
    screen: CodingScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    builders.signed_off(study.project)
    row = screen.desk.transcript
    assert row is not None
    screen.view.select(Span(0, len(row.text)))
    with qtbot.waitSignal(study.said) as said:
        press(screen.view, KEY.Key_C, CTRL)
    assert said.args is not None
    assert "left out: no consent to be quoted. Record “quote words”" in said.args[0]
    copied = QGuiApplication.clipboard().text()
    assert BAGS not in copied
    assert "Interviewer" in copied
    assert "[not to be quoted]" in copied
    dragged = screen.view.createMimeDataFromSelection().text()
    assert dragged == copied


def test_f6_goes_round_the_panes(screen: CodingScreen, qtbot: QtBot) -> None:
    screen.view.setFocus()
    visited = []
    for _ in range(4):
        enter_next(panes_in(screen), 1)
        now = QApplication.focusWidget()
        assert now is not None
        visited.append(now.accessibleName())
    assert visited == ["Codes", "Write a note on this passage", "Transcripts", "Transcript"]


def test_a_memo_is_not_lost_when_the_page_goes(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    choose_by_keyboard(screen, "bel")
    screen.inspector.start_memo()
    QTest.keyClicks(screen.inspector.memo, "She paused")
    screen.hide()
    assert marks(study, NAME)[0].memo == "She paused"


def test_the_size_of_the_text_is_kept(screen: CodingScreen, study: OpenStudy) -> None:
    QTest.mouseClick(screen.header.larger, Qt.MouseButton.LeftButton)
    assert study.settings.transcript_zoom == 1
    assert screen.header.usual.text() == "110%"
    study.prefer(transcript_zoom=-2)
    assert screen.header.usual.text() == "83%"


def test_esc_in_the_palette_codes_nothing_and_returns_to_the_text(screen: CodingScreen, study: OpenStudy) -> None:
    screen.view.select(words(screen, BAGS))
    press(screen.view, KEY.Key_Return)
    press(screen.commands.palette.field, KEY.Key_Escape)
    assert coded_words(study, NAME) == []
    assert screen.view.hasFocus()
    assert screen.view.selection() == words(screen, BAGS)


def test_a_passage_asked_for_before_the_screen_is_seen_is_in_sight(study: OpenStudy, qtbot: QtBot) -> None:
    lines = [("Zia", f"Sentence number {number} of a long talk.") for number in range(120)]
    (zia,) = builders.add(study.project, builders.dialogue("Zia", lines))
    span = builders.place_of(study.project, zia, "Sentence number 110 of a long talk.")
    screen = CodingScreen(study)
    screen.show_source(zia, span)
    shown(qtbot, screen)
    assert screen.view.viewport().rect().contains(screen.view.cursorRect())
    assert screen.view.caret() == span.start


def test_each_transcript_keeps_its_place(screen: CodingScreen, study: OpenStudy) -> None:
    here = words(screen, "made toast").start
    screen.view.set_caret(here)
    back = screen.place()
    screen.show_source(source(study, "Marian interview").id)
    assert screen.view.caret() != here
    screen.return_to(back)
    assert screen.header.title.words() == NAME
    assert screen.view.caret() == here


def test_what_was_read_last_opens_next_time(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    screen.show_source(source(study, "Lena interview").id)
    screen.hide()
    again = CodingScreen(study)
    shown(qtbot, again)
    assert again.header.title.words() == "Lena interview"


def test_a_removed_transcript_gives_way_to_another_and_undo_brings_it_back(
    screen: CodingScreen, study: OpenStudy
) -> None:
    screen.sources.remove(source(study, NAME).id)
    assert screen.header.title.words() != NAME
    study.project.undo()
    assert screen.sources.model.index_of(source(study, NAME).id).isValid()


def test_an_empty_study_says_the_next_step(copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(copies, tmp_path, theme, empty=True) as study:
        screen = CodingScreen(study)
        shown(qtbot, screen)
        assert screen.empty.isVisible()
        with qtbot.waitSignal(study.import_wanted) as wanted:
            QTest.mouseClick(screen.empty.buttons[0], Qt.MouseButton.LeftButton)
        assert wanted.args == [[]]


def test_the_number_keys_are_remembered(screen: CodingScreen, study: OpenStudy, qtbot: QtBot) -> None:
    waiting = codes(study)["Waiting"].id
    screen.keys.pin(waiting, 7)
    screen.codebook.keys_changed.emit()
    again = CodingScreen(study)
    qtbot.addWidget(again)
    assert again.keys.code_on(7) == waiting
    assert again.keys.is_pinned(waiting)
