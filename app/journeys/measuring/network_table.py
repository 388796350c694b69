"""A network as a table: the twin of its drawing, the same in the window, as a copy and on a terminal (J-04)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.network_words import (
    DIRECTION_WORDS,
    TIE_WORDS,
    nearness_words,
    supervised_words,
    term_words,
    view_words,
)
from app.journeys.measuring.networks import overlay_of, ring_names, sectors_of
from app.journeys.network_rows import NetworkRow, NodeRow
from app.journeys.rules import Listed

COLUMNS = (
    "Who",
    "Part of life",
    "Ring",
    "Tie",
    "Relation",
    "Kind",
    "Direction",
    "Gives",
    "How often",
    "Supervised",
    "Since",
    "Until",
    "Lost at",
    "Note",
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """Somebody in a network with a cell for each column."""

    node: NodeRow
    cells: tuple[str, ...]


def network_table(network: NetworkRow, told: JourneyRow) -> tuple[TableRow, ...]:
    """A row for each, part of life by part of life, the nearest first."""
    words, rings = told.vocabulary, ring_names(told.vocabulary)
    order = {code.casefold(): place for place, (code, _) in enumerate(sectors_of([network], words))}
    nodes = sorted(
        network.nodes,
        key=lambda node: (order[node.sector.casefold()], node.ring, node.person.name.casefold(), node.mark),
    )
    return tuple(TableRow(node, _cells(node, told, rings)) for node in nodes)


def compared_columns(first: NetworkRow, second: NetworkRow, told: JourneyRow) -> tuple[str, ...]:
    """The heads of a table of two snapshots."""
    return "Who", "Relation", view_words(first, told), view_words(second, told), "Compared"


def compared_table(first: NetworkRow, second: NetworkRow, told: JourneyRow) -> tuple[TableRow, ...]:
    """A row for each person of either snapshot, in the order of the ways in which they are placed (J-09, J-10)."""
    found, said = overlay_of(first, second, told.vocabulary), nearness_words(first, second, told)
    one = {node.person.id: node for node in first.nodes}
    other = {node.person.id: node for node in second.nodes}
    rings, rows = ring_names(told.vocabulary), []
    for nearness, words in said.items():
        people = {person.person for person in found.those(nearness)}
        there = [node for node in {**other, **one}.values() if node.person.id in people]
        for node in sorted(there, key=lambda node: node.person.name.casefold()):
            places = (_place(at.get(node.person.id), told, rings) for at in (one, other))
            rows.append(TableRow(node, (node.person.name, node.person.relation, *places, words)))
    return tuple(rows)


def _place(node: NodeRow | None, told: JourneyRow, rings: Sequence[str]) -> str:
    if node is None:
        return "–"
    return f"{node.ring} {rings[node.ring - 1]}, {term_words(Listed.SECTOR, node.sector, told.vocabulary)}"


def _cells(node: NodeRow, told: JourneyRow, rings: tuple[str, str, str]) -> tuple[str, ...]:
    words = told.vocabulary
    return (
        node.person.name,
        term_words(Listed.SECTOR, node.sector, words),
        f"{node.ring} {rings[node.ring - 1]}",
        TIE_WORDS[node.tie].capitalize(),
        node.person.relation,
        term_words(Listed.KIND, node.person.kind, words),
        DIRECTION_WORDS[node.direction],
        ", ".join(term_words(Listed.SUPPORT, code, words).lower() for code in node.supports),
        node.frequency,
        supervised_words(node.supervised),
        node.since,
        node.until,
        told.event_names().get(node.lost_at or 0, ""),
        node.note,
    )
