"""Asking for a new study: nothing is made before name, place and protection are settled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app import studyfile
from app.problems import Problem
from app.study import queries
from app.ui.theme import Theme
from app.ui.welcome.new_study_dialog import NewStudy, NewStudyDialog, file_name
from app.ui.welcome.strength import strength

WORDS = "three quiet herons by the weir"


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, tmp_path: Path) -> NewStudyDialog:
    shown = NewStudyDialog(tmp_path)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.open()
    return shown


def test_a_protected_study_needs_a_name_and_the_passphrase_twice(
    dialog: NewStudyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClicks(dialog.name, "Moving on")
    assert "Moving on.counterpoint" in dialog.place.text()
    QTest.keyClicks(dialog.passphrase, WORDS)
    assert not dialog.make_button.isEnabled()
    QTest.keyClicks(dialog.again, WORDS[:-1])
    assert not dialog.make_button.isEnabled()
    assert dialog.strength.text() == "The two are not the same yet."
    QTest.keyClicks(dialog.again, WORDS[-1])
    with qtbot.waitSignal(dialog.wanted) as wanted:
        QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert wanted.args == [NewStudy("Moving on", tmp_path / "Moving on.counterpoint", WORDS)]


def test_going_without_a_passphrase_is_a_choice_with_its_consequence(dialog: NewStudyDialog, qtbot: QtBot) -> None:
    assert dialog.protected.isChecked()
    assert "no reset" in dialog.consequence.text()
    QTest.keyClicks(dialog.name, "Moving on")
    dialog.plain.click()
    assert not dialog.make_button.isEnabled()
    dialog.reason.setText("Invented people")
    assert "can read every word" in dialog.consequence.text()
    assert not dialog.passphrase.isVisible()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.make_button.click()
    assert wanted.args is not None
    assert wanted.args[0].passphrase is None
    assert wanted.args[0].reason == "Invented people"


def test_a_passphrase_is_never_part_of_what_is_printed() -> None:
    assert WORDS not in repr(NewStudy("Moving on", Path("x"), WORDS))


def test_the_passphrase_is_hidden_until_asked_for(dialog: NewStudyDialog) -> None:
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    dialog.show_letters.click()
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Normal


def test_a_folder_that_is_not_there_is_said(dialog: NewStudyDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.name.setText("Moving on")
    dialog.folder.setText(str(tmp_path / "nowhere"))
    dialog.plain.click()
    dialog.reason.setText("Invented people")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.make_button.click()
    assert "no such folder" in dialog.message.text()


def test_a_refusal_leaves_the_dialog_open_to_mend(dialog: NewStudyDialog) -> None:
    dialog.name.setText("Moving on")
    dialog.plain.click()
    dialog.reason.setText("Invented people")
    dialog.make_button.click()
    dialog.refuse(Problem("There is already a file of that name there.", "Choose another name."))
    assert dialog.isVisible()
    assert dialog.make_button.isEnabled()
    assert "Choose another name." in dialog.message.text()


@given(st.text(max_size=200))
def test_a_file_name_is_fit_for_every_system(name: str) -> None:
    made = file_name(name)
    assert not set(made) & set('<>:"/\\|?*\n\t\x00')
    assert made == made.strip(" .")
    assert len(made) <= 120


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [("", 0), ("robin", 1), ("password1", 1), ("aaaaaaaaaaaaaaaaaaaa", 1), ("brown kettle", 2), (WORDS, 3)],
)
def test_strength_is_told_in_steps(passphrase: str, level: int) -> None:
    assert strength(passphrase).level == level


@given(st.text(min_size=1, max_size=40))
def test_a_longer_passphrase_is_never_weaker(passphrase: str) -> None:
    assert strength(passphrase + " lantern").level >= strength(passphrase).level


def test_the_agreements_of_children_are_asked_for_unless_somebody_says_no(
    dialog: NewStudyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert dialog.children_agree.isChecked()
    QTest.keyClicks(dialog.name, "Moving on")
    QTest.keyClicks(dialog.passphrase, WORDS)
    QTest.keyClicks(dialog.again, WORDS)
    dialog.children_agree.click()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    assert wanted.args is not None
    assert not wanted.args[0].children_agree


def test_children_of_a_new_study_need_what_was_asked_for(tmp_path: Path) -> None:
    with studyfile.create(tmp_path / "a.counterpoint", None, name="A", home=tmp_path, children_agree=True) as made:
        with made.reading() as session:
            needs = [(row.needs_own, row.needs_permission) for row in queries.perspectives(session)]
        assert made.undo_label is None
    assert needs == [(True, True), (False, False), (False, False)]
