"""The conditions a question is made of: a frozen tree of and, or, not. Pure values; what they mean stands here.

Every condition holds, or does not, of a passage and one voice in it (see the package). Conditions on codes,
places, sources and lengths ask the passage alone; conditions on people and words ask that voice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import CoderId
from app.study.rows import AttributeId, CaseId, CaseRelation

GONE = 0
"""The id of what a kept question named and the study no longer has: it holds of nothing."""


class Target(StrEnum):
    """What is meant by a code: itself, any of a set or theme, or any code at all."""

    CODE = "code"
    SET = "set"
    THEME = "theme"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Codes:
    """Which codes are meant; of a code, `below` takes in the codes below it."""

    target: Target
    id: int = GONE
    below: bool = True


ANY_CODE = Codes(Target.ANY)


class How(StrEnum):
    """How a passage can lie to a passage with other codes; one that has both codes is beside itself."""

    OVERLAPS = "overlaps"
    """They share at least one character."""
    INSIDE = "inside"
    """The other holds every character of this one."""
    AROUND = "around"
    """This one holds every character of the other."""
    FOLLOWS = "follows"
    """The other ends where this one begins, or before."""
    PRECEDES = "precedes"
    """The other begins where this one ends, or after."""
    NEAR = "near"
    """They overlap, or one follows the other."""
    SAME_TURN = "same turn"
    """Both touch the speech of one turn."""
    SAME_SOURCE = "same source"


DISTANT = frozenset({How.FOLLOWS, How.PRECEDES, How.NEAR})
"""What can be said more exactly by a distance."""


class Unit(StrEnum):
    """What a distance is counted in.

    Turns: of the last turn of the one and the first of the other, so that 0 is the same turn and 1 the next.
    Words and characters: those between the two; labels and time stamps are no words.
    """

    TURNS = "turns"
    WORDS = "words"
    CHARACTERS = "characters"


class Op(StrEnum):
    """How an answer is tested. Where nothing is known, only `MISSING` holds."""

    IS = "is"
    """One of the values."""
    IS_NOT = "is not"
    """Known, and none of the values."""
    MORE = "more"
    """A larger number, a later date."""
    LESS = "less"
    MISSING = "missing"
    KNOWN = "known"


class Field(StrEnum):
    """What can be asked of a speaker."""

    PERSPECTIVE = "perspective"
    AREA = "area"
    ROLE = "role"
    PARTICIPANT = "participant"
    ATTRIBUTE = "attribute"


class About(StrEnum):
    """What can be asked of a source."""

    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Coded:
    """The passage has one of the codes, put there by one of the coders (by anybody, when none is named)."""

    codes: Codes
    by: tuple[CoderId, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """The passage lies so to a passage of the codes; `within` None is anywhere in the source."""

    how: How
    codes: Codes
    within: int | None = None
    unit: Unit = Unit.TURNS


@dataclass(frozen=True, slots=True)
class Speaker:
    """The voice is a participant of whom the test holds; values are ids, or words for roles and attributes."""

    field: Field
    op: Op
    values: tuple[int | str, ...] = ()
    attribute: AttributeId | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The voice is a participant linked to one of the cases (to any, when none is named), in that relation."""

    cases: tuple[CaseId, ...] = ()
    relation: CaseRelation | None = None


@dataclass(frozen=True, slots=True)
class FromSource:
    """The passage stands in a source of which the test holds; values are ids for names, else words."""

    about: About
    op: Op
    values: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class HasMemo:
    """Somebody wrote a memo on the passage's coding, or a note (not a private one) about the passage."""


@dataclass(frozen=True, slots=True)
class Says:
    """The voice says it inside the passage: words, phrases and nearness, typed as for Find."""

    words: str


@dataclass(frozen=True, slots=True)
class Length:
    """The passage has more (or fewer) characters than this."""

    op: Op
    characters: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds of the same voice; with no parts it holds always."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no parts it never does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Leaf = Coded | Beside | Speaker | Linked | FromSource | HasMemo | Says | Length
Condition = Leaf | AllOf | AnyOf | Not

EVERYTHING = AllOf()


def leaves(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Every leaf in reading order, and whether it stands under an odd number of "not"."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part, denied=denied)
        case Not(part):
            yield from leaves(part, denied=not denied)
        case _:
            yield condition, denied


def bound(condition: Condition) -> tuple[Codes, ...] | None:
    """Codes of which every passage that the condition holds of has one; None when it could be any."""
    match condition:
        case Coded(codes) if codes.target is not Target.ANY:
            return (codes,)
        case AllOf(parts):
            bounds = [found for part in parts if (found := bound(part)) is not None]
            return min(bounds, key=len, default=None)
        case AnyOf(parts):
            every = [bound(part) for part in parts]
            if None in every:
                return None
            return tuple(codes for found in every if found is not None for codes in found)
        case _:
            return None
