"""What the report is: its kind, what it has sections about, and their order."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.reports.spec import ReportKind
from app.ui.reports.contents.choices_tree import ChoicesTree
from app.ui.reports.contents.order_list import OrderList, OrderRow
from app.ui.reports.draft import Draft
from app.ui.reports.sections import (
    PARTS,
    Part,
    Section,
    quotes_of,
    with_moved,
    with_section,
    without_section,
)
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField

KINDS = {
    ReportKind.SUMMARY: (
        "Theme summary",
        "Every theme, the challenged assumptions, care journeys, and appendices",
    ),
    ReportKind.THEME: ("One theme on two pages", "A single theme for people with ten minutes"),
    ReportKind.ASSUMPTION: ("Assumption sheet", "What was assumed, and what each perspective says to it"),
    ReportKind.JOURNEY: ("Journey sheet", "A child’s way through care, by age, with nobody named"),
    ReportKind.CODEBOOK: ("Codebook", "Every code with what it means, for an appendix or another team"),
}
NOTHING_TO_CHOOSE = "A codebook holds every code: there is nothing to choose."
NOTHING_CHOSEN = "Tick above what the report is to be about."


class ContentsView(QWidget):
    """Ticking puts a section at the end of its part; it is ordered below."""

    quotes_wanted = Signal(object)
    """Of this section."""

    def __init__(self, theme: Theme, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._quotes: Mapping[Section, int] = {}
        self.kind = Choice()
        self.kind.setAccessibleName("Kind of report")
        for kind, (words, _) in KINDS.items():
            self.kind.addItem(words, kind)
        self.about_kind = wrapped_label("", "hint")
        self.filter = SearchField(theme, "Find a theme, code, assumption or journey…")
        self.tree = ChoicesTree(theme)
        self.order = OrderList(theme)
        self.nothing = wrapped_label("", "quiet")
        self._lay_out()
        self.kind.activated.connect(lambda _: draft.change_kind(ReportKind(self.kind.currentData())))
        self.filter.textChanged.connect(self.tree.seek)
        self.filter.left_down.connect(self.tree.setFocus)
        self.tree.left_up.connect(self.filter.setFocus)
        self.tree.ticked.connect(self._tick)
        self.order.moved.connect(self._put)
        self.order.removed.connect(lambda section: self._tick(section, False))
        self.order.opened.connect(self.quotes_wanted)
        self.order.looked_at.connect(draft.look_at)
        draft.changed.connect(self.show_draft)
        draft.at_hand_changed.connect(lambda: self.order.choose(draft.at_hand))
        self.show_draft()

    def show_draft(self) -> None:
        """Shows the report at hand."""
        draft = self._draft
        kind, parts = draft.spec.kind, PARTS[draft.spec.kind]
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self.about_kind.setText(KINDS[kind][1])
        self.tree.show_known(draft.known, parts)
        chosen = draft.sections
        self.tree.tick(chosen)
        self.tree.seek(self.filter.text())
        self._show_order()
        self.nothing.setText("" if chosen else NOTHING_CHOSEN if parts else NOTHING_TO_CHOOSE)
        self.nothing.setVisible(not chosen)
        self.order.setVisible(bool(chosen))
        self._choosing.setVisible(bool(parts))

    def show_quotes(self, quotes: Mapping[Section, int]) -> None:
        """How many quotes each section has, whoever chose them."""
        self._quotes = dict(quotes)
        self._show_order()

    def _show_order(self) -> None:
        draft = self._draft
        self.order.show_rows([OrderRow(one, draft.known.name(one), self._told(one)) for one in draft.sections])
        self.order.choose(draft.at_hand)

    def _told(self, section: Section) -> str:
        if section.part is Part.JOURNEY:
            return ""
        chosen = quotes_of(self._draft.spec, section)
        many = self._quotes.get(section) if chosen is None else len(chosen)
        return "" if many is None else "1 quote" if many == 1 else f"{many} quotes" if many else "no quotes"

    def _put(self, section: Section, place: int) -> None:
        self._draft.look_at(section)
        self._draft.shape(lambda spec: with_moved(spec, section, place))

    def _tick(self, section: Section, on: bool) -> None:
        self._draft.shape(lambda spec: (with_section if on else without_section)(spec, section))
        if on:
            self._draft.look_at(section)

    def _lay_out(self) -> None:
        kind = QHBoxLayout()
        label = plain_label("Kind")
        label.setBuddy(self.kind)
        kind.addWidget(label)
        kind.addWidget(self.kind, 1)
        self._choosing = QWidget()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 8, 0, 6)
        choosing.setSpacing(6)
        choosing.addWidget(section_heading("What it can be about"))
        choosing.addWidget(self.filter)
        choosing.addWidget(self.tree, 1)
        ordering_part = QWidget()
        ordering = QVBoxLayout(ordering_part)
        ordering.setContentsMargins(0, 8, 0, 0)
        ordering.setSpacing(6)
        ordering.addWidget(section_heading("In the report, in this order"))
        ordering.addWidget(self.order, 1)
        ordering.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setObjectName("choices and order")
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._choosing)
        parts.addWidget(ordering_part)
        parts.setSizes([380, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(kind)
        column.addWidget(self.about_kind)
        column.addWidget(parts, 1)
        self.setFocusProxy(self.tree)
