"""Themes as their page shows them: claims with their passages, named for and against, edited in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.theme_rows import ThemeStatus
from app.store.project import Project
from app.ui.coding.codebook.theme_page import ThemePage
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.tick_list import TickListDialog
from tests.builders import add, code, dialogue
from tests.ui.opened import open_study

LONG = 20_000


@pytest.fixture
def opened(study: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    lines = [("Robin", "Nobody said why. I saw the bags."), ("Kit", "We told him the week before.")]
    (source,) = add(study, dialogue("Visit", lines))
    code(study, source, "Nobody said why", "Moves / Not told")
    code(study, source, "told him the week before", "Moves / Told")
    parent = QObject()
    shown = open_study(study, theme, tmp_path, parent)
    yield shown
    shown.stop_work()


@pytest.fixture
def page(opened: OpenStudy, qtbot: QtBot) -> ThemePage:
    made = ThemePage(opened)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    opened.changed.connect(lambda _: made.refresh())
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


@pytest.fixture
def built(page: ThemePage, opened: OpenStudy, qtbot: QtBot) -> ThemePage:
    """With a theme of both codes at hand and its passages read."""
    with opened.project.reading() as session:
        moves = queries.code_at(session, "Moves").id
    actions.add_theme(opened.project, name="Moves happen to children", codes=[moves])
    qtbot.waitUntil(lambda: page.passages.rowCount() == 2, timeout=LONG)
    return page


def sides(page: ThemePage) -> tuple[list[str], list[str]]:
    """The first lines of what speaks against the theme, and for it."""
    lists = (page.evidence.against, page.evidence.supporting)
    told = [[one.item(row).text().split("\n")[0] for row in range(one.count())] for one in lists]
    return told[0], told[1]


def test_a_first_theme_is_made_by_its_name(page: ThemePage) -> None:
    assert page.no_themes.isVisible()
    QTest.keyClicks(page.names.new, "Moves happen to children")
    QTest.keyClick(page.names.new, Qt.Key.Key_Return)
    assert page.title.text() == "Moves happen to children"
    assert page.told.text() == "Built from no code yet."
    assert page.record.lacks.text() == (
        "It lacks a statement, codes and contrary evidence, or a word on why there is none."
    )


def test_codes_are_ticked_and_their_people_and_passages_counted(
    page: ThemePage, opened: OpenStudy, qtbot: QtBot
) -> None:
    actions.add_theme(opened.project, name="Moves")
    page.choose_codes()
    (dialog,) = page.findChildren(TickListDialog)
    assert [dialog.list.item(row).text() for row in range(3)] == ["Moves", "Moves / Not told", "Moves / Told"]
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert page.told.text() == "2 people, 2 passages, 1 code. 0 named for it, 0 against."
    qtbot.waitUntil(lambda: page.passages.rowCount() == 2, timeout=LONG)


def test_passages_are_named_for_and_against_by_one_key(built: ThemePage, opened: OpenStudy) -> None:
    built.list.setCurrentIndex(built.passages.index(1, 0))
    built.list.setFocus()
    QTest.keyClick(built.list, Qt.Key.Key_Minus)
    built.list.setCurrentIndex(built.passages.index(0, 0))
    QTest.keyClick(built.list, Qt.Key.Key_Plus)
    assert sides(built) == (["“told him the week before”"], ["“Nobody said why”"])
    opened.project.undo()
    assert sides(built)[1] == ["Nothing named yet. Choose a passage and say that it speaks for the theme."]
    built.evidence.against.setCurrentRow(0)
    QTest.keyClick(built.evidence.against, Qt.Key.Key_Delete)
    assert built.told.text().endswith("0 named for it, 0 against.")


def test_enter_opens_a_named_passage_in_its_transcript(built: ThemePage, opened: OpenStudy, qtbot: QtBot) -> None:
    built.list.setCurrentIndex(built.passages.index(0, 0))
    built.name_passages(contrary=False)
    built.evidence.supporting.setCurrentRow(0)
    with qtbot.waitSignal(opened.source_wanted) as wanted:
        QTest.keyClick(built.evidence.supporting, Qt.Key.Key_Return)
    assert (wanted.args or [])[1].start == len("Robin: ")


def test_each_part_of_the_record_is_stored_when_it_is_left(built: ThemePage, opened: OpenStudy) -> None:
    built.record.parts["statement"].setFocus()
    QTest.keyClicks(built.record.parts["statement"], "Children are moved, not told.")
    built.record.status.setCurrentIndex(1)
    built.record.status.activated.emit(1)
    built.record.name.setFocus()
    assert built.statement.text() == "Children are moved, not told."
    with opened.project.reading() as session:
        (row,) = queries.themes(session)
    assert row.status is ThemeStatus.REVIEWED
    assert opened.project.undo_label == "Edit theme"


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(
    built: ThemePage, opened: OpenStudy, qtbot: QtBot
) -> None:
    actions.add_theme(opened.project, name="Voice")
    with qtbot.waitSignal(opened.tasks.problem):
        built.record.name.selectAll()
        QTest.keyClicks(built.record.name, "voice")
        QTest.keyClick(built.record.name, Qt.Key.Key_Return)
    assert built.record.name.text() == "Moves happen to children"


def test_named_passages_are_never_half_there(built: ThemePage, qtbot: QtBot) -> None:
    built.list.selectAll()
    built.name_passages(contrary=True)
    against = built.evidence.against

    def whole() -> bool:
        rows = [against.visualItemRect(against.item(row)) for row in range(against.count())]
        return len(rows) == 2 and rows[0].top() >= 0 and rows[1].bottom() < against.viewport().height()

    qtbot.waitUntil(whole)
    for width in (400, 1200):
        built.resize(width, 800)
        qtbot.waitUntil(whole)
