"""What can be chosen of somebody in a network: words and values, as the study's pick-lists have them."""

from app.journeys.measuring.network_words import DIRECTION_WORDS, TIE_WORDS
from app.journeys.measuring.networks import ring_names, sectors_of
from app.journeys.network_rows import NetworksRow
from app.journeys.rules import Listed, Tie

Pick = tuple[str, object]
TIES: tuple[Pick, ...] = tuple((words.capitalize(), tie) for tie, words in TIE_WORDS.items())
DIRECTIONS: tuple[Pick, ...] = tuple(
    (words.capitalize() or "Not said", direction) for direction, words in DIRECTION_WORDS.items()
)
SUPERVISED: tuple[Pick, ...] = (("Not said", None), ("Supervised", True), ("Not supervised", False))


def kinds(row: NetworksRow) -> tuple[Pick, ...]:
    """Person, pet, organisation, place, online, and what the study added."""
    used = {person.kind: person.kind for person in row.people}
    return _terms(row, Listed.KIND, used)


def sectors(row: NetworksRow) -> tuple[Pick, ...]:
    """The parts of life."""
    return tuple((words, code) for code, words in sectors_of(row.networks, row.journey.vocabulary))


def rings(row: NetworksRow) -> tuple[Pick, ...]:
    """The rings, the nearest first."""
    named = enumerate(ring_names(row.journey.vocabulary), start=1)
    return tuple((f"{number} {words}", number) for number, words in named)


def supports(row: NetworksRow) -> tuple[Pick, ...]:
    """What somebody may give, and what somebody was said to give beside that."""
    used = {code: code for network in row.networks for node in network.nodes for code in node.supports}
    return _terms(row, Listed.SUPPORT, used)


def losses(row: NetworksRow) -> tuple[Pick, ...]:
    """The events at which somebody may have been lost."""
    return (("Not lost", None), *((event.title, event.id) for event in row.journey.events))


def next_tie(tie: Tie) -> Tie:
    """The kind of tie after this one, round and round."""
    ties = list(Tie)
    return ties[(ties.index(tie) + 1) % len(ties)]


def _terms(row: NetworksRow, listed: Listed, used: dict[str, str]) -> tuple[Pick, ...]:
    terms = {term.code: term.label for term in row.journey.vocabulary.list(listed).terms}
    known = {code.casefold() for code in terms}
    more = {code: code for code in used if code.casefold() not in known}
    return tuple((words, code) for code, words in {**terms, **more}.items())
