"""From the map to words that tell of a mark: choose a transcript, a turn by some of its words, and words in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from app.coding.note_rows import PassagePlace
from app.language.folding import holds_all
from app.language.spans import Span
from app.study import queries
from app.study.rows import ParticipantId, SourceId, TranscriptRow, TurnRow
from app.ui.open_study import OpenStudy
from app.ui.telling.fields import Answer, Row
from app.ui.telling.words_told import WordsTold
from app.ui.text_positions import TextPositions
from app.ui.widgets import clipboard
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField

SIZE = QSize(640, 620)
NO_WORDS = "Nobody who speaks of this child has been heard in a transcript yet."
NONE = "Nobody says that in this transcript."
LETTERS = 90
HINT = "Select some of the words, or link all that is said here."


class LinkWordsDialog(QDialog):
    """`chosen` tells the `WordsTold`; `first` is whose transcript is offered before the others."""

    chosen = Signal(object)

    def __init__(
        self,
        study: OpenStudy,
        what: str,
        people: list[ParticipantId],
        first: ParticipantId | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link words")
        self._study = study
        self._transcript: TranscriptRow | None = None
        self._turns: list[TurnRow] = []
        self.source, self.field = Answer(()), SearchField(study.theme, "Some of the words…")
        self.turns, self.words = QListWidget(), QPlainTextEdit()
        self.none = wrapped_label(NONE, "quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = buttons.addButton("Link", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(what, buttons)
        self.source.finished.connect(self._read)
        self.field.textChanged.connect(lambda _: self._filter())
        self.field.left_down.connect(self.turns.setFocus)
        self.field.entered.connect(lambda _: self.accept())
        self.turns.currentRowChanged.connect(lambda _: self._show())
        self.turns.itemActivated.connect(lambda _: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._offer(people, first)
        self.field.setFocus()

    def accept(self) -> None:
        """Tell what is selected, or else all that is said in the turn."""
        turn, row = self._turn(), self._transcript
        if turn is None or row is None:
            return
        people = ((turn.participant, turn.pseudonym),) if turn.participant is not None else ()
        span = self._span(turn, row)
        super().accept()
        self.chosen.emit(WordsTold(PassagePlace(row.version, span), span.of(row.text), people))

    def _span(self, turn: TurnRow, row: TranscriptRow) -> Span:
        cursor, text = self.words.textCursor(), turn.speech.of(row.text)
        if not cursor.hasSelection():
            return _without_ends(turn.speech, row.text)
        places, start = TextPositions(text), turn.speech.start
        picked = Span(places.from_qt(cursor.selectionStart()), places.from_qt(cursor.selectionEnd()))
        whole = places.snapped(picked)
        return _without_ends(Span(start + whole.start, start + whole.end), row.text)

    def _offer(self, people: list[ParticipantId], first: ParticipantId | None) -> None:
        ordered = sorted(people, key=lambda one: one != first)
        found: dict[SourceId, str] = {}
        with self._study.project.reading() as session:
            for person in ordered:
                for source in queries.sources_of(session, person):
                    if not source.excluded:
                        found.setdefault(source.id, source.name)
        self.source.offer([(name, source) for source, name in found.items()], next(iter(found), None))
        if not found:
            self.none.setText(NO_WORDS)
            self.yes.setEnabled(False)
        else:
            self._read()

    def _read(self) -> None:
        source = self.source.value
        assert isinstance(source, int)
        with self._study.project.reading() as session:
            self._transcript = queries.transcript(session, SourceId(source))
        row = self._transcript
        spoken = [turn for turn in row.turns if not turn.interviewer and turn.speech.of(row.text).strip()]
        self._turns = spoken
        self.turns.blockSignals(True)
        self.turns.clear()
        for turn in self._turns:
            line = " ".join(turn.speech.of(row.text).split())
            shown = line if len(line) <= LETTERS else f"{line[:LETTERS]}…"
            self.turns.addItem(f"{turn.number}  {turn.pseudonym or turn.label}: {shown}")
        self.turns.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        typed, row = self.field.text(), self._transcript
        shown = []
        for place, turn in enumerate(self._turns):
            hidden = row is None or not holds_all(typed, turn.speech.of(row.text))
            self.turns.setRowHidden(place, hidden)
            if not hidden:
                shown.append(place)
        if self.turns.currentRow() not in shown:
            self.turns.setCurrentRow(shown[0] if shown else -1)
        self.none.setVisible(not shown)
        self._show()

    def _turn(self) -> TurnRow | None:
        place = self.turns.currentRow()
        return self._turns[place] if 0 <= place < len(self._turns) and not self.turns.isRowHidden(place) else None

    def _show(self) -> None:
        turn, row = self._turn(), self._transcript
        text = "" if turn is None or row is None else turn.speech.of(row.text)
        if text != self.words.toPlainText():
            self.words.setPlainText(text)
        self.yes.setEnabled(bool(text))

    def _lay_out(self, what: str, buttons: QDialogButtonBox) -> None:
        self.turns.setAccessibleName("What is said")
        self.turns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setAccessibleName("The words of this turn")
        self.words.setReadOnly(True)
        clipboard.keep_in(self.words)
        self.words.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.yes.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(8)
        column.addWidget(wrapped_label(f"Which words tell of {what}?", "heading"))
        column.addWidget(Row("Transcript", self.source))
        column.addWidget(self.field)
        column.addWidget(self.turns, 3)
        column.addWidget(self.none)
        column.addWidget(plain_label(HINT, "hint"))
        column.addWidget(self.words, 2)
        column.addWidget(buttons)
        fit(self, SIZE)


def _without_ends(span: Span, text: str) -> Span:
    """The span without the spaces at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
