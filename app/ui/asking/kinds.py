"""The kinds of condition one can choose from, each with its words and the condition it begins as. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.coding.asking.conditions import (
    ANY_CODE,
    DISTANT,
    About,
    AllOf,
    AnyOf,
    Beside,
    Coded,
    Condition,
    Field,
    FromSource,
    HasMemo,
    How,
    Length,
    Linked,
    Op,
    Says,
    Speaker,
)
from app.coding.asking.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of condition as a list offers it."""

    words: str
    start: Condition
    group: str
    """What it is about: kinds of one group stand together."""


_BESIDE = {
    How.OVERLAPS: "overlapping",
    How.INSIDE: "inside",
    How.AROUND: "holding",
    How.FOLLOWS: "following",
    How.PRECEDES: "before",
    How.NEAR: "near",
    How.SAME_TURN: "in one turn with",
    How.SAME_SOURCE: "in one source with",
}
_SPEAKER = {
    Field.PERSPECTIVE: "said by perspective",
    Field.AREA: "said in area",
    Field.ROLE: "said by role",
    Field.PARTICIPANT: "said by participant",
}
_ABOUT = {
    About.KIND: "from sources whose kind",
    About.STATUS: "from sources whose status",
    About.DATE: "from sources whose date",
    About.NAME: "from a source that",
}


def kinds(known: Vocabulary) -> list[Kind]:
    """Every kind this study has a use for."""
    found = [Kind("coded", Coded(ANY_CODE), "codes")]
    found += [
        Kind(words, Beside(how, ANY_CODE, 1 if how in DISTANT else None), "places")
        for how, words in _BESIDE.items()
    ]
    found += [Kind(words, Speaker(field, Op.IS), "people") for field, words in _SPEAKER.items()]
    found += [
        Kind(f"said by someone whose {row.name}", Speaker(Field.ATTRIBUTE, Op.IS, (), row.id), "people")
        for row in known.attributes
    ]
    found.append(Kind("said by someone who", Linked(), "people"))
    found += [Kind(words, FromSource(about, Op.IS), "sources") for about, words in _ABOUT.items()]
    found += [
        Kind("with the words", Says(""), "words"),
        Kind("longer than", Length(Op.MORE, 200), "words"),
        Kind("shorter than", Length(Op.LESS, 200), "words"),
        Kind("with a memo", HasMemo(), "words"),
        Kind("all of these", AllOf((Coded(ANY_CODE),)), "groups"),
        Kind("any of these", AnyOf((Coded(ANY_CODE),)), "groups"),
    ]
    return found


def kind_of(condition: Condition, offered: Sequence[Kind]) -> int:
    """Which of the offered kinds a condition is of; −1 where it is of none of them any more."""
    mine = _kin(condition)
    return next((place for place, kind in enumerate(offered) if _kin(kind.start) == mine), -1)


def _kin(condition: Condition) -> tuple[object, ...]:
    """What two conditions of one kind have in common."""
    match condition:
        case Beside(how):
            return Beside, how
        case Speaker(field, _, _, attribute):
            return Speaker, field, attribute
        case FromSource(about):
            return FromSource, about
        case Length(op):
            return Length, op
        case _:
            return (type(condition),)
