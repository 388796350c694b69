"""What could be quoted, without its words: a report reads only the texts it quotes from, however many there are.

What is chosen here is looked at once more by the gates before it stands anywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Coding, Segment
from app.coding.passages import passages_shown_by
from app.coding.queries import said, withheld
from app.coding.rows import CodeId, CodingId, PassageRow
from app.language.spans import Span
from app.reports.quotes import SHORT, may_be_quoted
from app.safeguards.gates import NamesIn, quote_pool
from app.safeguards.reasons import Reason
from app.safeguards.refusing import no_names
from app.store.bulk import one_of, read, undisturbed
from app.study import queries as study
from app.study.model import TextVersion
from app.study.rows import ParticipantId, ParticipantRow

_SEVERAL = -1
SPARE = 4
"""So many more passages of a person are looked at than can be chosen: some overlap."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be quoted as far as is known without its words."""

    order: int
    coding: CodingId
    segment: int
    version: int
    span: Span
    person: ParticipantRow


@dataclass(slots=True)
class Chosen:
    """Who is quoted how often so far, and where."""

    quoted: Counter[ParticipantId]
    spans: dict[int, list[Span]]

    def copy(self) -> "Chosen":
        """The same, to go on from."""
        return Chosen(
            Counter(self.quoted), defaultdict(list, {key: list(some) for key, some in self.spans.items()})
        )

    def add(self, one: Candidate) -> None:
        """One more quote."""
        self.quoted[one.person.id] += 1
        self.spans.setdefault(one.version, []).append(one.span)

    def has(self, one: Candidate) -> bool:
        """Whether words of a passage are quoted already."""
        return any(_overlap(one.span, other) for other in self.spans.get(one.version, ()))


class Offering:
    """The passages of some codes with who speaks in them; read once for all sections."""

    @undisturbed()
    def __init__(self, session: Session, wanted: Collection[CodeId]) -> None:
        self._session = session
        self._people = {row.id: row for row in study.participants(session) if row.counted}
        self._held = withheld(session)
        self._signed = {int(source) for source in study.sign_offs(session)}
        self._rows = read(
            session,
            select(
                Coding.id,
                Coding.code_id,
                Coding.segment_id,
                Segment.version_id,
                Segment.start,
                Segment.end,
                TextVersion.source_id,
            )
            .join(Segment, Coding.segment_id == Segment.id)
            .join(TextVersion, Segment.version_id == TextVersion.id)
            .where(one_of(Coding.code_id, wanted), TextVersion.current)
            .order_by(TextVersion.source_id, Segment.start, Segment.end, Coding.id),
        )
        self._speaker = self._speakers(wanted)
        self._known: dict[CodingId, PassageRow | None] = {}
        self.left_out: dict[int, Reason] = {}

    def _speakers(self, wanted: Collection[CodeId]) -> dict[int, int]:
        """Segment -> the one included person who speaks in it, or that several do."""
        theirs = said().subquery()
        coded = select(Coding.segment_id).where(one_of(Coding.code_id, wanted))
        found: dict[int, int] = {}
        for segment, person in read(self._session, select(theirs).where(theirs.c.segment_id.in_(coded))):
            if person is None or ParticipantId(person) not in self._people:
                continue
            found[segment] = person if found.get(segment, person) == person else _SEVERAL
        return found

    def of(self, codes: Collection[CodeId]) -> list[Candidate]:
        """What of these codes may be quoted, each passage once, in order; the rest is left out and counted."""
        seen: set[int] = set()
        found: list[Candidate] = []
        for coding, code, segment, version, start, end, source in self._rows:
            if code not in codes or segment in seen:
                continue
            seen.add(segment)
            reason = self._reason(segment, source)
            if reason is None:
                person = self._people[ParticipantId(self._speaker[segment])]
                span = Span(start, end)
                found.append(Candidate(len(found), CodingId(coding), segment, version, span, person))
            elif reason is not Reason.NOBODY:
                self.left_out[segment] = reason
        return found

    def _reason(self, segment: int, source: int) -> Reason | None:
        speaker = self._speaker.get(segment)
        if speaker is None:
            return Reason.NOBODY
        if speaker == _SEVERAL:
            return Reason.SEVERAL
        if not self._people[ParticipantId(speaker)].quotable:
            return Reason.NO_CONSENT
        if segment in self._held:
            return Reason.CONCERN
        return None if source in self._signed else Reason.NOT_SIGNED_OFF

    def choose(
        self,
        groups: Sequence[Sequence[Candidate]],
        wanted: int,
        so_far: Chosen,
        *,
        names_in: NamesIn = no_names,
    ) -> list[list[PassageRow]]:
        """The quotes of each group, best first, their words read and past the gates; adds them to what is chosen.

        Words that say something before very short ones; another person before a second quote of the same; words
        not quoted in this report yet before a repetition; people quoted less so far, then another area; then the
        order of the passages.
        """
        while True:
            after = so_far.copy()
            picked = [self._best(group, wanted, after) for group in groups]
            unread = [one.coding for some in picked for one in some if one.coding not in self._known]
            if not unread:
                so_far.quoted, so_far.spans = after.quoted, after.spans
                return [[row for one in some if (row := self._known[one.coding])] for some in picked]
            self._read(unread, names_in)

    def _best(self, group: Sequence[Candidate], wanted: int, so_far: Chosen) -> list[Candidate]:
        left, repeated = self._worth_a_look(group, wanted, so_far)
        chosen: list[Candidate] = []
        while left and len(chosen) < wanted:
            people = Counter(one.person.id for one in chosen)
            areas = Counter(one.person.area_name for one in chosen)
            best = min(
                left,
                key=lambda one: (
                    self._is_short(one),
                    people[one.person.id],
                    repeated[one.coding],
                    so_far.quoted[one.person.id],
                    areas[one.person.area_name],
                    one.order,
                ),
            )
            chosen.append(best)
            left = [one for one in left if one.version != best.version or not _overlap(one.span, best.span)]
        for one in chosen:
            so_far.add(one)
        return chosen

    def _worth_a_look(
        self, group: Sequence[Candidate], wanted: int, so_far: Chosen
    ) -> tuple[list[Candidate], dict[CodingId, bool]]:
        """The first passages of each person, those that say little and those quoted already apart."""
        left: list[Candidate] = []
        repeated: dict[CodingId, bool] = {}
        looked_at: Counter[tuple[ParticipantId, bool, bool]] = Counter()
        for one in group:
            if self._known.get(one.coding, True) is None:
                continue
            again = so_far.has(one)
            kind = (one.person.id, self._is_short(one), again)
            if looked_at[kind] < wanted + SPARE:
                looked_at[kind] += 1
                left.append(one)
                repeated[one.coding] = again
        return left, repeated

    def _is_short(self, one: Candidate) -> bool:
        row = self._known.get(one.coding)
        return row is not None and len(row.speech.split()) <= SHORT

    def _read(self, codings: Sequence[CodingId], names_in: NamesIn) -> None:
        """Read passages and put aside those that may not be quoted after all."""
        rows = {row.coding: row for row in passages_shown_by(self._session, codings)}
        reasons = quote_pool(self._session, list(rows.values())).reasons
        for coding in codings:
            row = rows.get(coding)
            if row is None or not may_be_quoted(row):
                self._known[coding] = None
                continue
            reason = reasons.get(row.segment) or (Reason.RAW_NAME if names_in(row.speech) else None)
            if reason is not None:
                self.left_out[row.segment] = reason
            self._known[coding] = row if reason is None else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
