"""What is done with one assumption: each asks first where it must, is one step, and can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.perspectives import actions
from app.perspectives import queries as perspectives
from app.perspectives.claim_rows import ClaimId, ClaimStatus, EvidenceSheet
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.claim_dialog import ClaimDialog
from app.ui.perspectives.assumptions.asking.claim_reading import read_offered
from app.ui.perspectives.assumptions.asking.decide_dialog import DecideDialog
from app.ui.weighing.claim_in_hand import ClaimInHand


class ClaimDeeds(QObject):
    """`window` is what the dialogs lie in."""

    added = Signal(object)
    """The `ClaimId` of an assumption that was written down."""

    def __init__(self, study: OpenStudy, window: QWidget) -> None:
        super().__init__(window)
        self._study, self._window = study, window
        self._in_hand = ClaimInHand(study, self)

    def add(self, origin: PassagePlace | SegmentId | None = None) -> None:
        """Ask for a new assumption."""
        if self._study.may_change():
            offered = read_offered(self._study.project)
            ClaimDialog(
                self._study, offered, origin_place=origin, made=self.added.emit, parent=self._window
            ).open()

    def edit(self, claim: ClaimId) -> None:
        """Ask what is to be changed of one."""
        sheet = self._sheet(claim)
        if sheet is not None:
            offered = read_offered(self._study.project)
            ClaimDialog(
                self._study,
                offered,
                sheet.assessed.claim,
                evidence=bool(sheet.evidence),
                parent=self._window,
            ).open()

    def decide(self, claim: ClaimId, status: ClaimStatus | None) -> None:
        """Ask for a decision; a card that was dropped on a column names the status."""
        sheet = self._sheet(claim)
        if sheet is not None:
            DecideDialog(self._study, sheet, status, self._window).open()

    def take_in_hand(self, claim: ClaimId) -> None:
        """While coding, the keys for stances mean this one."""
        self._in_hand.take(claim)
        with self._study.project.reading() as session:
            ref = next((row.ref for row in perspectives.claims(session) if row.id == claim), "")
        keys = self._study.keys
        told = ", ".join(
            f"{keys.written(f'text.{stance}')} {stance}" for stance in ("challenges", "supports", "nuances")
        )
        self._study.said.emit(f"{ref} is in hand. In a transcript: {told}.")

    def move(self, claim: ClaimId, position: int) -> None:
        """Put it at another place in the researchers' own order."""
        self._do(lambda: actions.move_claim(self._study.project, claim=claim, position=position))

    def remove(self, claim: ClaimId) -> None:
        """Remove it with its evidence."""
        sheet = self._sheet(claim)
        if sheet is None:
            return
        self._do(lambda: actions.remove_claim(self._study.project, claim=claim))
        self._study.said.emit(f"{sheet.assessed.claim.ref} removed with its evidence. Undo brings it back.")

    def _sheet(self, claim: ClaimId) -> EvidenceSheet | None:
        if not self._study.may_change():
            return None

        def read() -> EvidenceSheet:
            with self._study.project.reading() as session:
                return perspectives.evidence_sheet(session, claim)

        return self._study.attempt(read)

    def _do(self, do: Callable[[], object]) -> None:
        if self._study.may_change():
            self._study.attempt(do)
