"""Asking what is to go for good of transcripts as they were before names were replaced."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.safeguards.pseudonyms.purging import Unedited, remove_unedited, unedited
from app.study.rows import SourceId
from app.ui.held_work import do_held
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
REMOVING = "Removing unedited text"
SIGN_OFF, SHOW = "Sign off…", "Show what waits"
THEN_BACK = "Place or remove each passage that waits, above the transcript; then come back here."
ALL_ROWS = 10**9
"""The whole file is written anew."""
_ID = Qt.ItemDataRole.UserRole


class RemovalDialog(QDialog):
    """Only signed-off transcripts can be ticked; the others say what is in the way, and lead there."""

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
        self.go = self.buttons.addButton(SHOW, QDialogButtonBox.ButtonRole.ActionRole)
        self.go.clicked.connect(self.settle)
        self.buttons.accepted.connect(self._remove)
        self.buttons.rejected.connect(self.reject)
        with study.project.reading() as session:
            held = unedited(session)
        for one in held:
            self.list.addItem(_item(one))
        self._held = held
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.currentRowChanged.connect(lambda _: self._offer())
        self.list.itemActivated.connect(lambda _: self.settle())
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(12)
        column.addWidget(page_title(TITLE))
        column.addWidget(wrapped_label(WHAT_GOES if held else NOTHING, "quiet"))
        column.addWidget(self.list, 1)
        column.addWidget(wrapped_label(WHAT_STAYS, "quiet"))
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        if held:
            first = next((at for at, one in enumerate(held) if one.hindrance), 0)
            self.list.setCurrentRow(first)
        self.list.setVisible(bool(held))
        self.go.setVisible(any(one.hindrance for one in held))
        self._tell()
        self._offer()

    def ticked(self) -> list[SourceId]:
        """The transcripts of which the unedited text is to go."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [SourceId(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def settle(self) -> None:
        """Go to what is in the way of the line at hand: the sign-off, or the passages that wait."""
        one = self._at_hand()
        if one is None or not one.hindrance:
            return
        self.accept()
        if one.signed_off:
            self._study.source_wanted.emit(one.source, None)
            self._study.said.emit(THEN_BACK)
        else:
            self._study.sign_off_wanted.emit(one.source)

    def _remove(self) -> None:
        chosen, study = self.ticked(), self._study

        def remove(progress: Progress, cancelled: IsCancelled) -> int:
            return remove_unedited(study.project, sources=chosen, progress=progress)

        def done(many: int) -> None:
            study.said.emit(f"The unedited text of {counted(many, 'transcript')} is gone for good.")

        self.accept()
        do_held(self.parentWidget() or self, study, REMOVING, remove, done, rows=ALL_ROWS, may_stop=False)

    def _at_hand(self) -> Unedited | None:
        at = self.list.currentRow()
        return self._held[at] if 0 <= at < len(self._held) else None

    def _offer(self) -> None:
        """The way to what is in the way of the line at hand."""
        one = self._at_hand()
        waits = one is not None and one.signed_off
        self.go.setText(SHOW if waits else SIGN_OFF)
        self.go.setEnabled(one is not None and bool(one.hindrance) and (bool(one.waiting) or not one.signed_off))

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
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    else:
        item.setCheckState(Qt.CheckState.Checked)
    return item
