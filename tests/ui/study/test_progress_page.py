"""Progress and topic guide: what the two tables beside the overview show, and what is done there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding import queries as codings
from app.store.project import Project
from app.study import actions, queries
from app.study.guide_rows import GuideQuestionId
from app.study.rows import SourceStatus
from app.ui.open_study import OpenStudy
from app.ui.study.overview_screen import OverviewScreen
from app.ui.widgets.tick_list import TickListDialog
from tests.builders import code

PROGRESS, GUIDE = 1, 2


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> Iterator[OverviewScreen]:
    shown = OverviewScreen(opened)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


@pytest.fixture
def question(filled: Project) -> GuideQuestionId:
    return actions.add_guide_question(filled, text="Who told you?")


def rows(screen: OverviewScreen) -> list[list[str]]:
    shown = screen.progress.shown
    return [[shown.index(row, column).data() for column in range(6)] for row in range(shown.rowCount())]


def cells(screen: OverviewScreen) -> list[str]:
    model = screen.guide.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_each_transcript_says_how_far_it_is_coded_and_by_whom(screen: OverviewScreen, filled: Project) -> None:
    with filled.reading() as session:
        robin = queries.source_named(session, "Visit to Robin").id
    code(filled, robin, "Tuesday", "Moves", "Ada")
    screen.switch.choose(PROGRESS)
    assert rows(screen)[0] == ["Visit to Robin", "Being coded", "1 of 1", "1", "Ada (1)", "No guide yet"]
    assert rows(screen)[1] == ["Visit to Marian", "Not coded yet", "0 of 1", "0", "Nobody yet", "No guide yet"]
    assert screen.progress.told.text() == (
        "0 of 4 transcripts fully coded. 1 of 4 turns hold a passage. Passages by coder: Ada 1."
    )


def test_several_are_marked_fully_coded_in_one_step(screen: OverviewScreen, filled: Project) -> None:
    screen.switch.choose(PROGRESS)
    screen.progress.table.selectAll()
    screen.progress.set_status(SourceStatus.CODED)
    assert {row[1] for row in rows(screen)} == {"Fully coded"}
    filled.undo()
    assert {row[1] for row in rows(screen)} == {"Not coded yet"}


def test_enter_opens_the_transcript_at_hand(screen: OverviewScreen, opened: OpenStudy, qtbot: QtBot) -> None:
    screen.switch.choose(PROGRESS)
    screen.progress.table.selectRow(2)
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        QTest.keyClick(screen.progress.table, Qt.Key.Key_Return)
    with opened.project.reading() as session:
        assert wanted.args == [queries.source_named(session, "Visit to Terry").id, None]


def test_the_table_is_copied_for_word_and_excel(screen: OverviewScreen) -> None:
    screen.switch.choose(PROGRESS)
    screen.progress.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Transcript\tStatus\tTurns with a passage")
    assert len(lines) == 5


def test_the_views_are_gone_through_with_the_arrow_keys(screen: OverviewScreen, question: GuideQuestionId) -> None:
    screen.switch.buttons[0].setFocus()
    QTest.keyClick(screen.switch, Qt.Key.Key_Right)
    QTest.keyClick(screen.switch, Qt.Key.Key_Right)
    assert screen.switch.now == GUIDE
    assert screen.guide.isVisible()
    place = screen.place()
    screen.switch.choose(0)
    screen.return_to(place)
    assert screen.guide.isVisible()


def test_space_goes_from_asked_to_not_asked_to_not_recorded(
    screen: OverviewScreen, question: GuideQuestionId
) -> None:
    screen.switch.choose(GUIDE)
    grid = screen.guide.grid
    grid.setCurrentIndex(screen.guide.model.index(1, 0))
    seen = []
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Space)
        seen.append(cells(screen))
    assert seen == [["", "✓", "", ""], ["", "–", "", ""], ["", "", "", ""]]
    assert "not recorded" in screen.guide.model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_key_says_it_of_all_selected_cells_in_one_step(
    screen: OverviewScreen, question: GuideQuestionId, filled: Project
) -> None:
    screen.switch.choose(GUIDE)
    screen.guide.grid.selectAll()
    QTest.keyClick(screen.guide.grid, Qt.Key.Key_Y)
    assert cells(screen) == ["✓"] * 4
    QTest.keyClick(screen.guide.grid, Qt.Key.Key_N)
    assert cells(screen) == ["–"] * 4
    filled.undo()
    assert cells(screen) == ["✓"] * 4


def test_a_question_is_added_and_says_what_it_asks_about(
    screen: OverviewScreen, filled: Project, qtbot: QtBot
) -> None:
    moves = coding.add_code(filled, name="Moves")
    coding.add_code(filled, name="School")
    screen.switch.choose(GUIDE)
    QTest.keyClicks(screen.guide.questions.new, "Who helped?")
    QTest.keyClick(screen.guide.questions.new, Qt.Key.Key_Return)
    assert screen.guide.questions.names() == ["Who helped?"]
    screen.guide.choose_codes()
    (dialog,) = screen.guide.findChildren(TickListDialog)
    dialog.filter.setText("mov")
    assert [dialog.list.item(row).isHidden() for row in range(2)] == [False, True]
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    with filled.reading() as session:
        assert list(codings.guide_codes(session).values()) == [(moves,)]
    assert screen.guide.questions.list.item(0).toolTip() == "<qt>Asks about Moves</qt>"
