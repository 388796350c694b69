"""The accounts of each event side by side, in words: who says what, on what they differ, who is silent (§1.6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.coding.note_rows import Excerpt
from app.journeys.fact_rows import AccountsCompared, EventCompared
from app.journeys.journey_rows import AccountRow, JourneyRow, MarkId, TellerRow
from app.journeys.measuring.accounts import accounts_compared
from app.journeys.measuring.words import STATUS_WORDS, when_words
from app.journeys.rules import Attribute, Difference, Listed, Match, Precision, When
from app.study.rows import CaseRelation

ATTRIBUTE_WORDS = {
    Attribute.TIMING: "when it was",
    Attribute.REASON: "why",
    Attribute.TOLD_WHY: "whether the child was told why",
    Attribute.HAD_SAY: "whether the child had a say",
    Attribute.EFFECT: "the effect on the child",
}
EFFECT_WORDS = {
    -2: "made things much worse",
    -1: "made things worse",
    0: "changed nothing",
    1: "made things better",
    2: "made things much better",
}
TimeWords = Callable[[When, JourneyRow], str]
"""How a time is said: as it was told, or for reports by age alone."""
_ASKED = {True: "was asked", False: "was not asked", None: "not known whether asked"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said; `match` where it differs from what others say."""

    words: str
    match: Match | None = None
    quote: bool = False
    """A participant's own words."""

    @property
    def told(self) -> str:
        """As a line of text, what differs marked as such."""
        return f"{_SIGNS[self.match]} {self.words}" if self.match in _SIGNS else self.words


_SIGNS = {Match.CONFLICT: "≠", Match.PARTLY: "≈"}


@dataclass(frozen=True, slots=True)
class AccountCell:
    """What one teller says of one event, or that they say nothing of it."""

    teller: TellerRow
    mark: MarkId | None = None
    lines: tuple[Line, ...] = ()
    account: AccountRow | None = None
    passages: tuple[Excerpt, ...] = ()

    @property
    def told(self) -> str:
        """The cell as text."""
        return "\n".join(line.told for line in self.lines)


@dataclass(frozen=True, slots=True)
class EventBeside:
    """An event with a cell for each teller."""

    compared: EventCompared
    notes: tuple[str, ...]
    """On what the accounts differ, and what a researcher judged."""
    cells: tuple[AccountCell, ...]
    by_child_only: bool

    @property
    def status(self) -> str:
        """How it stands, in words; a judgement says so itself."""
        words = STATUS_WORDS[self.compared.status].capitalize()
        return words if self.compared.unjudged else f"{words} (judged)"

    @property
    def told(self) -> str:
        """The event as text."""
        return "\n".join((self.compared.event.title, self.status, *self.notes))


@dataclass(frozen=True, slots=True)
class Beside:
    """All events of a journey with a column for each teller, the child first and the official record last."""

    tellers: tuple[TellerRow, ...] = ()
    events: tuple[EventBeside, ...] = ()
    """In order of time."""
    left_out: tuple[TellerRow, ...] = ()
    """Who did not agree to have their account set beside others'."""
    widest: Mapping[int, int] = field(default_factory=dict)
    """The place of each event when those whose accounts differ most come first."""


def accounts_beside(
    journey: JourneyRow, passages: Mapping[MarkId, Sequence[Excerpt]], time_words: TimeWords = when_words
) -> Beside:
    """The comparison of a case, every cell with what it says and the words that are linked to it."""
    compared = accounts_compared(journey)
    tellers = _columns(journey, compared)
    return Beside(
        tellers,
        tuple(_row(event, tellers, journey, passages, time_words) for event in compared.events),
        compared.left_out,
        {event.event.id: place for place, event in enumerate(compared.widest_first())},
    )


def _columns(journey: JourneyRow, compared: AccountsCompared) -> tuple[TellerRow, ...]:
    """Everybody who tells of an event or was interviewed and may be compared."""
    telling = {account.teller for event in journey.events for account in event.accounts}
    left_out = {teller.participant for teller in compared.left_out}
    return tuple(
        teller
        for teller in journey.tellers
        if teller.participant not in left_out
        and (teller.participant in telling or (teller.interviewed and teller.linkable))
    )


def _row(
    event: EventCompared,
    tellers: Sequence[TellerRow],
    journey: JourneyRow,
    passages: Mapping[MarkId, Sequence[Excerpt]],
    time_words: TimeWords,
) -> EventBeside:
    told = {account.teller: account for account in event.event.accounts}
    cells = [
        _said(told[teller.participant], teller, event, journey, passages, time_words)
        if teller.participant in told
        else _silent(teller, event)
        for teller in tellers
    ]
    child = next((teller for teller in tellers if teller.relation is CaseRelation.SELF), None)
    only = child is not None and event.told_only_by(child)
    return EventBeside(event, tuple(_notes(event, journey)), tuple(cells), only)


def _notes(event: EventCompared, journey: JourneyRow) -> list[str]:
    comparison, notes = event.comparison, []
    for match, words in ((Match.CONFLICT, "Conflict on"), (Match.PARTLY, "Not quite the same on")):
        differs = _attributes(comparison.differences, match)
        if differs:
            notes.append(f"{words} {differs}")
    if comparison.within:
        notes.append(f"Within one perspective: {_attributes(comparison.within)}")
    if comparison.record:
        notes.append(f"R≠ The official record differs on {_attributes(comparison.record)}")
    if comparison.override is not None:
        by = f" by {event.event.judged_by}" if event.event.judged_by else ""
        notes.append(f"Judged{by}: {comparison.override.reason}")
        notes.append(f"Computed: {STATUS_WORDS[comparison.computed]}")
    if event.event.critical:
        notes.append("A critical moment, named by the child")
    return notes


def _attributes(differences: Sequence[Difference], match: Match | None = None) -> str:
    found = {one.attribute for one in differences if match in (None, one.match)}
    return ", ".join(words for attribute, words in ATTRIBUTE_WORDS.items() if attribute in found)


def _said(
    account: AccountRow,
    teller: TellerRow,
    event: EventCompared,
    journey: JourneyRow,
    passages: Mapping[MarkId, Sequence[Excerpt]],
    time_words: TimeWords,
) -> AccountCell:
    comparison = event.comparison
    beside = comparison.record if teller.participant is None else comparison.differences
    differs: dict[Attribute, Match] = {}
    for one in beside:
        if account.mark in (one.one, one.other) and differs.get(one.attribute) is not Match.CONFLICT:
            differs[one.attribute] = one.match

    def line(words: str, attribute: Attribute) -> Line:
        return Line(words, differs.get(attribute))

    lines = []
    if account.when.precision is not Precision.UNKNOWN or account.when.words:
        lines.append(line(time_words(account.when, journey), Attribute.TIMING))
    if account.reason or account.reason_group:
        lines.append(line(f"Why: {_reason(account, journey)}", Attribute.REASON))
    if account.told_why is not None:
        told = "was told why" if account.told_why else "was not told why"
        lines.append(line(f"The child {told}", Attribute.TOLD_WHY))
    if account.had_say is not None:
        say = "had a say" if account.had_say else "had no say"
        lines.append(line(f"The child {say}", Attribute.HAD_SAY))
    if account.effect is not None:
        signed = f"{account.effect:+d}" if account.effect else "0"
        lines.append(line(f"{signed} {EFFECT_WORDS[account.effect]}", Attribute.EFFECT))
    if account.planned is not None:
        lines.append(Line("Planned" if account.planned else "Not planned"))
    if not account.first_hand:
        lines.append(Line("Not first-hand"))
    if account.words:
        lines.append(Line(f"“{account.words}”", quote=True))
    there = tuple(passages.get(account.mark, ()))
    lines += [Line(f"“{_one_line(passage.words)}”", quote=True) for passage in there]
    return AccountCell(
        teller, account.mark, tuple(lines) or (Line("Mentions it, and says no more"),), account, there
    )


def _silent(teller: TellerRow, event: EventCompared) -> AccountCell:
    asked = [one.asked for one in event.silent if one.teller == teller.participant]
    if teller.participant is None:
        return AccountCell(teller, lines=(Line("Nothing in the record"),))
    return AccountCell(teller, lines=(Line(f"Does not mention it ({_ASKED[asked[0] if asked else None]})"),))


def _reason(account: AccountRow, journey: JourneyRow) -> str:
    groups = journey.vocabulary.list(Listed.REASON).groups
    label = next((group.label for group in groups if group.key == account.reason_group), account.reason_group)
    if not account.reason:
        return label.lower()
    return f"{account.reason} ({label.lower()})" if label else account.reason


def _one_line(words: str) -> str:
    return " ".join(words.split())
