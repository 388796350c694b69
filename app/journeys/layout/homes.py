"""What only homes have: a texture by their group, ends that were not planned, and gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.journey_rows import LaneKind, LaneRow, MarkId, SpellRow
from app.journeys.layout.drawing import Pattern
from app.journeys.layout.extents import Extent
from app.journeys.layout.patterns import GROUPS, OTHERS
from app.journeys.layout.sheet import Sheet
from app.journeys.layout.times import Times
from app.journeys.rules.coverage import gaps_between
from app.journeys.rules.spells import Placement
from app.journeys.rules.timeline import Axis, Bounds
from app.journeys.rules.vocabulary import Listed, Mark, PickList, Vocabulary


def pattern_of(spell: SpellRow, lane: LaneRow, sheet: Sheet) -> Pattern:
    """The texture of a spell: temporary stays hatched, other homes by their group, all else plain."""
    if lane.kind is not LaneKind.HOME:
        return Pattern.PLAIN
    return pattern_of_code(spell.code, sheet.journey.vocabulary.list(Listed.PLACEMENT))


def pattern_of_code(code: str, placements: PickList) -> Pattern:
    """The texture of a kind of placement."""
    if placements.is_marked(code, Mark.TEMPORARY):
        return Pattern.HATCHED
    group = placements.group_of(code) if code else None
    if group is None:
        return Pattern.PLAIN
    own = [each.key for each in placements.groups if each.key not in GROUPS]
    return GROUPS.get(group.key) or OTHERS[own.index(group.key) % len(OTHERS)]


def legend_of_homes(placements: PickList) -> list[tuple[Pattern, str]]:
    """What each texture stands for: the groups of the list, in its order."""
    named: dict[Pattern, list[str]] = {}
    for group in placements.groups:
        codes = [term.code for term in placements.terms if term.group == group.key]
        if codes:
            named.setdefault(pattern_of_code(codes[0], placements), []).append(group.label)
    told = [(pattern, " or ".join(labels)) for pattern, labels in named.items()]
    return [*told, (Pattern.PLAIN, "kind of home not said")]


def torn(spell: SpellRow, vocabulary: Vocabulary) -> bool:
    """Whether its end was not planned: as its teller says, else by the reason."""
    if spell.unplanned is not None or not spell.ended_because:
        return bool(spell.unplanned)
    return vocabulary.is_marked(Listed.REASON, spell.ended_because, Mark.UNPLANNED)


@dataclass(frozen=True, slots=True)
class Gap:
    """A time between two homes of which nobody tells, on x."""

    after: MarkId
    left: float
    right: float
    text: str


def gaps_of(placed: Sequence[tuple[SpellRow, Extent]], times: Times) -> list[Gap]:
    """The gaps that are certain, and how long they were; in whole months on the axis of age (E-12)."""
    extents = {int(spell.mark): (spell, extent) for spell, extent in placed}
    placements = [
        Placement(
            int(spell.mark),
            times.bounds(spell.start),
            None if spell.end is None else times.bounds(spell.end),
        )
        for spell, _ in placed
    ]
    now = times.now
    review = None if now is None else Bounds(times.axis, int(now), int(now))
    found = []
    for gap in gaps_between(placements, review):
        (spell, before), (_, after) = extents[gap.after], extents[gap.before]
        if gap.certain:
            words = f"gap {_long(gap.days.at_least, times.axis)}"
            found.append(Gap(spell.mark, before.latest, max(after.earliest, before.latest + 4), words))
    return found


def _long(days: int, axis: Axis) -> str:
    if axis is Axis.CALENDAR and days < 60:
        return f"{days} day{'' if days == 1 else 's'}"
    months = round(days / 30.44)
    if not months:
        return "under a month"
    return f"{months} month{'' if months == 1 else 's'}" if months < 24 else f"{months // 12} years"
