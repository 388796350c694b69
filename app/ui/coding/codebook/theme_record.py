"""A theme's record, edited where it is read: each finished edit of a part is one step that can be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.coding import actions
from app.coding.rows import ThemeId
from app.coding.theme_rows import ThemeRow, ThemeStatus
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import Button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.plain_text import plain_label, wrapped_label

STATUSES = {
    ThemeStatus.CANDIDATE: "Candidate",
    ThemeStatus.REVIEWED: "Reviewed",
    ThemeStatus.FINAL: "Final",
}
PARTS = (
    ("statement", "Statement", "The claim in one sentence: who, what, in what circumstances."),
    ("scope", "Scope", "Whom and what it is about, and whom it is not."),
    ("contrary", "Contrary evidence", "What speaks against it, or why nothing does."),
    ("report_text", "For the report", "What the report says of it."),
)


class ThemeRecord(QWidget):
    """Name, statement, scope, status, codes, what speaks against it, what the report says."""

    codes_wanted = Signal()

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._shown: ThemeRow | None = None
        self.setAccessibleName("About this theme")
        self.name = QLineEdit()
        self.status = QComboBox()
        self.status.addItems(list(STATUSES.values()))
        self.codes = wrapped_label("")
        self.codes_button = Button("Choose codes…")
        self.parts = {part: EditedField(title, prompt) for part, title, prompt in PARTS}
        self.lacks = wrapped_label("", "amber")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.lacks)
        self._add(column, "Name", self.name)
        self._add(column, "Statement", self.parts["statement"])
        self._add(column, "Status", self.status)
        self._add(column, "Built from", self.codes)
        column.addWidget(self.codes_button)
        for part, title, _ in PARTS[1:]:
            self._add(column, title, self.parts[part])
        column.addStretch(1)
        self.name.editingFinished.connect(self._store_name)
        self.status.activated.connect(lambda place: self._store(status=list(STATUSES)[place]))
        self.codes_button.clicked.connect(self.codes_wanted)
        self.parts["statement"].finished.connect(lambda words: self._store(statement=words))
        self.parts["scope"].finished.connect(lambda words: self._store(scope=words))
        self.parts["contrary"].finished.connect(lambda words: self._store(contrary=words))
        self.parts["report_text"].finished.connect(lambda words: self._store(report_text=words))
        self.name.setReadOnly(study.read_only)
        for field in self.parts.values():
            field.setReadOnly(study.read_only)
        for control in (self.status, self.codes_button):
            control.setEnabled(not study.read_only)

    def show_theme(self, row: ThemeRow, paths: list[str]) -> None:
        """Show a theme as it is stored, with the paths of its codes; an edit of another is finished first."""
        other = self._shown is None or self._shown.id != row.id
        if other:
            self.finish()
        self._shown = row
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(row.name)
            self.name.setCursorPosition(0)
        self.status.setCurrentIndex(list(STATUSES).index(row.status))
        self.codes.setText("\n".join(paths) or "No codes yet")
        self.lacks.setVisible(bool(row.incomplete))
        self.lacks.setText(f"It lacks {_listed(row.incomplete)}." if row.incomplete else "")
        for part, field in self.parts.items():
            show = field.show_other if other else field.show_words
            show(str(getattr(row, part)))

    def finish(self) -> None:
        """Store what was typed and not yet left."""
        for field in self.parts.values():
            field.finish()
        if self.name.isModified():
            self._store_name()

    def _add(self, column: QVBoxLayout, title: str, control: QWidget) -> None:
        label: QLabel = plain_label(title, "quiet")
        label.setBuddy(control)
        control.setAccessibleName(title)
        column.addSpacing(6)
        column.addWidget(label)
        column.addWidget(control)

    def _store_name(self) -> None:
        self.name.setModified(False)
        row, name = self._shown, self.name.text().strip()
        if row is None or not name:
            self.name.setText(row.name if row else "")
        elif name != row.name and not self._store(name=name):
            self.name.setText(row.name)

    def _store(
        self,
        *,
        name: str | None = None,
        statement: str | None = None,
        scope: str | None = None,
        status: ThemeStatus | None = None,
        contrary: str | None = None,
        report_text: str | None = None,
    ) -> bool:
        """Whether it was stored, and not refused."""
        row, project = self._shown, self._study.project
        if row is None:
            return False

        def do() -> bool:
            actions.edit_theme(
                project,
                theme=ThemeId(row.id),
                name=name,
                statement=statement,
                scope=scope,
                status=status,
                contrary=contrary,
                report_text=report_text,
            )
            return True

        return bool(self._study.attempt(do))


def _listed(things: tuple[str, ...]) -> str:
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
