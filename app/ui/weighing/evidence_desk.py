"""Weighing what was said: linked to an assumption, judged otherwise, taken off; each is one step and is said."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimRow, EvidenceId, Stance
from app.study.rows import PerspectiveId
from app.ui.open_study import OpenStudy

Where = PassagePlace | SegmentId
"""Words of a transcript, or a region or mark that is a segment already."""


class EvidenceDesk(QObject):
    """Everybody hears of its steps: the board, the sheet and what shows evidence at its place."""

    def __init__(self, study: OpenStudy, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study

    def link(
        self,
        claim: ClaimRow,
        where: Where,
        stance: Stance,
        *,
        first_hand: bool = True,
        about: PerspectiveId | None = None,
        note: str = "",
    ) -> EvidenceId | None:
        """Say how a passage stands to an assumption; a second time it is judged anew."""
        if not self._study.may_change():
            return None
        project = self._study.project

        def store() -> EvidenceId:
            with project.step("Link evidence to assumption"):
                coder = coding.coder_named(project, name=self._study.settings.coder)
                return actions.link_evidence(
                    project,
                    claim=claim.id,
                    stance=stance,
                    coder=coder,
                    place=where if isinstance(where, PassagePlace) else None,
                    segment=None if isinstance(where, PassagePlace) else where,
                    first_hand=first_hand,
                    about=about,
                    note=note,
                )

        made = self._study.attempt(store)
        if made is not None:
            self._study.said.emit(f"This {stance} {claim.ref}. Undo takes it back.")
        return made

    def judge(self, evidence: EvidenceId, stance: Stance, ref: str) -> None:
        """Say that it stands otherwise to its assumption."""
        if self._do(lambda: actions.edit_evidence(self._study.project, evidence=evidence, stance=stance)):
            self._study.said.emit(f"This {stance} {ref}. Undo takes it back.")

    def set_hand(self, evidence: EvidenceId, *, first_hand: bool) -> None:
        """Say whether the teller went through it."""
        if self._do(lambda: actions.edit_evidence(self._study.project, evidence=evidence, first_hand=first_hand)):
            self._study.said.emit("First-hand." if first_hand else "Second-hand: somebody tells it of others.")

    def set_about(self, evidence: EvidenceId, about: PerspectiveId | None) -> None:
        """Say of whom it is told."""
        self._do(lambda: actions.edit_evidence(self._study.project, evidence=evidence, about=about))

    def write_note(self, evidence: EvidenceId, note: str) -> None:
        """Store the note of a piece of evidence."""
        self._do(lambda: actions.edit_evidence(self._study.project, evidence=evidence, note=note))

    def take_off(self, evidence: EvidenceId, ref: str) -> None:
        """The passage is evidence no more."""
        if self._do(lambda: actions.unlink_evidence(self._study.project, evidence=evidence)):
            self._study.said.emit(f"Taken off {ref}. Undo brings it back.")

    def _do(self, do: Callable[[], object]) -> bool:
        """Whether it was done."""
        return self._study.may_change() and self._study.attempt(lambda: (do(),)) is not None
