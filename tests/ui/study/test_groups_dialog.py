"""Perspectives and areas: named, ordered, added and removed, each in a step that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.store.project import Project
from app.ui.open_study import OpenStudy
from app.ui.study.groups_dialog import GroupsDialog
from tests.builders import CARER, CHILD, PRACTITIONER


@pytest.fixture
def dialog(opened: OpenStudy, qtbot: QtBot) -> GroupsDialog:
    shown = GroupsDialog(opened)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.open()
    return shown


def test_the_default_order_is_child_first(dialog: GroupsDialog) -> None:
    assert dialog.perspectives.names() == [CHILD, CARER, PRACTITIONER]
    assert dialog.areas.names() == ["Riverside", "Hill"]


def test_adding_renaming_moving_and_removing(dialog: GroupsDialog, filled: Project) -> None:
    part = dialog.perspectives
    QTest.keyClicks(part.new, "Siblings")
    QTest.keyClick(part.new, Qt.Key.Key_Return)
    assert part.names()[-1] == "Siblings"
    assert part.new.text() == ""
    part.list.setCurrentRow(3)
    part.up_button.click()
    assert part.names() == [CHILD, CARER, "Siblings", PRACTITIONER]
    part.list.item(2).setText("Brothers and sisters")
    assert part.names()[2] == "Brothers and sisters"
    part.remove_button.click()
    assert part.names() == [CHILD, CARER, PRACTITIONER]
    for _ in range(4):
        filled.undo()
    assert part.names() == [CHILD, CARER, PRACTITIONER]


def test_a_taken_name_is_refused_and_put_back(dialog: GroupsDialog, opened: OpenStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.tasks.problem) as said:
        dialog.perspectives.list.item(1).setText(CHILD)
    assert said.args is not None
    assert isinstance(said.args[0], Problem)
    assert dialog.perspectives.names() == [CHILD, CARER, PRACTITIONER]


def test_areas_are_put_in_order_too(dialog: GroupsDialog, filled: Project) -> None:
    part = dialog.areas
    assert not part.up_button.isEnabled()
    part.down_button.click()
    assert part.names() == ["Hill", "Riverside"]
    assert filled.undo_label == "Move area"
    part.up_button.click()
    assert part.names() == ["Riverside", "Hill"]
    part.remove_button.click()
    assert part.names() == ["Hill"]
