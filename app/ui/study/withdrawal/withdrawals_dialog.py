"""Who withdrew, up to when the study promised that data can be, and what the identity key is still to forget."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.safeguards import withdrawal
from app.safeguards.withdrawal.rows import WithdrawalKind, WithdrawalRow
from app.store.changes import Changes
from app.study.rows import ParticipantId
from app.ui.open_study import OpenStudy
from app.ui.study.withdrawal.key_cleaning import clean_key
from app.ui.widgets.buttons import Button
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(560, 460)
DONE = {
    WithdrawalKind.STOP: "stopped further involvement",
    WithdrawalKind.EXCLUDE: "was left out",
    WithdrawalKind.DELETE: "was deleted for good",
}
KEY_CLOSED = (
    "The identity key was closed when somebody was deleted, and still knows who they were. "
    "Open it on the Participants page: it then forgets them by itself."
)
KEY_OPEN = "The identity key still knows somebody who was deleted."


class WithdrawalsDialog(QDialog):
    """A list to read; the last day is stored at once and can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Withdrawals")
        self._study = study
        self.deadline = QLineEdit()
        self.deadline.setAccessibleName("Last day for withdrawal")
        self.deadline.setPlaceholderText("None promised")
        self.deadline.setReadOnly(study.read_only)
        self.key_words = wrapped_label("", "amber")
        self.key_button = Button("Let the key forget them")
        self.back_buttons: list[Button] = []
        within = QWidget()
        self._list = QVBoxLayout(within)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(6)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(within)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Withdrawals", "title"))
        column.addWidget(
            wrapped_label("Of those who were deleted nothing is kept but the day and what it was.", "quiet")
        )
        promised = QHBoxLayout()
        promised.setSpacing(12)
        promised.addWidget(plain_label("Data can be withdrawn up to"))
        promised.addWidget(self.deadline, 1)
        column.addLayout(promised)
        column.addSpacing(6)
        column.addWidget(section_heading("Who withdrew"))
        column.addWidget(scroll, 1)
        column.addWidget(self.key_words)
        column.addWidget(self.key_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column.addWidget(buttons)
        fit(self, SIZE * study.theme.text_scale)
        self.deadline.editingFinished.connect(self._store)
        self.key_button.clicked.connect(self._clean_key)
        study.changed.connect(self._hear)
        study.identity_changed.connect(self._show)
        self._show()

    def words(self) -> list[str]:
        """The lines of the list."""
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]

    def _hear(self, changes: Changes) -> None:
        if changes.tables & {"withdrawal", "participant", "study_setting"}:
            self._show()

    def _show(self) -> None:
        with self._study.project.reading() as session:
            rows = withdrawal.withdrawals(session)
            self._promised = withdrawal.withdrawal_deadline(session)
        self.deadline.setText(self._promised)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.back_buttons = []
        for row in rows:
            self._list.addWidget(wrapped_label(row_words(row)))
            if row.participant is not None:
                self._list.addWidget(self._back_button(row), 0, Qt.AlignmentFlag.AlignLeft)
        if not rows:
            self._list.addWidget(wrapped_label("Nobody. “Withdraw…” stands below each participant.", "quiet"))
        self._list.addStretch()
        waits, key_open = any(row.key_waits for row in rows), self._study.identity is not None
        self.key_words.setText(KEY_OPEN if key_open else KEY_CLOSED)
        self.key_words.setVisible(waits)
        self.key_button.setVisible(waits and key_open and not self._study.read_only)

    def _back_button(self, row: WithdrawalRow) -> Button:
        button = Button("Take back")
        button.setAccessibleName(f"Take back: {row.pseudonym} {DONE[row.kind]}")
        button.setToolTip("They take part again, and are counted; it can be undone")
        button.setEnabled(not self._study.read_only)
        button.clicked.connect(lambda: self._take_back(row.participant))
        self.back_buttons.append(button)
        return button

    def _take_back(self, person: ParticipantId | None) -> None:
        if person is not None:
            self._study.attempt(lambda: withdrawal.take_back(self._study.project, participant=person))

    def _store(self) -> None:
        typed, project = self.deadline.text(), self._study.project
        if self._study.read_only or typed.strip() == self._promised:
            return

        def store() -> bool:
            withdrawal.set_withdrawal_deadline(project, on=typed)
            return True

        if not self._study.attempt(store):
            self.deadline.setText(self._promised)

    def _clean_key(self) -> None:
        key = self._study.identity
        if key is not None:
            clean_key(self._study, key)


def row_words(row: WithdrawalRow) -> str:
    """A withdrawal in a line."""
    by = f", decided by {row.by}" if row.by else ""
    public = "; published already" if row.published else ""
    return f"{row.on}  {row.pseudonym or 'Somebody'} {DONE[row.kind]}{by}{public}"
