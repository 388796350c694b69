"""What a user can do with support networks, done to whatever happens to be there."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from app.journeys import actions, queries
from app.journeys.journey_rows import JourneyRow
from app.journeys.network_rows import (
    NetworkDraft,
    NetworkRow,
    NetworksRow,
    NodeDraft,
    NodeRow,
    PersonDraft,
    PersonId,
    PersonRow,
)
from app.journeys.rules import Direction, Tie, When
from app.store.project import Project

Row = TypeVar("Row")
NAMES = ("Nan", "nan", "Biscuit 🐕", "Ms O'Hara", 'the "judge"', "أم", " ", "nul \0 inside")
WORDS = ("every week", 'it\'s "fine"', "%s :x ? {y}", "", "two\nlines")


def _some(rows: Sequence[Row], chance: Random) -> list[Row]:
    return [chance.choice(rows)] if rows else []


def _cases(project: Project, chance: Random) -> list[NetworksRow]:
    with project.reading() as session:
        cases = [row.case for row in queries.journeys(session)]
        return [queries.networks_of(session, case) for case in _some(cases, chance)]


def _networks(project: Project, chance: Random) -> list[tuple[NetworksRow, NetworkRow]]:
    return [(row, network) for row in _cases(project, chance) for network in _some(row.networks, chance)]


def _nodes(project: Project, chance: Random) -> list[tuple[NetworksRow, NodeRow]]:
    return [(row, node) for row, network in _networks(project, chance) for node in _some(network.nodes, chance)]


def _when(row: JourneyRow, chance: Random) -> When:
    events = [When.after(event.id) for event in row.events]
    return chance.choice([When.unknown(chance.choice(WORDS)), When.age(9), When.month(2014, 3), *events])


def _network(row: JourneyRow, chance: Random) -> list[NetworkDraft]:
    tellers = [teller.participant for teller in row.tellers if teller.participant is not None]
    return [
        NetworkDraft(teller, _when(row, chance), chance.choice(WORDS[:2])) for teller in _some(tellers, chance)
    ]


def _person(chance: Random) -> PersonDraft:
    return PersonDraft(chance.choice(NAMES), chance.choice(("person", "pet", "ours")), chance.choice(("", "gran")))


def _node(row: NetworksRow, chance: Random) -> NodeDraft:
    return NodeDraft(
        sector=chance.choice(("family", "school", "ours, not theirs", " ")),
        ring=chance.choice((1, 2, 3, 3, 4)),
        place=chance.choice((None, 0.25, 1.0, 1.5)),
        tie=chance.choice(list(Tie)),
        direction=chance.choice(list(Direction)),
        supports=tuple(chance.sample(("fun", "advice", "a, b"), chance.randint(0, 2))),
        frequency=chance.choice(WORDS),
        supervised=chance.choice((None, True, False)),
        since=chance.choice(("", "age 6")),
        until=chance.choice(("", "2014")),
        lost_at=chance.choice([None, *(event.id for event in row.journey.events)]),
        note=chance.choice(WORDS),
    )


def add_network(project: Project, chance: Random) -> None:
    for row in _cases(project, chance):
        for draft in _network(row.journey, chance):
            copied = chance.choice([None, *(network.id for network in row.networks)])
            actions.add_network(project, case=row.journey.case, network=draft, copy_of=copied)


def edit_network(project: Project, chance: Random) -> None:
    for row, network in _networks(project, chance):
        for draft in _network(row.journey, chance):
            actions.edit_network(project, network=network.id, draft=draft)


def remove_network(project: Project, chance: Random) -> None:
    for _, network in _networks(project, chance):
        actions.remove_network(project, network=network.id)


def add_person(project: Project, chance: Random) -> None:
    for row in _cases(project, chance):
        actions.add_person(project, case=row.journey.case, person=_person(chance))


def _people(project: Project, chance: Random) -> list[PersonRow]:
    return [person for row in _cases(project, chance) for person in _some(row.people, chance)]


def edit_person(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        actions.edit_person(project, person=person.id, draft=_person(chance))


def merge_people(project: Project, chance: Random) -> None:
    for row in _cases(project, chance):
        for one, other in zip(_some(row.people, chance), _some(row.people, chance), strict=True):
            actions.merge_people(project, person=one.id, into=other.id)


def remove_person(project: Project, chance: Random) -> None:
    for person in _people(project, chance):
        actions.remove_person(project, person=person.id)


def place_person(project: Project, chance: Random) -> None:
    for row, network in _networks(project, chance):
        people: list[PersonDraft | PersonId] = [_person(chance), *(person.id for person in row.people)]
        person = chance.choice(people)
        actions.place_person(project, network=network.id, person=person, node=_node(row, chance))


def edit_node(project: Project, chance: Random) -> None:
    for row, node in _nodes(project, chance):
        kept = replace(NodeDraft.of(node), note=chance.choice(WORDS))
        actions.edit_node(project, mark=node.mark, node=chance.choice((kept, _node(row, chance))))


def move_node(project: Project, chance: Random) -> None:
    for _, node in _nodes(project, chance):
        actions.move_node(
            project,
            mark=node.mark,
            sector=chance.choice(("family", "friends", "school")),
            ring=chance.choice((0, 1, 2, 3)),
            place=chance.choice((None, 0.5, -1.0)),
        )


def remove_nodes(project: Project, chance: Random) -> None:
    for _, network in _networks(project, chance):
        marks = [node.mark for node in network.nodes if chance.random() < 0.5]
        actions.remove_nodes(project, marks=marks)


NETWORK_EDITS = (
    add_network,
    edit_network,
    remove_network,
    add_person,
    edit_person,
    merge_people,
    remove_person,
    place_person,
    edit_node,
    move_node,
    remove_nodes,
)
