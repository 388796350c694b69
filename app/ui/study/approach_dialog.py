"""How the study goes about its analysis: one of three families, each in a sentence (DOMAIN C-01)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from app.study import actions, queries
from app.study.rows import Approach
from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 520
APPROACHES = {
    Approach.CODEBOOK: (
        "Codebook",
        (
            "A codebook, made beforehand or growing as you read, guides the coding. Passages like those of a code "
            "can be suggested, and words are compared with a test."
        ),
    ),
    Approach.RELIABILITY: (
        "Coding reliability",
        (
            "Several people code the same interviews by one codebook, and how far they agree is part of the "
            "account."
        ),
    ),
    Approach.REFLEXIVE: (
        "Reflexive",
        (
            "Themes are made by you, and how you came to them belongs to the account. Nothing is suggested, and "
            "coefficients and tests are not shown."
        ),
    ),
}


class ApproachDialog(QDialog):
    """Chosen and stored at once; it is a step that can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Approach")
        self._study = study
        self.choices: dict[Approach, QRadioButton] = {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(6)
        column.addWidget(plain_label("How this study goes about its analysis", "title"))
        column.addSpacing(6)
        with study.project.reading() as session:
            now = queries.approach(session)
        for approach, (name, sentence) in APPROACHES.items():
            choice = QRadioButton(name)
            choice.setChecked(approach is now)
            choice.setAccessibleDescription(sentence)
            choice.setEnabled(not study.read_only)
            choice.setToolTip(READ_ONLY if study.read_only else "")
            choice.toggled.connect(lambda on, approach=approach: self._store(approach) if on else None)
            self.choices[approach] = choice
            told = wrapped_label(sentence, "quiet")
            told.setContentsMargins(26, 0, 0, 8)
            column.addWidget(choice)
            column.addWidget(told)
        column.addStretch()
        column.addWidget(buttons)
        self.resize(round(WIDTH * study.theme.text_scale), self.sizeHint().height())
        self.choices[now].setFocus()

    def _store(self, approach: Approach) -> None:
        self._study.attempt(lambda: actions.set_approach(self._study.project, approach=approach))
        self._study.said.emit(f"Approach: {APPROACHES[approach][0].lower()}.")
