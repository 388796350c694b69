"""Names in a text that writes them small, as machines that turn speech into text do: fewer of them are found."""

import re
from collections.abc import Iterable, Iterator, Mapping

from app.language.common_words import COMMON_WORDS
from app.language.names import vocabulary
from app.language.names.company import CLOSED, Company
from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.words import Word, side_by_side, words_of
from app.language.spans import Span

_SURE_TITLES = frozenset("mr mrs ms mx".split())
"""After these stands a name, whatever word it is."""
_TITLES = frozenset(
    """
    miss dr doctor prof professor auntie aunty aunt uncle cousin pc dc wpc sgt sergeant constable inspector judge
    councillor nan nana nanna nanny gran granny grandma grandad granddad grandpa rev reverend father sister imam
    """.split()
)
"""After these stands a name, unless it is an everyday word and no first name: “miss school”, “the doctor said”."""
_SPEAKING = frozenset(
    """
    said says told tells asked asks reckons reckoned thinks knows knew rang texted phoned called lives cried
    laughed shouted helped hated wants wanted promised lied
    """.split()
)
"""What only people do: “grace said”, “will told me”."""
_SPOKEN_TO = frozenset("told tell tells asked ask rang texted phoned hugged".split())
"""What is done to people only: “i told rose”."""
_ME = frozenset("me him her i".split())
_DETERMINERS = frozenset("the a an this my your his our their some any no every each last next in".split())
_NO_SUBJECT = _DETERMINERS | frozenset("i you we they to that's don't dont didn't didnt not and of".split())
_LIVING = frozenset("live lives lived living move moves moved moving placed born grew up went sent took".split())
_TOWARDS = frozenset(("in", "to", "near", "from", "outside"))
_WHOM = frozenset("me us him her them back".split())
_SCHOOL = re.compile(
    r" (?:primary school|primary|infants?(?: school)?|junior school|juniors|nursery|high school|secondary school"
    r"|grammar school|academy|comprehensive)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"(?P<name>[^\W\d_][\w-]+(?: [^\W\d_][\w-]+){0,2}?) "
    r"(?P<end>city council|county council|borough council|council|general hospital|hospital|infirmary|constabulary"
    r"|university|college|surgery|medical centre|health centre"
    r"|family centre|children'?s home|house|lodge|hostel|prison|housing|fostering|high school|primary school"
    r"|secondary school|academy)\b",
    re.IGNORECASE,
)
_SAINT = re.compile(r"\b(?:st|saint)\.? (?P<name>[^\W\d_]{3,20}?)(?:['’]?s)?\b", re.IGNORECASE)
_SCHOOLS = frozenset(("high school", "primary school", "secondary school", "academy", "college", "university"))
_SHORTEST = 3
_OF_WORDS = frozenset((NameKind.PERSON, NameKind.PLACE))


def small_letter_mentions(company: Company) -> Iterator[Mention]:
    """What is introduced as a name, and listed names that are no other words or are meant as one, in no order."""
    yield from _institutions(company)
    for at, word in enumerate(company.words):
        plain = word.plain
        if len(plain) < _SHORTEST - 1 or plain in vocabulary.GENERIC or plain in vocabulary.RELATIONS:
            continue
        place = _long_place(company, word)
        school = None if company.is_everyday(at) else _SCHOOL.match(company.heard, word.end)
        if place is not None:
            yield Mention(place, NameKind.PLACE, Why.LISTED)
        elif school is not None:
            yield Mention(Span(word.start, school.end()), NameKind.SCHOOL, Why.PATTERN)
        elif plain not in CLOSED and (plain not in vocabulary.ORDINARY_CAPITALS or plain in vocabulary.ALSO_WORDS):
            yield from _by_itself(company, at)


def written_small(company: Company) -> Iterator[Mention]:
    """In a text with capitals: names written without one that could be nothing else, “mrs kaur”, “kyle’s”."""
    for at, word in enumerate(company.words):
        if word.capital or len(word.plain) < _SHORTEST or company.is_closed(at):
            continue
        before = company.before(at, ".")
        if before is not None and before.plain in _SURE_TITLES:
            yield Mention(word.span, NameKind.PERSON, Why.PATTERN)
        elif company.cases is not None and _is_plainly_a_name(company, at) and not _is_another_word(company, at):
            yield Mention(word.span, NameKind.PERSON, Why.LISTED)


def small_again(company: Company, found: Iterable[Mention]) -> Iterator[Mention]:
    """Names that were found, and parts of them, wherever else they stand: those that are no other words."""
    kinds: dict[str, NameKind] = {}
    alone: set[str] = set()
    for one in found:
        if one.kind in _OF_WORDS and one.why is not Why.CAPITAL:
            words = words_of(one.span.of(company.heard))
            for word in words:
                kinds.setdefault(word.plain, one.kind)
            if one.kind is NameKind.PERSON and words and words[0].plain in company.gazetteer.first:
                alone.add(words[0].plain)
    for at, word in enumerate(company.words):
        kind = kinds.get(word.plain)
        if kind is None or len(word.plain) < _SHORTEST:
            continue
        if not _is_another_word(company, at) or (word.plain in alone and _may_be_meant(company, at)):
            yield Mention(word.span, kind, Why.AGAIN)


def is_small_word(company: Company, at: int) -> bool:
    """Whether what is spelled like a known name is one of the commonest words here: “will” in “he will go”."""
    word = company.words[at]
    return word.plain in COMMON_WORDS and not (word.capital and not word.initial) and not _is_meant(company, at)


def _by_itself(company: Company, at: int) -> Iterator[Mention]:
    word = company.words[at]
    first, place = word.plain in company.gazetteer.first, word.plain in company.gazetteer.places
    everyday = company.cases is None or company.is_everyday(at)
    if word.plain not in vocabulary.PEOPLE and (
        _is_titled(company, at, first=first)
        or (company.is_introduced(at) if first else company.is_called(at) and not everyday)
    ):
        yield Mention(_with_surname(company, at), NameKind.PERSON, Why.PATTERN)
    elif len(word.plain) < _SHORTEST:
        return
    elif first and (_is_meant(company, at) if everyday else not (place and company.is_after_place(at))):
        yield Mention(_with_surname(company, at), NameKind.PERSON, Why.LISTED)
    elif place and (not everyday or (company.cases is not None and _is_lived_in(company, at))):
        yield Mention(word.span, NameKind.PLACE, Why.LISTED)


def _is_titled(company: Company, at: int, *, first: bool) -> bool:
    before = company.before(at, ".")
    if before is None:
        return False
    if before.plain in _SURE_TITLES:
        return True
    return before.plain in _TITLES and (first or not company.is_everyday(at)) and not _speaks(company.words[at])


def _is_meant(company: Company, at: int) -> bool:
    """Whether an everyday word that is a first name too is one here, by what is said around it."""
    word, before, after = company.words[at], company.before(at), company.after(at)
    if word.plain not in company.gazetteer.first or word.plain in vocabulary.TITLES:
        return False
    if before is not None and before.plain in _DETERMINERS:
        return False
    if after is not None and (after.plain in _SPEAKING or (word.owns and after.plain in vocabulary.PEOPLE)):
        return True
    if before is None:
        return False
    earlier = company.before(at - 1)
    if before.plain in _SPOKEN_TO or (before.plain == "and" and earlier is not None and earlier.plain in _ME):
        return True
    if before.plain == "and" and earlier is not None and _is_plainly_a_name(company, at - 2):
        return True
    following = company.after(at + 1)
    if after is None or after.plain != "and" or following is None:
        return False
    return following.plain in _ME or _is_plainly_a_name(company, at + 2)


def _may_be_meant(company: Company, at: int) -> bool:
    """Whether an everyday word that was a name elsewhere here stands as one: “grace was there”, “with grace.”"""
    word, before, after = company.words[at], company.before(at), company.after(at)
    if word.plain in COMMON_WORDS or (before is not None and before.plain in _NO_SUBJECT):
        return False
    return word.owns or (before is not None if after is None else after.plain in vocabulary.SAYING)


def _is_plainly_a_name(company: Company, at: int) -> bool:
    return company.words[at].plain in company.gazetteer.first and not company.is_everyday(at)


def _is_lived_in(company: Company, at: int) -> bool:
    """Whether an everyday word that is a place too is one here: “we lived in hull”, “they moved me to hull”."""
    before, earlier = company.before(at), company.before(at - 1)
    if before is None or earlier is None or before.plain not in _TOWARDS:
        return False
    if earlier.plain in _WHOM:
        earlier = company.before(at - 2)
    return earlier is not None and earlier.plain in _LIVING


def _institutions(company: Company) -> Iterator[Mention]:
    """“leeds city council”, “temple moor high school”, “st mary’s”: by their last words and what is in front."""
    by_start = {word.start: at for at, word in enumerate(company.words)}
    for match in _SAINT.finditer(company.heard):
        if match["name"].casefold() in company.gazetteer.first:
            yield Mention(Span(*match.span()), NameKind.ORGANISATION, Why.PATTERN)
    ended = _INSTITUTION.search(company.heard)
    while ended is not None:
        start = _name_start(company, by_start, ended)
        following = ended.start() + len(ended["name"].split(" ")[0])
        if start is not None:
            kind = NameKind.SCHOOL if ended["end"].casefold() in _SCHOOLS else NameKind.ORGANISATION
            yield Mention(Span(start, ended.end()), kind, Why.PATTERN)
            following = ended.end()
        ended = _INSTITUTION.search(company.heard, following)


def _name_start(company: Company, by_start: Mapping[int, int], match: re.Match[str]) -> int | None:
    """Where the name of an institution begins; None where the words in front name nothing."""
    at = by_start.get(match.start())
    many = len(match["name"].split(" "))
    if at is None or at + many > len(company.words):
        return None
    places = list(range(at, at + many))
    while places and _leads_to_name(company, places[0]):
        places.pop(0)
    if not places or any(company.is_closed(place) or company.words[place].owns for place in places):
        return None
    names = [place for place in places if _may_name(company, place)]
    return company.words[places[0]].start if names and names[0] == places[0] else None


def _leads_to_name(company: Company, at: int) -> bool:
    word = company.words[at]
    return company.is_closed(at) or word.plain in vocabulary.PLACE_BEFORE or word.plain in vocabulary.POSSESSIVES


def _may_name(company: Company, at: int) -> bool:
    """Whether a word may be what an institution is called by: a place, or no everyday word."""
    word = company.words[at]
    if word.plain in vocabulary.GENERIC:
        return False
    if word.plain in company.gazetteer.places and word.plain not in vocabulary.ALSO_WORDS:
        return True
    return company.cases is not None and not company.is_everyday(at)


def _is_another_word(company: Company, at: int) -> bool:
    plain = company.words[at].plain
    if plain in CLOSED or plain in vocabulary.RELATIONS or plain in vocabulary.TITLES or company.is_everyday(at):
        return True
    return company.cases is None and plain not in company.gazetteer.first


def _with_surname(company: Company, at: int) -> Span:
    """The name with the last name behind it, if there is one."""
    word, after = company.words[at], company.after(at)
    follows = (
        after is not None
        and not word.owns
        and side_by_side(company.heard, word, after)
        and after.plain in company.gazetteer.last
        and company.cases is not None
        and not _is_another_word(company, at + 1)
    )
    return Span(word.start, after.end if follows and after is not None else word.end)


def _speaks(word: Word) -> bool:
    return word.plain in vocabulary.SAYING or word.plain in _SPEAKING


def _long_place(company: Company, word: Word) -> Span | None:
    for name in company.gazetteer.long_places.get(word.plain, ()):
        end = word.start + len(name)
        written = company.heard[word.start : end]
        if written.casefold() == name.casefold() and not company.heard[end : end + 1].isalnum():
            everyday = all(part in vocabulary.GENERIC for part in name.casefold().split())
            return None if everyday else Span(word.start, end)
    return None
