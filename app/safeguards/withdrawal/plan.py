"""All that is of one participant, and what becomes of it if they go: one plan for preview and deletion."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.coding.model import Segment, SegmentTurn
from app.journeys.model import Account, JourneyEvent, NetworkNode, NetworkPerson
from app.problems import Problem
from app.safeguards.withdrawal.closure import Rows, all_that_go
from app.safeguards.withdrawal.merging import lost_in_merging
from app.safeguards.withdrawal.rewriting import Rewriting, plan_rewriting
from app.safeguards.withdrawal.rows import PictureFate
from app.store.bulk import one_of
from app.study import queries as study
from app.study.model import (
    CaseLink,
    Participant,
    Picture,
    Replacement,
    SafeCopy,
    SignOff,
    Source,
    SourceFile,
    Speaker,
    TextVersion,
    Turn,
)
from app.study.rows import CaseId, ParticipantId, SourceId, SourceKind, VersionId

NOTHING_CHOSEN: Mapping[SourceId, PictureFate] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Theirs:
    """What is deleted with a participant, and what is rewritten."""

    participant: ParticipantId
    gone: Rows = field(repr=False)
    """Table -> every row that is deleted."""
    moved: Rows = field(repr=False)
    """Of these, the ones whose passage becomes one with another: what only they say is kept there."""
    wholly: tuple[SourceId, ...]
    """Sources that are only theirs."""
    shared: tuple[SourceId, ...]
    """Texts in which others are heard, too."""
    joint: tuple[SourceId, ...]
    """Pictures that others drew with them, and that stay."""
    fates: Mapping[SourceId, PictureFate]
    """What becomes of each picture that others drew with them."""
    rewritings: tuple[Rewriting, ...] = field(repr=False)
    spoken: tuple[str, ...] = field(repr=False)
    """What they said, turn by turn, in every version of every text."""
    replacements: tuple[bytes, ...] = field(repr=False)
    """The identities of what was replaced in their words: by them the identity key knows what stood there."""


def plan_deletion(
    session: Session,
    participant: ParticipantId,
    *,
    cases: Collection[CaseId] = (),
    pictures: Mapping[SourceId, PictureFate] = NOTHING_CHOSEN,
) -> Theirs:
    """What deleting a participant would take away, with these cases too; joint pictures as chosen."""
    if session.get(Participant, participant) is None:
        raise Problem("That participant is no longer in the study.")
    voices = _voices(session, participant)
    fates = {source: pictures.get(source, PictureFate.BARE) for source in voices.joint}
    joint = {source for source, fate in fates.items() if fate is not PictureFate.WHOLE}
    wholly = [*voices.wholly, *(source for source in fates if source not in joint)]
    versions = session.scalars(
        select(TextVersion.id).where(one_of(TextVersion.source_id, voices.shared)).order_by(TextVersion.id)
    ).all()
    rewritings = tuple(plan_rewriting(session, VersionId(version), participant) for version in versions)
    first: defaultdict[str, set[int]] = defaultdict(set)
    first["participant"] = {participant}
    first["source"] = set(wholly)
    first["study_case"] = _linked(session, participant, cases)
    first["speaker"] = set(
        session.scalars(
            select(Speaker.id).where(
                Speaker.participant_id == participant, one_of(Speaker.source_id, [*voices.shared, *joint])
            )
        )
    )
    first["source_file"] = set(
        session.scalars(select(SourceFile.id).where(one_of(SourceFile.source_id, voices.shared)))
    )
    pages = session.scalars(select(Picture.id).where(one_of(Picture.source_id, joint))).all()
    first["safe_copy"] = set(session.scalars(select(SafeCopy.id).where(one_of(SafeCopy.picture_id, pages))))
    first["sign_off"] = set(session.scalars(select(SignOff.id).where(one_of(SignOff.source_id, joint))))
    bare = [source for source in joint if fates[source] is PictureFate.BARE]
    on_bare = select(Picture.id).where(one_of(Picture.source_id, bare))
    first["segment"] = set(session.scalars(select(Segment.id).where(Segment.picture_id.in_(on_bare))))
    for plan in rewritings:
        for table, lost in plan.gone.items():
            first[table].update(lost)
    gone = all_that_go(session, first)
    _add_what_only_they_told(session, gone)
    moved = _said_already(session, gone, rewritings)
    for table, ids in moved.items():
        gone.setdefault(table, set()).update(ids)
    return Theirs(
        participant=participant,
        gone=gone,
        moved=moved,
        wholly=tuple(wholly),
        shared=voices.shared,
        joint=tuple(sorted(joint)),
        fates=fates,
        rewritings=rewritings,
        spoken=_spoken(session, participant),
        replacements=tuple(
            guid.bytes
            for guid in session.scalars(
                select(Replacement.guid).where(one_of(Replacement.id, gone.get("replacement", ())))
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _Voices:
    wholly: tuple[SourceId, ...]
    shared: tuple[SourceId, ...]
    joint: tuple[SourceId, ...]


def _voices(session: Session, participant: int) -> _Voices:
    """The sources in which somebody speaks or draws, by whether anybody else does who took part.

    A field note is its observer's as well, whoever is quoted in it.
    """
    others = aliased(Speaker)
    drawn = Source.kind == SourceKind.PICTURE.value
    heard = or_(drawn, exists().where(Turn.speaker_id == others.id))
    beside = exists().where(
        and_(
            others.source_id == Source.id,
            ~others.interviewer,
            others.participant_id.is_distinct_from(participant),
            heard,
        )
    )
    theirs = select(Speaker.source_id).where(Speaker.participant_id == participant)
    wholly: list[SourceId] = []
    shared: list[SourceId] = []
    joint: list[SourceId] = []
    for source, kind, is_shared in session.execute(
        select(Source.id, Source.kind, beside).where(Source.id.in_(theirs)).order_by(Source.id)
    ):
        if kind == SourceKind.PICTURE.value:
            (joint if is_shared else wholly).append(SourceId(source))
        else:
            (shared if is_shared or kind == SourceKind.FIELD_NOTE.value else wholly).append(SourceId(source))
    return _Voices(tuple(wholly), tuple(shared), tuple(joint))


def _linked(session: Session, participant: int, cases: Collection[CaseId]) -> set[int]:
    """The cases, all of them linked to the participant: no other child's goes with this one."""
    linked = set(session.scalars(select(CaseLink.case_id).where(CaseLink.participant_id == participant)))
    if not linked >= set(cases):
        raise Problem("A case to be deleted is not one of this participant’s.", "Choose among theirs.")
    return set(cases)


def _said_already(session: Session, gone: Rows, rewritings: Sequence[Rewriting]) -> Rows:
    """Passages that stand on the words of another now: what holds on to them moves there, unless it is there."""
    into = {segment: other for plan in rewritings for segment, other in plan.merged.items()}
    if not into:
        return {}
    heard = session.scalars(select(SegmentTurn.id).where(one_of(SegmentTurn.segment_id, into)))
    return lost_in_merging(session, into, gone) | {"segment": set(into), "segment_turn": set(heard)}


def _add_what_only_they_told(session: Session, gone: Rows) -> None:
    """Events of which nobody else tells, and people around a child whom nobody else named."""
    accounts = gone.get("event_account", set())
    told = set(session.scalars(select(Account.event_id).where(one_of(Account.id, accounts))))
    left = set(
        session.scalars(
            select(Account.event_id).where(one_of(Account.event_id, told), ~one_of(Account.id, accounts))
        )
    )
    nodes = gone.get("network_node", set())
    named = set(session.scalars(select(NetworkNode.person_id).where(one_of(NetworkNode.id, nodes))))
    still = set(
        session.scalars(
            select(NetworkNode.person_id).where(
                one_of(NetworkNode.person_id, named), ~one_of(NetworkNode.id, nodes)
            )
        )
    )
    only = {JourneyEvent.__tablename__: told - left, NetworkPerson.__tablename__: named - still}
    for table, ids in all_that_go(session, only).items():
        gone.setdefault(table, set()).update(ids)


def _spoken(session: Session, participant: int) -> tuple[str, ...]:
    versions = session.scalars(
        select(Turn.version_id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(Speaker.participant_id == participant)
        .distinct()
    ).all()
    spoken: list[str] = []
    for version in versions:
        text = study.text_of(session, VersionId(version))
        turns = study.turns(session, VersionId(version))
        spoken += [turn.speech.of(text) for turn in turns if turn.participant == participant]
    marks = select(Segment.id).where(Segment.teller_id == participant)
    told = select(Account.words, Account.reason).where(Account.id.in_(marks))
    spoken += [words for row in session.execute(told) for words in row if words]
    return tuple(spoken)
