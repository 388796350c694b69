"""The researcher's own list of names: typed or read from a file, a name a line, kept in the identity key alone."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.exchange.own_list import as_lines, parsed, read_list
from app.paths import documents_folder
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.ui.file_choice import choose_file
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.wording import READ_ONLY_KEY, counted
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label

SIZE = (560, 560)
TITLE = "Your own list of names"
WHAT = (
    "Names, schools and places of your area that must not be told. Each is looked for wherever it is said, also "
    "without capitals, and in what is to leave the study."
)
HOW = "A name a line; after a comma its kind, if you like: person, place, school or organisation."
WHERE = (
    "The list lies in the identity key, not in the study. What you let stay among the suggested names stays. A "
    "file you read it from still holds the names: delete it when it is no longer needed."
)
LISTS = "Lists (*.csv *.txt)"


class OwnListDialog(QDialog):
    """Nothing is kept before OK."""

    kept = Signal()

    def __init__(self, study: OpenStudy, key: IdentityKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self._study, self._key = study, key
        self.field = QPlainTextEdit(as_lines(key.listed()))
        self.field.setAccessibleName(TITLE)
        self.field.setPlaceholderText("Oakfield Primary, school")
        self.field.setTabChangesFocus(True)
        writable = not key.read_only
        self.field.setReadOnly(not writable)
        self.refusal = wrapped_label("" if writable else READ_ONLY_KEY, "danger")
        self.refusal.setVisible(not writable)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.agree = self.buttons.button(buttons.Ok)
        self.agree.setText("Keep list")
        self.agree.setEnabled(writable)
        self.read = self.buttons.addButton("Read from a file…", QDialogButtonBox.ButtonRole.ActionRole)
        self.read.setEnabled(writable)
        self.read.clicked.connect(
            lambda: choose_file(self, "Read a list of names", documents_folder(), LISTS, self.add_from)
        )
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        study.identity_changed.connect(self._hear_identity)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(TITLE))
        column.addWidget(wrapped_label(WHAT, "quiet"))
        column.addWidget(wrapped_label(HOW))
        column.addWidget(self.field, 1)
        column.addWidget(wrapped_label(WHERE, "quiet"))
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self.finished.connect(self.deleteLater)

    def add_from(self, path: Path) -> None:
        """Put the names of a file behind those that stand there."""
        try:
            names = read_list(path)
        except Problem as problem:
            self._refuse(problem)
            return
        there = self.field.toPlainText().rstrip()
        self.field.setPlainText("\n".join(part for part in (there, as_lines(names)) if part))

    def _keep(self) -> None:
        try:
            names = parsed(self.field.toPlainText().splitlines())
            self._key.set_listed(names)
        except Problem as problem:
            self._refuse(problem)
            return
        self.accept()
        many = len(dict.fromkeys(one.name for one in names))
        self._study.said.emit(f"On your own list: {counted(many, 'name')}.")
        self.kept.emit()

    def _refuse(self, problem: Problem) -> None:
        self.refusal.setText(str(problem))
        self.refusal.show()

    def _hear_identity(self) -> None:
        if self._study.identity is None:
            self.reject()
