"""The passages that were found: the question in words, what it comes to, the list, what can be done with all."""

import html
from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding.asking.words import Piece
from app.coding.rows import PassageRow, SegmentId
from app.coding.rules import NOT_QUOTED
from app.ui.asking.reading import EVERYTHING, Reading
from app.ui.models.attribution import attributed, voice_words, words_of
from app.ui.models.leaving import KeptBack
from app.ui.models.passages_list import PassagesList
from app.ui.models.passages_model import PassagesModel
from app.ui.theme import Theme
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import hairline
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.table_copy import as_html, as_text

HEADS = ("Words", "Who", "Source", "Turn", "Code", "Coder")
NONE_FOUND = "Nothing in the study is so. Take a condition out, or make one wider."
Place = tuple[int, int, int]
"""Where a passage stands: its source, start and end."""


class ResultsPane(QWidget):
    """Shows one reading at a time; numbers of people narrow the list to their passages."""

    opened = Signal(object)
    """A `PassageRow` is wanted in its transcript."""
    coding_wanted = Signal()
    """All passages in the list are to be coded."""
    narrowed = Signal(str)

    def __init__(self, theme: Theme, kept_back: KeptBack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept_back = kept_back
        self._reading: Reading | None = None
        self._rows: list[PassageRow] = []
        self._wanted: Place | None = None
        self.only = EVERYTHING
        """The key of the count whose people's passages are shown."""
        self.sentence = wrapped_label()
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.counts = LinkedSentence(theme)
        self.passages = PassagesModel(kept_back, self)
        self.list = PassagesList(theme, self.passages)
        self.none = wrapped_label(NONE_FOUND, "quiet")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setMargin(32)
        self.copy_button = quiet_button("Copy all")
        self.copy_button.setToolTip("All these passages with whose they are, for Word or Excel")
        self.code_button = quiet_button("Code all…")
        self.code_button.setToolTip("Put one code on all these passages, in one step")
        self._lay_out()
        self.counts.followed.connect(self.narrow)
        self.list.opened.connect(self.opened)
        self.copy_button.clicked.connect(self.copy_all)
        self.code_button.clicked.connect(lambda: self.coding_wanted.emit())

    @property
    def rows(self) -> list[PassageRow]:
        """The passages in the list, as many as are read."""
        return list(self.passages.everything)

    @property
    def waiting(self) -> bool:
        """Whether some of the passages are not read yet."""
        return self._reading is not None and len(self._rows) < self._reading.total

    def show_reading(self, reading: Reading) -> None:
        """Shows other passages; a place to come back to is gone to once it is read."""
        kept = self.place() if self._reading is not None and self._reading.sentence == reading.sentence else None
        self._reading = reading
        self._rows = list(reading.rows)
        if self.only not in reading.groups:
            self.only = EVERYTHING
        self.sentence.setText(_rich(reading.sentence))
        self.sentence.setAccessibleName("".join(piece.text for piece in reading.sentence))
        self._say_counts()
        self.passages.show(self._shown())
        self._wanted = self._wanted or kept
        self._come_back()
        self._below.setCurrentWidget(self.list if reading.total else self.none)
        for button in (self.copy_button, self.code_button):
            button.setEnabled(reading.total > 0)

    def complete(self, reading: Reading, rows: Sequence[PassageRow]) -> None:
        """Every passage is read now, unless the list is of others meanwhile."""
        if reading is self._reading:
            self._rows = list(rows)
            self.passages.complete(self._shown())
            self._come_back()

    def narrow(self, key: str) -> None:
        """Shows only passages of the people of a count; of everybody again by the number of passages."""
        if self._reading is not None:
            self.only = EVERYTHING if key == self.only else key
            self._say_counts()
            self.passages.show(self._shown())
            self.list.setCurrentIndex(self.passages.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.narrowed.emit(self.only)

    def place(self) -> Place | None:
        """Which passage the keyboard is on."""
        index = self.list.currentIndex()
        return _place_of(self.passages.passage(index)) if index.isValid() else None

    def come_back_to(self, place: Place | None, *, later: bool = False) -> None:
        """Goes to a passage, as soon as it is read; with `later`, of the passages that are shown next."""
        self._wanted = place
        if not later:
            self._come_back()

    def copy_all(self) -> None:
        """All passages in the list: for a text their words with attribution, for a table one row each."""
        rows, kept = self.rows, self._kept()
        data = QMimeData()
        data.setText("\n\n".join(attributed(row, kept=row.segment in kept) for row in rows))
        data.setHtml(as_html(HEADS, [_cells(row, kept) for row in rows]))
        clipboard.put(data)

    def copy_as_table(self) -> None:
        """The same as a plain table with tabs."""
        kept = self._kept()
        clipboard.put_text(as_text(HEADS, [_cells(row, kept) for row in self.rows]))

    # Inside

    def _kept(self) -> Collection[SegmentId]:
        """Of which passages in the list the words may not leave."""
        return self._kept_back({row.segment for row in self.rows})

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.counts, 1)
        buttons.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.code_button, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(20, 8, 12, 8)
        top.setSpacing(4)
        top.addWidget(self.sentence)
        top.addLayout(buttons)
        self._below = QStackedWidget()
        self._below.addWidget(self.list)
        self._below.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self._below, 1)
        self.setFocusProxy(self.list)

    def _say_counts(self) -> None:
        if self._reading is None:
            return
        said = list(self._reading.counts)
        if self.only != EVERYTHING:
            said += [Words(" · only theirs are shown, "), Words("show all", self.only)]
        self.counts.say(said)

    def _shown(self) -> list[PassageRow]:
        if self._reading is None or self.only == EVERYTHING:
            return self._rows
        people = self._reading.groups[self.only]
        return [row for row, whose in zip(self._rows, self._reading.people, strict=False) if whose & people]

    def _come_back(self) -> None:
        if self._wanted is None:
            return
        for at, row in enumerate(self.passages.everything):
            if _place_of(row) == self._wanted:
                while self.passages.rowCount() <= at and self.passages.canFetchMore():
                    self.passages.fetchMore()
                index = self.passages.index(at)
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
                self._wanted = None
                return
        if not self.waiting:
            self._wanted = None


def _place_of(row: PassageRow) -> Place:
    return row.segment, row.start, row.end


def _cells(row: PassageRow, kept: Collection[SegmentId]) -> list[str]:
    who = " and ".join(map(voice_words, row.voices))
    words = NOT_QUOTED if row.segment in kept else words_of(row)
    return [words, who, row.source_name, str(row.turn_number), row.code_path, row.coder]


def _rich(sentence: Sequence[Piece]) -> str:
    """The sentence with its names set apart, and a capital at its beginning."""
    said = [(piece.text, piece.named) for piece in sentence]
    if said:
        said[0] = (said[0][0][:1].upper() + said[0][0][1:], said[0][1])
    apart = '<span style="font-weight: 600">{}</span>'
    return "".join((apart if named else "{}").format(html.escape(text)) for text, named in said)
