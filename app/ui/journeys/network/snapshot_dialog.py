"""Asking whose view a snapshot is, of when, and with whom it begins."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.journeys.measuring.network_words import teller_in_words, view_words
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkDraft, NetworkId, NetworkRow, NetworksRow
from app.journeys.rules import When, read_when
from app.problems import Problem
from app.study.rows import ParticipantId
from app.ui.journeys.network.asking import AskingDialog
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.marked_choice import MarkedChoice

WHEN = "9, about 9, March 2014, before the move…"
NOBODY = "Nobody is linked to this child yet."
LINK = "Link who speaks of the child on the Participants page first."


class SnapshotDialog(AskingDialog):
    """A new snapshot, or another date or teller of one."""

    def __init__(
        self,
        theme: Theme,
        row: NetworksRow,
        *,
        edited: NetworkRow | None = None,
        like: NetworkRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "New snapshot" if edited is None else "Whose view and when"
        super().__init__(theme, title, "Add" if edited is None else "Save", parent)
        self._row, self._edited = row, edited
        self.whose = MarkedChoice(theme)
        for teller in row.journey.tellers:
            if teller.participant is not None:
                self.whose.add_marked(teller_in_words(teller), teller.participant, teller.palette)
        self.when = QLineEdit()
        self.when.setPlaceholderText(WHEN)
        self.words = QLineEdit()
        self.begin = Choice()
        self.begin.addItem("Nobody: empty circles", None)
        for network in reversed(row.networks):
            self.begin.addItem(f"Everybody of {view_words(network, row.journey)}", network.id)
        self.add("Whose view", self.whose)
        self.add("When", self.when, "An age, a date, or as it was put: as precisely as it was told, and no more")
        self.add("Name", self.words, "If it needs one, as in “Before the move”")
        shown = edited or like
        if shown is not None:
            self.whose.setCurrentIndex(max(self.whose.findData(shown.teller.participant), 0))
        if edited is None:
            self.add("Begins with", self.begin)
            self.begin.setCurrentIndex(0 if like is None else self.begin.findData(like.id))
        else:
            self._typed = when_words(edited.when, row.journey)
            self.when.setText(self._typed)
            self.words.setText(edited.title)
        self.fit(self.when)

    @property
    def copy_of(self) -> NetworkId | None:
        """Whose people it begins with; None where it is empty."""
        chosen = self.begin.currentData()
        return NetworkId(chosen) if isinstance(chosen, int) else None

    def draft(self) -> NetworkDraft:
        """The snapshot; a Problem for what cannot be."""
        teller = self.whose.currentData()
        if not isinstance(teller, int):
            raise Problem(NOBODY, LINK)
        return NetworkDraft(ParticipantId(teller), self._when(), self.words.text())

    def _when(self) -> When:
        """What was not typed anew is kept as precisely as it was told (J-01)."""
        if self._edited is not None and self.when.text() == self._typed:
            return self._edited.when
        return read_when(self.when.text(), {event.title: event.id for event in self._row.journey.events})
