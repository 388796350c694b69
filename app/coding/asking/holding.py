"""What a condition holds of: sets of passages and voices, narrowed part by part."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import chain

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
    Length,
    Linked,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    bound,
    leaves,
)
from app.coding.asking.material import Material, Voiced
from app.coding.asking.neighbours import Neighbours, Stretch, lies
from app.coding.asking.saying import saying
from app.coding.asking.testing import Test
from app.coding.asking.vocabulary import Vocabulary
from app.coding.asking.word_gaps import WordGaps
from app.coding.model import Code, CodeSetMember, Coding, Note, ThemeCode
from app.study.model import CaseLink
from app.study.picture_rows import PictureSourceRow
from app.study.rows import AttributeKind, SourceRow


class CodesMeant:
    """Which codes a condition means, the tree and lists read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._below: dict[int, list[int]] = defaultdict(list)
        for code, parent in session.execute(select(Code.id, Code.parent_id)):
            if parent is not None:
                self._below[parent].append(code)

    def of(self, codes: Codes) -> set[int]:
        """The ids of the codes meant; of a set or a theme, its codes with those below them."""
        if codes.target is Target.CODE:
            return self._tree([codes.id]) if codes.below else {codes.id}
        if codes.target is Target.SET:
            listed = select(CodeSetMember.code_id).filter_by(set_id=codes.id)
        elif codes.target is Target.THEME:
            listed = select(ThemeCode.code_id).filter_by(theme_id=codes.id)
        else:
            listed = select(Code.id)
        return self._tree(self._session.scalars(listed))

    def _tree(self, tops: Iterable[int]) -> set[int]:
        found: set[int] = set()
        to_see = list(tops)
        while to_see:
            code = to_see.pop()
            if code not in found:
                found.add(code)
                to_see += self._below[code]
        return found


def material_for(session: Session, known: Vocabulary, where: Condition, meant: CodesMeant) -> Material:
    """No more of the coding than the question needs."""
    bounds = bound(where)
    if bounds is None:
        return Material(session, known)
    named = [leaf.codes for leaf, _ in leaves(where) if isinstance(leaf, Coded | Beside)]
    return Material(session, known, set().union(*(meant.of(codes) for codes in [*bounds, *named])))


class Holding:
    """Asks conditions of one material."""

    def __init__(self, session: Session, material: Material, meant: CodesMeant) -> None:
        self._session = session
        self._material = material
        self._meant = meant
        self._segments_of = cache(self._segments_with)
        self._beside = cache(self._neighbours)
        self._stretch = cache(self._stretch_of)

    def everything(self, where: Condition) -> set[Voiced]:
        """All that the condition can hold of at all."""
        bounds = bound(where)
        segments: Iterable[int] = self._material.places
        if bounds is not None:
            segments = set[int]().union(*map(self._segments_of, bounds))
        return {(segment, voice) for segment in segments for voice in self._material.voices(segment)}

    def of(self, where: Condition, among: set[Voiced]) -> set[Voiced]:
        """Those among them that the condition holds of."""
        match where:
            case AllOf(parts):
                for part in parts:
                    among = self.of(part, among)
                return among
            case AnyOf(parts):
                return set[Voiced]().union(*(self.of(part, among) for part in parts))
            case Not(part):
                return among - self.of(part, among)
            case Coded(codes, by):
                coded = self._material.coded(self._meant.of(codes), by) if by else self._segments_of(codes)
                return {one for one in among if one[0] in coded}
            case Beside():
                return self._lying(among, where)
            case Speaker():
                return self._by_voice(among, self._speaker_test(where))
            case Linked(cases, relation):
                linked = self._linked(cases, None if relation is None else relation.value)
                return {one for one in among if one[1] in linked}
            case FromSource():
                return self._by_source(among, where)
            case HasMemo():
                noted = self._with_memo
                return {one for one in among if one[0] in noted}
            case Says(words):
                return saying(self._session, self._material, words, among)
            case Length(op, characters):
                return self._by_segment(among, lambda segment: _measured(self._length(segment), op, characters))

    def _by_segment(self, among: set[Voiced], holds: Callable[[int], bool]) -> set[Voiced]:
        true = {segment for segment in {segment for segment, _ in among} if holds(segment)}
        return {one for one in among if one[0] in true}

    def _by_voice(self, among: set[Voiced], holds: Callable[[int], bool]) -> set[Voiced]:
        true = {voice for voice in {voice for _, voice in among} if voice is not None and holds(voice)}
        return {one for one in among if one[1] in true}

    def _segments_with(self, codes: Codes) -> set[int]:
        return self._material.coded(self._meant.of(codes))

    # Places beside each other

    def _lying(self, among: set[Voiced], condition: Beside) -> set[Voiced]:
        """Those that lie as wanted to one of the others; text by text, so that words are read once."""
        beside, places = self._beside(condition.codes), self._material.places
        segments = {segment for segment, _ in among if places[segment][1] in beside}
        in_order = sorted(segments, key=lambda segment: places[segment][1])
        gaps = WordGaps(self._session, (places[segment][1] for segment in in_order))
        true = set()
        for segment in in_order:
            version = places[segment][1]
            if lies(self._stretch(segment), beside[version], condition, partial(gaps.at_most, version)):
                true.add(segment)
        return {one for one in among if one[0] in true}

    def _neighbours(self, codes: Codes) -> dict[int, Neighbours]:
        """Text -> the passages of the codes in it."""
        found: dict[int, list[Stretch]] = defaultdict(list)
        for segment in self._segments_of(codes):
            found[self._material.places[segment][1]].append(self._stretch(segment))
        return {version: Neighbours(stretches) for version, stretches in found.items()}

    def _stretch_of(self, segment: int) -> Stretch:
        _, _, start, end = self._material.places[segment]
        heard = self._material.heard(segment)
        if not heard:
            return Stretch(start, end)
        turns = frozenset(turn for _, turn, *_ in heard)
        return Stretch(start, end, heard[0][2], heard[-1][2], turns)

    def _length(self, segment: int) -> int:
        _, _, start, end = self._material.places[segment]
        return end - start

    # People

    def _speaker_test(self, condition: Speaker) -> Callable[[int], bool]:
        people, known = self._material.people, self._material.known
        kind = known.kind_of(condition.attribute) if condition.field is Field.ATTRIBUTE else AttributeKind.TEXT
        test = Test(condition.op, condition.values, kind)
        name = next((row.name for row in known.attributes if row.id == condition.attribute), None)
        if condition.field is Field.ATTRIBUTE and name is None:
            return lambda voice: False

        def holds(voice: int) -> bool:
            person = people[voice]
            match condition.field:
                case Field.PERSPECTIVE:
                    return test.holds(person.perspective)
                case Field.AREA:
                    return test.holds(person.area)
                case Field.PARTICIPANT:
                    return test.holds(person.id)
                case Field.ROLE:
                    return test.holds(person.role or None)
                case Field.ATTRIBUTE:
                    return test.holds(dict(person.attributes).get(name or ""))

        return holds

    def _linked(self, cases: Sequence[int], relation: str | None) -> set[int]:
        found = select(CaseLink.participant_id)
        if cases:
            found = found.where(CaseLink.case_id.in_(cases))
        if relation is not None:
            found = found.where(CaseLink.relation == relation)
        return set(self._session.scalars(found))

    # Sources and notes

    def _by_source(self, among: set[Voiced], condition: FromSource) -> set[Voiced]:
        kind = AttributeKind.DATE if condition.about is About.DATE else AttributeKind.TEXT
        test = Test(condition.op, condition.values, kind)
        true = set()
        of_text, of_picture = self._material.sources.items(), self._material.pictured.items()
        for version, source in chain[tuple[int, SourceRow | PictureSourceRow]](of_text, of_picture):
            answer: dict[About, int | str | None] = {
                About.KIND: source.kind.value,
                About.STATUS: source.status.value,
                About.DATE: source.collected_on or None,
                About.NAME: source.id,
            }
            if test.holds(answer[condition.about]):
                true.add(version)
        places = self._material.places
        return {one for one in among if places[one[0]][1] in true}

    @property
    def _with_memo(self) -> set[int]:
        noted = select(Note.segment_id).where(Note.segment_id.is_not(None), ~Note.private)
        written = select(Coding.segment_id).where(Coding.memo != "")
        found = set(self._session.scalars(written))
        return found | {segment for segment in self._session.scalars(noted) if segment is not None}


def _measured(length: int, op: Op, characters: int) -> bool:
    return length > characters if op is Op.MORE else length < characters
