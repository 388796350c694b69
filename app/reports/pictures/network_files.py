"""Pictures of a network put in their place, as far as those who tell agreed to it (DOMAIN J-05, E-01, E-12)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.journeys.layout.network import (
    NetworkDrawing,
    NetworkOptions,
    draw_beside,
    draw_network,
    draw_overlay,
)
from app.journeys.measuring.network_words import dated_by_calendar
from app.journeys.network_rows import NetworkRow, NetworksRow
from app.problems import Problem
from app.reports.names import look_at_drawings
from app.reports.pictures.faces import measure
from app.reports.pictures.files import DATES_IDENTIFY, MAKERS, Written
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.safeguards.register import Held
from app.store.put import ready_file
from app.study.rows import ConsentScope


class Together(StrEnum):
    """How two snapshots are put together."""

    OVER = "over"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One snapshot, or two and how."""

    first: NetworkRow
    second: NetworkRow | None = None
    how: Together = Together.OVER


def write_network(row: NetworksRow, wanted: Wanted, out: Path, *, names_in: NamesIn = no_names) -> Written:
    """Write a network as PNG or SVG, by the ending of the name; a Problem where it may not leave the study."""
    maker = MAKERS.get(out.suffix.lower())
    if maker is None:
        raise Problem("A picture of a network is a PNG or an SVG.", "Choose a name that ends in .png or .svg.")
    networks = [network for network in (wanted.first, wanted.second) if network is not None]
    refuse_untold(networks)
    drawing = picture_of(views_leaving(row), wanted)
    look = Looking(names_in)
    look.at_file(out)
    look_at_drawings(look, [drawing])
    look.refuse()
    file = ready_file(maker(drawing), out, ending=out.suffix.lower(), thing="picture")
    dated = any(dated_by_calendar(network, row.journey) for network in networks)
    tellers = {network.teller.participant for network in networks}
    held = {person: Held(pictures=1) for person in tellers if person is not None}
    return Written((file,), (DATES_IDENTIFY,) if dated else (), held)


def refuse_untold(networks: Iterable[NetworkRow]) -> None:
    """A Problem where one of them is told by somebody who may not be quoted."""
    for network in networks:
        if not network.teller.quotable:
            why = network.teller.why_not(ConsentScope.QUOTE)
            raise Problem(
                f"What {network.teller.name} told may not leave the study{why and f': {why}'}.",
                "Record their consent to be quoted first.",
            )


def picture_of(row: NetworksRow, wanted: Wanted) -> NetworkDrawing:
    """The drawing as it leaves: by age where that can be said."""
    options = NetworkOptions()
    if wanted.second is None:
        return draw_network(row, wanted.first, options, measure)
    draw = draw_overlay if wanted.how is Together.OVER else draw_beside
    return draw(row, wanted.first, wanted.second, options, measure)


def views_leaving(row: NetworksRow) -> NetworksRow:
    """Without the views of those who may not be quoted: nobody is said to be named by them.

    Nor with anybody on whose place in a network a safeguarding concern stands (E-09).
    """
    held = row.journey.withheld
    networks = (
        replace(network, nodes=tuple(node for node in network.nodes if node.mark not in held))
        for network in row.networks
        if network.teller.quotable
    )
    return replace(row, networks=tuple(networks))
