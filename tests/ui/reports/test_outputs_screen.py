"""Outputs as its author meets it: choosing, quoting, looking, saving, writing; by keyboard first."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.reports.saved import saved_reports
from app.reports.spec import Appendix, ReportKind, Wording
from app.safeguards.reasons import Reason
from app.safeguards.register import exports
from app.study import actions
from app.study.rows import ConsentScope
from app.ui.open_study import OpenStudy
from app.ui.reports import sections
from app.ui.reports.builder import CHECKS, CONTENTS, PREVIEW, QUOTES
from app.ui.reports.outputs_screen import OutputsScreen
from app.ui.reports.paper import Paper
from app.ui.reports.quotes.chosen_model import ChosenRow
from app.ui.reports.quotes.keep_dialog import KeepDialog
from app.ui.reports.quotes.pool_model import GroupHead
from app.ui.reports.quotes.quotes_view import BY_APP, NONE_CHOSEN
from app.ui.reports.where import FOLDER
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.name_dialog import NameDialog
from app.ui.widgets.tick_list import TickListDialog
from tests import builders
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown
from tests.ui.reports.days import DAY

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(small: OpenStudy, qtbot: QtBot) -> OutputsScreen:
    """The page with its preview, the date always the same."""
    made = OutputsScreen(small)
    made.draft.day = DAY
    shown(qtbot, made, width=1400)
    looked_at(made, qtbot)
    return made


def looked_at(screen: OutputsScreen, qtbot: QtBot) -> None:
    """Waits until everything shown is of what is chosen now."""
    qtbot.waitUntil(lambda: not screen.is_preparing and not screen.study.tasks.running)
    settled(qtbot, screen.study)


def ticks(screen: OutputsScreen) -> dict[str, bool]:
    """Every code that is offered, and whether it is in the report."""
    return {
        item.text(0): item.checkState(0) == Qt.CheckState.Checked
        for item in items(screen)
        if item.data(0, Qt.ItemDataRole.CheckStateRole) is not None
    }


def items(screen: OutputsScreen) -> list[QTreeWidgetItem]:
    """Every line of what the report can be about."""
    how = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    return screen.builder.contents.tree.findItems("", how)


def order(screen: OutputsScreen) -> list[str]:
    listed = screen.builder.contents.order
    return [listed.item(row).text() for row in range(listed.count())]


def pooled(screen: OutputsScreen) -> list[str]:
    model = screen.builder.quotes.pool
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [row.name if isinstance(row, GroupHead) else row.words for row in rows]


def quoted(screen: OutputsScreen) -> list[str]:
    return [row.words for row in screen.builder.quotes.chosen.rows]


def to_quotes(screen: OutputsScreen, qtbot: QtBot) -> None:
    """The quotes of the first section, the keyboard on what can be quoted."""
    screen.builder.show_view(QUOTES)
    looked_at(screen, qtbot)


# Contents


def test_every_code_with_passages_is_chosen_to_begin_with(screen: OutputsScreen) -> None:
    assert ticks(screen) == {
        "Moves · 7 passages": True,
        "Bags · 5 passages": False,
        "Waiting · 2 passages": False,
        "Animals · 1 passage": True,
    }
    assert order(screen) == ["1. Moves · 3 quotes", "2. Animals · 1 quote"]


def test_the_keyboard_begins_at_what_the_report_can_be_about(screen: OutputsScreen) -> None:
    assert screen.builder.contents.tree.hasFocus()


def test_a_section_is_unchosen_with_one_key_and_goes_from_the_preview(screen: OutputsScreen, qtbot: QtBot) -> None:
    tree = screen.builder.contents.tree
    QTest.keyClick(tree, Key.Key_Return)
    looked_at(screen, qtbot)
    assert not ticks(screen)["Moves · 7 passages"]
    assert order(screen) == ["1. Animals · 1 quote"]
    assert screen.builder.preview.said[0] == "1 section · 1 quote"
    assert "bags" not in screen.builder.preview.paper.toPlainText()


def test_sections_are_put_in_another_order_with_alt_and_the_arrows(screen: OutputsScreen, qtbot: QtBot) -> None:
    listed = screen.builder.contents.order
    listed.setFocus()
    QTest.keyClick(listed, Key.Key_Down, ALT)
    looked_at(screen, qtbot)
    assert order(screen) == ["1. Animals · 1 quote", "2. Moves · 3 quotes"]
    said = screen.builder.preview.paper.toPlainText()
    assert said.index("I liked the dog.") < said.index("I had two bags.")
    QTest.keyClick(listed, Key.Key_Delete)
    looked_at(screen, qtbot)
    assert order(screen) == ["1. Animals · 1 quote"]


def test_the_filter_shows_what_has_its_words(screen: OutputsScreen, qtbot: QtBot) -> None:
    contents = screen.builder.contents
    QTest.keyClicks(contents.filter, "bag")
    left = [item.text(0) for item in items(screen) if not item.isHidden()]
    assert left == ["Codes", "Moves · 7 passages", "Bags · 5 passages"]


def test_a_code_on_nothing_but_questions_is_not_chosen(screen: OutputsScreen, qtbot: QtBot) -> None:
    lines = [(INTERVIEWER, "How was school?"), ("Somebody", "Fine.")]
    [source] = builders.add(screen.study.project, builders.dialogue("Another", lines))
    builders.code(screen.study.project, source, "How was school?", "Asked about")
    qtbot.waitUntil(lambda: "Asked about · 1 passage" in ticks(screen))
    assert not ticks(screen)["Asked about · 1 passage"]


def test_with_no_section_nothing_can_be_written_and_the_next_step_is_said(
    screen: OutputsScreen, qtbot: QtBot
) -> None:
    listed = screen.builder.contents.order
    for _ in range(2):
        QTest.keyClick(listed, Key.Key_Delete)
    looked_at(screen, qtbot)
    assert order(screen) == []
    assert screen.builder.contents.nothing.isVisible()
    assert screen.builder.preview.said == ["Choose at least one section."]
    assert not screen.write_button.isEnabled()


# The preview


def test_the_preview_says_how_much_of_whom(screen: OutputsScreen) -> None:
    assert screen.builder.preview.said == [
        "2 sections · 4 quotes",
        f"{CHILD}: 3",
        f"{CARER}: 1",
        f"{PRACTITIONER}: 0",
        "3 things to look at · 3 changes to protect people",
    ]
    said = screen.builder.preview.paper.toPlainText()
    assert "3 November 2025" in said
    assert "“I had two bags.”" in said


def test_the_preview_shows_the_tables_as_tables(screen: OutputsScreen) -> None:
    frames = screen.builder.preview.paper.document().rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable)]
    raised = next(table for table in tables if words_in(table, 0, 1) == "People" and table.columns() == 6)
    assert [words_in(raised, row, 0) for row in range(raised.rows())] == [
        "Perspective",
        "Children and young people",
        "Carers",
        "Practitioners",
    ]
    assert words_in(raised, 1, 1) == "one or two"


def words_in(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().partition("\u2029")[0]


def test_the_preview_holds_nobody_who_may_not_be_quoted(screen: OutputsScreen) -> None:
    said = screen.builder.preview.paper.toPlainText()
    for unsaid in ("My bags came later.", "We waited for a call.", small_study.NATHAN_SAYS, "Nathan"):
        assert unsaid not in said


def test_a_change_of_the_study_changes_the_preview(screen: OutputsScreen, qtbot: QtBot) -> None:
    robin = builders.person(screen.study.project, "Robin")
    actions.set_excluded(screen.study.project, participant=robin, excluded=True)
    qtbot.waitUntil(lambda: "I had two bags." not in screen.builder.preview.paper.toPlainText())


def test_in_a_narrow_window_the_preview_is_one_view_more(screen: OutputsScreen, qtbot: QtBot) -> None:
    switch, preview = screen.builder.switch, screen.builder.preview
    assert not switch.buttons[PREVIEW].isVisible()
    screen.resize(800, 700)
    qtbot.waitUntil(switch.buttons[PREVIEW].isVisible)
    assert not preview.isVisible()
    switch.buttons[CONTENTS].setFocus()
    for _ in range(PREVIEW):
        QTest.keyClick(switch, Key.Key_Right)
    assert preview.isVisible()
    screen.resize(1400, 700)
    qtbot.waitUntil(lambda: not switch.buttons[PREVIEW].isVisible())
    assert preview.isVisible()
    assert switch.now == CONTENTS


# Quotes


def test_what_can_be_quoted_stands_under_its_perspective_and_why_the_rest_is_not(
    screen: OutputsScreen, qtbot: QtBot
) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    assert quoted(screen) == ["I had two bags.", "They were black bags.", "We waited all day."]
    assert view.chosen_words.text() == BY_APP
    assert pooled(screen) == []
    assert view.seek.why.words == "4 passages cannot be quoted: 4 no consent."


def test_why_passages_are_not_offered_opens_them(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    view.seek.why.followed.emit(Reason.NO_CONSENT.value)
    assert pooled(screen) == [
        CHILD,
        "My bags came later.",
        "Bags again, always bags.",
        CARER,
        "We waited for a call.",
        PRACTITIONER,
        "There were bags in the hall.",
    ]
    view.pool_list.setCurrentIndex(view.pool.index(1))
    before = quoted(screen)
    QTest.keyClick(view.pool_list, Key.Key_Return)
    assert quoted(screen) == before
    with qtbot.waitSignal(screen.study.source_wanted) as wanted:
        QTest.keyClick(view.pool_list, Key.Key_O)
    assert wanted.args == [
        small_study.source(screen.study, "Ash"),
        small_study.place(screen.study, "Ash", "My bags came later."),
    ]


def test_a_quote_is_taken_out_and_put_in_again_by_keys(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    view.chosen_list.setFocus()
    QTest.keyClick(view.chosen_list, Key.Key_Delete)
    assert quoted(screen) == ["They were black bags.", "We waited all day."]
    assert pooled(screen) == [CHILD, "I had two bags."]
    assert not view.chosen_words.isVisible()
    looked_at(screen, qtbot)
    assert "I had two bags." not in screen.builder.preview.paper.toPlainText()
    view.seek.words.setFocus()
    QTest.keyClick(view.seek.words, Key.Key_Down)
    QTest.keyClick(view.pool_list, Key.Key_Space)
    assert quoted(screen) == ["They were black bags.", "I had two bags.", "We waited all day."]
    looked_at(screen, qtbot)
    assert "“I had two bags.”" in screen.builder.preview.paper.toPlainText()


def test_quotes_are_ordered_with_alt_and_the_arrows_and_stand_so_on_the_page(
    screen: OutputsScreen, qtbot: QtBot
) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    view.chosen_list.setFocus()
    QTest.keyClick(view.chosen_list, Key.Key_Down, ALT)
    assert quoted(screen) == ["They were black bags.", "I had two bags.", "We waited all day."]
    row = view.chosen_list.at_hand()
    assert row is not None
    assert row.words == "I had two bags."
    looked_at(screen, qtbot)
    said = screen.builder.preview.paper.toPlainText()
    assert said.index("They were black bags.") < said.index("I had two bags.")


def test_a_drop_puts_a_quote_before_the_one_it_is_held_over(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    dragged = view.chosen.mimeData([view.chosen.index(1)])
    nowhere = view.chosen.index(-1)
    assert not view.chosen.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, nowhere)
    assert quoted(screen) == ["They were black bags.", "I had two bags.", "We waited all day."]


def test_quotes_stay_under_their_perspective_the_childs_first(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    view.chosen_list.choose(2)
    QTest.keyClick(view.chosen_list, Key.Key_Up, ALT)
    assert quoted(screen) == ["I had two bags.", "They were black bags.", "We waited all day."]


def test_the_app_chooses_again_when_asked(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    assert not view.app_button.isEnabled()
    for _ in range(3):
        QTest.keyClick(view.chosen_list, Key.Key_Delete)
    assert quoted(screen) == []
    assert view.chosen_list.nothing == NONE_CHOSEN
    QTest.keyClick(view.app_button, Key.Key_Return)
    looked_at(screen, qtbot)
    assert len(quoted(screen)) == 3


def test_a_quote_is_cut_to_the_words_that_stay(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    view.chosen_list.setFocus()
    QTest.keyClick(view.chosen_list, Key.Key_Return)
    dialog = screen.findChild(KeepDialog)
    assert dialog is not None
    cursor = dialog.text.textCursor()
    cursor.setPosition(len("I had "))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    dialog.text.setTextCursor(cursor)
    QTest.keyClick(dialog.only_button, Key.Key_Return)
    assert dialog.shown.text() == "“[…] two bags.”"
    dialog.accept()
    assert quoted(screen)[0] == "[…] two bags."
    looked_at(screen, qtbot)
    assert "“[…] two bags.”" in screen.builder.preview.paper.toPlainText()


def test_a_quote_whose_consent_is_taken_back_says_so(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    view = screen.builder.quotes
    QTest.keyClick(view.chosen_list, Key.Key_Down, ALT)
    looked_at(screen, qtbot)
    row: ChosenRow = view.chosen.rows[1]
    robin = builders.person(screen.study.project, "Robin")
    actions.set_consent(screen.study.project, participant=robin, scope=ConsentScope.QUOTE, given=False)
    looked_at(screen, qtbot)
    assert row.fault == ""
    assert view.chosen.rows[1].fault == "Cannot be quoted: no consent"


def test_the_meter_counts_quotes_of_the_whole_report(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    meter = screen.builder.quotes.meter
    assert meter.said == [
        f"{CHILD}: 3 of 2 people",
        f"{CARER}: 1 of 1 person",
        f"{PRACTITIONER}: 0",
        f"Nobody of {PRACTITIONER} is quoted.",
    ]
    QTest.keyClick(meter.people_button, Key.Key_Return)
    assert meter.people.isVisible()


# Checks


def refuse_robin(screen: OutputsScreen, qtbot: QtBot) -> None:
    """Robin is quoted by hand, and takes the consent to it back."""
    to_quotes(screen, qtbot)
    QTest.keyClick(screen.builder.quotes.chosen_list, Key.Key_Down, ALT)
    looked_at(screen, qtbot)
    project = screen.study.project
    robin = builders.person(project, "Robin")
    actions.set_consent(project, participant=robin, scope=ConsentScope.QUOTE, given=False)
    looked_at(screen, qtbot)


def test_nothing_is_written_while_something_stands_in_the_way(screen: OutputsScreen, qtbot: QtBot) -> None:
    assert screen.write_button.isEnabled()
    refuse_robin(screen, qtbot)
    assert not screen.write_button.isEnabled()
    assert "Robin has not agreed to be quoted" in screen.write_button.toolTip()
    assert screen.builder.switch.buttons[CHECKS].text() == "Checks (2)"
    assert screen.builder.preview.said[-1].startswith("2 things stop this report")
    with qtbot.waitSignal(screen.study.said) as said:
        screen.write()
    assert said.args[0].startswith("The report cannot be written yet. Robin interview, turn 2")
    assert screen.builder.checks.said[0] == "Stops the report"
    assert screen.findChild(QFileDialog) is None


def test_a_check_leads_to_the_quote_it_is_about(screen: OutputsScreen, qtbot: QtBot) -> None:
    refuse_robin(screen, qtbot)
    screen.builder.show_checks()
    checks = screen.builder.checks.list
    assert checks.hasFocus()
    QTest.keyClick(checks, Key.Key_Return)
    view = screen.builder.quotes
    assert view.chosen_list.hasFocus()
    row = view.chosen_list.at_hand()
    assert row is not None
    assert row.fault == "Cannot be quoted: no consent"
    QTest.keyClick(view.chosen_list, Key.Key_Delete)
    QTest.keyClick(view.chosen_list, Key.Key_Delete)
    looked_at(screen, qtbot)
    assert screen.write_button.isEnabled()


def test_the_preview_follows_the_section_at_hand_and_a_click_in_it_is_followed(
    screen: OutputsScreen, qtbot: QtBot
) -> None:
    paper, listed = screen.builder.preview.paper, screen.builder.contents.order
    screen.resize(1400, 500)
    listed.setFocus()
    assert paper.verticalScrollBar().value() == 0
    QTest.keyClick(listed, Key.Key_Down)
    assert paper.verticalScrollBar().value() > 0
    found = paper.document().find("What carers said")
    click_at(paper, found)
    assert screen.draft.known.name(screen.draft.at_hand or screen.draft.sections[1]) == "Moves"
    assert listed.currentRow() == 0


def click_at(paper: Paper, found: QTextCursor) -> None:
    """Brings words into sight and clicks them."""
    found.clearSelection()
    paper.setTextCursor(found)
    paper.ensureCursorVisible()
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=paper.cursorRect(found).center())


# Settings


def test_settings_are_what_is_written(screen: OutputsScreen, qtbot: QtBot) -> None:
    settings = screen.builder.settings
    screen.builder.show_view(2)
    assert settings.title.hasFocus()
    QTest.keyClicks(settings.title, "What we heard")
    QTest.keyClicks(settings.version, "Draft 2")
    settings.quotes.setValue(0)
    settings.wording.setCurrentIndex(settings.wording.findData(Wording.WORDS))
    settings.wording.activated.emit(settings.wording.currentIndex())
    QTest.keyClick(settings.appendices[Appendix.CODEBOOK], Key.Key_Space)
    looked_at(screen, qtbot)
    spec = screen.draft.spec
    assert (spec.title, spec.version, spec.quotes_per_perspective) == ("What we heard", "Draft 2", 0)
    assert (spec.wording, spec.date) == (Wording.WORDS, DAY)
    assert Appendix.CODEBOOK not in spec.appendices
    said = screen.builder.preview.paper.toPlainText()
    assert said.startswith("What we heard")
    assert "Draft 2" in said


def test_notes_ticked_for_reports_are_shown_when_asked_for(screen: OutputsScreen, qtbot: QtBot) -> None:
    project = screen.study.project
    note = coding.write_note(project, text="Go back to the bags.", author="Ada")
    coding.tick_for_report(project, note=note, by="Ada", ticked=True)
    looked_at(screen, qtbot)
    assert "Go back to the bags." not in screen.builder.preview.paper.toPlainText()
    QTest.keyClick(screen.builder.settings.appendices[Appendix.NOTES], Key.Key_Space)
    looked_at(screen, qtbot)
    assert "Go back to the bags." in screen.builder.preview.paper.toPlainText()


def test_every_field_says_its_name_to_a_screen_reader(screen: OutputsScreen) -> None:
    settings = screen.builder.settings
    fields = (settings.title, settings.version, settings.date, settings.stage, settings.circle, settings.question)
    assert [field.accessibleName() for field in fields] == [
        "Title",
        "Version note",
        "Date",
        "Draft or final",
        "Not to circulate beyond",
        "What the study asks",
    ]
    more = (settings.wording, settings.attribution, settings.quotes, settings.longest)
    assert [field.accessibleName() for field in more] == [
        "How many, said as",
        "Whose a quote is, said by",
        "Quotes per perspective",
        "Longest quote, in words",
    ]


# Saved reports


def save_as(screen: OutputsScreen, qtbot: QtBot, name: str) -> None:
    QTest.keyClick(screen.saved.save_button, Key.Key_Return)
    name_it(screen, qtbot, name)


def name_it(screen: OutputsScreen, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: screen.findChild(NameDialog) is not None)
    dialog = screen.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText(name)
    dialog.accept()
    looked_at(screen, qtbot)


def names(screen: OutputsScreen) -> list[str]:
    return [screen.saved.choice.itemText(place) for place in range(screen.saved.choice.count())]


def test_a_report_is_saved_under_a_name_changed_and_marked(screen: OutputsScreen, qtbot: QtBot) -> None:
    assert (names(screen), screen.saved.state.text()) == (["New report"], "not saved")
    save_as(screen, qtbot, "For the board")
    assert (names(screen), screen.saved.state.text()) == (["New report", "For the board"], "saved")
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    assert screen.saved.state.text() == "changed since it was saved"
    assert names(screen) == ["New report", "• For the board"]
    assert screen.unfinished == "The report has choices that are not saved."
    QTest.keyClick(screen.saved.save_button, Key.Key_Return)
    looked_at(screen, qtbot)
    assert screen.saved.state.text() == "saved"
    assert screen.unfinished == ""


def test_saving_is_undone_and_what_was_chosen_stays_on_the_page(screen: OutputsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    save_as(screen, qtbot, "For the board")
    screen.study.project.undo()
    looked_at(screen, qtbot)
    assert (names(screen), screen.saved.state.text()) == (["New report"], "not saved")
    assert order(screen) == ["1. Animals · 1 quote"]


def test_undoing_a_change_shows_the_report_as_it_was_saved_before(screen: OutputsScreen, qtbot: QtBot) -> None:
    save_as(screen, qtbot, "For the board")
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    QTest.keyClick(screen.saved.save_button, Key.Key_Return)
    looked_at(screen, qtbot)
    assert len(order(screen)) == 1
    screen.study.project.undo()
    qtbot.waitUntil(lambda: len(order(screen)) == 2)
    looked_at(screen, qtbot)
    assert screen.saved.state.text() == "saved"


def test_the_report_that_was_open_is_open_again(screen: OutputsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    save_as(screen, qtbot, "For the board")
    assert "board" not in str(screen.study.settings)
    again = OutputsScreen(screen.study)
    shown(qtbot, again)
    qtbot.waitUntil(lambda: order(again) == ["1. Animals · 1 quote"])
    assert again.saved.choice.currentText() == "For the board"


def test_a_saved_report_keeps_its_quotes(screen: OutputsScreen, qtbot: QtBot) -> None:
    to_quotes(screen, qtbot)
    QTest.keyClick(screen.builder.quotes.chosen_list, Key.Key_Delete)
    save_as(screen, qtbot, "For the board")
    with screen.study.project.reading() as session:
        [row] = saved_reports(session)
    assert "black bags" not in row.spec
    screen.saved.wanted.emit(None)
    looked_at(screen, qtbot)
    assert len(quoted(screen)) == 3
    screen.saved.wanted.emit(row)
    looked_at(screen, qtbot)
    assert quoted(screen) == ["They were black bags.", "We waited all day."]


def test_choices_that_are_not_saved_are_not_lost_unasked(screen: OutputsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    screen.saved.new()
    box = screen.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "The report has choices that are not saved."
    box.reject()
    looked_at(screen, qtbot)
    assert order(screen) == ["1. Animals · 1 quote"]


def test_a_saved_report_is_renamed_duplicated_and_removed(screen: OutputsScreen, qtbot: QtBot) -> None:
    save_as(screen, qtbot, "For the board")
    screen.saved.rename()
    name_it(screen, qtbot, "For the panel")
    assert names(screen) == ["New report", "For the panel"]
    screen.saved.duplicate()
    name_it(screen, qtbot, "For the board")
    assert names(screen) == ["New report", "For the panel", "For the board"]
    assert screen.saved.choice.currentText() == "For the board"
    screen.saved.remove()
    looked_at(screen, qtbot)
    assert (names(screen), screen.saved.state.text()) == (["New report", "For the panel"], "not saved")


def test_a_name_that_is_taken_is_refused_in_a_sentence(screen: OutputsScreen, qtbot: QtBot) -> None:
    save_as(screen, qtbot, "For the board")
    screen.saved.save_as()
    with qtbot.waitSignal(screen.study.tasks.problem) as told:
        name_it(screen, qtbot, "for the board")
    assert "already" in told.args[0].sentence


# Kinds


def test_a_codebook_has_nothing_to_choose(screen: OutputsScreen, qtbot: QtBot) -> None:
    screen.draft.change_kind(ReportKind.CODEBOOK)
    looked_at(screen, qtbot)
    contents = screen.builder.contents
    assert not contents.tree.isVisible()
    assert contents.nothing.text() == "A codebook holds every code: there is nothing to choose."
    assert screen.write_button.isEnabled()


# Writing


def choose(screen: OutputsScreen, qtbot: QtBot, path: Path) -> None:
    """Asks for the report and answers where it goes."""
    QTest.mouseClick(screen.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is not None)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Test study – Theme summary.docx"
    field.setText(str(path))
    QTest.keyClick(field, Key.Key_Return)


def test_the_report_is_written_where_it_was_asked_for(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(screen, qtbot, tmp_path / "summary.docx")
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text() == "Report written: summary.docx, 4 quotes."
    words = [paragraph.text for paragraph in Document(str(tmp_path / "summary.docx")).paragraphs]
    assert "“I had two bags.”" in words
    assert screen.study.settings.window[FOLDER] == str(tmp_path)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    QTest.mouseClick(screen.notice.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.notice.folder_button, Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "summary.docx", tmp_path]


def test_what_was_written_is_in_the_register_with_whose_words(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(screen, qtbot, tmp_path / "summary.docx")
    qtbot.waitUntil(screen.notice.isVisible)
    QTest.keyClick(screen.register_button, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.register.shown.rowCount() == 1)
    assert screen.register.table.isVisible()
    assert "Robin (2 quotes)" in screen.register.words.text()
    QTest.keyClick(screen.register.back_button, Key.Key_Return)
    assert screen.builder.isVisible()


def test_a_report_written_again_says_whether_it_is_the_same(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, expected in enumerate(("Report written", "The same, letter for letter", "Not the same")):
        if expected == "Not the same":
            kit = builders.person(screen.study.project, "Kit")
            actions.set_consent(screen.study.project, participant=kit, scope=ConsentScope.QUOTE, given=False)
            looked_at(screen, qtbot)
        screen.notice.hide()
        choose(screen, qtbot, tmp_path / f"{number}.docx")
        qtbot.waitUntil(screen.notice.isVisible)
        assert expected in screen.notice.words.text()


def test_the_settings_of_a_file_are_taken_up_again(screen: OutputsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    looked_at(screen, qtbot)
    choose(screen, qtbot, tmp_path / "summary.docx")
    qtbot.waitUntil(screen.notice.isVisible)
    QTest.keyClick(screen.builder.contents.tree, Key.Key_Return)
    looked_at(screen, qtbot)
    assert len(order(screen)) == 2
    screen.draft.open(screen.draft.spec, None)
    screen.show_register()
    qtbot.waitUntil(lambda: screen.register.shown.rowCount() == 1)
    QTest.keyClick(screen.register.again_button, Key.Key_Return)
    qtbot.waitUntil(lambda: len(order(screen)) == 1)
    assert screen.builder.isVisible()


def test_a_report_that_cannot_be_written_says_so_in_a_sentence(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.writing.write(screen.draft.spec, tmp_path / "gone" / "summary.docx")
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text() == "The folder for the report does not exist. Choose another folder."
    assert not screen.notice.open_button.isVisible()
    assert screen.write_button.isEnabled()


def test_writing_can_be_stopped(screen: OutputsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    screen.writing.write(screen.draft.spec, tmp_path / "summary.docx")
    assert (screen.write_button.text(), screen.write_button.isEnabled()) == ("Writing…", False)
    QTest.mouseClick(screen.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text() == "Stopped. No report was written."
    assert not (tmp_path / "summary.docx").exists()
    assert not screen.cancel_button.isVisible()


def test_tables_are_written_and_noted_in_the_register(screen: OutputsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    screen.other_files.choose_tables(screen.draft.spec)
    dialog = screen.findChild(TickListDialog)
    assert dialog is not None
    assert dialog.list.count() == 4
    dialog.reject()
    screen.other_files.write_tables(["matrix"], screen.draft.spec, tmp_path / "tables.csv")
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text().startswith("Tables written: tables.csv.")
    assert "Moves" in (tmp_path / "tables.csv").read_text("utf-8-sig")
    with screen.study.project.reading() as session:
        assert [(row.kind, row.format) for row in exports(session)] == [("table", "csv")]


def test_the_framework_matrix_of_the_report_is_written(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    spec = sections.settled(screen.draft.spec, screen.draft.known)
    screen.other_files.write_framework(spec, tmp_path / "matrix.xlsx")
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text().startswith("Framework matrix written: matrix.xlsx.")
    assert (tmp_path / "matrix.xlsx").exists()


# The page as a whole


def test_a_page_without_passages_says_the_next_step(empty: OpenStudy, qtbot: QtBot) -> None:
    screen = OutputsScreen(empty)
    shown(qtbot, screen)
    settled(qtbot, empty)
    page = next(page for page in screen.findChildren(EmptyState) if page.isVisible())
    assert page.accessibleName() == "Nothing to report yet"
    with qtbot.waitSignal(empty.screen_wanted) as wanted:
        QTest.keyClick(page.buttons[0], Key.Key_Space)
    assert wanted.args == ["transcripts"]
