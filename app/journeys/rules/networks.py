"""Support networks: how large, who is near, who is lost, and how views of one network differ (DOMAIN §1.5).

People are matched across views by the identity a researcher gave them, never by their names.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.journeys.rules.amounts import Tally
from app.problems import Problem

INNER, OUTER = 1, 3


class Tie(StrEnum):
    """The quality of a tie, in the notation of ecomaps; the values are stored."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    TENUOUS = "tenuous"
    STRESSFUL = "stressful"
    CUT_OFF = "cut off"


class Direction(StrEnum):
    """Which way a tie goes; the values are stored."""

    UNSAID = ""
    TO_CHILD = "to the child"
    FROM_CHILD = "from the child"
    BOTH = "both"


class Standpoint(StrEnum):
    """Whose view a network is, for the measures that ask for the child's, a practitioner's or any adult's."""

    CHILD = "child"
    PRACTITIONER = "practitioner"
    OTHER_ADULT = "other_adult"


class Nearness(StrEnum):
    """How two views, or two dates, place one person (J-09, J-10)."""

    SAME = "same"
    CLOSER_IN_FIRST = "closer_in_first"
    CLOSER_IN_SECOND = "closer_in_second"
    ONLY_IN_FIRST = "only_in_first"
    ONLY_IN_SECOND = "only_in_second"


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something in a network, as one view has it."""

    key: int
    person: int | None
    """Who it is, as the researcher identified them; None while nobody has."""
    ring: int
    """1, the nearest, to 3."""
    professional: bool | None = None
    """Whether they are paid to be there; None where nobody said."""
    tie: Tie | None = None
    lost_at: int | None = None
    """The event at which they were lost."""


@dataclass(frozen=True, slots=True)
class View:
    """One network of a case, at one date, from one standpoint."""

    key: int
    standpoint: Standpoint
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """The measures of one network (§1.5), in people, pets and places."""

    size: int
    inner: int
    professional: Tally
    informal: Tally
    strong: int
    ordinary: int
    tenuous: int
    stressful: int
    cut_off: int
    no_tie_said: int
    lost_since_last_move: int | None
    """None where it is not known what moves there were."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """One person in two views (J-09) or at two dates (J-10)."""

    person: int
    first: Node | None
    second: Node | None
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class Overlay:
    """Two networks laid over each other; nodes nobody identified cannot be matched and are listed apart."""

    people: tuple[Overlaid, ...]
    unmatched_first: tuple[Node, ...]
    unmatched_second: tuple[Node, ...]

    def those(self, nearness: Nearness) -> tuple[Overlaid, ...]:
        """The people who are placed so."""
        return tuple(person for person in self.people if person.nearness is nearness)


@dataclass(frozen=True, slots=True)
class NamedByOne:
    """Who is named from one standpoint and not from another (§1.5); None where a view to compare is missing."""

    child_but_no_adult: tuple[int, ...] | None
    practitioner_but_not_child: tuple[int, ...] | None
    not_identified: tuple[int, ...]
    """Keys of nodes nobody identified, of which neither can be said."""


def check_node(ring: int, place: float | None) -> None:
    """A Problem for a ring or a place in its sector that is none (§1.5)."""
    if not INNER <= ring <= OUTER:
        raise Problem("There are three rings around the child.", "Choose the first, second or third.")
    if place is not None and not 0 <= place <= 1:
        raise Problem("That place lies outside its part of the network.", "Choose another place.")


def measure_network(nodes: Sequence[Node], since_last_move: Collection[int] | None = None) -> NetworkMeasures:
    """The measures of one network (§1.5); `since_last_move` are the last move by its date and the events after it.

    People who were lost, and those cut off, are part of the network: it shows them. Where there was no move yet,
    `since_last_move` is empty and nobody was lost.
    """
    ties = [node.tie for node in nodes]
    paid = [node.professional for node in nodes]
    unsaid = paid.count(None)
    return NetworkMeasures(
        size=len(nodes),
        inner=sum(node.ring == INNER for node in nodes),
        professional=Tally(paid.count(True), unsaid),
        informal=Tally(paid.count(False), unsaid),
        strong=ties.count(Tie.STRONG),
        ordinary=ties.count(Tie.ORDINARY),
        tenuous=ties.count(Tie.TENUOUS),
        stressful=ties.count(Tie.STRESSFUL),
        cut_off=ties.count(Tie.CUT_OFF),
        no_tie_said=ties.count(None),
        lost_since_last_move=None
        if since_last_move is None
        else sum(node.lost_at in since_last_move for node in nodes if node.lost_at is not None),
    )


def overlay(first: Iterable[Node], second: Iterable[Node]) -> Overlay:
    """The child's view over an adult's (J-09), or an earlier date over a later (J-10), person by person.

    A person drawn twice in one view stands where they are nearest.
    """
    one, one_unmatched = _by_person(first)
    other, other_unmatched = _by_person(second)
    people = tuple(
        Overlaid(person, one.get(person), other.get(person), _nearness(one.get(person), other.get(person)))
        for person in sorted({*one, *other})
    )
    return Overlay(people, one_unmatched, other_unmatched)


def named_by_one(views: Sequence[View]) -> NamedByOne:
    """Named by the child but no adult, and by a practitioner but not the child (§1.5), over all views given."""
    named: dict[Standpoint, set[int]] = {}
    for view in views:
        people = {node.person for node in view.nodes if node.person is not None}
        named.setdefault(view.standpoint, set()).update(people)
    child, practitioner = named.get(Standpoint.CHILD), named.get(Standpoint.PRACTITIONER)
    adults = [people for standpoint, people in named.items() if standpoint is not Standpoint.CHILD]
    return NamedByOne(
        tuple(sorted(child.difference(*adults))) if child is not None and adults else None,
        tuple(sorted(practitioner - child)) if child is not None and practitioner is not None else None,
        tuple(sorted(node.key for view in views for node in view.nodes if node.person is None)),
    )


def _by_person(nodes: Iterable[Node]) -> tuple[Mapping[int, Node], tuple[Node, ...]]:
    found: dict[int, Node] = {}
    unmatched = []
    for node in sorted(nodes, key=lambda node: (node.ring, node.key)):
        if node.person is None:
            unmatched.append(node)
        else:
            found.setdefault(node.person, node)
    return found, tuple(sorted(unmatched, key=lambda node: node.key))


def _nearness(first: Node | None, second: Node | None) -> Nearness:
    if first is None:
        return Nearness.ONLY_IN_SECOND
    if second is None:
        return Nearness.ONLY_IN_FIRST
    if first.ring == second.ring:
        return Nearness.SAME
    return Nearness.CLOSER_IN_FIRST if first.ring < second.ring else Nearness.CLOSER_IN_SECOND
