"""Beside the map: the mark at hand in fields, with the words behind it; or what is about to be told.

Whatever is finished in a field is stored at once, in one step. What is new is stored when Enter or Add is pressed.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coding.note_rows import AboutKind, Subject
from app.journeys import actions
from app.journeys.journey_rows import JourneyRow, MarkId
from app.journeys.layout import Kind, Ref
from app.journeys.queries import evidence_of
from app.journeys.rules import Status
from app.problems import Problem
from app.ui.journeys.inspector import writing
from app.ui.journeys.inspector.at_hand import AtHand, at_hand
from app.ui.journeys.inspector.evidence_part import EvidencePart
from app.ui.journeys.inspector.mark_fields import KINDS, MarkFields, New
from app.ui.notes_button import NotesButton
from app.ui.open_study import OpenStudy
from app.ui.telling.form import Form
from app.ui.weighing.segment_weighing import SegmentWeighing
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import Button, primary_button, quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

T = TypeVar("T")
WHOLE = "The whole journey"
TITLES = {Kind.SPELL: "Spell", Kind.EVENT: "Event", Kind.ACCOUNT: "Event", Kind.POINT: "Wellbeing"}
NEW_TITLES = {
    Kind.SPELL: "New spell",
    Kind.EVENT: "New event",
    Kind.ACCOUNT: "Another account",
    Kind.POINT: "New wellbeing point",
}
REMOVE = {
    Kind.SPELL: "Remove spell",
    Kind.EVENT: "Remove event",
    Kind.ACCOUNT: "Remove account",
    Kind.POINT: "Remove point",
}


class MarkInspector(QScrollArea):
    """Shows one journey: a mark of it, something new, or what the whole of it hangs on."""

    made = Signal(object)
    """Something new was stored: its `Ref`."""
    left = Signal()
    """The keyboard goes back to the map."""
    chosen = Signal(object)
    """Another `Ref` is wanted at hand."""
    account_wanted = Signal()
    link_wanted = Signal()
    code_wanted = Signal()
    passage_wanted = Signal(object)
    region_wanted = Signal(object)

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._journey: JourneyRow | None = None
        self._ref: Ref | None = None
        self._new: New | None = None
        writable = not study.read_only
        self.fields = MarkFields(study.theme, writable=writable)
        self.evidence = EvidencePart(study.theme, writable=writable)
        self.weighing = SegmentWeighing(study)
        self.title = section_heading("")
        self.refusal = wrapped_label("", "danger")
        self.add, self.cancel = primary_button("Add"), Button("Cancel")
        self.remove = quiet_button("")
        self.notes = NotesButton(study)
        self._answers = QWidget()
        self.setAccessibleName("The mark at hand")
        self._lay_out()
        self._connect()

    @property
    def at_hand(self) -> AtHand:
        """The mark that is shown, as it is stored."""
        return AtHand() if self._journey is None else at_hand(self._journey, self._ref)

    @property
    def is_new(self) -> bool:
        """Whether something new is being told."""
        return self._new is not None

    def show_journey(self, journey: JourneyRow) -> None:
        """Show the journey as it is now; what was at hand stays so, and what is being told stays in its fields."""
        if self._journey is None or self._journey.case != journey.case:
            self._new, self._ref = None, None
        self._journey = journey
        if self._new is None:
            self._show()

    def show_mark(self, ref: Ref | None) -> None:
        """Show a mark; without one, what the whole journey hangs on."""
        if self._new is None and ref == self._ref:
            return
        self.finish()
        self._ref, self._new = ref, None
        self._show()
        self.verticalScrollBar().setValue(0)

    def begin(self, new: New) -> None:
        """Offer something new to be told, the keyboard in its first field."""
        if self._journey is None or not self._study.may_change():
            return
        self.finish()
        self._new = new
        self.fields.show_new(new, self._journey)
        self._fit(KINDS[type(new)])
        self.verticalScrollBar().setValue(0)
        announce(self, self.title.text())
        self.enter()

    def enter(self) -> None:
        """The keyboard goes to the first field."""
        field = self.fields.enter()
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field))

    def finish(self) -> None:
        """Store what was typed and not yet left; what is new is not stored by that."""
        if self._new is None:
            self.fields.finish()

    def store_new(self) -> None:
        """Store what is in the fields; what cannot be is said there."""
        new, journey = self._new, self._journey
        if new is None or journey is None:
            return
        made = self._attempt(partial(writing.make, self._study.project, journey.case, new, self.fields))
        if made is not None:
            self._new, self._ref = None, made
            self._show()
            self.made.emit(made)
            self.verticalScrollBar().setValue(0)
        elif self.fields.refused is not None:
            self.fields.refused.field.setFocus(Qt.FocusReason.TabFocusReason)

    def give_up(self) -> None:
        """What was being told is not stored."""
        self._new = None
        self._show()
        self.left.emit()

    def remove_mark(self) -> bool:
        """Take the mark at hand off the map; whether it went."""
        ref = self._ref
        loss = None
        if ref is not None and self._new is None:
            loss = self._attempt(lambda: writing.remove(self._study.project, ref))
        if loss is not None:
            self._study.said.emit(writing.loss_words(loss))
        return loss is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._new is not None:
                self.give_up()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._new is not None:
            self.store_new()
        else:
            super().keyPressEvent(event)

    # Inside

    def _show(self) -> None:
        journey, here = self._journey, self.at_hand
        if journey is None:
            return
        if not here.told:
            self._ref = None
        self.fields.show_told(here, journey)
        self._fit(None if self._ref is None else self._ref.kind)
        if here.mark is not None:
            with self._study.project.reading() as session:
                self.evidence.show_evidence(evidence_of(session, here.mark, reader=self._study.settings.coder))

    def _fit(self, kind: Kind | None) -> None:
        new = self._new is not None
        self.title.setText(WHOLE if kind is None else (NEW_TITLES if new else TITLES)[kind])
        self.evidence.setVisible(kind is not None and not new)
        here = self.at_hand
        called = self.title.text() if here.event is None else here.event.title
        self.weighing.show_segment(None if new else here.mark, called)
        self.notes.show_subject(None if new else self._about())
        self.remove.setText("" if kind is None else REMOVE[kind])
        self.remove.setVisible(kind is not None and not new and not self._study.read_only)
        self._answers.setVisible(new)
        self.refusal.hide()

    def _about(self) -> Subject | None:
        """What notes of this place are about: the mark at hand, or the child."""
        if self.at_hand.mark is not None:
            return Subject(AboutKind.PASSAGE, self.at_hand.mark)
        return None if self._journey is None else Subject(AboutKind.CASE, self._journey.case)

    def _store(self, form: Form) -> None:
        """Something else stands in a form."""
        here, journey = self.at_hand, self._journey
        if self._new is None and journey is not None:
            self._attempt(lambda: writing.store(self._study.project, journey.case, form, here, self.fields))

    def _judge(self, status: Status | None, because: str) -> None:
        event, by = self.at_hand.event, self._study.settings.coder
        if event is not None:
            self._attempt(lambda: writing.judge(self._study.project, event.id, status, because, by))

    def _with_mark(self, do: Callable[[MarkId], object]) -> None:
        mark = self.at_hand.mark
        if mark is not None:
            self._attempt(lambda: do(mark))

    def _attempt(self, do: Callable[[], T]) -> T | None:
        """Do something; a Problem stands under the field it is about, else below all of them."""
        self.refusal.hide()
        if not self._study.may_change():
            return None
        try:
            return do()
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.setVisible(not self.fields.refused)
            announce(self, str(problem))
            return None

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        for button in (self.add, self.cancel):
            answers.addWidget(button)
        answers.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.notes)
        column.addLayout(head)
        for part in (self._answers, self.refusal, self.fields, self.evidence, self.weighing):
            column.addWidget(part)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _connect(self) -> None:
        project, evidence, event = self._study.project, self.evidence, self.fields.happening
        self.fields.edited.connect(self._store)
        for form in self.fields.forms:
            form.left.connect(self.left)
        event.agreement.judged.connect(self._judge)
        event.account_wanted.connect(self.account_wanted)
        event.account_chosen.connect(self._choose_account)
        self.add.clicked.connect(self.store_new)
        self.cancel.clicked.connect(self.give_up)
        self.remove.clicked.connect(self.remove_mark)
        evidence.link_wanted.connect(self.link_wanted)
        evidence.code_wanted.connect(self.code_wanted)
        evidence.passage_wanted.connect(self.passage_wanted)
        evidence.region_wanted.connect(self.region_wanted)
        evidence.unlink_wanted.connect(
            lambda link: self._attempt(lambda: actions.unlink_evidence(project, link=link))
        )
        evidence.uncode_wanted.connect(
            lambda coded: self._with_mark(lambda mark: writing.uncode(project, mark, coded))
        )

    def _choose_account(self, mark: MarkId) -> None:
        event = self.at_hand.event
        if event is not None:
            self.chosen.emit(Ref(Kind.ACCOUNT, mark, event.id))
