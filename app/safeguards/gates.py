"""The gates in front of every document: what in it may not leave the study, which passage that is, and why (R-01).

What is chosen by hand and may not leave stops the export and is named; what is chosen by the app is chosen from
`quote_pool`, which leaves it out and says how much.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment, SegmentTurn
from app.coding.passages import voices_of
from app.coding.queries import concerns, said, shown, withheld
from app.coding.rows import PassageRow, SegmentId, Voice
from app.coding.spoken import spoken_in
from app.problems import Problem
from app.safeguards.naming import naming_left_out
from app.safeguards.reasons import ADVICE, WHY, Reason, left_out_sentences
from app.store.bulk import listed, one_of
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Case, Participant, Picture, SignOff, Source, TextVersion, Turn
from app.study.picture_rows import PictureId, SafeCopyRow
from app.study.rows import ConsentScope, ParticipantId, SourceId


class NamesIn(Protocol):
    """What finds real names in words: the key where it is open."""

    def __call__(self, words: str, source: UUID | None = None, /) -> Collection[str]:
        """The names in words; of a source's words also what was decided for it alone."""
        ...


def no_names(words: str, source: UUID | None = None, /) -> Collection[str]:
    """The key is closed: nothing is found."""
    return ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a document that may not leave the study."""

    reason: Reason
    where: str
    """Which passage, person or picture: enough to find it, nothing of what is said there."""
    why: str
    """A sentence."""
    what_to_do: str
    """A sentence."""
    segment: SegmentId | None = None
    source: SourceId | None = None
    person: ParticipantId | None = None
    picture: PictureId | None = None

    @property
    def sentence(self) -> str:
        """All of it: which, why, and what to do."""
        return f"{self.where}: {self.why} {self.what_to_do}"


@dataclass(frozen=True, slots=True)
class QuotePool:
    """The passages that may be quoted, and of the others the first reason why they may not."""

    passages: tuple[PassageRow, ...]
    reasons: Mapping[SegmentId, Reason]

    @property
    def left_out(self) -> Mapping[Reason, int]:
        """How many were left out for which reason, each passage once, whatever codes it has."""
        return Counter(self.reasons.values())

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was left out, why, and what would change that."""
        return left_out_sentences(self.left_out)


def quote_pool(session: Session, passages: Sequence[PassageRow]) -> QuotePool:
    """Of some passages those that may be quoted, consent-clean, in their order."""
    judged = _Judged(session, {row.segment for row in passages})
    first = {row.segment: next(judged.reasons(row.segment), None) for row in passages}
    reasons = {segment: reason for segment, reason in first.items() if reason is not None}
    return QuotePool(tuple(row for row in passages if row.segment not in reasons), reasons)


def export_faults(
    session: Session,
    *,
    segments: Collection[SegmentId] = (),
    people: Collection[ParticipantId] = (),
    pictures: Collection[PictureId] = (),
    names_in: NamesIn = no_names,
) -> list[Fault]:
    """Everything in a document that may not leave: each passage, person and picture with every reason, in order.

    `people` are those whose accounts, summaries or journeys stand in it without being quoted. `names_in` looks for
    real names; only where the key is open can anything be found.
    """
    faults: list[Fault] = []
    if segments:
        judged = _Judged(session, segments)
        for segment in dict.fromkeys(segments):
            faults += [judged.fault(segment, reason) for reason in judged.reasons(segment)]
        faults += _raw_names(session, judged, segments, names_in)
    return [*faults, *_people_left_out(session, people), *_pictures_kept_back(session, pictures)]


def picture_past_gates(session: Session, picture: PictureId) -> SafeCopyRow:
    """The safe copy of a picture that leaves by itself; a Problem where it may not, or a concern stands on it."""
    copy = study.picture_to_leave(session, picture)
    faults = [fault for fault in _pictures_kept_back(session, [picture]) if fault.reason is Reason.CONCERN]
    if faults:
        raise Problem(f"The picture cannot leave the study: {faults[0].why}", faults[0].what_to_do)
    return copy


class _Judged:
    """What is known of some segments that decides whether they may leave."""

    def __init__(self, session: Session, segments: Collection[int]) -> None:
        self._places = {row.id: row for row in session.execute(_PLACES.where(one_of(Segment.id, segments)))}
        self._turns = {
            row.segment_id: row.number
            for row in session.execute(
                select(SegmentTurn.segment_id, Turn.number)
                .join(Turn, SegmentTurn.turn_id == Turn.id)
                .where(one_of(SegmentTurn.segment_id, segments))
                .order_by(Turn.number.desc())
            )
        }
        heard: dict[int, dict[int | None, None]] = {}
        for theirs in (said().subquery(), shown().subquery()):
            wanted = theirs.c.segment_id.in_(listed(segments))
            for segment, person in session.execute(select(theirs).where(wanted)):
                heard.setdefault(segment, {})[person] = None
        known = voices_of(session, {one for people in heard.values() for one in people if one is not None})
        self._voices: dict[int, list[tuple[Voice, bool]]] = {
            segment: [known[person] for person in people if person is not None]
            for segment, people in heard.items()
        }
        quoted = {ParticipantId(one) for one in known if one is not None}
        self._why = study.though_agreed(session, ConsentScope.QUOTE, quoted)
        self._held = withheld(session)
        self._astray = _sources_of_waiting_concerns(session)
        self._signed = set(session.scalars(select(SignOff.source_id)))
        self._naming = naming_left_out(session, segments)

    def where(self, segment: int) -> str:
        """Which passage, region or mark it is."""
        row = self._places.get(segment)
        if row is None:
            return "A passage"
        if row.pseudonym is not None:
            return f"A mark on the map of {row.pseudonym}"
        if row.number is not None:
            return f"{row.name}, region {row.number}"
        turn = self._turns.get(segment)
        return row.name if turn is None else f"{row.name}, turn {turn}"

    def reasons(self, segment: int) -> Iterator[Reason]:
        """Why a segment may not leave; nothing where it may."""
        row = self._places.get(segment)
        if row is None:
            yield Reason.GONE
            return
        voices = self._voices.get(segment, [])
        if row.current is False:
            yield Reason.WAITING
        included = sum(included for _, included in voices)
        if not included:
            yield Reason.LEFT_OUT if voices else Reason.NOBODY
        elif included > 1:
            yield Reason.SEVERAL
        if any(included and not voice.quotable for voice, included in voices):
            yield Reason.NO_CONSENT
        if segment in self._held:
            yield Reason.CONCERN
        elif row.source in self._astray:
            yield Reason.CONCERN_ASTRAY
        if row.source is not None and row.source not in self._signed:
            yield Reason.NOT_SIGNED_OFF
        if segment in self._naming:
            yield Reason.NAMES_LEFT_OUT

    def fault(self, segment: SegmentId, reason: Reason) -> Fault:
        """A reason with its passage, in words."""
        row = self._places.get(segment)
        person = self._whose(segment, reason)
        why, advice = WHY[reason].format(who="Somebody" if person is None else person.pseudonym), ADVICE[reason]
        over = "" if person is None or reason is not Reason.NO_CONSENT else self._why.get(person.participant, "")
        if person is not None and over:
            why, advice = f"{person.pseudonym} may not be quoted: {over}.", _OVER
        return Fault(
            reason=reason,
            where=self.where(segment),
            why=why,
            what_to_do=advice,
            segment=segment,
            source=None if row is None or row.source is None else SourceId(row.source),
            person=None if person is None else person.participant,
        )

    def source(self, segment: int) -> SourceId | None:
        """The source a segment is in; None of a mark."""
        row = self._places.get(segment)
        return None if row is None or row.source is None else SourceId(row.source)

    def _whose(self, segment: int, reason: Reason) -> Voice | None:
        """The person a reason is about."""
        for voice, included in self._voices.get(segment, ()):
            if reason is Reason.LEFT_OUT and not included:
                return voice
            if reason is Reason.NO_CONSENT and included and not voice.quotable:
                return voice
        return None


def _sources_of_waiting_concerns(session: Session) -> frozenset[SourceId]:
    """Where a correction could not place the words of a concern: nobody knows which passages hold them now."""
    rows = concerns(session)
    return frozenset(row.source for row in rows if row.waiting and row.withholds and row.source is not None)


def _raw_names(
    session: Session, judged: _Judged, segments: Collection[SegmentId], names_in: NamesIn
) -> Iterator[Fault]:
    """Passages in which a real name was found; the name itself is not repeated."""
    guids = dict(session.execute(select(Source.id, Source.guid)).all())
    for segment, spoken in spoken_in(session, segments).items():
        found = names_in(spoken.words, guids.get(judged.source(segment) or 0))
        if found:
            yield Fault(
                Reason.RAW_NAME,
                judged.where(segment),
                WHY[Reason.RAW_NAME],
                ADVICE[Reason.RAW_NAME],
                segment=segment,
                source=judged.source(segment),
            )


def _people_left_out(session: Session, people: Collection[ParticipantId]) -> list[Fault]:
    rows = session.execute(
        select(Participant.id, Participant.pseudonym)
        .where(one_of(Participant.id, people), ~is_included())
        .order_by(Participant.id)
    )
    return [
        Fault(
            Reason.LEFT_OUT,
            pseudonym,
            WHY[Reason.LEFT_OUT].format(who=pseudonym),
            ADVICE[Reason.LEFT_OUT],
            person=ParticipantId(person),
        )
        for person, pseudonym in rows
    ]


def _pictures_kept_back(session: Session, wanted: Collection[PictureId]) -> Iterator[Fault]:
    """Pictures without everybody's consent, safe copy or sign-off, or with a concern on them."""
    if not wanted:
        return
    signed = set(session.scalars(select(SignOff.source_id)))
    regions = select(Segment.id, Segment.picture_id).where(one_of(Segment.picture_id, wanted))
    held = withheld(session)
    concerned = {picture for segment, picture in session.execute(regions) if segment in held}
    rows = {row.id: row for row in study.pictures(session)}
    for one in dict.fromkeys(wanted):
        row = rows.get(one)
        if row is None:
            yield Fault(Reason.GONE, "A picture", WHY[Reason.GONE], ADVICE[Reason.GONE], picture=one)
            continue
        why = []
        if row.hindrance:
            why.append((Reason.PICTURE, row.hindrance, "Leave it out, or record their consent first."))
        if not row.safe:
            why.append(
                (Reason.PICTURE, "No safe copy is made of it.", "Mark what nobody may see and make the safe copy.")
            )
        if row.source not in signed:
            why.append((Reason.NOT_SIGNED_OFF, WHY[Reason.NOT_SIGNED_OFF], ADVICE[Reason.NOT_SIGNED_OFF]))
        if one in concerned:
            why.append((Reason.CONCERN, WHY[Reason.CONCERN], ADVICE[Reason.CONCERN]))
        for reason, sentence, advice in why:
            yield Fault(reason, row.name, sentence, advice, source=row.source, picture=one)


_PLACES = (
    select(
        Segment.id,
        Segment.number,
        TextVersion.current,
        Source.id.label("source"),
        Source.name,
        Case.pseudonym,
    )
    .outerjoin(TextVersion, Segment.version_id == TextVersion.id)
    .outerjoin(Picture, Segment.picture_id == Picture.id)
    .outerjoin(Case, Segment.case_id == Case.id)
    .outerjoin(Source, (Source.id == TextVersion.source_id) | (Source.id == Picture.source_id))
)
_OVER = "Record what has changed on the Participants page, or choose another passage."
"""What to do where somebody said yes, but not everything behind it holds."""
