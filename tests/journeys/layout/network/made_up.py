"""Networks of a synthetic child, and random ones of any size."""

from dataclasses import replace
from random import Random
from typing import Any

from app.journeys.journey_rows import EventId, JourneyRow, MarkId
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow, NodeRow, PersonId, PersonRow
from app.journeys.rules import Direction, Tie, Vocabulary, When, networks, ssda903
from app.study.rows import CaseId
from tests.journeys.layout.amara import TELLERS, amara

NAMES = "Nan|Mum|Dad|Biscuit|Ms Oyelaran|Foster carer Dawn|CAMHS|Park Primary|Best friend Ife|The judge".split("|")
KINDS = ("person", "person", "person", "pet", "organisation", "place", "online", "ours")
SECTORS = ("family", "home", "friends", "school", "professionals", "other")
CHILD, CARER, WORKER = 0, 1, 2


def told() -> JourneyRow:
    """Amara's journey, with the pick-lists of networks."""
    return replace(amara(), vocabulary=Vocabulary({**ssda903().lists, **networks().lists}))


def person(number: int, name: str, kind: str = "person") -> PersonRow:
    return PersonRow(PersonId(number), name, kind, "")


def node(mark: int, who: PersonRow, sector: str, ring: int, tie: Tie = Tie.ORDINARY, **says: Any) -> NodeRow:
    plain = NodeRow(MarkId(mark), who, sector, ring, None, tie, Direction.UNSAID, (), "", None, "", "", None, "")
    return replace(plain, **says)


def around(*views: NetworkRow) -> NetworksRow:
    people = {one.person.id: one.person for view in views for one in view.nodes}
    return NetworksRow(told(), tuple(people.values()), views)


def view(number: int, teller: int, when: When, *nodes: NodeRow) -> NetworkRow:
    return NetworkRow(NetworkId(number), CaseId(1), "Amara", TELLERS[teller], "", when, nodes)


def amaras() -> NetworksRow:
    """Amara's networks: hers at eleven and at twelve, and her social worker's."""
    nan, mum, dad = person(1, "Nan"), person(2, "Mum"), person(3, "Dad")
    dog, ife, dawn = person(4, "Biscuit", "pet"), person(5, "Best friend Ife"), person(6, "Foster carer Dawn")
    teacher, senco = person(7, "Mr Webb, teacher"), person(8, "SENCo")
    worker, key, judge = person(9, "Social worker 3"), person(10, "Key worker"), person(11, "Judge")
    camhs, club, game = (
        person(12, "CAMHS", "organisation"),
        person(13, "The allotment", "place"),
        person(14, "Guild", "online"),
    )
    lost = told().events[0].id
    child = view(
        1,
        CHILD,
        When.age(12),
        node(201, nan, "family", 1, Tie.STRONG, supports=("emotional", "fun"), direction=Direction.BOTH),
        node(202, mum, "family", 2, Tie.STRESSFUL, supervised=True, frequency="once a month"),
        node(203, dad, "family", 3, Tie.CUT_OFF, lost_at=lost),
        node(204, dog, "family", 1, Tie.STRONG, supports=("fun",)),
        node(205, ife, "friends", 2, Tie.STRONG, supports=("fun", "advice")),
        node(
            206, dawn, "home", 2, Tie.ORDINARY, supports=("practical", "emotional"), direction=Direction.TO_CHILD
        ),
        node(207, teacher, "school", 2, Tie.ORDINARY, supports=("advice",)),
        node(209, worker, "professionals", 3, Tie.TENUOUS, direction=Direction.TO_CHILD),
        node(211, judge, "professionals", 3, Tie.TENUOUS),
        node(213, club, "other", 2, Tie.ORDINARY),
        node(214, game, "friends", 3, Tie.ORDINARY, supports=("fun",)),
    )
    theirs = view(
        2,
        WORKER,
        When.age(12),
        node(221, nan, "family", 2, Tie.ORDINARY),
        node(222, mum, "family", 2, Tie.STRESSFUL, supervised=True),
        node(226, dawn, "home", 1, Tie.STRONG, supports=("practical",)),
        node(227, teacher, "school", 2),
        node(228, senco, "school", 2),
        node(229, worker, "professionals", 1, Tie.STRONG, supports=("practical", "advice")),
        node(230, key, "professionals", 1),
        node(232, camhs, "professionals", 2, Tie.TENUOUS),
    )
    earlier = view(
        3,
        CHILD,
        When.age(9),
        node(241, nan, "family", 1, Tie.STRONG),
        node(242, mum, "family", 1, Tie.STRESSFUL),
        node(243, dad, "family", 2, Tie.TENUOUS),
        node(245, ife, "friends", 3),
        node(249, worker, "professionals", 3, Tie.TENUOUS),
    )
    return around(earlier, child, theirs)


def made_up(seed: int, size: int) -> NetworksRow:
    """Two views with about so many people each, the same for the same seed."""
    random = Random(seed)
    people = [
        person(number, words(random), random.choice(KINDS)) for number in range(1, max(size + size // 3, 1) + 1)
    ]
    events = [event.id for event in told().events]
    views = []
    for number, teller in enumerate((CHILD, WORKER)):
        crowded = random.choice((SECTORS, SECTORS[:2], SECTORS[:1], (*SECTORS, "a part of life of our own")))
        rings = random.choice(((1, 2, 3), (1,), (3,)))
        nodes = tuple(
            anywhere(random, 1000 * (number + 1) + place, who, crowded, rings, events)
            for place, who in enumerate(random.sample(people, min(size, len(people))))
        )
        views.append(view(number + 1, teller, When.age(9 + number), *nodes))
    return around(*views)


def anywhere(
    random: Random,
    mark: int,
    who: PersonRow,
    sectors: tuple[str, ...],
    rings: tuple[int, ...],
    events: list[EventId],
) -> NodeRow:
    return node(
        mark,
        who,
        random.choice(sectors),
        random.choice(rings),
        random.choice(list(Tie)),
        place=random.choice((None, None, random.random())),
        direction=random.choice(list(Direction)),
        supports=tuple(random.sample(("practical", "emotional", "advice", "fun", "lifts"), random.randint(0, 3))),
        supervised=random.choice((None, None, True, False)),
        lost_at=random.choice((None, None, None, *events[:2])),
    )


def words(random: Random) -> str:
    return " ".join(random.choice(NAMES) for _ in range(random.randint(1, 3)))
