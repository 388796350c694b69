"""Asks what a new study is called, where it goes, and how it is protected."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.ui.welcome.new_passphrase import NO_RESET, NewPassphrase
from app.ui.widgets.buttons import Button
from app.ui.widgets.fitting import fit_words
from app.ui.widgets.plain_text import plain_label, tooltip_text, wrapped_label

WIDTH = 560
SUFFIX = ".counterpoint"
PLAIN = (
    "Anybody who gets hold of this file, a copy or a backup of it can read every word. "
    "Choose this only for invented or published material. Your reason is kept with the study and shown there."
)
WHY = "Why may anybody read it?"
AGREE = "Nothing of a child leaves without their agreements"
AGREE_HINT = (
    "Reports, tables and copies hold nothing of a child until both are recorded: the child’s own yes, and that of "
    "whoever holds parental responsibility. Change it later on the Participants page, perspective by perspective."
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class NewStudy:
    """What was asked for; a passphrase of None is the explicit choice to have none."""

    name: str
    path: Path
    passphrase: str | None = field(repr=False)
    reason: str = ""
    """Why it has none."""
    children_agree: bool = True
    """Nothing of a child leaves before their own agreement and the permission are recorded."""


def file_name(study: str) -> str:
    """A file name for a study's name, fit for every system; empty when nothing is left of it."""
    return _FORBIDDEN.sub(" ", study).strip(" .")[:120].strip(" .")


class NewStudyDialog(QDialog):
    """Tells what is wanted by `wanted`; is told by `refuse` what stands in the way."""

    wanted = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New study")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Such as: Moving on")
        self.name.setAccessibleName("Name of the study")
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.choose_folder = Button("Choose…")
        self.choose_folder.setAccessibleName("Choose the folder")
        self.choose_folder.setAutoDefault(False)
        self.place = wrapped_label("", "hint")
        self.protected = QRadioButton("Protect with a passphrase (recommended)")
        self.plain = QRadioButton("Without a passphrase")
        self.protected.setChecked(True)
        self.secret = NewPassphrase()
        self.passphrase, self.again = self.secret.passphrase, self.secret.again
        self.strength, self.show_letters = self.secret.strength, self.secret.show_letters
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(WHY)
        self.reason.setAccessibleName(WHY)
        self.consequence = wrapped_label(NO_RESET, "quiet")
        self.children_agree = QCheckBox(AGREE)
        self.children_agree.setChecked(True)
        self.children_agree.setAccessibleDescription(AGREE_HINT)
        self.children_agree.setToolTip(tooltip_text(AGREE_HINT))
        self.message = wrapped_label("", "danger")
        self.message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make_button = buttons.addButton("Make study", QDialogButtonBox.ButtonRole.AcceptRole)
        self.make_button.setDefault(True)
        self._lay_out(buttons)
        for line in (self.name, self.folder, self.reason):
            line.textChanged.connect(self._look_again)
        self.secret.changed.connect(self._look_again)
        self.protected.toggled.connect(self._look_again)
        self.choose_folder.clicked.connect(self._ask_folder)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        self._look_again()
        fit_words(self, WIDTH)
        self.protected.toggled.connect(lambda _: fit_words(self, WIDTH))
        self.name.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say what stands in the way."""
        self._set_busy(False)
        self._say(str(problem))

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(plain_label("New study", "title"))
        column.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose_folder)
        for row, (words, line) in enumerate((("Name", self.name), ("Folder", self.folder))):
            label = plain_label(words)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addLayout(where, 1, 1)
        grid.addWidget(self.place, 2, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(8)
        protection = (self.protected, self.secret, self.plain, self.reason, self.consequence)
        for part in (*protection, self.children_agree, self.message):
            column.addWidget(part)
        column.addSpacing(10)
        column.addStretch()
        column.addWidget(buttons)

    def _path(self) -> Path:
        return Path(self.folder.text().strip()).expanduser() / f"{file_name(self.name.text())}{SUFFIX}"

    def _look_again(self) -> None:
        protected = self.protected.isChecked()
        named = bool(file_name(self.name.text()))
        self.secret.setVisible(protected)
        self.reason.setVisible(not protected)
        self.consequence.setText(NO_RESET if protected else PLAIN)
        self.place.setText(f"The file will be “{self._path().name}” in this folder." if named else " ")
        sound = self.secret.is_sound if protected else bool(self.reason.text().strip())
        self.make_button.setEnabled(named and bool(self.folder.text().strip()) and sound)
        self.message.hide()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for the study", self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _ask(self) -> None:
        path = self._path()
        if not path.parent.is_dir():
            self._say("There is no such folder. Choose another one.")
            return
        self._set_busy(True)
        secret = self.secret.text() if self.protected.isChecked() else None
        reason = "" if self.protected.isChecked() else self.reason.text().strip()
        agree = self.children_agree.isChecked()
        self.wanted.emit(NewStudy(self.name.text().strip(), path, secret, reason, agree))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    def _set_busy(self, busy: bool) -> None:
        self.make_button.setEnabled(not busy)
        self.make_button.setText("Making…" if busy else "Make study")
