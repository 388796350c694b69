"""One snapshot, two views over each other (J-09), or two side by side (J-10), made into a page and laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.journey_rows import MarkId, TellerRow
from app.journeys.layout.network.compose import lay
from app.journeys.layout.network.drawing import NetworkDrawing
from app.journeys.layout.network.legend import (
    Group,
    kinds_group,
    lost_group,
    overlay_group,
    supports_group,
    tellers_group,
    ties_group,
)
from app.journeys.layout.network.pages import Page
from app.journeys.layout.network.tokens import Token, token_of
from app.journeys.layout.shapes import MUTED, SMALL, TEXT, TITLE, Font, Measure, Paint
from app.journeys.measuring.network_findings import stands_out
from app.journeys.measuring.network_words import (
    age_words,
    evidence_told,
    nearness_words,
    node_words,
    possessive,
)
from app.journeys.measuring.networks import namers, overlay_of, ring_names, sectors_of
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeRow
from app.journeys.rules import Nearness, Overlaid

NEARER = "nearer the middle means closer to"
BESIDE = {
    Nearness.SAME: "",
    Nearness.CLOSER_IN_FIRST: "further away",
    Nearness.CLOSER_IN_SECOND: "closer",
    Nearness.ONLY_IN_SECOND: "new",
    Nearness.ONLY_IN_FIRST: "",
}
ONLY_FIRST = "not there later"
SIGNS = {
    Nearness.SAME: "same",
    Nearness.CLOSER_IN_FIRST: "apart",
    Nearness.CLOSER_IN_SECOND: "apart",
    Nearness.ONLY_IN_FIRST: "one",
    Nearness.ONLY_IN_SECOND: "one",
}
SIGN_WORDS = {
    "same": "in the same ring in both",
    "apart": "the same person, further away in one",
    "one": "named in one alone",
}


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """How a network is to be drawn; its time by age alone where the drawing may leave the study (J-02)."""

    titled: bool = True
    legend: bool = True
    by_age: bool = True


def draw_network(
    row: NetworksRow, network: NetworkRow, options: NetworkOptions, measure: Measure
) -> NetworkDrawing:
    """One snapshot, with the letters of who else names each person in any."""
    told = row.journey
    shown = _Shown(row, (network,), options, measure)
    tokens = [
        shown.token(
            node,
            network.teller,
            extras=shown.lost(node),
            letters=shown.others(node, network),
        )
        for node in network.nodes
    ]
    others = {teller.participant for node in network.nodes for teller in shown.others(node, network)}
    groups = (
        tellers_group("Told by", [network.teller]),
        tellers_group("Named also by", [teller for teller in told.tellers if teller.participant in others]),
        kinds_group(network.nodes, told.vocabulary),
        ties_group(network.nodes),
        supports_group(network.nodes, told.vocabulary),
        lost_group(network.nodes),
    )
    about = f"{shown.view(network)} · {NEARER} {told.pseudonym}"
    return lay(
        shown.page(about, (), (tokens,), groups, stands_out(network, None, told), ties=True, rings_of=False),
        measure,
    )


def draw_overlay(
    row: NetworksRow, first: NetworkRow, second: NetworkRow, options: NetworkOptions, measure: Measure
) -> NetworkDrawing:
    """Two snapshots over each other: who agrees, who is closer in which, whom one alone names (J-09)."""
    told = row.journey
    found = overlay_of(first, second, told.vocabulary)
    shown = _Shown(row, (first, second), options, measure)
    one: dict[int, NodeRow] = {node.mark: node for node in first.nodes}
    other: dict[int, NodeRow] = {node.mark: node for node in second.nodes}
    tokens: list[Token] = []
    for person in found.people:
        here = one[person.first.key] if person.first else None
        there = other[person.second.key] if person.second else None
        tokens += shown.overlaid(person, here, there, first.teller, second.teller)
    used = {SIGNS[nearness] for nearness in Nearness if found.those(nearness)}
    signs = [(sign, text) for sign, text in SIGN_WORDS.items() if sign in used]
    groups = (
        tellers_group("Told by", _once([first.teller, second.teller])),
        kinds_group([*first.nodes, *second.nodes], told.vocabulary),
        overlay_group("Both views", signs),
    )
    about = f"{shown.view(first)} over {shown.view(second)} · {NEARER} {told.pseudonym}"
    return lay(
        shown.page(about, (), (tokens,), groups, stands_out(first, second, told), ties=False, rings_of=True),
        measure,
    )


def draw_beside(
    row: NetworksRow, first: NetworkRow, second: NetworkRow, options: NetworkOptions, measure: Measure
) -> NetworkDrawing:
    """Two snapshots side by side in circles of one size, with who is new, closer or further away (J-10)."""
    told = row.journey
    found = {person.person: person.nearness for person in overlay_of(first, second, told.vocabulary).people}
    shown = _Shown(row, (first, second), options, measure)
    crowds = []
    for place, network in enumerate((first, second)):
        crowd = []
        for node in network.nodes:
            nearness = found[node.person.id]
            change = BESIDE[nearness] if place else ONLY_FIRST if nearness is Nearness.ONLY_IN_FIRST else ""
            extras = [*([change] if change else []), *shown.lost(node)]
            crowd.append(shown.token(node, network.teller, extras=extras, nearness=nearness))
        crowds.append(crowd)
    nodes = [*first.nodes, *second.nodes]
    groups = (
        tellers_group("Told by", _once([first.teller, second.teller])),
        kinds_group(nodes, told.vocabulary),
        ties_group(nodes),
        supports_group(nodes, told.vocabulary),
        lost_group(nodes),
    )
    headings = (shown.view(first), shown.view(second))
    about = f"{NEARER} {told.pseudonym}"
    return lay(
        shown.page(
            about[:1].upper() + about[1:],
            headings,
            crowds,
            groups,
            stands_out(first, second, told),
            ties=True,
            rings_of=False,
        ),
        measure,
    )


class _Shown:
    """What all kinds of page share: how people are named and spoken of."""

    def __init__(
        self, row: NetworksRow, networks: Sequence[NetworkRow], options: NetworkOptions, measure: Measure
    ) -> None:
        self._row, self._networks, self._options, self._measure = row, networks, options, measure
        self._rings = ring_names(row.journey.vocabulary)

    def view(self, network: NetworkRow) -> str:
        """Whose view, and when."""
        told = self._row.journey
        when = age_words(network, told) if self._options.by_age else when_words(network.when, told)
        return f"{possessive(network.teller.name)} view, {when}"

    def others(self, node: NodeRow, network: NetworkRow) -> tuple[TellerRow, ...]:
        """Who else names somebody, in any snapshot, where the teller agreed to be compared (E-01)."""
        if not network.teller.linkable:
            return ()
        naming = namers(self._row, node.person.id)
        return tuple(one for one in naming if one.participant != network.teller.participant)

    def lost(self, node: NodeRow) -> tuple[str, ...]:
        """That somebody was lost, and at what."""
        title = self._row.journey.event_names().get(node.lost_at or 0, "")
        return (f"lost: {title}",) if title else ()

    def token(
        self,
        node: NodeRow,
        teller: TellerRow,
        *,
        extras: Sequence[str] = (),
        letters: Sequence[TellerRow] = (),
        nearness: Nearness | None = None,
    ) -> Token:
        """Somebody in one view."""
        tooltip = self._tooltip(node, teller)
        name = f"{node.person.name}, {self._place(node)}"
        return token_of(
            node,
            teller,
            self._measure,
            tooltip=tooltip,
            name=name,
            extras=extras,
            letters=letters,
            nearness=nearness,
        )

    def overlaid(
        self,
        person: Overlaid,
        here: NodeRow | None,
        there: NodeRow | None,
        first: TellerRow,
        second: TellerRow,
    ) -> list[Token]:
        """Somebody in two views: once where both place them alike, else at both places."""
        words = nearness_words(self._networks[0], self._networks[1], self._row.journey)[person.nearness]
        both = " ".join(
            self._tooltip(node, teller) for node, teller in ((here, first), (there, second)) if node is not None
        )
        tooltip = f"{words}. {both}"
        if here is None or there is None:
            node, teller = (here, first) if here is not None else (there, second)
            assert node is not None
            return [self._overlaid(node, teller, (teller,), tooltip, words, person, ())]
        if person.nearness is Nearness.SAME and here.sector.casefold() == there.sector.casefold():
            letters = _once([first, second])
            return [self._overlaid(here, first, letters, tooltip, words, person, (here.mark, there.mark))]
        one = self._overlaid(here, first, (first,), tooltip, words, person, ())
        other = token_of(
            there,
            second,
            self._measure,
            tooltip=tooltip,
            name=f"{there.person.name}, {self._place(there)}, {possessive(second.name)} view",
            letters=(second,),
            signs=False,
            named=False,
            nearness=person.nearness,
            beside=here.mark,
        )
        return [one, other]

    def page(
        self,
        about: str,
        headings: tuple[str, ...],
        crowds: Sequence[Sequence[Token]],
        groups: tuple[Group, ...],
        finding: str,
        *,
        ties: bool,
        rings_of: bool,
    ) -> Page:
        """The page, ready to be laid out."""
        told = self._row.journey
        title = f"Who is around {told.pseudonym}"
        head: tuple[tuple[str, Font, Paint], ...] = ((title, TITLE, TEXT), (about, SMALL, MUTED))
        people = len({token.node.person.id for crowd in crowds for token in crowd})
        return Page(
            ego=told.pseudonym,
            title=title,
            described=f"{title}: {', '.join(self.view(network) for network in self._networks)}. "
            f"{people} {'person, pet or place' if people == 1 else 'people, pets and places'}.",
            head=head if self._options.titled else (),
            headings=headings,
            sectors=sectors_of(self._networks, told.vocabulary),
            rings=self._rings,
            crowds=tuple(tuple(crowd) for crowd in crowds),
            legend=groups if self._options.legend else (),
            stands_out=finding,
            ties=ties,
            rings_of=rings_of,
        )

    def _overlaid(
        self,
        node: NodeRow,
        teller: TellerRow,
        letters: Sequence[TellerRow],
        tooltip: str,
        words: str,
        person: Overlaid,
        marks: tuple[MarkId, ...],
    ) -> Token:
        return token_of(
            node,
            teller,
            self._measure,
            tooltip=tooltip,
            name=f"{node.person.name}, {self._place(node)}: {words.lower()}",
            letters=letters,
            signs=False,
            marks=marks,
            nearness=person.nearness,
        )

    def _place(self, node: NodeRow) -> str:
        sectors = dict(sectors_of(self._networks, self._row.journey.vocabulary))
        named = {code.casefold(): label for code, label in sectors.items()}
        return f"{named[node.sector.casefold()]}, {self._rings[node.ring - 1].lower()}"

    def _tooltip(self, node: NodeRow, teller: TellerRow) -> str:
        said = node_words(node, self._row.journey, self._rings)
        who = f"Told by {teller.name}" + (f" ({teller.perspective_name})" if teller.perspective_name else "")
        return f"{said} {who}. {evidence_told(self._row.evidence.get(node.mark))}."


def _once(tellers: Sequence[TellerRow]) -> tuple[TellerRow, ...]:
    return tuple({teller.participant: teller for teller in tellers}.values())
