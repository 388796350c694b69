"""Deciding about an assumption: which status, why, and what was looked for that would not fit (P-01).

What is still missing is said while one writes; nothing moves silently.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from app.perspectives import actions
from app.perspectives.claim_rows import ClaimStatus, EvidenceSheet
from app.perspectives.rules import CLOSED, lacking, reminder
from app.reports.quotes import lower_first
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions import claim_words as words
from app.ui.perspectives.assumptions.asking.asking_dialog import AskingDialog, text_field, today
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import tooltip_text, wrapped_label
from app.ui.widgets.value_choice import ValueChoice

GATE = (
    "Before an assumption is closed it needs a reason, a look for what would not fit it, and your word that you "
    "know who is not coded yet."
)


class DecideDialog(AskingDialog):
    """The button is pressed only when nothing is missing."""

    def __init__(
        self,
        study: OpenStudy,
        sheet: EvidenceSheet,
        status: ClaimStatus | None = None,
        parent: QWidget | None = None,
    ) -> None:
        claim = sheet.assessed.claim
        super().__init__(study.theme, f"Decide about {claim.ref}", "Decide", parent)
        self._study, self._sheet = study, sheet
        answers = {
            one: f"{words.STATUS_WORDS[one]}: {lower_first(words.STATUS_HELP[one])}" for one in words.STATUSES
        }
        self.status = ValueChoice("Status", answers, status or claim.status)
        self.rationale = text_field(4)
        self.found, self.none_found = QRadioButton("Something was found"), QRadioButton("Looked for, none found")
        self.case = text_field(3)
        waiting = sheet.assessed.people - sheet.assessed.coded
        self.coverage = QCheckBox(
            f"I know that {waiting} of {sheet.assessed.people} people in scope are not fully coded yet"
        )
        self.missing = wrapped_label("", "amber")
        self.rival = wrapped_label("", "hint")
        self._lay_out()
        for label in (self.missing, self.rival):
            label.setMinimumWidth(1)
        for changed in (self.rationale.textChanged, self.case.textChanged):
            changed.connect(self._weigh)
        self.status.currentIndexChanged.connect(lambda _: self._weigh())
        self.coverage.toggled.connect(lambda _: self._weigh())
        self._weigh()
        self.ready(self._decide)
        self.rationale.setFocus()

    @property
    def chosen(self) -> ClaimStatus:
        """The status that is to be given."""
        return self.status.value

    def _lay_out(self) -> None:
        assessed = self._sheet.assessed
        evidence = "; ".join(map(words.spoken_group, assessed.groups))
        for said, look in (
            (assessed.claim.statement, ""),
            (f"The evidence suggests: {assessed.signal}. {evidence}.", "quiet"),
            ("It only suggests: you decide.", "hint"),
        ):
            label = wrapped_label(said, look)
            label.setMinimumWidth(1)
            self.column.addWidget(label)
        self.add("Status", self.status)
        self.add("Why", self.rationale, "What you weighed, in your words: it is kept with the date and your name")
        cases = len(self._sheet.negative_cases)
        there = f"{cases} written down already; add another here, or leave it empty" if cases else GATE
        ways = QWidget()
        row = FlowRow(ways)
        self._ways = QButtonGroup(self)
        for button in (self.found, self.none_found):
            self._ways.addButton(button)
            row.addWidget(button)
        self.found.setChecked(True)
        self.add("What does not fit", ways, there)
        self.column.addWidget(self.case)
        self.case.setAccessibleName("What was found, or how it was looked for")
        self.case.setPlaceholderText("What was found that does not fit, or how it was looked for")
        self.column.addSpacing(8)
        for part in (self.coverage, self.missing, self.rival):
            self.column.addWidget(part)

    def _weigh(self) -> None:
        """Say what is still missing, as the gate would."""
        assessed = self._sheet.assessed
        found = lacking(
            self.chosen,
            rationale=self.rationale.toPlainText(),
            negative_cases=len(self._sheet.negative_cases) + bool(self._case_words()),
            coded=assessed.coded,
            people=assessed.people,
            acknowledged=self.coverage.isChecked(),
        )
        self.coverage.setVisible(self.chosen in CLOSED and assessed.coded < assessed.people)
        self.missing.setText(f"Still missing: {'; '.join(found)}." if found else "")
        self.missing.setVisible(bool(found))
        said = reminder(self.chosen, assessed.claim.rival)
        self.rival.setText(said)
        self.rival.setVisible(bool(said))
        self.take.setEnabled(not found)
        self.take.setDefault(True)

    def _case_words(self) -> str:
        return self.case.toPlainText().strip()

    def _decide(self) -> None:
        project, claim, by = self._study.project, self._sheet.assessed.claim, self._study.settings.coder
        day = today()
        with project.step("Decide assumption"):
            if self._case_words():
                actions.note_negative_case(
                    project,
                    claim=claim.id,
                    found=self.found.isChecked(),
                    words=self._case_words(),
                    by=by,
                    on=day,
                )
            actions.decide_claim(
                project,
                claim=claim.id,
                status=self.chosen,
                rationale=self.rationale.toPlainText(),
                by=by,
                on=day,
                acknowledged=self.coverage.isChecked(),
            )
        self._study.said.emit(f"{claim.ref} is now “{words.STATUS_WORDS[self.chosen]}”. Undo takes it back.")


class NegativeCaseDialog(AskingDialog):
    """What was found that does not fit, or how it was looked for."""

    def __init__(
        self,
        study: OpenStudy,
        sheet: EvidenceSheet,
        at_hand: str,
        store: Callable[[bool, str, bool], object],
        parent: QWidget | None = None,
    ) -> None:
        """`at_hand` are the words of the evidence at hand, which the case may point to."""
        super().__init__(study.theme, f"Negative case for {sheet.assessed.claim.ref}", "Add", parent)
        self.found, self.none_found = QRadioButton("Something was found"), QRadioButton("Looked for, none found")
        self.words = text_field(5)
        self.points = QCheckBox("It is the evidence at hand")
        self.points.setToolTip(tooltip_text(at_hand))
        ways = QWidget()
        row = FlowRow(ways)
        for button in (self.found, self.none_found):
            row.addWidget(button)
        self.found.setChecked(True)
        self.add(
            "What does not fit", ways, "Accounts that the assumption cannot explain, or that its challenge cannot"
        )
        self.column.addWidget(self.words)
        self.words.setAccessibleName("What was found, or how it was looked for")
        self.column.addWidget(self.points)
        self.points.setVisible(bool(at_hand))
        self.ready(lambda: store(self.found.isChecked(), self.words.toPlainText(), self.points.isChecked()))
        self.words.setFocus()
