"""By what the passages are looked through: words, a perspective, an area; and why some are not offered."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.safeguards.reasons import Reason
from app.ui.reports.quotes.offered import briefly
from app.ui.reports.quotes.pool_reading import Pool
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.search_field import SearchField

EVERYBODY, EVERYWHERE = "Everybody", "Every area"
BACK = "back"


class SeekBar(QWidget):
    """Every choice takes effect at once."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField(theme, "Find words, a person, an area…")
        self.who = MarkedChoice(theme)
        self.who.setAccessibleName("Whose words")
        self.area = Choice()
        self.area.setAccessibleName("From which area")
        for choice in (self.who, self.area):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
        self.why = LinkedSentence(theme)
        self.why.setAccessibleName("Why some passages are not offered")
        self.why_not: Reason | None = None
        self._reasons: Sequence[tuple[Reason, int]] = ()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.words, 3)
        row.addWidget(self.who, 2)
        row.addWidget(self.area, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.why)
        self.words.textChanged.connect(self.changed)
        self.who.activated.connect(self.changed)
        self.area.activated.connect(self.changed)
        self.why.followed.connect(self._follow)

    def show_pool(self, pool: Pool, reasons: Sequence[tuple[Reason, int]]) -> None:
        """Offers what the passages of a section can be looked through by; what still is there stays chosen."""
        who, area = self.who.currentData(), self.area.currentData()
        with QSignalBlocker(self.who), QSignalBlocker(self.area):
            self.who.offer_nothing()
            self.who.addItem(EVERYBODY, None)
            for row in pool.perspectives:
                self.who.add_marked(row.name, row.id, row.palette)
            self.who.setCurrentIndex(max(0, self.who.findData(who)))
            self.area.clear()
            self.area.addItem(EVERYWHERE, "")
            for name in pool.areas:
                self.area.addItem(name, name)
            self.area.setCurrentIndex(max(0, self.area.findData(area)))
        self.area.setVisible(len(pool.areas) > 1)
        self._reasons = reasons
        if self.why_not not in [why for why, _ in reasons]:
            self.why_not = None
        self._say()

    def show_why(self, why: Reason | None) -> None:
        """Shows the passages that cannot be quoted for a reason, or those that can be again."""
        self.why_not = why
        self._say()
        self.changed.emit()

    def _follow(self, key: str) -> None:
        self.show_why(None if key == BACK else Reason(key))

    def _say(self) -> None:
        self.why.setVisible(bool(self._reasons))
        if self.why_not is not None:
            many = dict(self._reasons)[self.why_not]
            said = f"{_passages(many)} that cannot be quoted: {briefly(self.why_not)}. "
            self.why.say([Words(said), Words("Show those that can be", BACK)])
            return
        total = sum(many for _, many in self._reasons)
        pieces = [Words(f"{_passages(total)} cannot be quoted: ")]
        for place, (why, many) in enumerate(self._reasons):
            pieces += [Words(", " if place else ""), Words(f"{many:,} {briefly(why)}", why.value)]
        self.why.say([*pieces, Words(".")])


def _passages(many: int) -> str:
    return "1 passage" if many == 1 else f"{many:,} passages"
