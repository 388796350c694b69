"""What of the register is looked at: words, kinds, about what, touching whom, by whom and when."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.coding.note_rows import AboutKind, NoteFilter, NoteRow, Subject
from app.problems import Problem
from app.study.rows import ParticipantRow
from app.study.rules import clean_date
from app.ui.notes.note_words import ABOUT_CHOICES, KIND_CHOICES
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.search_field import SearchField

ANYBODY, ANY_AUTHOR = "Touching anybody", "By anybody"


class NoteFilters(QWidget):
    """Every choice narrows what the others leave; one button takes them all back."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Which notes")
        self.subject: Subject | None = None
        """The one thing the notes are to be about, where somebody came from its page."""
        self.words = SearchField(theme, "Search notes…")
        self.kind = _chooser("Kind of note", KIND_CHOICES)
        self.about = _chooser("About what", ABOUT_CHOICES)
        self.person = MarkedChoice(theme)
        self.person.setAccessibleName("Touching whom")
        self.author = _chooser("By whom", {ANY_AUTHOR: ""})
        self.since, self.until = _day("From"), _day("To")
        self.only = QPushButton()
        self.clear_button = quiet_button("Show all notes")
        self._lay_out()
        self.words.textChanged.connect(lambda _: self._tell())
        for chooser in (self.kind, self.about, self.person, self.author):
            chooser.activated.connect(lambda _: self._tell())
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(9)
        for day in (self.since, self.until):
            day.editingFinished.connect(self._tell)
        self.only.clicked.connect(lambda: self.show_only(None, ""))
        self.clear_button.clicked.connect(self.clear)
        self.show_only(None, "")

    @property
    def wanted(self) -> NoteFilter:
        """What is chosen; a day that is none bounds nothing."""
        kind, person = self.kind.currentData(), self.person.currentData()
        return NoteFilter(
            kinds=frozenset() if kind is None else frozenset({kind}),
            about=self.about.currentData(),
            concerns=self.subject or (None if person is None else Subject(AboutKind.PARTICIPANT, person)),
            author=self.author.currentData() or "",
            since=_stored(self.since.text()),
            until=_stored(self.until.text()),
            find=self.words.text(),
        )

    def offer(self, rows: Sequence[NoteRow], people: Sequence[ParticipantRow]) -> None:
        """Offers the people and the authors there are; what is chosen stays so while it is there."""
        person, author = self.person.currentData(), self.author.currentData()
        with QSignalBlocker(self.person), QSignalBlocker(self.author):
            self.person.offer_nothing()
            self.person.addItem(ANYBODY, None)
            for row in people:
                if row.counted:
                    self.person.add_marked(row.pseudonym, row.id, row.perspective_palette)
            self.person.setCurrentIndex(max(0, self.person.findData(person)))
            self.author.clear()
            self.author.addItem(ANY_AUTHOR, "")
            for name in sorted({row.author for row in rows if row.author}):
                self.author.addItem(f"By {name}", name)
            self.author.setCurrentIndex(max(0, self.author.findData(author)))

    def show_only(self, subject: Subject | None, words: str) -> None:
        """Looks at the notes about one thing, or no longer."""
        self.subject = subject
        self.only.setVisible(subject is not None)
        self.only.setText(f"Only about {words}  ×".replace("&", "&&"))
        self.only.setAccessibleName(f"Only about {words}: press to show all notes")
        self._tell()

    def clear(self) -> None:
        """Looks at everything again."""
        self.subject = None
        self.only.hide()
        self.words.clear()
        for chooser in (self.kind, self.about, self.person, self.author):
            chooser.setCurrentIndex(0)
        for day in (self.since, self.until):
            day.clear()
        self._tell()

    def _tell(self) -> None:
        self.clear_button.setVisible(self.wanted != NoteFilter())
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, chooser in enumerate((self.kind, self.about, self.person, self.author)):
            grid.addWidget(chooser, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        days = QHBoxLayout()
        days.setSpacing(6)
        for words, field in (("From", self.since), ("to", self.until)):
            label = plain_label(words, "quiet")
            label.setBuddy(field)
            days.addWidget(label)
            days.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(grid)
        column.addLayout(days)
        column.addWidget(self.only)
        column.addWidget(self.clear_button)


def _chooser(name: str, choices: Mapping[str, object]) -> QComboBox:
    chooser = QComboBox()
    chooser.setAccessibleName(name)
    for words, value in choices.items():
        chooser.addItem(words, value)
    return chooser


def _day(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(f"{name} which day")
    field.setPlaceholderText("Any day")
    field.setToolTip("A day, a month or a year, such as 23/11/2026, November 2026 or 2026")
    return field


def _stored(typed: str) -> str:
    try:
        return clean_date(typed)
    except Problem:
        return ""
