"""Beside the evidence: what was decided, what was looked for against it, what was written down before testing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.perspectives.claim_rows import ClaimRow, DecisionRow, NegativeCaseRow
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.cell_words import many
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

TIGHT = "QPushButton { padding: 2px 6px; }"
BEFORE_TESTING = "Written before testing, these two keep one honest. Evidence is here already and they are empty."
NOT_WRITTEN = "Not written down yet."
FACTS = (
    ("if_true", "If true we would hear"),
    ("would_surprise", "Would surprise us"),
    ("why_it_matters", "Why it matters"),
    ("rival", "Rival explanation"),
)
NO_CASES = (
    "None yet. Before an assumption is closed, look for what would not fit it and write down what you found."
)
NOTHING_DECIDED = "Nothing decided yet."


class RecordPart(QScrollArea):
    """Says what is wanted, and does none of it."""

    add_wanted = Signal()
    remove_wanted = Signal(object)
    """A `NegativeCaseRow`."""
    opened = Signal(object)
    """The `SegmentId` of a negative case."""
    origin_wanted = Signal()

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = writable
        self.setAccessibleName("What was written down and decided")
        self.add = Button("Add a negative case…")
        self.add.setEnabled(writable)
        self.add.clicked.connect(self.add_wanted)
        self._facts, self._cases, self._decisions = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.buttons: list[Button] = []
        self._lay_out()

    def put_on_top(self, part: QWidget) -> None:
        """Something about what is at hand, above what is kept of the claim."""
        self._column.insertWidget(0, part)

    def show_read(self, read: ReadSheet, names: Sequence[tuple[str, str]]) -> None:
        """Shows what was read; `names` are further facts in words, such as linked codes."""
        claim, sheet = read.sheet.assessed.claim, read.sheet
        self.buttons = []
        for part in (self._facts, self._cases, self._decisions):
            _empty(part)
        self._show_facts(claim, names, evidence=bool(sheet.evidence))
        for row in sheet.negative_cases:
            self._cases.addWidget(self._case(row))
        if not sheet.negative_cases:
            self._cases.addWidget(_label(NO_CASES, "quiet"))
        for decision in sheet.decisions:
            self._decisions.addWidget(_decision(decision))
        if not sheet.decisions:
            self._decisions.addWidget(_label(NOTHING_DECIDED, "quiet"))

    def _show_facts(self, claim: ClaimRow, names: Sequence[tuple[str, str]], *, evidence: bool) -> None:
        if evidence and not (claim.if_true or claim.would_surprise):
            self._facts.addWidget(_label(BEFORE_TESTING, "amber"))
        for field, title in FACTS:
            said = str(getattr(claim, field))
            self._facts.addWidget(_label(title, "hint"))
            self._facts.addWidget(_label(said or NOT_WRITTEN, "" if said else "quiet"))
        for title, said in names:
            if said:
                self._facts.addWidget(_label(title, "hint"))
                self._facts.addWidget(_label(said))
        if claim.origin_segment is not None:
            button = quiet_button("Open where it was said")
            button.setStyleSheet(TIGHT)
            button.clicked.connect(self.origin_wanted)
            self._facts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)

    def _case(self, row: NegativeCaseRow) -> QWidget:
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(_label("Found" if row.found else "Looked for, none found", "heading"))
        column.addWidget(_label(row.words))
        column.addWidget(_label(f"{row.by}, {row.on}", "hint"))
        buttons = FlowRow()
        if row.segment is not None:
            go = quiet_button("Open the passage")
            go.clicked.connect(lambda: self.opened.emit(row.segment))
            buttons.addWidget(self._small(go))
        remove = quiet_button("Remove")
        remove.setAccessibleName(f"Remove the negative case of {row.on}")
        remove.setEnabled(self._writable)
        remove.clicked.connect(lambda: self.remove_wanted.emit(row))
        buttons.addWidget(self._small(remove))
        column.addLayout(buttons)
        return card

    def _small(self, button: Button) -> Button:
        button.setStyleSheet(TIGHT)
        self.buttons.append(button)
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        for title, part in (
            ("Decisions", self._decisions),
            ("Negative cases", self._cases),
            ("Written down", self._facts),
        ):
            part.setSpacing(3)
            column.addWidget(section_heading(title))
            column.addLayout(part)
            if part is self._cases:
                column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(10)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _decision(row: DecisionRow) -> QWidget:
    card = QFrame()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(2)
    column.addWidget(_label(words.STATUS_WORDS[row.status], "heading"))
    if row.rationale:
        column.addWidget(_label(row.rationale))
    coverage = f"{row.coded} of {many(row.of, 'person', 'people')} fully coded then"
    column.addWidget(
        _label(f"{row.by}, {row.on} · {coverage}" + (f" · {row.signal}" if row.signal else ""), "hint")
    )
    return card


def _label(said: str, look: str = "") -> QWidget:
    label = wrapped_label(said, look)
    label.setMinimumWidth(1)
    return label


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        old = None if item is None else item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
