"""A code's record, edited where it is read: each finished edit of a part is one step that can be undone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.coding.actions import edit_code
from app.coding.rows import CodeId, CodeRow
from app.ui.coding.code_colours import COLOUR_NAMES
from app.ui.open_study import OpenStudy
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.swatch import swatch_icon

DIALOG_WIDTH = 460
PARTS = (
    ("definition", "Definition", "What this code means, in a sentence."),
    ("when_to_use", "When to use", "What must be there for it to be used."),
    ("when_not", "When not to use", "What looks like it and is coded otherwise."),
    ("example", "Example", "A typical passage, and a near miss."),
)
MISSING = "Missing: nobody else can code with it yet"


class CodeEditor(QWidget):
    """Name, colour, definition, when to use it and when not, example."""

    stored = Signal()
    """A part was changed and is stored."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._code: CodeId | None = None
        self._shown: CodeRow | None = None
        self.setAccessibleName("About this code")
        self.name = QLineEdit()
        self.colour = QComboBox()
        for colour in COLOUR_NAMES:
            self.colour.addItem(colour)
        self.parts = {part: EditedField(title, prompt) for part, title, prompt in PARTS}
        self.warning = plain_label(MISSING, "amber")
        self.warning.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_title("Name", self.name))
        column.addWidget(self.name)
        for part, title, _ in PARTS:
            column.addSpacing(6)
            column.addWidget(_title(title, self.parts[part]))
            if part == "definition":
                column.addWidget(self.warning)
            column.addWidget(self.parts[part])
        column.addSpacing(6)
        column.addWidget(_title("Colour", self.colour))
        column.addWidget(self.colour)
        column.addStretch(1)
        self.name.editingFinished.connect(self._store_name)
        self.colour.activated.connect(lambda colour: self._store(colour=colour))
        self.parts["definition"].finished.connect(lambda words: self._store(definition=words))
        self.parts["when_to_use"].finished.connect(lambda words: self._store(when_to_use=words))
        self.parts["when_not"].finished.connect(lambda words: self._store(when_not=words))
        self.parts["example"].finished.connect(lambda words: self._store(example=words))
        self.name.setReadOnly(study.read_only)
        self.colour.setEnabled(not study.read_only)
        for field in self.parts.values():
            field.setReadOnly(study.read_only)
        study.theme.changed.connect(self._restyle)
        self._restyle()

    def show_code(self, row: CodeRow) -> None:
        """Shows a code as it is stored; an edit of another one is finished first."""
        if self._code not in (None, row.id):
            self.finish()
        self._code, self._shown = row.id, row
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(row.name)
        self.colour.setCurrentIndex(row.colour % len(COLOUR_NAMES))
        for part, field in self.parts.items():
            field.show_words(str(getattr(row, part)))
        self.warning.setVisible(not row.definition)

    def finish(self) -> None:
        """Stores what was typed and not yet left."""
        for field in self.parts.values():
            field.finish()
        if self.name.isModified():
            self._store_name()

    def start_definition(self) -> None:
        """The keyboard goes to the definition."""
        self.parts["definition"].setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _store(
        self,
        *,
        name: str | None = None,
        definition: str | None = None,
        when_to_use: str | None = None,
        when_not: str | None = None,
        example: str | None = None,
        colour: int | None = None,
    ) -> None:
        if self._code is None:
            return
        edit_code(
            self._study.project,
            code=self._code,
            name=name,
            definition=definition,
            when_to_use=when_to_use,
            when_not=when_not,
            example=example,
            colour=colour,
        )
        self.stored.emit()

    def _restyle(self) -> None:
        theme = self._study.theme
        for colour in range(len(COLOUR_NAMES)):
            self.colour.setItemIcon(colour, swatch_icon(theme.code_colour(colour)))


def _title(words: str, field: QWidget) -> QLabel:
    label = plain_label(words, "hint")
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label


class CodeDialog(QDialog):
    """The record of one code while a transcript is being read."""

    def __init__(self, study: OpenStudy, row: CodeRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Edit code")
        self.setMinimumWidth(DIALOG_WIDTH)
        self.editor = CodeEditor(study)
        self.editor.show_code(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(14)
        column.addWidget(page_title("Edit code"))
        column.addWidget(self.editor)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.editor.start_definition()

    def done(self, result: int) -> None:
        self.editor.finish()
        super().done(result)
