"""Weighing what was said: linked to an assumption, judged otherwise, taken off; each is one step and is said."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.coding.rows import SegmentId
from app.perspectives import weighed
from app.perspectives.claim_rows import ClaimInShort, EvidenceId, Stance
from app.store.project import Session
from app.study.rows import PerspectiveId
from app.ui.open_study import OpenStudy

Where = PassagePlace | SegmentId
"""Words of a transcript, or a region or mark that is a segment already."""


class EvidenceDesk(QObject):
    """`initiator` is what the steps are announced as coming from; without one everybody hears of them."""

    def __init__(self, study: OpenStudy, parent: QObject, *, initiator: object | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._initiator = initiator

    def link_all(
        self,
        claim: ClaimInShort,
        where: Sequence[Where],
        stance: Stance,
        *,
        first_hand: bool | None = None,
        about: PerspectiveId | None = None,
        note: str = "",
    ) -> bool:
        """Say in one step how passages stand to an assumption; what was said of them before is judged anew.

        Without `first_hand` only the stance is new where there was a judgement. Whether it was done.
        """
        if not where or not self._study.may_change():
            return False
        from app.perspectives import actions

        project, by = self._study.project, self._study.settings.coder

        def store() -> tuple[()]:
            with project.step("Link evidence to assumption", initiator=self._initiator) as session:
                coder = coding.coder_named(project, name=by)
                for one in where:
                    before = _judged_before(session, claim, one, by)
                    if before is not None and first_hand is None:
                        actions.edit_evidence(project, evidence=before, stance=stance)
                        continue
                    actions.link_evidence(
                        project,
                        claim=claim.id,
                        stance=stance,
                        coder=coder,
                        place=one if isinstance(one, PassagePlace) else None,
                        segment=None if isinstance(one, PassagePlace) else one,
                        first_hand=first_hand is not False,
                        about=about,
                        note=note,
                    )
            return ()

        if self._study.attempt(store) is None:
            return False
        many = f"{len(where)} passages: " if len(where) > 1 else "This "
        self._study.said.emit(f"{many}{stance} {claim.ref}. Undo takes it back.")
        return True

    def judge(self, evidence: EvidenceId, stance: Stance, ref: str) -> None:
        """Say that it stands otherwise to its assumption."""
        if self._edit(evidence, stance=stance):
            self._study.said.emit(f"This {stance} {ref}. Undo takes it back.")

    def set_hand(self, evidence: EvidenceId, *, first_hand: bool) -> None:
        """Say whether the teller went through it."""
        if self._edit(evidence, first_hand=first_hand):
            self._study.said.emit("First-hand." if first_hand else "Second-hand: somebody tells it of others.")

    def set_about(self, evidence: EvidenceId, about: PerspectiveId | None) -> None:
        """Say of whom it is told."""
        self._edit(evidence, about=about)

    def write_note(self, evidence: EvidenceId, note: str) -> None:
        """Store the note of a piece of evidence."""
        self._edit(evidence, note=note)

    def take_off(self, evidence: EvidenceId, ref: str) -> None:
        """The passage is evidence no more."""
        from app.perspectives import actions

        if self._do(partial(actions.unlink_evidence, evidence=evidence)):
            self._study.said.emit(f"Taken off {ref}. Undo brings it back.")

    def _edit(self, evidence: EvidenceId, **fields: object) -> bool:
        """Whether it was changed."""
        from app.perspectives import actions

        edit: Callable[..., object] = actions.edit_evidence
        return self._do(partial(edit, evidence=evidence, **fields))

    def _do(self, act: Callable[..., object]) -> bool:
        """Whether it was done."""
        project, initiator = self._study.project, self._initiator
        return (
            self._study.may_change()
            and self._study.attempt(lambda: (act(project, initiator=initiator),)) is not None
        )


def _judged_before(session: Session, claim: ClaimInShort, where: Where, by: str) -> EvidenceId | None:
    """What the same coder said of the same words before."""
    if isinstance(where, PassagePlace):
        known = [row for row in weighed.evidence_in(session, where.version) if row.span == where.span]
    else:
        known = weighed.evidence_at(session, [where])
    return next((row.id for row in known if row.claim == claim.id and row.coder == by), None)
