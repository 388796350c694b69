"""A network as a table: the twin of its drawing, the same in the window, as a copy and on a terminal (J-04)."""

from dataclasses import dataclass

from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.network_words import (
    DIRECTION_WORDS,
    TIE_WORDS,
    supervised_words,
    term_words,
)
from app.journeys.measuring.networks import ring_names, sectors_of
from app.journeys.network_rows import NetworkRow, NodeRow
from app.journeys.rules import Listed

COLUMNS = (
    "Who",
    "Kind",
    "Relation",
    "Part of life",
    "Ring",
    "Tie",
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


def _cells(node: NodeRow, told: JourneyRow, rings: tuple[str, str, str]) -> tuple[str, ...]:
    words = told.vocabulary
    return (
        node.person.name,
        term_words(Listed.KIND, node.person.kind, words),
        node.person.relation,
        term_words(Listed.SECTOR, node.sector, words),
        f"{node.ring} {rings[node.ring - 1]}",
        TIE_WORDS[node.tie].capitalize(),
        DIRECTION_WORDS[node.direction],
        ", ".join(term_words(Listed.SUPPORT, code, words).lower() for code in node.supports),
        node.frequency,
        supervised_words(node.supervised),
        node.since,
        node.until,
        told.event_names().get(node.lost_at or 0, ""),
        node.note,
    )
