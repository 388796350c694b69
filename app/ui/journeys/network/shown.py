"""Which snapshot is shown, and with which other one it is compared; plain Python, no Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from app.journeys.layout.network import (
    NetworkDrawing,
    NetworkOptions,
    draw_beside,
    draw_network,
    draw_overlay,
)
from app.journeys.layout.shapes import Font
from app.journeys.measuring.network_choice import chosen, nearest_of
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow
from app.reports.pictures import Together

MeasureWords = Callable[[str, Font], float]


@dataclass(frozen=True, slots=True)
class Shown:
    """A snapshot, or two and how they are put together."""

    first: NetworkRow
    second: NetworkRow | None = None
    how: Together | None = None

    @property
    def beside(self) -> bool:
        """Whether two stand side by side, each in circles of its own."""
        return self.how is Together.BESIDE

    @property
    def pair(self) -> tuple[NetworkRow, ...]:
        """The snapshots in the order in which they are drawn."""
        return (self.first,) if self.second is None else (self.first, self.second)


def shown_of(
    row: NetworksRow, first: NetworkId | None, second: NetworkId | None, how: Together | None
) -> Shown | None:
    """What is shown where this is wanted: where it is gone, what is nearest to it; None without any snapshot."""
    if not row.networks:
        return None
    one = (None if first is None else row.network(first)) or chosen(row, None, None)
    if how is None or len(row.networks) == 1:
        return Shown(one)
    other = None if second is None or second == one.id else row.network(second)
    other = other or _other(row, one, how)
    if how is Together.BESIDE and row.networks.index(other) < row.networks.index(one):
        return Shown(other, one, how)
    return Shown(one, other, how)


def draw(row: NetworksRow, shown: Shown, measure: MeasureWords, *, legend: bool) -> NetworkDrawing:
    """The drawing of it; a Problem where two views may not be set beside each other."""
    options = NetworkOptions(titled=False, legend=legend, by_age=False)
    if shown.second is None:
        return draw_network(row, shown.first, options, measure)
    two = draw_overlay if shown.how is Together.OVER else draw_beside
    return two(row, shown.first, shown.second, options, measure)


def _other(row: NetworksRow, one: NetworkRow, how: Together) -> NetworkRow:
    """The likeliest to be compared with: another view of that time, or the same view at another time."""
    others = [network for network in row.networks if network.id != one.id]
    same = [network for network in others if network.teller.participant == one.teller.participant]
    wanted = same if how is Together.BESIDE else [network for network in others if network not in same]
    return nearest_of(row, one, wanted or others)
