"""A network in words: for its panel, for whoever copies it, and as a table; plain Python, no Qt."""

from collections.abc import Iterator

from app.journeys.measuring.network_findings import stands_out
from app.journeys.measuring.network_table import (
    COLUMNS,
    TableRow,
    compared_columns,
    compared_table,
    network_table,
)
from app.journeys.measuring.network_words import (
    measures_told,
    naming_told,
    node_words,
    overlay_told,
    view_words,
)
from app.journeys.measuring.networks import ring_names
from app.journeys.network_rows import NetworksRow
from app.ui.journeys.network.shown import Shown


def heading(row: NetworksRow, shown: Shown) -> str:
    """Which snapshots are shown."""
    return " and ".join(view_words(network, row.journey) for network in shown.pair)


def measured(row: NetworksRow, shown: Shown) -> Iterator[str]:
    """The measures of one snapshot, or how two place people; a Problem where two may not be compared."""
    if shown.second is None:
        lines = [*measures_told(shown.first, row.journey), *naming_told(row)]
    else:
        lines = list(overlay_told(shown.first, shown.second, row.journey))
    yield from lines
    finding = stands_out(shown.first, shown.second, row.journey)
    if finding and finding.split(":")[0] not in {line.split(":")[0] for line in lines}:
        yield finding


def in_words(row: NetworksRow, shown: Shown) -> str:
    """Everything: which snapshots, each person in a line, and the measures."""
    rings = ring_names(row.journey.vocabulary)
    lines = [heading(row, shown)]
    for network in shown.pair:
        if shown.second is not None:
            lines += ["", view_words(network, row.journey)]
        lines += [node_words(node, row.journey, rings) for node in network.nodes]
    return "\n".join([*lines, "", *measured(row, shown)])


def table(row: NetworksRow, shown: Shown) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """The heads and the rows; a Problem where two may not be compared."""
    if shown.second is None:
        return COLUMNS, network_table(shown.first, row.journey)
    first, second, told = shown.first, shown.second, row.journey
    return compared_columns(first, second, told), compared_table(first, second, told)
