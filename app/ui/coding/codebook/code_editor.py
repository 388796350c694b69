"""A code's record in MacQueen's structure, edited where it is read: each finished edit is one step.

What is missing is said in amber; nothing has to be filled in. After a change the reason can be given, for the
codebook's history.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.coding.actions import edit_code, explain_changes
from app.coding.queries import codebook_changes
from app.coding.rows import CodebookChangeId, CodeId, CodeRow, Origin
from app.ui.coding.codebook.code_colours import COLOUR_NAMES
from app.ui.open_study import OpenStudy
from app.ui.widgets.choice import Choice
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.swatch import swatch_icon

DIALOG_WIDTH, DIALOG_HEIGHT = 480, 640
PARTS = (
    ("brief", "Short definition", "In a few words, as a list has room for."),
    ("definition", "Definition", "What this code means, in a sentence."),
    ("when_to_use", "When to use", "What must be there for it to be used."),
    ("when_not", "When not to use", "What looks like it and is coded otherwise."),
    ("example", "Typical example", "Words that show it plainly."),
    ("near_miss", "Near miss", "Words that come close and are not it, and why."),
)
MISSING = "Missing: nobody else can code with it yet"
ORIGINS = (
    (Origin.EMERGENT, "Emergent", "Made from what was said"),
    (Origin.IN_VIVO, "In vivo", "The participant’s own words"),
    (Origin.A_PRIORI, "A priori", "Brought along, from a framework"),
)
WHY = "Why was it changed? (optional, kept in the history)"


class CodeEditor(QWidget):
    """Name, colour, the six parts, where the code comes from, and why it was changed."""

    stored = Signal()
    """A part was changed and is stored."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._code: CodeId | None = None
        self._shown: CodeRow | None = None
        self._changes: list[CodebookChangeId] = []
        self.setAccessibleName("About this code")
        self.name = QLineEdit()
        self.colour = Choice()
        for colour in COLOUR_NAMES:
            self.colour.addItem(colour)
        self.origin = Choice()
        for place, (origin, words, help_line) in enumerate(ORIGINS):
            self.origin.addItem(words, origin.value)
            self.origin.setItemData(place, help_line, Qt.ItemDataRole.ToolTipRole)
        for choice in (self.colour, self.origin):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.framework = QLineEdit()
        self.framework.setPlaceholderText("A publication, a theory, a programme")
        self.parts = {part: EditedField(title, prompt) for part, title, prompt in PARTS}
        self.missing = {part: plain_label("missing", "amber") for part, _, _ in PARTS}
        self.warning = wrapped_label(MISSING, "amber")
        self.why = QLineEdit()
        self.why.setPlaceholderText(WHY)
        self.why.setAccessibleName("Reason for the change")
        self.why.hide()
        self._lay_out()
        self.name.editingFinished.connect(self._store_name)
        self.colour.activated.connect(lambda colour: self._store(colour=colour))
        self.origin.activated.connect(lambda _: self._store(origin=Origin(self.origin.currentData())))
        self.framework.editingFinished.connect(self._store_framework)
        self.why.editingFinished.connect(self._explain)
        for part, field in self.parts.items():
            field.finished.connect(lambda words, part=part: self._store_part(part, words))
            field.setReadOnly(study.read_only)
        for line in (self.name, self.framework):
            line.setReadOnly(study.read_only)
        for choice in (self.colour, self.origin):
            choice.setEnabled(not study.read_only)
        study.theme.changed.connect(self._restyle)
        self._restyle()

    def show_code(self, row: CodeRow) -> None:
        """Shows a code as it is stored; an edit of another one is finished first."""
        if self._code not in (None, row.id):
            self.finish()
        if self._code != row.id:
            self._changes = []
            self.why.clear()
            self.why.hide()
        self._code, self._shown = row.id, row
        for line, words in ((self.name, row.name), (self.framework, row.framework)):
            if not (line.hasFocus() and line.isModified()):
                line.setText(words)
        self.colour.setCurrentIndex(row.colour % len(COLOUR_NAMES))
        self.origin.setCurrentIndex([origin for origin, *_ in ORIGINS].index(row.origin))
        for part, field in self.parts.items():
            field.show_words(str(getattr(row, part)))
            self.missing[part].setVisible(part in row.incomplete)
        self.warning.setVisible("definition" in row.incomplete)
        self.missing["definition"].hide()

    def finish(self) -> None:
        """Stores what was typed and not yet left."""
        for field in self.parts.values():
            field.finish()
        if self.name.isModified():
            self._store_name()
        if self.framework.isModified():
            self._store_framework()
        if self.why.isModified():
            self._explain()

    def start_definition(self) -> None:
        """The keyboard goes to the definition."""
        self.parts["definition"].setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_title("Name", self.name))
        column.addWidget(self.name)
        for part, title, _ in PARTS:
            column.addSpacing(6)
            head = QHBoxLayout()
            head.addWidget(_title(title, self.parts[part]), 1)
            head.addWidget(self.missing[part])
            column.addLayout(head)
            if part == "definition":
                column.addWidget(self.warning)
            column.addWidget(self.parts[part])
        for words, field in (("Origin", self.origin), ("Framework", self.framework), ("Colour", self.colour)):
            column.addSpacing(6)
            column.addWidget(_title(words, field))
            column.addWidget(field)
        column.addSpacing(6)
        column.addWidget(self.why)
        column.addStretch(1)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # a scroll area would squeeze lines of large text
        self.setSizePolicy(policy)

    def _store_name(self) -> None:
        self.name.setModified(False)
        row, name = self._shown, " ".join(self.name.text().split())
        if row is None or not name:
            self.name.setText(row.name if row else "")
        elif name != row.name:
            try:
                self._store(name=name)
            finally:
                if self._shown is row:
                    self.name.setText(row.name)

    def _store_framework(self) -> None:
        self.framework.setModified(False)
        words = " ".join(self.framework.text().split())
        if self._shown is not None and words != self._shown.framework:
            self._store(framework=words)

    def _store_part(self, part: str, words: str) -> None:
        match part:
            case "brief":
                self._store(brief=words)
            case "definition":
                self._store(definition=words)
            case "when_to_use":
                self._store(when_to_use=words)
            case "when_not":
                self._store(when_not=words)
            case "example":
                self._store(example=words)
            case "near_miss":
                self._store(near_miss=words)

    def _store(
        self,
        *,
        name: str | None = None,
        brief: str | None = None,
        definition: str | None = None,
        when_to_use: str | None = None,
        when_not: str | None = None,
        example: str | None = None,
        near_miss: str | None = None,
        origin: Origin | None = None,
        framework: str | None = None,
        colour: int | None = None,
    ) -> None:
        code = self._code
        if code is None:
            return
        edit_code(
            self._study.project,
            code=code,
            name=name,
            brief=brief,
            definition=definition,
            when_to_use=when_to_use,
            when_not=when_not,
            example=example,
            near_miss=near_miss,
            origin=origin,
            framework=framework,
            colour=colour,
        )
        if colour is None:
            self._ask_why(code)
        self.stored.emit()

    def _ask_why(self, code: CodeId) -> None:
        """The reason for the change just made can be given, now or never."""
        with self._study.project.reading() as session:
            newest = codebook_changes(session, code=code, limit=1)
        if code == self._code:
            self._changes += [change.id for change in newest]
            self.why.show()

    def _explain(self) -> None:
        self.why.setModified(False)
        reason = self.why.text().strip()
        if reason and self._changes:
            explain_changes(self._study.project, changes=self._changes, reason=reason)
            self._study.said.emit("The reason is in the codebook’s history.")
            self._changes = []
            self.why.clear()
            self.why.hide()

    def _restyle(self) -> None:
        theme = self._study.theme
        for colour in range(len(COLOUR_NAMES)):
            self.colour.setItemIcon(colour, swatch_icon(theme.code_colour(colour)))


def _title(words: str, field: QWidget) -> QLabel:
    label = plain_label(words, "hint")
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label


def scrolled(inside: QWidget) -> QScrollArea:
    """A record that scrolls where it is higher than its place."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setStyleSheet("QScrollArea { background: transparent; }")
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


class CodeDialog(QDialog):
    """The record of one code while a transcript is being read."""

    def __init__(self, study: OpenStudy, row: CodeRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Edit code")
        fit(self, QSize(DIALOG_WIDTH, DIALOG_HEIGHT))
        self.editor = CodeEditor(study)
        self.editor.show_code(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(14)
        column.addWidget(page_title("Edit code"))
        column.addWidget(scrolled(self.editor), 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.editor.start_definition()

    def done(self, result: int) -> None:
        self.editor.finish()
        super().done(result)
