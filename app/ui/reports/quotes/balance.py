"""Whose words a report quotes how often: by perspective and by person, and who supplies too many (R-02). No Qt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.perspectives.rows import GroupRow
from app.reports.quotes import out_of_balance
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quote of the report: whose it is, and of which group of the comparison they are."""

    participant: ParticipantId
    pseudonym: str
    group: int


@dataclass(frozen=True, slots=True)
class GroupShare:
    """How many quotes are of one perspective, and of how many of its people."""

    group: GroupRow
    quotes: int
    people: int


@dataclass(frozen=True, slots=True)
class PersonShare:
    """How many quotes are of one person."""

    participant: ParticipantId
    pseudonym: str
    palette: int | None
    quotes: int
    too_many: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """The quotes of a report as a meter shows them."""

    total: int = 0
    groups: tuple[GroupShare, ...] = ()
    people: tuple[PersonShare, ...] = ()
    """Most quotes first."""
    warnings: tuple[str, ...] = ()


def balance_of(groups: Sequence[GroupRow], quotes: Sequence[Quoted]) -> Balance:
    """The balance of these quotes; perspectives nobody belongs to are left out."""
    total = len(quotes)
    by_group = Counter(quote.group for quote in quotes)
    people_of = {place: {quote.participant for quote in quotes if quote.group == place} for place in by_group}
    by_person = Counter(quotes)
    too_many = set(out_of_balance([(quote.participant, quote.pseudonym) for quote in quotes]))
    people = tuple(
        PersonShare(one.participant, one.pseudonym, groups[one.group].palette, number, one.pseudonym in too_many)
        for one, number in sorted(by_person.items(), key=lambda item: (-item[1], item[0].group, item[0].pseudonym))
    )
    shares = tuple(
        GroupShare(group, by_group[place], len(people_of.get(place, ())))
        for place, group in enumerate(groups)
        if group.participants or by_group[place]
    )
    return Balance(total, shares, people, tuple(_warnings(total, shares, people)))


def _warnings(total: int, groups: Sequence[GroupShare], people: Sequence[PersonShare]) -> list[str]:
    said = [f"{one.pseudonym} supplies {one.quotes} of {total} quotes." for one in people if one.too_many]
    if total:
        silent = [share.group.name for share in groups if share.group.named and not share.quotes]
        said += [f"Nobody of {name} is quoted." for name in silent]
    return said
