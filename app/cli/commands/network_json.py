"""A network as JSON: who is in it and how, what is measured, and how two snapshots compare."""

from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.network_findings import stands_out
from app.journeys.measuring.networks import named_by_one_of, network_measures, overlay_of
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeRow
from app.journeys.rules import Nearness, Tally
from app.journeys.rules.networks import NetworkMeasures

Json = dict[str, object]


def network_as_json(row: NetworksRow, first: NetworkRow, second: NetworkRow | None) -> Json:
    """Everything of a snapshot, or of two."""
    names: dict[int, str] = {person.id: person.name for person in row.people}
    alone = named_by_one_of(row)
    told: Json = {
        "case": row.journey.pseudonym,
        "networks": [_network(network, row) for network in (first, second) if network is not None],
        "named_by_child_but_no_adult": _names(alone.child_but_no_adult, names),
        "named_by_practitioner_but_not_child": _names(alone.practitioner_but_not_child, names),
        "stands_out": stands_out(first, second, row.journey),
    }
    if second is not None:
        found = overlay_of(first, second, row.journey.vocabulary)
        told["compared"] = {
            nearness.value: [names[one.person] for one in found.those(nearness)] for nearness in Nearness
        }
    return told


def head_as_json(network: NetworkRow, told: JourneyRow) -> Json:
    """A snapshot with its measures, without the people in it."""
    return {
        "case": told.pseudonym,
        "told_by": network.teller.name,
        "when": when_words(network.when, told),
        "title": network.title,
        "measures": _measures(network_measures(network, told)),
    }


def _network(network: NetworkRow, row: NetworksRow) -> Json:
    told = row.journey
    return {
        "told_by": network.teller.name,
        "when": when_words(network.when, told),
        "title": network.title,
        "people": [_node(node, row) for node in network.nodes],
        "measures": _measures(network_measures(network, told)),
    }


def _node(node: NodeRow, row: NetworksRow) -> Json:
    behind = row.evidence.get(node.mark)
    return {
        "name": node.person.name,
        "kind": node.person.kind,
        "relation": node.person.relation,
        "sector": node.sector,
        "ring": node.ring,
        "tie": node.tie.value,
        "direction": node.direction.value,
        "supports": list(node.supports),
        "frequency": node.frequency,
        "supervised": node.supervised,
        "since": node.since,
        "until": node.until,
        "lost_at": row.journey.event_names().get(node.lost_at or 0),
        "note": node.note,
        "passages": behind.passages if behind else 0,
        "regions": behind.regions if behind else 0,
        "codes": len(behind.codes) if behind else 0,
    }


def _measures(known: NetworkMeasures) -> Json:
    return {
        "size": known.size,
        "inner_ring": known.inner,
        "professional": _tally(known.professional),
        "informal": _tally(known.informal),
        "strong": known.strong,
        "ordinary": known.ordinary,
        "tenuous": known.tenuous,
        "stressful": known.stressful,
        "cut_off": known.cut_off,
        "lost_since_last_move": known.lost_since_last_move,
    }


def _tally(tally: Tally) -> Json:
    return {"known": tally.known, "not_said": tally.unsaid}


def _names(people: tuple[int, ...] | None, names: dict[int, str]) -> list[str] | None:
    return None if people is None else sorted((names[one] for one in people if one in names), key=str.casefold)
