"""Putting a report together: what is in it, whose words it quotes, how it is written, what stands in its way.

Where there is room the report itself stands beside these; in a narrow window it is one view more.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.ui.open_study import OpenStudy
from app.ui.reports.checks.check import Weight, of_weight
from app.ui.reports.checks.checks_view import ChecksView
from app.ui.reports.contents.contents_view import ContentsView
from app.ui.reports.draft import Draft
from app.ui.reports.paper import Pictures
from app.ui.reports.preview_pane import PreviewPane
from app.ui.reports.preview_reading import ReadStudy, ReportPreview
from app.ui.reports.quotes.balance import Balance
from app.ui.reports.quotes.quotes_view import QuotesView
from app.ui.reports.sections import PARTS, Section
from app.ui.reports.settings_view import SettingsView
from app.ui.widgets.view_switch import ViewSwitch

CONTENTS, QUOTES, SETTINGS, CHECKS, PREVIEW = range(5)
VIEWS = ("Contents", "Quotes", "Settings", "Checks", "Preview")
NARROW = 62
"""Average letters of its type: narrower than this, the preview goes behind the rest."""


class Builder(QWidget):
    """The views of a report, and its preview."""

    opened = Signal(object)
    """An `Offered` is wanted where it was said."""
    check_followed = Signal(object)

    def __init__(self, study: OpenStudy, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._narrow: bool | None = None
        self._clicked = False
        self.switch = ViewSwitch("Parts of the builder", VIEWS, wraps=True)
        self.contents = ContentsView(study.theme, draft)
        self.quotes = QuotesView(study, draft)
        self.settings = SettingsView(draft)
        self.checks = ChecksView(study.theme)
        self.preview = PreviewPane(study.theme)
        self._stack = QStackedWidget()
        for view in (self.contents, self.quotes, self.settings, self.checks):
            self._stack.addWidget(view)
        self._parts = QSplitter()
        self._lay_out()
        self.switch.chosen.connect(self._bring)
        self.contents.quotes_wanted.connect(self.show_quotes)
        self.quotes.opened.connect(self.opened)
        self.checks.followed.connect(self.check_followed)
        self.preview.checks_wanted.connect(self.show_checks)
        self.preview.paper.clicked_below.connect(self._follow_click)
        draft.at_hand_changed.connect(self._show_at_hand)
        self._fit(narrow=False)

    @property
    def has_parts(self) -> bool:
        """Whether a report of this kind is about anything that is chosen."""
        return bool(PARTS[self._draft.spec.kind])

    def know(self, read: ReadStudy) -> None:
        """What there is to choose from has changed, and what may be quoted may have."""
        self.settings.offer_attributes(read.attributes)
        self.quotes.freshen()

    def show_view(self, view: int) -> None:
        """Brings a view to the front and puts the keyboard there."""
        self.switch.choose(view)
        widget = self._stack.currentWidget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_checks(self) -> None:
        """Brings what stands in the report's way to the front."""
        self.show_view(CHECKS)

    def show_quotes(self, section: Section) -> None:
        """Brings the quotes of a section to the front."""
        self._draft.look_at(section)
        self.show_view(QUOTES)

    def show_quote(self, segment: SegmentId) -> None:
        """Brings a quote of the section at hand to the front."""
        self.show_view(QUOTES)
        self.quotes.show_quote(segment)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.preview.show_nothing()
        self.checks.show_checks(())
        self.quotes.show_choices({})
        self.quotes.meter.show_balance(Balance())
        self._count_checks(0)

    def show_problem(self, sentence: str) -> None:
        """There can be no preview."""
        self.preview.show_problem(sentence)

    def show_preview(self, preview: ReportPreview, pictures: Pictures) -> None:
        """Shows the report as it would be written, and what is to be known of it."""
        self.preview.show_preview(preview, pictures)
        self.checks.show_checks(preview.checks)
        self.contents.show_quotes({section: len(quotes) for section, quotes in preview.by_section.items()})
        self.quotes.show_choices(preview.by_section)
        self.quotes.meter.show_balance(preview.balance)
        self._count_checks(len(of_weight(preview.checks, Weight.STOPS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(narrow=event.size().width() < NARROW * 2 * self.fontMetrics().averageCharWidth())

    def _show_at_hand(self) -> None:
        """The preview follows the section at hand."""
        section = self._draft.at_hand
        if section is not None and not self._clicked:
            self.preview.paper.show_heading(self._draft.known.heading(section))

    def _follow_click(self, headings: list[str]) -> None:
        """A click in the preview brings its section to hand; the page stays where it is."""
        under = map(self._draft.known.section_under, headings)
        section = next((one for one in under if one in self._draft.sections), None)
        if section is not None:
            self._clicked = True
            self._draft.look_at(section)
            self._clicked = False

    def _count_checks(self, stops: int) -> None:
        self.switch.buttons[CHECKS].setText(f"Checks ({stops})" if stops else VIEWS[CHECKS])

    def _bring(self, view: int) -> None:
        self._stack.setCurrentIndex(view)

    def _fit(self, *, narrow: bool) -> None:
        """The preview beside the rest where there is room, else among it."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.switch.buttons[PREVIEW].setVisible(narrow)
        if narrow:
            self._stack.addWidget(self.preview)
        else:
            if self.switch.now == PREVIEW:
                self.switch.choose(CONTENTS)
            self._parts.addWidget(self.preview)
            self._parts.setStretchFactor(1, 1)
            self.preview.show()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 2, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)
        self._parts.setObjectName("builder and preview")
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(left)
        self._parts.addWidget(self.preview)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes([540, 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)
        self.setFocusProxy(self.contents)
