"""Which codes hold together: for every pair, in how many places and of how many people.

A place is where a stretch coded with the one and a stretch coded with the other share words. Passages of one code
that overlap each other are one stretch, so that neither a second coder nor a passage coded twice counts twice;
and the two codes are on a par: the count is the same from either side. A person counts where both codes touch
the same turn of theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.coding.asking.counting import heard_of
from app.coding.asking.material import Heard, Material
from app.coding.asking.outline import OutlineRow, outline
from app.coding.asking.rows import Cooccurrence, PairRow
from app.coding.asking.vocabulary import Vocabulary, vocabulary
from app.coding.passages import passages_shared
from app.coding.rows import CodeId, CodingId, PassageRow, SharedPlace
from app.store.bulk import undisturbed
from app.study.rows import TurnId

Stretch = tuple[int, int, int, int, tuple[Heard, ...]]
"""Passages of one code that overlap each other, as one: start, end, the code's place in the tree's order, the
first coding, the turns touched."""


@undisturbed()
def cooccurrence(session: Session, *, below: bool = False, known: Vocabulary | None = None) -> Cooccurrence:
    """All codes against all; with `below`, what is coded below a code counts as that code.

    A code and one above or below it are then no pair: they would always hold together.
    """
    known = known or vocabulary(session)
    tree = outline(session)
    everybody = sorted(heard_of(known.people), key=lambda person: person.pending > 0)
    n = sum(not person.pending for person in everybody)
    counts = _as_codes(tree, below=below)
    stretches = _stretches(Material(session, known), counts)
    tally = _tally(stretches.values(), [person.id for person in everybody], n, len(tree))
    kin = {high * len(tree) + low for low, above in enumerate(counts.values()) for high in above}
    pairs = [
        PairRow(
            tree[pair // len(tree)].id, tree[pair % len(tree)].id, places, tally.ready[pair], tally.pending[pair]
        )
        for pair, places in sorted(tally.places.items())
        if pair not in kin
    ]
    pairs.sort(key=lambda pair: (-pair.places, -pair.k - pair.pending_k))
    return Cooccurrence(tuple(tree), tuple(pairs), below, n, len(everybody) - n)


@undisturbed()
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


class _Tally(NamedTuple):
    """Of every pair, in how many places it stands and of how many people, the pending ones apart.

    A pair is one number, the code higher in the tree first.
    """

    places: Counter[int]
    ready: Counter[int]
    pending: Counter[int]


def _tally(texts: Iterable[Sequence[Stretch]], people: Sequence[int], ready: int, codes: int) -> _Tally:
    """Counts the pairs of every text; of the people the first `ready` are not pending.

    A pair and somebody in it are gathered as one number: there can be hundreds of thousands, and sets of numbers
    are many times quicker than a set of people for each pair.
    """
    place_of = {person: place for place, person in enumerate(people)}
    apart = len(people)
    places: list[int] = []
    said: list[int] = []
    """Pair and person, again for every place."""
    for stretches in texts:
        for first, second in _overlaps(stretches):
            one, other, heard, also_heard = first[2], second[2], first[4], second[4]
            pair = one * codes + other if one < other else other * codes + one
            places.append(pair)
            for turn in heard:
                for also in also_heard:
                    if turn[1] == also[1] and turn[3] in place_of:
                        said.append(pair * apart + place_of[turn[3]])
    whose = set(said)
    late = [number // apart for number in whose if number % apart >= ready] if ready < apart else []
    everybody = Counter([number // apart for number in whose])
    pending = Counter(late)
    return _Tally(Counter(places), everybody - pending, pending)


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
    stretches.sort()
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
