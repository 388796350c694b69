"""One code in everybody's words: the groups side by side in equal columns, child first, or one of them alone."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coding.rows import PassageRow
from app.perspectives.rows import ComparisonLine
from app.perspectives.wording import convergence_words
from app.study.rows import ParticipantId
from app.ui.commands import KeyTable
from app.ui.open_study import OpenStudy
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.badge_painting import SIGNS
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.perspectives.quote_card import QuoteCard
from app.ui.perspectives.quote_column import QuoteColumn
from app.ui.perspectives.quotes_reading import quotes_of
from app.ui.perspectives.reading import ReadComparison
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import wrapped_label

NARROWEST = 176
"""Pixels of a column, more where text is larger, before the columns are scrolled sideways."""
ALONE = 720
"""The widest that a group alone becomes: lines of 60 to 80 letters."""
WIDEST_CHOICE = 250
SIDE_BY_SIDE = "Side by side"


class QuotesPanel(QWidget):
    """Shows what was read of one code; the columns are made anew for each."""

    passage_opened = Signal(object)
    person_wanted = Signal(object)
    code_wanted = Signal(object)
    note_wanted = Signal(object)
    """A note about the line (its `LineKey`): somebody is silent on it."""
    command_pressed = Signal(str)
    """The key of a command on the card at hand."""
    view_changed = Signal(object)
    """The number of the group shown alone, or None."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = study.theme
        self._reader = PassageReader(study)
        self._line: ComparisonLine | None = None
        self.keys = KeyTable("quotes")
        self.columns: list[QuoteColumn] = []
        self.title = wrapped_label("", "title")
        self.sentence = wrapped_label("", "quiet")
        self.note = wrapped_label("Choose a row to read what each group said of it.", "quiet")
        self.badge = wrapped_label("", "small")
        self.statement = wrapped_label("", "heading")
        for label in (self.title, self.sentence, self.note, self.badge, self.statement):
            label.setMinimumWidth(1)
        self.view = Choice()
        self.view.setAccessibleName("Whose words are shown")
        self.view.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.view.setMaximumWidth(WIDEST_CHOICE)
        self.view.activated.connect(lambda place: self.show_group(place - 1 if place else None))
        self.open_button = quiet_button("Open code")
        self.open_button.clicked.connect(self._open_code)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = QHBoxLayout()
        bar.addWidget(self.title, 1)
        bar.addWidget(self.open_button)
        below = QHBoxLayout()
        below.addWidget(self.sentence, 1)
        below.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(self.statement)
        column.addLayout(below)
        column.addWidget(self.badge)
        column.addWidget(self.note)
        column.addWidget(self._area, 1)
        self.clear()

    @property
    def line(self) -> ComparisonLine | None:
        """The code that is shown."""
        return self._line

    @property
    def group(self) -> int | None:
        """The group that is shown alone; None when they stand side by side."""
        return self.view.currentIndex() - 1 if self.view.currentIndex() > 0 else None

    def clear(self) -> None:
        """Shows no code."""
        self._line = None
        self.columns = []
        self.title.setText("")
        hidden = (self.sentence, self.badge, self.statement, self.view, self.open_button, self._area, self.title)
        for part in hidden:
            part.hide()
        self.note.show()

    def show_code(
        self, read: ReadComparison, line: ComparisonLine, said: Sequence[PassageRow], group: int | None
    ) -> None:
        """Shows the words on a code: of all groups, or of one."""
        self._line = line
        self.title.setText(line.name)
        self.sentence.setText(words.row_sentence(line, read.groups))
        means = convergence_words(line.convergence, read.thresholds)
        self.badge.setText(f"{SIGNS[line.convergence]} {words.pattern_words(line, read.groups)}. {means}")
        self.statement.setText(line.statement)
        with QSignalBlocker(self.view):
            self.view.clear()
            self.view.addItems([SIDE_BY_SIDE, *(found.name for found in read.groups)])
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        self.columns = []
        for found, cell, members in zip(read.groups, line.cells, read.members, strict=True):
            column = QuoteColumn(self._theme, found, cell, line, members, quotes_of(said, members), self._reader)
            column.note_wanted.connect(self._note_silence)
            column.setMinimumWidth(round(NARROWEST * self._theme.text_scale))
            column.passage_opened.connect(self.passage_opened)
            column.person_wanted.connect(self._go_to_person)
            self.columns.append(column)
            row.addWidget(column, 1)
        self._area.setWidget(inside)
        self.note.hide()
        for part in (self.title, self.sentence, self.badge, self.view, self._area):
            part.show()
        self.open_button.setVisible(line.code is not None)
        self.statement.setVisible(bool(line.statement))
        self._show(group)

    def show_group(self, group: int | None) -> None:
        """Shows one group alone, or all side by side again."""
        self._show(group)
        self.view_changed.emit(self.group)

    def passage_at_hand(self) -> PassageRow | None:
        """The words of the card that has the keyboard."""
        card = QApplication.focusWidget()
        while card is not None and not isinstance(card, QuoteCard):
            card = card.parentWidget()
        return None if card is None else card.passage

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self.keys.meaning(event)
        if command:
            self.command_pressed.emit(command)
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Gives the keyboard to the first words that are shown."""
        for column in self.columns:
            if column.isVisibleTo(self) and column.cards:
                column.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, group: int | None) -> None:
        with QSignalBlocker(self.view):
            self.view.setCurrentIndex(0 if group is None else group + 1)
        for place, column in enumerate(self.columns):
            column.setVisible(group is None or place == group)
            column.setMaximumWidth(16_777_215 if group is None else ALONE)
            column.show_alone(place == group)

    def _open_code(self) -> None:
        if self._line is not None and self._line.code is not None:
            self.code_wanted.emit(self._line.code)

    def _note_silence(self) -> None:
        if self._line is not None:
            self.note_wanted.emit(self._line.key)

    def _go_to_person(self, person: ParticipantId) -> None:
        self.person_wanted.emit(person)
