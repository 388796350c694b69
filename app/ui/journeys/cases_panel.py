"""The children of the study at the left of the page: all of them first, then each by pseudonym."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.language.folding import holds_all
from app.study.rows import CaseId, CaseRow
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import tooltip_text, wrapped_label
from app.ui.widgets.search_field import SearchField

ALL = "All children"
NOBODY = "No child has a name like that."
_CASE = Qt.ItemDataRole.UserRole


class CasesPanel(QWidget):
    """A list with a field that filters it; `chosen` tells a `CaseId`, or None for all."""

    chosen = Signal(object)
    adding = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: Sequence[CaseRow] = ()
        self.field = SearchField(theme, "Filter children…")
        self.list = QListWidget()
        self.list.setAccessibleName("Children")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody = wrapped_label(NOBODY, "quiet")
        self.nobody.hide()
        self.add_button = quiet_button("Add child…")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        for part in (section_heading("Children"), self.field):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.nobody)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.list)
        self.field.textChanged.connect(lambda _: self._filter())
        self.field.left_down.connect(self.list.setFocus)
        self.field.entered.connect(lambda _: self._take_first())
        self.add_button.clicked.connect(lambda: self.adding.emit())
        self.list.currentItemChanged.connect(lambda now, _: self._tell(now))

    @property
    def case(self) -> CaseId | None:
        """The child that is chosen; None while all are."""
        return self._case_of(self.list.currentItem())

    def show_cases(self, cases: Sequence[CaseRow]) -> None:
        """Show these children; the one chosen stays chosen."""
        chosen = self.case
        self._cases = cases
        self.list.blockSignals(True)
        self.list.clear()
        everyone = QListWidgetItem(ALL)
        everyone.setData(_CASE, None)
        self.list.addItem(everyone)
        for case in cases:
            item = QListWidgetItem(case.pseudonym)
            item.setData(_CASE, case.id)
            tellers = ", ".join(f"{name} ({relation})" for _, name, relation in case.links)
            item.setToolTip(tooltip_text(tellers) or "Nobody is linked to this child yet.")
            self.list.addItem(item)
        self._choose(chosen)
        self.list.blockSignals(False)
        self._filter()
        if self.case != chosen:
            self.chosen.emit(self.case)

    def name_of(self, case: CaseId) -> str:
        """The pseudonym of a child in the list."""
        return next(row.pseudonym for row in self._cases if row.id == case)

    def choose(self, case: CaseId | None) -> None:
        """Choose a child, or all."""
        if case is not None and self._hides(case):
            self.field.clear()
        self._choose(case)

    def _choose(self, case: CaseId | None) -> None:
        found = next((place for place in range(self.list.count()) if self._case_at(place) == case), 0)
        self.list.setCurrentRow(found)

    def _hides(self, case: CaseId) -> bool:
        return any(
            self._case_at(place) == case and self.list.isRowHidden(place) for place in range(self.list.count())
        )

    def _filter(self) -> None:
        wanted, shown = self.field.text(), 0
        for place, case in enumerate(self._cases, start=1):
            hidden = not holds_all(wanted, case.pseudonym)
            self.list.setRowHidden(place, hidden)
            shown += not hidden
        self.nobody.setVisible(bool(self._cases) and not shown)

    def _take_first(self) -> None:
        for place in range(1, self.list.count()):
            if not self.list.isRowHidden(place):
                self.list.setCurrentRow(place)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _case_at(self, place: int) -> CaseId | None:
        return self._case_of(self.list.item(place))

    @staticmethod
    def _case_of(item: QListWidgetItem | None) -> CaseId | None:
        case = None if item is None else item.data(_CASE)
        return None if case is None else CaseId(case)

    def _tell(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(self._case_of(item))
