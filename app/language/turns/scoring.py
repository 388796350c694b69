"""Decides which candidates are labels: what they look like, how they repeat, what stands beside them.

Candidates are judged in groups of one label in one way of writing; one group's fate is its members'.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from app.language.turns.front_matter import without_front_matter
from app.language.turns.heads import Separator
from app.language.turns.labels import Kind, LabelBook, is_interviewer, is_spoken
from app.language.turns.pages import Candidate, Page
from app.language.turns.vocabulary import QUESTIONS

ENOUGH = 3.0
_LOOKS = {Kind.ROLE: 2.0, Kind.CODE: 2.0, Kind.NAME: 1.0, Kind.OTHER: 0.0}
_Way = tuple[Separator, bool]
_STAMPED = (Separator.STAMPED_LINE, Separator.STAMP)
_IN_AND_OUT = (Separator.COLON, Separator.CELL)
_VALUE = re.compile(
    r"\d[\d.,:/-]*\s*(?:[ap]\.?m\b|o.clock|min|hour|hr|sec|day|week|month|year|th\b|st\b|nd\b|rd\b|%|p\b|/)"
    r"|\d{1,2}[:.]\d\d\b|[£$€]\s?\d|\d{1,2} \w+ \d{4}",
    re.IGNORECASE,
)


class _Group:
    """All candidates of one label written in one way."""

    def __init__(self, way: _Way, members: list[Candidate], lines: int) -> None:
        self.way = way
        self.members = members
        self.label = members[0].head.label
        self.count = len(members)
        self.share = self.count / max(lines, 1)
        self.is_stamped = 2 * sum(member.head.stamped for member in members) >= self.count
        self.is_bold = 2 * sum(member.head.bold for member in members) >= self.count
        self.begins = _LOOKS[self.label.kind] + way[0].weight + self.is_stamped + self.is_bold
        self.begins += 2 * self.label.known

    @property
    def is_part(self) -> bool:
        return self.label.is_part

    @property
    def is_rare(self) -> bool:
        return self.count <= 2 and self.share < 0.05

    @property
    def is_all(self) -> bool:
        """Whether every line of the text begins with it, as where only the answers were typed."""
        return self.count >= 2 and self.share >= 0.9

    @property
    def is_likely(self) -> bool:
        """Whether it looks like a label, or is said so often that looks do not matter."""
        return self.label.kind is not Kind.OTHER or (self.count >= 2 and self.share >= 0.15)

    def repetition(self) -> float:
        if self.count >= 4 and self.share >= 0.05:
            return 3.0 if self.share >= 0.15 else 2.0
        if self.count >= 3 or self.is_all:
            return 1.0
        return -1.0 if self.count == 1 and not self.is_part else 0.0


def choose(text: str, page: Page, labels: LabelBook) -> list[Candidate]:
    """The candidates that are labels, in order."""
    groups = _grouped(page)
    main = _main_way(groups)
    company = _company(text, [group for group in groups if group.way == main])
    chosen = [group for group in groups if _score(group, main, company) >= ENOUGH]
    chosen += _also_in_tables(text, groups, chosen)
    chosen = _without_told_questions(chosen)
    common = _written_small(text) if any(group.is_rare for group in chosen) else frozenset()
    chosen = [group for group in chosen if group.is_part or not _is_field(text, group, common)]
    if not _is_talk(chosen):
        return []
    begins_blocks = _begin_blocks(chosen)
    kept = [
        member
        for group in chosen
        for member in group.members
        if member.begins_block or group.is_part or not (begins_blocks and group.is_rare)
    ]
    kept.sort(key=lambda member: member.offset)
    return without_front_matter(text, kept, page, labels)


def _without_told_questions(chosen: list[_Group]) -> list[_Group]:
    """Without "Question: …" that a speaker tells of, which stands there less often than another who asks."""
    told = [group for group in chosen if group.label.key in QUESTIONS]
    asking = [group for group in chosen if group not in told and is_interviewer(group.label.shown)]
    if sum(group.count for group in asking) <= sum(group.count for group in told):
        return chosen
    return [group for group in chosen if group not in told]


def _grouped(page: Page) -> list[_Group]:
    members: dict[tuple[str, Separator, bool], list[Candidate]] = defaultdict(list)
    for candidate in page.candidates:
        head = candidate.head
        members[head.label.key, head.separator, head.numbered].append(candidate)
    groups = [_Group((key[1], key[2]), found, page.lines) for key, found in members.items()]
    bracketed = [group for group in groups if group.way[0] is Separator.BRACKET and group.count > 1]
    if all(is_interviewer(group.label.shown) for group in bracketed):
        for group in bracketed:  # "(INT) …" among "Robin: …"
            group.way = (Separator.COLON, group.way[1])
    return groups


def _main_way(groups: Iterable[_Group]) -> _Way | None:
    """How most labels of this text are written."""
    ways: Counter[_Way] = Counter()
    for group in groups:
        likely = group.begins + group.repetition()
        ways[group.way] += group.count * (6 if likely >= ENOUGH else 3 if likely >= 2 else int(likely >= 1))
    return ways.most_common(1)[0][0] if ways.total() else None


def _also_in_tables(text: str, groups: Iterable[_Group], chosen: Collection[_Group]) -> list[_Group]:
    """Labels known from the lines that stand beside speech in table cells too, and the other way round."""
    keys = {group.label.key for group in chosen if group.way[0] in _IN_AND_OUT}
    settled = {id(group) for group in chosen}
    known = [
        group
        for group in groups
        if group.way[0] in _IN_AND_OUT and group.label.key in keys and id(group) not in settled
    ]
    return known if _is_said(text, known) else []


def _company(text: str, same: list[_Group]) -> float:
    """What a label gains from standing among others written in the same way: 0, 0.5, 1 or 2.

    One, so that a single name beside an interviewer is a label; two, so that even a weak separator
    is one where much of the text is parted by it.
    """
    named = [group for group in same if group.is_likely]
    if len(named) < 2:
        return 0.0
    separator = named[0].way[0]
    parts = any(group.is_part for group in named)
    repeated = [group for group in named if group.count >= 2 or is_interviewer(group.label.shown)]
    covered = sum(group.share for group in named)
    if repeated and covered >= 0.3 and (parts or separator in _STAMPED):
        return 2.0
    in_bold = all(group.is_bold for group in named)
    alone_in_bold = in_bold and separator is Separator.LINE_END
    if len(repeated) >= 2 and covered >= 0.3 and (alone_in_bold or separator is Separator.EMPHASIS):
        return 2.0
    settled = any(group.begins + group.repetition() + 0.5 >= ENOUGH for group in named)
    if settled and parts:
        return 1.0
    regular = repeated or all(group.is_stamped for group in named)
    if regular and covered >= 0.5 and separator in _IN_AND_OUT:
        return 1.0
    if (covered >= 0.9 or (in_bold and covered >= 0.5)) and separator in _IN_AND_OUT and _is_said(text, named):
        return 1.0
    return 0.5 if settled else 0.0


def _is_said(text: str, groups: Iterable[_Group]) -> bool:
    """Whether what follows the labels is how people talk; the lines of a form are not."""
    said = [is_spoken(rest) for group in groups for member in group.members if (rest := _rest(text, member))]
    return bool(said) and 2 * sum(said) >= len(said)


def _score(group: _Group, main: _Way | None, company: float) -> float:
    if group.way != main:
        # A word in brackets is more often a redaction or a noise.
        return group.begins + group.repetition() - (2 if group.way[0] is Separator.BRACKET else 1)
    if not group.is_likely:
        return group.begins + group.repetition() + 0.5
    if company < 1:
        return group.begins + group.repetition() + 0.5 + company
    return group.begins + max(group.repetition(), 0) + 0.5 + company


def _is_field(text: str, group: _Group, common: Collection[str]) -> bool:
    """Whether a name or unknown label is rather a field ("Bedtime: 8pm") or a common word ("Rule: …")."""
    values = sum(
        not member.after_question and _VALUE.match(_rest(text, member)) is not None for member in group.members
    )
    if 2 * values >= group.count:
        return True
    return group.is_rare and not group.label.known and group.label.key in common


def _written_small(text: str) -> frozenset[str]:
    """The words this text writes without a capital: common ones, whatever they may be elsewhere."""
    return frozenset(word for word in re.findall(r"\w+", text) if word[0].islower())


def _is_talk(chosen: list[_Group]) -> bool:
    """One name alone, not often said, is no speaker."""
    if any(group.is_part and group.way[0] is not Separator.BRACKET for group in chosen):
        return True
    keys = {group.label.key for group in chosen}
    return len(keys) >= 2 or any(
        group.way[0] is Separator.TAG
        or group.is_all
        or (group.share >= 0.15 and group.count >= 4 and not group.is_part)
        for group in chosen
    )


def _begin_blocks(chosen: list[_Group]) -> bool:
    """Whether turns of this text stand apart by blank lines."""
    members = [member for group in chosen if not group.is_rare for member in group.members]
    return len(members) >= 4 and sum(member.begins_block for member in members) >= 0.9 * len(members)


def _rest(text: str, candidate: Candidate) -> str:
    """What follows the head on its line."""
    return text[candidate.offset + candidate.head.end : candidate.line_end].strip()
