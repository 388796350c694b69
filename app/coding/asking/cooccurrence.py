"""Which codes hold together: for every pair, in how many places and of how many people.

A place is where a stretch coded with the one and a stretch coded with the other share words. Passages of one code
that overlap each other are one stretch, so that neither a second coder nor a passage coded twice counts twice;
and the two codes are on a par: the count is the same from either side. A person counts where both codes touch
the same turn of theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from sqlalchemy.orm import Session

from app.coding.asking.counting import heard_of
from app.coding.asking.material import Heard, Material
from app.coding.asking.outline import OutlineRow, outline
from app.coding.asking.rows import Cooccurrence, PairRow
from app.coding.asking.vocabulary import Vocabulary, vocabulary
from app.coding.passages import passages_shared
from app.coding.rows import CodeId, CodingId, PassageRow, SharedPlace
from app.study.rows import ParticipantId, TurnId

Stretch = tuple[int, int, int, int, tuple[Heard, ...]]
"""Passages of one code that overlap each other, as one: start, end, the code's place in the tree's order, the
first coding, the turns touched."""


def cooccurrence(session: Session, *, below: bool = False, known: Vocabulary | None = None) -> Cooccurrence:
    """All codes against all; with `below`, what is coded below a code counts as that code.

    A code and one above or below it are then no pair: they would always hold together.
    """
    known = known or vocabulary(session)
    tree = outline(session)
    counts = _as_codes(tree, below=below)
    places, people = _tallies(Material(session, known), counts, len(tree))
    kin = {high * len(tree) + low for low, above in enumerate(counts.values()) for high in above}
    found = sorted(
        (pair for pair in places if pair not in kin), key=lambda pair: (-places[pair], -len(people[pair]), pair)
    )
    counted: set[ParticipantId] = {person.id for person in heard_of(known.people)}
    pairs = (
        PairRow(
            tree[pair // len(tree)].id,
            tree[pair % len(tree)].id,
            places[pair],
            tuple(sorted(counted & people[pair])),
        )
        for pair in found
    )
    return Cooccurrence(tuple(tree), tuple(pairs), below, len(counted))


def shared_places(session: Session, one: CodeId, other: CodeId, *, below: bool = False) -> list[SharedPlace]:
    """Where two codes hold together, source by source: as many as the co-occurrence counts."""
    tree = outline(session)
    place_of = {row.id: place for place, row in enumerate(tree)}
    wanted = (place_of.get(one), place_of.get(other))
    as_codes = _as_codes(tree, below=below)
    if None in wanted or wanted[0] in as_codes[other] or wanted[1] in as_codes[one]:
        return []
    counts = {code: [place for place in above if place in wanted] for code, above in as_codes.items()}
    material = Material(session, vocabulary(session), [code for code, above in counts.items() if above])
    order = {version: source.id for version, source in material.sources.items()}
    found = []
    for version, stretches in _stretches(material, counts).items():
        for pair in _overlaps(stretches):
            first, second = pair if pair[0][2] == wanted[0] else (pair[1], pair[0])
            start, end = max(first[0], second[0]), min(first[1], second[1])
            turns = tuple(TurnId(turn) for _, turn, *_ in _both(first[4], second[4]))
            place = SharedPlace(start, end, CodingId(first[3]), CodingId(second[3]), turns)
            found.append((order[version], start, end, place))
    return [place for *_, place in sorted(found, key=itemgetter(0, 1, 2))]


def shared_passages(session: Session, one: CodeId, other: CodeId, *, below: bool = False) -> list[PassageRow]:
    """The words that two codes share, as passages."""
    return passages_shared(session, shared_places(session, one, other, below=below))


def _tallies(
    material: Material, counts: Mapping[int, Sequence[int]], codes: int
) -> tuple[Counter[int], dict[int, set[int | None]]]:
    """Pair -> in how many places, and of whom; a pair is one number, the code higher in the tree first."""
    found: list[int] = []
    people: dict[int, set[int | None]] = defaultdict(set)
    for stretches in _stretches(material, counts).values():
        for first, second in _overlaps(stretches):
            one, other, heard, also_heard = first[2], second[2], first[4], second[4]
            pair = one * codes + other if one < other else other * codes + one
            found.append(pair)
            whose = people[pair]
            for turn in heard:
                for also in also_heard:
                    if turn[1] == also[1]:
                        whose.add(turn[3])
    return Counter(found), people


def _both(heard: Iterable[Heard], also_heard: Iterable[Heard]) -> list[Heard]:
    """The turns that both touch, in order."""
    turns = {turn for _, turn, *_ in also_heard}
    return sorted((one for one in heard if one[1] in turns), key=itemgetter(2))


def _as_codes(tree: Sequence[OutlineRow], *, below: bool) -> dict[int, list[int]]:
    """Code -> the places in the tree of the codes it counts as: its own, and of those above it."""
    counts: dict[int, list[int]] = {}
    for place, row in enumerate(tree):
        above = counts[row.parent] if below and row.parent is not None else []
        counts[row.id] = [*above, place]
    return counts


def _stretches(material: Material, counts: Mapping[int, Sequence[int]]) -> dict[int, list[Stretch]]:
    """Text -> its stretches by start: the passages of each code, joined where they overlap."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    places, heard = material.places, material.heard
    for segment, code, _, number in material.codings:
        _, version, start, end = places[segment]
        for place in counts[code]:
            found[version].append((start, end, place, number, heard(segment)))
    return {version: _joined(stretches) for version, stretches in found.items()}


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Those of one code that overlap, made one where the first of them starts."""
    stretches.sort(key=_by_place)
    joined: list[Stretch] = []
    last: dict[int, int] = {}
    """Code -> where its latest stretch is in the list."""
    for stretch in stretches:
        start, end, code, _, heard = stretch
        at = last.get(code)
        if at is not None and start < joined[at][1]:
            before = joined[at]
            if heard != before[4]:
                heard = tuple({turn[1]: turn for turn in (*before[4], *heard)}.values())
            joined[at] = (before[0], max(before[1], end), code, before[3], heard)
        else:
            last[code] = len(joined)
            joined.append(stretch)
    return joined


def _overlaps(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Every two that share a character, once, of stretches in order of their start."""
    open_still: list[Stretch] = []
    for one in stretches:
        start = one[0]
        open_still = [other for other in open_still if other[1] > start]
        for other in open_still:
            yield other, one
        open_still.append(one)


_by_place: Callable[[Stretch], tuple[int, int, int, int]] = itemgetter(0, 1, 2, 3)
