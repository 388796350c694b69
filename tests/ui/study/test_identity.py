"""The identity key in the window: opened when somebody is looked up, and never needed for anything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.safeguards.identity import keyfile
from app.safeguards.identity.joining import guid_of
from app.safeguards.identity.keyfile import IdentityKey
from app.safeguards.identity.rows import Identity
from app.settings import load
from app.store.project import Project
from app.study import actions
from app.ui.open_study import OpenStudy
from app.ui.study.identity import identity_part, identity_strip
from app.ui.study.identity.key_dialogs import KeyPassphraseDialog, NewKeyDialog, OpenKeyDialog
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.theme import Theme
from tests.builders import person
from tests.ui.opened import open_study

OWN, OTHER = "five grey geese", "one slow barge"
NAME = "Zephyrine Quillfeather"
LONG = 20_000


@pytest.fixture
def opened(filled: Project, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    parent = QObject()
    shown = open_study(filled, theme, tmp_path, parent)
    yield shown
    shown.close()


@pytest.fixture
def screen(opened: OpenStudy, qtbot: QtBot) -> ParticipantsScreen:
    shown = ParticipantsScreen(opened)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def path(filled: Project, tmp_path: Path) -> Path:
    """A key that knows Robin, closed."""
    path = tmp_path / "stick" / "names.counterpoint-key"
    path.parent.mkdir()
    with keyfile.create(path, OWN, study=filled.guid) as key:
        key.set_person(identity(filled))
    return path


def identity(project: Project, pseudonym: str = "Robin", name: str = NAME) -> Identity:
    with project.reading() as session:
        return Identity(
            guid_of(session, person(project, pseudonym)), name, ("Zeffy",), "07700 900461", "Snodsworth"
        )


def open_key(screen: ParticipantsScreen, path: Path, qtbot: QtBot, passphrase: str = OWN) -> IdentityKey:
    """Open the key as somebody does who types its passphrase and Enter."""
    dialog = screen.identity.desk.open_at(path)
    QTest.keyClicks(dialog.field, passphrase)
    dialog.field.setFocus()
    dialog.do_button.click()
    qtbot.waitUntil(lambda: screen.study.identity is not None, timeout=LONG)
    key = screen.study.identity
    assert key is not None
    return key


def words_on_screen() -> str:
    """Everything that can be read in any window."""
    told: list[str] = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel | QLineEdit | QPushButton):
            told.append(widget.text())
        elif isinstance(widget, QComboBox):
            told.append(widget.currentText())
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    return "\n".join(told)


def message(parent: QWidget) -> QMessageBox:
    (box,) = (one for one in parent.findChildren(QMessageBox) if one.isVisible())
    return box


def test_without_a_key_the_page_is_whole_and_says_there_is_none(
    screen: ParticipantsScreen, opened: OpenStudy, filled: Project
) -> None:
    assert screen.identity.words.text() == identity_strip.NONE_YET
    assert screen.identity.make_button.isVisible()
    assert not screen.editor.identity.isVisible()
    assert opened.names_in(f"{NAME} and Zeffy") == ()
    screen.add()
    screen.editor.pseudonym.setText("Wren")
    screen.editor.pseudonym.editingFinished.emit()
    assert person(filled, "Wren")


def test_a_key_is_made_where_it_is_wanted_and_remembered(
    screen: ParticipantsScreen, opened: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.identity.make_button.click()
    (dialog,) = screen.findChildren(NewKeyDialog)
    dialog.folder.setText(str(opened.project.path.parent))
    assert "beside the study" in dialog.place.text()
    (tmp_path / "stick").mkdir()
    dialog.folder.setText(str(tmp_path / "stick"))
    assert "beside the study" not in dialog.place.text()
    dialog.passphrase.first.setText(OWN)
    assert not dialog.do_button.isEnabled()
    dialog.passphrase.second.setText(OWN)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: opened.identity is not None, timeout=LONG)
    made = tmp_path / "stick" / "study.counterpoint-key"
    assert made.exists()
    assert screen.identity.words.text() == "Identity key: open. It knows 0 of 4 participants."
    assert load(tmp_path / "settings.json").identity_keys == {str(opened.project.guid): str(made)}
    screen.identity.close_button.click()
    assert screen.identity.words.text() == identity_strip.CLOSED
    assert sorted(file.name for file in made.parent.iterdir()) == [made.name]


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    dialog = screen.identity.desk.open_at(path)
    dialog.field.setText("something else")
    dialog.do_button.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=LONG)
    assert "does not open this identity key" in dialog.message.text()
    assert opened.identity is None
    dialog.field.setText(OWN)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: opened.identity is not None, timeout=LONG)
    assert screen.identity.words.text() == "Identity key: open. It knows 1 of 4 participants."


def test_a_key_that_is_not_where_it_was_is_asked_for(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    opened.close_identity()
    path.rename(path.with_name("moved.counterpoint-key"))
    screen.identity.open_button.click()
    box = message(screen)
    assert "not where it was" in box.text()
    next(button for button in box.buttons() if "Say where" in button.text()).click()
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)), timeout=LONG)
    (asked,) = screen.findChildren(QFileDialog)
    asked.close()
    open_key(screen, path.with_name("moved.counterpoint-key"), qtbot)
    assert screen.identity.desk.path == path.with_name("moved.counterpoint-key")


def test_who_somebody_is_shows_only_when_asked_for_and_goes_with_the_key(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    part = screen.editor.identity
    assert part.isVisible()
    assert part.standing.text() == "The key says who this is."
    assert NAME not in words_on_screen()
    part.show_button.click()
    assert part.fields["Real name"].text() == NAME
    assert part.fields["Contact"].isVisible()
    part.show_button.click()
    assert NAME not in words_on_screen()
    part.show_button.click()
    opened.close_identity()
    assert not part.isVisible()
    told = words_on_screen()
    assert not any(word in told for word in ("Zephyrine", "Quillfeather", "Zeffy", "900461", "Snodsworth"))


def test_what_is_typed_is_kept_when_its_field_is_left(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot, filled: Project
) -> None:
    key = open_key(screen, path, qtbot)
    screen.show_participant(person(filled, "Marian"))
    part = screen.editor.identity
    assert part.standing.text() == "The key does not say yet who this is."
    part.show_button.click()
    for words, typed in (("Real name", "Ottoline Marchbanks"), ("Other names", "Otty; Mrs Marchbanks ")):
        QTest.keyClicks(part.fields[words], typed)
        QTest.keyClick(part.fields[words], Qt.Key.Key_Return)
    with filled.reading() as session:
        guid = guid_of(session, person(filled, "Marian"))
    assert key.person(guid) == Identity(guid, "Ottoline Marchbanks", ("Otty", "Mrs Marchbanks"))
    assert screen.identity.words.text() == "Identity key: open. It knows 2 of 4 participants."
    assert list(opened.names_in("said otty")) == ["Otty"]


def test_a_pseudonym_that_tells_the_name_is_warned_of(
    screen: ParticipantsScreen, path: Path, qtbot: QtBot, filled: Project
) -> None:
    key = open_key(screen, path, qtbot)
    part = screen.editor.identity
    assert not part.warning.isVisible()
    key.set_person(identity(filled, name="Robin Quillfeather"))
    assert part.warning.text() == identity_part.IN_THE_PSEUDONYM
    key.set_person(identity(filled, name="Marian Quillfeather"))
    assert part.warning.text() == identity_part.SHARED


def test_somebody_is_forgotten_after_a_question(screen: ParticipantsScreen, path: Path, qtbot: QtBot) -> None:
    key = open_key(screen, path, qtbot)
    screen.editor.identity.forget_button.click()
    box = message(screen.editor.identity)
    next(button for button in box.buttons() if button.text() == "Forget").click()
    assert key.people() == []
    assert screen.editor.identity.standing.text() == "The key does not say yet who this is."


def test_a_list_of_names_is_told_before_it_is_kept(
    screen: ParticipantsScreen, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    key = open_key(screen, path, qtbot)
    (tmp_path / "list.csv").write_text("pseudonym,real name\nTerry,Ignatius Plumb\nNobody,Some Body\n", "utf-8")
    screen.identity.desk.read_list(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(QMessageBox)), timeout=LONG)
    box = message(screen)
    assert "1 person new to the key" in box.text()
    assert "row 3" in box.text()
    assert "Ignatius" not in words_on_screen()
    assert len(key.people()) == 1
    next(button for button in box.buttons() if button.text() == "Keep in the key").click()
    assert [one.real_name for one in key.people()] == [NAME, "Ignatius Plumb"]


def test_a_list_that_cannot_be_read_is_said(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    open_key(screen, path, qtbot)
    (tmp_path / "list.csv").write_text("who,real name\nTerry,Ignatius Plumb\n", "utf-8")
    with qtbot.waitSignal(opened.tasks.problem, timeout=LONG) as said:
        screen.identity.desk.read_list(tmp_path / "list.csv")
    assert "Ignatius" not in str(said.args[0])


def test_the_passphrase_is_changed(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    dialog = screen.identity.desk.change_passphrase()
    assert isinstance(dialog, KeyPassphraseDialog)
    dialog.old.setText("something else")
    for field in (dialog.new.first, dialog.new.second):
        field.setText(OTHER)
    dialog.do_button.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=LONG)
    dialog.old.setText(OWN)
    with qtbot.waitSignal(opened.said, timeout=LONG):
        dialog.do_button.click()
    opened.close_identity()
    keyfile.open_key(path, OTHER, study=opened.project.guid).close()


def test_the_place_is_forgotten_and_the_key_is_not(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    screen.identity.forget.trigger()
    assert opened.identity is None
    assert opened.settings.identity_keys == {}
    assert screen.identity.words.text() == identity_strip.NONE_YET
    assert path.exists()


def test_a_key_that_is_taken_away_while_it_is_open_is_said(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    part = screen.editor.identity
    part.show_button.click()
    path.rename(path.with_suffix(".gone"))
    said: list[Problem] = []
    opened.tasks.problem.connect(said.append)
    part.fields["Note"].setText("rings back")
    part.fields["Note"].editingFinished.emit()
    assert [problem.sentence for problem in said] == ["The identity key is not where it was."]
    assert screen.identity.words.text() == identity_strip.GONE
    assert opened.names_in("Zeffy") == ["Zeffy"]


def test_the_key_is_closed_with_the_study(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot
) -> None:
    open_key(screen, path, qtbot)
    assert path.with_name(f"{path.name}.lock").exists()
    opened.close()
    assert opened.identity is None
    assert {file.suffix for file in path.parent.iterdir()} == {".counterpoint-key", ".bak"}


def test_names_are_looked_for_with_todays_pseudonyms(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot, filled: Project
) -> None:
    open_key(screen, path, qtbot)
    assert list(opened.names_in("Then Zephyrine came.")) == ["Zephyrine"]
    actions.edit_participant(filled, participant=person(filled, "Ash"), pseudonym="Zephyrine")
    assert list(opened.names_in("Then Zephyrine came.")) == []
    assert list(opened.names_in("Then Zephyrine Quillfeather came.")) == [NAME, "Quillfeather"]


def test_every_dialog_says_what_its_fields_are_and_cuts_nothing_off(
    screen: ParticipantsScreen, opened: OpenStudy, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.theme.set_text_scale(2)
    for dialog in (
        NewKeyDialog(opened.project.path, tmp_path, opened.theme, screen),
        OpenKeyDialog(path, opened.theme, screen),
        KeyPassphraseDialog(opened.theme, screen),
    ):
        with qtbot.waitExposed(dialog):
            dialog.show()
        for field in dialog.findChildren(QLineEdit):
            assert field.accessibleName()
        for label in dialog.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())
        dialog.close()
