"""Asking what is to go for good of transcripts as they were before names were replaced."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.safeguards.pseudonyms.purging import Unedited, remove_unedited, unedited
from app.study.rows import SourceId
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.wording import counted
from app.ui.tasks import IsCancelled, Progress
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label

SIZE = (600, 560)
TITLE = "Remove unedited text"
WHAT_GOES = (
    "Of the ticked transcripts go, for good: every older text, and the original file and its name where they are "
    "kept. All older backups of this study go too, and a new one is taken. Undo cannot bring anything back, and "
    "nothing that was done before can be undone any more. Codes and notes stay on the text as it is now."
)
WHAT_STAYS = (
    "The unedited text stays in the identity key where you chose to keep it there, and wherever you have copies "
    "of the study or of the files yourself: those must be deleted by hand."
)
NOTHING = "No transcript holds anything from before names were replaced."
_ID = Qt.ItemDataRole.UserRole


class RemovalDialog(QDialog):
    """Only signed-off transcripts can be ticked; the others say what is in the way."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self._study = study
        self.list = QListWidget()
        self.list.setAccessibleName("Transcripts that hold unedited text")
        self.list.setWordWrap(True)
        self.refusal = wrapped_label("", "danger")
        self.refusal.hide()
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.agree = self.buttons.button(buttons.Ok)
        cancel = self.buttons.button(buttons.Cancel)
        cancel.setDefault(True)
        self.buttons.accepted.connect(self._remove)
        self.buttons.rejected.connect(self.reject)
        with study.project.reading() as session:
            held = unedited(session)
        for one in held:
            self.list.addItem(_item(one))
        self.list.itemChanged.connect(lambda _: self._tell())
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(page_title(TITLE))
        column.addWidget(wrapped_label(WHAT_GOES if held else NOTHING, "quiet"))
        column.addWidget(self.list, 1)
        column.addWidget(wrapped_label(WHAT_STAYS, "quiet"))
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self._tell()

    def ticked(self) -> list[SourceId]:
        """The transcripts of which the unedited text is to go."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [SourceId(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _remove(self) -> None:
        chosen, study, project = self.ticked(), self._study, self._study.project
        many = study.attempt(lambda: remove_unedited(project, sources=chosen, tidy_later=True))
        if many is None:
            return

        def tidy(progress: Progress, cancelled: IsCancelled) -> None:
            project.tidy_traces(progress)

        def done(_: None) -> None:
            study.said.emit(f"The unedited text of {counted(many, 'transcript')} is gone for good.")

        self.accept()
        study.tasks.run("Leaving no trace of what was removed", tidy, done)

    def _tell(self) -> None:
        many = len(self.ticked())
        self.agree.setText(f"Remove of {counted(many, 'transcript')} for good" if many else "Remove for good")
        self.agree.setEnabled(bool(many))


def _item(one: Unedited) -> QListWidgetItem:
    held = [counted(one.texts, "older text")] if one.texts else []
    held += ["the original file"] if one.file else []
    held += ["the file’s name"] if one.file_name else []
    item = QListWidgetItem(f"{one.name}: {', '.join(held)}. {one.hindrance}".strip())
    item.setData(_ID, one.source)
    if one.hindrance:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        item.setCheckState(Qt.CheckState.Unchecked)
    else:
        item.setCheckState(Qt.CheckState.Checked)
    return item
