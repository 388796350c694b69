"""Accounts of one event, compared between perspectives and never averaged (DOMAIN §1.6, J-11, J-12)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.journeys.rules.timeline import Timeline
from app.journeys.rules.when import RELATIVE, Precision, When
from app.problems import Problem

ALLOWED_DAYS = 31
"""Times so many days apart still agree, unless the study says otherwise (§1.6)."""


class Attribute(StrEnum):
    """What of two accounts is compared (§1.6)."""

    TIMING = "timing"
    REASON = "reason"
    TOLD_WHY = "told_why"
    HAD_SAY = "had_say"
    EFFECT = "effect"


class Match(StrEnum):
    """How two accounts compare on one attribute; what either does not say is not comparable."""

    AGREE = "agree"
    PARTLY = "partly"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not_comparable"


class Status(StrEnum):
    """How an event stands between perspectives (§1.6); the values are stored where a researcher overrides one."""

    NOT_COMPARABLE = "not_comparable"
    ONE_ACCOUNT = "one_account"
    CONFLICT = "conflict"
    PARTLY = "partly"
    AGREE = "agree"


@dataclass(frozen=True, slots=True)
class Account:
    """What one teller, or the official record, says of an event; None and "" where it says nothing."""

    key: int
    perspective: int | None
    """The place of the teller's perspective in the study's order, child first; None for the official record."""
    teller: int | None = None
    when: When = field(default_factory=When.unknown)
    reason: str = ""
    """The group of the reason, not its code."""
    told_why: bool | None = None
    had_say: bool | None = None
    effect: int | None = None
    """On the child's wellbeing, −2 to +2."""


@dataclass(frozen=True, slots=True)
class Interviewed:
    """Somebody interviewed for the case, and whether they were asked about the event (None: not recorded)."""

    teller: int
    perspective: int
    asked: bool | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two accounts, by their keys, that do not agree on an attribute."""

    one: int
    other: int
    attribute: Attribute
    match: Match
    apart: int | None = None
    """By how much: days for timing, points for effect."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody interviewed who does not mention the event, and whether their whole perspective does not."""

    teller: int
    perspective: int
    asked: bool | None
    whole_perspective: bool


@dataclass(frozen=True, slots=True)
class Override:
    """A researcher's own judgement of an event, with the reason for it (J-11)."""

    status: Status
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Width:
    """How wide accounts differ, to put the widest first: by conflicts, then effect, then the rest, then days."""

    conflicts: int = 0
    """Attributes on which perspectives conflict."""
    effect: int = 0
    """Points between the two effects furthest apart, where they do not agree, 1 to 4."""
    partly: int = 0
    """Attributes on which they agree only partly."""
    days: int = 0
    """Days between the times furthest apart, where they are too far apart to agree."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes of comparing all accounts of one event (§1.6)."""

    computed: Status
    override: Override | None
    perspectives: tuple[int, ...]
    """Those that mention the event, the child's first."""
    differences: tuple[Difference, ...]
    """Between perspectives."""
    within: tuple[Difference, ...]
    """Between tellers of one perspective, which have a mark of their own."""
    record: tuple[Difference, ...]
    """From the official record: the mark R≠, which changes no status."""
    recorded: bool
    """Whether the official record says anything of the event."""
    compared: int
    """How many attributes of pairs across perspectives could be compared at all."""
    silent: tuple[Silent, ...]
    width: Width

    @property
    def status(self) -> Status:
        """The researcher's where there is one, else the computed (J-11)."""
        return self.override.status if self.override else self.computed

    def told_only_by(self, perspective: int) -> bool:
        """Whether this perspective alone mentions it, whatever the status was overridden to."""
        return self.perspectives == (perspective,)


def overridden(status: Status, reason: str) -> Override:
    """A researcher's judgement (J-11); a Problem where no reason is given."""
    if not reason.strip():
        raise Problem("A judgement of your own needs a reason.", "Write why the accounts should be read so.")
    return Override(status, reason.strip())


def time_of(accounts: Sequence[Account], teller: int | None = None) -> When:
    """When an event was, to stand on a map and for "before" and "after" it: as one person told it (J-01, J-12).

    That is the teller asked for if they gave a time, else the first perspective's first that did, the official
    record last; never a mean. Give the time of each event to a `Timeline`.
    """
    timed = [account for account in accounts if account.when.precision is not Precision.UNKNOWN]
    return min(
        timed,
        key=lambda account: (
            teller is None or account.teller != teller,
            account.perspective is None,
            account.perspective or 0,
            account.key,
        ),
        default=Account(0, None),
    ).when


def compare_accounts(
    accounts: Sequence[Account],
    interviewed: Sequence[Interviewed],
    timeline: Timeline,
    allowed_days: int = ALLOWED_DAYS,
    override: Override | None = None,
) -> Comparison:
    """The status of one event by the five steps of §1.6, with every difference behind it, in any order of input.

    Whoever gives an account counts as interviewed. Times are compared in days, on the axis both can be placed on.
    """
    ordered = sorted(accounts, key=lambda account: account.key)
    people = [(account.perspective, account) for account in ordered if account.perspective is not None]
    record = [account for account in ordered if account.perspective is None]
    across, within, compared = [], [], 0
    for number, (perspective, account) in enumerate(people):
        for other_perspective, other in people[number + 1 :]:
            found, comparable = _differences(account, other, timeline, allowed_days)
            if perspective == other_perspective:
                within += found
            else:
                across += found
                compared += comparable
    beside = [
        difference
        for entry in record
        for _, account in people
        for difference in _differences(account, entry, timeline, allowed_days)[0]
    ]
    mentioned = tuple(sorted({perspective for perspective, _ in people}))
    heard = {one.perspective for one in interviewed} | set(mentioned)
    return Comparison(
        computed=_status(len(heard), len(mentioned), across),
        override=override,
        perspectives=mentioned,
        differences=tuple(across),
        within=tuple(within),
        record=tuple(beside),
        recorded=bool(record),
        compared=compared,
        silent=_silent(people, interviewed),
        width=_width(across),
    )


def match_timing(
    one: When, other: When, timeline: Timeline, allowed_days: int = ALLOWED_DAYS
) -> tuple[Match, int | None]:
    """Whether two times overlap or are at most so many days apart (§1.6), and by how many they are apart.

    Before and after one and the same event differ, though nobody can say by how much; twice before it agree.
    """
    if one.precision in RELATIVE and other.precision in RELATIVE and one.event == other.event:
        return (Match.AGREE, 0) if one.precision is other.precision else (Match.PARTLY, None)
    apart = timeline.apart(one, other)
    if apart is None:
        return Match.NOT_COMPARABLE, None
    return (Match.AGREE, apart) if apart <= allowed_days else (Match.PARTLY, apart)


def match_reason(one: str, other: str) -> Match:
    """Whether two reasons are of the same group (§1.6)."""
    if not one or not other:
        return Match.NOT_COMPARABLE
    return Match.AGREE if one == other else Match.CONFLICT


def match_answer(one: bool | None, other: bool | None) -> Match:
    """Whether two say the same of being told why, or of having a say (§1.6)."""
    if one is None or other is None:
        return Match.NOT_COMPARABLE
    return Match.AGREE if one == other else Match.CONFLICT


def match_effect(one: int | None, other: int | None) -> Match:
    """Whether two effects, −2 to +2, have opposite signs, or one of them is 0 (§1.6)."""
    if one is None or other is None:
        return Match.NOT_COMPARABLE
    if one * other < 0:
        return Match.CONFLICT
    return Match.PARTLY if (one == 0) != (other == 0) else Match.AGREE


def _differences(
    one: Account, other: Account, timeline: Timeline, allowed_days: int
) -> tuple[list[Difference], int]:
    """The attributes on which two accounts do not agree, and how many could be compared."""
    timing, days = match_timing(one.when, other.when, timeline, allowed_days)
    points = None if one.effect is None or other.effect is None else abs(one.effect - other.effect)
    matches: tuple[tuple[Attribute, Match, int | None], ...] = (
        (Attribute.TIMING, timing, days),
        (Attribute.REASON, match_reason(one.reason, other.reason), None),
        (Attribute.TOLD_WHY, match_answer(one.told_why, other.told_why), None),
        (Attribute.HAD_SAY, match_answer(one.had_say, other.had_say), None),
        (Attribute.EFFECT, match_effect(one.effect, other.effect), points),
    )
    differ = [
        Difference(one.key, other.key, attribute, match, apart)
        for attribute, match, apart in matches
        if match in {Match.PARTLY, Match.CONFLICT}
    ]
    return differ, sum(match is not Match.NOT_COMPARABLE for _, match, _ in matches)


def _status(heard: int, mentioned: int, across: Sequence[Difference]) -> Status:
    if heard < 2 or not mentioned:  # what only the record tells of is no account of anybody's
        return Status.NOT_COMPARABLE
    if mentioned < 2:
        return Status.ONE_ACCOUNT
    if any(difference.match is Match.CONFLICT for difference in across):
        return Status.CONFLICT
    return Status.PARTLY if across else Status.AGREE


def _silent(people: Sequence[tuple[int, Account]], interviewed: Sequence[Interviewed]) -> tuple[Silent, ...]:
    spoke = {account.teller for _, account in people}
    mentioned = {perspective for perspective, _ in people}
    return tuple(
        Silent(one.teller, one.perspective, one.asked, one.perspective not in mentioned)
        for one in sorted(set(interviewed), key=lambda one: (one.perspective, one.teller, str(one.asked)))
        if one.teller not in spoke
    )


def _width(across: Sequence[Difference]) -> Width:
    def attributes(match: Match) -> int:
        return len({difference.attribute for difference in across if difference.match is match})

    def furthest(attribute: Attribute) -> int:
        return max(
            (difference.apart or 0 for difference in across if difference.attribute is attribute), default=0
        )

    return Width(
        attributes(Match.CONFLICT),
        furthest(Attribute.EFFECT),
        attributes(Match.PARTLY),
        furthest(Attribute.TIMING),
    )
