"""One way of looking at a child: a map, a table, a network, drawings; the page brings it to the front."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.coding.rows import SegmentId
from app.study.rows import CaseId, SourceId
from app.ui.open_study import OpenStudy


class CaseView(QWidget):
    """A view of the Journeys page; it is told of the child at hand and when to read anew, and only while in front.

    What it can do are its `deeds` by the names of commands: the page has an action for each.
    """

    opened = Signal(object)
    """A child (a `CaseId`) is wanted alone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.study = study
        self.deeds: dict[str, Callable[[], object]] = {}
        self.case: CaseId | None = None
        """The child at hand; None while all are."""

    def show_case(self, case: CaseId | None) -> None:
        """Show a child, or all of them."""
        self.case = case
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown again; what was at hand stays at hand."""
        raise NotImplementedError

    def show_segment(self, segment: SegmentId) -> bool:
        """Go to a mark or region; False where this view does not show it."""
        return False

    def show_source(self, source: SourceId, *, redacting: bool = False) -> bool:
        """Go to the pictures of a source; False where this view does not show them."""
        return False

    def zoom(self, steps: int) -> None:
        """Draw what is shown wider or narrower; 0: all of it."""

    def place(self) -> object:
        """Where in this view the reader is, for Back."""
        return None

    def return_to(self, place: object) -> None:
        """Go to a place that `place` told before."""


@dataclass(frozen=True, slots=True)
class ViewOf:
    """A view by its title and by where it is written below `app.ui.journeys`: loaded when first looked at."""

    title: str
    module: str
    view: str
    does: frozenset[str] = frozenset()
    """The names of the commands that it has deeds for."""

    def __call__(self, study: OpenStudy) -> CaseView:
        made = getattr(import_module(f"app.ui.journeys.{self.module}"), self.view)(study)
        assert isinstance(made, CaseView)
        return made
