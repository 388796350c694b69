"""Signing transcripts off as pseudonymised: what it means, which ones, who read them and when (E-06)."""

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.problems import Problem
from app.study import actions
from app.study.rows import SourceId, SourceRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = (520, 560)
TITLE = "Sign off as pseudonymised"
MEANING = (
    "You say that somebody has read the whole transcript, and that no real name, place, school or date is left in "
    "it by which a person could be known: each is replaced, in [square brackets]. Only then can its words be "
    "quoted. Correcting the transcript takes the sign-off away, for nobody has read the new words yet."
)
_ID = Qt.ItemDataRole.UserRole


class SignOffDialog(QDialog):
    """Offers the transcripts that are not signed off; those wanted are ticked already."""

    def __init__(
        self,
        study: OpenStudy,
        sources: Sequence[SourceRow],
        wanted: Collection[SourceId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._study = study
        self.setWindowTitle(TITLE)
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self.list = QListWidget()
        self.list.setAccessibleName("Transcripts to sign off")
        for row in sources:
            item = QListWidgetItem(row.name)
            item.setData(_ID, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.id in wanted else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.by, self.on = QLineEdit(study.settings.coder), QLineEdit(_today())
        self.by.setAccessibleName("Read by")
        self.on.setAccessibleName("On")
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.agree = self.buttons.button(buttons.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(lambda _: self._tell())
        self._lay_out()
        self._tell()

    def accept(self) -> None:
        """Signs the ticked ones off in one step; what is refused is said, and the dialog stays."""
        chosen = self._ticked()
        try:
            actions.sign_off(self._study.project, sources=chosen, by=self.by.text(), on=self.on.text())
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            return
        self._study.said.emit(f"{_transcripts(len(chosen))} signed off: what is said there may be quoted.")
        super().accept()

    def _ticked(self) -> list[SourceId]:
        items = [self.list.item(place) for place in range(self.list.count())]
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _tell(self) -> None:
        many = len(self._ticked())
        self.agree.setText(f"Sign off {_transcripts(many)}" if many else "Sign off")
        self.agree.setEnabled(bool(many))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in (self.by, self.on):
            label = plain_label(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(page_title(TITLE))
        column.addWidget(wrapped_label(MEANING, "quiet"))
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)


def _transcripts(many: int) -> str:
    return "1 transcript" if many == 1 else f"{many} transcripts"


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
