"""Asking for the place and the passphrases of an identity key; each stays open until it fits or is given up."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.safeguards.identity.form import SUFFIX
from app.ui.theme import Theme
from app.ui.welcome.passphrase_field import PassphraseField
from app.ui.welcome.strength import strength
from app.ui.widgets.buttons import Button
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 520
WHAT_IT_IS = (
    "Real names, contacts and real areas belong in a file of their own, with a passphrase of its own. "
    "The study never needs it to be open."
)
NO_RESET = "There is no reset: without this passphrase nobody can say any more who the pseudonyms are."
APART = "It will lie beside the study: whoever gets one gets both. A stick, or another folder, is safer."


@dataclass(frozen=True, slots=True)
class NewKey:
    """What was asked for."""

    path: Path
    passphrase: str = field(repr=False)


class KeyDialog(QDialog):
    """What all of them have: a title, fields, a sentence that refuses, and a button that waits for the answer."""

    def __init__(self, title: str, words: str, verb: str, busy: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._scale = theme.text_scale
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Identity key")
        self._verb, self._busy = verb, busy
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.show_letters = QCheckBox("Show passphrase")
        self.message = wrapped_label("", "danger")
        self.message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.do_button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(title, "title"))
        self.words = wrapped_label(words, "quiet")
        column.addWidget(self.words)
        column.addLayout(self.form)
        column.addWidget(self.message)
        column.addStretch()
        column.addWidget(buttons)
        self.do_button.setDefault(True)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)

    def refuse(self, problem: Problem) -> None:
        """Say what stands in the way, and let the reader try again."""
        self._set_busy(False)
        self.message.setText(str(problem))
        self.message.show()
        self._grow()
        first = next(iter(self.findChildren(PassphraseField)), None)
        if first is not None:
            first.selectAll()
            first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """As high as its words, which tell their height for a width only."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()
        layout = self.layout()
        if layout is not None:
            width = max(self.width(), round(WIDTH * self._scale), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def secret(self, words: str) -> PassphraseField:
        """One more field for a passphrase."""
        line = PassphraseField(words)
        self.form.addRow(plain_label(words), line)
        self.show_letters.toggled.connect(line.reveal)
        line.textChanged.connect(self._look_again)
        return line

    def _look_again(self) -> None:
        self.message.hide()
        self.do_button.setEnabled(self.is_ready())

    def is_ready(self) -> bool:
        """Whether everything is typed."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell what was typed."""
        raise NotImplementedError

    def _ask(self) -> None:
        self._set_busy(True)
        self.message.hide()
        self.tell()

    def _set_busy(self, busy: bool) -> None:
        self.do_button.setEnabled(not busy)
        self.do_button.setText(self._busy if busy else self._verb)


class _Twice:
    """A new passphrase, typed twice."""

    def __init__(self, dialog: KeyDialog, words: str, again: str) -> None:
        self.first = dialog.secret(words)
        self.second = dialog.secret(again)
        self.hint = wrapped_label("", "hint")
        dialog.form.addRow("", self.hint)
        dialog.form.addRow("", dialog.show_letters)
        for line in (self.first, self.second):
            line.textChanged.connect(self._tell)
        self._tell()

    @property
    def is_ready(self) -> bool:
        """Whether both are the same and not empty."""
        return bool(self.first.text()) and self.first.text() == self.second.text()

    def _tell(self) -> None:
        differs = bool(self.second.text()) and self.first.text() != self.second.text()
        self.hint.setText("The two are not the same yet." if differs else strength(self.first.text()).words)


class NewKeyDialog(KeyDialog):
    """Where a new key file goes, and its passphrase; tells a `NewKey` by `wanted`."""

    wanted = Signal(object)

    def __init__(self, study: Path, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Make an identity key", WHAT_IT_IS, "Make key", "Making…", theme, parent)
        self._study = study
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.choose_folder = Button("Choose…")
        self.choose_folder.setAccessibleName("Choose the folder")
        self.choose_folder.setAutoDefault(False)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self.choose_folder)
        self.place = wrapped_label("", "hint")
        self.form.addRow(plain_label("Folder"), where)
        self.form.addRow("", self.place)
        self.passphrase = _Twice(self, "Its passphrase", "Again")
        self.form.addRow("", wrapped_label(NO_RESET, "quiet"))
        self.folder.textChanged.connect(self._look_again)
        self.choose_folder.clicked.connect(self._ask_folder)
        self._look_again()
        self.passphrase.first.setFocus()

    @property
    def path(self) -> Path:
        """The file that is to be made."""
        return Path(self.folder.text().strip()).expanduser() / f"{self._study.stem}{SUFFIX}"

    def is_ready(self) -> bool:
        beside = self.path.parent.absolute() == self._study.parent.absolute()
        self.place.setText(f"The file will be “{self.path.name}”. {APART if beside else ''}".strip())
        return bool(self.folder.text().strip()) and self.passphrase.is_ready

    def tell(self) -> None:
        self.wanted.emit(NewKey(self.path, self.passphrase.first.text()))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for the identity key", self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()


class OpenKeyDialog(KeyDialog):
    """The passphrase of a key file; tells it by `given`."""

    given = Signal(str)

    def __init__(self, path: Path, theme: Theme, parent: QWidget | None = None) -> None:
        words = f"“{path.name}” in {path.parent}. It has a passphrase of its own, not the study’s."
        super().__init__("Open the identity key", words, "Open", "Opening…", theme, parent)
        self.field = self.secret("Its passphrase")
        self.form.addRow("", self.show_letters)
        self._look_again()
        self.field.setFocus()

    def is_ready(self) -> bool:
        return bool(self.field.text())

    def tell(self) -> None:
        self.given.emit(self.field.text())


class KeyPassphraseDialog(KeyDialog):
    """The passphrase there is and the new one; tells both by `wanted`."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = "The file and the copy beside it get the new passphrase; the old one opens neither any more."
        super().__init__("Change the key’s passphrase", words, "Change", "Changing…", theme, parent)
        self.old = self.secret("Passphrase now")
        self.new = _Twice(self, "New passphrase", "Again")
        self.form.addRow("", wrapped_label(NO_RESET, "quiet"))
        self._look_again()
        self.old.setFocus()

    def is_ready(self) -> bool:
        return bool(self.old.text()) and self.new.is_ready

    def tell(self) -> None:
        self.wanted.emit(self.old.text(), self.new.first.text())
