"""The recovery sheet of a study: to be printed or copied by hand; in a file only where somebody chooses that."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from app.paths import documents_folder
from app.problems import Problem
from app.store.recovery import HEADING
from app.ui import messages
from app.ui.locking.sheet_paper import ask_printer
from app.ui.widgets.fitting import fit_words
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

WORDS = (
    "With these six lines the study opens without its passphrase. Print them or write them down, and lock them "
    "away where your team keeps such things; whoever has them and the file can read every word."
)
ENDS = "When the passphrase is changed they open nothing any more: make a new sheet then."
HOW = "Choose “Use the recovery sheet” where the passphrase is asked for, and type the lines with their numbers."


class RecoveryDialog(QDialog):
    """Shows the lines."""

    saved = Signal(object)

    def __init__(self, study: str, lines: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recovery sheet")
        self.lines = plain_label("\n".join(lines))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self.lines.setFont(fixed)
        self.lines.setAccessibleName("Lines of the recovery sheet")
        # It cannot be selected: what is copied lies in the clipboard, and perhaps in its history.
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print = buttons.addButton("Print…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print.setDefault(True)
        self.save = buttons.addButton("Save as text…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(plain_label("Recovery sheet", "title"))
        column.addWidget(wrapped_label(WORDS, "quiet"))
        column.addWidget(self.lines)
        column.addWidget(wrapped_label(ENDS, "quiet"))
        column.addStretch()
        column.addWidget(buttons)
        fit_words(self, 560)

    def write(self, path: Path) -> None:
        """Write it as a text; a Problem where that cannot be."""
        words = [HEADING, "", *self._about(), "", self.lines.text()]
        try:
            path.touch(mode=0o600)
            path.write_text("\n".join([*words, "", WORDS, ENDS, HOW, ""]), "utf-8")
        except OSError:
            raise Problem(
                "The recovery sheet could not be written there.", "Choose a folder you may write to."
            ) from None

    def _about(self) -> list[str]:
        today = datetime.now().astimezone()
        return [f"Study: {self._study}", f"Made on {today.day} {today:%B %Y}"]

    def _print(self) -> None:
        try:
            ask_printer(self, HEADING, [*self._about(), WORDS, ENDS, HOW], self.lines.text())
        except Problem as problem:
            messages.say_problem(self, problem)

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Save recovery sheet", str(documents_folder() / "Recovery sheet.txt"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        try:
            self.write(Path(name))
        except Problem as problem:
            messages.say_problem(self, problem)
        else:
            self.saved.emit(Path(name))
