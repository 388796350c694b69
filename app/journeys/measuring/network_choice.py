"""Which snapshot is meant: by whose view and by when, as somebody names them."""

from collections.abc import Sequence

from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.network_words import view_words
from app.journeys.measuring.times import timeline_of
from app.journeys.network_rows import NetworkRow, NetworksRow
from app.journeys.rules import Axis, read_when
from app.problems import Problem


def chosen(row: NetworksRow, teller: str | None, at: str | None) -> NetworkRow:
    """The snapshot of a teller at a time; of several the last. Without a teller, of the first who tells of one."""
    if not row.networks:
        raise Problem("Nobody told of this child’s network yet.", "Add a network on the Journeys page first.")
    found = [network for network in row.networks if teller is None or _is(network, teller)]
    if not found:
        raise Problem(f"There is no network as {teller} sees it.", known(row))
    if at is not None:
        found = [network for network in found if _was(network, at, row.journey)]
        if not found:
            raise Problem("There is no network of that time.", known(row))
    first = min(_place(network, row) for network in found)
    return [network for network in found if _place(network, row) == first][-1]


def nearest_of(row: NetworksRow, network: NetworkRow, others: Sequence[NetworkRow]) -> NetworkRow:
    """Of several snapshots, the one nearest in time to another; the last where nobody can say."""
    timeline = timeline_of(row.journey)
    apart = [(timeline.apart(network.when, other.when), -place) for place, other in enumerate(others)]
    dated = [(days, place) for days, place in apart if days is not None]
    return others[-min(dated)[1]] if dated else others[-1]


def known(row: NetworksRow) -> str:
    """The snapshots there are, in a sentence."""
    return f"There are: {'; '.join(view_words(network, row.journey) for network in row.networks)}."


def _is(network: NetworkRow, teller: str) -> bool:
    wanted = teller.strip().casefold()
    return wanted in {network.teller.name.casefold(), network.teller.letter.casefold()}


def _was(network: NetworkRow, at: str, told: JourneyRow) -> bool:
    if at.strip().casefold() == network.title.casefold() != "":
        return True
    when, timeline = read_when(at), timeline_of(told)
    if when.precision is network.when.precision and (when.low, when.high) == (network.when.low, network.when.high):
        return when.event == network.when.event
    pairs = ((timeline.bounds(when, axis), timeline.bounds(network.when, axis)) for axis in Axis)
    return any(one == other and not one.unknown for one, other in pairs)


def _place(network: NetworkRow, row: NetworksRow) -> int:
    order = [teller.participant for teller in row.journey.tellers]
    return order.index(network.teller.participant)
