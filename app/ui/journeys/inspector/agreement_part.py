"""How the accounts of an event stand to each other, and the researcher's own judgement with its reason (J-11)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys.fact_rows import EventCompared
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.words import STATUS_WORDS
from app.journeys.rules import Attribute, Difference, Match, Silent, Status
from app.ui.telling.fields import Answer, Row, WordsField
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

AS_COMPUTED = "As computed"
JUDGED, REASON = "Judged by you", "Why"
ATTRIBUTES = {
    Attribute.TIMING: "when it was",
    Attribute.REASON: "why it happened",
    Attribute.TOLD_WHY: "whether the child was told why",
    Attribute.HAD_SAY: "whether the child had a say",
    Attribute.EFFECT: "the effect on the child",
}


class AgreementPart(QWidget):
    """Says what is wanted and does none of it."""

    judged = Signal(object, str)
    """A `Status` and why; without a status the computed one holds again."""

    def __init__(self) -> None:
        super().__init__()
        self._event: EventCompared | None = None
        self.words = wrapped_label()
        self.more = wrapped_label("", "hint")
        self.status = Answer(((AS_COMPUTED, None), *((STATUS_WORDS[one].capitalize(), one) for one in Status)))
        self.reason = WordsField("what speaks for it")
        self.rows = (
            Row(JUDGED, self.status, "Your own judgement over the computed one, which stays in sight"),
            Row(REASON, self.reason, "A judgement needs a reason"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(section_heading("Do the accounts agree?"))
        for part in (self.words, self.more, *self.rows):
            column.addWidget(part)
        self.status.finished.connect(self._choose)
        self.reason.finished.connect(self._tell)

    def show_event(self, compared: EventCompared, journey: JourneyRow) -> None:
        """Show how an event stands."""
        self._event = compared
        comparison = compared.comparison
        computed = STATUS_WORDS[comparison.computed].capitalize()
        judged = comparison.override
        self.words.setText(f"Computed: {computed}" if judged else computed)
        said = [difference_words(one) for one in comparison.differences if one.match is not Match.AGREE]
        said += ["The official record differs (R≠)"] if compared.differs_from_record else []
        said += [silent_words(one, journey) for one in compared.silent]
        self.more.setText("\n".join(dict.fromkeys(said)))
        self.more.setVisible(bool(said))
        self.status.show_answer(judged.status if judged else None)
        self.reason.show_words(judged.reason if judged else "")
        self.rows[1].setVisible(judged is not None)

    def only_read(self) -> None:
        """Nothing is judged here."""
        for row in self.rows:
            row.setEnabled(False)

    def _choose(self) -> None:
        self.rows[1].setVisible(self.status.value is not None)
        if self.status.value is None or self.reason.words:
            self._tell()
        else:
            self.reason.setFocus()

    def _tell(self) -> None:
        if self.status.value is None or self.reason.words:
            self.judged.emit(self.status.value, self.reason.words)


def difference_words(one: Difference) -> str:
    """On what two accounts differ, in a few words."""
    how = "Conflict" if one.match is Match.CONFLICT else "Not quite the same"
    return f"{how}: {ATTRIBUTES[one.attribute]}"


def silent_words(one: Silent, journey: JourneyRow) -> str:
    """Who was interviewed and does not mention it."""
    name = next((row.name for row in journey.tellers if row.participant == one.teller), "Somebody")
    asked = {True: "was asked", False: "was not asked", None: "not known whether asked"}[one.asked]
    return f"{name} does not mention it ({asked})"
