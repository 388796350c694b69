"""Outputs as its author meets it: choosing, looking, writing, and what is said when it cannot be written."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.reports.spec import Wording
from app.study import actions
from app.ui.open_study import OpenStudy
from app.ui.reports.outputs_screen import FOLDER, OutputsScreen
from app.ui.widgets.empty_state import EmptyState
from tests import builders
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER
from tests.ui.perspectives import small_study
from tests.ui.perspectives.small_study import settled, shown
from tests.ui.reports.days import DAY

Key = Qt.Key


@pytest.fixture
def screen(small: OpenStudy, qtbot: QtBot) -> OutputsScreen:
    """The page with its preview, the date always the same."""
    made = OutputsScreen(small)
    made.form.date.setDate(QDate(DAY.year, DAY.month, DAY.day))
    shown(qtbot, made)
    qtbot.waitUntil(lambda: bool(made.paper.toPlainText()))
    looked_at(made, qtbot)
    return made


def looked_at(screen: OutputsScreen, qtbot: QtBot) -> None:
    """Waits until the preview is of what is chosen now."""
    qtbot.waitUntil(lambda: not screen.is_preparing)
    settled(qtbot, screen.study)


def themes(screen: OutputsScreen) -> list[tuple[str, bool]]:
    tree = screen.form.themes
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(top.text(0), top.checkState(0) == Qt.CheckState.Checked) for top in tops if top is not None]


def test_every_theme_with_passages_is_chosen_to_begin_with(screen: OutputsScreen) -> None:
    assert themes(screen) == [("Moves · 7 passages", True), ("Animals · 1 passage", True)]


def test_the_preview_says_how_much_and_what_cannot_be_quoted(screen: OutputsScreen) -> None:
    assert screen.summary.sentences == [
        "2 themes · 4 quotes",
        f"{CHILD}: 3",
        f"{CARER}: 1",
        f"{PRACTITIONER}: 0",
        "4 passages are from people whose consent to quote is not recorded.",
    ]
    said = screen.paper.toPlainText()
    assert "3 November 2025" in said
    assert "“I had two bags.”" in said
    assert "Moves: who raised it" in said


def test_the_preview_shows_the_tables_as_tables(screen: OutputsScreen) -> None:
    tables = [
        frame for frame in screen.paper.document().rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    raised = next(table for table in tables if words_in(table, 0, 1) == "People" and table.columns() == 6)
    assert [words_in(raised, row, 0) for row in range(raised.rows())] == [
        "Perspective",
        "Children and young people",
        "Carers",
        "Practitioners",
    ]
    assert " of " in words_in(raised, 1, 1)


def words_in(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().partition("\u2029")[0]


def test_a_code_on_nothing_but_questions_is_not_chosen(small: OpenStudy, qtbot: QtBot) -> None:
    made = OutputsScreen(small)
    shown(qtbot, made)
    looked_at(made, qtbot)
    lines = [(INTERVIEWER, "How was school?"), ("Somebody", "Fine.")]
    [source] = builders.add(small.project, builders.dialogue("Another", lines))
    builders.code(small.project, source, "How was school?", "Asked about")
    looked_at(made, qtbot)
    qtbot.waitUntil(lambda: any(words.startswith("Asked about") for words, _ in themes(made)))
    assert ("Asked about · 1 passage", False) in themes(made)


def test_notes_ticked_for_reports_are_shown_when_asked_for(screen: OutputsScreen, qtbot: QtBot) -> None:
    project = screen.study.project
    note = coding.write_note(project, text="Go back to the bags.", author="Ada")
    coding.tick_for_report(project, note=note, by="Ada", ticked=True)
    looked_at(screen, qtbot)
    assert "Go back to the bags." not in screen.paper.toPlainText()
    QTest.keyClick(screen.form.notes, Key.Key_Space)
    looked_at(screen, qtbot)
    assert "Go back to the bags." in screen.paper.toPlainText()


def test_the_preview_holds_nobody_who_may_not_be_quoted(screen: OutputsScreen) -> None:
    said = screen.paper.toPlainText()
    for unsaid in ("My bags came later.", "We waited for a call.", small_study.NATHAN_SAYS, "Nathan"):
        assert unsaid not in said


def test_a_theme_is_unchosen_with_one_key_and_goes_from_the_preview(screen: OutputsScreen, qtbot: QtBot) -> None:
    screen.form.themes.setFocus()
    QTest.keyClick(screen.form.themes, Key.Key_Space)
    looked_at(screen, qtbot)
    assert themes(screen)[0] == ("Moves · 7 passages", False)
    assert screen.summary.sentences[0] == "1 theme · 1 quote"
    assert "bags" not in screen.paper.toPlainText()


def test_with_no_theme_nothing_can_be_written(screen: OutputsScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.form.none_button, Qt.MouseButton.LeftButton)
    looked_at(screen, qtbot)
    assert screen.summary.sentences == ["Choose at least one theme."]
    assert not screen.write_button.isEnabled()
    QTest.mouseClick(screen.form.all_button, Qt.MouseButton.LeftButton)
    looked_at(screen, qtbot)
    assert screen.write_button.isEnabled()


def test_choices_are_what_is_written(screen: OutputsScreen, qtbot: QtBot) -> None:
    form = screen.form
    form.title.setText("What we heard")
    form.version.setText("Draft 2")
    form.quotes.setValue(0)
    form.wording.setCurrentIndex(form.wording.findData(Wording.WORDS))
    form.codebook.setChecked(False)
    looked_at(screen, qtbot)
    spec = form.spec()
    assert spec is not None
    assert (spec.title, spec.version, spec.quotes_per_perspective) == ("What we heard", "Draft 2", 0)
    assert (spec.wording, spec.appendices, spec.date) == (Wording.WORDS, frozenset(), DAY)
    said = screen.paper.toPlainText()
    assert said.startswith("What we heard")
    assert "Draft 2" in said
    assert "codebook" not in said.casefold().partition("limits")[2]


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


def test_a_report_that_cannot_be_written_says_so_in_a_sentence(
    screen: OutputsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    spec = screen.form.spec()
    assert spec is not None
    screen.write(spec, tmp_path / "gone" / "summary.docx")
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text() == "The folder for the report does not exist. Choose another folder."
    assert not screen.notice.open_button.isVisible()
    assert screen.write_button.isEnabled()


def test_writing_can_be_stopped(screen: OutputsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    spec = screen.form.spec()
    assert spec is not None
    screen.write(spec, tmp_path / "summary.docx")
    assert (screen.write_button.text(), screen.write_button.isEnabled()) == ("Writing…", False)
    QTest.mouseClick(screen.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.notice.isVisible)
    assert screen.notice.words.text() == "Stopped. No report was written."
    assert not (tmp_path / "summary.docx").exists()
    assert not screen.cancel_button.isVisible()


def test_a_change_of_the_study_changes_the_preview(screen: OutputsScreen, qtbot: QtBot) -> None:
    actions.set_excluded(
        screen.study.project, participant=builders.person(screen.study.project, "Robin"), excluded=True
    )
    qtbot.waitUntil(lambda: "I had two bags." not in screen.paper.toPlainText())


def test_a_page_without_passages_says_the_next_step(empty: OpenStudy, qtbot: QtBot) -> None:
    screen = OutputsScreen(empty)
    shown(qtbot, screen)
    settled(qtbot, empty)
    page = next(page for page in screen.findChildren(EmptyState) if page.isVisible())
    assert page.accessibleName() == "Nothing to report yet"
    with qtbot.waitSignal(empty.screen_wanted) as wanted:
        QTest.keyClick(page.buttons[0], Key.Key_Space)
    assert wanted.args == ["transcripts"]


def test_every_field_says_its_name_to_a_screen_reader(screen: OutputsScreen) -> None:
    form = screen.form
    fields = (form.themes, form.title, form.version, form.date, form.quotes, form.wording)
    assert [field.accessibleName() for field in fields] == [
        "Themes of the report",
        "Title",
        "Version note",
        "Date",
        "Quotes per perspective",
        "How many, said as",
    ]
