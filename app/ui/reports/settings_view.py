"""How a report is written: its title and readers, how it says how many and who, what is appended."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.reports.spec import TITLES, Appendix, Attribution, ReportKind, Stage, Wording
from app.study.rows import AttributeId, AttributeRow
from app.ui.reports.draft import Draft
from app.ui.widgets.choice import Choice
from app.ui.widgets.headings import section_heading
from app.ui.widgets.number_field import number_field
from app.ui.widgets.plain_text import plain_label, wrapped_label

MOST_QUOTES, MOST_WORDS = 20, 400
STAGES = ((Stage.DRAFT, "Draft"), (Stage.FINAL, "Final"))
WORDINGS = (
    (Wording.WORDS_AND_COUNTS, "Words and counts: most (7 of 10)"),
    (Wording.WORDS, "Words only: most"),
    (Wording.NONE, "Neither: who, not how many"),
)
ATTRIBUTIONS = (
    (Attribution.PSEUDONYM, "Pseudonym: Robin, young person, Area B"),
    (Attribution.TRAITS, "Traits: young person, 14–15, foster care, Area B"),
)
APPENDICES = {
    Appendix.CODEBOOK: ("Codebook", "Every code with its full record"),
    Appendix.FRAMEWORK: ("Framework matrix", "Summaries of people by theme, an extract"),
    Appendix.AUDIT: ("Audit", "Settings, filters, coders, versions, and what was suppressed"),
    Appendix.NEGATIVE_CASES: ("Negative cases", "What was looked for that would not fit, and what was found"),
    Appendix.ANONYMISATION: ("Anonymisation", "How people were made unrecognisable"),
    Appendix.NOTES: ("Notes ticked for reports", "Notes on which “May go into reports” is ticked"),
}
NO_ATTRIBUTE = "Not used"
TRAITS_WORDS = (
    "Whatever fewer than three people share is left out: the area first, then the placement, then the age."
)


class SettingsView(QScrollArea):
    """Every choice takes effect at once."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title, self.version, self.circle = QLineEdit(), QLineEdit(), QLineEdit()
        self.version.setPlaceholderText("For the team meeting")
        self.question = QPlainTextEdit()
        self.question.setPlaceholderText("What the study asks, in a sentence or two")
        self.question.setTabChangesFocus(True)
        self.question.setFixedHeight(3 * self.question.fontMetrics().lineSpacing() + 14)
        self.date = QDateEdit()
        self.date.setDisplayFormat("d MMMM yyyy")
        self.date.setCalendarPopup(True)
        self.stage, self.wording, self.attribution = _choice(STAGES), _choice(WORDINGS), _choice(ATTRIBUTIONS)
        self.age, self.placement = Choice(), Choice()
        self.about_traits = wrapped_label(TRAITS_WORDS, "hint")
        self.quotes = number_field(0, MOST_QUOTES, 2)
        self.longest = number_field(1, MOST_WORDS, 80)
        self.appendices = {one: QCheckBox(words) for one, (words, _) in APPENDICES.items()}
        for one, box in self.appendices.items():
            box.setToolTip(APPENDICES[one][1])
        self._lay_out()
        self._connect()
        self.offer_attributes(())

    def offer_attributes(self, attributes: Sequence[AttributeRow]) -> None:
        """Offers the questions about participants that may give an age band and a type of placement."""
        for choice in (self.age, self.placement):
            with QSignalBlocker(choice):
                choice.clear()
                choice.addItem(NO_ATTRIBUTE, None)
                for row in attributes:
                    choice.addItem(row.name, row.id)
        self.show_draft()

    def show_draft(self) -> None:
        """Shows the settings of the report at hand; where somebody types nothing moves."""
        spec = self._draft.spec
        self.title.setPlaceholderText(TITLES[spec.kind])
        for field, words in ((self.title, spec.title), (self.version, spec.version), (self.circle, spec.circle)):
            if field.text() != words and field.text().strip() != words:
                with QSignalBlocker(field):
                    field.setText(words)
        if self.question.toPlainText().strip() != spec.question:
            with QSignalBlocker(self.question):
                self.question.setPlainText(spec.question)
        with QSignalBlocker(self.date):
            self.date.setDate(QDate(spec.date.year, spec.date.month, spec.date.day))
        for choice, value in (
            (self.stage, spec.stage),
            (self.wording, spec.wording),
            (self.attribution, spec.attribution),
            (self.age, spec.age),
            (self.placement, spec.placement),
        ):
            choice.setCurrentIndex(max(0, choice.findData(value)))
        for number, told in ((self.quotes, spec.quotes_per_perspective), (self.longest, spec.words_per_quote)):
            with QSignalBlocker(number):
                number.setValue(told)
        for one, box in self.appendices.items():
            with QSignalBlocker(box):
                box.setChecked(one in spec.appendices)
        traits = spec.attribution is Attribution.TRAITS
        for part in (*self._traits, self.about_traits):
            part.setVisible(traits)
        for part in self._of_summary:
            part.setVisible(spec.kind is ReportKind.SUMMARY)

    def _connect(self) -> None:
        draft = self._draft
        self.title.textEdited.connect(lambda words: draft.change(title=words.strip()))
        self.version.textEdited.connect(lambda words: draft.change(version=words.strip()))
        self.circle.textEdited.connect(lambda words: draft.change(circle=words.strip()))
        self.question.textChanged.connect(lambda: draft.change(question=self.question.toPlainText().strip()))
        self.date.dateChanged.connect(lambda day: draft.change(date=date(day.year(), day.month(), day.day())))
        self.stage.activated.connect(lambda _: draft.change(stage=Stage(self.stage.currentData())))
        self.wording.activated.connect(lambda _: draft.change(wording=Wording(self.wording.currentData())))
        self.attribution.activated.connect(
            lambda _: draft.change(attribution=Attribution(self.attribution.currentData()))
        )
        self.age.activated.connect(lambda _: draft.change(age=_attribute(self.age)))
        self.placement.activated.connect(lambda _: draft.change(placement=_attribute(self.placement)))
        self.quotes.valueChanged.connect(lambda many: draft.change(quotes_per_perspective=many))
        self.longest.valueChanged.connect(lambda many: draft.change(words_per_quote=many))
        for box in self.appendices.values():
            box.toggled.connect(lambda _: draft.change(appendices=self._ticked()))
        draft.changed.connect(self.show_draft)

    def _ticked(self) -> frozenset[Appendix]:
        return frozenset(one for one, box in self.appendices.items() if box.isChecked())

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._grid = grid
        self._head("On its title page")
        self._wide("Title", self.title)
        self._pair(("Version note", self.version), ("Date", self.date))
        self._pair(("Draft or final", self.stage), ("Not to circulate beyond", self.circle))
        self._wide("What the study asks", self.question)
        self._head("How many")
        self._wide("How many, said as", self.wording)
        self._head("Quotes")
        self._wide("Whose a quote is, said by", self.attribution)
        self._traits = self._pair(("Age band from", self.age), ("Type of placement from", self.placement))
        grid.addWidget(self.about_traits, grid.rowCount(), 0, 1, 2)
        self._pair(("Quotes per perspective", self.quotes), ("Longest quote, in words", self.longest))
        self._of_summary = [self._head("Appendices")]
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for box in self.appendices.values():
            column.addWidget(box)
        grid.addWidget(boxes, grid.rowCount(), 0, 1, 2)
        self._of_summary.append(boxes)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)
        self.setFocusProxy(self.title)

    def _head(self, words: str) -> QWidget:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, 30)
        label = section_heading(words)
        self._grid.addWidget(label, row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        return label

    def _wide(self, name: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(_label(name, field), row, 0, 1, 2)
        self._grid.addWidget(field, row + 1, 0, 1, 2)

    def _pair(self, *fields: tuple[str, QWidget]) -> list[QWidget]:
        row, made = self._grid.rowCount(), []
        for column, (name, field) in enumerate(fields):
            label = _label(name, field)
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(field, row + 1, column)
            made += [label, field]
        return made


def _choice(values: Sequence[tuple[object, str]]) -> Choice:
    choice = Choice()
    for value, words in values:
        choice.addItem(words, value)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return choice


def _attribute(choice: Choice) -> AttributeId | None:
    value = choice.currentData()
    return None if value is None else AttributeId(value)


def _label(name: str, field: QWidget) -> QWidget:
    label = plain_label(name, "small")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return label
