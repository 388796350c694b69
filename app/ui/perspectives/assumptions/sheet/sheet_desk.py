"""What is done on the evidence sheet: each number opens its people, each card its passage; evidence is judged."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from app.coding.rows import SegmentId
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimId, EvidenceId, EvidenceRow, NegativeCaseRow, Stance
from app.study.rows import ParticipantId
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.asking_dialog import today
from app.ui.perspectives.assumptions.asking.decide_dialog import NegativeCaseDialog
from app.ui.perspectives.assumptions.claim_deeds import ClaimDeeds
from app.ui.perspectives.assumptions.reading import place_of
from app.ui.perspectives.assumptions.sheet.said import copied_evidence, copied_sheet, people_parts
from app.ui.perspectives.assumptions.sheet.sheet_view import SheetView
from app.ui.perspectives.people_menu import Part, people_menu
from app.ui.weighing.evidence_desk import EvidenceDesk
from app.ui.widgets import clipboard


class SheetDesk(QObject):
    """`window` is what menus and dialogs lie in; it has the actions of `commands`."""

    def __init__(self, study: OpenStudy, sheet: SheetView, deeds: ClaimDeeds, window: QWidget) -> None:
        super().__init__(window)
        self._study, self._sheet, self._window = study, sheet, window
        self._evidence = EvidenceDesk(study, self)
        self.commands: dict[str, Callable[[], object]] = {
            "evidence.open": self.open,
            "evidence.supports": partial(self.judge, Stance.SUPPORTS),
            "evidence.challenges": partial(self.judge, Stance.CHALLENGES),
            "evidence.nuances": partial(self.judge, Stance.NUANCES),
            "evidence.hand": self.turn_hand,
            "evidence.note": sheet.at_hand.enter_note,
            "evidence.remove": self.remove,
            "evidence.copy": self.copy,
        }
        fields = sheet.at_hand.fields
        sheet.opened.connect(self._go_to)
        sheet.command_pressed.connect(lambda name: self.commands[name]())
        sheet.people_wanted.connect(self.open_people)
        sheet.menu_wanted.connect(self._open_menu)
        sheet.head.decide.clicked.connect(lambda: self._with_claim(lambda claim: deeds.decide(claim, None)))
        sheet.head.edit.clicked.connect(lambda: self._with_claim(deeds.edit))
        sheet.head.copy.clicked.connect(self.copy_sheet)
        sheet.record.add_wanted.connect(lambda: self._with_claim(self.note_negative))
        sheet.record.remove_wanted.connect(self._remove_negative)
        sheet.record.opened.connect(self._go_to_segment)
        sheet.record.origin_wanted.connect(self._go_to_origin)
        fields.stance_chosen.connect(self.judge)
        fields.hand_chosen.connect(
            lambda first: self._with(lambda row: self._evidence.set_hand(row.id, first_hand=first))
        )
        fields.about_chosen.connect(lambda about: self._with(lambda row: self._evidence.set_about(row.id, about)))
        fields.noted.connect(lambda note: self._with(lambda row: self._evidence.write_note(row.id, note)))
        fields.remove_wanted.connect(self.remove)

    @property
    def at_hand(self) -> EvidenceId | None:
        """The evidence at hand."""
        row = self._sheet.current()
        return None if row is None else row.id

    def open(self) -> None:
        """Go to where the evidence at hand was said."""
        self._with(self._go_to)

    def judge(self, stance: Stance) -> None:
        """The evidence at hand stands so to the assumption."""
        self._with(lambda row: self._evidence.judge(row.id, stance, self._ref))

    def turn_hand(self) -> None:
        """Second-hand, or first-hand again."""
        self._with(lambda row: self._evidence.set_hand(row.id, first_hand=not row.first_hand))

    def remove(self) -> None:
        """The evidence at hand is evidence no more."""
        self._with(lambda row: self._evidence.take_off(row.id, self._ref))

    def copy(self) -> None:
        """The evidence at hand with its attribution."""
        read = self._sheet.read
        if read is not None:
            self._with(lambda row: clipboard.put_text(copied_evidence(row, read, self._kept([row]))))

    def copy_sheet(self) -> None:
        """The whole sheet as text."""
        read = self._sheet.read
        if read is not None:
            kept = self._kept(read.sheet.evidence, "Evidence copied, with whose words it is.")
            clipboard.put_text(copied_sheet(read, kept))

    def note_negative(self, claim: ClaimId) -> None:
        """Ask for a negative case; it may point to the evidence at hand."""
        read, row = self._sheet.read, self._sheet.current()
        if read is None or read.sheet.assessed.claim.id != claim or not self._study.may_change():
            self._study.said.emit("Open the evidence of the assumption first.")
            return
        project, by = self._study.project, self._study.settings.coder

        def store(found: bool, words: str, points: bool) -> None:
            actions.note_negative_case(
                project,
                claim=claim,
                found=found,
                words=words,
                by=by,
                on=today(),
                segment=row.segment if points and row is not None else None,
            )

        NegativeCaseDialog(self._study, read.sheet, "" if row is None else row.words, store, self._window).open()

    def open_people(self, key: str) -> None:
        """Who is behind a number; a name shows what that person says, and the way on to who they are."""
        read = self._sheet.read
        if read is None:
            return
        if key.startswith("flag:"):
            flag = read.sheet.assessed.flags[int(key.partition(":")[2])]
            parts: list[Part] = [(flag.kind.value.capitalize(), read.of(flag.people))]
        else:
            parts = people_parts(read, key)
        menu = people_menu(parts, self._show_person, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(QCursor.pos())

    # Inside

    def _kept(self, rows: Sequence[EvidenceRow], done: str = "") -> Collection[SegmentId]:
        """Of which evidence the words may not leave; said after what was done."""
        return kept_back(self._study, done)({row.segment for row in rows})

    @property
    def _ref(self) -> str:
        read = self._sheet.read
        return "" if read is None else read.sheet.assessed.claim.ref

    def _with(self, do: Callable[[EvidenceRow], object]) -> None:
        row = self._sheet.current()
        if row is None:
            self._study.said.emit("Choose a piece of evidence first.")
        else:
            do(row)

    def _with_claim(self, do: Callable[[ClaimId], object]) -> None:
        if self._sheet.read is not None:
            do(self._sheet.read.sheet.assessed.claim.id)

    def _show_person(self, person: ParticipantId) -> None:
        """What somebody says of it; of who says nothing, who they are."""
        read = self._sheet.read
        if read is not None and any(person in row.voices for row in read.sheet.evidence):
            self._sheet.show_only(person)
            self._sheet.enter()
        else:
            self._study.participant_wanted.emit(person)

    def _go_to(self, row: EvidenceRow) -> None:
        self._go_to_segment(row.segment)

    def _go_to_segment(self, segment: SegmentId) -> None:
        place = place_of(self._study.project, segment)
        if place is not None:
            self._study.source_wanted.emit(place.source, place.span)
        else:
            self._study.segment_wanted.emit(segment)

    def _go_to_origin(self) -> None:
        read = self._sheet.read
        if read is not None and read.sheet.assessed.claim.origin_segment is not None:
            self._go_to_segment(read.sheet.assessed.claim.origin_segment)

    def _remove_negative(self, row: NegativeCaseRow) -> None:
        if self._study.may_change():
            self._study.attempt(lambda: actions.remove_negative_case(self._study.project, negative_case=row.id))
            self._study.said.emit("Negative case removed. Undo brings it back.")

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Evidence")
        named = {action.objectName(): action for action in self._window.actions()}
        for name in self.commands:
            action: QAction = named[name]
            menu.addAction(action)
        menu.popup(place)
