"""The head of the sheet: the statement, who holds it, what the evidence suggests, and what weakens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.perspectives.claim_rows import Flag
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.board.card_painter import LOUD
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.assumptions.sheet.said import leaning_sentence
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, primary_button, quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import wrapped_label


class SheetHead(QWidget):
    """Says what is wanted, and does none of it."""

    people_wanted = Signal(str)
    """The key of a number, or "flag:2" for the people of a flag."""

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = quiet_button("← All assumptions")
        self.decide = primary_button("Decide…")
        self.edit = Button("Edit…")
        self.copy = Button("Copy as text")
        for button in (self.decide, self.edit):
            button.setEnabled(writable)
        self.statement = wrapped_label("", "title")
        self.facts = wrapped_label("", "quiet")
        self.signal = wrapped_label("", "heading")
        self.pattern = wrapped_label("", "quiet")
        self.leaning = LinkedSentence(theme)
        self.leaning.followed.connect(self.people_wanted)
        self.flags: list[LinkedSentence] = []
        self._flags = QVBoxLayout()
        self._loud = False
        self.only = quiet_button("")
        self.only.hide()
        self._lay_out()
        theme.changed.connect(self._restyle)

    def show_read(self, read: ReadSheet) -> None:
        """Shows what was read."""
        assessed, claim = read.sheet.assessed, read.sheet.assessed.claim
        self.statement.setText(f"{claim.ref}  {claim.statement}")
        status = words.STATUS_WORDS[claim.status]
        self.facts.setText(f"{status} · {words.held_by_words(assessed)} · {words.coverage_words(assessed)}")
        self.signal.setText(words.signal_words(assessed.signal))
        self._loud = assessed.signal in LOUD
        self.pattern.setText(words.pattern_words(assessed))
        self.pattern.setVisible(bool(self.pattern.text()))
        self.leaning.say(leaning_sentence(assessed))
        self._show_flags(assessed.flags)
        self._restyle()

    def say_only(self, name: str) -> None:
        """Whose evidence alone is shown; empty when everybody's is."""
        self.only.setText(f"Only {name.replace('&', '&&')}  ×")
        self.only.setAccessibleName(f"Only {name}: show everybody again")
        self.only.setVisible(bool(name))

    def _show_flags(self, flags: tuple[Flag, ...]) -> None:
        for old in self.flags:
            self._flags.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.flags = []
        for place, flag in enumerate(flags):
            sentence = LinkedSentence(self._theme)
            sentence.setProperty("look", "")
            name = flag.kind.value.capitalize()
            who = [Words(" "), Words("Who", f"flag:{place}")] if flag.people else []
            sentence.say([Words(f"⚠ {name}: {flag.sentence}"), *who])
            sentence.setMinimumWidth(1)
            sentence.followed.connect(self.people_wanted)
            self._flags.addWidget(sentence)
            self.flags.append(sentence)

    def _lay_out(self) -> None:
        for label in (self.statement, self.facts, self.signal, self.pattern, self.leaning):
            label.setMinimumWidth(1)
        buttons = QWidget()
        row = FlowRow(buttons, to_the_right=True)
        for button in (self.copy, self.edit, self.decide):
            row.addWidget(button)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        bar.addWidget(buttons, 1)
        self.back.setStyleSheet("QPushButton { padding-left: 4px; }")
        self._flags.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 8)
        column.setSpacing(4)
        column.addLayout(bar)
        for part in (self.statement, self.facts, self.signal, self.pattern, self.leaning):
            column.addWidget(part)
        column.addLayout(self._flags)
        column.addWidget(self.only, 0, Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        ink = self._theme.roles.danger if self._loud else self._theme.roles.text
        self.signal.setStyleSheet(f"color: {ink};")
        for flag in self.flags:
            flag.setStyleSheet(f"color: {self._theme.roles.amber};")
