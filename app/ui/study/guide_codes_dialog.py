"""Which codes a question of the topic guide asks about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.coding import actions, queries
from app.coding.rows import CodeId
from app.study.rows import GuideQuestionRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.swatch import swatch_icon

_CODE = Qt.ItemDataRole.UserRole


class GuideCodesDialog(QDialog):
    """All codes with ticks; what was ticked is stored in one step when the dialog is agreed to."""

    def __init__(self, study: OpenStudy, question: GuideQuestionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What a question asks about")
        self._study = study
        self._question = question
        self.filter = SearchField(study.theme, "Filter codes…")
        self.list = QListWidget()
        self.list.setAccessibleName("Codes")
        with study.project.reading() as session:
            codes = queries.codes(session)
            asked = set(queries.guide_codes(session).get(question.id, ()))
        for code in codes:
            item = QListWidgetItem(swatch_icon(study.theme.code_colour(code.colour)), code.path)
            item.setData(_CODE, code.id)
            item.setCheckState(Qt.CheckState.Checked if code.id in asked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._lay_out()
        self.filter.textChanged.connect(self._filter)
        self.filter.left_down.connect(self.list.setFocus)

    def accept(self) -> None:
        """Store what is ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [CodeId(item.data(_CODE)) for item in items if item.checkState() is Qt.CheckState.Checked]
        self._study.attempt(
            lambda: actions.set_guide_codes(self._study.project, question=self._question.id, codes=ticked)
        )
        super().accept()

    def _lay_out(self) -> None:
        self.resize(460, 560)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("What it asks about", "title"))
        column.addWidget(
            wrapped_label(f"“{self._question.text}” Tick the codes that an answer would be coded with.", "quiet")
        )
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
