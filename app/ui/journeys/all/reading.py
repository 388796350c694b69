"""Reading all journeys and laying them beside each other, both off the GUI thread and never twice at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.journeys.layout.multiples import Aligned, Child, Small, lay_small
from app.journeys.measuring import head_of
from app.journeys.queries import journeys
from app.store.project import Project
from app.ui.journeys.map.painting import width_of
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress

Wanted = tuple[tuple[Child, ...], Aligned, float]


def read_children(project: Project, reader: str, progress: Progress, cancelled: IsCancelled) -> tuple[Child, ...]:
    """Every journey with what is worked out from it."""
    with project.reading(cancelled) as session:
        rows = journeys(session, reader=reader)
    children = []
    for done, row in enumerate(rows, 1):
        if cancelled():
            break
        children.append(Child(row, head_of(row)))
        progress(done, len(rows), "")
    return tuple(children)


class Laying(QObject):
    """Lays rows on a page of a width; of several wishes only the last counts."""

    laid = Signal(object)
    """A `Small`."""

    def __init__(self, study: OpenStudy, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._wanted: Wanted | None = None
        self._doing: Wanted | None = None

    def want(self, children: Sequence[Child], by: Aligned, width: float) -> None:
        """Lay these rows, when what is being laid is done."""
        self._wanted = (tuple(children), by, width)
        if self._doing is None:
            self._begin()

    def _begin(self) -> None:
        wanted, self._wanted = self._wanted, None
        self._doing = wanted
        if wanted is None:
            return
        children, by, width = wanted
        self._study.tasks.run(
            "Laying journeys out",
            lambda progress, cancelled: lay_small(children, by, width, width_of),
            self._take,
            owner=self,
            quiet=True,
        )

    def _take(self, small: Small) -> None:
        self.laid.emit(small)
        self._begin()
