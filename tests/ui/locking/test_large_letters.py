"""With letters twice as large, no word of the dialogs of keys and locks is cut."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.locking.lock_page import LockPage
from app.ui.locking.protecting import WHY
from app.ui.locking.recovery_dialog import RecoveryDialog
from app.ui.theme import Theme
from app.ui.welcome.new_study_dialog import NewStudyDialog
from app.ui.welcome.passphrase_dialog import PassphraseDialog
from app.ui.welcome.protection_dialog import ProtectionDialog

WINDOW = QSize(1366, 768)
LINES = [f"{number}  1234 5678 9abc def0  1234" for number in range(1, 7)]
DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "passphrase": lambda window: PassphraseDialog("Moving on", window),
    "before the sheet": lambda window: PassphraseDialog("Moving on", window, why=WHY, verb="Show the sheet"),
    "sheet": lambda window: RecoveryDialog("Moving on", LINES, window),
    "new study": lambda window: NewStudyDialog(Path("/home/ada/Documents"), window),
    "change": lambda window: ProtectionDialog("Moving on", encrypted=True, parent=window),
}


def cut(shown: QWidget) -> list[str]:
    """The words that do not have the room they need."""
    labels = [one for one in shown.findChildren(QLabel) if one.isVisible() and one.text()]
    buttons = [one for one in shown.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    low = [one.text() for one in labels if one.wordWrap() and one.height() < one.heightForWidth(one.width())]
    return low + [one.text() for one in buttons if one.width() < one.sizeHint().width()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", DIALOGS)
def test_no_word_of_a_dialog_is_cut(qtbot: QtBot, theme: Theme, name: str, scale: float) -> None:
    theme.set_text_scale(scale)
    window = QWidget()
    window.resize(WINDOW)
    qtbot.addWidget(window)
    dialog = DIALOGS[name](window)
    dialog.show()
    assert dialog.width() <= WINDOW.width()
    assert cut(dialog) == []


def test_no_word_of_the_locked_page_is_cut(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    page = LockPage(theme)
    page.resize(WINDOW)
    qtbot.addWidget(page)
    page.show()
    page.show_study("Moving on", "“Importing transcripts” was stopped; nothing half done was stored.")
    assert cut(page) == []
