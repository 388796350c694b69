"""By what a string may be replaced: the pseudonym of whoever it names, else what it is, else a new name (E-06).

Only proposed: a person decides. A category says no more than the analysis needs.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.language.names.mentions import NameKind
from app.safeguards.identity.rows import Identity
from app.safeguards.pseudonyms.new_names import NewNames
from app.safeguards.pseudonyms.occurrences import key_of

_SCHOOLS = (
    (r"university", "university"),
    (r"nursery|playgroup|pre-?school|kindergarten", "nursery"),
    (r"primary|infant|junior|first school|first", "primary school"),
    (r"college|sixth form", "college"),
    (r"high|secondary|academy|grammar|comprehensive|upper", "secondary school"),
    (r"", "school"),
)
_ORGANISATIONS = (
    (r"hospital|infirmary", "hospital"),
    (r"surgery|clinic|medical|health centre|camhs", "clinic"),
    (r"council|borough|local authority|social services", "local authority"),
    (r"court", "court"),
    (r"church|chapel|mosque|temple|synagogue|gurdwara", "place of worship"),
    (r"club|scouts|guides|cadets|fc|united", "club"),
    (r"police|constabulary", "police force"),
    (r"trust|charity|foundation", "charity"),
    (r"house|home|lodge|villa", "children’s home"),
    (r"", "organisation"),
)
_PLACES = (
    (r"shire\b|county", "county"),
    (r"\b(?:street|road|lane|avenue|close|drive)$", "street"),
    (r"\b(?:park|gardens|woods?)$", "park"),
    (r"\b(?:estate)$", "estate"),
    (r"", "town"),
)
_WHAT_IT_IS = {
    NameKind.ADDRESS: "address",
    NameKind.POSTCODE: "postcode",
    NameKind.PHONE: "phone number",
    NameKind.EMAIL: "email address",
    NameKind.WEB: "web address",
    NameKind.BORN: "date of birth",
    NameKind.NHS_NUMBER: "NHS number",
    NameKind.INSURANCE_NUMBER: "National Insurance number",
    NameKind.CASE_NUMBER: "case number",
    NameKind.OTHER: "removed",
}
_TOLD_APART = {NameKind.SCHOOL: _SCHOOLS, NameKind.ORGANISATION: _ORGANISATIONS, NameKind.PLACE: _PLACES}
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b({'|'.join(month[:3] for month in _MONTHS)})[a-z]*\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMERIC = re.compile(r"\b\d{1,2}[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{4})-(\d{2})-\d{2}\b")
_NUMBER = re.compile(r"\d{1,3}")
_TO_NINETEEN = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {word: ten for ten, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_BANDS = ((4, "under 5"), (9, "5 to 9"), (12, "10 to 12"), (15, "13 to 15"), (17, "16 to 17"), (24, "18 to 24"))
_TITLE = re.compile(r"^(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Auntie|Aunty|Aunt|Uncle|Nan(?:ny)?)\.? ", re.I)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What might stand there instead, without brackets, and whose name it is where that is known."""

    words: str
    participant: UUID | None = None


class Proposer:
    """Proposes for one string after another; the longest are asked for first, so that short forms follow them."""

    def __init__(
        self,
        people: Sequence[Identity],
        pseudonyms: Mapping[UUID, str],
        taken: Collection[str],
        words_of_corpus: Collection[str],
    ) -> None:
        """`taken`: what stands for something already; `words_of_corpus`: small, so that no new name is one."""
        self._whose: dict[str, list[UUID]] = {}
        for person in people:
            for form in _forms(person):
                theirs = self._whose.setdefault(key_of(form), [])
                if person.participant not in theirs:
                    theirs.append(person.participant)
        self._pseudonyms = pseudonyms
        self._new = NewNames({*taken, *pseudonyms.values()}, words_of_corpus)
        self._first_names: dict[str, Proposal] = {}

    def propose(self, words: str, kind: NameKind) -> Proposal:
        """What might stand in the place of a string."""
        if kind is NameKind.PERSON:
            return self._person(words)
        if kind is NameKind.DATE:
            return Proposal(_month_and_year(words))
        if kind is NameKind.AGE:
            return Proposal(_band(words))
        if kind in _TOLD_APART:
            category = next(name for has, name in _TOLD_APART[kind] if re.search(has, words, re.IGNORECASE))
            return Proposal(self._new.numbered(category))
        return Proposal(_WHAT_IT_IS[kind])

    def follow(self, words: str, proposal: Proposal) -> None:
        """Something was decided of a person's name: shorter forms of it are proposed the same."""
        first = _first_name(words)
        if first:
            self._first_names.setdefault(key_of(first), proposal)

    def _person(self, words: str) -> Proposal:
        title = _TITLE.match(words)
        bare = words[title.end() :] if title else words
        for form in (words, bare):
            theirs = [one for one in self._whose.get(key_of(form), ()) if one in self._pseudonyms]
            if theirs:
                return Proposal(self._pseudonyms[theirs[0]], theirs[0])
        known = self._first_names.get(key_of(bare if title else _first_name(words)))
        if known is None:
            called = self._new.instead_of(bare)
            known = Proposal(f"{title[0].strip()} {called}" if title else called)
            self._first_names.setdefault(key_of(bare if title else _first_name(words)), known)
        return known


def _forms(person: Identity) -> Iterable[str]:
    """What a person may be called: by every name, and by the first name of each."""
    for name in (person.real_name, *person.other_names):
        if name.strip():
            yield name
            yield _first_name(name)


def _first_name(words: str) -> str:
    return next(iter(words.split()), "")


def _month_and_year(words: str) -> str:
    numeric = _NUMERIC.search(words)
    if numeric is not None:
        month, year = (numeric[1], numeric[2]) if numeric[1] else (numeric[4], numeric[3])
        return f"{_MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else year
    month_word, year_word = _MONTH.search(words), _YEAR.search(words)
    month_name = next((one for one in _MONTHS if month_word and one[:3] == month_word[1].capitalize()), "")
    return f"{month_name} {year_word[0]}" if month_name and year_word else month_name or "date"


def _band(words: str) -> str:
    years = _years(words)
    if years is None:
        return "age"
    return next((f"aged {band}" for oldest, band in _BANDS if years <= oldest), f"in their {years // 10 * 10}s")


def _years(words: str) -> int | None:
    """An age in figures or in words; None where there is no number."""
    number = _NUMBER.search(words)
    if number is not None:
        return int(number[0])
    said = re.findall(r"[a-z]+", words.casefold())
    tens = next((_TENS[word] * 10 for word in said if word in _TENS), None)
    ones = next((_TO_NINETEEN.index(word) for word in said if word in _TO_NINETEEN), None)
    return None if tens is None and ones is None else (tens or 0) + (ones or 0)
