"""The switch over the text that says what a selection by mouse takes in, and lets something else be chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.ui.coding.transcript.passage_edges import Snap

NAMES = {
    Snap.NOTHING: "characters",
    Snap.WORDS: "words",
    Snap.SENTENCES: "sentences",
    Snap.TURNS: "turns",
}
SNAP_WORDS = {
    Snap.NOTHING: "A selection takes in just what was dragged over.",
    Snap.WORDS: "A selection takes in whole words.",
    Snap.SENTENCES: "A selection takes in whole sentences.",
    Snap.TURNS: "A selection takes in whole turns, and Enter codes the turn.",
}


class SnapChoice(QToolButton):
    """A button with the four kinds in its menu."""

    chosen = Signal(str)
    """The value of a `Snap`, as the preferences keep it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(self), QActionGroup(self)
        self.kinds: dict[Snap, QAction] = {}
        for snap, words in SNAP_WORDS.items():
            kind = menu.addAction(words.rstrip("."))
            kind.setCheckable(True)
            kind.triggered.connect(lambda _=False, snap=snap: self.chosen.emit(snap.value))
            group.addAction(kind)
            self.kinds[snap] = kind
        menu.aboutToShow.connect(lambda: self.kinds[self._snap].setChecked(True))
        self.setMenu(menu)
        self.show_snap(Snap.WORDS)

    def show_snap(self, snap: Snap) -> None:
        """Shows what holds now."""
        self._snap = snap
        self.setText(f"Select {NAMES[snap]}")
        self.setAccessibleName(SNAP_WORDS[snap])
