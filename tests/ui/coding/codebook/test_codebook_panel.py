"""The codebook: one field that filters and makes, codes moved by mouse and by keyboard, number keys pinned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.rows import CodeId
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.codebook.codebook_panel import CodebookPanel
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.mime import code_mime
from tests.made_studies import Copies
from tests.ui.coding.open_studies import codes, opened, press, shown

KEY = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme, empty=True) as study:
        yield study


@pytest.fixture
def panel(study: OpenStudy, qtbot: QtBot) -> CodebookPanel:
    for path in ("Moving / Belongings", "Moving / Not being told", "Waiting"):
        actions.make_code_path(study.project, path=path)
    panel = CodebookPanel(study, QuickKeys())

    def reread() -> None:
        with study.project.reading() as session:
            panel.show_codes(queries.codes(session))

    study.changed.connect(reread)
    reread()
    shown(qtbot, panel, 320, 600)
    return panel


def names(panel: CodebookPanel) -> list[str]:
    """What the tree shows, from the top."""
    return [panel.model.data(index) for index in panel.model.indexes()]  # type: ignore[misc]


def action(menu: QMenu, words: str) -> QAction:
    """What a menu offers under these words."""
    return next(one for one in menu.actions() if one.text().startswith(words))


def test_typing_filters_and_keeps_what_stands_above(panel: CodebookPanel) -> None:
    QTest.keyClicks(panel.field, "told")
    assert names(panel) == ["Moving", "Not being told"]
    press(panel.field, KEY.Key_Escape)
    assert names(panel) == ["Moving", "Belongings", "Not being told", "Waiting"]


def test_enter_makes_what_is_not_there(panel: CodebookPanel, study: OpenStudy) -> None:
    QTest.keyClicks(panel.field, "Small kindness")
    press(panel.field, KEY.Key_Return)
    assert "Small kindness" in codes(study)
    assert panel.current() == codes(study)["Small kindness"].id
    assert panel.field.text() == ""


def test_a_path_makes_the_code_in_its_group(panel: CodebookPanel, study: OpenStudy) -> None:
    QTest.keyClicks(panel.field, "Moving / In the car")
    press(panel.field, KEY.Key_Return)
    assert codes(study)["Moving / In the car"].parent == codes(study)["Moving"].id


def test_enter_on_the_name_of_a_code_chooses_it(panel: CodebookPanel, study: OpenStudy) -> None:
    QTest.keyClicks(panel.field, "waiting")
    press(panel.field, KEY.Key_Return)
    assert len(codes(study)) == 4
    assert panel.current() == codes(study)["Waiting"].id


def test_a_name_close_to_a_code_is_questioned(panel: CodebookPanel) -> None:
    QTest.keyClicks(panel.field, "Waitin")
    assert panel.note.text() == "Enter makes the code “Waitin”. You have “Waiting”, which is close."


def test_a_code_is_renamed_in_its_place(panel: CodebookPanel, study: OpenStudy, qtbot: QtBot) -> None:
    panel.tree.choose(codes(study)["Waiting"].id)
    press(panel.tree, KEY.Key_F2)
    field = panel.tree.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "Long waits")
    press(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Long waits" in codes(study))


def test_the_keys_of_the_tree_can_be_others(panel: CodebookPanel, study: OpenStudy) -> None:
    study.prefer(keys={"codebook.rename": ["Ctrl+E"]})
    panel.tree.choose(codes(study)["Waiting"].id)
    press(panel.tree, KEY.Key_F2)
    assert panel.tree.findChild(QLineEdit) is None
    press(panel.tree, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert panel.tree.findChild(QLineEdit) is not None
    words = [action.text() for action in panel.menu_for(codes(study)["Waiting"]).actions()]
    assert "Rename\tCtrl+E" in words
    assert "Ctrl+E renames it" in panel.tree.accessibleDescription()


def test_codes_move_by_keyboard(panel: CodebookPanel, study: OpenStudy) -> None:
    panel.tree.choose(codes(study)["Moving / Not being told"].id)
    press(panel.tree, KEY.Key_Up, ALT)
    assert names(panel) == ["Moving", "Not being told", "Belongings", "Waiting"]
    press(panel.tree, KEY.Key_Left, ALT | SHIFT)
    assert names(panel) == ["Moving", "Belongings", "Not being told", "Waiting"]
    assert codes(study)["Not being told"].parent is None
    press(panel.tree, KEY.Key_Right, ALT | SHIFT)
    assert "Moving / Not being told" in codes(study)
    assert panel.current() == codes(study)["Moving / Not being told"].id


def test_a_code_dropped_on_a_code_goes_below_it(panel: CodebookPanel, study: OpenStudy) -> None:
    target = panel.model.index_of(codes(study)["Moving"].id)
    data = code_mime(codes(study)["Waiting"].id)
    assert panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert "Moving / Waiting" in codes(study)


def test_a_code_dropped_between_two_goes_there(panel: CodebookPanel, study: OpenStudy) -> None:
    data = code_mime(codes(study)["Moving"].id)
    assert panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert names(panel)[0] == "Waiting"


def test_a_code_cannot_be_dropped_below_itself(panel: CodebookPanel, study: OpenStudy) -> None:
    target = panel.model.index_of(codes(study)["Moving / Belongings"].id)
    data = code_mime(codes(study)["Moving"].id)
    assert not panel.model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)


def test_delete_removes_a_code_and_undo_brings_it_back(panel: CodebookPanel, study: OpenStudy) -> None:
    panel.tree.choose(codes(study)["Moving"].id)
    press(panel.tree, KEY.Key_Delete)
    assert names(panel) == ["Waiting"]
    study.project.undo()
    assert names(panel) == ["Moving", "Belongings", "Not being told", "Waiting"]


def test_a_colour_is_chosen_by_its_name(panel: CodebookPanel, study: OpenStudy) -> None:
    menu = panel.menu_for(codes(study)["Waiting"])
    colours = action(menu, "Colour").menu()
    assert isinstance(colours, QMenu)
    action(colours, "Sky").trigger()
    assert codes(study)["Waiting"].colour == 5


def test_a_number_key_is_pinned_from_the_menu(panel: CodebookPanel, study: OpenStudy, qtbot: QtBot) -> None:
    keys = QuickKeys()
    panel = CodebookPanel(study, keys)
    qtbot.addWidget(panel)
    pins = action(panel.menu_for(codes(study)["Waiting"]), "Number key").menu()
    assert isinstance(pins, QMenu)
    with qtbot.waitSignal(panel.keys_changed):
        action(pins, "4").trigger()
    assert keys.code_on(4) == codes(study)["Waiting"].id


def test_what_is_closed_stays_closed_when_something_changes(panel: CodebookPanel, study: OpenStudy) -> None:
    moving = codes(study)["Moving"].id
    panel.tree.collapse(panel.model.index_of(moving))
    actions.add_code(study.project, name="School")
    assert not panel.tree.isExpanded(panel.model.index_of(moving))


def test_a_code_keeps_its_key_until_another_needs_it() -> None:
    keys = QuickKeys()
    for code in range(1, 10):
        keys.use(CodeId(code))
    keys.pin(CodeId(1), 1)
    keys.use(CodeId(3))
    keys.use(CodeId(20))
    assert keys.code_on(1) == 1
    assert keys.code_on(3) == 3
    assert keys.code_on(2) == 20
    assert keys.key_of(CodeId(2)) is None


def test_keys_are_told_and_taken_again() -> None:
    keys, again = QuickKeys(), QuickKeys()
    keys.use(CodeId(12))
    keys.pin(CodeId(30), 7)
    again.take(keys.told() + " nonsense 11=4 5=x")
    assert again.told() == keys.told() == "1=12 7=30!"
