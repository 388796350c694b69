"""The marks of a journey in a list that narrows as one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.journeys.journey_rows import EventId, JourneyRow, MarkId
from app.journeys.measuring import point_words, spell_words, timeline_of, when_placed, when_words
from app.journeys.rules import Axis
from app.language.folding import holds_all
from app.ui.theme import Theme
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField

LEAST = QSize(420, 220)
NONE = "Nothing on this journey is called that."


@dataclass(frozen=True, slots=True)
class MarkNamed:
    """A mark or an event with the words it is chosen by."""

    words: str
    mark: MarkId | None = None
    event: EventId | None = None


def marks_named(journey: JourneyRow) -> list[MarkNamed]:
    """Every event, spell and point of a journey, in order of time."""
    timeline, axis = timeline_of(journey), Axis.AGE
    lanes = {lane.id: lane for lane in journey.lanes}
    found = []
    for event in journey.events:
        when = when_placed(event, journey)
        words = f"{event.title} · {event.kind.value}, {when_words(when, journey)}"
        found.append((timeline.order(when, axis), MarkNamed(words, event=event.id)))
    for spell in journey.spells:
        lane, teller = lanes[spell.lane], journey.teller(spell.teller)
        what = spell_words(spell, lane.kind, journey)
        words = f"{what} · {lane.name}, from {when_words(spell.start, journey)} ({teller.name})"
        found.append((timeline.order(spell.start, axis), MarkNamed(words, spell.mark)))
    for point in journey.points:
        teller = journey.teller(point.teller)
        words = f"Wellbeing {point_words(point)} · {when_words(point.when, journey)} ({teller.name})"
        found.append((timeline.order(point.when, axis), MarkNamed(words, point.mark)))
    return [named for _, named in sorted(found, key=lambda one: one[0])]


class MarksList(QWidget):
    """Type, go down, press Enter."""

    chosen = Signal(object)
    """A `MarkNamed`, by Enter or a double click."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks: Sequence[MarkNamed] = ()
        self.field = SearchField(theme, "What happened, where, who…")
        self.list = QListWidget()
        self.list.setAccessibleName("Marks of the journey")
        self.list.setMinimumSize(LEAST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = wrapped_label(NONE, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.field, self.list, self.none):
            column.addWidget(part)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _: self._filter())
        self.field.left_down.connect(self.list.setFocus)
        self.field.entered.connect(lambda _: self._tell())
        self.list.itemActivated.connect(lambda _: self._tell())

    @property
    def now(self) -> MarkNamed | None:
        """The mark that is chosen in the list."""
        row = self.list.currentRow()
        return self._marks[row] if 0 <= row < len(self._marks) and not self.list.isRowHidden(row) else None

    def show_marks(self, marks: Sequence[MarkNamed]) -> None:
        """Offer other marks."""
        self._marks = marks
        self.list.clear()
        for named in marks:
            self.list.addItem(QListWidgetItem(named.words))
        self._filter()

    def _filter(self) -> None:
        typed = self.field.text()
        shown = []
        for row, named in enumerate(self._marks):
            hidden = not holds_all(typed, named.words)
            self.list.setRowHidden(row, hidden)
            if not hidden:
                shown.append(row)
        self.list.setCurrentRow(shown[0] if shown else -1)
        self.none.setVisible(not shown)

    def _tell(self) -> None:
        if self.now is not None:
            self.chosen.emit(self.now)
