"""Networks as the rules take them, and what comes of them (DOMAIN §1.5): plain calculation over frozen rows."""

from collections.abc import Iterable, Sequence

from app.journeys.journey_rows import EventKind, JourneyRow, TellerRow
from app.journeys.measuring.times import timeline_of, when_placed
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeRow
from app.journeys.rules import (
    Listed,
    Mark,
    NamedByOne,
    NetworkMeasures,
    Node,
    Overlay,
    Standpoint,
    View,
    measure_network,
    named_by_one,
    overlay,
)
from app.journeys.rules.vocabulary import Vocabulary
from app.problems import Problem
from app.study.rows import CaseRelation

_CHILD, _PRACTITIONER = 0, 2
"""The palette indices of the perspectives every study starts with."""
_BY_RELATION = {
    CaseRelation.SELF: Standpoint.CHILD,
    CaseRelation.CARER: Standpoint.OTHER_ADULT,
    CaseRelation.PRACTITIONER: Standpoint.PRACTITIONER,
}


def standpoint_of(teller: TellerRow) -> Standpoint:
    """Whose view a teller's is: by how they stand to the child, else by their perspective."""
    if teller.relation is not None:
        return _BY_RELATION[teller.relation]
    return {_CHILD: Standpoint.CHILD, _PRACTITIONER: Standpoint.PRACTITIONER}.get(
        -1 if teller.palette is None else teller.palette, Standpoint.OTHER_ADULT
    )


def network_measures(network: NetworkRow, told: JourneyRow) -> NetworkMeasures:
    """The measures of one snapshot."""
    return measure_network(as_nodes(network, told.vocabulary), since_last_move(network, told))


def overlay_of(first: NetworkRow, second: NetworkRow, words: Vocabulary) -> Overlay:
    """One snapshot laid over another: two views (J-09) or two dates (J-10).

    A Problem where two people tell and one did not agree to be set beside the other (E-01).
    """
    refuse_unlinked(first, second)
    return overlay(as_nodes(first, words), as_nodes(second, words))


def refuse_unlinked(first: NetworkRow, second: NetworkRow) -> None:
    """A Problem where somebody did not agree that their view is set beside another's (E-01)."""
    if first.teller.participant == second.teller.participant:
        return
    if not (first.teller.linkable and second.teller.linkable):
        raise Problem(
            "Somebody did not agree that their view is set beside another’s.",
            "Record the consent to link accounts first, or look at each view alone.",
        )


def named_by_one_of(row: NetworksRow) -> NamedByOne:
    """Who is named from one standpoint alone, over all snapshots of those who agreed to be compared (E-01)."""
    views = [
        View(network.id, standpoint_of(network.teller), as_nodes(network, row.journey.vocabulary))
        for network in row.networks
        if network.teller.linkable
    ]
    return named_by_one(views)


def as_nodes(network: NetworkRow, words: Vocabulary) -> tuple[Node, ...]:
    """Who is in a snapshot, as the rules take them."""
    return tuple(
        Node(node.mark, node.person.id, node.ring, _professional(node, words), node.tie, node.lost_at)
        for node in network.nodes
    )


def since_last_move(network: NetworkRow, told: JourneyRow) -> frozenset[int] | None:
    """The last move before a snapshot by its date, and the events after it; None where nobody can say.

    Where the snapshot has no date, or one that cannot be compared, the last move of all counts.
    """
    moves = [event for event in told.events if event.kind is EventKind.MOVE]
    if not moves:
        return frozenset()
    timeline = timeline_of(told)
    placed = {event.id: when_placed(event, told) for event in told.events}
    axis = timeline.axis_for([network.when, *placed.values()])
    known = {event: when for event, when in placed.items() if not timeline.bounds(when, axis).unknown}
    at = timeline.bounds(network.when, axis)
    until = at.latest if at.latest is not None else at.earliest
    dated = [event.id for event in moves if event.id in known]
    if until is not None:
        dated = [event for event in dated if (timeline.bounds(known[event], axis).earliest or 0) <= until]
    if not dated:
        return frozenset(event.id for event in moves) if len(moves) == 1 and not known else None
    last = max(timeline.order(known[event], axis) for event in dated)
    return frozenset(event for event, when in known.items() if timeline.order(when, axis) >= last)


def namers(row: NetworksRow, person: int) -> tuple[TellerRow, ...]:
    """Who names somebody in any snapshot, of those who agreed to be compared, child first (E-01)."""
    naming = {
        network.teller.participant
        for network in row.networks
        for node in network.nodes
        if node.person.id == person and network.teller.linkable
    }
    return tuple(teller for teller in row.journey.tellers if teller.participant in naming)


def inner_by_sector(network: NetworkRow) -> dict[str, int]:
    """Sector -> how many stand in the inner ring."""
    found: dict[str, int] = {}
    for node in network.nodes:
        if node.ring == 1:
            found[node.sector] = found.get(node.sector, 0) + 1
    return found


def sectors_of(networks: Iterable[NetworkRow], words: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The sectors of a drawing by code and name: those of the pick-list, then any that are used beside it."""
    listed = {term.code.casefold(): (term.code, term.label) for term in words.list(Listed.SECTOR).terms}
    used = {node.sector.casefold(): (node.sector, node.sector) for network in networks for node in network.nodes}
    return tuple({**used, **listed}[code] for code in dict.fromkeys([*listed, *sorted(used)]))


def ring_names(words: Vocabulary) -> tuple[str, str, str]:
    """What the three rings are called, the nearest first."""
    listed = words.list(Listed.RING)
    named = [listed.term(str(ring)) for ring in (1, 2, 3)]
    first, second, third = (term.label if term else f"Ring {number}" for number, term in enumerate(named, start=1))
    return first, second, third


def _professional(node: NodeRow, words: Vocabulary) -> bool | None:
    listed = words.list(Listed.SECTOR)
    return None if listed.term(node.sector) is None else listed.is_marked(node.sector, Mark.PROFESSIONAL)


def latest_of_each(networks: Sequence[NetworkRow]) -> list[NetworkRow]:
    """The last snapshot of each teller, in the order of the snapshots."""
    last = {network.teller.participant: network for network in networks}
    return list(last.values())
