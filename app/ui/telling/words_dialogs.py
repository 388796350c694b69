"""From words of a transcript to a journey, without leaving the transcript: a new event, or a mark there is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.journeys import actions, queries
from app.journeys.draft_rows import EventDraft
from app.journeys.journey_rows import EventKind, JourneyRow
from app.journeys.rules import When
from app.problems import Problem
from app.study.rows import CaseId, CaseRow, ParticipantId
from app.ui.open_study import OpenStudy
from app.ui.telling.fields import WHEN_PROMPT, Answer, Row, WhenField, WordsField
from app.ui.telling.marks_list import MarkNamed, MarksList, marks_named
from app.ui.telling.words_told import WordsTold
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.plain_text import wrapped_label

WIDTH = 460
NO_MARKS = "Nothing is told of this child yet. Make an event of the words instead."
NO_CHILD = "There is no child in the study yet: add one on the Journeys page first."


class WordsDialog(QDialog):
    """The words, whose journey they are for and who says them; subclasses ask for the rest."""

    def __init__(
        self, study: OpenStudy, words: WordsTold, cases: Sequence[CaseRow], title: str, yes: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.study, self.words = study, words
        self.case = Answer([(case.pseudonym, case.id) for case in words.likely_first(cases)])
        self.teller = Answer([(name, person) for person, name in words.people])
        self.refusal = wrapped_label("", "danger")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = self.buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.yes.setDefault(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*DIALOG_MARGINS)
        self.column.setSpacing(10)
        self.column.addWidget(wrapped_label(words.quoted))
        whose, told = Row("Whose journey", self.case), Row("Told by", self.teller)
        self.column.addWidget(whose)
        self.column.addWidget(told)
        told.setVisible(len(words.people) > 1)
        self.refusal.hide()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.case.finished.connect(self.look)

    def finish_layout(self) -> None:
        """What a subclass has not added comes last."""
        self.column.addWidget(self.refusal)
        self.column.addWidget(self.buttons)

    def look(self) -> None:
        """Another child was chosen."""

    def store(self) -> None:
        """Store what was asked for, in one step; a Problem where it cannot be."""
        raise NotImplementedError

    def accept(self) -> None:
        try:
            self.store()
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            return
        super().accept()

    @property
    def whose(self) -> CaseId:
        """Whose journey the words are for."""
        assert isinstance(self.case.value, int)
        return CaseId(self.case.value)

    @property
    def told_by(self) -> ParticipantId | None:
        """Who says them, where several speak."""
        one = self.teller.value if self.words.people else None
        return ParticipantId(one) if isinstance(one, int) and len(self.words.people) > 1 else None

    def journey(self) -> JourneyRow:
        """The journey of the child that is chosen."""
        with self.study.project.reading() as session:
            return queries.journey(session, self.whose)


class EventOfWordsDialog(WordsDialog):
    """An event with the speaker's account of it, linked to the words."""

    def __init__(self, study: OpenStudy, words: WordsTold, cases: Sequence[CaseRow], parent: QWidget) -> None:
        super().__init__(study, words, cases, "Make an event of these words", "Make event", parent)
        self.title, self.when = WordsField("Moved to Nan’s, the review…"), WhenField(open_end="not said")
        self.kind = Answer([(kind.value.capitalize(), kind) for kind in EventKind])
        self.when_row = Row(
            "When", self.when, "As precisely as it was told: 7, about 7, Mar 2012, before the move…"
        )
        self.kind.show_answer(EventKind.OTHER)
        self.title.show_words(words.as_title)
        self.when.setPlaceholderText(WHEN_PROMPT)
        for row in (Row("What happened", self.title), Row("Kind", self.kind), self.when_row):
            self.column.addWidget(row)
        self.finish_layout()
        self.title.textChanged.connect(lambda _: self._weigh())
        self.look()
        self._weigh()
        self.title.setFocus()
        self.title.selectAll()

    def look(self) -> None:
        typed = self.when.text()
        self.when.show_when(None, self.journey())
        self.when.setText(typed)

    def store(self) -> None:
        kind = self.kind.value
        assert isinstance(kind, EventKind)
        actions.feed_event_from_passage(
            self.study.project,
            case=self.whose,
            passage=self.words.place,
            event=EventDraft(kind, self.title.words),
            by=self.study.settings.coder,
            when=self._when(),
            teller=self.told_by,
        )
        self.study.said.emit("Event made, with these words behind it. Undo takes it back.")

    def _when(self) -> When:
        try:
            told = self.when.when()
        except Problem as problem:
            self.when_row.refuse(problem)
            raise
        self.when_row.refuse(None)
        return told or When.unknown()

    def _weigh(self) -> None:
        self.yes.setEnabled(bool(self.title.words))


class MarkOfWordsDialog(WordsDialog):
    """Words that tell of a mark which is on the journey already; of an event they are the speaker's account."""

    def __init__(self, study: OpenStudy, words: WordsTold, cases: Sequence[CaseRow], parent: QWidget) -> None:
        super().__init__(study, words, cases, "Link these words to a journey", "Link", parent)
        self.marks = MarksList(study.theme)
        self.nothing = wrapped_label(NO_MARKS, "quiet")
        self.column.addWidget(self.marks)
        self.column.addWidget(self.nothing)
        self.finish_layout()
        self.marks.chosen.connect(lambda _: self.accept())
        self.look()
        self.marks.field.setFocus()

    def look(self) -> None:
        named = marks_named(self.journey())
        self.marks.show_marks(named)
        self.marks.setVisible(bool(named))
        self.nothing.setVisible(not named)
        self.yes.setEnabled(bool(named))

    def store(self) -> None:
        named = self.marks.now
        if named is None:
            raise Problem("No mark is chosen.", "Choose one from the list.")
        link(self.study, self.whose, self.words, named, self.told_by)
        self.study.said.emit("Linked to the journey. Undo takes it back.")


def link(
    study: OpenStudy, case: CaseId, words: WordsTold, named: MarkNamed, teller: ParticipantId | None = None
) -> None:
    """Let words tell of a mark, in one step: of an event they are the account of who speaks."""
    by = study.settings.coder
    if named.event is not None:
        actions.feed_event_from_passage(
            study.project, case=case, passage=words.place, event=named.event, by=by, teller=teller
        )
    elif named.mark is not None:
        actions.link_evidence(study.project, mark=named.mark, evidence=words.place, by=by)
