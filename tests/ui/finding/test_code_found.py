"""Coding what was found: a look at each passage, ticks, one step."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.finding.code_found_dialog import CodeFoundDialog
from app.ui.finding.find_screen import FindScreen
from app.ui.open_study import OpenStudy
from tests.builders import code
from tests.ui.coding.open_studies import coded_words, codes, source
from tests.ui.finding.looking import look_for

SENTENCE = 1


@pytest.fixture
def dialog(screen: FindScreen, qtbot: QtBot) -> Iterator[Callable[[str], CodeFoundDialog]]:
    """The preview of everything that is found for some words, read to its end."""
    made: list[CodeFoundDialog] = []

    def preview(typed: str) -> CodeFoundDialog:
        look_for(screen, typed, qtbot)
        screen.code_button.click()
        made.append(screen.window().findChildren(CodeFoundDialog)[-1])
        made[-1].setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        wait(made[-1], qtbot)
        return made[-1]

    yield preview
    for one in made:
        one.reject()
        one.deleteLater()


def wait(dialog: CodeFoundDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading, timeout=60_000)


def words(dialog: CodeFoundDialog) -> list[str]:
    return [passage.words for passage in dialog.model.chosen()]


def people(dialog: CodeFoundDialog) -> list[str]:
    return [dialog.people.item(row).text() for row in range(dialog.people.count())]


def test_passages_are_looked_at_and_coded_in_one_step_that_can_be_undone(
    study: OpenStudy, dialog: Callable[[str], CodeFoundDialog], qtbot: QtBot
) -> None:
    preview = dialog("bags")
    assert preview.told.text() == "3 passages from 3 people."
    assert not preview.code_button.isEnabled(), "no code is named yet"
    preview.reach.setCurrentIndex(SENTENCE)
    QTest.keyClicks(preview.code, "Things / Bags")
    wait(preview, qtbot)
    assert preview.made.text() == "A new code"
    assert words(preview) == [
        "It was just bags in the car.",
        "She came with bags.",
        "I said nothing at all about the bags.",
    ]
    assert people(preview) == ["Robin  1 of 1", "Marian  1 of 1", "Sam  1 of 1"]
    assert preview.code_button.text() == "Code 3 passages"
    with qtbot.waitSignal(study.said) as said:
        preview.code_button.click()
    assert said.args == ["3 passages coded with Things / Bags. Undo takes it back."]
    assert coded_words(study, "Robin interview") == [("Bags", "It was just bags in the car.")]
    assert study.project.undo_label == "Code found passages"
    study.project.undo()
    assert codes(study) == {}


def test_what_has_the_code_begins_unticked_and_a_person_is_ticked_whole(
    study: OpenStudy, dialog: Callable[[str], CodeFoundDialog], qtbot: QtBot
) -> None:
    code(study.project, source(study, "Robin interview").id, "just bags", "Things")
    preview = dialog("the")
    preview.code.setEditText("things")
    wait(preview, qtbot)
    assert preview.made.text() == ""
    assert preview.told.text() == "5 passages from 4 people."
    preview.reach.setCurrentIndex(SENTENCE)
    wait(preview, qtbot)
    assert preview.told.text() == "3 of 4 passages from 3 people."
    assert preview.model.data(preview.model.index(1, 3)) == "has the code"
    assert people(preview)[1] == "Robin  0 of 1"
    preview.people.item(1).setCheckState(Qt.CheckState.Checked)
    assert len(words(preview)) == 4
    preview.people.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert people(preview)[:2] == ["Lena  0 of 1", "Robin  1 of 1"]
    preview.code_button.click()
    assert [path for path, _ in coded_words(study, "Robin interview")] == ["Things", "Things"]
    assert coded_words(study, "Lena interview") == []


def test_space_unticks_the_selected_passages(dialog: Callable[[str], CodeFoundDialog]) -> None:
    preview = dialog("bags")
    preview.table.selectAll()
    QTest.keyClick(preview.table, Qt.Key.Key_Space)
    assert words(preview) == []
    assert preview.code_button.text() == "Code"
    preview.table.selectRow(1)
    QTest.keyClick(preview.table, Qt.Key.Key_Space)
    assert len(words(preview)) == 1
    assert preview.model.setData(
        preview.model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert words(preview) == []


def test_the_interviewers_words_make_no_passages(
    screen: FindScreen, dialog: Callable[[str], CodeFoundDialog]
) -> None:
    screen.scope.interviewer.click()
    preview = dialog("that OR nothing")
    assert len(screen.model.rows) == 2
    assert [passage.pseudonym for passage in preview.model.passages] == ["Sam"]


def test_nothing_is_coded_where_nothing_may_be_changed(
    study: OpenStudy, screen: FindScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_for(screen, "bags", qtbot)
    monkeypatch.setattr(OpenStudy, "read_only", True)
    with qtbot.waitSignal(study.said) as said:
        screen.code_found()
    assert said.args is not None
    assert "read only" in said.args[0]
    assert screen.window().findChildren(CodeFoundDialog) == []
