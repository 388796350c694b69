"""What a corrected text would do: reads the text as it is now and its coding, and stores nothing."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sqlalchemy import Select, not_, select
from sqlalchemy.orm import Session

from app.coding.correcting.rows import CorrectionPlan, PassageFate, TurnChange, TurnFate
from app.coding.model import Code, Coding, Segment
from app.coding.queries import not_excluded
from app.coding.rows import SegmentId
from app.coding.rules import is_heard, refuse_labels_only, without
from app.language.anchoring import LOST, Anchoring, Fate, Placed
from app.language.changes import changes_between
from app.language.normalise import normalise
from app.language.snapping import trim, without_labels
from app.language.spans import Span
from app.language.turns.carrying import CarriedTurn, CarriedTurns, carry_turns
from app.language.turns.finding import FoundTurn
from app.language.turns.labels import is_interviewer
from app.problems import Problem
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant, Speaker, TextVersion
from app.study.rows import ParticipantId, SourceId, TranscriptRow, VersionId
from app.study.version_rows import NewSpeaker

_ALIKE = 0.6
"""Labels so much alike are one, misspelt."""


def plan_correction(session: Session, source: SourceId, text: str) -> CorrectionPlan:
    """What storing `text` as the new text of a source would do; a Problem where there is nothing to store."""
    text = normalise(text)
    old = study.transcript(session, source)
    if not text.strip():
        raise Problem("The corrected transcript has no words.", "Remove the transcript if it is not wanted.")
    changes = changes_between(old.text, text)
    if not changes:
        raise Problem("Nothing was changed in this transcript.")
    there = Anchoring(old.text, text, changes)
    before = [FoundTurn(turn.start, turn.speech_start, turn.end, turn.label) for turn in old.turns]
    carried = carry_turns(old.text, text, before, old.marks, changes)
    new_speakers = tuple(_new_speakers(session, old, carried.turns))
    unheard = _excluded_labels(session, old, new_speakers)
    return CorrectionPlan(
        source=source,
        version=old.version,
        text=text,
        changes=changes,
        turns=carried.turns,
        marks=carried.marks,
        turn_changes=tuple(_turn_changes(before, carried, there)),
        new_speakers=new_speakers,
        passages=tuple(_Passages(session, old, carried, there, unheard).placed()),
    )


def _turn_changes(before: Sequence[FoundTurn], carried: CarriedTurns, there: Anchoring) -> Iterator[TurnChange]:
    for number, one in enumerate(carried.turns, 1):
        label, place = one.turn.label, one.turn.start
        if one.was is None:
            yield TurnChange(TurnFate.NEW, label, "", number, place)
        elif before[one.was].label != label:
            yield TurnChange(TurnFate.RELABELLED, label, before[one.was].label, number, place)
    for was in carried.gone:
        turn = before[was]
        yield TurnChange(TurnFate.GONE, turn.label, "", was + 1, there.place_of(turn.speech_start))


def _new_speakers(session: Session, old: TranscriptRow, turns: Sequence[CarriedTurn]) -> Iterator[NewSpeaker]:
    """Labels the source did not have: a participant's of that name, else whose the corrected label was."""
    known = set(session.scalars(select(Speaker.label).filter_by(source_id=old.source)))
    people = session.execute(select(Participant.id, Participant.pseudonym))
    named = {pseudonym.casefold(): (ParticipantId(person), pseudonym) for person, pseudonym in people}
    still = {carried.turn.label for carried in turns}
    for carried in turns:
        label = carried.turn.label
        if label in known:
            continue
        known.add(label)
        person = named.get(label.casefold())
        was = None if carried.was is None else old.turns[carried.was]
        if person is not None:
            yield NewSpeaker(label, False, *person)
        elif was is not None and (was.label not in still or _alike(was.label, label)):
            yield NewSpeaker(label, was.interviewer, was.participant, was.pseudonym)
        else:
            yield NewSpeaker(label, is_interviewer(label), None, "")


def _excluded_labels(session: Session, old: TranscriptRow, new: Sequence[NewSpeaker]) -> set[str]:
    """The labels of people who are left out of the study."""
    excluded = set(session.scalars(select(Participant.id).where(not_(is_included()))))
    theirs = {turn.label for turn in old.turns if turn.participant in excluded}
    return theirs | {speaker.label for speaker in new if speaker.participant in excluded}


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= _ALIKE


class _Passages:
    """The passages of a source, the ones that wait since earlier corrections too, put into its new text."""

    def __init__(
        self,
        session: Session,
        old: TranscriptRow,
        new: CarriedTurns,
        there: Anchoring,
        unheard: Collection[str],
    ) -> None:
        self._session = session
        self._old = old
        self._there = there
        self._turns = [one.turn for one in new.turns]
        self._starts = [turn.start for turn in self._turns]
        self._ends = [turn.end for turn in self._turns]
        self._marks = new.marks
        self._heads = [
            Span(turn.start, turn.speech_start) for turn in self._turns if turn.start < turn.speech_start
        ]
        self._unheard = [turn.speech for turn in old.turns if turn.label in unheard]
        self._unheard_now = [Span(turn.speech_start, turn.end) for turn in self._turns if turn.label in unheard]

    def placed(self) -> Iterator[PassageFate]:
        """All of them, by where they stand in the old text."""
        codes = self._codes()
        there = {self._old.version: self._there}
        for segment, number, start, end, hidden in self._session.execute(self._segments()):
            version = VersionId(number)
            waited = version != self._old.version
            if version not in there:
                text = study.text_of(self._session, version)
                there[version] = Anchoring(text, self._there.new, changes_between(text, self._there.new))
            placed, heard = self._settled(there[version].place(Span(start, end)))
            if waited and placed.fate not in (Fate.KEPT, Fate.FOUND):
                continue
            fate = Fate.FOUND if waited else placed.fate
            passage = PassageFate(
                segment=SegmentId(segment),
                fate=fate,
                old=Span(start, end),
                new=placed.span,
                codes=tuple(codes.get(segment, ())),
                waited=waited,
                hidden=bool(hidden),
                heard=heard,
            )
            yield passage if fate is Fate.KEPT else self._with_words(passage, there[version].old)

    def _segments(self) -> Select[int, int, int, int, bool]:
        versions = select(TextVersion.id).where(TextVersion.source_id == self._old.source)
        hidden = not_(not_excluded(self._session, Segment.id))
        return (
            select(Segment.id, Segment.version_id, Segment.start, Segment.end, hidden)
            .where(Segment.version_id.in_(versions))
            .order_by(Segment.version_id.desc(), Segment.start, Segment.end)
        )

    def _codes(self) -> dict[int, list[str]]:
        """Segment -> the names of its codes."""
        found: dict[int, list[str]] = defaultdict(list)
        for segment, name in self._session.execute(
            select(Coding.segment_id, Code.name)
            .join(Code, Coding.code_id == Code.id)
            .join(Segment, Coding.segment_id == Segment.id)
            .join(TextVersion, Segment.version_id == TextVersion.id)
            .where(TextVersion.source_id == self._old.source)
            .order_by(Coding.id)
        ):
            if name not in found[segment]:
                found[segment].append(name)
        return found

    def _settled(self, placed: Placed) -> tuple[Placed, tuple[int, ...]]:
        """The place without labels at its ends, and the turns heard in it; lost where nothing was said."""
        if placed.span is None:
            return LOST, ()
        span, text = placed.span, self._there.new
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        zones = [(turn.start, turn.speech_start, turn.end) for turn in self._turns[first:last]]
        if placed.fate is Fate.CHANGED:
            bare = without_labels(span, [Span(start, speech) for start, speech, _ in zones])
            span = span if bare is None else trim(text, bare)
        marks = self._marks[
            bisect_right(self._marks, span.start, key=lambda mark: mark.end) : bisect_left(
                self._marks, span.end, key=lambda mark: mark.start
            )
        ]
        try:
            refuse_labels_only(span, zones, marks, text)
        except Problem:
            return LOST, ()
        heard = [first + place for place, zone in enumerate(zones) if is_heard(span, zone, marks, text)]
        return Placed(placed.fate, span), tuple(heard)

    def _with_words(self, passage: PassageFate, old: str) -> PassageFate:
        """A passage that does not simply keep its words, with them before and after; never excluded people's."""
        unheard = [] if passage.waited else self._unheard
        now = "" if passage.new is None else without(self._unheard_now, passage.new, self._there.new)
        number = self._number(passage)
        return replace(passage, old_words=without(unheard, passage.old, old), new_words=now, number=number)

    def _number(self, passage: PassageFate) -> int:
        """The turn a passage begins in."""
        if passage.new is not None:
            return passage.heard[0] + 1 if passage.heard else 0
        turn = next((turn for turn in self._old.turns if turn.end > passage.old.start), None)
        return turn.number if turn is not None and turn.start < passage.old.end else 0
