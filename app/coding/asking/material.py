"""What questions are asked of: codings, their places and who is heard in them, read in a few queries.

Only current texts; passages in which of all participants only excluded ones are heard are not among them, nor
those that a concern keeps out of counts. Nobody excluded is a voice. Interviewers are never voices. Rows stay the
tuples that the driver gives: of the twenty thousand codings of a large study (and of ten times as many), making
objects would take most of the time.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from operator import itemgetter

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from app.coding.asking.vocabulary import Vocabulary
from app.coding.model import Coding, Segment, SegmentTurn
from app.coding.queries import shown, withheld
from app.store.bulk import one_of, read
from app.study import queries as study
from app.study.model import Participant, Picture, Speaker, TextVersion, Turn
from app.study.picture_rows import PictureSourceRow
from app.study.rows import ParticipantRow, SourceId, SourceRow

Voiced = tuple[int, int | None]
"""A segment, and a participant heard in it; None where no participant is."""

Marked = tuple[int, int, int, int]
"""A coding: segment, code, coder and its own id."""

Place = tuple[int, int, int, int]
"""Where a segment stands: its id, text version, start and end.

Regions and marks are in no text: each stands alone, in a place of its own counted below zero.
"""

Heard = tuple[int, int, int, int | None]
"""A turn whose speech a segment touches: the segment, the turn's id and number, the participant who speaks."""

_NO_TURNS: tuple[Heard, ...] = ()
_NOBODY: tuple[int | None, ...] = (None,)
_FEW = 5_000
"""Of more segments than this it is quicker to read the turns of all."""


class Material:
    """The codings of some codes (of all, when None) and what is known of their passages."""

    def __init__(self, session: Session, known: Vocabulary, codes: Collection[int] | None = None) -> None:
        self._session = session
        self.known = known
        self.people: dict[int, ParticipantRow] = {person.id: person for person in known.people}
        codings = self._codings(codes)
        coded = set(map(_first, codings))
        placed = self._placed(codes)
        self.places: dict[int, Place] = dict(zip(map(_first, placed), placed, strict=True))
        for segment in self.places.keys() - coded:
            del self.places[segment]
        self._heard = self._turns()
        for segment in {*self._hidden(), *(withheld(session) & self.places.keys())}:
            del self.places[segment]
        gone = coded - self.places.keys()
        self.codings: list[Marked] = [coding for coding in codings if coding[0] not in gone] if gone else codings

    @cached_property
    def sources(self) -> dict[int, SourceRow]:
        """Version -> its source."""
        return {row.version: row for row in study.sources(self._session)}

    @cached_property
    def pictured(self) -> dict[int, PictureSourceRow]:
        """The place of a region, as it stands for its text -> the source of pictures it is in."""
        sources = {row.id: row for row in study.picture_sources(self._session)}
        of_region = select(Segment.id, Picture.source_id).join(Picture, Segment.picture_id == Picture.id)
        return {-segment: sources[SourceId(source)] for segment, source in read(self._session, of_region)}

    @cached_property
    def by_code(self) -> dict[int, list[Marked]]:
        """The codings of each code."""
        found: dict[int, list[Marked]] = defaultdict(list)
        for coding in self.codings:
            found[coding[1]].append(coding)
        return found

    def coded(self, codes: Iterable[int], by: Collection[int] = ()) -> set[int]:
        """The segments that have one of the codes, put there by one of the coders (by anybody, when none)."""
        return {
            segment
            for code in codes
            for segment, _, coder, _ in self.by_code.get(code, ())
            if not by or coder in by
        }

    def heard(self, segment: int) -> tuple[Heard, ...]:
        """The turns a segment touches, in order."""
        return self._heard.get(segment, _NO_TURNS)

    def voices(self, segment: int) -> Collection[int | None]:
        """The participants heard in a segment, or None alone where there is none."""
        turns = self._heard.get(segment, _NO_TURNS)
        if len(turns) == 1:
            person = turns[0][3]
            return (person,) if person in self.people else _NOBODY
        return {person for *_, person in turns if person in self.people} or _NOBODY

    def _codings(self, codes: Collection[int] | None) -> list[Marked]:
        marked = select(Coding.segment_id, Coding.code_id, Coding.coder_id, Coding.id)
        if codes is not None:
            marked = marked.where(one_of(Coding.code_id, codes))
        return read(self._session, marked)

    def _placed(self, codes: Collection[int] | None) -> list[Place]:
        placed = (
            select(Segment.id, Segment.version_id, Segment.start, Segment.end)
            .join(TextVersion, Segment.version_id == TextVersion.id)
            .where(TextVersion.current)
        )
        if codes is not None:
            placed = placed.where(Segment.id.in_(select(Coding.segment_id).where(one_of(Coding.code_id, codes))))
        apart = select(Segment.id, -Segment.id, literal(0), literal(1)).where(Segment.version_id.is_(None))
        return [*read(self._session, placed), *read(self._session, apart)]

    def _turns(self) -> dict[int, tuple[Heard, ...]]:
        heard = (
            select(SegmentTurn.segment_id, Turn.id, Turn.number, Speaker.participant_id)
            .join(Turn, SegmentTurn.turn_id == Turn.id)
            .join(Speaker, Turn.speaker_id == Speaker.id)
        )
        if len(self.places) < _FEW:
            heard = heard.where(one_of(SegmentTurn.segment_id, self.places))
        found: dict[int, tuple[Heard, ...]] = {}
        several = set()
        for row in read(self._session, heard):
            segment = row[0]
            if segment in found:
                found[segment] += (row,)
                several.add(segment)
            else:
                found[segment] = (row,)
        for segment in several:
            found[segment] = tuple(sorted(found[segment], key=_number))
        for segment, person in read(self._session, shown()):
            found[segment] = (*found.get(segment, ()), (segment, -segment, 0, person))
        return found

    def _hidden(self) -> list[int]:
        """The segments in which of all participants only people who are left out are heard."""
        left_out = set(self._session.scalars(select(Participant.id))) - set(self.people)
        if not left_out:
            return []
        return [
            segment
            for segment in self.places
            if self.voices(segment) is _NOBODY and any(person in left_out for *_, person in self.heard(segment))
        ]


_first: Callable[[tuple[int, int, int, int]], int] = itemgetter(0)
_number: Callable[[Heard], int] = itemgetter(2)
