"""A page of the window: stale when what it shows has changed, fresh again when somebody looks at it."""

from typing import Protocol

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.store.changes import Changes
from app.ui.open_study import OpenStudy


class Keeper(Protocol):
    """Where somebody works at what is stored only when it is done."""

    @property
    def unfinished(self) -> str: ...
    def keep(self) -> str: ...
    def take_up(self, kept: str) -> None: ...


class Screen(QWidget):
    """One page; a subclass says in `watches` which tables it shows and in `refresh` how it reads them anew.

    What a page can do are its `QAction`s (`addAction`): the command palette and the menu of the page list them.
    """

    name = ""
    watches: frozenset[str] = frozenset()
    keeper: Keeper | None = None
    """The part of the page in which something may be unfinished."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.study = study
        self._stale = True
        study.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read what this page shows again."""
        raise NotImplementedError

    def start_finding(self) -> None:
        """Edit ▸ Find: the keyboard goes to the page's search field, unless a page knows better."""
        for field in self.findChildren(QLineEdit):
            if field.isVisible() and field.isEnabled():
                field.setFocus()
                field.selectAll()
                return

    def zoom(self, steps: int) -> bool:
        """Draw what is shown larger, or smaller, or with 0 as usual; False where it has no size of its own."""
        return False

    @property
    def unfinished(self) -> str:
        """What would be lost if the study closed now, in a sentence; empty when nothing would."""
        return "" if self.keeper is None else self.keeper.unfinished

    def keep(self) -> str:
        """What is unfinished, as `take_up` understands it; empty when nothing is."""
        return "" if self.keeper is None else self.keeper.keep()

    def take_up(self, kept: str) -> None:
        """Go on with what was unfinished when the study was locked."""
        if self.keeper is not None:
            self.keeper.take_up(kept)

    def place(self) -> object:
        """Where in this page the reader is, for Back; None when the page is all one place."""
        return None

    def return_to(self, place: object) -> None:
        """Go to a place that `place` told before."""

    def _hear(self, changes: Changes) -> None:
        if changes.initiator is self or not (changes.tables & self.watches):
            return
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
