"""What every condition means, written down once more in the plainest and slowest way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.asking.conditions import (
    About,
    AllOf,
    AnyOf,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    FromSource,
    HasMemo,
    How,
    Length,
    Linked,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.model import Coding, Segment
from app.coding.queries import codes
from app.study import queries
from app.study.model import Turn
from app.study.rows import ParticipantId, ParticipantRow, SourceRow, TurnRow, VersionId


@dataclass(frozen=True)
class Passage:
    """A coded segment with all there is to know of it."""

    segment: int
    source: SourceRow
    start: int
    end: int
    text: str
    codings: tuple[tuple[int, int, str], ...]
    """Code, coder, memo."""
    turns: tuple[TurnRow, ...]
    """Those whose speech it touches."""

    def shares_with(self, other: "Passage") -> bool:
        """Whether some position is in both."""
        here, there = range(self.start, self.end), range(other.start, other.end)
        return self.source.id == other.source.id and bool(set(here) & set(there))


class SlowStudy:
    """All passages and people of a study, looked through one by one for every question."""

    def __init__(self, session: Session) -> None:
        self.people = {row.id: row for row in queries.participants(session) if row.counted}
        left_out = {row.id for row in queries.participants(session) if not row.counted}
        self.tree = codes(session)
        self.cases = queries.cases(session)
        by_version = {row.version: row for row in queries.sources(session)}
        self.all_turns = {row.id: queries.turns(session, row.version) for row in by_version.values()}
        self.texts = {row.id: queries.text_of(session, row.version) for row in by_version.values()}
        self.passages = []
        for segment in session.scalars(
            select(Segment)
            .where(Segment.version_id.is_not(None))
            .order_by(Segment.version_id, Segment.start, Segment.end)
        ):
            source = by_version[VersionId(segment.version_id or 0)]
            codings = session.scalars(select(Coding).filter_by(segment_id=segment.id)).all()
            text = self.texts[source.id]
            touched = [
                turn
                for turn in self.all_turns[source.id]
                if text[max(segment.start, turn.speech_start) : min(segment.end, turn.end)].strip()
                and max(segment.start, turn.speech_start) < min(segment.end, turn.end)
            ]
            heard = {turn.participant for turn in touched} - {None}
            if codings and not (heard and heard <= left_out):
                marks = tuple((coding.code_id, coding.coder_id, coding.memo) for coding in codings)
                self.passages.append(
                    Passage(
                        segment.id,
                        source,
                        segment.start,
                        segment.end,
                        text[segment.start : segment.end],
                        marks,
                        tuple(touched),
                    )
                )
        assert session.scalar(select(Turn.id)) is not None

    def answer(self, where: Condition) -> dict[int, set[ParticipantId]]:
        """Segment -> the people in it that the condition holds of, for every segment it holds of somehow."""
        found: dict[int, set[ParticipantId]] = {}
        for passage in self.passages:
            for voice in self.voices(passage):
                if self.holds(where, passage, voice):
                    found.setdefault(passage.segment, set()).update([] if voice is None else [voice])
        return found

    def voices(self, passage: Passage) -> list[ParticipantId | None]:
        """The people who are heard, or nobody."""
        heard = {turn.participant for turn in passage.turns if turn.participant in self.people}
        return list(heard) or [None]

    def meant(self, codes: Codes) -> set[int]:
        """The codes that are meant, found by their paths."""
        if codes.target is Target.ANY:
            return {row.id for row in self.tree}
        path = next(row.path for row in self.tree if row.id == codes.id)
        return {
            row.id
            for row in self.tree
            if row.id == codes.id or (codes.below and row.path.startswith(f"{path} / "))
        }

    def holds(self, where: Condition, passage: Passage, voice: ParticipantId | None) -> bool:
        """Whether a condition holds of one passage and voice."""
        match where:
            case AllOf(parts):
                return all(self.holds(part, passage, voice) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part, passage, voice) for part in parts)
            case Not(part):
                return not self.holds(part, passage, voice)
            case Coded(codes, by):
                return any(
                    code in self.meant(codes) and (not by or coder in by) for code, coder, _ in passage.codings
                )
            case Beside():
                return any(self.lies(passage, other, where) for other in self.with_codes(where.codes))
            case Speaker():
                return voice is not None and self.is_so(self.people[voice], where)
            case Linked(cases, relation):
                return any(
                    who == voice and (not cases or case.id in cases) and relation in (None, how)
                    for case in self.cases
                    for who, _, how in case.links
                )
            case FromSource(About.STATUS, Op.IS, values):
                return passage.source.status.value in values
            case FromSource(About.NAME, Op.IS, values):
                return passage.source.id in values
            case HasMemo():
                return any(memo for *_, memo in passage.codings)
            case Says(words):
                return self.says(passage, voice, words)
            case Length(op, characters):
                length = passage.end - passage.start
                return length > characters if op is Op.MORE else length < characters
            case _:
                raise NotImplementedError

    def with_codes(self, codes: Codes) -> Iterator[Passage]:
        """The passages that have one of the codes."""
        return (one for one in self.passages if any(code in self.meant(codes) for code, *_ in one.codings))

    def lies(self, one: Passage, other: Passage, wanted: Beside) -> bool:
        """Whether one passage lies so to another."""
        if one.source.id != other.source.id:
            return False
        match wanted.how:
            case How.OVERLAPS:
                return one.shares_with(other)
            case How.INSIDE:
                return set(range(one.start, one.end)) <= set(range(other.start, other.end))
            case How.AROUND:
                return set(range(one.start, one.end)) >= set(range(other.start, other.end))
            case How.SAME_TURN:
                return any(turn in other.turns for turn in one.turns)
            case How.SAME_SOURCE:
                return True
            case How.FOLLOWS:
                return other.end <= one.start and self.is_within(other, one, wanted)
            case How.PRECEDES:
                return one.end <= other.start and self.is_within(one, other, wanted)
            case How.NEAR:
                follows = other.end <= one.start and self.is_within(other, one, wanted)
                precedes = one.end <= other.start and self.is_within(one, other, wanted)
                return one.shares_with(other) or follows or precedes

    def is_within(self, first: Passage, then: Passage, wanted: Beside) -> bool:
        """Whether no more than so much lies between two passages."""
        if wanted.within is None:
            return True
        if wanted.unit is Unit.CHARACTERS:
            return then.start - first.end <= wanted.within
        if wanted.unit is Unit.TURNS:
            return bool(first.turns and then.turns) and (
                then.turns[0].number - first.turns[-1].number <= wanted.within
            )
        said = "".join(
            letter
            if any(turn.speech_start <= place < turn.end for turn in self.all_turns[first.source.id])
            else " "
            for place, letter in enumerate(self.texts[first.source.id])
        )
        begun = [word.start() for word in re.finditer(r"\w+", said)]
        between = [place for place in begun if first.end <= place < then.start]
        # A word that the first passage cuts in two begins anew behind it.
        cut = said[first.end - 1 : first.end + 1]
        return len(between) + (first.end < then.start and cut.isalnum() and len(cut) == 2) <= wanted.within

    def is_so(self, person: ParticipantRow, wanted: Speaker) -> bool:
        """Whether a test holds of a person."""
        age = dict(person.attributes).get("Age", "")
        answer: object = {
            Field.PERSPECTIVE: person.perspective,
            Field.AREA: person.area,
            Field.PARTICIPANT: person.id,
            Field.ROLE: person.role or None,
            Field.ATTRIBUTE: float(age) if age else None,
        }[wanted.field]
        values = [
            float(value) if wanted.field is Field.ATTRIBUTE and isinstance(value, str) else value
            for value in wanted.values
        ]
        if answer is None:
            return wanted.op is Op.MISSING
        match wanted.op:
            case Op.IS:
                return answer in values
            case Op.IS_NOT:
                return answer not in values
            case Op.MISSING:
                return False
            case Op.KNOWN:
                return True
            case Op.MORE | Op.LESS:
                assert isinstance(answer, float)
                return any(
                    answer > float(value) if wanted.op is Op.MORE else answer < float(value) for value in values
                )

    def turns_of(self, passage: Passage, voice: ParticipantId | None) -> list[TurnRow]:
        """The turns of a voice that a passage touches."""
        return [turn for turn in passage.turns if turn.participant == voice]

    def says(self, passage: Passage, voice: ParticipantId | None, typed: str) -> bool:
        """Whether a voice says what is typed, in one of the ways the tests type it, in a passage."""
        said = [self.words_in(turn, passage) for turn in self.turns_of(passage, voice)]

        def anywhere(word: str) -> bool:
            return any(word in words for words in said)

        def apart(one: str, other: str, least: int, most: int) -> bool:
            return any(
                words[at] == one and words[then] == other and least <= then - at <= most
                for words in said
                for at in range(len(words))
                for then in range(len(words))
            )

        if near := re.fullmatch(r"near\((\w+) (\w+), (\d)\)", typed):
            one, other, between = near.groups()
            most = int(between) + 1
            return apart(one, other, 1, most) or apart(other, one, 1, most)
        if phrase := re.fullmatch(r'"(\w+) (\w+)"', typed):
            return apart(phrase[1], phrase[2], 1, 1)
        if typed.endswith("*"):
            return any(word.startswith(typed[:-1]) for words in said for word in words)
        one, _, other = typed.partition(" ")
        if other.startswith("OR "):
            return anywhere(one) or anywhere(other[3:])
        if other.startswith("NOT "):
            return anywhere(one) and not anywhere(other[4:])
        return anywhere(one) and (not other or anywhere(other))

    def words_in(self, turn: TurnRow, passage: Passage) -> list[str]:
        """The words of a turn that stand whole in a passage."""
        spoken = re.finditer(r"\w+", self.texts[passage.source.id])
        first, last = max(turn.speech_start, passage.start), min(turn.end, passage.end)
        return [word.group() for word in spoken if first <= word.start() and word.end() <= last]
