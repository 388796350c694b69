"""Support networks: their measures, and two views or dates laid over each other (DOMAIN §1.5, J-09, J-10)."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.rules.amounts import Tally
from app.journeys.rules.networks import (
    Nearness,
    Node,
    Standpoint,
    Tie,
    View,
    measure_network,
    named_by_one,
    overlay,
)

NAN, MUM, DOG, FRIEND, WORKER, JUDGE = range(6)

CHILD_VIEW = (
    Node(1, NAN, 1, False, Tie.STRONG),
    Node(2, DOG, 1, False, Tie.STRONG),
    Node(3, MUM, 2, False, Tie.STRESSFUL),
    Node(4, FRIEND, 2, False, Tie.CUT_OFF, lost_at=82),
    Node(5, WORKER, 3, True, Tie.TENUOUS),
    Node(6, None, 3),
)
WORKER_VIEW = (
    Node(11, NAN, 2, False),
    Node(12, MUM, 1, False),
    Node(13, WORKER, 3, True),
    Node(14, JUDGE, 3, True),
    Node(15, None, 1),
)


def test_the_measures_of_a_network() -> None:
    found = measure_network(CHILD_VIEW, {82, 83})
    assert (found.size, found.inner) == (6, 2)
    assert (found.professional, found.informal) == (Tally(1, 1), Tally(4, 1))
    assert (found.strong, found.ordinary, found.tenuous, found.stressful, found.cut_off) == (2, 0, 1, 1, 1)
    assert found.no_tie_said == 1
    assert found.lost_since_last_move == 1


@pytest.mark.parametrize(
    ("lost_at", "since_last_move", "lost"),
    [(82, {82, 83}, 1), (83, {82, 83}, 1), (81, {82, 83}, 0), (81, set(), 0), (None, {82}, 0), (82, None, None)],
)
def test_who_was_lost_since_the_last_move(
    lost_at: int | None, since_last_move: set[int] | None, lost: int | None
) -> None:
    assert measure_network([Node(1, NAN, 1, lost_at=lost_at)], since_last_move).lost_since_last_move == lost


def test_an_empty_network_is_measured_too() -> None:
    found = measure_network([], [])
    assert (found.size, found.inner, found.professional, found.lost_since_last_move) == (0, 0, Tally(0), 0)


def test_the_childs_view_over_an_adults() -> None:
    found = overlay(CHILD_VIEW, WORKER_VIEW)
    assert {one.person: one.nearness for one in found.people} == {
        NAN: Nearness.CLOSER_IN_FIRST,
        MUM: Nearness.CLOSER_IN_SECOND,
        DOG: Nearness.ONLY_IN_FIRST,
        FRIEND: Nearness.ONLY_IN_FIRST,
        WORKER: Nearness.SAME,
        JUDGE: Nearness.ONLY_IN_SECOND,
    }
    assert [one.person for one in found.those(Nearness.ONLY_IN_FIRST)] == [DOG, FRIEND]
    assert ([node.key for node in found.unmatched_first], [node.key for node in found.unmatched_second]) == (
        [6],
        [15],
    )


def test_a_person_drawn_twice_stands_where_they_are_nearest() -> None:
    found = overlay([Node(1, NAN, 3), Node(2, NAN, 1)], [Node(3, NAN, 2)])
    assert [one.nearness for one in found.people] == [Nearness.CLOSER_IN_FIRST]
    assert found.people[0].first == Node(2, NAN, 1)


def test_who_is_named_from_one_standpoint_only() -> None:
    views = [
        View(1, Standpoint.CHILD, CHILD_VIEW),
        View(2, Standpoint.PRACTITIONER, WORKER_VIEW),
        View(3, Standpoint.OTHER_ADULT, (Node(21, DOG, 2),)),
    ]
    found = named_by_one(views)
    assert found.child_but_no_adult == (FRIEND,)
    assert found.practitioner_but_not_child == (JUDGE,)
    assert found.not_identified == (6, 15)


@pytest.mark.parametrize(
    ("standpoints", "child_only", "practitioner_only"),
    [
        ([Standpoint.CHILD], None, None),
        ([Standpoint.PRACTITIONER], None, None),
        ([Standpoint.CHILD, Standpoint.OTHER_ADULT], (), None),
        ([Standpoint.CHILD, Standpoint.PRACTITIONER], (), ()),
        ([Standpoint.OTHER_ADULT, Standpoint.PRACTITIONER], None, None),
        ([], None, None),
    ],
)
def test_nothing_is_said_where_a_view_is_missing(
    standpoints: list[Standpoint], child_only: tuple[int, ...] | None, practitioner_only: tuple[int, ...] | None
) -> None:
    found = named_by_one([View(key, whose, CHILD_VIEW) for key, whose in enumerate(standpoints)])
    assert (found.child_but_no_adult, found.practitioner_but_not_child) == (child_only, practitioner_only)


some_nodes = st.lists(
    st.builds(
        Node,
        st.integers(),
        st.sampled_from([None, *range(6)]),
        st.integers(1, 3),
        st.sampled_from([None, True, False]),
        st.sampled_from([None, *Tie]),
    ),
    max_size=10,
    unique_by=lambda node: node.key,
)


@given(some_nodes)
def test_everybody_in_a_network_is_counted_once(nodes: list[Node]) -> None:
    found = measure_network(nodes)
    assert (
        found.strong + found.ordinary + found.tenuous + found.stressful + found.cut_off + found.no_tie_said
        == found.size
    )
    assert found.professional.known + found.informal.known + found.professional.unsaid == found.size


@given(some_nodes, some_nodes, st.randoms(use_true_random=False))
def test_an_overlay_is_the_mirror_of_its_reverse_whatever_the_order(
    first: list[Node], second: list[Node], random: Random
) -> None:
    mirror = {
        Nearness.SAME: Nearness.SAME,
        Nearness.CLOSER_IN_FIRST: Nearness.CLOSER_IN_SECOND,
        Nearness.CLOSER_IN_SECOND: Nearness.CLOSER_IN_FIRST,
        Nearness.ONLY_IN_FIRST: Nearness.ONLY_IN_SECOND,
        Nearness.ONLY_IN_SECOND: Nearness.ONLY_IN_FIRST,
    }
    found = overlay(first, second)
    shuffled = first[:]
    random.shuffle(shuffled)
    assert overlay(shuffled, second) == found
    reverse = overlay(second, first)
    assert [(one.person, mirror[one.nearness]) for one in found.people] == [
        (one.person, one.nearness) for one in reverse.people
    ]
    assert {one.person for one in found.people} == {node.person for node in (*first, *second)} - {None}
    assert {node.key for node in found.unmatched_first} == {node.key for node in first if node.person is None}
