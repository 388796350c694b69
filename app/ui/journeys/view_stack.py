"""Views of one kind on the Journeys page, with the switch that says which is in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.study.rows import CaseId
from app.ui.journeys.case_view import CaseView, ViewOf
from app.ui.open_study import OpenStudy
from app.ui.remembered import give_page_shape
from app.ui.widgets.view_switch import ViewSwitch

PAGE = "journeys"


class Views(QWidget):
    """Views of one kind with the switch between them; each is made when first looked at."""

    opened = Signal(object)
    """A child (a `CaseId`) is wanted alone."""

    def __init__(self, study: OpenStudy, title: str, kinds: Sequence[ViewOf]) -> None:
        super().__init__()
        self._study = study
        self._kinds = kinds
        self._made: dict[int, CaseView] = {}
        self.switch = ViewSwitch(title, [kind.title for kind in kinds])
        self._stack = QStackedWidget()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 20, 0)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head.setVisible(len(kinds) > 1)

    @property
    def front(self) -> CaseView:
        """The view in front."""
        return self.view(self.switch.now)

    def view(self, place: int) -> CaseView:
        """A view by its place, made when nobody looked at it yet; what it can do, the page can."""
        if place not in self._made:
            made = self._kinds[place](self._study)
            self._made[place] = made
            made.opened.connect(self.opened)
            give_page_shape(PAGE, made, self._study.settings.window)
            self._stack.addWidget(made)
        return self._made[place]

    def bring(self, place: int, case: CaseId | None) -> None:
        """Bring a view to the front, with a child."""
        view = self.view(place)
        self._stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        view.show_case(case)

    def doing(self, command: str) -> int | None:
        """The place of a view that does a command, the one in front before others."""
        order = sorted(self.places(), key=lambda place: place != self.switch.now)
        return next((place for place in order if command in self._kinds[place].does), None)

    def places(self) -> range:
        """Where views are."""
        return range(len(self._kinds))
