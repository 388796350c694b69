"""Linking a region: to words of a transcript, to another region of the picture, or to a mark of a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.note_rows import PassagePlace
from app.coding.queries import link_kinds
from app.coding.region_rows import RegionRow
from app.coding.rows import SegmentId
from app.journeys.journey_rows import MarkId
from app.study.picture_rows import PictureRow
from app.ui.journeys.drawings.marks_there import marks_there
from app.ui.open_study import OpenStudy
from app.ui.telling.words_choice import WordsChoice
from app.ui.widgets.choice import Choice
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.view_switch import ViewSwitch

SIZE = QSize(760, 620)
HOW = "Find or select the words that explain what is drawn, then press Link (Ctrl+Enter)."
WORDS, REGION, MARK = range(3)
_ONE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a region is to be linked to, and how."""

    to: PassagePlace | SegmentId | MarkId
    is_mark: bool
    kind: str
    note: str


class LinkDialog(QDialog):
    """`wanted` tells a `Wanted`; of transcripts, those of whoever drew the picture come first."""

    wanted = Signal(object)

    def __init__(
        self,
        study: OpenStudy,
        picture: PictureRow,
        region: RegionRow,
        regions: Sequence[RegionRow],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link region")
        self._study = study
        self.switch = ViewSwitch("What the region is linked to", ("Words", "Another region", "A mark of the map"))
        self.words = WordsChoice(study, [maker.pseudonym for maker in picture.makers], HOW)
        self.regions = _list("Regions of this picture")
        self.marks = _list("Marks of the map")
        self.kind = Choice()
        self.kind.setAccessibleName("How it stands to the region")
        self.note = QLineEdit()
        self.note.setAccessibleName("Note on the link")
        self.note.setPlaceholderText("A note on the link, if there is anything to say")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link_button = self._buttons.addButton("Link", QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(picture, region, regions)
        self._lay_out(region)
        self._connect()
        self._weigh()
        self.words.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on in a field and links from nowhere; Ctrl+Enter does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._show)
        self.words.changed.connect(self._weigh)
        for chosen in (self.regions, self.marks):
            chosen.itemSelectionChanged.connect(self._weigh)
            chosen.itemActivated.connect(lambda _: self._link())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._link)
        self._buttons.rejected.connect(self.reject)
        self._buttons.accepted.connect(self._link)

    def _fill(self, picture: PictureRow, region: RegionRow, regions: Sequence[RegionRow]) -> None:
        with self._study.project.reading() as session:
            kinds = link_kinds(session)
            marks = [mark for case in picture.cases for mark in marks_there(session, case)]
        for kind in kinds:
            self.kind.addItem(kind, kind)
        for other in regions:
            if other.id != region.id:
                _add(self.regions, f"Region {other.title}", other.id)
        for mark, words in marks:
            _add(self.marks, words, mark)
        self.switch.buttons[REGION].setEnabled(self.regions.count() > 0)
        self.switch.buttons[MARK].setEnabled(self.marks.count() > 0)

    def _chosen(self) -> PassagePlace | SegmentId | MarkId | None:
        if self.switch.now == WORDS:
            return self.words.place
        chosen = (self.regions if self.switch.now == REGION else self.marks).selectedItems()
        if not chosen:
            return None
        one = SegmentId(chosen[0].data(_ONE))
        return one if self.switch.now == REGION else MarkId(one)

    def _link(self) -> None:
        to = self._chosen()
        if to is not None:
            is_mark = self.switch.now == MARK
            self.wanted.emit(Wanted(to, is_mark, str(self.kind.currentData()), self.note.text()))
            self.accept()

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.kind.setEnabled(place != MARK)
        self._weigh()

    def _weigh(self) -> None:
        self.link_button.setEnabled(self._chosen() is not None)

    def _lay_out(self, region: RegionRow) -> None:
        fit(self, SIZE * self._study.theme.text_scale)
        self._stack = QStackedWidget()
        for part in (self.words, self.regions, self.marks):
            self._stack.addWidget(part)
        how = QHBoxLayout()
        how.addWidget(plain_label("It"))
        how.addWidget(self.kind)
        how.addWidget(plain_label("the region"))
        how.addWidget(self.note, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*DIALOG_MARGINS)
        whole.setSpacing(10)
        whole.addWidget(plain_label(f"Link region {region.title}", "title"))
        whole.addWidget(wrapped_label(HOW, "quiet"))
        whole.addWidget(self.switch)
        whole.addWidget(self._stack, 1)
        whole.addLayout(how)
        whole.addWidget(self._buttons)


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    return made


def _add(to: QListWidget, words: str, one: int) -> None:
    item = QListWidgetItem(words)
    item.setData(_ONE, one)
    to.addItem(item)
