"""Asks for another passphrase for a study, for its first, or for a reason to have none."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.store.keys import Secret
from app.ui.welcome.new_passphrase import NO_RESET, NewPassphrase
from app.ui.welcome.new_study_dialog import WHY
from app.ui.welcome.passphrase_entry import PassphraseEntry
from app.ui.widgets.fitting import fit_words, scaled
from app.ui.widgets.headings import DIALOG_MARGINS, section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 580
FOLLOW = (
    "The backups on this computer follow. Copies elsewhere, on a stick for example, keep the passphrase they "
    "have; a recovery sheet made before opens the study no more."
)
WITHOUT = (
    "Anybody who gets hold of the file, a copy or a backup of it can then read every word. The study is marked as "
    "not encrypted, with your reason."
)
FIRST = (
    "What was on the disk without a passphrase until now may still be found there by programs that look for it."
)


@dataclass(frozen=True, slots=True)
class Change:
    """What was asked for; a new passphrase of None takes it away."""

    old: Secret | None = field(repr=False)
    new: str | None = field(repr=False)
    reason: str = ""


class ProtectionDialog(QDialog):
    """Tells what is wanted by `wanted`; is told by `refuse` that the old passphrase is another one."""

    wanted = Signal(object)

    def __init__(self, study: str, *, encrypted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encrypted = encrypted
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change passphrase" if encrypted else "Protect with a passphrase")
        self.old = PassphraseEntry()
        self.another = QRadioButton("Another passphrase")
        self.none = QRadioButton("No passphrase any more")
        self.another.setChecked(True)
        self.new = NewPassphrase()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(WHY)
        self.reason.setAccessibleName(WHY)
        self.consequence = wrapped_label("", "quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.change = buttons.addButton("Change passphrase", QDialogButtonBox.ButtonRole.AcceptRole)
        self.change.setDefault(True)
        self._lay_out(study, buttons)
        for told in (self.old.changed, self.new.changed, self.reason.textChanged, self.another.toggled):
            told.connect(self._look)
        self.old.other.clicked.connect(self._fit)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        self._look()
        self.another.toggled.connect(lambda _: self._fit())
        self._fit()
        (self.old if encrypted else self.new).setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say that the study has another passphrase."""
        self._set_busy(False)
        self.old.refuse(problem)
        self._fit()

    def _fit(self) -> None:
        fit_words(self, WIDTH)

    def _lay_out(self, study: str, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label(study, "title"))
        if self._encrypted:
            column.addWidget(section_heading("The passphrase it has"))
            column.addWidget(self.old)
            column.addSpacing(6)
            column.addWidget(section_heading("From now on"))
            column.addWidget(self.another)
        for part in (self.old, self.another, self.none):
            part.setVisible(self._encrypted)
        column.addWidget(self.new)
        if self._encrypted:
            column.addWidget(self.none)
            column.addWidget(self.reason)
        column.addWidget(self.consequence)
        column.addSpacing(8)
        column.addStretch()
        column.addWidget(buttons)

    @property
    def _takes_away(self) -> bool:
        return self._encrypted and self.none.isChecked()

    def _look(self) -> None:
        away = self._takes_away
        self.new.setVisible(not away)
        self.reason.setVisible(away)
        follow = FOLLOW if self._encrypted else FIRST
        self.consequence.setText(WITHOUT if away else f"{NO_RESET} {follow}")
        # A wrapped label tells its height for a width only; the dialog would cut it off.
        self.consequence.setMinimumHeight(self.consequence.heightForWidth(scaled(self, WIDTH) - 60))
        typed = self.old.field.text() or self.old.by_sheet
        sound = bool(self.reason.text().strip()) if away else self.new.is_sound
        self.change.setEnabled(sound and bool(typed or not self._encrypted))
        self.change.setText("Take the passphrase away" if away else self.windowTitle())

    def _ask(self) -> None:
        old = self.old.secret() if self._encrypted else None
        if self._encrypted and not old:
            return
        self._set_busy(True)
        new = None if self._takes_away else self.new.text()
        self.wanted.emit(Change(old, new, self.reason.text().strip() if self._takes_away else ""))

    def _set_busy(self, busy: bool) -> None:
        self.old.set_busy(busy)
        self.change.setEnabled(not busy)
