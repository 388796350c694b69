"""What makes the evidence for or against a claim weaker than its numbers look, in sentences (DOMAIN §2.4).

Sentences hold numbers and names of areas, never who said something: reports print them. Who it was stands beside.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.perspectives.claim_rows import Flag, FlagKind, GroupTally, Stance
from app.perspectives.rules.thresholds import Thresholds
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a person's evidence comes from: their area, the cases they speak of, who interviewed them."""

    area: str = ""
    cases: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supply:
    """What the evidence of one claim comes from; only people who are counted, and passages they are heard in."""

    challenging: Mapping[frozenset[ParticipantId], int]
    """How many passages challenge the claim, by who is heard in them."""
    passages: Mapping[Stance, int]
    second_hand: Mapping[Stance, int]
    """How many of them tell of children and are somebody else's."""
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """One kind of place that evidence may all come from, and how it is said."""

    name: str
    people: str
    passages: str
    of: Callable[[Provenance], tuple[str, ...]]
    named: bool = False


_ORIGINS = (
    _Origin("case", "speak of one case", "are from people who speak of one case", lambda one: one.cases),
    _Origin(
        "area", "are in one area", "are from one area", lambda one: (one.area,) if one.area else (), named=True
    ),
    _Origin(
        "interviewer",
        "were interviewed by one person",
        "were said to one interviewer",
        lambda one: one.interviewers,
    ),
)


def flags_of(
    groups: Sequence[GroupTally],
    supply: Supply,
    sources: Mapping[ParticipantId, Provenance],
    *,
    children: str,
    coded: int,
    people: int,
    thresholds: Thresholds,
) -> tuple[Flag, ...]:
    """The weaknesses of a claim's evidence, always in the same order.

    `sources` holds everybody who is counted and in scope; `children` is the name of the child's perspective;
    `coded` of `people` in scope are fully coded.
    """
    voiced = [person for group in groups for person in _voiced(group)]
    one_area = list(_one_area(voiced, sources))
    found = [
        *_concentration(groups, supply, sources, thresholds.concentration, area=not one_area),
        *one_area,
        *_spoken_for(supply, children, thresholds.second_hand),
        *_single_coder(supply),
        *_not_asked(groups),
        *_incomplete(groups, coded, people),
    ]
    return tuple(found)


def _voiced(group: GroupTally) -> tuple[ParticipantId, ...]:
    return (*group.supports, *group.challenges, *group.nuances, *group.mixed)


def _concentration(
    groups: Sequence[GroupTally],
    supply: Supply,
    sources: Mapping[ParticipantId, Provenance],
    most: Fraction,
    *,
    area: bool,
) -> Iterator[Flag]:
    """One person, case, area or interviewer supplies more than half of what challenges a claim."""
    one_person = list(_one_person(supply, sources, most))
    yield from one_person
    challengers = [person for group in groups for person in (*group.challenges, *group.mixed)]
    if len(challengers) < 2:
        return
    for origin in _ORIGINS:
        if origin.name != "area" or area:
            yield from _from_one(origin, challengers, supply, sources, most, passages=not one_person)


def _one_person(supply: Supply, sources: Mapping[ParticipantId, Provenance], most: Fraction) -> Iterator[Flag]:
    by_person = _passages_by(supply, {person: (str(person),) for person in sources})
    if not by_person:
        return
    passages = sum(supply.challenging.values())
    person, many = _largest(by_person)
    if Fraction(many, passages) > most:
        said = f"{_of(many, passages)} challenging passages are"
        said = "The one challenging passage is" if passages == 1 else said
        whose = (ParticipantId(int(person)),)
        yield Flag(FlagKind.CONCENTRATION, f"{said} from one person.", whose, ((many, passages),))


def _from_one(
    origin: _Origin,
    challengers: Sequence[ParticipantId],
    supply: Supply,
    sources: Mapping[ParticipantId, Provenance],
    most: Fraction,
    *,
    passages: bool,
) -> Iterator[Flag]:
    """Most of the challenging people, or else of the passages, have one origin that not everybody has.

    Passages are looked at unless most are one person's: then they are of that person's origin, of course.
    """
    names = {person: origin.of(source) for person, source in sources.items()}
    telling = {name for theirs in names.values() for name in theirs}
    telling -= {name for name in telling if all(name in theirs for theirs in names.values())}
    by_people = Counter(name for person in challengers for name in names[person] if name in telling)
    counts = [(by_people, len(challengers), f"people who challenge it {origin.people}")]
    if passages:
        counted = Counter({name: many for name, many in _passages_by(supply, names).items() if name in telling})
        counts.append((counted, sum(supply.challenging.values()), f"challenging passages {origin.passages}"))
    for found, of, said in counts:
        if not found:
            continue
        name, many = _largest(found)
        if Fraction(many, of) > most:
            called = f" ({name})" if origin.named else ""
            whose = tuple(person for person in challengers if name in names[person])
            yield Flag(FlagKind.CONCENTRATION, f"{_of(many, of)} {said}{called}.", whose, ((many, of),))
            return


def _passages_by(supply: Supply, names: Mapping[ParticipantId, tuple[str, ...]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for heard, many in supply.challenging.items():
        for name in {name for person in heard for name in names.get(person, ())}:
            counted[name] += many
    return counted


def _one_area(voiced: Sequence[ParticipantId], sources: Mapping[ParticipantId, Provenance]) -> Iterator[Flag]:
    """Everybody who voices a stance is in one area, though the claim speaks of more."""
    heard = {sources[person].area for person in voiced}
    known = {source.area for source in sources.values()} - {""}
    if len(voiced) >= 2 and len(heard) == 1 and "" not in heard and len(known) > 1:
        sentence = f"All {len(voiced)} people heard are in one area ({heard.pop()}) of {len(known)}."
        yield Flag(FlagKind.ONE_AREA, sentence, tuple(voiced), ((len(voiced), len(voiced)),))


def _spoken_for(supply: Supply, children: str, most: Fraction) -> Iterator[Flag]:
    """Most of what one side rests on are others' words about children."""
    for stance, verb in ((Stance.CHALLENGES, "challenge"), (Stance.SUPPORTS, "support")):
        passages, told = supply.passages.get(stance, 0), supply.second_hand.get(stance, 0)
        if passages and Fraction(told, passages) > most:
            sentence = f"{_of(told, passages)} passages that {verb} it are others’ words about {children}."
            yield Flag(FlagKind.SPOKEN_FOR, sentence, counts=((told, passages),))


def _single_coder(supply: Supply) -> Iterator[Flag]:
    if len(supply.coders) == 1:
        many = sum(supply.passages.values())
        said = "The one passage was" if many == 1 else f"All {many} passages were"
        yield Flag(FlagKind.SINGLE_CODER, f"{said} judged by one coder.", counts=((many, many),))


def _not_asked(groups: Iterable[GroupTally]) -> Iterator[Flag]:
    silent = [group for group in groups if group.not_asked]
    if silent:
        told = ", ".join(f"{group.name} {group.not_asked} of {group.silent}" for group in silent)
        counts = tuple((group.not_asked, group.silent) for group in silent)
        yield Flag(FlagKind.NOT_ASKED, f"Of the silent, not asked: {told}.", counts=counts)


def _incomplete(groups: Iterable[GroupTally], coded: int, people: int) -> Iterator[Flag]:
    if coded == people:
        return
    waiting = [person for group in groups for person in group.pending]
    found = sum(len(group.pending_voiced) for group in groups)
    also = f" Evidence was found in {found} of the others already." if found else ""
    sentence = f"{_of(coded, people)} people in scope are fully coded.{also}"
    yield Flag(FlagKind.INCOMPLETE, sentence, tuple(waiting), ((coded, people),))


def _largest(counted: Counter[str]) -> tuple[str, int]:
    return min(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _of(many: int, total: int) -> str:
    return f"All {total}" if many == total > 1 else f"{many} of {total}"
