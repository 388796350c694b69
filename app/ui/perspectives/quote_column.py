"""What one group says of a code: its count, its people as dots, and its words as cards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.coding.rows import PassageRow
from app.perspectives.rows import CellRow, ComparisonLine, GroupRow
from app.study.rows import ParticipantId, ParticipantRow
from app.ui.models.groups_look import look_of
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.passage_reader import PassageReader
from app.ui.perspectives.people_behind import PeopleBehind
from app.ui.perspectives.people_menu import people_menu, raised_parts
from app.ui.perspectives.person_dots import PersonDots
from app.ui.perspectives.quote_card import QuoteCard, in_turn
from app.ui.perspectives.quotes_reading import GroupQuotes
from app.ui.perspectives.silence import Silence
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import wrapped_label

FLUSH = "QPushButton { padding: 1px 3px; margin-left: -5px; text-align: left; }"
"""A quiet button whose words stand in line with those above it."""
FEW, HIGH = 30, 104
"""The names of more people are scrolled, in so many pixels."""
AT_ONCE = 8
"""So many cards are shown before one asks for more."""


class QuoteColumn(QWidget):
    """One group; it keeps its place even when nobody said anything."""

    passage_opened = Signal(object)
    person_wanted = Signal(object)
    note_wanted = Signal()
    """A note on this silence."""

    def __init__(
        self,
        theme: Theme,
        group: GroupRow,
        cell: CellRow,
        line: ComparisonLine,
        members: tuple[ParticipantRow, ...],
        quotes: GroupQuotes,
        reader: PassageReader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group, self._cell, self._line, self._members = group, cell, line, members
        self._quotes = quotes
        self._reader = reader
        self._only: ParticipantId | None = None
        self._shown = AT_ONCE
        self.cards: list[QuoteCard] = []
        self.setAccessibleName(words.spoken_words(group, cell))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._rule())
        column.addLayout(self._head())
        column.addWidget(self._people())
        if cell.pending_k:
            column.addWidget(wrapped_label(f"{words.pending_words(cell)}, not in this number", "hint"))
        if cell.k and cell.asked + cell.not_asked:
            column.addWidget(wrapped_label(words.asked_words(cell), "hint"))
        column.addWidget(self._dots())
        column.addWidget(self._behind())
        column.addWidget(self._only_button())
        column.addWidget(self._scroll(), 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._fill()

    def show_only(self, person: ParticipantId | None) -> None:
        """Shows what one person said, or all of them again."""
        self._only = None if person == self._only else person
        self._shown = AT_ONCE
        name = next((row.pseudonym for row in self._members if row.id == self._only), "")
        self.only_button.setText(f"Only {name.replace('&', '&&')}  ×")
        self.only_button.setAccessibleName(f"Only {name}: show everybody again")
        self.only_button.setVisible(self._only is not None)
        self.dots.mark_only(self._only)
        self._fill()

    def show_alone(self, alone: bool) -> None:
        """Alone there is room for everybody by name."""
        if alone:
            self.behind.name_them()
        self._names.setVisible(alone)
        self.dots.setVisible(not alone)

    def show_more(self) -> None:
        """Shows the next cards."""
        at = len(self.cards)
        self._shown += AT_ONCE
        self._fill()
        if at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def people(self) -> list[tuple[str, list[str]]]:
        """Who is behind the number, by name and by what they did."""
        return [
            (heading, [row.pseudonym for row in people])
            for heading, people in raised_parts(self._line, self._cell, self._members)
            if people
        ]

    def _rule(self) -> QFrame:
        self._bar = QFrame()
        self._bar.setFixedHeight(3)
        self._bar.setAutoFillBackground(True)
        return self._bar

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        self._mark = PerspectiveMark(self._theme, lambda: look_of(self._theme, self._group), self._group.name)
        self._name = wrapped_label(self._group.name, "heading")
        self._name.setMinimumWidth(1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        return row

    def _people(self) -> QPushButton:
        cell = self._cell
        said = f"{words.count_words(cell)} {words.silent_words(cell)}".strip()
        self.people_button = quiet_button(f"{said}  ▾")
        self.people_button.setStyleSheet(FLUSH)
        self.people_button.setAccessibleName(f"{words.spoken_words(self._group, self._cell)}: who they are")
        self.people_button.clicked.connect(self._open_people)
        return self.people_button

    def _dots(self) -> PersonDots:
        self.dots = PersonDots(self._theme)
        self.dots.chosen.connect(self.show_only)
        return self.dots

    def _behind(self) -> QWidget:
        self.behind = PeopleBehind(raised_parts(self._line, self._cell, self._members))
        self.behind.words_wanted.connect(self.show_only)
        self.behind.person_wanted.connect(self.person_wanted)
        self._names: QWidget = self.behind
        if len(self._members) > FEW:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFixedHeight(round(HIGH * self._theme.text_scale))
            area.setWidget(self.behind)
            self._names = area
        self._names.hide()
        return self._names

    def _only_button(self) -> QPushButton:
        self.only_button = quiet_button("")
        self.only_button.setStyleSheet(FLUSH)
        self.only_button.clicked.connect(lambda: self.show_only(None))
        self.only_button.hide()
        return self.only_button

    def _scroll(self) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _fill(self) -> None:
        quotes = self._quotes if self._only is None else self._quotes.of(self._only)
        self.cards = []
        inside = QWidget()
        inside.setStyleSheet(FLUSH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 2, 2)
        column.setSpacing(8)
        total = len(quotes.counted) + len(quotes.pending)
        if not quotes.counted:
            column.addWidget(self._silence())
        for passage in quotes.counted[: self._shown]:
            column.addWidget(self._card(passage))
        left = self._shown - len(quotes.counted)
        if quotes.pending and left > 0:
            column.addWidget(wrapped_label("From people not fully coded yet, not counted:", "hint"))
            for passage in quotes.pending[:left]:
                column.addWidget(self._card(passage))
        if total > self._shown:
            more = quiet_button(f"Show more of {total}")
            more.clicked.connect(self.show_more)
            column.addWidget(more)
        column.addStretch()
        self._area.setWidget(inside)

    def _silence(self) -> Silence:
        silence = Silence(self._theme, self._why_nothing(), self._beside_nothing())
        if self._only is None and self._cell.silent:
            button = quiet_button("Note this silence…")
            button.setAccessibleName(f"Add a note on the silence of: {self._group.name}")
            button.setToolTip("Writes a memo about it: why nobody here says anything of it")
            button.clicked.connect(self.note_wanted)
            silence.add(button)
        return silence

    def _card(self, passage: PassageRow) -> QuoteCard:
        card = QuoteCard(passage, self._reader)
        in_turn(card, self.cards, self._area)
        card.opened.connect(lambda: self.passage_opened.emit(passage))
        return card

    def _why_nothing(self) -> str:
        if self._only is not None:
            name = next((row.pseudonym for row in self._members if row.id == self._only), "")
            return f"{name} did not raise it."
        if not self._cell.n:
            why = words.why_nobody(self._group).replace("nobody", "Nobody in this group", 1)
            return f"No data yet. {why}." if "heard" in why else f"No data yet. {why} yet."
        if not self._cell.silent:
            return f"Nobody in this group was asked about it (n = {self._cell.n})."
        return f"Nobody in this group raised it (n = {self._cell.n})."

    def _beside_nothing(self) -> str:
        return words.asked_words(self._cell) if self._cell.silent else ""

    def _open_people(self) -> None:
        menu = people_menu(raised_parts(self._line, self._cell, self._members), self.person_wanted.emit, self)
        menu.popup(self.people_button.mapToGlobal(self.people_button.rect().bottomLeft()))

    def _restyle(self) -> None:
        look = look_of(self._theme, self._group)
        self._name.setStyleSheet(f"color: {look.ink};")
        self._bar.setStyleSheet(f"background: {look.colour};")
        self.dots.show_people(self._members, set(self._cell.people), look, self._line.asked, self._line.not_asked)
        self.dots.mark_only(self._only)
