"""The scope bar of the comparison: by what, which rows, which order, only whom; what it comes to, in words."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.perspectives.ordering import Order
from app.perspectives.queries import BY_AREA, BY_PERSPECTIVE, BY_ROLE
from app.perspectives.rows import GroupRow, LineKind, Scope
from app.perspectives.wording import FIGURES, only_words, small_words
from app.ui.perspectives import cell_words as words
from app.ui.perspectives.arranging import ORDERS, Arrangement, Level, named
from app.ui.perspectives.filters import Filters
from app.ui.perspectives.reading import ReadComparison
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import plain_label, tooltip_text, wrapped_label
from app.ui.widgets.search_field import SearchField

TITLE = "Who talks about what"
_NOUNS = {BY_PERSPECTIVE: ("perspective", ""), BY_AREA: ("area", ""), BY_ROLE: ("role", "")}

COUNTED, PENDING = "counted", "pending"
"""The keys of the numbers that open people."""


def scope_sentence(read: ReadComparison, shown: int, total: int) -> list[Words]:
    """What is looked at: "31 people in 3 perspectives · 24 codes · only area: North · 2 people pending"."""
    groups = len(named(read))
    plain = not read.scope.beside
    noun = words.many(groups, *_NOUNS.get(read.comparison.by, ("group", "")) if plain else ("group", ""))
    thing = "theme" if read.scope.lines is LineKind.THEMES else "code"
    lines = words.many(total, thing) if shown == total else f"{shown} of {words.many(total, thing)}"
    said = [Words(words.people(read.counted), COUNTED), Words(f" in {noun} · {lines}")]
    if read.pending:
        said += [Words(" · "), Words(f"{words.people(read.pending)} pending", PENDING)]
    narrowed = only_words(read.scope)
    if narrowed:
        said.append(Words(f" · only {', '.join(narrowed)}"))
    if read.comparison.left_out:
        said.append(Words(f" · {words.many(len(read.comparison.left_out), 'theme')} without codes left out"))
    return said


class ScopeControls(QWidget):
    """Everything the reader may choose about the matrix."""

    scope_changed = Signal(object)
    """A `Scope`: something else is to be read."""
    changed = Signal()
    """Level, order, groups or filter were chosen anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this page looks at")
        self._scope = Scope()
        self.sentence = LinkedSentence(theme)
        self.by = _chooser("Compare by", characters=9)
        self.beside = _chooser("And by", characters=10)
        self.level = _chooser("Rows", [(level.value, level) for level in Level], characters=11)
        self.order = _chooser("Sort by", [(said, order) for order, said in ORDERS.items()], characters=13)
        self.one, self.other = _chooser("First group"), _chooser("Second group")
        self.filter = SearchField(theme, "Filter rows…")
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(240)
        self._row = FlowRow()
        self.filters = Filters(self._row, self)
        self.figures = QCheckBox("Screening figures")
        self.figures.setToolTip(tooltip_text(FIGURES))
        self.figures.setAccessibleDescription(FIGURES)
        self.small = wrapped_label("", "amber")
        self.small.hide()
        self.copy_button = Button("Copy table")
        self._between = QWidget()
        self._and = plain_label("and", "quiet")
        self._lay_out()
        self.by.activated.connect(lambda _: self.compare_by(self.by.currentData()))
        self.beside.activated.connect(lambda _: self._want(replace(self._scope, beside=self.beside.currentData())))
        self.filters.changed.connect(self._want)
        self.level.currentIndexChanged.connect(lambda _: self._take_level())
        self.order.currentIndexChanged.connect(self._tell)
        self.figures.toggled.connect(self._tell)
        self.one.currentIndexChanged.connect(lambda _: self._keep_apart(self.one, self.other))
        self.other.currentIndexChanged.connect(lambda _: self._keep_apart(self.other, self.one))
        self.filter.textChanged.connect(self._tell)

    @property
    def arrangement(self) -> Arrangement:
        """What is chosen of what was read."""
        pair = (self.one.currentData(), self.other.currentData())
        return Arrangement(
            level=Level(self.level.currentData()),
            order=Order(self.order.currentData()),
            pair=(0, 1) if None in pair else pair,
            words=self.filter.text(),
        )

    @property
    def scope(self) -> Scope:
        """What is chosen to be read."""
        return self._scope

    def compare_by(self, by: str) -> None:
        """Other groups; a second dimension stays if it is another one."""
        self._want(replace(self._scope, by=by, beside="" if self._scope.beside == by else self._scope.beside))

    def put(self, scope: Scope, arrangement: Arrangement, *, figures: bool) -> None:
        """Chooses what was chosen before; tells nobody."""
        self._scope = scope
        for part, value in (
            (self.level, arrangement.level),
            (self.order, arrangement.order),
            (self.one, arrangement.pair[0]),
            (self.other, arrangement.pair[1]),
        ):
            with QSignalBlocker(part):
                part.setCurrentIndex(max(0, part.findData(value)))
        for field in (self.filter, self.figures):
            field.blockSignals(True)
        self.filter.setText(arrangement.words)
        self.figures.setChecked(figures)
        for field in (self.filter, self.figures):
            field.blockSignals(False)
        self._tell_between()

    def show_read(self, read: ReadComparison) -> None:
        """Offers what there is to choose from."""
        self._scope = read.scope
        _offer(self.by, [(f"By {name}", name) for name in read.dimensions], read.scope.by)
        others = [(f"and by {name}", name) for name in read.dimensions if name != read.scope.by]
        _offer(self.beside, [("and nothing else", ""), *others], read.scope.beside)
        groups = [(read.groups[place].name, place) for place in named(read)]
        _offer(self.one, groups, _kept(self.one, read.groups, 0))
        _offer(self.other, groups, _kept(self.other, read.groups, 1))
        self.filters.show_scope(read.scope, read.choices)
        self.figures.setVisible(not read.reflexive)
        narrowed = read.scope.filtered or bool(read.scope.beside) or read.scope.by != BY_PERSPECTIVE
        warning = small_words(read.comparison, read.thresholds) if narrowed else ""
        self.small.setText(warning)
        self.small.setVisible(bool(warning))
        self._tell_between()

    def say(self, sentence: Sequence[Words]) -> None:
        """Says what it comes to."""
        self.sentence.say(sentence)
        self.setAccessibleDescription(self.sentence.words)

    def choose_level(self, level: Level) -> None:
        """Top-level codes, all codes, or themes."""
        self.level.setCurrentIndex(self.level.findData(level))

    def choose_order(self, order: Order) -> None:
        """Sorts the rows."""
        self.order.setCurrentIndex(self.order.findData(order))

    def _lay_out(self) -> None:
        between = QHBoxLayout(self._between)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(6)
        for part in (self.one, self._and, self.other):
            between.addWidget(part)
        sort = QWidget()
        sorting = QHBoxLayout(sort)
        sorting.setContentsMargins(0, 0, 0, 0)
        sorting.setSpacing(6)
        sorting.addWidget(_label_for("Sort by", self.order))
        sorting.addWidget(self.order)
        controls = (self.by, self.beside, self.level, sort, self._between, self.filter, self.figures)
        for control in (*controls, self.filters.add_button):
            self._row.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(page_title(TITLE))
        head.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.copy_button)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addWidget(self.small)

    def _want(self, scope: Scope) -> None:
        self._scope = scope
        self.scope_changed.emit(scope)

    def _take_level(self) -> None:
        """Themes are read apart; of codes all were read, whatever is shown of them."""
        kind = Level(self.level.currentData()).kind
        if kind is not self._scope.lines:
            self._want(replace(self._scope, lines=kind))
        else:
            self._tell()

    def _tell(self) -> None:
        self._tell_between()
        self.changed.emit()

    def _tell_between(self) -> None:
        order = Order(self.order.currentData())
        self._between.setVisible(order in (Order.BETWEEN, Order.SHARE))
        for part in (self._and, self.other):
            part.setVisible(order is Order.BETWEEN)

    def _keep_apart(self, chosen: QComboBox, other: QComboBox) -> None:
        """A group is never set against itself."""
        if chosen.currentIndex() == other.currentIndex() and other.count() > 1:
            with QSignalBlocker(other):
                other.setCurrentIndex((chosen.currentIndex() + 1) % other.count())
        self.changed.emit()


def _chooser(name: str, choices: Sequence[tuple[str, object]] = (), *, characters: int = 15) -> Choice:
    chooser = Choice()
    chooser.setAccessibleName(name)
    for said, value in choices:
        chooser.addItem(said, value)
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
