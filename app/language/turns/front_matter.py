"""The fields at the top of a transcript that look like turns: "Interviewer: Sam Jones", "Participant: P07"."""

import re
from collections import Counter

from app.language.turns.labels import Kind, LabelBook, is_spoken
from app.language.turns.pages import Candidate, Page

_FACT = re.compile(r"[^.?!…]{1,60}")
_MOST_WORDS = 6
_BETWEEN_NAMES = re.compile(r"[,;&+/]|\band\b")


def without_front_matter(text: str, kept: list[Candidate], page: Page, labels: LabelBook) -> list[Candidate]:
    """The candidates from the first that is talk on; `kept` are those that are labels, in order."""
    top = _Top(text, kept, page, labels)
    for place, candidate in enumerate(kept):
        if not top.holds(candidate):
            return kept[place:]
    return kept


class _Top:
    """Knows which lines say who, when and where, and which of their neighbours go with them."""

    def __init__(self, text: str, kept: list[Candidate], page: Page, labels: LabelBook) -> None:
        self._text = text
        self._labels = labels
        self._speakers = Counter(candidate.head.label.key for candidate in kept)
        self._fields = set(page.fields)
        self._facts = {(one.line, one.block): kind for one in kept if (kind := self._kind(one)) is not None}

    def holds(self, candidate: Candidate) -> bool:
        """Whether a candidate gives a fact and not speech."""
        kind = self._facts.get((candidate.line, candidate.block))
        if kind is None:
            return False
        if kind in (Kind.ROLE, Kind.CODE):
            return True
        followed = self._meets_field(candidate, 1)
        return followed or (kind is Kind.NAME and self._meets_field(candidate, -1))

    def _meets_field(self, candidate: Candidate, step: int) -> bool:
        """Whether a field stands in the same block with nothing but facts between."""
        place = (candidate.line + step, candidate.block)
        while place not in self._fields:
            if place not in self._facts:
                return False
            if self._facts[place] in (Kind.ROLE, Kind.CODE):
                return True
            place = (place[0] + step, place[1])
        return True

    def _kind(self, candidate: Candidate) -> Kind | None:
        """What stands for a value after the label; None when it is speech."""
        rest = self._text[candidate.offset + candidate.head.end : candidate.line_end].strip()
        if not _FACT.fullmatch(rest) or len(rest.split()) > _MOST_WORDS or is_spoken(rest):
            return None
        once = self._speakers[candidate.head.label.key] == 1
        if once and any(self._labels.read(name).key in self._speakers for name in _BETWEEN_NAMES.split(rest)):
            return Kind.CODE
        return self._labels.read(rest).kind
