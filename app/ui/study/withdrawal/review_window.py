"""Going through the places where somebody is quoted or named, beside the study: looked at one by one, and ticked.

It holds words of the study, so it is gone when that closes; nothing of it is kept.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.safeguards.withdrawal.rows import Place
from app.ui.open_study import OpenStudy
from app.ui.study.withdrawal.going import go_to
from app.ui.study.withdrawal.places_list import copy_places, place_words
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.fitting import fit
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(520, 620)
TITLE = "Where they are quoted or named"
_PLACE = Qt.ItemDataRole.UserRole


class ReviewWindow(QDialog):
    """Beside the window, not over it: Enter goes to a place, Space ticks it as seen."""

    def __init__(self, study: OpenStudy, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(TITLE)
        self._study = study
        self.standing = wrapped_label("", "quiet")
        self.list = QListWidget()
        self.list.setAccessibleName(TITLE)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip("Enter goes to a place, Space ticks it as seen.")
        self.go_button = primary_button("Go there")
        self.next_button = Button("Next not seen")
        self.copy_button = Button("Copy list")
        self.close_button = Button("Close")
        for button, words in (
            (self.go_button, "Show this place in the window"),
            (self.next_button, "Tick this place as seen, and go to the next that is not"),
            (self.copy_button, "The list as a table, for Word and Excel"),
            (self.close_button, "The list is gone then: copy it first, if you still need it"),
        ):
            button.setToolTip(words)
            button.setAutoDefault(False)
        self._lay_out()
        for place in places:
            item = QListWidgetItem(place_words(place))
            item.setData(_PLACE, place)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.go())
        self.list.itemChanged.connect(lambda _: self._tell())
        self.go_button.clicked.connect(self.go)
        self.next_button.clicked.connect(self.go_on)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)
        study.closing.connect(self.reject)
        fit(self, SIZE * study.theme.text_scale)
        self._tell()

    @property
    def seen(self) -> list[Place]:
        """The places that are ticked."""
        return [item.data(_PLACE) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def go(self) -> None:
        """Show the place at hand in the window."""
        item = self.list.currentItem()
        if item is not None:
            go_to(self._study, item.data(_PLACE))

    def go_on(self) -> None:
        """Tick the place at hand, and go to the next that nobody has seen."""
        items, row = self._items(), max(self.list.currentRow(), 0)
        if items:
            items[row].setCheckState(Qt.CheckState.Checked)
        order = [*items[row + 1 :], *items[:row]]
        left = next((item for item in order if item.checkState() is Qt.CheckState.Unchecked), None)
        if left is not None:
            self.list.setCurrentItem(left)
            self.go()

    def copy(self) -> None:
        """Put the list on the clipboard, with what was seen."""
        seen = {place.key for place in self.seen}
        copy_places([item.data(_PLACE) for item in self._items()], seen)
        self._study.said.emit("List copied as a table. It holds words of the study.")

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self) -> None:
        many, seen = self.list.count(), len(self.seen)
        self.standing.setText(f"{seen} of {many} seen." if many else "There is no such place.")
        self.next_button.setEnabled(seen < many)
        self.go_button.setEnabled(bool(many))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(8)
        column.addWidget(plain_label(TITLE, "title"))
        column.addWidget(
            wrapped_label(
                "What others said stays theirs. “Perhaps quoted” are a few words that they said, too: look "
                "whether it is them. Change what you must where it stands.",
                "quiet",
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.standing)
        buttons = FlowRow(to_the_right=True)
        for button in (self.copy_button, self.close_button, self.next_button, self.go_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
