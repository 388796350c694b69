"""The scope bar of the comparison: by what, which codes, in which order; what it comes to, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.perspectives.queries import BY_AREA, BY_PERSPECTIVE, BY_ROLE
from app.perspectives.rows import GroupRow
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.arranging import Arrangement, Order, named
from app.ui.perspectives.reading import ReadComparison
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.headings import page_title
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.search_field import SearchField

TITLE = "Who talks about what"
TOP_LEVEL, ALL_CODES = "Top-level codes", "All codes"
_NOUNS = {BY_PERSPECTIVE: ("perspective", ""), BY_AREA: ("area", ""), BY_ROLE: ("role", "")}


COUNTED, PENDING = "counted", "pending"
"""The keys of the numbers that open people."""


def scope_sentence(read: ReadComparison, shown: int, total: int) -> list[Words]:
    """What is looked at: "31 people in 3 perspectives · 24 codes · 2 people pending"."""
    groups = len(named(read))
    noun = words.many(groups, *_NOUNS.get(read.comparison.by, ("group", "")))
    codes = words.many(total, "code") if shown == total else f"{shown} of {words.many(total, 'code')}"
    said = [Words(words.people(read.counted), COUNTED), Words(f" in {noun} · {codes}")]
    if read.pending:
        said += [Words(" · "), Words(f"{words.people(read.pending)} pending", PENDING)]
    return said


class ScopeControls(QWidget):
    """Everything the reader may choose about the matrix."""

    by_changed = Signal(str)
    changed = Signal()
    """Level, order, groups or filter were chosen anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this page looks at")
        self.sentence = LinkedSentence(theme)
        self.by = _chooser("Compare by", characters=10)
        self.level = _chooser("Codes", (TOP_LEVEL, ALL_CODES), characters=11)
        self.order = _chooser("Sort by", [order.value for order in Order], characters=13)
        self.one, self.other = _chooser("First group"), _chooser("Second group")
        self.filter = SearchField(theme, "Filter codes…")
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(240)
        self.copy_button = Button("Copy table")
        self._between = QWidget()
        self._lay_out()
        self.by.activated.connect(lambda _: self.by_changed.emit(self.by.currentData()))
        for chooser in (self.level, self.order):
            chooser.currentIndexChanged.connect(self._tell)
        self.one.currentIndexChanged.connect(lambda _: self._keep_apart(self.one, self.other))
        self.other.currentIndexChanged.connect(lambda _: self._keep_apart(self.other, self.one))
        self.filter.textChanged.connect(self._tell)

    @property
    def arrangement(self) -> Arrangement:
        """What is chosen."""
        pair = (self.one.currentData(), self.other.currentData())
        return Arrangement(
            all_codes=self.level.currentText() == ALL_CODES,
            order=Order(self.order.currentText()),
            pair=(0, 1) if None in pair else pair,
            words=self.filter.text(),
        )

    def show_read(self, read: ReadComparison) -> None:
        """Offers what there is to choose from."""
        _offer(self.by, [(f"By {name}", name) for name in read.dimensions], read.comparison.by)
        groups = [(read.groups[place].name, place) for place in named(read)]
        _offer(self.one, groups, _kept(self.one, read.groups, 0))
        _offer(self.other, groups, _kept(self.other, read.groups, 1))
        self._tell_between()

    def say(self, sentence: Sequence[Words]) -> None:
        """Says what it comes to."""
        self.sentence.say(sentence)
        self.setAccessibleDescription(self.sentence.words)

    def choose_level(self, *, all_codes: bool) -> None:
        """Top-level codes, or all of them."""
        self.level.setCurrentText(ALL_CODES if all_codes else TOP_LEVEL)

    def _lay_out(self) -> None:
        between = QHBoxLayout(self._between)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(6)
        for part in (_label_for("Between", self.one), self.one, _label_for("and", self.other), self.other):
            between.addWidget(part)
        between.addStretch()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.by)
        row.addSpacing(8)
        row.addWidget(self.level)
        row.addSpacing(8)
        row.addWidget(_label_for("Sort by", self.order))
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self.filter, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(page_title(TITLE))
        head.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.copy_button)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self._between)

    def _tell(self) -> None:
        self._tell_between()
        self.changed.emit()

    def _tell_between(self) -> None:
        self._between.setVisible(self.order.currentText() == Order.BETWEEN)

    def _keep_apart(self, chosen: QComboBox, other: QComboBox) -> None:
        """A group is never set against itself."""
        if chosen.currentIndex() == other.currentIndex() and other.count() > 1:
            with QSignalBlocker(other):
                other.setCurrentIndex((chosen.currentIndex() + 1) % other.count())
        self.changed.emit()


def _chooser(name: str, choices: Sequence[str] = (), *, characters: int = 15) -> Choice:
    chooser = Choice()
    chooser.setAccessibleName(name)
    chooser.addItems(list(choices))
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(characters)
    return chooser


def _label_for(text: str, chooser: QComboBox) -> QLabel:
    label = plain_label(text, "quiet")
    label.setBuddy(chooser)
    return label


def _offer(chooser: QComboBox, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    with QSignalBlocker(chooser):
        chooser.clear()
        for words_shown, value in choices:
            chooser.addItem(words_shown, value)
        chooser.setCurrentIndex(max(0, chooser.findData(chosen)))


def _kept(chooser: QComboBox, groups: Sequence[GroupRow], usual: int) -> int:
    """The group chosen so far, if it is still there; else the first or the second."""
    name = chooser.currentText()
    return next((place for place, group in enumerate(groups) if name and group.name == name), usual)
