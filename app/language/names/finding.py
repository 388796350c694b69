"""Finds what may give somebody away in what was said, by all evidence there is, each place once (LANGUAGE §5.1).

It is an assistant: on real speech about one name in twenty is missed, so nobody may call a text anonymous for it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.language.names.again import again, of_one_kind
from app.language.names.capitals import CapitalReader
from app.language.names.cases import Cases
from app.language.names.company import Company
from app.language.names.gazetteer import read_gazetteer
from app.language.names.known import KnownNames
from app.language.names.listed import KnownFinder
from app.language.names.mentions import Mention, Why
from app.language.names.patterns import institutions
from app.language.names.shapes import shapes
from app.language.names.small_letters import is_small_word, small_again, small_letter_mentions, written_small
from app.language.names.words import words_of, writes_capitals, writes_names_with_capitals
from app.language.spans import Span

Source = Callable[[str], Iterable[Mention]]
"""Finds mentions in what was heard."""

_SURENESS = {why: rank for rank, why in enumerate(Why)}
_REPLACED = re.compile(r"\[[^\[\]\n]{1,200}\]")
_NOTHING = "\ufffc"
"""Stands for what was replaced already: no letter, no blank, no stop."""


class NameFinder:
    """Finds names in many texts of one study; make it once, for lists are read and prepared only then."""

    def __init__(self, known: KnownNames, cases: Cases | None = None, others: Sequence[Source] = ()) -> None:
        """`cases` tell names from everyday words where a sentence begins; `others` are further sources."""
        self._known = KnownFinder(known)
        self._wanted = frozenset(pseudonym.casefold() for pseudonym in known.pseudonyms)
        self._gazetteer = read_gazetteer()
        self._cases = cases
        self._others = others

    def find(self, text: str, speech: Sequence[Span]) -> list[Mention]:
        """The mentions in the speech of a text, in order and apart from each other.

        What stands in [square brackets] is taken for replaced and never found again; nor are labels and time
        stamps, which are no speech. A pseudonym of the study is wanted where it stands, brackets or not.
        """
        heard = _heard(text, speech)
        words = words_of(heard)
        company = Company(heard, words, self._gazetteer, self._cases)
        found = [*_by_shape(heard), *institutions(heard, self._gazetteer.first)]
        small = not (writes_capitals(words) and writes_names_with_capitals(words))
        found += _meant(self._known.mentions(heard, small=small), company, small=small)
        if writes_capitals(words):
            found += CapitalReader(company).mentions()
            found += written_small(company)
        if small:
            found += small_letter_mentions(company)
        once = _each_place_once(found)
        for other in self._others:
            once = _with_what_is_new(once, other(heard))
        once = [*of_one_kind(heard, once), *again(heard, words, once)]
        if small:
            once += small_again(company, once)
        once = _each_place_once(once)
        return [one for one in once if not self._is_wanted(one, heard)]

    def _is_wanted(self, one: Mention, heard: str) -> bool:
        return one.why is not Why.KNOWN and one.span.of(heard).casefold() in self._wanted


def find_names(text: str, *, speech: Sequence[Span], known: KnownNames) -> list[Mention]:
    """The mentions in the speech of one text; for many texts keep a `NameFinder`."""
    return NameFinder(known).find(text, speech)


def tells_capitals(text: str, speech: Sequence[Span]) -> bool:
    """Whether capitals are written as usual; without them most names are missed, and that must be said."""
    words = words_of(_heard(text, speech))
    return writes_capitals(words) and writes_names_with_capitals(words)


def _meant(known: Iterable[Mention], company: Company, *, small: bool) -> Iterator[Mention]:
    """Known names, but not where an everyday word is only spelled like one: “will you”."""
    places = {word.span: at for at, word in enumerate(company.words)}
    for one in known:
        at = places.get(one.span)
        if at is None or not (is_small_word(company, at) if small else company.is_only_a_word(at)):
            yield one


def _with_what_is_new(found: list[Mention], others: Iterable[Mention]) -> list[Mention]:
    """With what another source says of places where nothing was found, or nothing but a capital.

    It says that names are somewhere, but not as exactly where.
    """
    told = {one.span: one for one in others}
    known = [told.pop(one.span, one) if one.why is Why.CAPITAL else one for one in found]
    starts = [one.span.start for one in known]
    new = []
    for span, other in told.items():
        at = bisect_left(starts, span.end)
        if at == 0 or known[at - 1].span.end <= span.start:
            new.append(other)
    return _each_place_once([*known, *new])


def _by_shape(heard: str) -> Iterator[Mention]:
    for span, kind in shapes(heard):
        yield Mention(span, kind, Why.SHAPE)


def _heard(text: str, speech: Sequence[Span]) -> str:
    """The text with line ends for what is no speech, and nothing legible where brackets stand."""
    parts: list[str] = []
    at = 0
    for span in sorted(speech):
        start, end = max(at, span.start), max(at, min(span.end, len(text)))
        parts += ("\n" * (start - at), text[start:end])
        at = end
    parts.append("\n" * (len(text) - at))
    return _REPLACED.sub(lambda match: _NOTHING * len(match[0]), "".join(parts))


def _each_place_once(found: Sequence[Mention]) -> list[Mention]:
    """Of mentions in one place the widest, as sure as the surest inside it; of those that cross, the surest."""
    widest: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end, _SURENESS[one.why])):
        last = widest[-1] if widest else None
        if last is None or not last.span.contains(one.span):
            widest.append(one)
        elif last.kind is one.kind and _SURENESS[one.why] < _SURENESS[last.why]:
            widest[-1] = Mention(last.span, last.kind, one.why)
    chosen: list[Mention] = []
    for one in sorted(widest, key=lambda one: (_SURENESS[one.why], -len(one.span), one.span)):
        at = bisect_left(chosen, one.span, key=lambda other: other.span)
        if not any(one.span.overlaps(other.span) for other in chosen[max(0, at - 1) : at + 1]):
            chosen.insert(at, one)
    return chosen
