"""Names by lists, by the words around them and by their capitals, in a text that writes capitals."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.language.names import vocabulary
from app.language.names.company import Company
from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.words import Word, side_by_side
from app.language.spans import Span

_LONGEST_STRETCH = 4
_INITIALS = range(3, 7)
"""So many letters have what offices are called in short."""
_NAMES_TOO = frozenset("april may june august jan jordan jesus roma georgia christian".split())
"""Capitals by right that are people's names too."""


@dataclass(frozen=True, slots=True)
class CapitalReader:
    """Reads one text, stretch of capitals by stretch of capitals."""

    company: Company

    def mentions(self) -> Iterator[Mention]:
        """Everything they tell, in no order."""
        words = self.company.words
        at = 0
        while at < len(words):
            if not words[at].capital:
                at += 1
                continue
            place = self._long_place(words[at])
            if place is None:
                end = self._run_end(at)
                yield from self._in_run(at, end)
                at = end
            else:
                yield Mention(place, NameKind.PLACE, Why.LISTED)
                while at < len(words) and words[at].start < place.end:
                    at += 1

    def _long_place(self, word: Word) -> Span | None:
        heard = self.company.heard
        for name in self.company.gazetteer.long_places.get(word.plain, ()):
            end = word.start + len(name)
            if heard.startswith(name, word.start) and not heard[end : end + 1].isalnum():
                return Span(word.start, end)
        return None

    def _run_end(self, at: int) -> int:
        """Past the last of the words with capitals side by side; a possessive ends them."""
        heard, words = self.company.heard, self.company.words
        end = at + 1
        while end < len(words) and words[end].capital and not words[end - 1].owns:
            if not side_by_side(heard, words[end - 1], words[end]):
                break
            end += 1
        return end

    def _in_run(self, at: int, end: int) -> Iterator[Mention]:
        """The names in a run of capitals, parted by what has its capital by right."""
        start = at
        for place in range(at, end + 1):
            if place == end or _parts(self.company.words[place]):
                if start < place:
                    yield from self._in_stretch(start, place)
                start = place + 1

    def _in_stretch(self, start: int, end: int) -> Iterator[Mention]:
        """What a stretch of capitals is, without the words around it that name nothing."""
        company = self.company
        if end - start > 1 and all(word.shouted for word in company.words[start:end]):
            yield from self._shouted(start, end)
            return
        titled = company.is_titled(start)
        while not titled and start < end and self._names_nothing(start):
            start += 1
        if start < end and company.words[start].plain in company.gazetteer.first:
            while end - start > 1 and self._is_generic(end - 1) and not company.is_surname(end - 1):
                end -= 1
        told = self._told(start, end, titled) if start < end <= start + _LONGEST_STRETCH else None
        if told is not None:
            yield Mention(Span(company.words[start].start, company.words[end - 1].end), *told)

    def _shouted(self, start: int, end: int) -> Iterator[Mention]:
        """Several words all in capitals, where a capital says nothing: each by itself, if it is on a list."""
        for at in range(start, end):
            told = self._of_letters(at)
            if told is not None:
                yield Mention(self.company.words[at].span, *told)

    def _names_nothing(self, at: int) -> bool:
        """Whether a capital at the front of a stretch is only that of a sentence, or of an office's word."""
        company, word = self.company, self.company.words[at]
        if company.is_closed(at) or company.is_month(at):
            return True
        listed = company.is_listed(at)
        if not word.initial:
            return self._is_generic(at) and not (listed and word.plain in vocabulary.ALSO_WORDS)
        if company.is_everyday(at):
            return not ((listed or word.plain in company.gazetteer.last) and company.is_subject(at))
        return not (listed or company.has_capital_by_right(at) or company.leads_to_surname(at))

    def _told(self, start: int, end: int, titled: bool) -> tuple[NameKind, Why] | None:
        """The kind of a stretch, and why."""
        company, first = self.company, self.company.words[start]
        alone = end - start == 1
        if titled or company.is_introduced(start):
            return None if company.is_closed(start) else (NameKind.PERSON, Why.PATTERN)
        if alone and (first.shouted or len(first.said) == 1):
            return self._of_letters(start)
        lists = company.gazetteer
        place = first.plain in lists.places
        if first.plain in lists.first and not (place and company.is_after_place(start)):
            return NameKind.PERSON, Why.LISTED
        if place:
            return NameKind.PLACE, Why.LISTED
        if alone and first.plain in lists.last and not company.is_after_place(start):
            return NameKind.PERSON, Why.LISTED
        return company.kind(start, end), Why.CAPITAL

    def _of_letters(self, at: int) -> tuple[NameKind, Why] | None:
        """A word all in capitals, by itself: a name that is shouted, or what an office is called in short."""
        company, word = self.company, self.company.words[at]
        if len(word.said) == 1 or company.is_everyday(at):
            return None
        if word.plain in company.gazetteer.first:
            return NameKind.PERSON, Why.LISTED
        if word.plain in company.gazetteer.places:
            return NameKind.PLACE, Why.LISTED
        beside = (company.before(at), company.after(at))
        shouting = any(other is not None and other.shouted for other in beside)
        if shouting or word.initial or len(word.said) not in _INITIALS:
            return None
        return NameKind.ORGANISATION, Why.CAPITAL

    def _is_generic(self, at: int) -> bool:
        return self.company.words[at].plain in vocabulary.GENERIC


def _parts(word: Word) -> bool:
    """Whether a word in a run of capitals is no part of a name."""
    plain = word.plain
    by_right = plain in vocabulary.ORDINARY_CAPITALS and plain not in _NAMES_TOO
    return by_right or plain in vocabulary.TITLES or plain in vocabulary.RELATIONS
