"""A question in plain English: "passages coded Moves that overlap Not being told, said by Carers in Area A".

Names are told apart from the words between them, so that a screen can set them in another weight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from app.coding.asking.rows import Answer, GroupCount
from app.coding.asking.vocabulary import Kind, Vocabulary
from app.language.query import is_simple, parse, told
from app.problems import Problem
from app.study.rows import AttributeKind, CaseRelation


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence; `named` where they are the study's own."""

    text: str
    named: bool = False


Pieces = list[Piece]


def sentence(where: Condition, known: Vocabulary) -> str:
    """The question as a phrase that begins with "passages"."""
    return "".join(piece.text for piece in pieces(where, known))


def pieces(where: Condition, known: Vocabulary) -> Pieces:
    """The question in words, its names told apart."""
    told = _Telling(known)
    parts = where.parts if isinstance(where, AllOf) else (where,)
    if not parts:
        return [Piece("all coded passages")]
    return [Piece("passages "), *told.together(parts)]


def counted(count: GroupCount, whom: str = "") -> str:
    """ "17 of 42 Carers (and 2 pending)"; of people who cannot be counted yet, how many are pending."""
    name = whom or count.name
    late = f" (and {count.pending_k} pending)" if count.pending_k else ""
    if count.n or not late:
        return f"{count.k} of {count.n} {name}{late}"
    return f"{count.pending_k} {name} (pending)"


def answer_sentence(answer: Answer) -> str:
    """ "41 passages from 20 of 98 people: 17 of 42 Children and young people · 3 of 56 Carers"."""
    many = len(answer.found)
    if not many:
        return "No passages"
    passages = "1 passage" if many == 1 else f"{many} passages"
    groups = " · ".join(counted(group) for group in answer.groups if group.n or group.pending_k)
    said = f"{passages} from {counted(answer.people, 'people')}"
    return f"{said}: {groups}" if groups else said


class _Telling:
    """Puts conditions into words with the study's names."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known

    def together(self, parts: Sequence[Condition]) -> Pieces:
        """Conditions that all hold, as one runs on to the next: "coded A that overlap B, said by C, but not …"."""
        said: Pieces = []
        before: Condition | None = None
        for part, phrase in self._phrases(parts):
            if before is not None:
                said.append(Piece(_joint(before, part)))
            said += phrase
            before = part
        return said

    def _phrases(self, parts: Sequence[Condition]) -> Iterator[tuple[Condition, Pieces]]:
        """Each condition with its words; those on one voice, said next to each other, are one phrase."""
        at = 0
        while at < len(parts):
            voices = []
            while at < len(parts) and isinstance(parts[at], Speaker | Linked):
                voices.append(parts[at])
                at += 1
            if voices:
                yield voices[0], [Piece("said by "), *self._somebody(voices)]
            else:
                yield parts[at], self.phrase(parts[at])
                at += 1

    def phrase(self, one: Condition) -> Pieces:
        """One condition, to stand behind "passages"."""
        match one:
            case AllOf(parts):
                return [Piece("("), *self.together(parts), Piece(")")] if parts else [Piece("of any kind")]
            case AnyOf(parts):
                return self._either(parts)
            case Not(part):
                return self._denied(part)
            case Coded(codes, by):
                return self._coded(codes, by)
            case Beside():
                return [Piece(f"that {_VERBS[one.how][0]} "), *self._beside(one)]
            case Speaker() | Linked():
                return [Piece("said by "), *self._somebody([one])]
            case FromSource():
                return [Piece("from "), *self._source(one)]
            case HasMemo():
                return [Piece("with a memo")]
            case Says(words):
                return [Piece("with "), *_said(words)]
            case Length(op, characters):
                return [Piece(f"{_SIZES[op]} than {characters} characters")]

    def _either(self, parts: Sequence[Condition]) -> Pieces:
        if not parts:
            return [Piece("of no kind")]
        said: Pieces = [Piece("either ")] if len(parts) > 1 else []
        for place, part in enumerate(parts):
            said += [Piece(" or ")] if place else []
            said += self.phrase(part)
        return said

    def _denied(self, part: Condition) -> Pieces:
        match part:
            case Beside():
                return [Piece(f"that do not {_VERBS[part.how][1]} "), *self._beside(part)]
            case HasMemo():
                return [Piece("without a memo")]
            case Says(words):
                return [Piece("without "), *_said(words)]
            case Length(op, characters):
                return [Piece(f"not {_SIZES[op]} than {characters} characters")]
            case AllOf() | AnyOf() | Not():
                return [Piece("not ("), *self.phrase(part), Piece(")")]
            case _:
                return [Piece("not "), *self.phrase(part)]

    # Codes

    def _coded(self, codes: Codes, by: Sequence[int]) -> Pieces:
        said = [Piece("coded")] if codes.target is Target.ANY and by else [Piece("coded "), *self._codes(codes)]
        if by:
            said += [Piece(" by "), *self._listed(Kind.CODER, by)]
        return said

    def _codes(self, codes: Codes) -> Pieces:
        match codes.target:
            case Target.CODE:
                name = Piece(self._known.name(Kind.CODE, codes.id), named=True)
                if not self._known.has_below(codes.id):
                    return [name]
                return [name, Piece(" (or a code below it)" if codes.below else " itself")]
            case Target.SET:
                return [Piece("any of the set "), Piece(self._known.name(Kind.SET, codes.id), named=True)]
            case Target.THEME:
                return [Piece("any of the theme "), Piece(self._known.name(Kind.THEME, codes.id), named=True)]
            case Target.ANY:
                return [Piece("anything")]

    def _beside(self, one: Beside) -> Pieces:
        said = self._codes(one.codes)
        if one.within is None or one.how not in (How.FOLLOWS, How.PRECEDES, How.NEAR):
            return said
        if one.unit is Unit.TURNS and one.within == 0:
            return [*said, Piece(" in the same turn")]
        unit = one.unit.value[:-1] if one.within == 1 else one.unit.value
        return [*said, Piece(f" within {one.within} {unit}")]

    # People

    def _somebody(self, conditions: Sequence[Condition]) -> Pieces:
        """Who speaks: first who they are, then what is known of them."""
        first = next((one for one in conditions if isinstance(one, Speaker) and _is_noun(one)), None)
        said = [Piece("somebody")] if first is None else self._listed(_NOUNS[first.field], first.values)
        rest = [one for one in conditions if one is not first]
        for place, one in enumerate(rest):
            said += [Piece(" and" if place else ""), *self._trait(one)]
        return said

    def _trait(self, one: Condition) -> Pieces:
        if isinstance(one, Linked):
            how = f" as {_RELATIONS[one.relation]}" if one.relation else ""
            cases = self._listed(Kind.CASE, one.cases) if one.cases else [Piece("a case")]
            return [Piece(" linked to "), *cases, Piece(how)]
        if not isinstance(one, Speaker):
            return []
        kind = _NOUNS.get(one.field)
        if one.field is Field.AREA and one.op is Op.IS:
            return [Piece(" in "), *self._listed(Kind.AREA, one.values)]
        name = one.field.value
        if one.field is Field.ATTRIBUTE:
            name = self._known.name(Kind.ATTRIBUTE, one.attribute or 0)
        answers = self._known.kind_of(one.attribute) if one.field is Field.ATTRIBUTE else AttributeKind.TEXT
        return [Piece(" whose "), Piece(name, named=True), *self._test(one.op, one.values, kind, answers)]

    # Tests

    def _source(self, one: FromSource) -> Pieces:
        match one.about, one.op:
            case About.NAME, Op.IS:
                return self._listed(Kind.SOURCE, one.values)
            case About.KIND, Op.IS:
                return [Piece("sources of the kind "), *_words(one.values)]
            case _:
                kind = Kind.SOURCE if one.about is About.NAME else None
                asked = AttributeKind.DATE if one.about is About.DATE else AttributeKind.TEXT
                return [
                    Piece(f"sources whose {_ASKED[one.about]}"),
                    *self._test(one.op, one.values, kind, asked),
                ]

    def _test(self, op: Op, values: Sequence[int | str], kind: Kind | None, asked: AttributeKind) -> Pieces:
        if op in (Op.MISSING, Op.KNOWN):
            return [Piece(" is not known" if op is Op.MISSING else " is known")]
        if op is Op.MORE:
            verb = " is after " if asked is AttributeKind.DATE else " is more than "
        elif op is Op.LESS:
            verb = " is before " if asked is AttributeKind.DATE else " is less than "
        else:
            verb = " is " if op is Op.IS else " is other than "
        return [Piece(verb), *(self._listed(kind, values) if kind else _words(values))]

    def _listed(self, kind: Kind, values: Sequence[int | str]) -> Pieces:
        return _words([self._known.name(kind, int(value)) for value in values])


def _said(typed: str) -> Pieces:
    """What somebody must say; as it was typed, where it has no meaning."""
    try:
        query = parse(typed)
    except Problem:
        query = None
    if query is None:
        return [Piece("the words "), Piece(f"“{typed}”", named=True)]
    said = [Piece(*piece) for piece in told(query)]
    return said if is_simple(query) else [Piece("("), *said, Piece(")")]


def _words(values: Sequence[int | str]) -> Pieces:
    """Names with "or" between them."""
    said: Pieces = []
    for place, value in enumerate(values):
        if place:
            said.append(Piece(" or " if place == len(values) - 1 else ", "))
        said.append(Piece(str(value), named=True))
    return said or [Piece("nothing chosen yet")]


def _joint(before: Condition, part: Condition) -> str:
    """What stands between two phrases."""
    if isinstance(part, Not):
        return " and " if isinstance(before, Not) else ", but "
    return " " if isinstance(part, Beside) and isinstance(before, Coded) else ", "


def _is_noun(one: Speaker) -> bool:
    return one.op is Op.IS and one.field in (Field.PERSPECTIVE, Field.PARTICIPANT)


_NOUNS = {
    Field.PERSPECTIVE: Kind.PERSPECTIVE,
    Field.PARTICIPANT: Kind.PARTICIPANT,
    Field.AREA: Kind.AREA,
}
_ASKED = {About.KIND: "kind", About.STATUS: "status", About.DATE: "date", About.NAME: "name"}
_SIZES = {Op.MORE: "longer", Op.LESS: "shorter"}
_RELATIONS = {
    CaseRelation.SELF: "the child",
    CaseRelation.CARER: "carer",
    CaseRelation.PRACTITIONER: "practitioner",
}
_VERBS = {
    How.OVERLAPS: ("overlap", "overlap"),
    How.INSIDE: ("are inside", "lie inside"),
    How.AROUND: ("hold", "hold"),
    How.FOLLOWS: ("follow", "follow"),
    How.PRECEDES: ("come before", "come before"),
    How.NEAR: ("are near", "lie near"),
    How.SAME_TURN: ("share a turn with", "share a turn with"),
    How.SAME_SOURCE: ("share a source with", "share a source with"),
}
