"""Working on the codebook in the window: several codes at once, merge, split, sets, a second look, its history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.coding import actions, queries
from app.coding.rows import ChangeRow, CodeSetRow, Origin
from app.ui.choosing.quick_keys import QuickKeys
from app.ui.coding.codebook.code_dialog import CodeQuestionDialog
from app.ui.coding.codebook.codebook_files import TakeOverDialog
from app.ui.coding.codebook.codebook_panel import CodebookPanel
from app.ui.coding.codebook.frozen_versions import FrozenVersionsDialog
from app.ui.coding.codebook.themes_screen import CODES, HISTORY, ThemesScreen
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.mime import code_mime
from app.ui.widgets.name_dialog import NameDialog
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import codes, opened, press, shown, source

KEY = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
BAGS, CAME, WHY = "just bags in the car", "She came with bags.", "Nobody said why."


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> ThemesScreen:
    project = study.project
    robin, marian = source(study, "Robin interview").id, source(study, "Marian interview").id
    for path, where, words in (
        ("Moving / Belongings", robin, BAGS),
        ("Moving / Belongings", marian, CAME),
        ("Moving / Not told", robin, WHY),
        ("Waiting", robin, "waited a long time"),
    ):
        builders.code(project, where, words, path)
    screen = ThemesScreen(study)
    shown(qtbot, screen)
    return screen


def history(study: OpenStudy) -> list[ChangeRow]:
    """Every change of the codebook, the newest first."""
    with study.project.reading() as session:
        return queries.codebook_changes(session)


def sets(study: OpenStudy) -> list[CodeSetRow]:
    with study.project.reading() as session:
        return queries.code_sets(session)


def asked(screen: ThemesScreen) -> CodeQuestionDialog:
    """The question that stands over the window."""
    return next(dialog for dialog in screen.findChildren(CodeQuestionDialog) if dialog.isVisible())


def naming(screen: ThemesScreen) -> NameDialog:
    """The dialog that asks for a name."""
    return next(dialog for dialog in screen.findChildren(NameDialog) if dialog.isVisible())


def answer(screen: ThemesScreen, typed: str, reason: str = "") -> None:
    """Types into the question and presses Enter."""
    dialog = asked(screen)
    dialog.reason.setText(reason)
    QTest.keyClicks(dialog.field, typed)
    press(dialog.field, KEY.Key_Return)


def item(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(words))


def tree(screen: ThemesScreen) -> list[str]:
    """What the tree shows, from the top."""
    return [str(screen.codebook.model.data(index)) for index in screen.codebook.model.indexes()]


def test_several_codes_move_together_by_keyboard(screen: ThemesScreen, study: OpenStudy) -> None:
    panel = screen.codebook
    panel.tree.choose(codes(study)["Moving / Belongings"].id)
    press(panel.tree, KEY.Key_Down, SHIFT)
    assert [row.name for row in panel.chosen_rows()] == ["Belongings", "Not told"]
    press(panel.tree, KEY.Key_Left, ALT | SHIFT)
    assert tree(screen) == ["Moving", "Belongings", "Not told", "Waiting"]
    assert study.project.undo_label == "Move codes"
    study.project.undo()
    assert "Moving / Not told" in codes(study)


def test_several_codes_are_dropped_below_another(screen: ThemesScreen, study: OpenStudy) -> None:
    both = [codes(study)[path].id for path in ("Moving / Belongings", "Moving / Not told")]
    target = screen.codebook.model.index_of(codes(study)["Waiting"].id)
    assert screen.codebook.model.dropMimeData(code_mime(*both), Qt.DropAction.MoveAction, -1, -1, target)
    assert tree(screen) == ["Moving", "Waiting", "Belongings", "Not told"]
    inside = screen.codebook.model.index_of(both[0])
    waiting = code_mime(codes(study)["Waiting"].id)
    assert not screen.codebook.model.canDropMimeData(waiting, Qt.DropAction.MoveAction, -1, -1, inside)


def test_codes_are_merged_from_the_keyboard_with_their_reason(screen: ThemesScreen, study: OpenStudy) -> None:
    menu = screen.codebook.menu_for(codes(study)["Waiting"])
    item(menu, "Merge into").trigger()
    answer(screen, "not told", "the same thing")
    assert "Waiting" not in codes(study)
    assert codes(study)["Moving / Not told"].passages == 2
    assert screen.codebook.current() == codes(study)["Moving / Not told"].id
    assert (history(study)[0].path, history(study)[0].reason) == ("Waiting", "the same thing")
    study.project.undo()
    assert codes(study)["Waiting"].passages == 1


def test_where_no_code_has_the_letters_that_is_said(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.codebook.changes.ask_merge(screen.codebook.model.codes, [codes(study)["Waiting"]])
    dialog = asked(screen)
    assert not dialog.none.isVisible()
    dialog.field.setText("zzz")
    assert dialog.none.isVisible()
    assert "No code has these letters" in dialog.none.text()
    assert not dialog.take.isEnabled()
    dialog.field.setText("mov")
    assert not dialog.none.isVisible()
    assert dialog.take.isEnabled()


def test_several_codes_have_one_menu(screen: ThemesScreen, study: OpenStudy) -> None:
    panel = screen.codebook
    panel.tree.choose(codes(study)["Moving / Belongings"].id)
    press(panel.tree, KEY.Key_Down, SHIFT)
    menu = panel.menu_for(codes(study)["Moving / Belongings"])
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Colour",
        "Sets",
        "Move 2 codes below…",
        "Merge 2 codes into…",
        "Retire",
        "Remove\tDel",
    ]
    item(menu, "Move 2 codes").trigger()
    answer(screen, "")
    assert tree(screen) == ["Moving", "Waiting", "Belongings", "Not told"]


def test_passages_are_given_to_a_new_code_beside_it(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving / Belongings"].id)
    screen.list.setCurrentIndex(screen.passages.index(1))
    press(screen.list, KEY.Key_S)
    answer(screen, "Bags of others", "carers' own")
    assert tree(screen) == ["Moving", "Belongings", "Bags of others", "Not told", "Waiting"]
    assert codes(study)["Moving / Bags of others"].passages == 1
    assert (history(study)[0].kind.value, history(study)[0].reason) == ("split", "carers' own")


def test_a_code_is_taken_off_passages_in_the_list(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Moving / Belongings"].id)
    screen.list.selectAll()
    press(screen.list, KEY.Key_Delete)
    assert codes(study)["Moving / Belongings"].passages == 0
    assert study.project.undo_label == "Remove code from passages"


def test_a_redefinition_is_looked_at_again_passage_by_passage(screen: ThemesScreen, study: OpenStudy) -> None:
    bags = codes(study)["Moving / Belongings"].id
    actions.edit_code(study.project, code=bags, definition="what they carried")
    assert screen.sets.names() == ["All codes 4", "No definition yet 3"]
    actions.edit_code(study.project, code=bags, definition="what was carried for them")
    assert screen.sets.names() == ["All codes 4", "To re-check 1", "No definition yet 3"]
    screen.sets.choose("To re-check")
    assert tree(screen) == ["Moving", "Belongings"]
    screen.show_code(bags)
    assert screen.doubted.text() == "To re-check: 2 passages"
    assert screen.passages.matching == 2
    screen.list.setCurrentIndex(screen.passages.index(0))
    press(screen.list, KEY.Key_H)
    assert screen.passages.matching == 1
    assert study.project.undo_label == "Confirm coded passage"
    screen.list.setCurrentIndex(screen.passages.index(0))
    press(screen.list, KEY.Key_H)
    with study.project.reading() as session:
        assert queries.rechecks_by_code(session) == {}


def test_a_code_outside_the_set_that_is_on_is_shown_all_the_same(screen: ThemesScreen, study: OpenStudy) -> None:
    actions.make_code_set(study.project, name="Panel", codes=[codes(study)["Waiting"].id])
    screen.sets.choose("Panel")
    assert tree(screen) == ["Waiting"]
    screen.show_code(codes(study)["Moving / Belongings"].id)
    assert screen.heading.name.words() == "Belongings"
    assert len(tree(screen)) == 4


def test_sets_are_made_filled_renamed_and_removed(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    waiting = codes(study)["Waiting"]
    inside = item(screen.codebook.menu_for(waiting), "Sets").menu()
    assert isinstance(inside, QMenu)
    item(inside, "New set").trigger()
    dialog = naming(screen)
    dialog.field.setText("For the panel")
    dialog.accept()
    assert [(row.name, row.codes) for row in sets(study)] == [("For the panel", (waiting.id,))]
    assert screen.sets.names()[-1] == "For the panel 1"
    drop(screen, "For the panel", code_mime(codes(study)["Moving / Not told"].id))
    assert screen.sets.names()[-1] == "For the panel 2"
    screen.sets.choose("For the panel")
    assert tree(screen) == ["Moving", "Not told", "Waiting"]
    press(screen.sets.list, KEY.Key_F2)
    dialog = naming(screen)
    dialog.field.setText("Panel")
    dialog.accept()
    assert [row.name for row in sets(study)] == ["Panel"]
    press(screen.sets.list, KEY.Key_Escape)
    assert len(tree(screen)) == 4
    screen.sets.choose("Panel")
    press(screen.sets.list, KEY.Key_Delete)
    assert sets(study) == []
    assert len(tree(screen)) == 4


def test_sets_are_put_in_order_by_keyboard(screen: ThemesScreen, study: OpenStudy) -> None:
    for name in ("One", "Two", "Three"):
        actions.make_code_set(study.project, name=name)
    screen.sets.choose("Three")
    alt = Qt.KeyboardModifier.AltModifier
    press(screen.sets.list, KEY.Key_Up, alt)
    assert [row.name for row in sets(study)] == ["One", "Three", "Two"]
    assert screen.sets.list.currentItem().text() == "Three"
    press(screen.sets.list, KEY.Key_Up, alt)
    press(screen.sets.list, KEY.Key_Up, alt)  # it is the first: nothing is above it
    assert [row.name for row in sets(study)] == ["Three", "One", "Two"]
    for _ in range(3):
        press(screen.sets.list, KEY.Key_Down, alt)
    assert [row.name for row in sets(study)] == ["One", "Two", "Three"]
    screen.sets.choose("All codes")
    label = study.project.undo_label
    press(screen.sets.list, KEY.Key_Down, alt)
    assert study.project.undo_label == label
    assert screen.sets.list.currentRow() == 0


def test_codes_that_were_moved_together_stay_chosen_together(screen: ThemesScreen, study: OpenStudy) -> None:
    moved = [codes(study)[path].id for path in ("Moving / Belongings", "Moving / Not told")]
    model = screen.codebook.model
    screen.codebook.tree.choose(moved[0])
    screen.codebook.tree.selectionModel().select(
        model.index_of(moved[1]), QItemSelectionModel.SelectionFlag.Select
    )
    actions.move_codes(study.project, codes=moved, parent=codes(study)["Waiting"].id)
    assert tree(screen) == ["Moving", "Waiting", "Belongings", "Not told"]
    assert screen.codebook.tree.chosen_codes() == moved


def drop(screen: ThemesScreen, name: str, data: QMimeData) -> None:
    """Lets go of something over a row of what to show."""
    rows = screen.sets.list
    place = next(n for n in range(rows.count()) if rows.item(n).text() == name)
    point = rows.visualItemRect(rows.item(place)).center()
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    rows.dropEvent(QDropEvent(QPointF(QPoint(point)), Qt.DropAction.CopyAction, data, button, held))


def test_a_retired_code_is_kept_here_and_gone_where_one_codes(
    screen: ThemesScreen, study: OpenStudy, qtbot: QtBot
) -> None:
    item(screen.codebook.menu_for(codes(study)["Moving"]), "Retire").trigger()
    assert [path for path, row in codes(study).items() if row.retired] == [
        "Moving",
        "Moving / Belongings",
        "Moving / Not told",
    ]
    assert tree(screen) == ["Moving", "Belongings", "Not told", "Waiting"]
    panel = CodebookPanel(study, QuickKeys())
    qtbot.addWidget(panel)
    panel.show_codes(list(codes(study).values()))
    assert [str(panel.model.data(index)) for index in panel.model.indexes()] == ["Waiting"]
    item(screen.codebook.menu_for(codes(study)["Moving"]), "Restore").trigger()
    assert not any(row.retired for row in codes(study).values())


def test_a_code_on_passages_cannot_be_made_a_category(screen: ThemesScreen, study: OpenStudy) -> None:
    assert not item(screen.codebook.menu_for(codes(study)["Waiting"]), "Make a category").isEnabled()
    item(screen.codebook.menu_for(codes(study)["Moving"]), "Make a category").trigger()
    assert codes(study)["Moving"].category
    item(screen.codebook.menu_for(codes(study)["Moving"]), "Make a code").trigger()
    assert not codes(study)["Moving"].category


def test_every_part_of_the_record_is_edited_and_what_is_missing_is_said(
    screen: ThemesScreen, study: OpenStudy
) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    editor = screen.editor
    assert [part for part, label in editor.missing.items() if label.isVisible()] == [
        "brief",
        "when_to_use",
        "when_not",
        "example",
        "near_miss",
    ]
    for part in ("brief", "near_miss"):
        editor.parts[part].setFocus()
        QTest.keyClicks(editor.parts[part], f"{part} words")
    editor.framework.setFocus()
    QTest.keyClicks(editor.framework, "A theory")
    press(editor.framework, KEY.Key_Return)
    editor.origin.setCurrentIndex(2)
    editor.origin.activated.emit(2)
    row = codes(study)["Waiting"]
    assert (row.brief, row.near_miss, row.framework) == ("brief words", "near_miss words", "A theory")
    assert row.origin is Origin.A_PRIORI
    assert not editor.missing["brief"].isVisible()


def test_the_reason_for_a_change_is_asked_gently_and_kept(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.show_code(codes(study)["Waiting"].id)
    editor = screen.editor
    assert not editor.why.isVisible()
    editor.parts["definition"].setFocus()
    QTest.keyClicks(editor.parts["definition"], "Time.")
    editor.parts["when_not"].setFocus()
    QTest.keyClicks(editor.parts["when_not"], "A short stop.")
    screen.list.setFocus()
    assert editor.why.isVisible()
    editor.why.setFocus()
    QTest.keyClicks(editor.why, "the team met")
    press(editor.why, KEY.Key_Return)
    assert [row.reason for row in history(study)[:3]] == ["the team met", "the team met", ""]
    assert not editor.why.isVisible()
    assert history(study)[0].author == "Tester"


def test_the_history_says_what_was_done_and_finds_it(screen: ThemesScreen, study: OpenStudy, qtbot: QtBot) -> None:
    actions.edit_code(study.project, code=codes(study)["Waiting"].id, definition="Time.", reason="asked for")
    screen.switch.choose(HISTORY)
    page = screen.history
    assert page.history.lines[0].cells[1:] == ("Tester", "Waiting", "Changed: definition", "asked for")
    assert "Freeze the codebook" in page.told.text()
    QTest.keyClicks(page.found, "asked")
    assert page.history_table.model().rowCount() == 1
    with qtbot.waitSignal(study.code_wanted) as wanted:
        page.history_table.activated.emit(page.history_table.model().index(0, 0))
    assert wanted.args == [codes(study)["Waiting"].id]


def test_versions_are_frozen_and_set_beside_today(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.switch.choose(HISTORY)
    page = screen.history
    QTest.mouseClick(page.freeze, Qt.MouseButton.LeftButton)
    dialog = naming(screen)
    dialog.field.setText("Pilot")
    dialog.accept()
    assert page.told.text() == "Nothing differs between the two."
    actions.edit_code(study.project, code=codes(study)["Waiting"].id, name="Long waits", brief="time")
    assert page.told.text() == "1 renamed, 1 redefined."
    assert [line.cells for line in page.differences.lines] == [
        ("renamed", "Long waits", "Waiting", "Long waits"),
        ("short definition", "Long waits", "", "time"),
    ]
    study.project.undo()
    assert page.differences.lines == []


def test_frozen_versions_get_other_names_and_go(screen: ThemesScreen, study: OpenStudy) -> None:
    for name in ("Pilot", "Round two"):
        actions.freeze_codebook(study.project, name=name)
    screen.switch.choose(HISTORY)
    page = screen.history
    QTest.mouseClick(page.frozen, Qt.MouseButton.LeftButton)
    dialog = screen.findChildren(FrozenVersionsDialog)[-1]
    assert dialog.names.names() == ["Round two", "Pilot"]
    assert not dialog.names.new.isVisible()
    dialog.names.list.item(1).setText("Round TWO")  # another version has the name
    assert dialog.names.names() == ["Round two", "Pilot"]
    dialog.names.list.item(1).setText("After ten interviews")
    assert page.first.itemText(1).startswith("After ten interviews  (")
    dialog.names.list.setCurrentRow(0)
    QTest.mouseClick(dialog.names.remove_button, Qt.MouseButton.LeftButton)
    assert dialog.names.names() == ["After ten interviews"]
    assert page.first.count() == 1
    QTest.mouseClick(dialog.names.remove_button, Qt.MouseButton.LeftButton)
    assert "Freeze the codebook" in page.told.text()
    assert not page.frozen.isEnabled()
    study.project.undo()
    assert dialog.names.names() == ["After ten interviews"]


def test_a_table_is_previewed_and_then_taken_over(screen: ThemesScreen, study: OpenStudy, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("path;definition\nWaiting;Time.\nSchool / Taxi;\n", "utf-8-sig")
    screen.history.files.preview_table(tmp_path / "codes.csv")
    dialog = screen.findChildren(TakeOverDialog)[-1]
    assert dialog.counts.text() == "2 new codes, 1 changed, 0 as they were."
    assert [line.cells for line in dialog.lines.lines] == [
        ("changed", "Waiting", "definition"),
        ("new", "School", ""),
        ("new", "School / Taxi", ""),
    ]
    assert "School" not in codes(study)
    dialog.reason.setText("from the team")
    dialog.accept()
    assert codes(study)["Waiting"].definition == "Time."
    assert history(study)[0].reason == "from the team"
    assert study.project.undo_label == "Import codebook"


def test_an_empty_codebook_begins_with_a_starter_frame(
    copies: Copies, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with opened(copies, tmp_path, theme, empty=True) as study:
        screen = ThemesScreen(study)
        shown(qtbot, screen)
        QTest.mouseClick(screen.no_codes.buttons[1], Qt.MouseButton.LeftButton)
        dialog = screen.findChildren(TakeOverDialog)[-1]
        dialog.choice.setCurrentIndex(dialog.choice.findText("ORCHIDS (House Project)"))
        dialog.choice.activated.emit(dialog.choice.currentIndex())
        assert "thehouseproject.org" in dialog.about.text()
        dialog.accept()
        assert len(codes(study)) == 8
        assert not screen.no_codes.isVisible()


def test_the_codebook_is_written_as_word_and_as_a_table(
    screen: ThemesScreen, study: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    for path in (tmp_path / "book.docx", tmp_path / "book.csv"):
        screen.history.files.write(path)
        qtbot.waitUntil(path.exists, timeout=20_000)


def test_back_returns_to_the_view(screen: ThemesScreen, study: OpenStudy) -> None:
    screen.switch.choose(HISTORY)
    here = screen.place()
    screen.show_code(codes(study)["Waiting"].id)
    assert screen.switch.now == CODES
    screen.return_to(here)
    assert screen.switch.now == HISTORY
