"""What is most worth seeing in a network, or in two, as one sentence (DOMAIN §1.5, J-09, J-10)."""

from collections.abc import Sequence

from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring.network_words import names_of, nearness_words, possessive
from app.journeys.measuring.networks import inner_by_sector, network_measures, overlay_of, sectors_of
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkRow
from app.journeys.rules import Nearness, Overlaid


def stands_out(first: NetworkRow, second: NetworkRow | None, told: JourneyRow) -> str:
    """What is most worth seeing in one snapshot, or in two, in a sentence."""
    if second is None:
        return _stands_out_alone(first, told)
    return _stands_out_of_two(first, second, told)


def _stands_out_of_two(first: NetworkRow, second: NetworkRow, told: JourneyRow) -> str:
    labels = dict(sectors_of([first, second], told.vocabulary))
    for one, other in ((first, second), (second, first)):
        inner, theirs = inner_by_sector(one), inner_by_sector(other)
        for code, label in sorted(labels.items(), key=lambda item: -theirs.get(item[0], 0)):
            if one.nodes and not inner.get(code) and theirs.get(code):
                return (
                    f"Nobody from “{label}” is in the inner ring {_in_view(one, other, told)}; "
                    f"{_placed(other, one, told, theirs[code])} {_number(theirs[code])}."
                )
    found, names = overlay_of(first, second, told.vocabulary), names_of(first, second)
    words = nearness_words(first, second, told)
    apart = (
        Nearness.CLOSER_IN_FIRST,
        Nearness.CLOSER_IN_SECOND,
        Nearness.ONLY_IN_FIRST,
        Nearness.ONLY_IN_SECOND,
    )
    for nearness in apart:
        people = sorted(found.those(nearness), key=lambda one: (-_distance(one), names[one.person].casefold()))
        if people:
            return f"{words[nearness]}: {_listed([names[one.person] for one in people])}."
    return "Both place everybody in the same rings." if found.people else ""


def _in_view(one: NetworkRow, other: NetworkRow, told: JourneyRow) -> str:
    if one.teller.participant == other.teller.participant:
        return f"at {when_words(one.when, told)}"
    return f"in {possessive(one.teller.name)} view"


def _placed(other: NetworkRow, one: NetworkRow, told: JourneyRow, many: int) -> str:
    if one.teller.participant == other.teller.participant:
        return f"at {when_words(other.when, told)} there {'is' if many == 1 else 'are'}"
    return f"{other.teller.name} placed"


def _stands_out_alone(network: NetworkRow, told: JourneyRow) -> str:
    known = network_measures(network, told)
    if not known.size:
        return ""
    if not known.inner:
        return f"Nobody is in the inner ring in {possessive(network.teller.name)} view."
    if known.lost_since_last_move:
        lost, were = known.lost_since_last_move, "was" if known.lost_since_last_move == 1 else "were"
        return f"{_number(lost).capitalize()} of {known.size} {were} lost since the last move."
    inner = inner_by_sector(network)
    labels = dict(sectors_of([network], told.vocabulary))
    if len(inner) == 1 and known.inner > 1:
        (code,) = inner
        all_of_them = "Both" if known.inner == 2 else f"All {_number(known.inner)}"
        return f"{all_of_them} in the inner ring are from “{labels.get(code, code)}”."
    hard = known.cut_off + known.stressful
    if hard > known.strong:
        strong = f"{_number(known.strong)} of {known.size} ties {_is(known.strong)} strong".capitalize()
        return f"{strong}; {_number(hard)} {_is(hard)} stressful or cut off."
    return f"{_number(known.inner)} of {known.size} {_is(known.inner)} in the inner ring.".capitalize()


def _distance(one: Overlaid) -> int:
    return abs(one.first.ring - one.second.ring) if one.first and one.second else 0


def _listed(names: Sequence[str], most: int = 4) -> str:
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _number(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
