"""The fields of the inspector: a time as people say it, a code by typing some of it, a teller, a yes or no."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.journeys.journey_rows import JourneyRow, TellerRow
from app.journeys.rules import PickList, When, read_when, when_told
from app.problems import Problem
from app.study.rows import ParticipantId
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.type_ahead import Named, TypeAhead

ANSWERS: tuple[tuple[str, bool | None], ...] = (("Not said", None), ("Yes", True), ("No", False))
EFFECTS: tuple[tuple[str, int | None], ...] = (
    ("Not said", None),
    ("−2  much worse", -2),
    ("−1  worse", -1),
    ("0  no effect", 0),
    ("+1  better", 1),
    ("+2  much better", 2),
)
LEAST = 80
"""Pixels that a field is wide at the least: long answers end in "…" sooner than that they push others out."""
WHEN_PROMPT = "7, about 7, Mar 2012, before the move…"


class Row(QWidget):
    """A field under its name; a refusal in a sentence stands below it until the field is right."""

    def __init__(self, name: str, field: QWidget, help: str = "") -> None:
        super().__init__()
        self.field = field
        self._label = plain_label(name, "hint")
        self._label.setBuddy(field)
        self._refusal = wrapped_label("", "danger")
        self._refusal.hide()
        if not field.accessibleName():
            field.setAccessibleName(name)
        field.setMinimumWidth(LEAST)
        if help:
            field.setToolTip(help)
            field.setAccessibleDescription(help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._label, field, self._refusal):
            column.addWidget(part)
        self.setFocusProxy(field)

    def refuse(self, problem: Problem | None) -> None:
        """Say why what was typed cannot be; None when all is well."""
        self._refusal.setText("" if problem is None else str(problem))
        self._refusal.setVisible(problem is not None)

    @property
    def filled(self) -> bool:
        """Whether something was said in the field."""
        field = self.field
        if isinstance(field, EditedField):
            return bool(field.toPlainText())
        if isinstance(field, WordsField):
            return bool(field.words)
        return bool(field.code) if isinstance(field, CodeField) else isinstance(field, Answer) and field.said

    @property
    def refusal(self) -> str:
        """What is said under the field; empty when all is well."""
        return self._refusal.text()


class WordsField(QLineEdit):
    """A line of words; `finished` when they are other ones than were shown."""

    finished = Signal()

    def __init__(self, prompt: str = "") -> None:
        super().__init__()
        self._stored = ""
        self.setPlaceholderText(prompt)
        self.editingFinished.connect(self.finish)

    def show_words(self, words: str) -> None:
        """Show what is stored."""
        self._stored = words
        if self.text() != words:
            self.setText(words)

    @property
    def words(self) -> str:
        """What was typed."""
        return " ".join(self.text().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.setText(self._stored)
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Tell the words if they are other ones than are stored."""
        if self.words != self._stored:
            self.finished.emit()


class WhenField(WordsField):
    """A time as people say it; what was not typed anew is kept as precisely as it was told (J-01)."""

    def __init__(self, *, open_end: str = "") -> None:
        super().__init__(open_end or WHEN_PROMPT)
        self._open = bool(open_end)
        self._when: When | None = None
        self._events: Mapping[str, int] = {}

    def show_when(self, when: When | None, journey: JourneyRow, itself: int | None = None) -> None:
        """Show a time as it was told; None where it goes on, or where nothing was typed yet."""
        names = journey.event_names()
        self._events = {title: key for key, title in names.items() if key != itself}
        self._when = when
        self.show_words("" if when is None else as_typed(when, names))

    def when(self) -> When | None:
        """The time; a Problem for what is none."""
        if self.words == self._stored and (self._when is not None or self._open):
            return self._when
        if not self.words and self._open:
            return None
        return read_when(self.words, self._events)


class Answer(Choice):
    """One of a few answers; `finished` when another was chosen."""

    finished = Signal()

    def __init__(self, answers: Sequence[tuple[str, object]] = ANSWERS) -> None:
        super().__init__()
        self._answers = tuple(answers)
        for words, _ in answers:
            self.addItem(words)
        self.activated.connect(lambda _: self.finished.emit())

    def show_answer(self, answer: object) -> None:
        """Show what is stored."""
        self.setCurrentIndex(next((place for place, (_, one) in enumerate(self._answers) if one == answer), 0))

    def offer(self, answers: Sequence[tuple[str, object]], answer: object) -> None:
        """Offer other answers, one of them chosen."""
        if tuple(answers) != self._answers:
            self._answers = tuple(answers)
            self.clear()
            for words, _ in answers:
                self.addItem(words)
        self.show_answer(answer)

    @property
    def value(self) -> object:
        """What was chosen."""
        return self._answers[self.currentIndex()][1]

    @property
    def said(self) -> bool:
        """Whether the answer is another than the first, by which nothing is said."""
        return self.currentIndex() > 0

    def yes_or_no(self) -> bool | None:
        """The answer to a question of yes or no; None where it was not said."""
        return self.value if isinstance(self.value, bool) else None


class TellerChoice(MarkedChoice):
    """Who tells it, with the mark of the perspective."""

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tellers: tuple[TellerRow, ...] = ()
        self.activated.connect(lambda _: self.finished.emit())

    def offer_tellers(self, tellers: Sequence[TellerRow], chosen: ParticipantId | None) -> None:
        """Offer these tellers, one of them chosen."""
        if tuple(tellers) != self._tellers:
            self.offer_nothing()
            self._tellers = tuple(tellers)
            for teller in tellers:
                words = f"{teller.name} ({teller.perspective_name})" if teller.perspective_name else teller.name
                self.add_marked(words, teller.participant, teller.palette)
        order = [teller.participant for teller in self._tellers]
        self.setCurrentIndex(order.index(chosen) if chosen in order else 0)

    @property
    def teller(self) -> ParticipantId | None:
        """Who was chosen; None for the official record."""
        return self._tellers[self.currentIndex()].participant if self._tellers else None


class CodeField(TypeAhead):
    """A code of a pick-list by typing some of its code, its words or its group; another code may be typed."""

    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, new=True)
        self._stored = ""
        self._known: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.picked.connect(lambda _: self.finished.emit())
        self.typed_in.connect(self._tell)

    def show_code(self, code: str, listed: PickList) -> None:
        """Show what is stored, and offer the terms of the list."""
        groups = {group.key: group.label for group in listed.groups}
        named = [Named("", "")]
        for term in listed.terms:
            group = groups.get(term.group, "")
            whole = term.label if group in ("", term.label) else f"{group}: {term.label}"
            named.append(Named(f"{term.code}  {whole}", term.code))
        self._known = {one.words.casefold(): str(one.value) for one in named}
        self._stored = code
        term_now = listed.term(code)
        self.offer(named, term_now.code if term_now else code, code)

    @property
    def code(self) -> str:
        """What was chosen or typed."""
        return self._known.get(self.typed.casefold(), self.typed)

    def _fit(self) -> None:
        """As wide as there is room."""

    def _tell(self) -> None:
        if self.code != self._stored:
            self.finished.emit()


def needed(field: WhenField) -> When:
    """The time in a field that may not be empty."""
    when = field.when()
    if when is None:
        raise Problem("No time was typed.", "Type a date or an age, or a question mark.")
    return when


def known(when: When, *, new: bool) -> When | None:
    """A time to show in a field; nothing for what is about to be told and has none yet."""
    return None if new and when == When.unknown() else when


def as_typed(when: When, names: Mapping[int, str]) -> str:
    """A time in the words that `read_when` reads back."""
    told = when_told(when, names)
    return "?" if told == "not known" else told
