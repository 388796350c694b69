"""The page on which names are decided: the list, the places with the words marked, the decision below them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.language.names.mentions import NameKind
from app.safeguards.pseudonyms.rows import Suggestion
from app.safeguards.pseudonyms.suggesting import kinds_in
from app.study.rows import SourceId, SourceRow
from app.ui.commands import CommandAction, explain
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.decision_bar import DecisionBar
from app.ui.pseudonyms.looking import Looked, Wish
from app.ui.pseudonyms.places_list import PlacesList
from app.ui.pseudonyms.strings_table import StringsTable
from app.ui.pseudonyms.wording import (
    MISSED,
    NOTHING,
    called_words,
    counted,
    decided_words,
    kind_words,
    small_words,
)
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import hairline, page_title
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.plain_text import plain_label, wrapped_label

ALL_TRANSCRIPTS = "All transcripts"
ALL, UNDECIDED, LAST_LOOK = "All of them", "Not decided yet", "Last look: capitals not decided"


class ReviewPage(QWidget):
    """Shows; the screen decides."""

    source_chosen = Signal(object)
    """A `SourceId`, or None for all of them."""
    last_look_chosen = Signal(bool)

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.wanted = ""
        """Words whose line the keyboard is to come to."""
        self.source, self.filter = Choice(), Choice()
        self.source.setAccessibleName("Which transcripts")
        self.filter.setAccessibleName("Which words")
        for choice in (self.source, self.filter):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.progress = plain_label("", "quiet")
        self.missed, self.small = wrapped_label(MISSED, "quiet"), wrapped_label("", "amber")
        self.small.hide()
        self.pictures = LinkedSentence(study.theme)
        self.pictures.hide()
        self.pictures.followed.connect(lambda key: study.picture_wanted.emit(SourceId(int(key))))
        self.people = LinkedSentence(study.theme)
        self.people.hide()
        self.table = StringsTable()
        self.places = PlacesList(study.theme)
        self.bar = DecisionBar()
        self.nothing = wrapped_label(NOTHING, "quiet")
        self.apply, self.list, self.leaks, self.sign_off, self.remove = (
            primary_button("Replace in transcripts…"),
            Button("Your own list…"),
            Button("Look everywhere…"),
            Button("Sign off…"),
            Button("Remove unedited text…"),
        )
        self._lay_out()
        self.source.activated.connect(lambda _: self.source_chosen.emit(self.source.currentData()))
        self.filter.activated.connect(lambda _: self._choose())
        self.table.chosen.connect(self._show_row)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_row())
        self.places.moved.connect(lambda: self.bar.show_place(self.places.current()))
        self.bar.field.installEventFilter(self)
        self.setFocusProxy(self.table)

    def show_sources(self, sources: Sequence[SourceRow], wanted: SourceId | None) -> None:
        """What there is to look through."""
        self.source.clear()
        self.source.addItem(ALL_TRANSCRIPTS, None)
        for row in sources:
            signed = " (signed off)" if row.signed_off else ""
            self.source.addItem(f"{row.name}{signed}", row.id)
        place = self.source.findData(wanted) if wanted is not None else 0
        self.source.setCurrentIndex(max(0, place))

    def show_pictures(self, unsigned: Sequence[SourceId]) -> None:
        """Names in drawings and photographs are covered on the pictures themselves."""
        self.pictures.setVisible(bool(unsigned))
        if unsigned:
            many = f"{counted(len(unsigned), 'picture')} not signed off: names in pictures are covered by boxes. "
            self.pictures.say([Words(many), Words("Show the first", str(unsigned[0]))])

    def show_looked(self, looked: Looked, wish: Wish) -> None:
        """Shows what was found."""
        self._offer_kinds(looked.rows, last_look=wish.last_look)
        self.table.show_rows(looked.rows)
        if self.wanted and self.table.go_to(self.wanted):
            self.bar.start_editing()
            self.wanted = ""
        self.small.setText(small_words(looked.small, len(looked.found)))
        self.small.setVisible(bool(looked.small))
        self.people.setVisible(bool(looked.called))
        self.people.say([Words(called_words(len(looked.called))), Words("Give pseudonyms…", "people")])
        self._tell()

    def clear(self) -> None:
        """Shows nothing: what was found holds real names."""
        self.wanted = ""
        self.table.show_rows(())
        self._show_row()
        self._tell()

    def after_deciding(self, *, stay: bool = False) -> None:
        """On to the next line that is not decided."""
        if not stay:
            self.table.go_on()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_row()
        self._tell()

    def take_actions(self, actions: Mapping[str, CommandAction]) -> None:
        """What the buttons and the letters do; letters are heard in the list and among the places."""
        for name, button in (
            ("names.replace", self.bar.replace),
            ("names.keep", self.bar.keep),
            ("names.always", self.bar.always),
            ("names.undecide", self.bar.undecide),
        ):
            self.bar.tie(button, actions[name])
        for name, action in actions.items():
            if name.startswith("names."):
                self.table.addAction(action)
                self.places.addAction(action)
        for name, button in (
            ("pseudonyms.apply", self.apply),
            ("pseudonyms.list", self.list),
            ("pseudonyms.leaks", self.leaks),
            ("pseudonyms.sign_off", self.sign_off),
            ("pseudonyms.remove", self.remove),
        ):
            action = actions[name]
            button.clicked.connect(action.trigger)
            explain(button, action)
            action.changed.connect(lambda button=button, action=action: button.setEnabled(action.isEnabled()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.bar.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _show_row(self) -> None:
        row = self.table.current()
        told: dict[int, str] = {}
        if row is not None:
            for place, one in enumerate(row.places):
                held = row.decision(one.source_guid)
                if held is not None:
                    told[place] = "stays" if held.replacement is None else f"becomes [{held.replacement}]"
        self.places.show_places(() if row is None else row.places, told)
        self.bar.show_row(row, self.places.current(), len(self.table.picked()))
        self._right.setCurrentWidget(self._nothing if row is None else self._one)

    def _tell(self) -> None:
        rows = tuple(self.table.strings.rows)
        self.progress.setText(decided_words(rows))
        self.progress.setAccessibleName(decided_words(rows))

    def _offer_kinds(self, rows: Sequence[Suggestion], *, last_look: bool) -> None:
        before = self.filter.currentText()
        self.filter.clear()
        self.filter.addItem(ALL, ALL)
        self.filter.addItem(UNDECIDED, UNDECIDED)
        for kind in kinds_in(rows):
            self.filter.addItem(kind_words(kind), kind)
        self.filter.addItem(LAST_LOOK, LAST_LOOK)
        wanted = LAST_LOOK if last_look else before
        self.filter.setCurrentIndex(max(0, self.filter.findText(wanted)))
        self._filter_rows()

    def _choose(self) -> None:
        last_look = self.filter.currentData() == LAST_LOOK
        self._filter_rows()
        self.last_look_chosen.emit(last_look)

    def _filter_rows(self) -> None:
        chosen = self.filter.currentData()
        kind = NameKind(chosen) if chosen in list(NameKind) else None
        self.table.proxy.choose(kind, undecided=chosen == UNDECIDED)
        if self.table.currentIndex().row() < 0:
            self.table.go_to_row(0)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 16, 10)
        head.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(page_title("Replace names"))
        top.addStretch(1)
        top.addWidget(self.progress)
        choices = QWidget()
        row = FlowRow(choices)
        for part in (self.source, self.filter, self.list):
            row.addWidget(part)
        head.addLayout(top)
        head.addWidget(self.missed)
        head.addWidget(self.people)
        head.addWidget(self.small)
        head.addWidget(self.pictures)
        head.addWidget(choices)
        self._one = QWidget()
        right = QVBoxLayout(self._one)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.places, 1)
        right.addWidget(hairline())
        right.addWidget(self.bar)
        self._nothing = QWidget()
        alone = QVBoxLayout(self._nothing)
        alone.setContentsMargins(20, 20, 20, 20)
        alone.addWidget(self.nothing)
        alone.addStretch(1)
        self._right = QStackedWidget()
        self._right.addWidget(self._one)
        self._right.addWidget(self._nothing)
        parts = QSplitter()
        parts.setObjectName("words and places")
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self._right)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([520, 560])
        foot = QWidget()
        steps = FlowRow(foot, to_the_right=True)
        for button in (self.remove, self.sign_off, self.leaks, self.apply):
            steps.addWidget(button)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 16, 8)
        below.addWidget(foot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(parts, 1)
        column.addWidget(hairline())
        column.addLayout(below)
