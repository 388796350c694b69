"""Saying what speaks for and against a claim: passages, regions of pictures, marks of journeys and networks."""

from collections.abc import Sequence

from app.coding.marking import NotMarked, delete_if_bare
from app.coding.note_rows import PassagePlace
from app.coding.rows import CoderId, SegmentId
from app.perspectives.claim_rows import ClaimId, EvidenceDraft, EvidenceId, Stance
from app.perspectives.linking import cleaned, link_all
from app.perspectives.model import Evidence
from app.problems import Problem
from app.store.project import Project
from app.study.actions.finding import get
from app.study.actions.unchanged import UNCHANGED, Unchanged
from app.study.rows import PerspectiveId


def link_evidence(
    project: Project,
    *,
    claim: ClaimId,
    stance: Stance,
    coder: CoderId,
    segment: SegmentId | None = None,
    place: PassagePlace | None = None,
    first_hand: bool = True,
    about: PerspectiveId | None = None,
    note: str = "",
    initiator: object | None = None,
) -> EvidenceId:
    """Say how a segment, or the words at a place, stand to a claim; the same coder's second word is the one kept.

    `about` says of whom it is told where it is not first-hand. A Problem where nobody speaks but an interviewer,
    for the official record, and where only people who are left out of the study are heard.
    """
    at = place if place is not None else segment
    if at is None:
        raise Problem("It is not said which passage.", "Choose one.")
    draft = EvidenceDraft(claim, at, stance, coder, first_hand=first_hand, about=about, note=note)
    with project.step("Link evidence to assumption", initiator=initiator) as session:
        return link_all(session, [draft])[0]


def link_all_evidence(
    project: Project, *, rows: Sequence[EvidenceDraft], initiator: object | None = None
) -> list[EvidenceId]:
    """Link a whole list in one step; all of it or nothing, and then a Problem names the first wrong row."""
    with project.step("Link evidence to assumptions", initiator=initiator) as session:
        try:
            return link_all(session, rows)
        except NotMarked as refused:
            if not refused.line:
                raise
            sentence = f"Row {refused.line} of the table: {refused.sentence}"
            raise Problem(sentence, "Nothing was linked; correct it.") from None


def edit_evidence(
    project: Project,
    *,
    evidence: EvidenceId,
    stance: Stance | None = None,
    first_hand: bool | None = None,
    about: PerspectiveId | Unchanged | None = UNCHANGED,
    note: str | None = None,
    initiator: object | None = None,
) -> None:
    """Judge a piece of evidence otherwise."""
    with project.step("Edit evidence", initiator=initiator) as session:
        row = get(session, Evidence, evidence, "piece of evidence")
        if stance is not None:
            row.stance = stance.value
        if first_hand is not None:
            row.first_hand = first_hand
        if not isinstance(about, Unchanged):
            row.about_id = about
        if note is not None:
            row.note = cleaned(note)


def unlink_evidence(project: Project, *, evidence: EvidenceId, initiator: object | None = None) -> None:
    """Take a segment away from a claim; words that nothing else holds on to go with it."""
    with project.step("Take evidence from assumption", initiator=initiator) as session:
        row = get(session, Evidence, evidence, "piece of evidence")
        segment = row.segment_id
        session.delete(row)
        session.flush()
        delete_if_bare(session, segment)
