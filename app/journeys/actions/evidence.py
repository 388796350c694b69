"""What stands behind marks: passages and regions linked to them, codes on them, events fed from words."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.coding.linking import link_segments, unlink
from app.coding.marking import segment_of
from app.coding.model import Segment, SegmentTurn
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, CoderId, CodingId, PassageLinkId, SegmentId
from app.journeys.accounts import event_row, make_account
from app.journeys.actions.events import make_event
from app.journeys.draft_rows import AccountDraft, EventDraft
from app.journeys.evidence_rows import TELLS_OF
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.marking import case_of
from app.journeys.model import Account
from app.journeys.rules import When
from app.problems import Problem
from app.store.project import Project
from app.study.eligibility import is_included
from app.study.model import Participant, Picture, Speaker, TextVersion, Turn
from app.study.rows import CaseId, ParticipantId, SourceId, VersionId


def link_evidence(
    project: Project,
    *,
    mark: MarkId,
    evidence: PassagePlace | SegmentId,
    by: str,
    note: str = "",
    initiator: object | None = None,
) -> PassageLinkId:
    """Say that a passage, or the region of a picture of this id, tells of a mark; a second time is once.

    A Problem where nobody but an interviewer speaks, or only people who are left out of the study.
    """
    with project.step("Link evidence", initiator=initiator) as session:
        case_of(session, mark)
        if isinstance(evidence, PassagePlace):
            segment = segment_of(session, evidence.version, evidence.span)
        else:
            segment = evidence
        _refuse_no_evidence(session, segment)
        return link_segments(session, segment, mark, TELLS_OF, by=by, note=note)


def unlink_evidence(project: Project, *, link: PassageLinkId, initiator: object | None = None) -> None:
    """Take a link to a mark away; a passage that nothing else holds on to goes with it."""
    with project.step("Remove evidence", initiator=initiator) as session:
        unlink(session, link)


def code_mark(
    project: Project,
    *,
    mark: MarkId,
    code: CodeId,
    coder: CoderId,
    memo: str = "",
    initiator: object | None = None,
) -> CodingId:
    """Put a code on a mark; a second time by the same coder changes nothing."""
    with project.step("Code mark", initiator=initiator) as session:
        case_of(session, mark)
        return coding.code_segment(project, segment=mark, code=code, coder=coder, memo=memo)


def uncode_mark(
    project: Project, *, mark: MarkId, code: CodeId, coder: CoderId, initiator: object | None = None
) -> None:
    """Take a code off a mark."""
    with project.step("Remove code from mark", initiator=initiator) as session:
        case_of(session, mark)
        coding.uncode_segment(project, segment=mark, code=code, coder=coder)


def feed_event_from_passage(
    project: Project,
    *,
    case: CaseId,
    passage: PassagePlace,
    event: EventId | EventDraft,
    by: str,
    when: When | None = None,
    words: str = "",
    teller: ParticipantId | None = None,
    code: CodeId | None = None,
    coder: CoderId | None = None,
    initiator: object | None = None,
) -> tuple[EventId, MarkId]:
    """Make an event from words, or let them feed one that is there: an account by whoever speaks, linked to them.

    Where the speaker tells of the event already, the words are linked to that account. `teller` says who of
    several speakers; `code` and `coder` code the passage in the same step.
    """
    with project.step("Make event from passage", initiator=initiator) as session:
        segment = segment_of(session, passage.version, passage.span)
        _refuse_no_evidence(session, segment)
        speaker = _speaker(session, segment, teller)
        row = make_event(session, case, event) if isinstance(event, EventDraft) else event_row(session, event)
        if row.case_id != case:
            raise Problem("That event is of another case.", "Choose an event of this journey.")
        mark = _told_already(session, row.id, speaker)
        if mark is None:
            told = AccountDraft(
                speaker, when or When.unknown(), source=_source(session, passage.version), words=words
            )
            mark = make_account(session, row, told)
        link_segments(session, segment, mark, TELLS_OF, by=by, note="")
        if code is not None and coder is not None:
            coding.apply_code(project, version=passage.version, span=passage.span, code=code, coder=coder)
        return EventId(row.id), mark


def _refuse_no_evidence(session: Session, segment: int) -> None:
    """A Problem for what is no evidence: an interviewer's words, words of who is left out, another mark."""
    row = session.get(Segment, segment)
    if row is None or row.case_id is not None:
        raise Problem(
            "That is no passage and no region.", "Choose words of a transcript or a region of a picture."
        )
    if row.picture_id is None:
        voices = _voices(session, segment)
        if voices and all(interviewer for interviewer, _, _ in voices):
            raise Problem("Only the interviewer speaks there.", "Choose words of somebody who took part.")
        people = [included for _, person, included in voices if person is not None]
    else:
        drawn = (
            select(is_included())
            .select_from(Speaker)
            .join(Participant, Speaker.participant_id == Participant.id)
            .join(Picture, Picture.source_id == Speaker.source_id)
        )
        people = list(session.scalars(drawn.where(Picture.id == row.picture_id)))
    _refuse_left_out_only(people)


def _refuse_left_out_only(people: Collection[bool | None]) -> None:
    if people and not any(people):
        raise Problem("Those words are of somebody who is left out of the study.", "Choose others.")


def _voices(session: Session, segment: int) -> list[tuple[bool, int | None, bool | None]]:
    """The speakers of the turns a passage touches: whether it is the interviewer, who, and whether they count."""
    rows = session.execute(
        select(Speaker.interviewer, Speaker.participant_id, is_included())
        .select_from(SegmentTurn)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .outerjoin(Participant, Speaker.participant_id == Participant.id)
        .where(SegmentTurn.segment_id == segment)
        .order_by(Turn.start)
    )
    return [(interviewer, person, included) for interviewer, person, included in rows]


def _speaker(session: Session, segment: int, teller: ParticipantId | None) -> ParticipantId:
    """Who speaks in a passage: the one asked for, or the first who is not left out."""
    people = [person for _, person, included in _voices(session, segment) if person is not None and included]
    if teller is not None and teller not in people:
        raise Problem("That participant does not speak there.", "Choose somebody who does.")
    if not people:
        raise Problem("Nobody knows yet who speaks there.", "Say whose turns these are first.")
    return ParticipantId(people[0]) if teller is None else teller


def _told_already(session: Session, event: int, teller: ParticipantId) -> MarkId | None:
    same = select(Account.id).join(Segment, Account.id == Segment.id)
    same = same.where(Account.event_id == event, Segment.teller_id == teller).order_by(Account.id)
    mark = session.scalars(same).first()
    return None if mark is None else MarkId(SegmentId(mark))


def _source(session: Session, version: VersionId) -> SourceId:
    return SourceId(session.scalars(select(TextVersion.source_id).where(TextVersion.id == version)).one())
