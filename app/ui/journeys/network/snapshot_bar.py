"""Above a network: whose view it is and of when, and with which other snapshot it is compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from app.journeys.measuring.network_words import teller_in_words
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow
from app.reports.pictures import Together
from app.ui.journeys.map.glance import wrapping_policy
from app.ui.journeys.network.shown import Shown
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.marked_choice import MarkedChoice
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.view_switch import ViewSwitch

WAYS: tuple[Together | None, ...] = (None, Together.OVER, Together.BESIDE)
TIME = 14
"""Characters that a time has room for at least."""
WITH = {Together.OVER: "over", Together.BESIDE: "and"}


class SnapshotBar(QWidget):
    """Two choices, the view and the time of it; a switch, and a third choice of what it is compared with."""

    wanted = Signal(object)
    """Another snapshot (a `NetworkId`)."""
    other_wanted = Signal(object)
    """Another snapshot to compare it with."""
    way_wanted = Signal(object)
    """Another way of putting two together (a `Together`); None: one alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: NetworksRow | None = None
        self._now: NetworkRow | None = None
        self.whose = MarkedChoice(theme)
        self.whose.setAccessibleName("Whose view")
        self.whose.setToolTip("Whose view is drawn")
        self.when = Choice()
        self.when.setAccessibleName("Of when")
        self.when.setToolTip("The times at which this person told of it")
        self.way = ViewSwitch("Compare", ["Alone", "Over each other", "Side by side"])
        self.joint = plain_label("", "hint")
        self.other = MarkedChoice(theme)
        self.other.setAccessibleName("Compared with")
        self.other.setToolTip("The snapshot it is compared with")
        self.new = Button("New snapshot…")
        self.more = QToolButton()
        self.more.setText("More")
        self.more.setAccessibleName("More about this network")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for choice in (self.whose, self.when, self.other):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.when.setMinimumContentsLength(TIME)
        row = FlowRow(self)
        for part in (self.whose, self.when, self.way, self.joint, self.other, self.new, self.more):
            row.addWidget(part)
        self.setSizePolicy(wrapping_policy())
        self.whose.activated.connect(lambda place: self.wanted.emit(self.whose.itemData(place)))
        self.when.activated.connect(lambda place: self.wanted.emit(self.when.itemData(place)))
        self.other.activated.connect(lambda place: self.other_wanted.emit(self.other.itemData(place)))
        self.way.chosen.connect(lambda place: self.way_wanted.emit(WAYS[place]))

    def show_networks(self, row: NetworksRow, shown: Shown, now: NetworkId) -> None:
        """Offer every snapshot; `now` is the one chosen by view and time."""
        current = shown.first if shown.first.id == now or shown.second is None else shown.second
        other = next((network for network in shown.pair if network is not current), None)
        self._offer_views(row, current)
        self._offer_times(row, current)
        self.other.offer_nothing()
        for network in row.networks:
            if network.id != current.id:
                words = f"{network.teller.name}, {_time(network, row)}"
                self.other.add_marked(words, network.id, network.teller.palette)
        if other is not None:
            self.other.setCurrentIndex(self.other.findData(other.id))
        several = len(row.networks) > 1
        self.way.setVisible(several)
        self.joint.setText("" if shown.how is None else WITH[shown.how])
        self.joint.setVisible(other is not None)
        self.other.setVisible(other is not None)
        self.way.blockSignals(True)
        self.way.choose(WAYS.index(shown.how))
        self.way.blockSignals(False)
        self.updateGeometry()

    def _offer_views(self, row: NetworksRow, current: NetworkRow) -> None:
        """One entry a teller: of several of their snapshots the one at hand, else the last."""
        self.whose.offer_nothing()
        for teller in row.journey.tellers:
            theirs = [one for one in row.networks if one.teller.participant == teller.participant]
            if theirs:
                mine = teller.participant == current.teller.participant
                self.whose.add_marked(
                    teller_in_words(teller), current.id if mine else theirs[-1].id, teller.palette
                )
        self.whose.setCurrentIndex(self.whose.findData(current.id))

    def _offer_times(self, row: NetworksRow, current: NetworkRow) -> None:
        self.when.clear()
        for network in row.networks:
            if network.teller.participant == current.teller.participant:
                self.when.addItem(_time(network, row), network.id)
        self.when.setCurrentIndex(self.when.findData(current.id))


def _time(network: NetworkRow, row: NetworksRow) -> str:
    when = when_words(network.when, row.journey)
    return f"{when}, {network.title}" if network.title else when
