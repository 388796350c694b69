"""Networks in words: the same in the window, on a terminal, under a picture and read aloud (DOMAIN §1.5)."""

from collections.abc import Iterator, Sequence

from app.journeys.journey_rows import EvidenceRow, JourneyRow, TellerRow
from app.journeys.measuring.networks import (
    named_by_one_of,
    network_measures,
    overlay_of,
)
from app.journeys.measuring.times import timeline_of
from app.journeys.measuring.words import when_words
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeRow
from app.journeys.rules import (
    Axis,
    Direction,
    Listed,
    Nearness,
    Tally,
    Tie,
    Vocabulary,
    age_told,
    when_told,
)

TIE_WORDS = {
    Tie.STRONG: "strong tie",
    Tie.ORDINARY: "ordinary tie",
    Tie.TENUOUS: "tenuous tie",
    Tie.STRESSFUL: "stressful tie",
    Tie.CUT_OFF: "cut off or absent",
}
DIRECTION_WORDS = {
    Direction.UNSAID: "",
    Direction.TO_CHILD: "towards the child",
    Direction.FROM_CHILD: "from the child",
    Direction.BOTH: "both ways",
}


def possessive(name: str) -> str:
    """A name with the sign that something is theirs."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def view_words(network: NetworkRow, told: JourneyRow) -> str:
    """Which snapshot it is: whose view, when, and its title where it has one."""
    title = f", {network.title}" if network.title else ""
    return f"{possessive(network.teller.name)} view, {when_words(network.when, told)}{title}"


def age_words(network: NetworkRow, told: JourneyRow) -> str:
    """When a snapshot was, by age where that can be said: what leaves the study tells no date (J-02)."""
    bounds = timeline_of(told).bounds(network.when, Axis.AGE)
    if not bounds.unknown:
        return age_told(bounds)
    return when_told(network.when, told.event_names())


def dated_by_calendar(network: NetworkRow, told: JourneyRow) -> bool:
    """Whether a snapshot can only be told by a date of the calendar."""
    timeline = timeline_of(told)
    by_age = timeline.bounds(network.when, Axis.AGE)
    return by_age.unknown and not timeline.bounds(network.when, Axis.CALENDAR).unknown


def term_words(listed: Listed, code: str, words: Vocabulary) -> str:
    """The label of a code; the code where it is not listed."""
    term = words.list(listed).term(code)
    return term.label if term else code


def node_words(node: NodeRow, told: JourneyRow, names: Sequence[str]) -> str:
    """Somebody in a snapshot with all that is told of them; `names` are those of the rings."""
    words = told.vocabulary
    kind = "" if node.person.kind == "person" else term_words(Listed.KIND, node.person.kind, words).lower()
    place = f"{term_words(Listed.SECTOR, node.sector, words)}, “{names[node.ring - 1]}”"
    tie = ", ".join(part for part in (TIE_WORDS[node.tie], DIRECTION_WORDS[node.direction]) if part)
    gives = ", ".join(term_words(Listed.SUPPORT, code, words).lower() for code in node.supports)
    contact = ", ".join(part for part in (node.frequency, supervised_words(node.supervised)) if part)
    since = " ".join(
        part for part in (node.since and f"since {node.since}", node.until and f"until {node.until}") if part
    )
    lost = told.event_names().get(node.lost_at or 0, "")
    return sentences(
        ", ".join(part for part in (node.person.name, kind, node.person.relation) if part),
        place,
        tie,
        f"gives: {gives}" if gives else "",
        f"in touch {contact}" if contact else "",
        since,
        f"lost at: {lost}" if lost else "",
        node.note,
    )


def supervised_words(supervised: bool | None) -> str:
    """Whether contact is supervised."""
    return "" if supervised is None else "supervised" if supervised else "not supervised"


def evidence_told(behind: EvidenceRow | None) -> str:
    """What stands behind a mark."""
    there = behind or EvidenceRow()
    counts = (
        (there.passages, "passage"),
        (there.regions, "region"),
        (there.notes, "note"),
        (len(there.codes), "code"),
    )
    said = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts if count]
    return ", ".join(said) if said else "No words behind it yet"


def measures_told(network: NetworkRow, told: JourneyRow) -> Iterator[str]:
    """The measures of a snapshot, a line each (§1.5)."""
    known = network_measures(network, told)
    if not known.size:
        yield "Nobody is in this network yet"
        return
    yield f"{known.size} in the network, {known.inner} of them in the inner ring"
    yield f"Professional: {_tally(known.professional)} of {known.size}; informal: {_tally(known.informal)}"
    ties = (
        (known.strong, "strong"),
        (known.ordinary, "ordinary"),
        (known.tenuous, "tenuous"),
        (known.stressful, "stressful"),
        (known.cut_off, "cut off"),
    )
    yield f"Ties: {', '.join(f'{count} {tie}' for count, tie in ties if count)}"
    if known.lost_since_last_move is None:
        yield "Lost since the last move: not known, for no move has a date"
    else:
        yield f"Lost since the last move: {known.lost_since_last_move or 'nobody'}"


def naming_told(row: NetworksRow) -> Iterator[str]:
    """Who is named from one standpoint alone, in lines; nothing where there is no view to compare (§1.5)."""
    known = named_by_one_of(row)
    names: dict[int, str] = {person.id: person.name for person in row.people}
    for people, words in (
        (known.child_but_no_adult, "Named by the child but by no adult"),
        (known.practitioner_but_not_child, "Named by a practitioner but not by the child"),
    ):
        if people is not None:
            listed = sorted((names[person] for person in people if person in names), key=str.casefold)
            yield f"{words}: {', '.join(listed) if listed else 'nobody'}"


def overlay_told(first: NetworkRow, second: NetworkRow, told: JourneyRow) -> Iterator[str]:
    """Two snapshots compared, a line for each way they place people (J-09, J-10)."""
    names = names_of(first, second)
    found = overlay_of(first, second, told.vocabulary)
    for nearness, words in nearness_words(first, second, told).items():
        people = [names[one.person] for one in found.those(nearness)]
        if people:
            yield f"{words}: {', '.join(sorted(people, key=str.casefold))}"


def nearness_words(first: NetworkRow, second: NetworkRow, told: JourneyRow) -> dict[Nearness, str]:
    """What each way of placing somebody is called: between two views, or between two times of one teller."""
    if first.teller.participant == second.teller.participant:
        earlier, later = when_words(first.when, told), when_words(second.when, told)
        return {
            Nearness.SAME: "In the same ring at both times",
            Nearness.CLOSER_IN_FIRST: "Further away later",
            Nearness.CLOSER_IN_SECOND: "Closer later",
            Nearness.ONLY_IN_FIRST: f"Only there at the first time ({earlier})",
            Nearness.ONLY_IN_SECOND: f"Only there at the second time ({later})",
        }
    one, other = first.teller.name, second.teller.name
    return {
        Nearness.SAME: "Both agree on the ring",
        Nearness.CLOSER_IN_FIRST: f"Closer in {possessive(one)} view",
        Nearness.CLOSER_IN_SECOND: f"Closer in {possessive(other)} view",
        Nearness.ONLY_IN_FIRST: f"Only {one} names them",
        Nearness.ONLY_IN_SECOND: f"Only {other} names them",
    }


def names_of(*networks: NetworkRow) -> dict[int, str]:
    """Person -> name, of everybody in these snapshots."""
    return {node.person.id: node.person.name for network in networks for node in network.nodes}


def sentences(*parts: str) -> str:
    """Parts as sentences, one after the other."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(f"{part[:1].upper()}{part[1:]}{'' if part[-1] in '.!?' else '.'}" for part in said)


def _tally(tally: Tally) -> str:
    return f"{tally.known}" if not tally.unsaid else f"{tally.known} to {tally.known + tally.unsaid}"


def teller_in_words(teller: TellerRow) -> str:
    """Who tells, with the perspective."""
    return f"{teller.name} ({teller.perspective_name})" if teller.perspective_name else teller.name
