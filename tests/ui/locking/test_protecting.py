"""Another passphrase in the window: for the study and its backups, and all is where it was."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app import studyfile
from app.store.keys import is_encrypted
from app.store.problems import WrongPassphrase
from app.store.recovery import HEADING, key_from
from app.study import queries
from app.ui.locking.recovery_dialog import RecoveryDialog
from app.ui.locking.sheet_paper import print_sheet
from app.ui.main_window import MainWindow
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from app.ui.welcome.protection_dialog import ProtectionDialog
from tests.ui.locking.hands import PASSPHRASE, desk_of, page_of

NEW = "four loud geese"


def asked(window: MainWindow) -> ProtectionDialog:
    window.change_passphrase()
    (dialog,) = window.findChildren(ProtectionDialog)
    return dialog


def done(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    """What is said when it is done."""
    qtbot.waitUntil(lambda: window.desk is not None and bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    return box


def change_to(dialog: ProtectionDialog, new: str) -> None:
    dialog.new.passphrase.setText(new)
    dialog.new.again.setText(new)
    dialog.change.click()


def test_the_passphrase_is_changed_for_study_and_backups_and_the_page_stays(
    window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    first = desk_of(window)
    first.go("participants")
    dialog = asked(window)
    dialog.old.field.setText(PASSPHRASE)
    change_to(dialog, NEW)
    box = done(window, qtbot)
    assert box.text() == "The passphrase was changed."
    assert "1 backup followed." in box.informativeText()
    desk = desk_of(window)
    assert desk is not first
    assert desk.workspace.now == "participants"
    (backup,) = desk.project.backups()
    window.close_study()
    with pytest.raises(WrongPassphrase):
        studyfile.open_study(path, PASSPHRASE, home=tmp_path / "home")
    for file in (path, backup.path):
        studyfile.open_study(file, NEW, home=tmp_path / "home").close()


def test_a_wrong_old_passphrase_is_said_and_the_study_stays_open(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    dialog = asked(window)
    dialog.old.field.setText("three loud herons")
    change_to(dialog, NEW)
    qtbot.waitUntil(dialog.old.message.isVisible)
    assert "does not open this study" in dialog.old.message.text()
    assert window.desk is desk


def test_two_that_differ_cannot_be_given(window: MainWindow) -> None:
    dialog = asked(window)
    dialog.old.field.setText(PASSPHRASE)
    dialog.new.passphrase.setText(NEW)
    dialog.new.again.setText("four")
    assert not dialog.change.isEnabled()
    assert "not the same" in dialog.new.strength.text()


def test_taking_it_away_needs_a_reason_which_is_shown(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    dialog = asked(window)
    dialog.old.field.setText(PASSPHRASE)
    dialog.none.click()
    assert not dialog.change.isEnabled()
    dialog.reason.setText("It is published")
    dialog.change.click()
    assert done(window, qtbot).text() == "The study has no passphrase any more."
    desk = desk_of(window)
    assert not is_encrypted(path)
    assert "It is published" in desk.status.plain.toolTip()
    assert not desk.status.plain.isHidden()
    with desk.project.reading() as session:
        assert queries.plain_reason(session) == "It is published"


def test_a_plain_study_gets_a_passphrase(window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    window.close_study()
    studyfile.change_passphrase(path, PASSPHRASE, None, home=tmp_path / "home", reason="for now")
    window.open_study(path)
    qtbot.waitUntil(lambda: window.desk is not None)
    dialog = asked(window)
    assert not dialog.old.isVisible()
    assert dialog.windowTitle() == "Protect with a passphrase"
    change_to(dialog, NEW)
    assert done(window, qtbot).text() == "The study has a passphrase now."
    assert is_encrypted(path)
    assert desk_of(window).project.encrypted


def test_where_it_cannot_be_written_the_study_comes_back_as_it_was(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    dialog = asked(window)
    dialog.old.field.setText(PASSPHRASE)
    monkeypatch.setattr("app.store.rekey._replace", full)
    change_to(dialog, NEW)
    box = done(window, qtbot)
    assert box.text().startswith("The passphrase was not changed. The disk is full")
    assert desk_of(window).project.opens_with(PASSPHRASE)


def test_the_recovery_sheet_opens_the_locked_study(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = sheet_of(window, qtbot)
    sheet.write(tmp_path / "sheet.txt")
    words = (tmp_path / "sheet.txt").read_text("utf-8")
    assert desk_of(window).project.opens_with(key_from(words))
    window.lock()
    page = page_of(window)
    page.entry.other.click()
    page.entry.sheet.setPlainText("\n".join(sheet_lines(words)[:5]))
    page.unlock.click()
    assert "Line 6 of the recovery sheet is missing" in page.entry.message.text()
    page.entry.sheet.setPlainText("\n".join(sheet_lines(words)))
    page.unlock.click()
    qtbot.waitUntil(lambda: window.desk is not None)


def sheet_lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line[:1].isdigit()]


def sheet_of(window: MainWindow, qtbot: QtBot) -> RecoveryDialog:
    """The sheet, shown after the passphrase was typed."""
    window.show_recovery_sheet()
    (asked,) = window.findChildren(PassphraseDialog)
    asked.field.setText(PASSPHRASE)
    asked.open_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RecoveryDialog)))
    (sheet,) = window.findChildren(RecoveryDialog)
    return sheet


def test_the_sheet_is_shown_to_nobody_without_the_passphrase(window: MainWindow, qtbot: QtBot) -> None:
    window.show_recovery_sheet()
    (asked,) = window.findChildren(PassphraseDialog)
    asked.field.setText("three loud herons")
    asked.open_button.click()
    qtbot.waitUntil(asked.message.isVisible)
    assert "does not open this study" in asked.message.text()
    assert not window.findChildren(RecoveryDialog)
    asked.reject()


def test_the_sheet_is_printed_as_it_is_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """On a page of a PDF, which stands in for paper here; the window offers none."""
    sheet = sheet_of(window, qtbot)
    device = QPdfWriter(str(tmp_path / "paper.pdf"))
    print_sheet(device, HEADING, ["Study: Moving on"], sheet.lines.text())
    del device
    printed = pypdfium2.PdfDocument(str(tmp_path / "paper.pdf"))
    words = printed.get_page(0).get_textpage().get_text_range()
    printed.close()
    assert words.startswith(HEADING)
    assert "Study: Moving on" in words
    assert key_from(words) == key_from(sheet.lines.text())


def test_the_sheet_cannot_be_copied_and_where_there_is_no_printer_that_is_said(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(window, qtbot)
    assert not sheet.lines.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    sheet.print.click()
    (box,) = sheet.findChildren(QMessageBox)
    assert "no printer" in box.text()
