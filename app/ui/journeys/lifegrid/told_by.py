"""Above the lifegrid: whose words are written down, whether only theirs are shown, and the axis."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.journeys.journey_rows import TellerRow
from app.journeys.rules import Axis
from app.study.rows import ParticipantId
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.view_switch import ViewSwitch

AXES = (Axis.AGE, Axis.CALENDAR)


class ToldBy(QWidget):
    """Controls in a row that goes on in the next line where there is no room."""

    changed = Signal()
    """Other people are shown."""
    turned = Signal(object)
    """Another `Axis` is wanted."""

    def __init__(self, theme: Theme, axis: Axis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tellers: tuple[TellerRow, ...] = ()
        self.who = Choice()
        self.who.setAccessibleName("Who tells what is typed")
        self.who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.only = QCheckBox("Show only theirs")
        self.only.setToolTip("Leave out what others tell")
        self.axis = ViewSwitch("Axis of the lifegrid", ["By age", "By calendar"])
        self.axis.choose(AXES.index(axis))
        label = plain_label("What is typed is told by")
        label.setBuddy(self.who)
        row = FlowRow(self)
        for part in (label, self.who, self.only, self.axis):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.only.toggled.connect(lambda _: self.changed.emit())
        self.who.currentIndexChanged.connect(self._hear)
        self.axis.chosen.connect(lambda place: self.turned.emit(AXES[place]))

    @property
    def teller(self) -> ParticipantId | None:
        """Who tells what is typed; None for the official record."""
        place = self.who.currentIndex()
        return self._tellers[place].participant if 0 <= place < len(self._tellers) else None

    @property
    def shown(self) -> frozenset[ParticipantId | None] | None:
        """Whose words are shown; None for everybody's."""
        return frozenset({self.teller}) if self.only.isChecked() and self._tellers else None

    def offer(self, tellers: Sequence[TellerRow]) -> None:
        """Offer other people; who is chosen stays chosen."""
        if tuple(tellers) == self._tellers:
            return
        before = self.teller if self._tellers else None
        self._tellers = tuple(tellers)
        self.who.blockSignals(True)
        self.who.clear()
        for teller in tellers:
            icon = mark_icon(self._theme.perspective(teller.palette))
            self.who.addItem(icon, f"{teller.letter}  {teller.name}")
        chosen = [place for place, teller in enumerate(tellers) if teller.participant == before]
        self.who.setCurrentIndex(chosen[0] if chosen and before is not None else 0)
        self.who.blockSignals(False)

    def next(self) -> str:
        """Go to the next of them; says who it is."""
        if self._tellers:
            self.who.setCurrentIndex((self.who.currentIndex() + 1) % len(self._tellers))
        return self.who.currentText()

    def _hear(self, _place: int) -> None:
        if self.only.isChecked():
            self.changed.emit()
