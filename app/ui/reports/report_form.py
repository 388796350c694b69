"""What the author decides about a theme summary: its themes, its name and date, its quotes and its words."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.coding.rows import CodeId, CodeRow
from app.reports.spec import Appendix, ReportSpec, ThemeChoice, Wording
from app.ui.reports.theme_tree import ThemeTree
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.number_field import number_field
from app.ui.widgets.plain_text import plain_label

MOST_QUOTES = 8
WORDINGS = (
    (Wording.WORDS_AND_COUNTS, "Words and counts: most (7 of 10)"),
    (Wording.WORDS, "Words only: most"),
    (Wording.NONE, "Neither: who, not how many"),
)


class ReportForm(QWidget):
    """Every choice takes effect at once in the preview."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = ThemeTree(theme)
        self.title = QLineEdit("Theme summary")
        self.version = QLineEdit()
        self.version.setPlaceholderText("Draft for the team meeting")
        self.date = QDateEdit(QDate.currentDate())
        self.date.setDisplayFormat("d MMMM yyyy")
        self.date.setCalendarPopup(True)
        self.quotes = number_field(0, MOST_QUOTES, 2)
        self.wording = QComboBox()
        for wording, words in WORDINGS:
            self.wording.addItem(words, wording)
        self.wording.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.codebook = QCheckBox("Codebook as an appendix")
        self.codebook.setChecked(True)
        self.notes = QCheckBox("Notes ticked for reports, too")
        self.notes.setToolTip("Notes on which “May go into reports” is ticked, as an appendix")
        self._boxes = {Appendix.CODEBOOK: self.codebook, Appendix.NOTES: self.notes}
        self.all_button = quiet_button("All")
        self.none_button = quiet_button("None")
        self._lay_out()
        self._connect()

    def show_codes(self, codes: Sequence[CodeRow], heard: Collection[CodeId]) -> None:
        """Offers the codes of the study, those that somebody was heard on chosen to begin with."""
        self.themes.show_codes(codes, heard)

    def spec(self) -> ReportSpec | None:
        """The report as asked for; None while no theme is chosen."""
        themes = self.themes.chosen()
        if not themes:
            return None
        day = self.date.date()
        return ReportSpec(
            date=date(day.year(), day.month(), day.day()),
            themes=tuple(ThemeChoice(code=theme) for theme in themes),
            claims=(),
            title=self.title.text().strip() or "Theme summary",
            version=self.version.text().strip(),
            quotes_per_perspective=self.quotes.value(),
            wording=Wording(self.wording.currentData()),
            appendices=frozenset(appendix for appendix, box in self._boxes.items() if box.isChecked()),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 14, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        label = section_heading("Themes")
        label.setBuddy(self.themes)
        head.addWidget(label)
        head.addStretch()
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        column.addLayout(head)
        column.addWidget(self.themes, 1)
        column.addSpacing(6)
        _add(column, "Title", self.title)
        _add(column, "Version note", self.version)
        pair = QHBoxLayout()
        pair.setSpacing(10)
        fields: list[tuple[str, QWidget]] = [("Date", self.date), ("Quotes per perspective", self.quotes)]
        for name, field in fields:
            part = QVBoxLayout()
            part.setSpacing(4)
            _add(part, name, field)
            pair.addLayout(part, 1)
        column.addLayout(pair)
        _add(column, "How many, said as", self.wording)
        column.addSpacing(4)
        column.addWidget(self.codebook)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.all_button.clicked.connect(self.themes.choose_all)
        self.none_button.clicked.connect(lambda: self.themes.choose(()))
        self.all_button.setAccessibleName("All themes")
        self.none_button.setAccessibleName("No theme")
        self.themes.chosen_changed.connect(self.changed)
        self.title.textChanged.connect(self.changed)
        self.version.textChanged.connect(self.changed)
        self.date.dateChanged.connect(self.changed)
        self.quotes.valueChanged.connect(self.changed)
        self.wording.currentIndexChanged.connect(self.changed)
        self.codebook.checkStateChanged.connect(self.changed)
        self.notes.checkStateChanged.connect(self.changed)


def _add(column: QVBoxLayout, name: str, field: QWidget) -> None:
    label = plain_label(name, "small")
    label.setBuddy(field)
    field.setAccessibleName(name)
    column.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
    column.addWidget(field)
